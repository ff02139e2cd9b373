// made by tools/make_cypher.py from graph/schema.py
UNWIND $rows AS row
MERGE (n:Action {id: row.id})
SET n.name = row.name,
    n.kind = row.kind,
    n.scheme = row.scheme,
    n.year = row.year,
    n.scale = row.scale,
    n.publics = row.publics
