// name: seen_actions
// title: Actions, leurs lieux et leurs besoins
// description: Chaque action, son dispositif, son année, son contrat de ville, ses départements et les besoins auxquels
//   elle répond.
// params: 
// returns: id, name, scheme, year, territory, territory_name, departements, needs
MATCH (a:Action)
OPTIONAL MATCH (a)-[:LOCATED_IN]->(d:Departement)
WITH a, collect(DISTINCT d.id) AS departements
OPTIONAL MATCH (a)-[:ADDRESSES]->(n:Need)
WITH a, departements, collect(DISTINCT n.id) AS needs
OPTIONAL MATCH (a)-[:WITHIN]->(t:Territory)
RETURN a.id AS id, a.name AS name, a.scheme AS scheme, a.year AS year, min(t.id) AS territory,
  min(t.name) AS territory_name, departements, needs
ORDER BY id
