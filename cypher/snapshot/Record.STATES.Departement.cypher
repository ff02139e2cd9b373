// made by tools/make_cypher.py from graph/schema.py
MATCH (a:Record)-[tie:STATES]->(b:Departement)
RETURN a.id AS start_id, b.id AS end_id
