"""``maillage matrix``: what is known of each topic in each département."""

from typing import Any

import click

from graph.cli.asking import existing
from graph.cli.options import progress_bar, with_settings
from graph.cli.output import Output, with_output
from graph.leaving_out import left_out
from graph.matrix import AXES, STATES, Matrix, matrix
from graph.settings import Settings

COLUMNS = {
    "departement": "Dép.",
    "departement_name": "Département",
    "topic": "Sujet",
    "state_title": "État",
    "organizations": "Acteurs",
    "partnerships": "Actions à plusieurs",
    "last": "Dernière année",
    "expressed": "Exprimé",
}


@click.command("matrix")
@click.option("--by", "axis", type=click.Choice(list(AXES)), default="need", show_default=True, help="Le sujet croisé.")
@with_output
@with_settings
def matrix_command(axis: str, output: Output, settings: Settings) -> None:
    """Dire pour chaque département et chaque besoin : partenariat, acteurs, personne, ou pas de données."""
    with progress_bar() as progress:
        whole = existing(settings, progress)
        with left_out(whole, output.without) as atlas:
            found = matrix(atlas.store, axis)
    counts = [f"{STATES[state][1]} : {count}" for state, count in sorted(found.counts.items())]
    output.show(_rows(found), COLUMNS, whole.invented(), counts)


def _rows(found: Matrix) -> list[dict[str, Any]]:
    return [
        {
            "departement": code,
            "departement_name": found.departements[code],
            "topic": found.topics[topic],
            "state": cell.state,
            "state_title": STATES[cell.state][1],
            "organizations": cell.organizations,
            "partnerships": cell.partnerships,
            "last": cell.last or None,
            "expressed": "oui" if cell.expressed else "",
        }
        for (code, topic), cell in found.cells.items()
    ]


COMMANDS = (matrix_command,)
