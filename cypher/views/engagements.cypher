// name: engagements
// title: Qui mène quoi, où, sur quel besoin
// description: Chaque action qu’une organisation mène (un financeur n’en est pas), dans chaque département où elle se situe,
//   avec chaque besoin auquel elle répond et son contrat de ville. « scheme » est vide hors des postes d’un dispositif.
// params: 
// returns: organization, action, scheme, year, departement, territory, need, need_name
MATCH (o:Organization)-[x:TAKES_PART_IN]->(a:Action)
WHERE x.role <> 'financeur'
WITH DISTINCT o, a
OPTIONAL MATCH (a)-[:WITHIN]->(t:Territory)
WITH o, a, min(t.id) AS territory
OPTIONAL MATCH (a)-[:LOCATED_IN]->(d:Departement)
OPTIONAL MATCH (a)-[:ADDRESSES]->(n:Need)
RETURN o.id AS organization, a.id AS action, a.scheme AS scheme, a.year AS year, d.id AS departement, territory,
  n.id AS need, n.name AS need_name
ORDER BY organization, action, departement, need
