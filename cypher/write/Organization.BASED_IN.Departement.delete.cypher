// made by tools/make_cypher.py from graph/schema.py
UNWIND $rows AS row
MATCH (a:Organization {id: row[0]})-[tie:BASED_IN]->(b:Departement {id: row[1]})
DELETE tie
