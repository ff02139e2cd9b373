// made by tools/make_cypher.py from graph/schema.py
UNWIND $rows AS row
MATCH (a:Action {id: row[0]})-[tie:ADDRESSES]->(b:Need {id: row[1]})
DELETE tie
