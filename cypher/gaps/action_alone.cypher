// name: action_alone
// title: Actions menées sans aucun partenaire
// description: Une seule organisation mène l’action ; un financeur n’est pas un partenaire. Une action de plusieurs
//   départements est dite dans chacun, une fois pour toutes ses années. Les postes d’un dispositif, qui ne disent pas de
//   partenaires, ne sont pas comptés. C’est plus grave si d’autres agissent ici sur le même besoin.
// params: 
// returns: departement, action, action_name, organization, organization_name, year, records
// measure: actions_alone
// reads: answers
// denominator: partnered_actions
// subjects: action, organization
// same: isolated_organization
// missing: action -> ?
// sentence: « {action_name} » est menée par {organization_name} sans aucun partenaire connu{when}.
// reason: {around}.
// closes: Un partenaire sur cette action, ou une liste qui nomme ceux qu’elle a déjà.
MATCH (o:Organization)-[x:TAKES_PART_IN]->(a:Action)
WHERE a.scheme IS NULL AND x.role <> 'financeur'
WITH a, count(DISTINCT o.id) AS organizations
WHERE organizations = 1
MATCH (o:Organization)-[x:TAKES_PART_IN]->(a)
WHERE x.role <> 'financeur'
WITH DISTINCT a, o
OPTIONAL MATCH (a)-[:LOCATED_IN]->(d:Departement)
WITH a, o, d.id AS departement
MATCH (r:Record)-[:STATES]->(a)
RETURN coalesce(departement, '') AS departement, a.id AS action, a.name AS action_name,
  o.id AS organization, o.name AS organization_name, a.year AS year, collect(DISTINCT r.id) AS records
