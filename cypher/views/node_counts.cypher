// name: node_counts
// title: Nombre de nœuds par nature
// description: Combien d’organisations, d’actions, de rencontres, de territoires, de départements et de lignes.
// params: 
// returns: label, nodes
MATCH (n:Organization) RETURN 'Organization' AS label, count(n) AS nodes
UNION ALL MATCH (n:Action) RETURN 'Action' AS label, count(n) AS nodes
UNION ALL MATCH (n:Event) RETURN 'Event' AS label, count(n) AS nodes
UNION ALL MATCH (n:Territory) RETURN 'Territory' AS label, count(n) AS nodes
UNION ALL MATCH (n:Departement) RETURN 'Departement' AS label, count(n) AS nodes
UNION ALL MATCH (n:Record) RETURN 'Record' AS label, count(n) AS nodes
