// made by tools/make_cypher.py from graph/schema.py
MATCH (a:Record)-[tie:FROM]->(b:Source)
RETURN a.id AS start_id, b.id AS end_id
