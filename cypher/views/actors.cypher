// name: actors
// title: Les organisations, leur type et leur siège
// description: Chaque organisation de la carte, son type s’il est connu, et les départements où elle a son siège.
// params: 
// returns: organization, name, kind, departements
MATCH (o:Organization)
OPTIONAL MATCH (o)-[:BASED_IN]->(d:Departement)
RETURN o.id AS organization, o.name AS name, o.kind AS kind, collect(DISTINCT d.id) AS departements
ORDER BY organization
