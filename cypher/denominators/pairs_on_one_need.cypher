// name: pairs_on_one_need
// title: paires d’organisations sur un même besoin dans un même département, dont l’une au moins est venue à une rencontre
// description: Paires dont les listes de présence permettent de dire si elles se sont croisées.
// params: departements?
// returns: denominator
MATCH (o:Organization)-[x:TAKES_PART_IN]->(a:Action)-[:ADDRESSES]->(n:Need), (a)-[:LOCATED_IN]->(d:Departement),
  (p:Organization)-[y:TAKES_PART_IN]->(b:Action)-[:ADDRESSES]->(n), (b)-[:LOCATED_IN]->(d)
WHERE o.id < p.id AND x.role <> 'financeur' AND y.role <> 'financeur'
  AND (size($departements) = 0 OR d.id IN $departements)
WITH DISTINCT d, o, p
WHERE EXISTS { MATCH (o)-[:ATTENDED]->(:Event) } OR EXISTS { MATCH (p)-[:ATTENDED]->(:Event) }
RETURN count(o.id) AS denominator
