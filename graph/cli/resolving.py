"""``maillage resolve`` and ``maillage judgements``: which rows of a list are one organisation, and what people said."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from graph.cli.options import progress_bar, with_settings
from graph.contacts import Fact
from graph.doubts import COLUMNS, doubts, read_answers
from graph.errors import InputError, in_french
from graph.french import count
from graph.journal import Journal
from graph.journal.judging import judgements_of, say
from graph.judgements import verdicts, written
from graph.listing import Line, read_list
from graph.model import Mention
from graph.preview import safe_cell
from graph.resolution import MERGE, Cluster, Resolution, Settled, resolve
from graph.resolution.canonical import display_name
from graph.settings import Settings

TOO_COMMON = "nom répandu, sans lieu, dans une liste de plusieurs départements : chaque ligne reste seule"

FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("resolve")
@click.argument("file", metavar="LISTE", type=FILE)
@click.option("-o", "--output", metavar="FICHIER", type=FILE, required=True, help="Où écrire le résultat (CSV).")
@click.option(
    "--threshold", type=click.FloatRange(0.05, 0.999), default=MERGE, show_default=True, help="Probabilité qui réunit."
)
@click.option(
    "--review", metavar="FICHIER", type=FILE, help="Où écrire les paires qu’une personne doit trancher (CSV)."
)
@click.option(
    "--judgements",
    metavar="FICHIER",
    type=FILE,
    multiple=True,
    help="Avis déjà donnés : un fichier de --review, rempli, ou JSON, un par ligne (répétable).",
)
def resolve_command(
    file: Path, output: Path, threshold: float, review: Path | None, judgements: Sequence[Path]
) -> None:
    """Dire quelles lignes d’une liste sont la même organisation.

    La liste a une colonne « nom », et si possible id, departement, commune, code_postal, siret, siren, rna, source,
    email, telephone, adresse.
    Le résultat a les colonnes id, cluster, canonical_name, confidence, reason.
    """
    for kept in (file, *judgements):
        if any(out and out.resolve() == kept.resolve() for out in (output, review)):
            raise InputError("le résultat l’effacerait : donnez-lui un autre nom.", file=kept.name)
    lines = read_list(file)
    said = verdicts(answer for path in judgements for answer in read_answers(path))
    with progress_bar() as progress:
        settled = Settled(said, _sources(lines), threshold, contacts=_contacts(lines))
        named = [line.mention for line in lines if line.mention.name]
        found = resolve(named, progress, settled)
    _write(output, ("id", "cluster", "canonical_name", "confidence", "reason"), _rows(lines, found))
    several = sum(len(cluster.mentions) > 1 for cluster in found.clusters)
    listed, made = count(len(lines), "ligne"), count(len(found.clusters), "organisation")
    click.echo(f"{listed}, {made}, dont {count(several, 'écrite', 'écrites')} de plusieurs façons.")
    click.echo(f"{count(found.pairs_compared, 'paire comparée', 'paires comparées')} ; ", nl=False)
    click.echo(f"{len(found.doubtful)} à trancher par une personne.")
    if len(named) < len(lines):
        click.echo(f"{count(len(lines) - len(named), 'ligne')} sans nom : chacune reste seule.")
    if review:
        _write(review, COLUMNS, doubts(lines, found), by_hand=True)
        click.echo(f"Paires à trancher : « {review} » ; remplissez la colonne « avis », puis --judgements {review}.")


def _sources(lines: Iterable[Line]) -> dict[Mention, str]:
    """Return the source of each mention that has one only."""
    found: dict[Mention, str] = {}
    for line in lines:
        known = found.setdefault(line.mention, line.source)
        found[line.mention] = line.source if known == line.source else ""
    return found


def _contacts(lines: Iterable[Line]) -> dict[Mention, set[Fact]]:
    """Return how each mention is reached, on all of its rows."""
    found: defaultdict[Mention, set[Fact]] = defaultdict(set)
    for line in lines:
        if line.contacts:
            found[line.mention] |= line.contacts
    return dict(found)


def _rows(lines: Sequence[Line], found: Resolution) -> Iterable[Sequence[Any]]:
    """Return one row for each of the list, in its order."""
    numbered = {
        mention: (number, cluster, display_name(cluster))
        for number, cluster in enumerate(found.clusters, start=1)
        for mention in cluster.mentions
    }
    alone = len(found.clusters)
    for line in lines:
        if line.mention in found.shared:
            alone += 1
            yield line.id, alone, safe_cell(numbered[line.mention][2]), "1.0000", TOO_COMMON
        elif line.mention in numbered:
            number, cluster, name = numbered[line.mention]
            yield line.id, number, safe_cell(name), f"{cluster.confidence:.4f}", safe_cell(_why(cluster))
        else:
            alone += 1
            yield line.id, alone, "", "1.0000", "ligne sans nom"


def _why(cluster: Cluster) -> str:
    return cluster.reason or "seule écriture"


def _write(path: Path, columns: Sequence[str], rows: Iterable[Sequence[Any]], by_hand: bool = False) -> None:
    """Write a CSV; one that is filled in by hand is as a French spreadsheet needs it."""
    encoding, delimiter = ("utf-8-sig", ";") if by_hand else ("utf-8", ",")
    try:
        with path.open("w", encoding=encoding, newline="") as handle:
            writer = csv.writer(handle, delimiter=delimiter, lineterminator="\n")
            writer.writerow(columns)
            writer.writerows(rows)
    except OSError as error:
        raise InputError(f"ne peut pas être écrit ({in_french(error)}).", file=str(path)) from error


@click.group("judgements")
def judgements_group() -> None:
    """Les avis donnés sur les doublons : les sortir dans un fichier, en faire entrer."""


@judgements_group.command("export")
@click.argument("file", metavar="FICHIER", type=FILE)
@with_settings
def export_command(file: Path, settings: Settings) -> None:
    """Écrire tous les avis de la carte, un par ligne (JSON)."""
    with Journal(settings.journal) as journal:
        said = judgements_of(journal)
    try:
        file.write_bytes(written(said))
    except OSError as error:
        raise InputError(f"ne peut pas être écrit ({in_french(error)}).", file=str(file)) from error
    click.echo(f"{len(said)} avis écrits dans « {file} ».")


@judgements_group.command("import")
@click.argument("file", metavar="FICHIER", type=FILE)
@with_settings
def import_command(file: Path, settings: Settings) -> None:
    """Ajouter à la carte les avis d’un fichier ; le dernier avis sur une paire est celui qui compte."""
    said = read_answers(file)
    with Journal(settings.journal) as journal:
        new = say(journal, said)
    click.echo(f"{new} avis ajoutés, {len(said) - new} déjà connus. « maillage rebuild » met la carte à jour.")


COMMANDS = (resolve_command, judgements_group)
