// name: network_of_meetings
// title: Qui est venu à quelle rencontre
// description: Le réseau des rencontres : chaque organisation et chaque rencontre où elle est venue. Les filtres se cumulent.
// params: departements?, needs?
// returns: organization, organization_name, kind, home, fact, year
MATCH (o:Organization)-[:ATTENDED]->(e:Event)
WHERE (size($departements) = 0
  OR EXISTS { MATCH (e)-[:LOCATED_IN]->(d:Departement) WHERE d.id IN $departements })
  AND (size($needs) = 0
  OR EXISTS { MATCH (e)-[:ABOUT]->(n:Need) WHERE n.id IN $needs })
WITH DISTINCT o, e
OPTIONAL MATCH (o)-[:BASED_IN]->(based:Departement)
RETURN o.id AS organization, o.name AS organization_name, o.kind AS kind, min(based.id) AS home, e.id AS fact,
  e.date AS year
ORDER BY organization, fact
