// made by tools/make_cypher.py from graph/schema.py
MATCH (a:Event)-[tie:ABOUT]->(b:Need)
RETURN a.id AS start_id, b.id AS end_id
