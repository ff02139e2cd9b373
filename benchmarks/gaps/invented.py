"""An invented network of any size, straight as a graph: no list is read, no name resolved."""

import random
from itertools import count

from graph.projection.model import Graph
from graph.schema import RELATIONSHIPS
from graph.vocabulary import departements, rows

TIES = {(tie.type, tie.start, tie.end): tie for tie in RELATIONSHIPS}
KINDS = ("association", "commune", "ccas", "mission_locale", "etat", "hopital", "universite", "entreprise")
ROLES = ("porteur", "partenaire", "partenaire", "financeur")
SCHEMES = ("Adultes-relais", "Fonjep")
YEARS = range(2018, 2026)
TOWN = 60  # organisations to one contrat de ville
LARGEST = 25  # most organisations on one action


class Invented:
    """A network under construction; the same for the same seed."""

    def __init__(self, organizations: int, codes: list[str], seed: int) -> None:
        """Draw who exists, where."""
        self.graph, self.chance, self.numbers = Graph(), random.Random(seed), count(1)
        self.codes = codes
        self.needs = [row["value"] for row in rows("needs")]
        for code in codes:
            self.graph.add_node("Departement", (code, departements()[code]["name"], departements()[code]["region"]))
        for row in rows("needs"):
            self.graph.add_node("Need", (row["value"], row["label"]))
        self.graph.add_node("Source", ("invented", "Réseau inventé", None, None, None))
        self.home = {f"org-{number}": self.chance.choice(codes) for number in range(organizations)}
        self.around: dict[str, list[str]] = {code: [] for code in codes}
        for organization, code in self.home.items():
            self.around[code].append(organization)
            kind = self.chance.choice(KINDS)
            said = (f"Structure {organization[4:]}", (), None, kind, None, 1.0, None)
            self.graph.add_node("Organization", (organization, *said))
            self.tie("BASED_IN", ("Organization", organization), ("Departement", code))
        self.towns = self._add_towns(max(1, organizations // TOWN))
        self._express()

    def tie(self, kind: str, start: tuple[str, str], end: tuple[str, str], *said: str) -> None:
        """Tie two nodes."""
        self.graph.add_tie(TIES[kind, start[0], end[0]], start[1], end[1], *said)

    def record(self, organization: str, fact: tuple[str, str], role: str) -> None:
        """Add one line that names an organisation on a fact, and the tie that it proves."""
        number = next(self.numbers)
        line = ("Record", f"rec-{number}")
        self.graph.add_node("Record", (line[1], "inventé.csv", None, number, None, 1))
        self.tie("FROM", line, ("Source", "invented"))
        self.tie("NAMES", line, ("Organization", organization))
        self.tie("STATES", line, fact)
        self.tie("ATTENDED" if fact[0] == "Event" else "TAKES_PART_IN", ("Organization", organization), fact, role)

    def _add_towns(self, towns: int) -> dict[str, str]:
        found = {f"ter-{number}": self.codes[number % len(self.codes)] for number in range(towns)}
        for number, (town, code) in enumerate(found.items()):
            self.graph.add_node("Territory", (town, f"Ville {number}", (), self.chance.randrange(500, 30_000), None))
            self.tie("LOCATED_IN", ("Territory", town), ("Departement", code))
        return found

    def _express(self) -> None:
        """Let each département express a fifth of the needs."""
        for code in self.codes:
            for need in self.chance.sample(self.needs, len(self.needs) // 5):
                number = next(self.numbers)
                line = ("Record", f"rec-{number}")
                self.graph.add_node("Record", (line[1], "besoins.csv", None, number, None, 1))
                self.tie("FROM", line, ("Source", "invented"))
                self.tie("STATES", line, ("Need", need))
                self.tie("STATES", line, ("Departement", code))
                self.tie("EXPRESSED", ("Departement", code), ("Need", need))

    def add_action(self) -> int:
        """Add an action and those who run it, mostly of one département; return how many ties it took."""
        code, number = self.chance.choice(self.codes), next(self.numbers)
        action = ("Action", f"act-{number}")
        year = self.chance.choice(YEARS)
        self.graph.add_node("Action", (action[1], f"Action {number}", None, None, year, None, ()))
        self.tie("LOCATED_IN", action, ("Departement", code))
        for need in self.chance.sample(self.needs, self.chance.choice((1, 1, 2))):
            self.tie("ADDRESSES", action, ("Need", need))
        team = self._draw(code, min(LARGEST, 1 + int(self.chance.expovariate(0.5))))
        for organization, role in zip(team, ("porteur", *self.chance.choices(ROLES, k=len(team))), strict=False):
            self.record(organization, action, role)
        return len(team)

    def add_post(self) -> int:
        """Add the posts of one scheme in one contrat de ville one year; return how many ties it took."""
        town = self.chance.choice(list(self.towns))
        scheme, year = self.chance.choice(SCHEMES), self.chance.choice(YEARS)
        action = ("Action", f"act-{scheme}-{year}-{town}")
        self.graph.add_node("Action", (action[1], f"{scheme} {year}", None, scheme, year, None, ()))
        self.tie("WITHIN", action, ("Territory", town))
        self.tie("LOCATED_IN", action, ("Departement", self.towns[town]))
        team = self._draw(self.towns[town], self.chance.randrange(1, 5))
        for organization in team:
            self.record(organization, action, "porteur")
        return len(team)

    def add_event(self) -> int:
        """Add a meeting of some fifty organisations; return how many ties it took."""
        code, number = self.chance.choice(self.codes), next(self.numbers)
        event = ("Event", f"evt-{number}")
        date = f"{self.chance.choice(YEARS)}-{self.chance.randrange(1, 13):02}-14"
        self.graph.add_node("Event", (event[1], f"Rencontre {number}", date, None, None))
        self.tie("LOCATED_IN", event, ("Departement", code))
        came = self._draw(code, self.chance.randrange(20, 80))
        for organization in came:
            self.record(organization, event, "participant")
        return len(came)

    def _draw(self, code: str, size: int) -> list[str]:
        """Draw organisations: one in ten from anywhere, the others from the département."""
        near, anyone = self.around[code], list(self.home) if len(self.home) < 5_000 else []
        found = {self.chance.choice(near) for _ in range(size)} if near else set()
        if anyone and self.chance.random() < 0.3:
            found.add(self.chance.choice(anyone))
        return sorted(found)


def network(organizations: int, ties: int, codes: list[str], seed: int = 6) -> Graph:
    """Return a network: half of the ties are actions, a fifth posts of a scheme, the others attendances."""
    made = Invented(organizations, codes, seed)
    for share, add in ((0.5, made.add_action), (0.2, made.add_post), (0.3, made.add_event)):
        left = int(share * ties)
        while left > 0:
            left -= add()
    return made.graph
