// made by tools/make_cypher.py from graph/schema.py
MATCH (n:Organization)
RETURN n.id AS id, n.name AS name, n.aliases AS aliases, n.siren AS siren, n.kind AS kind, n.website AS website, n.confidence AS confidence, n.reason AS reason
