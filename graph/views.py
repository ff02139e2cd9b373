"""The network of a view: what the picture and its table twin show of a département or an organisation.

Actions of one scheme in one contrat de ville are one node through the years (it opens the latest of them): a tie
then says in which years. What is not there the last year known is faded.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from graph.errors import NotFound
from graph.french import date
from graph.model import FUNDER
from graph.network import Network, Node, Tie
from graph.queries import run_query
from graph.store import GraphStore
from graph.vocabulary import departement_name

ALL_YEARS = 0
DRAWN = 200  # nodes; beyond, a picture is a hairball: the explorer groups them
NEIGHBOURS_SHOWN = 40  # beyond that the ego picture is a hairball; the table has them all

Rows = list[dict[str, Any]]


def departement_network(store: GraphStore, code: str, year: int, keep: Collection[str] = ()) -> Network:
    """Return who acts where in a département in one year (or ``ALL_YEARS``), with the organisations to keep anyway."""
    rows = run_query(store, "participations", departements=[code])
    shown = [row for row in rows if year in (ALL_YEARS, row["year"]) or row["organization"] in keep]
    attended = [
        row
        for row in run_query(store, "attendances", departements=[code])
        if year in (ALL_YEARS, _year_of(row)) or not _year_of(row)
    ]
    title = f"{departement_name(code)} ({code})" + (f", {year}" if year else ", toutes années")
    return _network(f"departement:{code}", title, _Shown(shown, rows, _faded(rows, year)), attended, keep)


def organization_network(store: GraphStore, organization: str, name: str, last: int) -> Network:
    """Return an organisation, its actions and rencontres, and those who are there with it.

    ``last`` is the last year known of the whole map: who is not there that year is faded.
    """
    own = run_query(store, "participations", organizations=[organization])
    actions = sorted({row["action"] for row in own})
    around = run_query(store, "participations", actions=actions) if actions else []
    events = sorted({row["event"] for row in run_query(store, "attendances", organizations=[organization])})
    attended = run_query(store, "attendances", events=events) if events else []
    near = _nearest(organization, around)
    shown = [row for row in around if row["organization"] in near]
    left_out = len({row["organization"] for row in around}) - len(near)
    title = name + (f" — {left_out} autres organisations présentes ne sont que dans le tableau" if left_out > 0 else "")
    return _network(
        f"organization:{organization}", title, _Shown(shown, around, _faded(around, last)), attended, [organization]
    )


def event_network(store: GraphStore, event: str) -> Network:
    """Return a rencontre, who came, and the actions that several of them run; raise NotFound.

    Posts of a scheme name no partners, and a funder is none: neither counts as acting together.
    """
    found = run_query(store, "event", id=event)
    if not found:
        raise NotFound("Cette rencontre n’est pas dans la carte.")
    attended = run_query(store, "attendances", events=[event])
    came = sorted({row["organization"] for row in attended})
    rows = run_query(store, "participations", organizations=came) if came else []
    acting = [row for row in rows if not row["scheme"] and row["role"] != FUNDER]
    who: dict[str, set[str]] = defaultdict(set)
    for row in acting:
        who[row["action"]].add(row["organization"])
    shared = [row for row in acting if len(who[row["action"]]) > 1]
    title = found[0]["name"] + (f", {date(found[0]['date'])}" if found[0]["date"] else "")
    return _network(f"event:{event}", title, _Shown(shared, shared, set()), attended, [event])


def _year_of(attended: Mapping[str, Any]) -> int:
    return int(str(attended["date"] or "0")[:4])


def _nearest(organization: str, rows: Rows) -> set[str]:
    """Return the organisation and those that share most actions with it."""
    shared: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        shared[row["organization"]].add(row["action"])
    others = sorted((o for o in shared if o != organization), key=lambda o: (-len(shared[o]), o))
    return {organization, *others[:NEIGHBOURS_SHOWN]}


def _faded(rows: Rows, year: int) -> set[str]:
    """Return the organisations that are not there the year shown (the last one known for all years)."""
    last = year or max((row["year"] or 0 for row in rows), default=0)
    present = {row["organization"] for row in rows if row["year"] in (last, None)}
    return {row["organization"] for row in rows} - present


@dataclass(frozen=True)
class _Shown:
    """The participations to draw, among all those of the view: the latest of all names a group whatever the year."""

    rows: Rows
    among: Rows
    faded: set[str]


def _network(view: str, title: str, shown: _Shown, attended: Rows, keep: Collection[str]) -> Network:
    nodes: dict[str, Node] = {}
    ties: dict[tuple[str, str], Tie] = {}
    every, faded = _groups(shown.among), shown.faded
    for key, group in _groups(shown.rows).items():
        latest = max(every[key], key=lambda row: (row["year"] or 0, row["action"]))
        for node in _group_nodes(latest, group, faded):
            nodes.setdefault(node.id, node)
        for tie in _group_ties(latest, group, faded):
            ties[tie.start, tie.end] = tie
    for row in attended:
        nodes.setdefault(row["organization"], _organization(row, faded))
        nodes.setdefault(row["event"], Node(row["event"], "Event", row["event_name"], f"Rencontre, {row['date']}"))
        tie = Tie(row["organization"], row["event"], "a participé à", row["role"], len(row["records"]))
        ties[tie.start, tie.end] = tie
    whole = Network(view, title, tuple(nodes[n] for n in sorted(nodes)), tuple(ties[t] for t in sorted(ties)))
    return thinned(whole, keep)


def thinned(network: Network, keep: Collection[str] = ()) -> Network:
    """Return what can be read of a network: beyond ``DRAWN`` nodes, those to keep and those with most ties.

    The title says how many are left out. They are on the sheets, and in the explorer, which groups them.
    """
    if len(network.nodes) <= DRAWN:
        return network
    degree = Counter(end for tie in network.ties for end in (tie.start, tie.end))
    order = sorted(network.nodes, key=lambda node: (node.id not in keep, -degree[node.id], node.id))
    drawn = {node.id for node in order[:DRAWN]}
    ties = tuple(tie for tie in network.ties if tie.start in drawn and tie.end in drawn)
    joined = {end for tie in ties for end in (tie.start, tie.end)}.union(keep)
    nodes = tuple(node for node in network.nodes if node.id in drawn & joined)
    left = len(network.nodes) - len(nodes)
    title = f"{network.title} — les {len(nodes)} qui ont le plus de liens ; {left} autres se voient dans « Réseau »"
    return replace(network, title=title, nodes=nodes, ties=ties)


def _groups(rows: Rows) -> dict[tuple[str, ...], Rows]:
    """Group participations by scheme and territory; an action outside schemes is a group of its own."""
    groups: dict[tuple[str, ...], Rows] = defaultdict(list)
    for row in rows:
        key = (row["scheme"], row["territory"] or row["departement"] or "") if row["scheme"] else (row["action"],)
        groups[key].append(row)
    return groups


def _group_nodes(latest: Mapping[str, Any], group: Rows, faded: set[str]) -> Iterable[Node]:
    name = latest["scheme"] or latest["action_name"]
    here = len({row["organization"] for row in group})
    told = f"{here} organisation{'s' if here > 1 else ''}, {said_years(group)}"
    yield Node(latest["action"], "Action", name, f"{latest['action_name']} : {told}")
    if latest["territory"]:
        yield Node(latest["territory"], "Territory", latest["territory_name"], "Contrat de ville")
    for row in group:
        yield _organization(row, faded)


def _group_ties(latest: Mapping[str, Any], group: Rows, faded: set[str]) -> Iterable[Tie]:
    if latest["territory"]:
        records = len({record for row in group for record in row["records"]})
        yield Tie(latest["action"], latest["territory"], "se déroule dans", said_years(group), records)
    by_organization: dict[str, Rows] = defaultdict(list)
    for row in group:
        by_organization[row["organization"]].append(row)
    for organization, rows in by_organization.items():
        records = len({record for row in rows for record in row["records"]})
        detail = ", ".join(filter(None, (rows[0]["role"], said_years(rows))))
        yield Tie(organization, latest["action"], "prend part à", detail, records, organization in faded)


def _organization(row: Mapping[str, Any], faded: set[str]) -> Node:
    gone = row["organization"] in faded
    detail = "Organisation" + (", absente la dernière année montrée" if gone else "")
    return Node(row["organization"], "Organization", row["organization_name"], detail, gone)


def said_years(rows: Iterable[Mapping[str, Any]]) -> str:
    """Write years as people do: « 2020-2022, 2025 »."""
    years = sorted({row["year"] for row in rows if row["year"]})
    spans: list[list[int]] = []
    for year in years:
        if spans and year == spans[-1][1] + 1:
            spans[-1][1] = year
        else:
            spans.append([year, year])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in spans)
