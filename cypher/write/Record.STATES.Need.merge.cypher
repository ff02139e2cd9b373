// made by tools/make_cypher.py from graph/schema.py
UNWIND $rows AS row
MATCH (a:Record {id: row.start_id}), (b:Need {id: row.end_id})
MERGE (a)-[:STATES]->(b)
