// name: missing_neighbour
// title: Voisins qui agissent sur le même besoin sans lien
// description: Deux départements voisins répondent au même besoin, et aucune organisation ni aucune action ne passe de
//   l’un à l’autre.
// measure: neighbours_missing
// reads: answers, proofs
// denominator: needs_on_both_sides
// subjects: departement, neighbour
// missing: departement -> neighbour
// sentence: {departement_name} et {neighbour_name} répondent chacun au besoin « {need_name} », sans lien connu entre eux.
// reason: {organizations:organisation} en tout des deux côtés ; aucune des deux côtés à la fois, aucune action
//   commune connue.
// closes: Un échange entre les deux départements sur ce besoin.
