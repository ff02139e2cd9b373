// name: pairs_with_known_attendance
// title: paires d’organisations d’un même contrat de ville et dispositif, venues chacune à une rencontre au moins
// description: Paires pour lesquelles une liste de présence permet de dire si elles se sont croisées.
// params: departements?
// returns: denominator
MATCH (o:Organization)-[:TAKES_PART_IN]->(a:Action)-[:WITHIN]->(t:Territory)-[:LOCATED_IN]->(d:Departement),
  (p:Organization)-[:TAKES_PART_IN]->(b:Action)-[:WITHIN]->(t)
WHERE o.id < p.id AND a.scheme = b.scheme AND (size($departements) = 0 OR d.id IN $departements)
WITH DISTINCT o, p, t, a.scheme AS scheme
WHERE EXISTS { MATCH (o)-[x:ATTENDED]->(:Event) WHERE x.role = 'participant' }
  AND EXISTS { MATCH (p)-[y:ATTENDED]->(:Event) WHERE y.role = 'participant' }
RETURN count(o.id) AS denominator
