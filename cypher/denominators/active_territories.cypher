// name: active_territories
// title: contrats de ville actifs la dernière année connue
// one: contrat de ville actif la dernière année connue
// description: Contrats de ville où au moins un poste est porté la dernière année connue.
// params: departements?
// returns: denominator
MATCH (known:Action)
WHERE known.scheme IS NOT NULL
WITH max(known.year) AS year
MATCH (:Organization)-[:TAKES_PART_IN]->(a:Action)-[:WITHIN]->(t:Territory)-[:LOCATED_IN]->(d:Departement)
WHERE a.year = year AND a.scheme IS NOT NULL AND (size($departements) = 0 OR d.id IN $departements)
RETURN count(DISTINCT t.id) AS denominator
