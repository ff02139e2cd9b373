// name: acting_by_kind
// title: Quel type d’organisation agit, où
// description: Pour chaque action, dans chaque département où elle se situe, chaque type d’organisation qui la mène, les
//   organisations de ce type, et combien la mènent en tout ; un financeur n’en est pas.
// params: 
// returns: departement, topic, topic_name, action, scheme, year, organizations, runners
MATCH (o:Organization)-[x:TAKES_PART_IN]->(a:Action)-[:LOCATED_IN]->(d:Departement)
WHERE x.role <> 'financeur' AND o.kind IS NOT NULL
WITH o.kind AS kind, a, d, collect(DISTINCT o.id) AS own
MATCH (p:Organization)-[y:TAKES_PART_IN]->(a)
WHERE y.role <> 'financeur'
RETURN d.id AS departement, kind AS topic, kind AS topic_name, a.id AS action, a.scheme AS scheme, a.year AS year,
  own AS organizations, count(DISTINCT p) AS runners
ORDER BY departement, topic, action
