// name: lost_territory
// title: Contrats de ville sans plus aucun poste
// description: Des postes y étaient portés une année ou plusieurs ; aucun ne l’est la dernière année connue. Plus les
//   habitants des quartiers sont nombreux, plus c’est grave.
// params: departements?
// returns: departement, territory, territory_name, last_year, year, organizations, population, severity, records
// denominator: territories_ever_active
// subjects: territory
// missing: territory -> ?
// sentence: {territory_name} : plus aucun poste connu depuis {last_year}.
// reason: Dernier poste connu en {last_year}, aucun dans les listes de {year} ; {organizations:aucune
//   organisation connue|organisation en a porté|organisations en ont porté} en tout ; {population:habitant} dans ces quartiers.
// closes: Un poste dans ce contrat de ville, ou la preuve que ses quartiers ont quitté la politique de la ville.
MATCH (known:Action)
WHERE known.scheme IS NOT NULL
WITH max(known.year) AS year
MATCH (a:Action)-[:WITHIN]->(t:Territory)-[:LOCATED_IN]->(d:Departement)
WHERE a.scheme IS NOT NULL AND (size($departements) = 0 OR d.id IN $departements)
WITH year, d, t, max(a.year) AS last_year
WHERE last_year < year
MATCH (o:Organization)-[:TAKES_PART_IN]->(:Action)-[:WITHIN]->(t)
WITH year, d, t, last_year, count(DISTINCT o.id) AS organizations
MATCH (r:Record)-[:STATES]->(last:Action)-[:WITHIN]->(t)
WHERE last.year = last_year
WITH year, d, t, last_year, organizations, coalesce(t.population, 0) AS population, collect(DISTINCT r.id) AS records
RETURN d.id AS departement, t.id AS territory, t.name AS territory_name, last_year, year, organizations, population,
  0.55 + 0.4 * population / (population + 5000.0) AS severity, records
ORDER BY severity DESC, territory
