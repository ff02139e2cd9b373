// made by tools/make_cypher.py from graph/schema.py
UNWIND $rows AS row
MERGE (n:Record {id: row.id})
SET n.file = row.file,
    n.sheet = row.sheet,
    n.row = row.row,
    n.date = row.date,
    n.run = row.run
