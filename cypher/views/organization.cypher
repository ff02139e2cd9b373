// name: organization
// title: Une organisation
// description: Ce que la carte sait d’une organisation.
// params: id
// returns: id, name, aliases, siren, kind, website, confidence, reason, departements
MATCH (o:Organization)
WHERE o.id = $id
OPTIONAL MATCH (o)-[:BASED_IN]->(d:Departement)
RETURN o.id AS id, o.name AS name, o.aliases AS aliases, o.siren AS siren, o.kind AS kind, o.website AS website,
  o.confidence AS confidence, o.reason AS reason, collect(DISTINCT d.name) AS departements
