// name: alone_this_year
// title: Organisations seules sur leurs postes
// description: La dernière année connue, aucune autre organisation ne prend part à une seule de leurs actions.
//   Plus une organisation est là depuis longtemps et moins elle a croisé de monde, plus c’est grave.
// params: departements?
// returns: departement, organization, organization_name, year, actions, years, others, territory, severity, records
// denominator: active_organizations
// subjects: organization, territory
// missing: organization -> ?
// sentence: {organization_name} : aucune autre organisation connue sur ses postes.
// reason: En {year}, personne d’autre dans les listes sur {actions:action} ; des postes {years:année} ;
//   {others:aucune autre organisation croisée|autre organisation croisée|autres organisations croisées} en tout.
// closes: Une action menée avec une autre organisation.
MATCH (known:Action)
WHERE known.scheme IS NOT NULL
WITH max(known.year) AS year
MATCH (o:Organization)-[:TAKES_PART_IN]->(a:Action)-[:LOCATED_IN]->(d:Departement)
WHERE a.year = year AND a.scheme IS NOT NULL
WITH year, o, min(d.id) AS departement, count(DISTINCT a.id) AS actions
WHERE (size($departements) = 0 OR departement IN $departements) AND NOT EXISTS {
  MATCH (o)-[:TAKES_PART_IN]->(shared:Action)<-[:TAKES_PART_IN]-(other:Organization)
  WHERE shared.year = year AND other.id <> o.id
}
MATCH (o)-[:TAKES_PART_IN]->(ever:Action)
WHERE ever.scheme IS NOT NULL
WITH year, o, departement, actions, count(DISTINCT ever.year) AS years
OPTIONAL MATCH (o)-[:TAKES_PART_IN]->(past:Action)<-[:TAKES_PART_IN]-(other:Organization)
WHERE other.id <> o.id
WITH year, o, departement, actions, years, count(DISTINCT other.id) AS others
MATCH (r:Record)-[:NAMES]->(o), (r)-[:STATES]->(own:Action)
WHERE own.year = year
OPTIONAL MATCH (own)-[:WITHIN]->(t:Territory)
WITH year, o, departement, actions, years, others, min(t.id) AS territory, collect(DISTINCT r.id) AS records
RETURN departement, o.id AS organization, o.name AS organization_name, year, actions, years, others,
  coalesce(territory, departement) AS territory, 0.1 + 0.05 * years + 0.2 / (1 + others) AS severity, records
ORDER BY severity DESC, organization
