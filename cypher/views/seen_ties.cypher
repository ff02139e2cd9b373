// name: seen_ties
// title: Qui prend part à quoi, qui est venu où
// description: Chaque lien d’une organisation à une action ou à une rencontre, avec son rôle, sans les lignes qui le
//   prouvent.
// params: 
// returns: organization, thing, role
MATCH (o:Organization)-[x:TAKES_PART_IN]->(a:Action)
RETURN o.id AS organization, a.id AS thing, x.role AS role
UNION ALL
MATCH (o:Organization)-[x:ATTENDED]->(e:Event)
RETURN o.id AS organization, e.id AS thing, x.role AS role
