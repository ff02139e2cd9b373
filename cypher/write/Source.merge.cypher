// made by tools/make_cypher.py from graph/schema.py
UNWIND $rows AS row
MERGE (n:Source {id: row.id})
SET n.name = row.name,
    n.origin = row.origin,
    n.licence = row.licence,
    n.date = row.date
