// name: same_territory_never_met
// title: Mêmes quartiers, jamais à la même rencontre
// description: Deux organisations portent des postes du même dispositif dans le même contrat de ville, chacune est
//   venue à une rencontre dont la liste de présence est connue, et jamais à la même. Sans liste de présence, rien
//   n’est dit : absence de donnée n’est pas absence. Plus elles sont venues, plus c’est grave.
// params: departements?
// returns: departement, territory, territory_name, scheme, left, left_name, right, right_name, left_events,
//   right_events, severity, records
// denominator: pairs_with_known_attendance
// subjects: left, right, territory
// missing: left -> right
// sentence: {left_name} et {right_name} agissent dans les mêmes quartiers ({territory_name}) et ne se sont jamais
//   croisées en rencontre.
// reason: Même dispositif ({scheme}) ; l’une est venue à {left_events:rencontre}, l’autre à {right_events:rencontre},
//   jamais à la même.
// closes: Une rencontre où toutes deux sont invitées.
MATCH (o:Organization)-[:TAKES_PART_IN]->(a:Action)-[:WITHIN]->(t:Territory)-[:LOCATED_IN]->(d:Departement),
  (p:Organization)-[:TAKES_PART_IN]->(b:Action)-[:WITHIN]->(t)
WHERE o.id < p.id AND a.scheme = b.scheme AND (size($departements) = 0 OR d.id IN $departements)
WITH DISTINCT d, t, a.scheme AS scheme, o, p
WHERE NOT EXISTS { MATCH (o)-[:ATTENDED]->(:Event)<-[:ATTENDED]-(p) }
MATCH (o)-[x:ATTENDED]->(e:Event)
WHERE x.role = 'participant'
WITH d, t, scheme, o, p, count(DISTINCT e.id) AS left_events
MATCH (p)-[y:ATTENDED]->(f:Event)
WHERE y.role = 'participant'
WITH d, t, scheme, o, p, left_events, count(DISTINCT f.id) AS right_events
MATCH (r:Record)-[:STATES]->(c:Action)-[:WITHIN]->(t), (r)-[:NAMES]->(q:Organization)
WHERE c.scheme = scheme AND (q.id = o.id OR q.id = p.id)
WITH d, t, scheme, o, p, left_events, right_events, collect(DISTINCT r.id) AS records
RETURN d.id AS departement, t.id AS territory, t.name AS territory_name, scheme, o.id AS left, o.name AS left_name,
  p.id AS right, p.name AS right_name, left_events, right_events,
  0.9 - 0.5 / (left_events + right_events) AS severity, records
ORDER BY severity DESC, territory, left, right
