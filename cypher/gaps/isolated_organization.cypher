// name: isolated_organization
// title: Organisations sans aucun partenaire
// description: Aucune autre organisation n’est connue sur une seule de leurs actions, quelle que soit l’année ; un
//   financeur n’est pas compté comme partenaire. Les postes d’un dispositif, qui ne disent pas de partenaires, ne sont pas
//   comptés. Plus elles mènent d’actions, plus c’est grave.
// params: departements?
// returns: departement, departement_name, organization, organization_name, actions, events, severity, records
// denominator: acting_organizations
// subjects: organization
// missing: organization -> ?
// sentence: {organization_name} n’a aucun partenaire connu.
// reason: {actions:action} ({departement_name}) où aucune autre organisation n’est nommée ; {events:aucune rencontre
//   connue|rencontre}.
// closes: Une action menée avec une autre organisation, ou la liste de ses partenaires.
MATCH (o:Organization)-[x:TAKES_PART_IN]->(a:Action)
WHERE x.role <> 'financeur' AND a.scheme IS NULL
WITH o, count(DISTINCT a.id) AS actions
WHERE NOT EXISTS {
  MATCH (o)-[:TAKES_PART_IN]->(:Action)<-[y:TAKES_PART_IN]-(p:Organization)
  WHERE p.id <> o.id AND y.role <> 'financeur'
}
OPTIONAL MATCH (o)-[:TAKES_PART_IN]->(:Action)-[:LOCATED_IN]->(d:Departement)
WITH o, actions, min(d.id) AS departement
WHERE size($departements) = 0 OR departement IN $departements
MATCH (r:Record)-[:NAMES]->(o), (r)-[:STATES]->(b:Action)
WITH o, actions, departement, collect(DISTINCT r.id) AS records
OPTIONAL MATCH (o)-[:ATTENDED]->(e:Event)
WITH o, actions, records, departement, count(DISTINCT e.id) AS events
OPTIONAL MATCH (named:Departement)
WHERE named.id = departement
RETURN departement, coalesce(named.name, 'département inconnu') AS departement_name, o.id AS organization, o.name AS organization_name, actions, events,
  0.35 + 0.35 * actions / (actions + 3.0) AS severity, records
ORDER BY severity DESC, organization
