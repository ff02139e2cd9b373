// name: answered_needs
// title: besoins auxquels au moins une action répond, par département
// one: besoin auquel au moins une action répond, par département
// description: Couples (département, besoin) où au moins une organisation mène une action.
// params: departements?
// returns: denominator
MATCH (:Organization)-[x:TAKES_PART_IN]->(a:Action)-[:ADDRESSES]->(n:Need), (a)-[:LOCATED_IN]->(d:Departement)
WHERE x.role <> 'financeur' AND (size($departements) = 0 OR d.id IN $departements)
WITH DISTINCT d, n
RETURN count(n.id) AS denominator
