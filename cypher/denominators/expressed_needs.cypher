// name: expressed_needs
// title: besoins exprimés par un département
// one: besoin exprimé par un département
// description: Couples (département, besoin exprimé), quand les besoins auxquels répondent les actions sont connus.
// params: departements?
// returns: denominator
MATCH (d:Departement)-[:EXPRESSED]->(n:Need)
WHERE (size($departements) = 0 OR d.id IN $departements) AND EXISTS { MATCH (:Action)-[:ADDRESSES]->(:Need) }
WITH DISTINCT d, n
RETURN count(n.id) AS denominator
