// name: territories_ever_active
// title: contrats de ville où un poste a été porté, une année au moins
// one: contrat de ville où un poste a été porté, une année au moins
// description: Contrats de ville où au moins un poste est connu, quelle que soit l’année.
// params: departements?
// returns: denominator
MATCH (a:Action)-[:WITHIN]->(t:Territory)-[:LOCATED_IN]->(d:Departement)
WHERE a.scheme IS NOT NULL AND (size($departements) = 0 OR d.id IN $departements)
RETURN count(DISTINCT t.id) AS denominator
