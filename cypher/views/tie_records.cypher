// name: tie_records
// title: Nombre de lignes qui prouvent un lien
// description: Pour chaque organisation demandée (toutes, sans filtre) et chaque action ou rencontre, combien de
//   lignes disent le lien.
// params: organizations?
// returns: organization, thing, records
MATCH (o:Organization)<-[:NAMES]-(r:Record)-[:STATES]->(a:Action)
WHERE size($organizations) = 0 OR o.id IN $organizations
RETURN o.id AS organization, a.id AS thing, count(DISTINCT r.id) AS records
UNION ALL
MATCH (o:Organization)<-[:NAMES]-(r:Record)-[:STATES]->(e:Event)
WHERE size($organizations) = 0 OR o.id IN $organizations
RETURN o.id AS organization, e.id AS thing, count(DISTINCT r.id) AS records
