// name: naming_records
// title: Lignes qui nomment une organisation
// description: Toutes les lignes dont une écriture a été rattachée à cette organisation.
// params: id
// returns: record
MATCH (r:Record)-[:NAMES]->(o:Organization)
WHERE o.id = $id
RETURN r.id AS record
ORDER BY record
