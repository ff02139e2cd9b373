// made by tools/make_cypher.py from graph/schema.py
UNWIND $rows AS row
CREATE (n:Record {id: row[0], file: row[1], sheet: row[2], row: row[3], date: row[4], run: row[5]})
WITH n, row
CALL (n, row) {
    UNWIND row[6] AS end
    MATCH (b) WHERE elementId(b) = end
    CREATE (n)-[:NAMES]->(b)
}
CALL (n, row) {
    UNWIND row[7] AS end
    MATCH (b) WHERE elementId(b) = end
    CREATE (n)-[:STATES]->(b)
}
CALL (n, row) {
    UNWIND row[8] AS end
    MATCH (b) WHERE elementId(b) = end
    CREATE (n)-[:FROM]->(b)
}
