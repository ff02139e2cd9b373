// name: organizations
// title: Organisations
// description: Chaque organisation, son type s’il est connu, et les départements où elle est présente.
// params: 
// returns: id, name, kind, departements
MATCH (o:Organization)
OPTIONAL MATCH (o)-[:BASED_IN]->(d:Departement)
RETURN o.id AS id, o.name AS name, o.kind AS kind, collect(DISTINCT d.id) AS departements
ORDER BY id
