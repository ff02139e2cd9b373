// name: attendances
// title: Présences aux rencontres
// description: Qui est venu à quelle rencontre, avec quel rôle, et les lignes qui le prouvent. Les filtres se cumulent.
// params: organizations?, events?, departements?
// returns: organization, organization_name, event, event_name, date, role, departement, records
MATCH (o:Organization)-[x:ATTENDED]->(e:Event)
WHERE (size($organizations) = 0 OR o.id IN $organizations) AND (size($events) = 0 OR e.id IN $events)
OPTIONAL MATCH (e)-[:LOCATED_IN]->(d:Departement)
WITH o, x, e, min(d.id) AS departement
WHERE size($departements) = 0 OR departement IN $departements
MATCH (r:Record)-[:NAMES]->(o), (r)-[:STATES]->(e)
RETURN o.id AS organization, o.name AS organization_name, e.id AS event, e.name AS event_name, e.date AS date,
  x.role AS role, departement, collect(DISTINCT r.id) AS records
ORDER BY organization, event, role
