"""Archives: a ZIP of lists, and the ZIP that a workbook is; neither may unpack to more than a machine can hold."""

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator

from graph.loaders.tables.limits import (
    HIGHEST_RATIO,
    LARGEST_FILE,
    LARGEST_UNPACKED,
    MOST_FILES_IN_ARCHIVE,
    SUSPECT_SIZE,
    TOO_HEAVY,
)
from graph.loaders.tables.model import Unreadable

DAMAGED = "archive incomplète ou abîmée ; téléchargez-la ou enregistrez-la de nouveau."
NESTED = "une archive dans l’archive n’est pas lue ; décompressez-la."
ENCRYPTED = 0x1
UNPACKING = (
    *(zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError, RuntimeError),
    *(zlib.error, lzma.LZMAError),
)


def opened(content: bytes) -> zipfile.ZipFile:
    """Open an archive after a look at the sizes it declares."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Unreadable(DAMAGED) from error
    unpacked = sum(entry.file_size for entry in archive.infolist())
    packed = sum(entry.compress_size for entry in archive.infolist())
    if unpacked > LARGEST_UNPACKED or (unpacked > SUSPECT_SIZE and unpacked > HIGHEST_RATIO * packed):
        raise Unreadable(TOO_HEAVY.format(f"{unpacked >> 20} Mo une fois décompressé"))
    return archive


def members(archive: zipfile.ZipFile, wanted: frozenset[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the name and content of each list; names are only said, nothing is written to the disk."""
    entries = [entry for entry in archive.infolist() if _is_list(entry.filename)]
    if len(entries) > MOST_FILES_IN_ARCHIVE:
        raise Unreadable(f"{len(entries)} fichiers dans l’archive ; n’y laissez que les listes.")
    for entry in sorted(entries, key=lambda entry: entry.filename):
        suffix = "." + entry.filename.rpartition(".")[2].lower()
        if suffix == ".zip":
            raise Unreadable(NESTED, inner=_said(entry.filename))
        if suffix in wanted:
            yield _said(entry.filename), _content(archive, entry)


def others(archive: zipfile.ZipFile, wanted: frozenset[str]) -> Iterator[str]:
    """Yield the names of the files that are no list, in order."""
    for name in sorted(archive.namelist()):
        if _is_list(name) and "." + name.rpartition(".")[2].lower() not in wanted:
            yield _said(name)


def _is_list(name: str) -> bool:
    """Whether a name may be that of a list: neither a folder nor a file that a system hides."""
    last = name.rpartition("/")[2]
    return bool(last) and not last.startswith(".") and not name.startswith("__MACOSX/")


def _said(name: str) -> str:
    """Return a name that is no path to elsewhere."""
    return "/".join(part for part in name.replace("\\", "/").split("/") if part not in ("", ".", ".."))


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    if entry.flag_bits & ENCRYPTED:
        raise Unreadable("protégé par un mot de passe ; retirez-le.", inner=_said(entry.filename))
    try:
        with archive.open(entry) as file:
            content = file.read(LARGEST_FILE + 1)  # the declared size may lie
    except UNPACKING as error:
        raise Unreadable(DAMAGED, inner=_said(entry.filename)) from error
    if len(content) > LARGEST_FILE:
        raise Unreadable(TOO_HEAVY.format(f"plus de {LARGEST_FILE >> 20} Mo"), inner=_said(entry.filename))
    return content
