// name: departements
// title: Départements
// description: Chaque département de la carte, avec ses nombres d’organisations, d’actions et de territoires.
// params: 
// returns: departement, name, organizations, actions, territories
MATCH (d:Departement)
OPTIONAL MATCH (o:Organization)-[:BASED_IN]->(d)
WITH d, count(DISTINCT o.id) AS organizations
OPTIONAL MATCH (a:Action)-[:LOCATED_IN]->(d)
WITH d, organizations, count(DISTINCT a.id) AS actions
OPTIONAL MATCH (t:Territory)-[:LOCATED_IN]->(d)
RETURN d.id AS departement, d.name AS name, organizations, actions, count(DISTINCT t.id) AS territories
ORDER BY departement
