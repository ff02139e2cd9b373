// name: participations
// title: Participations aux actions
// description: Qui prend part à quelle action, avec quel rôle, et les lignes qui le prouvent. Les filtres se cumulent.
// params: organizations?, actions?, territories?, departements?
// returns: organization, organization_name, action, action_name, scheme, kind, year, role, territory, territory_name,
//   departement, records
MATCH (o:Organization)-[x:TAKES_PART_IN]->(a:Action)
WHERE (size($organizations) = 0 OR o.id IN $organizations) AND (size($actions) = 0 OR a.id IN $actions)
OPTIONAL MATCH (a)-[:WITHIN]->(t:Territory)
OPTIONAL MATCH (a)-[:LOCATED_IN]->(d:Departement)
WITH o, x, a, min(t.id) AS territory, min(t.name) AS territory_name, min(d.id) AS departement
WHERE (size($territories) = 0 OR territory IN $territories)
  AND (size($departements) = 0 OR departement IN $departements)
MATCH (r:Record)-[:NAMES]->(o), (r)-[:STATES]->(a)
RETURN o.id AS organization, o.name AS organization_name, a.id AS action, a.name AS action_name, a.scheme AS scheme,
  a.kind AS kind, a.year AS year, x.role AS role, territory, territory_name, departement,
  collect(DISTINCT r.id) AS records
ORDER BY organization, action, role
