// name: only_bridge
// title: Seules à relier deux parties du réseau
// description: Sans cette organisation, deux parties du réseau des actions communes ne se touchent plus. Les
//   postes d’un dispositif, qui ne disent pas de partenaires, ne sont pas comptés.
// params: 
// returns: organization, organization_name, action, departement
// measure: bridges
// proofs: organization, action
// denominator: partners
// subjects: organization
// missing: organization -> ?
// sentence: {organization_name} est la seule à relier {parts} groupes d’organisations.
// reason: D’après les actions connues : sans elle, un groupe de {smallest:organisation} et un de {largest} n’ont plus rien en
//   commun.
// closes: Une action entre les deux parties, sans passer par elle.
MATCH (o:Organization)-[x:TAKES_PART_IN]->(a:Action)
WHERE x.role <> 'financeur' AND a.scheme IS NULL
OPTIONAL MATCH (a)-[:LOCATED_IN]->(d:Departement)
WITH o, a, min(d.id) AS departement
RETURN o.id AS organization, o.name AS organization_name, a.id AS action, departement
ORDER BY organization, action
