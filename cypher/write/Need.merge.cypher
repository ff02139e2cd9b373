// made by tools/make_cypher.py from graph/schema.py
UNWIND $rows AS row
MERGE (n:Need {id: row[0]})
SET n.name = row[1]
RETURN n.id AS id, elementId(n) AS element
