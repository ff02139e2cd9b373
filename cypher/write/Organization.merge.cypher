// made by tools/make_cypher.py from graph/schema.py
UNWIND $rows AS row
MERGE (n:Organization {id: row.id})
SET n.name = row.name,
    n.aliases = row.aliases,
    n.siren = row.siren,
    n.kind = row.kind,
    n.website = row.website,
    n.confidence = row.confidence,
    n.reason = row.reason
