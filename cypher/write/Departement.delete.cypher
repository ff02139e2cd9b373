// made by tools/make_cypher.py from graph/schema.py
UNWIND $rows AS row
MATCH (n:Departement {id: row.id})
DETACH DELETE n
