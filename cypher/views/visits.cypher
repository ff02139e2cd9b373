// name: visits
// title: Qui est venu à quelle rencontre
// description: Chaque lien d’une organisation à une rencontre, avec son rôle, sans les lignes qui le prouvent.
// params: 
// returns: organization, thing, role
MATCH (o:Organization)-[x:ATTENDED]->(e:Event)
RETURN o.id AS organization, e.id AS thing, x.role AS role
