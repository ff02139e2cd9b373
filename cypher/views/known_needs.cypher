// name: known_needs
// title: Besoins connus
// description: Les besoins auxquels des actions répondent, dont des rencontres parlent, ou que des départements expriment.
// params: 
// returns: need, name
MATCH (n:Need)
RETURN n.id AS need, n.name AS name
ORDER BY name
