// name: lost_actor
// title: Organisations que l’on ne voit plus
// description: Elles étaient dans les listes d’actions ou de présence, et n’y sont plus alors que des listes plus récentes de
//   la même sorte sont connues. Venue à une seule rencontre, une organisation n’était pas encore du réseau. Ne plus être
//   dans les listes ne veut pas dire avoir cessé d’agir.
// measure: lost_actors
// reads: parts_taken, visits, seen_actions, seen_events, organization_names, proofs
// denominator: organizations_seen
// home: organization
// subjects: organization
// missing: organization -> ?
// sentence: {organization_name} n’est plus dans les listes : vue pour la dernière fois en {last_year}.
// reason: Vue dans {seen_in}, la dernière fois en
//   {last_year} ; les listes connues vont jusqu’en {year}.
// closes: La retrouver dans une liste plus récente, ou savoir ce qu’elle est devenue.
