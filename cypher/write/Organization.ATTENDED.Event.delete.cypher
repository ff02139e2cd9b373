// made by tools/make_cypher.py from graph/schema.py
UNWIND $rows AS row
MATCH (a:Organization {id: row[0]})-[tie:ATTENDED {role: row[2]}]->(b:Event {id: row[1]})
DELETE tie
