// name: proofs
// title: Lignes qui montrent une organisation dans une action ou à une rencontre
// description: Chaque ligne d’une liste qui nomme l’organisation et dit l’action ou la rencontre.
// params: 
// returns: organization, fact, record
MATCH (r:Record)-[:NAMES]->(o:Organization), (r)-[:STATES]->(f:Action|Event)
RETURN o.id AS organization, f.id AS fact, r.id AS record
