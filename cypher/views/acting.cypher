// name: acting
// title: Qui agit où, sur quels besoins
// description: Chaque organisation qui mène une action, dans chaque département où l’action se situe ; un financeur n’en
//   est pas.
// params: 
// returns: departement, action, scheme, year, organization, kind, needs
MATCH (o:Organization)-[x:TAKES_PART_IN]->(a:Action)-[:LOCATED_IN]->(d:Departement)
WHERE x.role <> 'financeur'
OPTIONAL MATCH (a)-[:ADDRESSES]->(n:Need)
RETURN d.id AS departement, a.id AS action, a.scheme AS scheme, a.year AS year, o.id AS organization, o.kind AS kind,
  collect(DISTINCT n.id) AS needs
ORDER BY departement, action, organization
