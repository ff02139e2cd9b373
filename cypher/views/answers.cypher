// name: answers
// title: Qui répond à quel besoin, dans quel département
// description: Chaque organisation qui mène une action (un financeur n’en est pas), avec chaque besoin auquel l’action répond
//   et chaque département où elle se situe.
// params: 
// returns: departement, need, need_name, organization, action
MATCH (o:Organization)-[x:TAKES_PART_IN]->(a:Action)-[:ADDRESSES]->(n:Need), (a)-[:LOCATED_IN]->(d:Departement)
WHERE x.role <> 'financeur'
WITH DISTINCT o, a, n, d
RETURN d.id AS departement, n.id AS need, n.name AS need_name, o.id AS organization, a.id AS action
