// made by tools/make_cypher.py from graph/schema.py
MATCH (n:Departement)
RETURN n.id AS id, n.name AS name, n.region AS region
