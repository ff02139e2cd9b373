// name: single_pillar
// title: Besoins qui reposent sur une seule organisation
// description: Dans un département, une seule organisation mène toutes les actions connues qui répondent à ce besoin.
//   Si elle s’en va, il ne reste rien. C’est plus grave quand le besoin a été exprimé ici.
// params: departements?
// returns: departement, departement_name, need, need_name, organization, organization_name, actions, notes, severity,
//   records
// denominator: answered_needs
// subjects: organization, departement
// missing: organization -> ?
// sentence: {departement_name} : {organization_name} est la seule connue à répondre au besoin « {need_name} ».
// reason: {actions:action} ici sur ce besoin, sans autre organisation connue ; {notes:aucune ligne des listes
//   n’exprime ce besoin ici|ligne exprime ce besoin ici|lignes expriment ce besoin ici}.
// closes: Une deuxième organisation sur ce besoin, avec elle ou à côté d’elle.
MATCH (o:Organization)-[x:TAKES_PART_IN]->(a:Action)-[:ADDRESSES]->(n:Need), (a)-[:LOCATED_IN]->(d:Departement)
WHERE x.role <> 'financeur' AND (size($departements) = 0 OR d.id IN $departements)
WITH d, n, count(DISTINCT o.id) AS organizations, min(o.id) AS organization, collect(DISTINCT a.id) AS held
WHERE organizations = 1
MATCH (r:Record)-[:NAMES]->(o:Organization), (r)-[:STATES]->(a:Action)
WHERE o.id = organization AND a.id IN held
WITH d, n, o, size(held) AS actions, collect(DISTINCT r.id) AS records
OPTIONAL MATCH (said:Record)-[:STATES]->(n), (said)-[:STATES]->(d)
WITH d, n, o, actions, records, count(DISTINCT said.id) AS notes
RETURN d.id AS departement, d.name AS departement_name, n.id AS need, n.name AS need_name, o.id AS organization,
  o.name AS organization_name, actions, notes,
  0.55 + 0.2 * notes / (notes + 1.0) + 0.1 / actions AS severity, records
ORDER BY severity DESC, departement, need
