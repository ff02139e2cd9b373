// name: worked_never_met
// title: Même besoin, même département, jamais à la même rencontre
// description: Deux organisations répondent au même besoin dans le même département, sans action commune, et les listes
//   de présence connues ne les montrent jamais à la même rencontre. L’une des deux au moins y est venue : sans liste,
//   rien n’est dit. Les dix premières paires de chaque besoin dans chaque département sont dites.
// measure: never_met
// reads: answers, parts_taken, visits, organization_names, proofs
// denominator: pairs_on_a_need
// subjects: left, right
// missing: left -> right
// sentence: {departement_name} : {left_name} et {right_name} répondent au besoin « {need_name} » ; aucune liste ne les
//   montre à la même rencontre.
// reason: {came} ; aucune action commune connue. {introduced}
// closes: Une rencontre où toutes deux sont invitées.
