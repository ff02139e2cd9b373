// name: pairs_on_a_need
// title: paires d’organisations d’un même besoin et d’un même département, dont l’une au moins est venue à une rencontre
// one: paire d’organisations d’un même besoin et d’un même département, dont l’une au moins est venue à une rencontre
// description: Paires pour lesquelles une liste de présence permet de dire si elles se sont croisées ; une paire compte pour
//   chaque besoin qu’elle partage dans chaque département.
// measure: pairs_on_a_need
// reads: answers, visits
