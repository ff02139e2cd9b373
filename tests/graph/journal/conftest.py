import pytest

from graph.journal import Journal


@pytest.fixture
def journal(tmp_path):
    """An empty journal."""
    with Journal(tmp_path / "journal.sqlite") as opened:
        yield opened
