// name: only_bridge
// title: Seules à relier deux parties du réseau
// description: Sans cette organisation, deux parties du réseau des actions communes ne se touchent plus. Les
//   postes d’un dispositif, qui ne disent pas de partenaires, ne sont pas comptés.
// measure: bridges
// reads: parts_taken, seen_actions, organization_names, proofs
// denominator: partners
// home: organization
// subjects: organization
// missing: organization -> ?
// sentence: {organization_name} est la seule connue à relier {parts} groupes d’organisations.
// reason: D’après les actions connues : sans elle, un groupe de {largest:organisation} et un autre de {smallest}
//   n’ont plus d’action en commun.
// closes: Une action entre les deux parties, sans passer par elle.
