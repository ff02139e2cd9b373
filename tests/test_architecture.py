"""Imports go one way: webapp → graph; inside graph, what computes knows neither store nor journal nor screen."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# package or module → what it may not import
FORBIDDEN = {
    "graph": {"webapp", "flask", "pyvis", "tests"},
    "graph/loaders": {"graph.store", "graph.journal", "graph.resolution", "graph.projection", "graph.gaps", "sqlite3"},
    "graph/resolution": {"graph.store", "graph.journal", "graph.projection", "graph.gaps", "graph.loaders"},
    "graph/projection": {"graph.store", "graph.gaps", "graph.loaders", "sqlite3"},
    "graph/journal": {"graph.store", "graph.resolution", "graph.projection", "graph.gaps"},
    "graph/gaps": {"graph.journal", "graph.loaders", "graph.resolution", "graph.projection"},
    "graph/planning": {"graph.resolution", "graph.projection", "sqlite3"},
    "graph/store": {"graph.journal", "graph.loaders", "graph.resolution", "graph.gaps"},
    "graph/model.py": {"graph"},
    "graph/layout.py": {"graph.store", "graph.journal"},
    "webapp": {"neo4j", "ladybug", "sqlite3", "graph.store", "graph.journal", "tests"},
}
ONLY_THERE = {
    "neo4j": "graph/store/neo4j_.py",
    "ladybug": "graph/store/ladybug_.py",
    "pyarrow": "graph/store/ladybug_.py",
}
# serving is the one command that opens the other side
EXCEPTIONS = {("graph/cli/serving.py", "webapp")}


def imports(file):
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def modules(place):
    path = ROOT / place
    return [path] if path.is_file() else sorted(path.rglob("*.py"))


def within(name, package):
    return name == package or name.startswith(f"{package}.")


@pytest.mark.parametrize("place", FORBIDDEN)
def test_a_room_imports_only_what_it_may(place):
    found = [
        (str(file.relative_to(ROOT)), name)
        for file in modules(place)
        for name in imports(file)
        if any(within(name, package) for package in FORBIDDEN[place])
    ]
    assert set(found) - EXCEPTIONS == set()


@pytest.mark.parametrize(("library", "place"), ONLY_THERE.items())
def test_an_engine_is_imported_in_one_module_only(library, place):
    users = {
        str(f.relative_to(ROOT)) for f in modules("graph") + modules("webapp") for n in imports(f) if within(n, library)
    }
    assert users == {place}


def test_nothing_is_called_by_a_name_that_says_nothing():
    names = {"utils", "helpers", "common", "misc", "tools", "base_utils"}
    assert [file for file in modules("graph") + modules("webapp") if file.stem in names] == []
