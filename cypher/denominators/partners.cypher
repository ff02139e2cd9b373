// name: partners
// title: organisations qui ont au moins une action en commun avec une autre
// one: organisation qui a au moins une action en commun avec une autre
// description: Organisations du réseau des actions communes ; un financeur n’est pas compté comme partenaire.
//   Dans un département : celles d’entre elles qui y agissent.
// params: departements?
// returns: denominator
MATCH (o:Organization)-[x:TAKES_PART_IN]->(a:Action)<-[y:TAKES_PART_IN]-(p:Organization)
WHERE o.id <> p.id AND x.role <> 'financeur' AND y.role <> 'financeur' AND a.scheme IS NULL
WITH DISTINCT o
WHERE size($departements) = 0
  OR EXISTS { MATCH (o)-[:TAKES_PART_IN]->(:Action)-[:LOCATED_IN]->(asked:Departement) WHERE asked.id IN $departements }
RETURN count(o.id) AS denominator
