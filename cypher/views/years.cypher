// name: years
// title: Années connues
// description: Première et dernière années des actions d’un dispositif, puis de toutes les actions.
// params: 
// returns: first_year, last_year, first_known, last_known
MATCH (a:Action)
RETURN min(CASE WHEN a.scheme IS NOT NULL THEN a.year END) AS first_year,
  max(CASE WHEN a.scheme IS NOT NULL THEN a.year END) AS last_year, min(a.year) AS first_known, max(a.year) AS last_known
