// made by tools/make_cypher.py from graph/schema.py
UNWIND $rows AS row
MATCH (a:Event {id: row[0]})-[tie:ABOUT]->(b:Need {id: row[1]})
DELETE tie
