// made by tools/make_cypher.py from graph/schema.py
UNWIND $rows AS row
MERGE (n:Departement {id: row.id})
SET n.name = row.name,
    n.region = row.region
