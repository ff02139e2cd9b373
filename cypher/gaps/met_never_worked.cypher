// name: met_never_worked
// title: Se rencontrent sans agir ensemble
// description: Deux organisations sont ensemble en rencontre plus souvent que le hasard ne l’explique, et aucune action
//   connue ne les réunit. Se rencontrer n’est pas travailler ensemble. Sur cent paires dites ici, cinq au plus
//   s’expliqueraient par le hasard.
// params: 
// returns: nature, organization, organization_name, fact, departement
// measure: met_more_than_chance
// proofs: organization, fact
// proven: event
// denominator: pairs_at_meetings
// subjects: left, right
// missing: left -> right
// sentence: {left_name} et {right_name} se retrouvent en rencontre et n’ont aucune action en commun connue.
// reason: Ensemble à {common:rencontre} ; l’une est venue à {left_events}, l’autre à {right_events}, sur {events} connues :
//   plus souvent que si chacune était venue au hasard.
// closes: Une action menée à deux, sur un besoin que toutes deux connaissent.
MATCH (o:Organization)-[:ATTENDED]->(e:Event)
WITH DISTINCT o, e
OPTIONAL MATCH (e)-[:LOCATED_IN]->(d:Departement)
WITH o, e, min(d.id) AS departement
RETURN 'event' AS nature, o.id AS organization, o.name AS organization_name, e.id AS fact,
  coalesce(departement, '') AS departement
UNION ALL
MATCH (o:Organization)-[:TAKES_PART_IN]->(a:Action)
WITH DISTINCT o, a
RETURN 'action' AS nature, o.id AS organization, o.name AS organization_name, a.id AS fact, '' AS departement
