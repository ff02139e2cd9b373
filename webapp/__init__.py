"""The pages: a map read in a browser, in French, without a request to any other host."""

from flask import Flask

from graph.atlas import Atlas
from graph.settings import Settings
from webapp import (
    api,
    asked,
    changes,
    choropleth,
    duplicates,
    errors,
    explorer,
    figures,
    gaps,
    home,
    importing,
    kept,
    labels,
    matrix,
    navigation,
    network,
    past,
    planning,
    querying,
    security,
    shared,
    sheets,
    showing,
    topics,
)
from webapp.warming import Warming

__all__ = ["Warming", "create_app"]

MAX_REQUEST = 64 * 1024  # bytes; no form sends more than a few words, except lists (webapp.importing)


def create_app(settings: Settings | None = None, atlas: Atlas | None = None) -> Flask:
    """Build the application over an open map, or open the one that the settings (or environment) name."""
    app = Flask(__name__)
    app.config.update(MAX_CONTENT_LENGTH=MAX_REQUEST, MAX_FORM_MEMORY_SIZE=MAX_REQUEST)
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    app.extensions["atlas"] = atlas or Atlas.open(settings or Settings.from_env())
    labels.init_app(app)
    asked.init_app(app)
    navigation.init_app(app)
    security.init_app(app)
    kept.init_app(app)
    errors.init_app(app)
    duplicates.init_app(app)
    querying.init_app(app)
    for family in (
        home,
        network,
        explorer,
        choropleth,
        gaps,
        matrix,
        figures,
        sheets,
        planning,
        topics,
        importing,
        duplicates,
        past,
        changes,
        querying,
        showing,
        shared,
        api,
    ):
        app.register_blueprint(family.bp)
    return app
