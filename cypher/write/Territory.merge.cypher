// made by tools/make_cypher.py from graph/schema.py
UNWIND $rows AS row
MERGE (n:Territory {id: row[0]})
SET n.name = row[1],
    n.codes = row[2],
    n.population = row[3],
    n.continuity = row[4]
RETURN n.id AS id, elementId(n) AS element
