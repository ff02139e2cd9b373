// made by tools/make_cypher.py from graph/schema.py
MATCH (n:Territory)
RETURN n.id AS id, n.name AS name, n.codes AS codes, n.population AS population, n.continuity AS continuity
