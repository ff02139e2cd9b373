"""``maillage serve``: the web application on this machine."""

import sys
from signal import SIGTERM, signal

import click

from graph.cli.options import with_settings
from graph.errors import MaillageError
from graph.settings import Settings

THREADS = 8
EVERY_ADDRESS = ("0.0.0.0", "::")  # noqa: S104 — compared, not bound


@click.command("serve")
@click.option("--port", type=click.IntRange(1, 65535), default=5000, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 pour un serveur ; à protéger alors.")
@with_settings
def serve_command(port: int, host: str, settings: Settings) -> None:
    """Ouvrir la carte dans un navigateur (Ctrl-C pour arrêter)."""
    from waitress import create_server  # not needed by the other commands, and neither is Flask

    from webapp import Warming, create_app

    app = create_app(settings)
    # One process with threads: Ladybug allows one Database object on a file, and a fork would break it.
    try:
        server = create_server(app, host=host, port=port, threads=THREADS)
    except (OSError, ValueError) as error:
        raise MaillageError(
            f"Impossible d’ouvrir la carte sur {host}, port {port} ({error}) ; choisissez un autre port (--port 5001)."
        ) from error
    shown = "127.0.0.1" if host in EVERY_ADDRESS else host
    Warming(app, f"http://{shown}:{port}").start()
    signal(SIGTERM, lambda *_: sys.exit())  # as Ctrl-C does: what is in temporary files goes
    click.echo(f"La carte est ouverte sur http://{shown}:{port} (Ctrl-C pour arrêter).")
    server.run()


COMMANDS = (serve_command,)
