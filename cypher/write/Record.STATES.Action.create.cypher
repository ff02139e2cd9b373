// made by tools/make_cypher.py from graph/schema.py
UNWIND range(0, size($ends) - 1) AS place
MATCH (end) WHERE elementId(end) = $ends[place]
WITH end ORDER BY place
WITH collect(end) AS ends
UNWIND $rows AS row
WITH row, ends[row[0]] AS a, ends[row[1]] AS b
CREATE (a)-[:STATES]->(b)
