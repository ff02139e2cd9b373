"""Nothing that a user meets is undocumented."""

import re
from pathlib import Path

import pytest

from graph.cli import cli
from graph.queries import queries_in
from graph.schema import LABELS

ROOT = Path(__file__).parents[1]
GUIDE = "\n".join(file.read_text(encoding="utf-8") for file in sorted((ROOT / "docs" / "guide").glob("*.md")))


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_command_is_in_the_guide_and_has_a_french_help(name):
    assert f"`maillage {name}" in GUIDE
    assert cli.commands[name].help


@pytest.mark.parametrize("query", queries_in("gaps"), ids=lambda query: query.name)
def test_every_gap_is_explained_in_the_guide(query):
    assert f"`{query.name}`" in GUIDE
    assert query.title in GUIDE


def test_every_setting_is_in_the_guide():
    code = "".join(
        file.read_text(encoding="utf-8") for room in ("graph", "webapp") for file in (ROOT / room).rglob("*.py")
    )
    named = set(re.findall(r"\b(?:MAILLAGE|NEO4J)_[A-Z]+\b", code)) - {"NEO4J_SCHEMES"}
    assert len(named) > 5
    assert {name for name in named if name not in GUIDE} == set()


def test_every_label_and_property_has_a_french_name():
    for label in LABELS:
        assert label.french
        assert all(p.french for p in label.properties)


@pytest.mark.parametrize(
    "file", ["README.md", "README.fr.md", "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))], ids=str
)
def test_every_local_link_leads_somewhere(file):
    path = ROOT / file
    for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target
