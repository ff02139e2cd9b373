// name: actions_here
// title: Actions d’un département
// description: Les actions qui se situent dans un département, leurs besoins, et qui les mène ; un financeur n’en est pas.
// params: departement
// returns: id, name, scheme, year, territory, needs, organizations
MATCH (a:Action)-[:LOCATED_IN]->(d:Departement)
WHERE d.id = $departement
OPTIONAL MATCH (a)-[:WITHIN]->(t:Territory)
OPTIONAL MATCH (a)-[:ADDRESSES]->(n:Need)
OPTIONAL MATCH (o:Organization)-[x:TAKES_PART_IN]->(a) WHERE x.role <> 'financeur'
RETURN a.id AS id, a.name AS name, a.scheme AS scheme, a.year AS year, min(t.id) AS territory,
  collect(DISTINCT n.id) AS needs, collect(DISTINCT o.id) AS organizations
ORDER BY year DESC, id
