"""Writes ``tests/golden/bocage``: a second invented network, in other shapes than ``data/example``.

Everything is invented: towns, organisations, meetings. ``planted.toml`` says which gaps were planted and what was
covered on purpose, by a line of another list or under another spelling. Run again after a change:
``python -m tools.make_bocage``.
"""

import random
from pathlib import Path

from openpyxl import Workbook

from tools.make_example import opendocument, semicolons

OUT = Path(__file__).parents[1] / "tests" / "golden" / "bocage"
INVENTED = "réseau inventé : aucune de ces organisations n’existe"

# One invented town in each département; the organisations of the directory: (name, sigle, type, town, département).
TOWNS = {
    **{"22": "Plouvenez", "29": "Kerbraz", "35": "Rochemel"},
    **{"44": "Sauzeron", "53": "Maubrayé", "56": "Guérélan"},
}
DIRECTORY = [
    ("Mission locale du bassin de Plouvenez", "", "Mission locale", "22"),
    ("Centre communal d'action sociale de Plouvenez", "CCAS", "CCAS", "22"),
    ("Les Mots Semés", "", "Association", "22"),
    ("Centre social des Ajoncs", "", "Centre social", "22"),
    ("Habitat Passerelle Plouvenez", "", "Association", "22"),
    ("Le Relais des Familles d'Argantel", "", "Association", "22"),
    ("Bibliothèque sonore des Grèves", "", "Association", "22"),
    ("Mission locale de Kerbraz", "", "Mission locale", "29"),
    ("CCAS de Kerbraz", "", "CCAS", "29"),
    ("Parlons Ici", "", "Association", "29"),
    ("Santé Rivages", "", "Association", "29"),
    ("Les Ateliers du Levant", "", "Association", "29"),
    ("Toit et Ancrage", "", "Association", "29"),
    ("Centre social de la Pointe Grise", "", "Centre social", "29"),
    ("Mission locale Rochemel et ses environs", "", "Mission locale", "35"),
    ("CCAS de Rochemel", "", "CCAS", "35"),
    ("Atelier Babel Ouest", "", "Association", "35"),
    ("Toit Commun Rochemel", "", "Association", "35"),
    ("Roues du Bocage", "", "Association", "35"),
    ("Garage Solidaire des Douves", "", "Association", "35"),
    ("Trait d'Union Rochemel", "", "Association", "35"),
    ("Entraide du Vieux Moulin", "", "Association", "35"),
    ("Jeunesse et Avenir Rochemel", "", "Association", "35"),
    ("Centre social Bellefontaine", "", "Centre social", "35"),
    ("Mission locale de Sauzeron", "", "Mission locale", "44"),
    ("CCAS de Sauzeron", "", "CCAS", "44"),
    ("Atelier des Lettres Bleues", "", "Association", "44"),
    ("L'Escale Tranquille", "", "Association", "44"),
    ("Ligérie Logement", "", "Association", "44"),
    ("Clic Partagé", "", "Association", "44"),
    ("Centre social du Port Bleu", "", "Centre social", "44"),
    ("Mission locale de Maubrayé", "", "Mission locale", "53"),  # no CCAS here: missing_kind
    ("Clic des Haies", "", "Association", "53"),
    ("Le Fil des Mots", "", "Association", "53"),
    ("Chantiers du Haut Bocage", "", "Association", "53"),
    ("Radio Bocage", "", "Association", "53"),
    ("Centre social Les Tilleuls", "", "Centre social", "53"),
    ("Dire et Lire en Guérélan", "", "Association", "56"),
    ("Pôle Santé Guérélan", "", "Association", "56"),
    ("Infirmiers des Îles Rondes", "", "Association", "56"),
    ("La Ferme des Trois Ruisseaux", "", "Association", "56"),  # no CCAS nor mission locale of 56: in other lists
    ("Centre social du Marais", "", "Centre social", "56"),
    ("Les Passeurs de Rives", "", "Association", "22"),
    ("Une Place au Soleil", "", "Association", "56"),
]

# (Intitulé, Porteur, Partenaires en une cellule, Dép., Période, Thème)
ACTIONS = [
    # 22 and 29, français: covered, and the two held together by Les Passeurs de Rives alone (only_bridge)
    ("Cours du soir", "Les Mots Semés", "CCAS Plouvenez", "22", "2022-2023", "apprentissage du français"),
    ("Lire ensemble", "LES PASSEURS DE RIVES", "Asso. Les Mots Semés", "22", "2023", "FLE"),
    ("Langues à table", "Parlons Ici", "Les passeurs de rives", "29", "2023", "cours de français"),
    ("Conversations du quai", "PARLONS ICI", "M.L. de Kerbraz", "29", "2022-2023", "français"),
    # 22 logement: covered by an action of two départements; 29 logement too
    (
        "Baux accompagnés",
        "Habitat Passerelle Plouvenez",
        "Toit et Ancrage ; CCAS de Plouvenez",
        "22, 29",
        "2023",
        "accès au logement",
    ),
    # 29: those that work together only on the money list, below
    ("Bus santé des rivages", "Santé Rivages", "CCAS KERBRAZ", "29", "2023", "accès aux soins"),
    ("Menuiserie pour tous", "Ateliers du Levant (Les)", "Mission locale de Kerbraz", "29", "2023", "emploi"),
    # 35 mobilité: two together; the second partner under capitals
    ("Vélos en selle", "Roues du Bocage", "GARAGE SOLIDAIRE DES DOUVES / CCAS Rochemel", "35", "2022", "mobilité"),
    ("Auto-réparation", "Garage Solidaire des Douves", "Roues du Bocage", "35", "2023", "mobilité"),
    ("Babel au travail", "Atelier Babel Ouest", "Entraide du Vieux Moulin", "35", "2023", "français"),
    ("Parcours logement jeunes", "Toit Commun Rochemel", "LIGERIE LOGEMENT", "35 et 44", "2023", "logement"),
    ("Forum jobs d’été", "Mission locale Rochemel et ses environs", "", "35", "2023", "emploi"),  # alone: action_alone
    ("Premier emploi", "Mission locale Rochemel & ses environs", "Jeunesse et Avenir Rochemel", "35", "2023", "emploi"),
    # Trait d'Union looks like a bridge between two groups; the other list links them without it
    (
        "Le pont des voisins",
        "Trait d’Union Rochemel",
        "Entraide du Vieux Moulin + Centre social Bellefontaine",
        "35",
        "2023",
        "lien social",
    ),
    # 44
    ("Alpha du mardi", "Atelier des Lettres Bleues", "", "44", "2023", "français"),  # need_without_partnership
    ("Français du quotidien", "CCAS Sauzeron", "", "44", "2023", "apprentissage du français"),
    ("Écoute dépendances", "L'Escale Tranquille", "", "44", "2022-2023", "addictions"),  # single_pillar, isolated
    ("Clés en main", "Ligérie Logement", "Mission locale de Sauzeron", "44", "2023", "logement"),
    ("Clics solidaires", "Clic Partagé", "Centre social du Port Bleu", "44", "2023", "numérique"),
    # 53
    ("Ordis des haies", "Clic des Haies", "", "53", "2022", "inclusion numérique"),  # single_pillar, isolated
    ("Écrans partagés", "CLIC DES HAIES", "", "53", "2023", "numérique"),
    (
        "Chantier école",
        "Chantiers du Haut-Bocage",
        "Mission Locale Maubrayé",
        "53",
        "2023",
        "insertion professionnelle",
    ),
    ("Mots d’ici", "Le Fil des Mots", "Centre social les Tilleuls", "53", "2023", "français"),
    # 56
    ("Consultations du phare", "Pôle Santé Guérélan", "", "56", "2023", "accès aux soins"),  # each on its own side
    ("Tournées douces", "Infirmiers des Iles Rondes", "", "56", "2023", "soins"),
    ("Potager des saisons", "La Ferme des Trois Ruisseaux", "Centre social du Marais", "56", "2022", "lien social"),
    ("Récoltes communes", "LA FERME DES TROIS RUISSEAUX", "CCAS Guérélan", "56", "2022", "lien social"),
    ("Places d’été", "Une place au soleil", "Centre Social du Marais", "56", "2023", "lien social"),
    ("Lire à Guérélan", "Dire et lire en Guérélan", "CCAS DE GUERELAN", "56", "2023", "français"),
]

# The money list: (Bénéficiaire, Objet, Partenaires associés, Montant, Financeur, Département, Année)
GRANTS = [
    ("TOIT COMMUN ROCHEMEL", "Parler pour se loger", "Atelier Babel Ouest", "12 000 €",
     "Fonds inventé du Bocage", "35", "2023"),
    ("Centre social Bellefontaine", "Fête des seuils", "ENTRAIDE DU VIEUX MOULIN, CCAS de Rochemel", "3 500 €",
     "Fonds inventé du Bocage", "35", "2023"),
    ("Clic des Haies", "Écrans partagés", "", "4 000 €", "Fonds inventé du Bocage", "53", "2023"),
    ("Pôle santé Guérélan", "Consultations du phare", "", "9 000 €", "Fonds inventé du Bocage", "56", "2023"),
]  # fmt: skip

# Notes of the workshops: (Territoire, Besoins repérés, Remarques)
NOTES = [
    ("22", "mobilité ; logement", "beaucoup de villages sans ligne de car"),  # mobilité: nobody
    ("29", "logement", ""),
    ("35", "apprentissage du français, mobilité", ""),
    ("44", "inclusion numérique", ""),
    ("44", "addictions", "à reprendre en 2024"),
    ("53", "garde d’enfants", "horaires décalés"),  # nobody
    ("53", "numérique", ""),
    ("56", "santé mentale / accès aux soins", "rien pour la souffrance psychique"),  # santé mentale: nobody
]

PAIR = ("Santé Rivages", "Les Ateliers du Levant")  # too often together, no action: met_never_worked
PARTNERS = ("Atelier Babel Ouest", "Toit Commun Rochemel")  # as often, but the money list says an action
NEVER = ("Atelier des Lettres Bleues", "CCAS de Sauzeron")  # worked_never_met
LOST = ("La Ferme des Trois Ruisseaux", "Radio Bocage")  # seen in 2022 only
LATE = ("Pôle Santé Guérélan", "Infirmiers des Îles Rondes")  # nowhere together, but at the last meeting
ONCE = "Bibliothèque sonore des Grèves"  # a single visit in 2022 makes nobody a member
SPELLED = {  # how the secretary of the meetings writes some of them
    "Centre communal d'action sociale de Plouvenez": "CCAS Plouvenez",
    "Mission locale du bassin de Plouvenez": "MISSION LOCALE BASSIN DE PLOUVENEZ",
    "Les Ateliers du Levant": "ATELIERS DU LEVANT",
    "Santé Rivages": "Sante rivages",
    "Toit Commun Rochemel": "Toit commun (Rochemel)",
    "Atelier Babel Ouest": "Atelier BABEL-OUEST",
    "Atelier des Lettres Bleues": "ATELIER DES LETTRES BLEUES",
    "Le Relais des Familles d'Argantel": "Relais des familles d’Argantel",
    "Centre social Les Tilleuls": "Centre Social « Les Tilleuls »",
}
DAYS = {  # of the meetings of each year, one a month
    2022: (13, 10, 10, 14, 12, 9, 7, 25, 15, 13, 10, 8),
    2023: (12, 9, 9, 13, 11, 8, 6, 24, 14, 12, 9, 5),
}
MEETINGS = {year: [f"{day:02}/{month:02}/{year}" for month, day in enumerate(days, 1)] for year, days in DAYS.items()}
LAST = [  # of 14/12/2023, in another list and another hand
    ("Roues du bocage (asso.)", "35", "oui"),
    ("CCAS Guérélan", "56", "oui"),
    ("POLE SANTE GUERELAN", "56", "oui"),
    ("Infirmiers des îles rondes", "56", "oui"),
    ("Mission locale du pays de Guérélan", "56", "oui"),
    ("Les mots semés", "22", "oui"),
    ("Les passeurs de rives", "22", "oui"),
    ("L’escale tranquille", "44", "excusé"),
    ("CCAS ROCHEMEL", "35", "oui"),
    ("La Ferme des Trois Ruisseaux", "56", "excusé"),
]


def who_came() -> dict[str, set[int]]:
    """Return at which of the 24 meetings each organisation was, drawn by lot but for those of the story."""
    draw = random.Random(2022)  # noqa: S311 - a lot, not a secret
    names = [row[0] for row in DIRECTORY]
    story = {*PAIR, *PARTNERS, *NEVER, *LOST, *LATE, ONCE, "Roues du Bocage"}
    came = {one: set(draw.sample(range(24), draw.choice((2, 3, 4, 5, 6)))) for one in names[::2] if one not in story}
    for one in came:
        came[one].add(draw.randrange(12, 24))  # each is seen in 2023
    for pair in (PAIR, PARTNERS):
        together = set(draw.sample(range(24), 9))
        came |= dict.fromkeys(pair, together)
    came |= {LOST[0]: {1, 4, 7}, LOST[1]: {0, 3, 5, 8}, ONCE: {2}, LATE[0]: {13, 15}, "Roues du Bocage": {3, 6}}
    return came | {NEVER[0]: {12, 16, 20}, NEVER[1]: {14, 18}}


def crosses() -> Workbook:
    """One sheet per year, a column of crosses per meeting."""
    book, came = Workbook(), who_came()
    where = {row[0]: row[3] for row in DIRECTORY}
    book.remove(book.active)
    for year, days in MEETINGS.items():
        sheet = book.create_sheet(f"Présences {year}")
        sheet.append([f"Feuille de présence {year} — {INVENTED}"])
        sheet.append([])
        sheet.append(["Organisme", "Dép.", *(f"Réunion du {day}" for day in days), "Total"])
        first = 0 if year == min(MEETINGS) else 12
        for one in sorted(came, key=str.casefold):
            row = ["x" if first + column in came[one] else "" for column in range(12)]
            sheet.append([SPELLED.get(one, one), where[one], *row, row.count("x")])
    return book


def notes() -> Workbook:
    """The notes of the workshops, several needs in one cell."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Restitution"
    sheet.append([f"Restitution des ateliers de territoire — {INVENTED}"])
    sheet.append(["Département", "Besoins repérés", "Remarques"])
    for row in NOTES:
        sheet.append(row)
    return book


def main() -> None:
    """Write the lists."""
    directory = [[f"Annuaire du bocage — {INVENTED}"], ["Organisme", "Sigle", "Type de structure", "Ville", "Dép."]]
    rows = [[name, sigle, kind, TOWNS[code], code] for name, sigle, kind, code in DIRECTORY]
    (OUT / "annuaire.ods").write_bytes(opendocument([*directory, *rows]))
    crosses().save(OUT / "presences.xlsx")
    notes().save(OUT / "restitution.xlsx")
    head = [[f"Actions du réseau du bocage ({INVENTED})"], ["Mise à jour : décembre 2023"], []]
    columns = ["Intitulé du projet", "Chef de file", "Structures partenaires", "Dép.", "Année", "Thématique"]
    (OUT / "actions.csv").write_bytes(semicolons([*head, columns, *map(list, ACTIONS)], "cp1252"))
    money = ["Bénéficiaire", "Objet", "Partenaires associés", "Montant", "Financeur", "Département", "Année"]
    grants = [[f"Subventions versées — {INVENTED}"], money, *map(list, GRANTS)]
    (OUT / "subventions.csv").write_bytes(semicolons(grants, "cp1252"))
    last = [[f"Rencontre du 14/12/2023 à Rochemel ({INVENTED})"], [], ["Structure", "Dép.", "Présent"]]
    (OUT / "rencontre_decembre.csv").write_bytes(semicolons([*last, *map(list, LAST)], "utf-8"))


if __name__ == "__main__":
    main()
