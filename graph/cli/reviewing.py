"""``maillage review``, ``merge`` and ``unmerge``: what a person says of the duplicates, from a terminal."""

import sys
from collections.abc import Sequence

import click

from graph.cli.asking import existing
from graph.cli.options import progress_bar, with_settings
from graph.french import count
from graph.review import Answer, Desk, Quality, Shown
from graph.settings import Settings
from graph.sheets.model import OrganizationSheet

WHO = "terminal"
KEYS: dict[str, Answer] = {"m": "same", "d": "different", "i": "unsure", "p": "skip"}
HELP = "[m] même  [d] différentes  [i] incertain  [p] passer  [z] revenir  [q] finir"
SHOWN = 5  # doings of each side, and other spellings


@click.command("review")
@click.option("--audit", is_flag=True, help="Des paires tirées au sort, pour savoir ce que vaut le reste.")
@click.option("--target", type=click.FloatRange(0.5, 0.999), default=0.98, show_default=True, help="Précision visée.")
@click.option("--sign", default="", metavar="NOM", help="Qui répond ; gardé avec chaque réponse.")
@with_settings
def review_command(audit: bool, target: float, sign: str, settings: Settings) -> None:
    """Trancher les doublons l’un après l’autre : même organisation, ou non."""
    with progress_bar() as progress:
        desk = Desk(existing(settings, progress), progress)
        first = desk.review.quality(desk.atlas.journal, target)
    click.echo("\n".join(quality_lines(first)))
    _ask(desk, audit, sign)
    if desk.waiting:
        click.echo(f"Carte mise à jour : {desk.apply().organizations} organisations.")
        click.echo("\n".join(quality_lines(desk.review.quality(desk.atlas.journal, target))))


def _ask(desk: Desk, audit: bool, sign: str) -> None:
    """Ask until there is nothing left or the person stops."""
    review, journal = desk.review, desk.atlas.journal
    while question := review.question(journal, WHO, audit):
        click.echo("\n".join(["", *question_lines(desk.shown(question)), HELP]))
        while (key := _key()) not in (*KEYS, "z", "q"):
            click.echo(HELP)
        if key == "q":
            break
        if key == "z":
            click.echo(_taken_back(desk, sign))
        elif not review.answer(journal, question.id, KEYS[key], WHO, sign):
            click.echo("Une autre personne a répondu entre-temps : c’est sa réponse qui est gardée.")
    else:
        click.echo("Rien d’autre à trancher.")


def _taken_back(desk: Desk, sign: str) -> str:
    """Take the last answer back, and say which."""
    last = desk.review.last_of(desk.atlas.journal, WHO)
    if last is None:
        return "Aucune réponse à reprendre."
    desk.review.withdraw(desk.atlas.journal, last.first, last.second, sign)
    return f"Réponse reprise : « {last.first_label} », « {last.second_label} »."


def _key() -> str:
    """Return the next key, or letter of a file or a pipe; « q » for Ctrl-C, Ctrl-D and the end."""
    if sys.stdin.isatty():
        try:
            return click.getchar().lower()
        except (KeyboardInterrupt, EOFError):
            return "q"
    return sys.stdin.read(1).lower() or "q"


def question_lines(asked: Shown) -> list[str]:
    """Return a question as a terminal shows it."""
    title = "Réunies ; est-ce juste ?" if asked.joined else "Une seule organisation ?"
    score, marks = asked.question.score, {True: "=", False: "≠", None: " "}
    lines = [f"{title} (probabilité {_percent(score.value)})"]
    lines += [f"  {row.title:12} {row.left or '—'}  {marks[row.agree]}  {row.right or '—'}" for row in asked.compared]
    for number, side in enumerate((asked.question.left, asked.question.right), 1):
        lines += [f"  {number} : aussi écrite {_listed(side.other_names)}"] if side.other_names else []
    for number, does in enumerate(asked.doings, 1):
        lines.append(f"  {number} : {_listed(does) or 'ni rencontre ni action'}")
    lines.append(f"  Pour : {', '.join(score.reasons) or 'rien'}")
    return [*lines, f"  Ce qui retient : {score.veto}"] if score.veto else lines


def _listed(names: Sequence[str]) -> str:
    more = f" et {len(names) - SHOWN} de plus" if len(names) > SHOWN else ""
    return f"{' ; '.join(names[:SHOWN])}{more}"


def quality_lines(quality: Quality) -> list[str]:
    """Return the quality of the grouping in French."""
    lines = [
        f"{count(quality.joins, 'écriture rattachée', 'écritures rattachées')} ; "
        f"d’après les scores et les réponses, {_percent(quality.computed)} le sont avec raison.",
        _target_line(quality),
    ]
    if quality.precision.asked:
        low, high = _percent(quality.precision.low), _percent(quality.precision.high)
        lines.append(f"D’après {quality.precision.asked} paires tirées au sort : entre {low} et {high}.")
    return lines


def _target_line(quality: Quality) -> str:
    if quality.left is None:
        return f"{_percent(quality.target)} hors d’atteinte : trop de réponses « incertain »."
    return f"{count(quality.left, 'réponse')} pour atteindre {_percent(quality.target)}."


def _percent(share: float) -> str:
    return f"{100 * share:.0f}\u202f%"


@click.command("merge")
@click.argument("first", metavar="ORGANISATION")
@click.argument("second", metavar="ORGANISATION")
@click.option("--sign", default="", metavar="NOM", help="Qui le dit.")
@with_settings
def merge_command(first: str, second: str, sign: str, settings: Settings) -> None:
    """Réunir deux organisations, par leur nom ou leur numéro ; l’ancien numéro mène à la nouvelle."""
    with progress_bar() as progress:
        found = Desk(existing(settings), progress).unite(first, second, sign)
    click.echo(_line(found))


@click.command("unmerge")
@click.argument("organization", metavar="ORGANISATION")
@click.argument("names", metavar="ÉCRITURE...", nargs=-1, required=True)
@click.option("--sign", default="", metavar="NOM", help="Qui le dit.")
@with_settings
def unmerge_command(organization: str, names: Sequence[str], sign: str, settings: Settings) -> None:
    """Sortir des écritures d’une organisation : elles en forment une autre."""
    with progress_bar() as progress:
        found = Desk(existing(settings), progress).separate(organization, names, sign)
    click.echo("\n".join(map(_line, found)))


def _line(sheet: OrganizationSheet) -> str:
    return f"« {sheet.name} » ({sheet.id}) : {', '.join(sheet.aliases)}."


COMMANDS = (review_command, merge_command, unmerge_command)
