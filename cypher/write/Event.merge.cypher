// made by tools/make_cypher.py from graph/schema.py
UNWIND $rows AS row
MERGE (n:Event {id: row[0]})
SET n.name = row[1],
    n.date = row[2],
    n.place = row[3],
    n.scale = row[4]
RETURN n.id AS id, elementId(n) AS element
