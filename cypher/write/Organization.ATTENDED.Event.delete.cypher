// made by tools/make_cypher.py from graph/schema.py
UNWIND $rows AS row
MATCH (a:Organization {id: row.start_id}), (b:Event {id: row.end_id})
MATCH (a)-[tie:ATTENDED {role: row.role}]->(b)
DELETE tie
