// name: lost_actor
// title: Organisations que l’on ne voit plus
// description: Elles étaient dans les listes d’actions ou de présence, et n’y sont plus alors que des listes plus récentes de
//   la même sorte sont connues. Venue à une seule rencontre, une organisation n’était pas encore du réseau. Ne plus être
//   dans les listes ne veut pas dire avoir cessé d’agir.
// params: 
// returns: organization, organization_name, departement, nature, year, date, fact
// measure: lost_actors
// proofs: organization, fact
// denominator: organizations_seen
// subjects: organization
// missing: organization -> ?
// sentence: {organization_name} n’est plus dans les listes : vue pour la dernière fois en {last_year}.
// reason: {actions:aucune action|action} et {events:aucune rencontre|rencontre}, la dernière en {last_year} ; les listes
//   connues vont jusqu’en {year}.
// closes: La retrouver dans une liste plus récente, ou savoir ce qu’elle est devenue.
MATCH (o:Organization)-[x:TAKES_PART_IN]->(a:Action)
WHERE x.role <> 'financeur' AND a.year IS NOT NULL
WITH DISTINCT o, a
OPTIONAL MATCH (a)-[:LOCATED_IN]->(d:Departement)
WITH o, a, min(d.id) AS departement
RETURN o.id AS organization, o.name AS organization_name, departement,
  CASE WHEN a.scheme IS NULL THEN 'action' ELSE 'post' END AS nature, a.year AS year, '' AS date, a.id AS fact
UNION ALL
MATCH (o:Organization)-[:ATTENDED]->(e:Event)
WHERE e.date IS NOT NULL
WITH DISTINCT o, e
OPTIONAL MATCH (e)-[:LOCATED_IN]->(d:Departement)
WITH o, e, min(d.id) AS departement
RETURN o.id AS organization, o.name AS organization_name, departement, 'event' AS nature, 0 AS year,
  e.date AS date, e.id AS fact
