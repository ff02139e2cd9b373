// name: action
// title: Une action
// description: Ce que la carte sait d’une action.
// params: id
// returns: id, name, kind, scheme, year, scale, territory, territory_name, departements, records
MATCH (a:Action)
WHERE a.id = $id
OPTIONAL MATCH (a)-[:WITHIN]->(t:Territory)
OPTIONAL MATCH (a)-[:LOCATED_IN]->(d:Departement)
OPTIONAL MATCH (r:Record)-[:STATES]->(a)
RETURN a.id AS id, a.name AS name, a.kind AS kind, a.scheme AS scheme, a.year AS year, a.scale AS scale,
  min(t.id) AS territory, min(t.name) AS territory_name, collect(DISTINCT d.id) AS departements,
  collect(DISTINCT r.id) AS records
