// name: known_departements
// title: départements dont on connaît au moins un acteur
// one: département dont on connaît au moins un acteur
// description: Départements où une organisation est présente, ou agit.
// params: departements?
// returns: denominator
MATCH (o:Organization)-[:BASED_IN|TAKES_PART_IN]->(x)
WITH DISTINCT x
OPTIONAL MATCH (x)-[:LOCATED_IN]->(d:Departement)
WITH coalesce(d.id, x.id) AS code
MATCH (known:Departement)
WHERE known.id = code AND (size($departements) = 0 OR known.id IN $departements)
RETURN count(DISTINCT known.id) AS denominator
