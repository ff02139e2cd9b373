// made by tools/make_cypher.py from graph/schema.py
UNWIND $rows AS row
MATCH (a) WHERE elementId(a) = row[0]
MATCH (b) WHERE elementId(b) = row[1]
CREATE (a)-[:LOCATED_IN]->(b)
