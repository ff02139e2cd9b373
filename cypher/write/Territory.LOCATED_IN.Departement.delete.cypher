// made by tools/make_cypher.py from graph/schema.py
UNWIND $rows AS row
MATCH (a:Territory {id: row[0]})-[tie:LOCATED_IN]->(b:Departement {id: row[1]})
DELETE tie
