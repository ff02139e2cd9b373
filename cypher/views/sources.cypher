// name: sources
// title: Sources
// description: Chaque source avec le nombre de lignes et de fichiers qui en viennent.
// params: 
// returns: source, name, origin, licence, date, records, files
MATCH (r:Record)-[:FROM]->(s:Source)
RETURN s.id AS source, s.name AS name, s.origin AS origin, s.licence AS licence, s.date AS date,
  count(r) AS records, count(DISTINCT r.file) AS files
ORDER BY source
