// name: partnered_actions
// title: actions dont les organisations sont connues, par département, hors postes d’un dispositif
// one: action dont les organisations sont connues, par département, hors postes d’un dispositif
// description: Actions, hors dispositifs, dont une organisation au moins est connue ; une action de deux départements
//   compte dans chacun, et une fois pour toutes ses années.
// params: departements?
// returns: denominator
MATCH (o:Organization)-[x:TAKES_PART_IN]->(a:Action)
WHERE a.scheme IS NULL AND x.role <> 'financeur' AND (size($departements) = 0
  OR EXISTS { MATCH (a)-[:LOCATED_IN]->(asked:Departement) WHERE asked.id IN $departements })
WITH a, min(o.id) AS leader
OPTIONAL MATCH (a)-[:LOCATED_IN]->(d:Departement)
WHERE size($departements) = 0 OR d.id IN $departements
RETURN count(DISTINCT coalesce(d.id, '') + ' ' + leader + ' ' + a.name) AS denominator
