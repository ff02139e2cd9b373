// name: missing_neighbour
// title: Voisins qui agissent sur le même besoin sans lien
// description: Deux départements voisins répondent au même besoin, et aucune organisation ni aucune action ne passe de
//   l’un à l’autre.
// params: 
// returns: departement, departement_name, need, need_name, organization, action
// measure: neighbours_missing
// proofs: organization, action
// denominator: answered_needs
// subjects: departement, neighbour
// missing: departement -> neighbour
// sentence: {departement_name} et {neighbour_name} répondent chacun au besoin « {need_name} », sans lien connu entre eux.
// reason: {organizations:organisation} en tout des deux côtés, aucune en commun, aucune action commune connue.
// closes: Un échange entre les deux départements sur ce besoin.
MATCH (o:Organization)-[x:TAKES_PART_IN]->(a:Action)-[:ADDRESSES]->(n:Need), (a)-[:LOCATED_IN]->(d:Departement)
WHERE x.role <> 'financeur'
WITH DISTINCT o, a, n, d
RETURN d.id AS departement, d.name AS departement_name, n.id AS need, n.name AS need_name, o.id AS organization,
  a.id AS action
ORDER BY need, departement, organization, action
