// made by tools/make_cypher.py from graph/schema.py
UNWIND $rows AS row
MATCH (a:Departement {id: row[0]})-[tie:EXPRESSED]->(b:Need {id: row[1]})
DELETE tie
