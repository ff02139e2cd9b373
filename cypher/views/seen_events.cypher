// name: seen_events
// title: Rencontres et leurs lieux
// description: Chaque rencontre, sa date, ses départements et les besoins sur lesquels elle porte.
// params: 
// returns: id, name, date, departements, needs
MATCH (e:Event)
OPTIONAL MATCH (e)-[:LOCATED_IN]->(d:Departement)
WITH e, collect(DISTINCT d.id) AS departements
OPTIONAL MATCH (e)-[:ABOUT]->(n:Need)
RETURN e.id AS id, e.name AS name, e.date AS date, departements, collect(DISTINCT n.id) AS needs
ORDER BY id
