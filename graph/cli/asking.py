"""``maillage status``, ``gaps`` and ``query``: what reads."""

from typing import Any

import click

from graph.atlas import Atlas
from graph.cli.options import FORMATS, print_rows, progress_bar, with_settings
from graph.cli.output import Output, with_output
from graph.errors import StoreError
from graph.following import decide
from graph.french import count
from graph.gap_rows import COLUMNS, gap_rows
from graph.gaps import STATES, GapReport, gap_queries
from graph.leaving_out import left_out
from graph.loaders.dates import iso_date
from graph.model import FollowUp
from graph.queries import get_query, load_queries, run_query
from graph.settings import Settings
from graph.sheets.model import Summary
from graph.sheets.summary import map_summary
from graph.store.base import Progress

SHOWN = {name: COLUMNS[name] for name in ("number", "severity", "departement", "title", "sentence", "reason")}


def existing(settings: Settings, progress: Progress | None = None) -> Atlas:
    """Open a map that is there: reading must not make an empty one out of a mistyped path."""
    if not settings.on_neo4j and not settings.journal.exists():
        raise StoreError(
            f"Il n’y a pas de carte ici : le journal « {settings.journal} » n’existe pas. Vérifiez --store et "
            "MAILLAGE_STORE, ou chargez une première liste (maillage load)."
        )
    return Atlas.open(settings, progress)


@click.command("status")
@with_settings
def status_command(settings: Settings) -> None:
    """Dire ce que contient la carte : nombres, sources, part des lignes lues et rattachées."""
    with progress_bar() as progress:
        summary = map_summary(existing(settings, progress))
    click.echo(f"Carte : {settings.store} (journal : {settings.journal}, version {summary.stamp})")
    for line in status_lines(summary):
        click.echo(line)


def status_lines(summary: Summary) -> list[str]:
    """Return what ``maillage status`` prints after the name of the map."""
    lines = [
        f"  {count(summary.organizations, 'organisation')}, sous {count(summary.mentions, 'écriture')}",
        f"  {count(summary.actions, 'action')}, {count(summary.events, 'rencontre')}, "
        f"{count(summary.territories, 'contrat de ville', 'contrats de ville')}, "
        f"{count(summary.departements, 'département')}",
        f"  {_share(summary.rows_read, summary.rows_read + summary.rows_refused)} des lignes du périmètre ont été lues",
        f"  {_share(summary.rows_matched, summary.rows_named)} des lignes qui nomment une organisation sont rattachées "
        "(SIREN connu, ou même organisation sous plusieurs écritures)",
        "Sources :",
    ]
    for source in summary.sources:
        dated = f" ({source.date})" if source.date else ""
        lines.append(f"  {source.name}{dated} : {count(source.records, 'ligne')} de {count(source.files, 'fichier')}")
        lines += [f"    {told}"] if (told := " — ".join(filter(None, (source.origin, source.licence)))) else []
    return lines


def _share(part: int, whole: int) -> str:
    return f"{part} sur {whole} ({part / whole:.0%})".replace("%", " %") if whole else "0 sur 0"


@click.command("gaps")
@click.argument("name", metavar="[NOM]", required=False)
@click.option("--departement", multiple=True, metavar="CODE", help="Seulement ce département (répétable).")
@click.option("--limit", type=click.IntRange(1), help="Seulement les premiers.")
@with_output
@with_settings
def gaps_command(
    name: str | None, departement: tuple[str, ...], limit: int | None, output: Output, settings: Settings
) -> None:
    """Lister les manques, les plus graves d’abord, avec leurs raisons et leurs preuves."""
    if name:
        gap_queries([name])  # a wrong name is refused before the map is opened
    with progress_bar() as progress:
        whole = existing(settings, progress)
        with left_out(whole, output.without) as atlas:
            report = atlas.gaps([name] if name else [], departement)
            rows = gap_rows(atlas, report.gaps[:limit])
    if output.form == "table":
        rows = [{**row, "title": _titled(row)} for row in rows if not row["told_with"]]
    columns = {**SHOWN, "proofs": COLUMNS["places"]} if output.form == "table" else COLUMNS
    output.show(rows, columns, whole.invented(), summary_lines(report))
    if output.form != "table":  # a list has no place for it, and 0 would be read as an answer
        for kind in report.kinds:
            if kind.has_data and kind.caution:
                click.echo(f"{kind.title} : {kind.caution}", err=True)


def _titled(row: dict[str, Any]) -> str:
    return str(row["title"]) if row["state"] == "open" else f"{row['title']} ({row['state_title']})"


def summary_lines(report: GapReport) -> list[str]:
    """Return one line per kind of gap: how many, out of how many of what."""
    lines = []
    for kind in report.kinds:
        if kind.has_data:
            told = f"{kind.count} pour {kind.denominator} {kind.denominator_title}"
            told += f". {kind.caution}" if kind.caution else ""
        else:
            told = f"pas de données pour en juger (il faudrait : {kind.denominator_title})"
        lines.append(f"{kind.title} : {told}")
    return [*lines, *(f"Fermé depuis : {one.sentence or one.gap}" for one in report.closed)]


@click.command("follow")
@click.argument("gap", metavar="MANQUE")
@click.option("--state", type=click.Choice(list(STATES)), required=True, help="Où en est le manque.")
@click.option("--owner", default="", metavar="NOM", help="Qui s’en charge.")
@click.option("--due", default="", metavar="DATE", help="Pour quand.")
@click.option("--why", default="", metavar="RAISON", help="Pourquoi ; demandé pour écarter un manque.")
@with_settings
def follow_command(gap: str, state: str, owner: str, due: str, why: str, settings: Settings) -> None:
    """Dire où en est un manque (identifiant « gap-… » de maillage gaps --format csv)."""
    date = iso_date(due)
    if due and not date:
        raise click.BadParameter(f"« {due} » n’est pas une date ; écrivez 14/10/2020.")
    decide(existing(settings), FollowUp(gap, state, owner, date, why))
    click.echo(f"{gap} : {STATES[state]}.")


@click.command("query")
@click.argument("name", metavar="[NOM]", required=False)
@click.option("--param", "params", multiple=True, metavar="CLÉ=VALEUR", help="Paramètre ; une liste s’écrit a,b,c.")
@click.option("--format", "form", type=FORMATS, default="table", show_default=True)
@with_settings
def query_command(name: str | None, params: tuple[str, ...], form: str, settings: Settings) -> None:
    """Exécuter une requête nommée de cypher/ ; sans nom, en donner la liste."""
    if not name:
        rows = [{"name": q.name, "title": q.title, "params": ", ".join(q.params)} for q in load_queries().values()]
        print_rows(rows, {"name": "Requête", "title": "Titre", "params": "Paramètres"}, form)
        return
    query = get_query(name)
    given = dict(_parameter(text, query.params) for text in params)
    query.arguments(given)  # a wrong parameter is refused before the map is opened
    rows = run_query(existing(settings).store, name, **given)
    print_rows(rows, {column: column for column in query.returns}, form)


def _parameter(text: str, declared: tuple[str, ...]) -> tuple[str, Any]:
    key, separator, value = text.partition("=")
    if not separator:
        raise click.BadParameter(f"« {text} » : écrivez CLÉ=VALEUR.")
    return key, value.split(",") if f"{key}?" in declared else value


COMMANDS = (status_command, gaps_command, follow_command, query_command)
