// name: known_organizations
// title: Organisations connues
// description: Chaque organisation de la carte, son type, un département où elle est présente (une ligne par
//   département), combien d’actions elle mène sans seulement les financer, et à combien de rencontres elle est venue.
// params: 
// returns: organization, kind, departement, departement_name, actions, events
MATCH (o:Organization)
OPTIONAL MATCH (o)-[x:TAKES_PART_IN]->(a:Action)
WHERE x.role <> 'financeur'
WITH o, count(DISTINCT a.id) AS actions
OPTIONAL MATCH (o)-[:ATTENDED]->(e:Event)
WITH o, actions, count(DISTINCT e.id) AS events
OPTIONAL MATCH (o)-[:BASED_IN]->(d:Departement)
RETURN o.id AS organization, o.kind AS kind, d.id AS departement, d.name AS departement_name, actions, events
ORDER BY organization, departement
