// name: needs_of_those_met
// title: besoins auxquels répond au moins une organisation venue à une rencontre, par département
// one: besoin auquel répond au moins une organisation venue à une rencontre, par département
// description: Couples (département, besoin) dont les listes de présence permettent de dire qui s’est croisé.
// params: departements?
// returns: denominator
MATCH (o:Organization)-[x:TAKES_PART_IN]->(a:Action)-[:ADDRESSES]->(n:Need), (a)-[:LOCATED_IN]->(d:Departement)
WHERE x.role <> 'financeur' AND EXISTS { MATCH (o)-[:ATTENDED]->(:Event) }
  AND (size($departements) = 0 OR d.id IN $departements)
WITH DISTINCT d, n
RETURN count(n.id) AS denominator
