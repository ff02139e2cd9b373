// name: told_by
// title: Ce qu’une ligne dit
// description: Les organisations qu’une ligne nomme, et les actions, rencontres, contrats de ville et besoins qu’elle dit.
// params: id
// returns: id, label, name
MATCH (r:Record)-[:NAMES]->(o:Organization)
WHERE r.id = $id
RETURN o.id AS id, 'Organization' AS label, o.name AS name
UNION ALL
MATCH (r:Record)-[:STATES]->(a:Action)
WHERE r.id = $id
RETURN a.id AS id, 'Action' AS label, a.name AS name
UNION ALL
MATCH (r:Record)-[:STATES]->(e:Event)
WHERE r.id = $id
RETURN e.id AS id, 'Event' AS label, e.name AS name
UNION ALL
MATCH (r:Record)-[:STATES]->(t:Territory)
WHERE r.id = $id
RETURN t.id AS id, 'Territory' AS label, t.name AS name
UNION ALL
MATCH (r:Record)-[:STATES]->(n:Need)
WHERE r.id = $id
RETURN n.id AS id, 'Need' AS label, n.name AS name
