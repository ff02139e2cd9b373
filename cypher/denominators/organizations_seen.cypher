// name: organizations_seen
// title: organisations vues dans une liste d’actions ou de présence datée
// one: organisation vue dans une liste d’actions ou de présence datée
// description: Celles dont une action a une année, ou qui sont venues à une rencontre datée ; les postes ne comptent pas.
// params: departements?
// returns: denominator
MATCH (o:Organization)
WHERE (EXISTS {
    MATCH (o)-[x:TAKES_PART_IN]->(a:Action)
    WHERE x.role <> 'financeur' AND a.scheme IS NULL AND a.year IS NOT NULL
  } OR EXISTS {
    MATCH (o)-[:ATTENDED]->(e:Event)
    WHERE e.date IS NOT NULL
  })
  AND (size($departements) = 0
  OR EXISTS { MATCH (o)-[:TAKES_PART_IN]->(:Action)-[:LOCATED_IN]->(d:Departement) WHERE d.id IN $departements }
  OR EXISTS { MATCH (o)-[:ATTENDED]->(:Event)-[:LOCATED_IN]->(d:Departement) WHERE d.id IN $departements })
RETURN count(o.id) AS denominator
