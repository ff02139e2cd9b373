// name: matched_records
// title: Lignes rattachées
// description: Lignes qui nomment une organisation, et celles dont l’organisation est identifiée (SIREN) ou retrouvée
//   sous une autre écriture.
// params: 
// returns: named, matched
MATCH (r:Record)-[:NAMES]->(:Organization)
WITH count(DISTINCT r.id) AS named
OPTIONAL MATCH (m:Record)-[:NAMES]->(o:Organization)
WHERE o.siren IS NOT NULL OR size(o.aliases) > 1
RETURN named, count(DISTINCT m.id) AS matched
