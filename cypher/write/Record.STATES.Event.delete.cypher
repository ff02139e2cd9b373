// made by tools/make_cypher.py from graph/schema.py
UNWIND $rows AS row
MATCH (a:Record {id: row[0]})-[tie:STATES]->(b:Event {id: row[1]})
DELETE tie
