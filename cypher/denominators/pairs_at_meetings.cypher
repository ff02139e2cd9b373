// name: pairs_at_meetings
// title: paires d’organisations venues chacune à une rencontre au moins
// one: paire d’organisations venues chacune à une rencontre au moins
// description: Toutes les paires d’organisations dont une présence est connue.
// params: departements?
// returns: denominator
MATCH (o:Organization)-[:ATTENDED]->(e:Event)
WHERE size($departements) = 0
  OR EXISTS { MATCH (e)-[:LOCATED_IN]->(asked:Departement) WHERE asked.id IN $departements }
WITH count(DISTINCT o.id) AS present
RETURN present * (present - 1) / 2 AS denominator
