// name: events
// title: Rencontres
// description: Chaque rencontre, où elle s’est tenue, sur quels besoins.
// params: 
// returns: id, name, date, place, departements, needs
MATCH (e:Event)
OPTIONAL MATCH (e)-[:LOCATED_IN]->(d:Departement)
OPTIONAL MATCH (e)-[:ABOUT]->(n:Need)
RETURN e.id AS id, e.name AS name, e.date AS date, e.place AS place, collect(DISTINCT d.id) AS departements,
  collect(DISTINCT n.id) AS needs
ORDER BY id
