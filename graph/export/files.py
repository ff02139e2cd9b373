"""Writing a view to a file, in the form that its name says."""

from collections.abc import Sequence
from pathlib import Path

from graph.atlas import Atlas
from graph.errors import InputError
from graph.export.exhibit import Exhibit
from graph.export.html import to_html
from graph.export.png import WIDTH, to_png
from graph.export.svg import to_svg
from graph.export.views import make_exhibit
from graph.leaving_out import left_out

FORMS = {
    "html": "text/html; charset=utf-8",
    "svg": "image/svg+xml; charset=utf-8",
    "png": "image/png",
}


def form_of(file: Path) -> str:
    """Return the form that a file's name asks for; raise InputError."""
    form = file.suffix.lower().removeprefix(".")
    if form not in FORMS:
        raise InputError(f"sa fin doit dire sa forme : {', '.join(f'.{known}' for known in FORMS)}.", file=str(file))
    return form


def written(atlas: Atlas, exhibit: Exhibit, form: str, width: int = WIDTH) -> bytes:
    """Return an exhibit as the content of a file of this form; ``width`` is that of a PNG, in px."""
    if form == "html":
        return to_html(atlas, exhibit).encode()
    svg = to_svg(exhibit)
    return to_png(svg, width) if form == "png" else svg.encode()


def export(atlas: Atlas, view: str, file: Path, without: Sequence[str] = (), width: int = WIDTH) -> Exhibit:
    """Write a view to a file, all or nothing; raise InputError when it cannot be written."""
    form = form_of(file)
    with left_out(atlas, without) as seen:
        exhibit = make_exhibit(seen, view, without)
        content = written(seen, exhibit, form, width)
    try:
        file.write_bytes(content)
    except OSError as error:
        raise InputError(f"ne peut pas être écrit ({error.strerror}).", file=str(file)) from error
    return exhibit
