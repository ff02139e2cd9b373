// made by tools/make_cypher.py from graph/schema.py
MATCH (n:Record)
RETURN n.id AS id, n.file AS file, n.sheet AS sheet, n.row AS row, n.date AS date, n.run AS run
