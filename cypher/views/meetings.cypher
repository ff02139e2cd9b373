// name: meetings
// title: Les rencontres et qui y est venu
// description: Chaque rencontre, datée ou non, avec ses départements et les organisations dont la présence est connue.
// params: 
// returns: event, name, date, place, departements, came
MATCH (e:Event)
OPTIONAL MATCH (e)-[:LOCATED_IN]->(d:Departement)
WITH e, collect(DISTINCT d.id) AS departements
OPTIONAL MATCH (o:Organization)-[:ATTENDED]->(e)
RETURN e.id AS event, e.name AS name, e.date AS date, e.place AS place, departements, collect(DISTINCT o.id) AS came
ORDER BY date, event
