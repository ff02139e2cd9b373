// name: expressions
// title: Besoins exprimés
// description: Les besoins que chaque département a exprimés, et les lignes qui le disent.
// params: 
// returns: departement, topic, topic_name, records
MATCH (d:Departement)-[:EXPRESSED]->(n:Need)
MATCH (r:Record)-[:STATES]->(n), (r)-[:STATES]->(d)
RETURN d.id AS departement, n.id AS topic, n.name AS topic_name, collect(DISTINCT r.id) AS records
ORDER BY departement, topic
