"""``maillage share``, ``shares``, ``revoke`` and ``view``: showing a view to others, and giving it a name."""

import click

from graph.cli.asking import existing
from graph.cli.options import FORMATS, print_rows, with_settings
from graph.french import date
from graph.settings import Settings
from graph.sharing import DAYS, MOST_DAYS, name_view, named_views, revoke, share, shares

STATES = {"open": "ouvert", "expired": "expiré", "revoked": "révoqué"}
COLUMNS = {"number": "N°", "title": "Titre", "view": "Vue", "state": "État", "at": "Depuis", "expires": "Jusqu’au"}


@click.command("share")
@click.argument("view", metavar="VUE")
@click.option(
    "--days", type=click.IntRange(1, MOST_DAYS), default=DAYS, show_default=True, help="Pour combien de jours."
)
@click.option("--title", default="", metavar="TITRE", help="Dit au-dessus ; sinon, celui de la vue.")
@click.option("--site", default="http://127.0.0.1:5000", show_default=True, help="L’adresse de votre serveur.")
@with_settings
def share_command(view: str, days: int, title: str, site: str, settings: Settings) -> None:
    """Donner une adresse à une vue, à intégrer dans une présentation ou un site (VUE : voir maillage export)."""
    token, kept = share(existing(settings), view, title, days)
    address = f"{site.rstrip('/')}/partage/{token}"
    click.echo(f"{kept.title}, jusqu’au {date(kept.expires)} : {address}")
    click.echo("L’adresse n’est dite qu’ici. Elle montre la carte du jour où on l’ouvre. Pour la fermer :")
    click.echo(f"  maillage revoke {kept.number}")


@click.command("shares")
@click.option("--format", "form", type=FORMATS, default="table", show_default=True)
@with_settings
def shares_command(form: str, settings: Settings) -> None:
    """Lister ce qui est partagé, le plus récent d’abord."""
    rows = [
        {
            "number": each.number,
            "title": each.title,
            "view": each.view,
            "state": STATES[each.state],
            "at": date(each.at),
            "expires": date(each.expires),
        }
        for each in shares(existing(settings))
    ]
    print_rows(rows, COLUMNS, form)


@click.command("revoke")
@click.argument("token", metavar="JETON")
@with_settings
def revoke_command(token: str, settings: Settings) -> None:
    """Fermer une adresse partagée (JETON, ou son numéro dans maillage shares)."""
    kept = revoke(existing(settings), token)
    click.echo(f"Partage n° {kept.number} ({kept.title}) : fermé.")


@click.command("view")
@click.argument("name", metavar="NOM", required=False)
@click.argument("view", metavar="VUE", required=False)
@click.option("--forget", is_flag=True, help="Oublier ce nom.")
@with_settings
def view_command(name: str | None, view: str | None, forget: bool, settings: Settings) -> None:
    """Garder une vue sous un nom, à redire à maillage export et share ; sans nom, la liste des vues gardées."""
    if not name:
        rows = [{"name": each, "view": kept} for each, kept in named_views(existing(settings)).items()]
        print_rows(rows, {"name": "Nom", "view": "Vue"}, "table")
        return
    if not view and not forget:
        raise click.UsageError("Donnez la vue à garder sous ce nom, ou --forget.")
    kept = name_view(existing(settings), name, "" if forget else view or "")
    click.echo(f"« {kept} » : {'oubliée' if forget else view}.")


COMMANDS = (share_command, shares_command, revoke_command, view_command)
