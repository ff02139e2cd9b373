// made by tools/make_cypher.py from graph/schema.py
UNWIND $rows AS row
MERGE (n:Action {id: row[0]})
SET n.name = row[1],
    n.kind = row[2],
    n.scheme = row[3],
    n.year = row[4],
    n.scale = row[5],
    n.publics = row[6]
RETURN n.id AS id, elementId(n) AS element
