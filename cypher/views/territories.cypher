// name: territories
// title: Contrats de ville
// description: Chaque contrat de ville de la carte, et les lignes qui le décrivent.
// params: 
// returns: id, name, departement, records
MATCH (t:Territory)-[:LOCATED_IN]->(d:Departement)
OPTIONAL MATCH (r:Record)-[:STATES]->(t)
RETURN t.id AS id, t.name AS name, d.id AS departement, collect(DISTINCT r.id) AS records
ORDER BY departement, name, id
