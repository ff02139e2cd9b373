"""The ``maillage`` command. Each command parses, calls one function of the library and prints.

Exit codes: 0 done; 1 nothing was done, the message says why; 2 wrong command line; 3 done, but rows were refused
or ``check`` found what differs.
"""

import logging
import sys

import click

from graph.cli import (
    asking,
    comparing,
    exporting,
    figures,
    keeping,
    loading,
    measuring,
    planning,
    resolving,
    reviewing,
    serving,
    sharing,
)
from graph.errors import MaillageError


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, subcommand_metavar="COMMANDE [ARGUMENTS]…")
@click.version_option(package_name="maillage", prog_name="maillage")
def cli() -> None:
    """Maillage : des listes d’un réseau à la carte de ses acteurs et des partenariats qui manquent."""


for family in (
    loading,
    keeping,
    asking,
    comparing,
    figures,
    measuring,
    exporting,
    planning,
    resolving,
    reviewing,
    serving,
    sharing,
):
    for command in family.COMMANDS:
        cli.add_command(command)


def main() -> None:
    """Run the command; an error that a user may meet is a sentence on standard error, never a traceback."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s %(message)s")
    try:
        cli(prog_name="maillage")
    except MaillageError as error:
        click.echo(f"Erreur : {error}", err=True)
        sys.exit(1)
