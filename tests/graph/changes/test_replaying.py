"""The journal read again as it was: the last state is the map, an undo leads back, and no time is lost between two."""

import pytest

from graph.atlas import Atlas
from graph.changes.states import replayed
from graph.errors import JournalError
from graph.journal import Journal
from graph.journal.judging import judgements_of
from graph.journal.replaying import after_run, at_time, before_run, now
from graph.settings import Settings
from tests.graph.changes.conftest import Living, actions, came

FIRST = "Cours | 2020 | Mission locale de Nancy | porteur | 54 | apprendre le français"
SECOND = "Cours | 2020 | CCAS de Toul | partenaire | 54 | apprendre le français"


@pytest.fixture(scope="module")
def settings(tmp_path_factory):
    """A map that was loaded (1), corrected (2), judged, loaded (3), of which a load was undone (4)."""
    living = Living(tmp_path_factory.mktemp("replaying"))
    living.load(actions(FIRST, SECOND))
    living.load(actions(FIRST, SECOND.replace("Toul", "Lunéville")))
    living.unite("Mission locale de Nancy", "CCAS de Lunéville")
    living.load(came("Journée | 2019-10-14 | Emmaüs"))
    living.undo(2)
    return living.settings


def graph_at(journal, moment):
    return replayed(journal, moment).graph()


def test_the_last_state_is_the_map_on_both_engines(settings, store_url_once):
    atlas = Atlas.open(Settings.from_env(store_url_once, str(settings.journal)))
    assert graph_at(atlas.journal, now(atlas.journal)).fingerprint() == atlas.store.snapshot().fingerprint()
    atlas.close()


def test_an_undo_gives_back_the_former_state(settings):
    with Journal(settings.journal) as journal:
        files = [
            {(each.record.position.file, tuple(each.record.values.values())) for each in state.records.values()}
            for state in (replayed(journal, after_run(journal, number)) for number in (1, 2, 3, 4))
        ]
    attended = {one for one in files[3] if one[0] == "presences.csv"}
    assert attended
    assert files[3] - attended == files[0] != files[1]
    assert files[2] - attended == files[1]


def test_a_judgement_falls_between_two_runs(settings):
    with Journal(settings.journal) as journal:
        moments = [after_run(journal, 2), before_run(journal, 3), after_run(journal, 3), now(journal)]
        assert moments == sorted(moments)
        said = [len(judgements_of(journal, moment.judgement)) for moment in moments]
        assert said == [0, 1, 1, 1]
        organizations = [len(replayed(journal, moment).clusters) for moment in moments[:2]]
        assert organizations == [2, 1]


def test_a_time_before_all_is_an_empty_map_and_one_after_all_is_the_present(settings):
    with Journal(settings.journal) as journal:
        assert not replayed(journal, at_time(journal, "2001")).records
        assert at_time(journal, "2100-01-01T00:00:00+00:00") == now(journal)
        with pytest.raises(JournalError, match="n° 9"):
            after_run(journal, 9)
