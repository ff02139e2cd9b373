"""What protects the reader: headers on every answer, and the names under which this server may be called."""

import os
from urllib.parse import urlsplit

from flask import Flask, Response, abort, request
from werkzeug.sansio.utils import host_is_trusted

# Whoever opens the map on another name says so: an unknown name may be another site pointed at this machine.
LOCAL_HOSTS = ("localhost", "127.0.0.1", "::1", "[::1]")

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
OWN_SITE = ("same-origin", "none")

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

    # On a server that others reach, a map is shown; loading is for whoever keeps it, unless it is said otherwise.
    app.config.setdefault("IMPORT", os.environ.get("MAILLAGE_IMPORT", "0" if named else "1") == "1")

    @app.before_request
    def check_origin() -> None:
        """Let no other site send a form in the reader's name: a browser says from where it comes."""
        if request.method in SAFE_METHODS:
            return
        site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
        # Our own forms come with « Origin: null », since no referrer is ever told: the other header counts.
        foreign = site not in OWN_SITE if site else origin is not None and urlsplit(origin).netloc != request.host
        if foreign:
            abort(403, "Cette demande vient d’un autre site ; refaites-la depuis la page d’import.")

    @app.after_request
    def protect(response: Response) -> Response:
        response.headers.update(HEADERS)
        if request.endpoint != "static":
            response.headers["Cache-Control"] = "private, no-cache"
        elif "/vendor/" in request.path:  # the version is in the path
            response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response
