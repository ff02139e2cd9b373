// name: needs
// title: Besoins
// description: Les besoins de la carte, par leur code.
// params: 
// returns: id, name
MATCH (n:Need)
RETURN n.id AS id, n.name AS name
ORDER BY name, id
