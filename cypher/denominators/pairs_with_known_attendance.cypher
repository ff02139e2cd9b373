// name: pairs_with_known_attendance
// title: paires d’organisations d’un même contrat de ville et dispositif, venues chacune à une rencontre au moins
// one: paire d’organisations d’un même contrat de ville et dispositif, venues chacune à une rencontre au moins
// description: Paires pour lesquelles une liste de présence permet de dire si elles se sont croisées.
// params: departements?
// returns: denominator
MATCH (o:Organization)-[:TAKES_PART_IN]->(a:Action)-[:WITHIN]->(t:Territory)-[:LOCATED_IN]->(d:Departement)
WHERE a.scheme IS NOT NULL AND (size($departements) = 0 OR d.id IN $departements)
WITH DISTINCT o, t, a.scheme AS scheme
WHERE EXISTS { MATCH (o)-[x:ATTENDED]->(:Event) WHERE x.role = 'participant' }
WITH t, scheme, count(o.id) AS present
RETURN coalesce(sum(present * (present - 1)), 0) / 2 AS denominator
