// name: needs_on_both_sides
// title: couples de départements voisins qui répondent au même besoin
// one: couple de départements voisins qui répondent au même besoin
// description: Deux départements qui se touchent, pour chaque besoin auquel une action répond dans l’un et dans l’autre.
//   Chaque couple est compté dans le premier des deux.
// measure: needs_on_both_sides
// reads: answers
