// made by tools/make_cypher.py from graph/schema.py
UNWIND range(0, size($ends) - 1) AS place
MATCH (end) WHERE elementId(end) = $ends[place]
WITH end ORDER BY place
WITH collect(end) AS ends
UNWIND $rows AS row
CREATE (n:Record {id: row[0], file: row[1], sheet: row[2], row: row[3], date: row[4], run: row[5]})
FOREACH (end IN [place IN row[6] | ends[place]] | CREATE (n)-[:NAMES]->(end))
FOREACH (end IN [place IN row[7] | ends[place]] | CREATE (n)-[:STATES]->(end))
FOREACH (end IN [place IN row[8] | ends[place]] | CREATE (n)-[:FROM]->(end))
