// made by tools/make_cypher.py from graph/schema.py
MATCH (n:Action)
RETURN n.id AS id, n.name AS name, n.kind AS kind, n.scheme AS scheme, n.year AS year, n.scale AS scale, n.publics AS publics
