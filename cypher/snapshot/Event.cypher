// made by tools/make_cypher.py from graph/schema.py
MATCH (n:Event)
RETURN n.id AS id, n.name AS name, n.date AS date, n.place AS place, n.scale AS scale
