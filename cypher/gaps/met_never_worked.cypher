// name: met_never_worked
// title: Se rencontrent sans agir ensemble
// description: Deux organisations sont ensemble en rencontre plus souvent que le hasard ne l’explique, et aucune action
//   connue ne les réunit. Se rencontrer n’est pas travailler ensemble. Sur cent paires dites ici, cinq au plus
//   s’expliqueraient par le hasard.
// measure: met_more_than_chance
// reads: visits, parts_taken, seen_events, organization_names, proofs
// denominator: pairs_at_meetings
// caution: too_few_meetings
// home: left, right
// subjects: left, right
// missing: left -> right
// sentence: {left_name} et {right_name} se retrouvent en rencontre et n’ont aucune action en commun connue.
// reason: Ensemble à {common:rencontre} ; {came}, sur {events} connues : plus souvent que si chacune venait au
//   hasard.
// closes: Une action menée à deux, sur un besoin que toutes deux connaissent.
