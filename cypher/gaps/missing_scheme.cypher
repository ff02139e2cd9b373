// name: missing_scheme
// title: Départements sans l’un des dispositifs
// description: Un dispositif présent dans la plupart des départements connus, la dernière année, et absent de
//   celui-ci. Un département dont on ne connaît aucune action n’est pas compté : absence de donnée n’est pas absence.
//   Plus les autres départements sont nombreux à l’avoir, plus c’est grave.
// params: departements?
// returns: departement, departement_name, scheme, present, known, year, last_year, severity, records
// denominator: departements_by_scheme
// subjects: departement
// apart: scheme
// missing: departement -> ?
// sentence: Aucun poste {scheme} en {year} dans ce département ({departement_name}).
// reason: {present} des {known} départements connus en ont la même année ; ici, dernier poste : {last_year}.
// closes: Un poste de ce dispositif dans le département.
MATCH (any_action:Action)
WHERE any_action.scheme IS NOT NULL
WITH max(any_action.year) AS year
MATCH (seen:Action)-[:LOCATED_IN]->(k:Departement)
WHERE seen.scheme IS NOT NULL
WITH year, count(DISTINCT k.id) AS known
MATCH (a:Action)-[:LOCATED_IN]->(p:Departement)
WHERE a.year = year AND a.scheme IS NOT NULL
WITH year, known, a.scheme AS scheme, count(DISTINCT p.id) AS present
WHERE present * 2 > known
MATCH (here:Action)-[:LOCATED_IN]->(d:Departement)
WHERE here.scheme IS NOT NULL AND (size($departements) = 0 OR d.id IN $departements)
WITH DISTINCT year, known, scheme, present, d
WHERE NOT EXISTS { MATCH (now:Action)-[:LOCATED_IN]->(d) WHERE now.scheme = scheme AND now.year = year }
OPTIONAL MATCH (r:Record)-[:STATES]->(former:Action)-[:LOCATED_IN]->(d)
WHERE former.scheme = scheme
WITH year, known, scheme, present, d, max(former.year) AS last_year, collect(DISTINCT r.id) AS records
RETURN d.id AS departement, d.name AS departement_name, scheme, present, known, year, last_year,
  0.4 + 0.5 * present / known AS severity, records
ORDER BY severity DESC, departement, scheme
