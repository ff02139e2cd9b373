// made by tools/make_cypher.py from graph/schema.py
UNWIND $rows AS row
MATCH (a:Record {id: row.start_id}), (b:Departement {id: row.end_id})
MATCH (a)-[tie:STATES]->(b)
DELETE tie
