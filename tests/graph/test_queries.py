"""Every named query: a complete header, a contract that holds, the same rows on both engines."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from graph.errors import QueryError
from graph.gaps.measures import MEASURES
from graph.gaps.totals import TOTALS
from graph.queries import FOLDERS, get_query, load_queries, parse, queries_in, run_query
from graph.settings import shipped

FILES = [file for folder in FOLDERS for file in sorted((shipped("cypher") / folder).glob("*.cypher"))]
NAMES = [file.stem for file in FILES]
WRITES = re.compile(r"\b(CREATE|MERGE|SET|DELETE|REMOVE|DROP|LOAD|CALL|COPY|FOREACH)\b")
# Not the same, or not there, on one of the engines (DESIGN.md).
NOT_COMMON = re.compile(r"\btype\(|shortestPath|reduce\(|split\(|head\(|toString\(|toInteger\(|toFloat\(|round\(|\]\[")
CLAUSE = re.compile(r"\n(?=MATCH|OPTIONAL MATCH|WITH|RETURN|UNION)")
GAP_FIELDS = {"denominator", "subjects", "missing", "sentence", "reason", "closes"}


def body(file):
    return "\n".join(line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("//"))


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_a_query_only_reads_and_keeps_to_the_common_language(file):
    assert not WRITES.search(body(file))
    assert not NOT_COMMON.search(body(file))


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_a_condition_on_a_tie_is_settled_before_the_next_match(file):
    """Ladybug 0.22 forgets it when a MATCH follows without a WITH between (docs/decisions/0005-gaps.md)."""
    for clause, following in pairwise(CLAUSE.split(body(file))):
        on_a_tie = clause.startswith("MATCH") and re.search(r"WHERE.*\.role\b", clause, re.S)
        assert not (on_a_tie and following.startswith("MATCH")), clause


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_the_header_declares_the_columns_and_the_parameters_of_the_text(file):
    query = get_query(file.stem)
    text = body(file) or body(next(file for file in FILES if file.stem == query.borrowed))
    last_return = text.rsplit("RETURN", 1)[1].split("ORDER BY")[0]
    columns = [part.rsplit(" AS ", 1)[-1].strip() for part in re.split(r",(?![^(\[]*[)\]])", last_return)]
    assert tuple(columns) == query.returns
    assert set(re.findall(r"\$(\w+)", text)) == {name.rstrip("?") for name in query.params}
    assert query.title
    assert query.description


@pytest.mark.parametrize("query", queries_in("gaps"), ids=lambda query: query.name)
def test_a_gap_says_all_that_is_told_of_it(query):
    assert query.more.keys() >= GAP_FIELDS
    denominator = get_query(query.more["denominator"])
    assert denominator.more["measure"] in TOTALS if denominator.reads else denominator.returns == ("denominator",)
    if "measure" in query.more:  # its columns are those of the measure, tested in tests/graph/gaps/test_measures.py
        assert query.more["measure"] in MEASURES
        assert {get_query(name).folder for name in query.reads} <= {"views"}
        assert ("proofs" in query.reads) != ("records" in query.returns)
        return
    assert {"severity", "records", "departement"} <= set(query.returns)
    said = re.findall(r"\{(\w+)", query.more["sentence"] + query.more["reason"])
    named = [name.strip() for name in re.split(r",|->", query.more["subjects"] + "," + query.more["missing"])]
    assert set(said) | {name for name in named if name != "?"} <= set(query.returns)
    assert "ORDER BY severity DESC" in query.text


@pytest.mark.parametrize("query", queries_in("denominators"), ids=lambda query: query.name)
def test_what_gaps_are_counted_out_of_is_said_in_the_plural_and_in_the_singular(query):
    assert query.more["one"].split()[0] + "s" == query.title.split()[0]


@pytest.mark.parametrize("query", queries_in("gaps"), ids=lambda query: query.name)
def test_what_is_counted_is_one_noun_since_it_takes_an_s_or_says_its_plural(query):
    """« 2 lignes l’expriment » cannot be made from « ligne l’exprime »: then the header says both."""
    counted = re.findall(r"\{\w+:([^}]*)\}", query.more["sentence"] + query.more["reason"])
    forms = [noun.split("|") for noun in counted]
    assert all(len(said) == 3 or re.fullmatch(r"\w+", said[-1]) for said in forms), counted


@pytest.mark.parametrize("name", NAMES)
def test_it_runs_on_the_real_map_and_gives_the_rows_of_the_other_engine(name, grand_est, request):
    query = get_query(name)
    found = grand_est.search("mission locale")[0][0]
    given = {parameter: found for parameter in query.params if not parameter.endswith("?")}
    rows = run_query(grand_est.store, name, **given)
    assert all(tuple(row) == query.returns for row in rows)
    other = ROWS.setdefault(name, (grand_est.store.engine, rows))
    assert sorted(map(repr, other[1])) == sorted(map(repr, rows)), f"{other[0]} and {grand_est.store.engine} differ"


ROWS: dict = {}


def test_an_incomplete_header_is_refused():
    with pytest.raises(QueryError, match="description"):
        parse("// name: x\n// title: t\nRETURN 1 AS one", Path("gaps/x.cypher"))


def test_a_file_without_text_says_which_view_it_reads(tmp_path):
    (tmp_path / "gaps").mkdir()
    file = tmp_path / "gaps" / "x.cypher"
    file.write_text("// name: x\n// title: t\n// description: d\n// reads: nothing\n", encoding="utf-8")
    with pytest.raises(QueryError, match="lit la vue « nothing »"):
        load_queries(tmp_path)
    file.write_text("// name: x\n// title: t\n// description: d\n", encoding="utf-8")
    with pytest.raises(QueryError, match="params"):
        load_queries(tmp_path)


def test_a_name_that_is_not_the_files_is_refused():
    text = "// name: y\n// title: t\n// description: d\n// params:\n// returns: one\nRETURN 1 AS one"
    with pytest.raises(QueryError, match="un autre nom"):
        parse(text, Path("gaps/x.cypher"))


def test_parameters_are_checked():
    query = get_query("organization")
    with pytest.raises(QueryError, match="demande le paramètre « id »"):
        query.arguments({})
    with pytest.raises(QueryError, match="ne connaît pas"):
        query.arguments({"id": "x", "autre": 1})
    assert get_query("participations").arguments({})["organizations"] == []


def test_an_unknown_query_is_told_with_the_known_ones():
    with pytest.raises(QueryError, match="single_carrier"):
        get_query("nothing")


def test_names_are_unique_and_all_files_are_found():
    assert sorted(load_queries()) == sorted(NAMES)
