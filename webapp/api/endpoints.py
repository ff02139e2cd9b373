"""The declaration of the API: every address, what it takes and what it answers. The rest is made from it."""

from graph.changes.model import ChangeReport
from graph.figures.actors import Actor
from graph.figures.fragility import Departure
from graph.figures.networks import NATURES, PARTNERSHIP
from graph.figures.participation import Participation
from graph.figures.whole import Figure
from graph.gaps import STATES, KindSummary, gap_queries
from graph.matrix import AXES
from graph.planning.asking import MOST_SEATS
from graph.sheets.model import DepartementSummary, OrganizationSheet, Sheet, SourceSummary, Summary
from graph.sheets.organizations import organization_sheet
from graph.sheets.sources import source_summary
from graph.sheets.summary import departement_summaries, map_summary
from graph.sheets.things import action_sheet, event_sheet, territory_sheet
from webapp.api import answers, meetings, reading
from webapp.api.model import Endpoint, Parameter

ID = Parameter("id", "Son identifiant.", required=True)
PLACES = Parameter("departement", "Seulement ces départements (code INSEE, répétable).", many=True)
SEARCH = Parameter("q", "Seulement ce dont un nom contient ces mots, sans égard aux accents.")
NEED = Parameter("need", "Seulement sur ce besoin (son nom ou son code).")
KINDS = Parameter(
    "kind", "Seulement ces types de manque (répétable).", many=True, choices=tuple(q.name for q in gap_queries())
)
STATE = Parameter("state", "Seulement ceux dont le suivi en est là.", choices=tuple(STATES))
CONCERNS = Parameter("organization", "Seulement ceux d’une organisation (identifiant, nom ou écriture).")
AXIS = Parameter("axis", "Ce qui est croisé avec les départements.", choices=tuple(AXES), default="need")
VIEW = Parameter("view", "La vue : departement:57, organization:ID, event:ID, network:…", required=True)
QUERY = Parameter("name", "Le nom de la requête.", required=True)
SEATS = Parameter("seats", "Le nombre de places.", "integer", least=1, most=MOST_SEATS, default=40)
YEAR = Parameter("year", "Une année ; 0 : toutes.", "integer", least=0, most=2100, default=0)
NATURE = Parameter(
    "network", "Le réseau : des actions ou des rencontres.", choices=tuple(NATURES), default=PARTNERSHIP.name
)
START = Parameter(
    "start", "D’où l’on part : un chargement (12), une date, une rencontre. Défaut : avant le dernier chargement."
)
END = Parameter("end", "Où l’on arrive. Défaut : maintenant.")
KNOWN = Parameter(
    "known", "true : ce que la carte savait à ces dates, et non ce qui s’est passé.", "boolean", default=False
)

ENDPOINTS = (
    Endpoint("/summary", "summary", "Toute la carte en nombres", Summary, lambda atlas, _: atlas.latest(map_summary)),
    Endpoint(
        "/gaps", "gaps", "Les manques, les plus graves d’abord", answers.GapRow, reading.gaps,
        (KINDS, PLACES, CONCERNS, STATE), paged=True,
        description="Un manque qui dit la même chose qu’un autre le suit, avec son identifiant dans told_with.",
    ),
    Endpoint(
        "/gaps/kinds", "gapKinds", "Ce qui a été cherché, et sur combien", list[KindSummary], reading.gap_kinds,
        description="Un dénominateur nul : rien n’est connu qui permette d’en juger. Rien n’en est conclu.",
    ),
    Endpoint(
        "/organizations", "organizations", "Les organisations", answers.Named, reading.named("Organization"),
        (SEARCH, PLACES), paged=True,
    ),
    Endpoint(
        "/organizations/{id}", "organization", "Une organisation, ses liens et les lignes qui les prouvent",
        OrganizationSheet, lambda atlas, given: organization_sheet(atlas, given["id"]), (ID,),
        description="L’identifiant répondu diffère de celui demandé quand celle-ci a été réunie à une autre.",
    ),
    Endpoint(
        "/actions", "actions", "Les actions nommées (hors postes d’un dispositif)", answers.Named,
        reading.named("Action"), (SEARCH, PLACES), paged=True,
    ),
    Endpoint(
        "/actions/{id}", "action", "Une action et qui y prend part", Sheet,
        lambda atlas, given: action_sheet(atlas, given["id"]), (ID,),
    ),
    Endpoint(
        "/events", "events", "Les rencontres", answers.Named, reading.named("Event"), (SEARCH, PLACES), paged=True
    ),
    Endpoint(
        "/events/{id}", "event", "Une rencontre et qui y est venu", Sheet,
        lambda atlas, given: event_sheet(atlas, given["id"]), (ID,),
    ),
    Endpoint(
        "/territories", "territories", "Les contrats de ville", answers.Named, reading.named("Territory"),
        (SEARCH, PLACES), paged=True,
    ),
    Endpoint(
        "/territories/{id}", "territory", "Un contrat de ville et qui y agit", Sheet,
        lambda atlas, given: territory_sheet(atlas, given["id"]), (ID,),
    ),
    Endpoint(
        "/departements", "departements", "Les départements, chacun en nombres", list[DepartementSummary],
        lambda atlas, _: list(atlas.latest(departement_summaries)),
    ),
    Endpoint(
        "/needs", "needs", "Les besoins : où ils sont exprimés, où quelqu’un y répond", list[answers.NeedAnswer],
        reading.needs,
    ),
    Endpoint(
        "/matrix", "matrix", "Département × besoin, ou × type d’organisation", answers.MatrixAnswer,
        reading.matrix_answer, (AXIS,),
    ),
    Endpoint(
        "/network", "network", "Une vue du réseau, avec les places de l’image", answers.NetworkAnswer, reading.network,
        (VIEW,), description="Les vues sont celles de maillage export ; les places sont en points (px).",
    ),
    Endpoint(
        "/introductions", "introductions", "Qui devrait se rencontrer", meetings.IntroductionAnswer,
        reading.introductions, (PLACES, NEED), paged=True,
    ),
    Endpoint(
        "/plan", "plan", "Préparer une rencontre : qui inviter, à quelles tables", meetings.PlanAnswer,
        reading.plan_answer, (PLACES, NEED, SEATS),
    ),
    Endpoint(
        "/figures", "figures", "Le réseau en chiffres, et de quoi chacun est une part", list[Figure], reading.figures,
        (PLACES, NEED, YEAR), description="Une valeur nulle (null) : pas de données. Rien n’en est conclu.",
    ),
    Endpoint(
        "/figures/actors", "figuresOfActors", "La place de chaque organisation dans un réseau, les plus liées d’abord",
        Actor, reading.places_of_actors, (PLACES, NEED, YEAR, NATURE), paged=True,
        description="Une valeur nulle (null) : elle ne peut pas être dite. Une place n’est pas un mérite.",
    ),
    Endpoint(
        "/figures/fragility", "fragility", "Ce qui manquerait si une organisation partait, le plus lourd d’abord",
        Departure, reading.fragility, (PLACES, NEED), paged=True,
    ),
    Endpoint(
        "/figures/participation", "participation", "Qui prend part, par type et par département",
        list[Participation], reading.participations,
    ),
    Endpoint(
        "/changes", "changes", "Ce qui a changé", ChangeReport, reading.changed, (START, END, KNOWN),
        description="Ce que les listes disent de nouveau est tenu à part de ce qui n’est que mieux dit.",
    ),
    Endpoint(
        "/records/{id}", "record", "Une ligne telle qu’elle est écrite", answers.RecordAnswer, reading.record, (ID,)
    ),
    Endpoint("/sources", "sources", "Les sources", list[answers.SourceLine], reading.sources),
    Endpoint(
        "/sources/{id}", "source", "Une source et ses fichiers", SourceSummary,
        lambda atlas, given: source_summary(atlas, given["id"]), (ID,),
    ),
    Endpoint("/queries", "queries", "Les requêtes nommées", list[answers.QueryLine], reading.queries),
    Endpoint(
        "/queries/{name}", "query", "Les lignes d’une requête nommée", answers.RowsAnswer, reading.rows, (QUERY,),
        description="Ses paramètres se donnent par leur nom ; une liste répète le nom.", free=True,
    ),
)  # fmt: skip
