// name: organizations_ever_active
// title: organisations ayant porté un poste dans un département, une année au moins
// one: organisation ayant porté un poste dans un département, une année au moins
// description: Couples (organisation, département) où au moins un poste est connu, quelle que soit l’année.
// params: departements?
// returns: denominator
MATCH (o:Organization)-[:TAKES_PART_IN]->(a:Action)-[:LOCATED_IN]->(d:Departement)
WHERE a.scheme IS NOT NULL AND (size($departements) = 0 OR d.id IN $departements)
WITH DISTINCT o, d
RETURN count(o.id) AS denominator
