// name: same_territory_never_met
// title: Même contrat de ville, jamais à la même rencontre
// description: Deux organisations portent des postes du même dispositif dans le même contrat de ville, chacune est
//   venue à une rencontre dont la liste de présence est connue, et jamais à la même. Sans liste de présence, rien
//   n’est dit : absence de donnée n’est pas absence. Plus elles sont venues, plus c’est grave. Les dix premières paires
//   de chaque dispositif dans chaque contrat de ville sont dites.
// params: 
// returns: departement, territory, territory_name, scheme, organization, organization_name, action
// measure: same_territory_never_met
// reads: visits, proofs
// denominator: pairs_with_known_attendance
// subjects: left, right, territory
// apart: scheme
// missing: left -> right
// sentence: {left_name} et {right_name} portent des postes dans le même contrat de ville ({territory_name}) ; aucune
//   liste ne les montre à la même rencontre.
// reason: Même dispositif ({scheme}) ; {came}, jamais à la même.
// closes: Une rencontre où toutes deux sont invitées.
MATCH (o:Organization)-[:TAKES_PART_IN]->(a:Action)-[:WITHIN]->(t:Territory)-[:LOCATED_IN]->(d:Departement)
WHERE a.scheme IS NOT NULL AND EXISTS { MATCH (o)-[:ATTENDED]->(:Event) }
WITH DISTINCT o, a, t, d
RETURN d.id AS departement, t.id AS territory, t.name AS territory_name, a.scheme AS scheme,
  o.id AS organization, o.name AS organization_name, a.id AS action
