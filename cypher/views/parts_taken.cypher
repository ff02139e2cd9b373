// name: parts_taken
// title: Qui prend part à quelle action
// description: Chaque lien d’une organisation à une action, avec son rôle, sans les lignes qui le prouvent.
// params: 
// returns: organization, thing, role
MATCH (o:Organization)-[x:TAKES_PART_IN]->(a:Action)
RETURN o.id AS organization, a.id AS thing, x.role AS role
