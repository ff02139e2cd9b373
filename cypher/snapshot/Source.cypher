// made by tools/make_cypher.py from graph/schema.py
MATCH (n:Source)
RETURN n.id AS id, n.name AS name, n.origin AS origin, n.licence AS licence, n.date AS date
