// name: lost_carrier
// title: Porteurs qui n’ont plus de poste connu
// description: Elles portaient des postes dans un département ; elles n’y en portent plus la dernière année connue.
//   Plus une organisation a été présente longtemps, plus son départ est récent et moins il reste de monde, plus c’est
//   grave. L’absence ne vaut que pour ces dispositifs.
// params: departements?
// returns: departement, departement_name, organization, organization_name, years, last_year, year, territory,
//   place, remaining, severity, records
// denominator: organizations_ever_active
// subjects: organization, territory
// same: lost_territory
// missing: organization -> territory
// sentence: {organization_name} n’a plus de poste connu ici ({place}) : le dernier est de {last_year}.
// reason: Des postes {years:année}, la dernière en {last_year} ; en {year}, {remaining:aucune organisation connue
//   n’en porte|organisation en porte|organisations en portent} ici.
// closes: La retrouver dans une liste plus récente, ou savoir qui a repris ses postes.
MATCH (known:Action)
WHERE known.scheme IS NOT NULL
WITH max(known.year) AS year
MATCH (o:Organization)-[:TAKES_PART_IN]->(a:Action)-[:LOCATED_IN]->(d:Departement)
WHERE a.scheme IS NOT NULL AND (size($departements) = 0 OR d.id IN $departements)
WITH year, o, d, max(a.year) AS last_year, count(DISTINCT a.year) AS years
WHERE last_year < year
MATCH (r:Record)-[:NAMES]->(o), (r)-[:STATES]->(last:Action)-[:LOCATED_IN]->(d)
WHERE last.year = last_year AND last.scheme IS NOT NULL
OPTIONAL MATCH (last)-[:WITHIN]->(left_place:Territory)
WITH year, o, d, last_year, years, min(left_place.id) AS territory, collect(DISTINCT r.id) AS records
OPTIONAL MATCH (t:Territory)<-[:WITHIN]-(now:Action)<-[:TAKES_PART_IN]-(other:Organization)
WHERE t.id = territory AND now.year = year
WITH year, o, d, last_year, years, territory, records, count(DISTINCT other.id) AS remaining
OPTIONAL MATCH (named:Territory)
WHERE named.id = territory
RETURN d.id AS departement, d.name AS departement_name, o.id AS organization, o.name AS organization_name, years,
  last_year, year, coalesce(territory, d.id) AS territory, coalesce(named.name, d.name) AS place, remaining,
  0.1 + 0.04 * years + 0.2 / (year - last_year) + 0.3 / (1 + remaining) AS severity, records
ORDER BY severity DESC, departement, organization
