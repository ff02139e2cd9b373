// made by tools/make_cypher.py from graph/schema.py
UNWIND $rows AS row
MERGE (n:Departement {id: row[0]})
SET n.name = row[1],
    n.region = row[2]
RETURN n.id AS id, elementId(n) AS element
