// made by tools/make_cypher.py from graph/schema.py
MATCH (a:Action)-[tie:WITHIN]->(b:Territory)
RETURN a.id AS start_id, b.id AS end_id
