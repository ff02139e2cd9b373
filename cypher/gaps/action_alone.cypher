// name: action_alone
// title: Actions menées sans aucun partenaire
// description: Une seule organisation mène l’action ; un financeur n’est pas un partenaire. Les postes d’un dispositif,
//   qui ne disent pas de partenaires, ne sont pas comptés. C’est plus grave si d’autres agissent ici sur le même besoin.
// params: departements?
// returns: departement, departement_name, action, action_name, organization, organization_name, nearby, severity,
//   records
// denominator: partnered_actions
// subjects: action, organization
// same: isolated_organization
// missing: action -> ?
// sentence: « {action_name} » est menée par {organization_name} sans aucun partenaire connu.
// reason: Autres organisations qui répondent ici au même besoin : {nearby} ({departement_name}).
// closes: Un partenaire sur cette action, ou la liste de ceux qui n’y sont pas écrits.
MATCH (o:Organization)-[x:TAKES_PART_IN]->(a:Action)
WHERE a.scheme IS NULL AND x.role <> 'financeur' AND (size($departements) = 0
  OR EXISTS { MATCH (a)-[:LOCATED_IN]->(asked:Departement) WHERE asked.id IN $departements })
WITH a, count(DISTINCT o.id) AS organizations, min(o.id) AS organization
WHERE organizations = 1
OPTIONAL MATCH (a)-[:LOCATED_IN]->(place:Departement)
WHERE size($departements) = 0 OR place.id IN $departements
WITH a, organization, min(place.id) AS departement
MATCH (r:Record)-[:STATES]->(a), (o:Organization)
WHERE o.id = organization
WITH a, o, departement, collect(DISTINCT r.id) AS records
OPTIONAL MATCH (d:Departement)
WHERE d.id = departement
OPTIONAL MATCH (a)-[:ADDRESSES]->(:Need)<-[:ADDRESSES]-(b:Action)<-[y:TAKES_PART_IN]-(p:Organization),
  (b)-[:LOCATED_IN]->(d)
WHERE p.id <> o.id AND y.role <> 'financeur'
WITH a, o, d, records, count(DISTINCT p.id) AS nearby
RETURN d.id AS departement, d.name AS departement_name, a.id AS action, a.name AS action_name, o.id AS organization,
  o.name AS organization_name, nearby, 0.3 + 0.25 * nearby / (nearby + 2.0) AS severity, records
ORDER BY severity DESC, action
