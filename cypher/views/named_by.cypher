// name: named_by
// title: Organisations qu’une ligne nomme
// description: Les organisations qu’une ligne nomme sous cette écriture.
// params: record, alias
// returns: id
MATCH (r:Record)-[:NAMES]->(o:Organization)
WHERE r.id = $record AND $alias IN o.aliases
RETURN o.id AS id
ORDER BY id
