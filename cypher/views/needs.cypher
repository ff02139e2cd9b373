// name: needs
// title: Besoins
// description: Les besoins auxquels des actions répondent, dont des rencontres parlent, ou que des départements expriment.
// params: 
// returns: id, name
MATCH (n:Need)
RETURN n.id AS id, n.name AS name
ORDER BY name, id
