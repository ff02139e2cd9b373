// name: departements_by_scheme
// title: couples (département connu, dispositif)
// one: couple (département connu, dispositif)
// description: Chaque département dont on connaît au moins une action, avec chaque dispositif connu.
// params: departements?
// returns: denominator
MATCH (a:Action)
WHERE a.scheme IS NOT NULL
WITH count(DISTINCT a.scheme) AS schemes
MATCH (here:Action)-[:LOCATED_IN]->(d:Departement)
WHERE here.scheme IS NOT NULL AND (size($departements) = 0 OR d.id IN $departements)
WITH schemes, count(DISTINCT d.id) AS departements
RETURN schemes * departements AS denominator
