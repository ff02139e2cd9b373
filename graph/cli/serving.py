"""``maillage serve``: the web application on this machine."""

import click

from graph.cli.options import with_settings
from graph.settings import Settings

THREADS = 8


@click.command("serve")
@click.option("--port", type=click.IntRange(1, 65535), default=5000, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 pour un serveur ; à protéger alors.")
@with_settings
def serve_command(port: int, host: str, settings: Settings) -> None:
    """Ouvrir la carte dans un navigateur (Ctrl-C pour arrêter)."""
    from waitress import serve  # not needed by the other commands, and neither is Flask

    from webapp import create_app

    app = create_app(settings)
    click.echo(f"La carte est ouverte sur http://{host}:{port} (Ctrl-C pour arrêter).")
    # One process with threads: Ladybug allows one Database object on a file, and a fork would break it.
    serve(app, host=host, port=port, threads=THREADS)


COMMANDS = (serve_command,)
