// name: kinds_by_departement
// title: couples (département connu, type d’institution courant)
// one: couple (département connu, type d’institution courant)
// description: Chaque département dont on connaît au moins un acteur, avec chaque type d’institution connu dans plus de la
//   moitié d’entre eux.
// measure: kinds_by_departement
// reads: missing_kind
