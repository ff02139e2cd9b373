// made by tools/make_cypher.py from graph/schema.py
UNWIND $rows AS row
MERGE (n:Record {id: row[0]})
SET n.file = row[1],
    n.sheet = row[2],
    n.row = row[3],
    n.date = row[4],
    n.run = row[5]
RETURN n.id AS id, elementId(n) AS element
