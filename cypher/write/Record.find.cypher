// made by tools/make_cypher.py from graph/schema.py
UNWIND $rows AS row
MATCH (n:Record {id: row[0]})
RETURN n.id AS id, elementId(n) AS element
