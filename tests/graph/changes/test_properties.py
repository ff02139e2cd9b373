"""What must hold of any two states, whatever the lists: Hypothesis writes the lists."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.changes.comparing import changes_in, compare_moments
from graph.changes.gaps import Found, gap_changes
from graph.changes.states import replayed
from graph.gaps import Gap, GapReport
from graph.journal import Journal
from graph.journal.judging import say
from graph.journal.replaying import now
from graph.journal.undoing import undo
from graph.journal.writing import write_load
from graph.judgements import judge
from tests.graph.changes.conftest import actions, came
from tests.graph.worlds import documents

NAMES = ("CCAS de Toul", "Mission locale de Nancy", "CIDFF des Vosges", "Emmaüs", "Ligue de Metz")
LINES = st.lists(st.tuples(st.sampled_from(("Cours", "Vélo")), st.sampled_from(NAMES)), min_size=1, unique=True)
MET = st.lists(st.sampled_from(NAMES), min_size=1, unique=True)
LISTS = st.tuples(LINES, MET)
FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def load(journal, lists):
    lines, met = lists
    listed = actions(*(f"{action} | 2020 | {name} | porteur | 54 | mobilité" for action, name in sorted(lines)))
    return write_load(journal, documents(listed, came(*(f"Journée | 2019-10-14 | {name}" for name in sorted(met)))), {})


def seen(journal):
    moment = now(journal)
    return moment, replayed(journal, moment)


def gaps(journal, graph):
    """Return one gap per organisation without a partner: enough to open and close as the lists change."""
    ties = {tie.type: rows for tie, rows in graph.ties.items()}
    actions_of = {}
    for organization, action, _ in ties["TAKES_PART_IN"]:
        actions_of.setdefault(action, set()).add(organization)
    together = {one for people in actions_of.values() if len(people) > 1 for one in people}
    alone = sorted(graph.nodes["Organization"].keys() - together)
    told = (
        Gap(0, "alone", "", 0.5, f"{one} est seule.", "", "", "54", (one,), ((one, "?"),), (), "", one) for one in alone
    )
    return GapReport(tuple(told), ())


def compared(journal, old, new):
    found = compare_moments(journal, old, new)
    way = found.stages
    reports = Found(*(gaps(journal, graph) for graph in (way.told, way.merged, way.corrected, way.now)))
    return list(changes_in(found)), list(gap_changes(found, reports))


@FEW
@given(lists=LISTS)
def test_a_state_has_not_changed_from_itself(tmp_path_factory, lists):
    with Journal(tmp_path_factory.mktemp("same") / "journal.sqlite") as journal:
        load(journal, lists)
        assert compared(journal, seen(journal), seen(journal)) == ([], [])


@FEW
@given(first=LISTS, second=LISTS)
def test_what_opens_one_way_closes_the_other(tmp_path_factory, first, second):
    with Journal(tmp_path_factory.mktemp("back") / "journal.sqlite") as journal:
        load(journal, first)
        old = seen(journal)
        load(journal, second)
        new = seen(journal)
        (ties, told), (back, backwards) = (compared(journal, *pair) for pair in ((old, new), (new, old)))
        for way, other in ((("opened",), ("closed", "untold")), (("closed", "untold"), ("opened",))):
            one = sorted(each.names for each in told if each.way in way)
            two = sorted(each.names for each in backwards if each.way in other)
            assert len(one) == len(two)
        gained = sum(each.way in ("gained", "first") for each in ties)
        assert gained == sum(each.way == "lost" for each in back)


@FEW
@given(lists=LISTS, pair=st.lists(st.sampled_from(NAMES), min_size=2, max_size=2, unique=True))
def test_a_merge_alone_brings_and_takes_nothing(tmp_path_factory, lists, pair):
    with Journal(tmp_path_factory.mktemp("merge") / "journal.sqlite") as journal:
        load(journal, lists)
        old = seen(journal)
        mentions = {person.mention.name: person.mention for s in journal.records() for person in s.record.participants}
        if set(pair) <= mentions.keys():
            say(journal, [judge(*(mentions[name] for name in pair), "same")])
        ties, told = compared(journal, old, seen(journal))
        assert {each.kind for each in ties} <= {"grouping"}
        assert {each.cause for each in told} <= {"judged"}


@FEW
@given(first=LISTS, second=LISTS)
def test_an_undo_gives_back_the_former_state(tmp_path_factory, first, second):
    with Journal(tmp_path_factory.mktemp("undo") / "journal.sqlite") as journal:
        load(journal, first)
        old = seen(journal)
        run = load(journal, second).run
        if run:
            middle = seen(journal)
            undo(journal, run)
            assert {each.cause for each in compared(journal, middle, seen(journal))[0]} <= {"undone", "restored"}
        assert compared(journal, old, seen(journal)) == ([], [])
        assert seen(journal)[1].graph().fingerprint() == old[1].graph().fingerprint()
