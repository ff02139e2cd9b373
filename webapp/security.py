"""What protects the reader: headers on every answer, and the names under which this server may be called."""

import os
import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from flask import Flask, Response, abort, request
from werkzeug.sansio.utils import host_is_trusted

from graph.errors import MaillageError

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

# What is shared by a token is made to be framed, holds no form and leads nowhere else.
EMBEDDED_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
)
EMBEDDED = "shared"  # the blueprint, and the only one, that another site may frame
FRAME = re.compile(r"\*|(https?://)?(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d+)?", re.IGNORECASE)


def embedded_headers(frames: Sequence[str]) -> dict[str, str]:
    """Return the headers of what is shared, given the sites that may frame it: for nobody to keep or to list."""
    # A presentation is often a file on a disk: « * » does not mean files, they are said apart.
    ancestors = " ".join(frames) if frames else "* file:"
    kept = {name: value for name, value in HEADERS.items() if name != "X-Frame-Options"}
    return {
        **kept,
        "Content-Security-Policy": f"{EMBEDDED_POLICY}; frame-ancestors {ancestors}",
        "Cross-Origin-Resource-Policy": "cross-origin",
        "X-Robots-Tag": "noindex, nofollow",
    }


def read_frames(said: str) -> list[str]:
    """Read MAILLAGE_FRAMES; raise MaillageError for what is not the name of a site."""
    frames = [each.strip() for each in said.split(",") if each.strip()]
    wrong = next((each for each in frames if not FRAME.fullmatch(each)), "")
    if wrong:
        raise MaillageError(f"MAILLAGE_FRAMES : « {wrong} » n’est pas un site ; écrivez https://www.example.org.")
    return frames


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

    app.config.setdefault("FRAMES", read_frames(os.environ.get("MAILLAGE_FRAMES", "")))

    @app.after_request
    def protect(response: Response) -> Response:
        embedded = request.blueprint == EMBEDDED
        response.headers.update(embedded_headers(app.config["FRAMES"]) if embedded else HEADERS)
        if embedded:
            response.headers["Cache-Control"] = "no-store"
        elif request.endpoint != "static":
            response.headers["Cache-Control"] = "private, no-cache"
        elif "/vendor/" in request.path:  # the version is in the path
            response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response
