// name: acting_by_need
// title: Qui répond à quel besoin, où
// description: Pour chaque action, dans chaque département où elle se situe, chaque besoin auquel elle répond, et les
//   organisations qui la mènent, et combien elles sont ; un financeur n’en est pas.
// params: 
// returns: departement, topic, topic_name, action, scheme, year, organizations, runners
MATCH (o:Organization)-[x:TAKES_PART_IN]->(a:Action)-[:ADDRESSES]->(n:Need), (a)-[:LOCATED_IN]->(d:Departement)
WHERE x.role <> 'financeur'
RETURN d.id AS departement, n.id AS topic, n.name AS topic_name, a.id AS action, a.scheme AS scheme, a.year AS year,
  collect(DISTINCT o.id) AS organizations, count(DISTINCT o) AS runners
ORDER BY departement, topic, action
