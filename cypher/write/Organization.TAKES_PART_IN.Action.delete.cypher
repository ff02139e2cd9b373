// made by tools/make_cypher.py from graph/schema.py
UNWIND $rows AS row
MATCH (a:Organization {id: row[0]})-[tie:TAKES_PART_IN {role: row[2]}]->(b:Action {id: row[1]})
DELETE tie
