// name: worked_never_met
// title: Même besoin, même département, jamais rencontrées
// description: Deux organisations répondent au même besoin dans le même département, sans action commune, et les listes
//   de présence connues ne les montrent jamais à la même rencontre. L’une des deux au moins y est venue : sans liste,
//   rien n’est dit. Les dix premières paires de chaque besoin dans chaque département sont dites.
// params: 
// returns: departement, departement_name, need, need_name, organization, organization_name, actions, events, records
// measure: never_met
// denominator: needs_of_those_met
// subjects: left, right
// missing: left -> right
// sentence: {departement_name} : {left_name} et {right_name} répondent au besoin « {need_name} » et ne se sont jamais
//   rencontrées.
// reason: Rencontres connues : {left_events} pour l’une, {right_events} pour l’autre, jamais la même ; aucune action
//   commune. Peut les présenter : {introducer}.
// closes: Une rencontre où toutes deux sont invitées.
MATCH (o:Organization)-[x:TAKES_PART_IN]->(a:Action)-[:ADDRESSES]->(n:Need), (a)-[:LOCATED_IN]->(d:Departement)
WHERE x.role <> 'financeur'
WITH DISTINCT o, a, n, d
MATCH (r:Record)-[:NAMES]->(o), (r)-[:STATES]->(a)
WITH o, n, d, collect(DISTINCT r.id) AS records
OPTIONAL MATCH (o)-[:TAKES_PART_IN]->(b:Action)
WITH o, n, d, records, collect(DISTINCT b.id) AS actions
OPTIONAL MATCH (o)-[:ATTENDED]->(e:Event)
RETURN d.id AS departement, d.name AS departement_name, n.id AS need, n.name AS need_name, o.id AS organization,
  o.name AS organization_name, actions, collect(DISTINCT e.id) AS events, records
ORDER BY departement, need, organization
