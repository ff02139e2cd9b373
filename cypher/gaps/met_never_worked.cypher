// name: met_never_worked
// title: Se rencontrent sans agir ensemble
// description: Deux organisations sont ensemble en rencontre plus souvent que le hasard ne l’explique, et aucune action
//   connue ne les réunit. Se rencontrer n’est pas travailler ensemble. Sur cent paires dites ici, cinq au plus
//   s’expliqueraient par le hasard.
// params: 
// returns: organization, organization_name, event, departement, actions, records
// measure: met_more_than_chance
// denominator: pairs_at_meetings
// subjects: left, right
// missing: left -> right
// sentence: {left_name} et {right_name} se retrouvent en rencontre et n’ont aucune action en commun.
// reason: Ensemble à {common:rencontre} ; l’une est venue à {left_events}, l’autre à {right_events}, sur {events} connues :
//   plus que le hasard n’en donnerait.
// closes: Une action menée à deux, sur un besoin que toutes deux connaissent.
MATCH (o:Organization)-[:ATTENDED]->(e:Event)
OPTIONAL MATCH (e)-[:LOCATED_IN]->(d:Departement)
WITH o, e, min(d.id) AS departement
OPTIONAL MATCH (o)-[:TAKES_PART_IN]->(a:Action)
WITH o, e, departement, collect(DISTINCT a.id) AS actions
MATCH (r:Record)-[:NAMES]->(o), (r)-[:STATES]->(e)
RETURN o.id AS organization, o.name AS organization_name, e.id AS event, departement, actions,
  collect(DISTINCT r.id) AS records
ORDER BY organization, event
