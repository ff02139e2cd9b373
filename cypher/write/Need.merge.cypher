// made by tools/make_cypher.py from graph/schema.py
UNWIND $rows AS row
MERGE (n:Need {id: row.id})
SET n.name = row.name
