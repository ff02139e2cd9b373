// made by tools/make_cypher.py from graph/schema.py
UNWIND $rows AS row
MERGE (n:Source {id: row[0]})
SET n.name = row[1],
    n.origin = row[2],
    n.licence = row[3],
    n.date = row[4]
RETURN n.id AS id, elementId(n) AS element
