// name: homes
// title: Départements des organisations
// description: Les départements où une organisation est présente, ou mène une action : là où l’on dit un manque dont les
//   rencontres et les actions n’ont pas de lieu.
// params: 
// returns: organization, departement
MATCH (o:Organization)-[:BASED_IN]->(d:Departement)
RETURN o.id AS organization, d.id AS departement
UNION ALL
MATCH (o:Organization)-[x:TAKES_PART_IN]->(:Action)-[:LOCATED_IN]->(d:Departement)
WHERE x.role <> 'financeur'
RETURN DISTINCT o.id AS organization, d.id AS departement
