// name: territory
// title: Un contrat de ville
// description: Ce que la carte sait d’un contrat de ville.
// params: id
// returns: id, name, codes, population, continuity, departement, departement_name, records
MATCH (t:Territory)-[:LOCATED_IN]->(d:Departement)
WHERE t.id = $id
OPTIONAL MATCH (r:Record)-[:STATES]->(t)
RETURN t.id AS id, t.name AS name, t.codes AS codes, t.population AS population, t.continuity AS continuity,
  d.id AS departement, d.name AS departement_name, collect(DISTINCT r.id) AS records
