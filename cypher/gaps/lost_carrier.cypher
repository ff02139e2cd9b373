// name: lost_carrier
// title: Porteurs qui n’ont plus de poste connu
// description: Elles portaient des postes dans un département ; elles n’y en portent plus la dernière année connue.
//   Plus une organisation a été présente longtemps, plus son départ est récent et moins il reste de monde, plus c’est
//   grave. L’absence ne vaut que pour ces dispositifs.
// params: 
// returns: departement, departement_name, action, territory, territory_name
// measure: lost_carriers
// reads: seen_actions, parts_taken, organization_names, proofs
// denominator: organizations_ever_active
// subjects: organization, territory
// same: lost_territory
// missing: organization -> territory
// sentence: {organization_name} n’a plus de poste connu ici ({place}) : le dernier est de {last_year}.
// reason: Des postes {years:année}, la dernière en {last_year} ; en {year}, {remaining:aucune organisation connue
//   n’en porte|organisation en porte|organisations en portent} ici.
// closes: La retrouver dans une liste plus récente, ou savoir qui a repris ses postes.
MATCH (a:Action)-[:LOCATED_IN]->(d:Departement)
OPTIONAL MATCH (a)-[:WITHIN]->(t:Territory)
RETURN d.id AS departement, d.name AS departement_name, a.id AS action, t.id AS territory, t.name AS territory_name
