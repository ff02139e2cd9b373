// name: single_carrier
// title: Contrats de ville reposant sur une seule organisation
// description: La dernière année connue, une seule organisation porte tous les postes du contrat de ville. Si elle
//   s’en va, il ne reste personne. Plus les habitants des quartiers sont nombreux, plus c’est grave.
// params: departements?
// returns: departement, territory, territory_name, organization, organization_name, year, population, actions,
//   severity, records
// denominator: active_territories
// subjects: territory, organization
// missing: territory -> ?
// sentence: {territory_name} : une seule organisation connue y porte des postes, {organization_name}.
// reason: En {year}, tous les postes connus ici sont les siens ({actions:action}) ; {population:habitant} dans ces
//   quartiers.
// closes: Une deuxième organisation qui porte un poste dans ce contrat de ville.
MATCH (known:Action)
WHERE known.scheme IS NOT NULL
WITH max(known.year) AS year
MATCH (o:Organization)-[:TAKES_PART_IN]->(a:Action)-[:WITHIN]->(t:Territory)-[:LOCATED_IN]->(d:Departement)
WHERE a.year = year AND a.scheme IS NOT NULL AND (size($departements) = 0 OR d.id IN $departements)
WITH year, d, t, count(DISTINCT o.id) AS organizations, count(DISTINCT a.id) AS actions, min(o.id) AS organization
WHERE organizations = 1
MATCH (r:Record)-[:NAMES]->(o:Organization), (r)-[:STATES]->(a:Action)-[:WITHIN]->(t)
WHERE o.id = organization AND a.year = year
WITH year, d, t, o, actions, coalesce(t.population, 0) AS population, collect(DISTINCT r.id) AS records
RETURN d.id AS departement, t.id AS territory, t.name AS territory_name, o.id AS organization,
  o.name AS organization_name, year, population, actions,
  0.5 + 0.45 * population / (population + 5000.0) AS severity, records
ORDER BY severity DESC, territory
