// name: names
// title: Noms
// description: Tout ce que l’on peut chercher par son nom.
// params: 
// returns: id, label, name, aliases, departement
MATCH (n:Organization) OPTIONAL MATCH (n)-[:BASED_IN]->(d:Departement)
RETURN n.id AS id, 'Organization' AS label, n.name AS name, n.aliases AS aliases, min(d.id) AS departement
UNION ALL
MATCH (n:Territory) OPTIONAL MATCH (n)-[:LOCATED_IN]->(d:Departement)
RETURN n.id AS id, 'Territory' AS label, n.name AS name, n.codes AS aliases, min(d.id) AS departement
UNION ALL
MATCH (n:Event) OPTIONAL MATCH (n)-[:LOCATED_IN]->(d:Departement)
RETURN n.id AS id, 'Event' AS label, n.name AS name, [n.name] AS aliases, min(d.id) AS departement
UNION ALL
MATCH (n:Action) WHERE n.scheme IS NULL OPTIONAL MATCH (n)-[:LOCATED_IN]->(d:Departement)
RETURN n.id AS id, 'Action' AS label, n.name AS name, [n.name] AS aliases, min(d.id) AS departement
