// name: acting_organizations
// title: organisations qui mènent au moins une action, hors postes d’un dispositif
// one: organisation qui mène au moins une action, hors postes d’un dispositif
// description: Organisations qui prennent part à une action autrement qu’en la finançant.
// params: departements?
// returns: denominator
MATCH (o:Organization)-[x:TAKES_PART_IN]->(a:Action)
WHERE x.role <> 'financeur' AND a.scheme IS NULL
WITH DISTINCT o
WHERE size($departements) = 0
  OR EXISTS { MATCH (o)-[:TAKES_PART_IN]->(:Action)-[:LOCATED_IN]->(asked:Departement) WHERE asked.id IN $departements }
RETURN count(o.id) AS denominator
