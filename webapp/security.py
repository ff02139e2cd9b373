"""What protects the reader: headers on every answer, and the names under which this server may be called."""

import os

from flask import Flask, Response, abort, request
from werkzeug.sansio.utils import host_is_trusted

# Whoever opens the map on another name says so: an unknown name may be another site pointed at this machine.
LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; object-src 'none'; frame-ancestors 'none'; "
        "base-uri 'none'; form-action 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def init_app(app: Flask) -> None:
    """Check the host of every request and set the headers of every answer."""
    named = os.environ.get("MAILLAGE_HOSTS", "")
    app.config.setdefault("HOSTS", [*LOCAL_HOSTS, *(host.strip() for host in named.split(",") if host.strip())])

    @app.before_request
    def check_host() -> None:
        if not host_is_trusted(request.host, app.config["HOSTS"]):
            abort(400, "Ce nom de serveur n’est pas déclaré ; ajoutez-le à MAILLAGE_HOSTS.")

    @app.after_request
    def protect(response: Response) -> Response:
        response.headers.update(HEADERS)
        if request.endpoint != "static":
            response.headers["Cache-Control"] = "private, no-cache"
        elif "/vendor/" in request.path:  # the version is in the path
            response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response
