"""Whatever click says to a person is in French: its help, its errors, and what its next version may add."""

import ast
import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from graph.cli import cli
from graph.cli.french import MESSAGES, PLURALS, say_number

# Said to who writes a command, or by what no command uses: an editor, colours, completion, the console of Windows.
TO_PROGRAMMERS = re.compile(
    r"declarations?\b|defined twice|same flag|No options defined|colour|[Ss]hell completion|Bash"
    r"|\{editor\}|Windows error|Unknown standard stream|^d$"
)
ENGLISH = re.compile(
    r"\b(usage:|options:|commands|show|missing|invalid|such|try|for help|required|default|integer|range|text|float"
    r"|paths?|file|name|error|argument '|got|did you|choose|must|does not|exists?)\b",
    re.IGNORECASE,
)


def sentences():
    """Return what click asks to be translated, with its plural."""
    found = set()
    for file in Path(click.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "ngettext"):
                said = tuple(each.value for each in node.args if isinstance(each, ast.Constant))
                found |= {said} if said else set()
    return found


def test_every_sentence_of_click_has_its_french():
    asked = {said for said in sentences() if not TO_PROGRAMMERS.search(said[0])}
    assert len(asked) > 40
    assert {said[0] for said in asked} <= MESSAGES.keys() | PLURALS.keys()


def test_a_translation_asks_for_nothing_that_click_does_not_give():
    fields = re.compile(r"\{(\w+)|%\((\w+)\)")
    for said in sentences():
        french = PLURALS.get(said[0], (MESSAGES.get(said[0], ""),))
        given = set(fields.findall(" ".join(map(str, said))))
        assert set(fields.findall(" ".join(french))) <= given, said


def test_zero_and_one_are_one():
    assert say_number("Did you mean {possibility}?", "", 1) == "Vouliez-vous dire {possibility} ?"
    assert say_number("Option {name!r} requires an argument.", "", 2).endswith("attend {nargs} valeurs.")


@pytest.mark.parametrize("command", [[], *([name] for name in sorted(cli.commands))])
def test_the_help_of_every_command_is_in_french(command):
    said = CliRunner().invoke(cli, [*command, "--help"], prog_name="maillage").output
    assert said.startswith("Usage\u202f: maillage")
    options = re.sub(r"--[\w-]+", "", said)  # their names are those of the commands of the whole world
    listed = re.sub(r"(?m)^  [a-z]+  .*$", "", options) if not command else options
    assert not ENGLISH.findall(listed), listed


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("load", "Il manque l’argument 'CHEMINS...'."),
        ("lod", "Il n’y a pas de commande « lod ». Vouliez-vous dire 'load' ?"),
        ("gaps --limi 3", "Il n’y a pas d’option « --limi ». Vouliez-vous dire '--limit' ?"),
        ("gaps --limit beaucoup", "Valeur refusée pour '--limit' : « beaucoup » n’est pas un nombre"),
        ("gaps --limit 0", "0 n’est pas entre les bornes x>=1"),
        ("gaps --format pdf", "« pdf » n’est pas dans la liste : 'table', 'json', 'csv'"),
        ("serve --port", "L’option « --port » attend une valeur."),
        ("history 1 2 3", "Arguments de trop (2 3)"),
        ("undo", "Il manque l’argument"),
    ],
)
def test_a_wrong_command_line_is_told_in_french(line, told):
    done = CliRunner().invoke(cli, line.split(), prog_name="maillage")
    assert done.exit_code == 2
    assert told in done.output
    assert not re.search(r"Error|Usage:|Try|Missing|Invalid|No such", done.output)
