// name: active_organizations
// title: organisations présentes la dernière année connue
// one: organisation présente la dernière année connue
// description: Organisations qui portent au moins un poste la dernière année connue.
// params: departements?
// returns: denominator
MATCH (known:Action)
WHERE known.scheme IS NOT NULL
WITH max(known.year) AS year
MATCH (o:Organization)-[:TAKES_PART_IN]->(a:Action)-[:LOCATED_IN]->(d:Departement)
WHERE a.year = year AND a.scheme IS NOT NULL AND (size($departements) = 0 OR d.id IN $departements)
RETURN count(DISTINCT o.id) AS denominator
