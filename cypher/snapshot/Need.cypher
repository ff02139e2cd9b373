// made by tools/make_cypher.py from graph/schema.py
MATCH (n:Need)
RETURN n.id AS id, n.name AS name
