// name: network_of_actions
// title: Qui mène quelle action
// description: Le réseau des actions : chaque organisation et chaque action qu’elle mène. Un financeur n’en est pas, ni les
//   postes d’un dispositif, qui ne disent pas de partenaires. Les filtres se cumulent.
// params: departements?, needs?
// returns: organization, organization_name, kind, home, fact, year
MATCH (o:Organization)-[x:TAKES_PART_IN]->(a:Action)
WHERE x.role <> 'financeur' AND a.scheme IS NULL
  AND (size($departements) = 0
  OR EXISTS { MATCH (a)-[:LOCATED_IN]->(d:Departement) WHERE d.id IN $departements })
  AND (size($needs) = 0
  OR EXISTS { MATCH (a)-[:ADDRESSES]->(n:Need) WHERE n.id IN $needs })
WITH DISTINCT o, a
OPTIONAL MATCH (o)-[:BASED_IN]->(based:Departement)
RETURN o.id AS organization, o.name AS organization_name, o.kind AS kind, min(based.id) AS home, a.id AS fact,
  a.year AS year
ORDER BY organization, fact
