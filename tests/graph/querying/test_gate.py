"""What may run freely: told by the operators of a plan and by the functions that are called."""

import pytest

from graph.querying.gate import refused_functions, refused_operators


def plan(*names):
    return {"operatorType": f"{names[0]}@neo4j", "children": [plan(*names[1:])] if len(names) > 1 else []}


def test_a_plan_that_only_reads_passes():
    assert refused_operators(plan("ProduceResults", "Filter", "Expand(All)", "NodeByLabelScan")) == []


@pytest.mark.parametrize("name", ["LoadCSV", "ProcedureCall", "Create", "SetProperty", "TerminateTransactions", "Anew"])
def test_an_operator_that_is_not_named_is_refused_however_deep(name):
    assert refused_operators(plan("ProduceResults", "Apply", name, "Argument")) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "RETURN date.truncate('day', date())",
        "RETURN point.distance(a, b)",
        "MATCH (n) WHERE n.name = 'apoc.load.json(1)' RETURN n.name",
        "MATCH (n) // apoc.load.json(\nRETURN count(n)",
        "MATCH (n) RETURN max(n.year), size([x IN n.aliases WHERE x <> ''])",
    ],
)
def test_functions_that_neo4j_ships_pass_and_text_is_not_code(text):
    assert refused_functions(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "RETURN apoc.load.json('http://x')",
        "RETURN `apoc`.`load`.`json`('x')",
        "RETURN apoc . util . sleep (1)",
        "RETURN 'a' + custom.run(1) + 'b'",
        'RETURN "it\'s" + db.secret(1)',
        "RETURN '\\'' + db.secret(1)",
        "RETURN /* ' */ evil.run(1) /* ' */",
    ],
)
def test_functions_that_somebody_installed_are_refused(text):
    assert refused_functions(text)
