// name: worked_never_met
// title: Même besoin, même département, jamais rencontrées
// description: Deux organisations répondent au même besoin dans le même département, sans action commune, et les listes
//   de présence connues ne les montrent jamais à la même rencontre. L’une des deux au moins y est venue : sans liste,
//   rien n’est dit. Plus elles partagent de besoins, plus c’est grave.
// params: departements?
// returns: departement, departement_name, need, need_name, left, left_name, right, right_name, needs, introducer,
//   left_events, right_events, severity, records
// denominator: pairs_on_one_need
// subjects: left, right
// missing: left -> right
// sentence: {departement_name} : {left_name} et {right_name} répondent au besoin « {need_name} » et ne se sont jamais
//   rencontrées.
// reason: Rencontres connues : {left_events} pour l’une, {right_events} pour l’autre, jamais la même ; aucune action
//   commune. Peut les présenter : {introducer}.
// closes: Une rencontre où toutes deux sont invitées.
MATCH (o:Organization)-[x:TAKES_PART_IN]->(a:Action)-[:ADDRESSES]->(n:Need), (a)-[:LOCATED_IN]->(d:Departement),
  (p:Organization)-[y:TAKES_PART_IN]->(b:Action)-[:ADDRESSES]->(n), (b)-[:LOCATED_IN]->(d)
WHERE o.id < p.id AND x.role <> 'financeur' AND y.role <> 'financeur'
  AND (size($departements) = 0 OR d.id IN $departements)
WITH DISTINCT d, n, o, p
WHERE NOT EXISTS { MATCH (o)-[:TAKES_PART_IN]->(:Action)<-[:TAKES_PART_IN]-(p) }
  AND NOT EXISTS { MATCH (o)-[:ATTENDED]->(:Event)<-[:ATTENDED]-(p) }
WITH d, o, p, min(n.name) AS need_name, min(n.id) AS need, count(DISTINCT n.id) AS needs
OPTIONAL MATCH (o)-[:ATTENDED]->(e:Event)
WITH d, o, p, need_name, need, needs, count(DISTINCT e.id) AS left_events
OPTIONAL MATCH (p)-[:ATTENDED]->(f:Event)
WITH d, o, p, need_name, need, needs, left_events, count(DISTINCT f.id) AS right_events
WHERE left_events + right_events > 0
OPTIONAL MATCH (o)-[:TAKES_PART_IN]->(:Action)<-[:TAKES_PART_IN]-(q:Organization)-[:TAKES_PART_IN]->(:Action)
  <-[:TAKES_PART_IN]-(p)
WITH d, o, p, need_name, need, needs, left_events, right_events, min(q.name) AS introducer
MATCH (r:Record)-[:STATES]->(c:Action)-[:LOCATED_IN]->(d), (r)-[:NAMES]->(s:Organization), (c)-[:ADDRESSES]->(m:Need)
WHERE m.id = need AND (s.id = o.id OR s.id = p.id)
WITH d, o, p, need_name, need, needs, left_events, right_events, introducer, collect(DISTINCT r.id) AS records
RETURN d.id AS departement, d.name AS departement_name, need, need_name, o.id AS left, o.name AS left_name,
  p.id AS right, p.name AS right_name, needs, introducer, left_events, right_events,
  0.4 + 0.1 * needs / (needs + 1.0) + 0.2 * (left_events * right_events) / (left_events * right_events + 2.0)
  AS severity, records
ORDER BY severity DESC, departement, left, right
