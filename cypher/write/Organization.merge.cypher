// made by tools/make_cypher.py from graph/schema.py
UNWIND $rows AS row
MERGE (n:Organization {id: row[0]})
SET n.name = row[1],
    n.aliases = row[2],
    n.siren = row[3],
    n.kind = row[4],
    n.website = row[5],
    n.confidence = row[6],
    n.reason = row[7]
RETURN n.id AS id, elementId(n) AS element
