// name: uncovered_need
// title: Besoins exprimés sans aucune action
// description: Un département a exprimé ce besoin et aucune action connue n’y répond ici. Ne se dit que si les besoins
//   auxquels répondent les actions sont connus. Plus d’autres départements y répondent, plus c’est à portée.
// params: departements?
// returns: departement, departement_name, need, need_name, notes, elsewhere, severity, records
// denominator: expressed_needs
// subjects: departement
// missing: departement -> ?
// sentence: {departement_name} : le besoin « {need_name} » est exprimé et aucune action connue n’y répond.
// reason: Exprimé dans {notes:ligne} ; {elsewhere:aucun autre département de la carte n’y répond|autre département de
//   la carte y répond|autres départements de la carte y répondent}.
// closes: Une action sur ce besoin dans ce département, ou la liste des actions qui y répondent déjà.
MATCH (d:Departement)-[:EXPRESSED]->(n:Need)
WHERE (size($departements) = 0 OR d.id IN $departements)
  AND EXISTS { MATCH (:Action)-[:ADDRESSES]->(:Need) }
  AND NOT EXISTS { MATCH (d)<-[:LOCATED_IN]-(a:Action)-[:ADDRESSES]->(n) }
MATCH (r:Record)-[:STATES]->(n), (r)-[:STATES]->(d)
WITH d, n, collect(DISTINCT r.id) AS records
OPTIONAL MATCH (e:Departement)<-[:LOCATED_IN]-(b:Action)-[:ADDRESSES]->(n)
WITH d, n, records, count(DISTINCT e.id) AS elsewhere
RETURN d.id AS departement, d.name AS departement_name, n.id AS need, n.name AS need_name, size(records) AS notes,
  elsewhere, 0.8 + 0.15 * elsewhere / (elsewhere + 3.0) AS severity, records
ORDER BY severity DESC, departement, need
