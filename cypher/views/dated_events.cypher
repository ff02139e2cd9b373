// name: dated_events
// title: Rencontres datées
// description: Les rencontres dont la date est connue, au moins l’année, de la plus ancienne à la plus récente.
// params: 
// returns: id, name, date
MATCH (e:Event)
WHERE e.date IS NOT NULL
RETURN e.id AS id, e.name AS name, e.date AS date
ORDER BY date, id
