// name: event
// title: Une rencontre
// description: Ce que la carte sait d’une rencontre.
// params: id
// returns: id, name, date, place, scale, departements, records
MATCH (e:Event)
WHERE e.id = $id
OPTIONAL MATCH (e)-[:LOCATED_IN]->(d:Departement)
OPTIONAL MATCH (r:Record)-[:STATES]->(e)
RETURN e.id AS id, e.name AS name, e.date AS date, e.place AS place, e.scale AS scale,
  collect(DISTINCT d.name) AS departements, collect(DISTINCT r.id) AS records
