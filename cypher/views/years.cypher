// name: years
// title: Années connues
// description: Première et dernière années des actions d’un dispositif.
// params: 
// returns: first_year, last_year
MATCH (a:Action)
WHERE a.scheme IS NOT NULL
RETURN min(a.year) AS first_year, max(a.year) AS last_year
