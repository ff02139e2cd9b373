// name: need_without_partnership
// title: Besoins où chacun agit de son côté
// description: Dans un département, plusieurs organisations répondent à ce besoin et aucune action n’en réunit deux.
//   Un financeur n’est pas compté comme partenaire. Plus elles sont nombreuses, plus c’est grave.
// params: departements?
// returns: departement, departement_name, need, need_name, organizations, actions, others, names, severity, records
// denominator: answered_needs
// subjects: others, departement
// missing: departement -> ?
// sentence: {departement_name} : {organizations:organisation} répondent au besoin « {need_name} », sans action commune
//   connue.
// reason: {actions:action} ici sur ce besoin, aucune menée à plusieurs d’après les listes : {names}.
// closes: Une action menée à plusieurs sur ce besoin.
MATCH (o:Organization)-[x:TAKES_PART_IN]->(a:Action)-[:ADDRESSES]->(n:Need), (a)-[:LOCATED_IN]->(d:Departement)
WHERE x.role <> 'financeur' AND (size($departements) = 0 OR d.id IN $departements)
WITH d, n, a, count(DISTINCT o.id) AS together
WITH d, n, max(together) AS most, count(DISTINCT a.id) AS actions
WHERE most = 1
MATCH (o:Organization)-[x:TAKES_PART_IN]->(a:Action)-[:ADDRESSES]->(n), (a)-[:LOCATED_IN]->(d)
WHERE x.role <> 'financeur'
WITH d, n, actions, count(DISTINCT o.id) AS organizations, collect(DISTINCT o.id) AS others,
  collect(DISTINCT o.name) AS names, collect(DISTINCT a.id) AS held
WHERE organizations > 1
MATCH (r:Record)-[:STATES]->(a:Action)-[:ADDRESSES]->(n)
WHERE a.id IN held
WITH d, n, actions, organizations, others, names, collect(DISTINCT r.id) AS records
RETURN d.id AS departement, d.name AS departement_name, n.id AS need, n.name AS need_name, organizations, actions,
  others, names, 0.45 + 0.35 * organizations / (organizations + 2.0) AS severity, records
ORDER BY severity DESC, departement, need
