// name: partnered_actions
// title: actions dont les organisations sont connues, hors postes d’un dispositif
// description: Actions, hors dispositifs, dont une organisation au moins est connue.
// params: departements?
// returns: denominator
MATCH (:Organization)-[x:TAKES_PART_IN]->(a:Action)
WHERE a.scheme IS NULL AND x.role <> 'financeur' AND (size($departements) = 0
  OR EXISTS { MATCH (a)-[:LOCATED_IN]->(asked:Departement) WHERE asked.id IN $departements })
RETURN count(DISTINCT a.id) AS denominator
