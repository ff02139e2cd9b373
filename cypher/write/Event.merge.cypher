// made by tools/make_cypher.py from graph/schema.py
UNWIND $rows AS row
MERGE (n:Event {id: row.id})
SET n.name = row.name,
    n.date = row.date,
    n.place = row.place,
    n.scale = row.scale
