// made by tools/make_cypher.py from graph/schema.py
UNWIND $rows AS row
MERGE (n:Territory {id: row.id})
SET n.name = row.name,
    n.codes = row.codes,
    n.population = row.population,
    n.continuity = row.continuity
