// name: organization_names
// title: Noms des organisations
// description: Chaque organisation et son nom, sans ses autres écritures.
// params: 
// returns: id, name
MATCH (o:Organization)
RETURN o.id AS id, o.name AS name
