// name: worked_never_met
// title: Même besoin, même département, jamais à la même rencontre
// description: Deux organisations répondent au même besoin dans le même département, sans action commune, et les listes
//   de présence connues ne les montrent jamais à la même rencontre. L’une des deux au moins y est venue : sans liste,
//   rien n’est dit. Les dix premières paires de chaque besoin dans chaque département sont dites.
// params: 
// returns: nature, departement, departement_name, need, need_name, organization, organization_name, fact
// measure: never_met
// proofs: organization, fact
// proven: need
// denominator: needs_of_those_met
// subjects: left, right
// missing: left -> right
// sentence: {departement_name} : {left_name} et {right_name} répondent au besoin « {need_name} » ; aucune liste ne les
//   montre à la même rencontre.
// reason: Rencontres connues : {left_events} pour l’une, {right_events} pour l’autre, jamais la même ; aucune action
//   commune connue. Peut les présenter : {introducer}.
// closes: Une rencontre où toutes deux sont invitées.
MATCH (o:Organization)-[x:TAKES_PART_IN]->(a:Action)-[:ADDRESSES]->(n:Need), (a)-[:LOCATED_IN]->(d:Departement)
WHERE x.role <> 'financeur'
WITH DISTINCT o, a, n, d
RETURN 'need' AS nature, d.id AS departement, d.name AS departement_name, n.id AS need, n.name AS need_name,
  o.id AS organization, o.name AS organization_name, a.id AS fact
UNION ALL
MATCH (o:Organization)-[:TAKES_PART_IN]->(a:Action)
WITH DISTINCT o, a
RETURN 'action' AS nature, '' AS departement, '' AS departement_name, '' AS need, '' AS need_name,
  o.id AS organization, o.name AS organization_name, a.id AS fact
UNION ALL
MATCH (o:Organization)-[:ATTENDED]->(e:Event)
WITH DISTINCT o, e
RETURN 'event' AS nature, '' AS departement, '' AS departement_name, '' AS need, '' AS need_name,
  o.id AS organization, o.name AS organization_name, e.id AS fact
