"""Files as tables: rows of text with their position, whatever the format. No meaning is given to a column here.

``formats`` chooses a reader by what the file holds: ``delimited`` (CSV), ``workbooks`` (Excel, LibreOffice),
``objects`` (JSON), ``archives`` (ZIP). ``layout`` finds titles, header, rows and totals. All of it happens in a child
process with limits (``confined``, ``worker``), since a file may be anything.
"""

from pathlib import Path

from graph.errors import InputError
from graph.loaders.tables.confined import read_confined
from graph.loaders.tables.encoding import text_of
from graph.loaders.tables.formats import FORMATS, TEXTS
from graph.loaders.tables.model import Row, Table, Unreadable

__all__ = ["FORMATS", "Row", "Table", "decode", "read_tables"]


def read_tables(path: Path) -> list[Table]:
    """Read the tables of one file; raise InputError, in French, when it cannot be read."""
    suffix = path.suffix.lower()
    if suffix not in FORMATS and suffix not in TEXTS:
        raise InputError(
            f"format non pris en charge ({suffix}) ; formats lus : {', '.join(sorted(FORMATS))}.", file=path.name
        )
    if not path.is_file():
        raise InputError("ce n’est pas un fichier ; vérifiez le chemin.", file=str(path))
    return read_confined(path)


def decode(content: bytes, file: str) -> str:
    """Decode a text written in any of the encodings met in France."""
    try:
        return text_of(content)
    except Unreadable as error:
        raise InputError(error.problem, file=file) from error
