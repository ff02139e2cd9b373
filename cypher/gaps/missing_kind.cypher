// name: missing_kind
// title: Types d’institution absents d’un département
// description: Ce type d’institution est connu dans plus de la moitié des départements de la carte, et pas ici. Absente
//   des listes ne veut pas dire absente du territoire.
// params: 
// returns: departement, departement_name, kind, records
// measure: kinds_missing
// denominator: kinds_by_departement
// subjects: departement
// apart: kind
// missing: departement -> ?
// sentence: {departement_name} : aucune organisation du type « {kind} » n’est connue.
// reason: Connu dans {present} des {known} départements dont on connaît des acteurs.
// closes: Inviter celle du département, ou l’ajouter aux listes.
MATCH (r:Record)-[:NAMES]->(o:Organization), (r)-[:STATES]->(f:Action|Event)
WITH f, o.kind AS kind, min(r.id) AS record
MATCH (f)-[:LOCATED_IN]->(d:Departement)
RETURN d.id AS departement, d.name AS departement_name, kind, [min(record)] AS records
UNION ALL
MATCH (r:Record)-[:NAMES]->(o:Organization)-[:BASED_IN]->(d:Departement)
RETURN d.id AS departement, d.name AS departement_name, o.kind AS kind, [min(r.id)] AS records
