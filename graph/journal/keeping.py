"""A backup: one zip that holds the journal and a manifest with its checksum."""

import json
import os
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import file_digest
from pathlib import Path

from graph.errors import InputError, JournalError, in_french
from graph.journal.database import VERSION, Journal

FORMAT = "maillage-backup/1"
INSIDE, MANIFEST = "journal.sqlite", "manifest.json"


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself; ``version`` is that of the journal inside."""

    format: str
    version: int
    journal: str
    head: int
    at: str
    bytes: int
    sha256: str


def back_up(journal: Journal, file: Path, force: bool = False) -> Manifest:
    """Write the journal to one file, whole or not at all; raise InputError when it is there and not forced."""
    if file.exists() and not force:
        raise InputError("existe déjà ; donnez un autre nom, ou --force pour l’écraser.", file=str(file))
    if not journal.head:
        raise JournalError(f"Rien à sauvegarder : le journal « {journal.path} » est vide.")
    try:
        with folder_beside(file) as folder:
            inside = folder / INSIDE
            copy(journal.connection, inside)
            manifest = _manifest(inside)
            part = folder / "backup.zip"
            with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.write(inside, INSIDE)
                archive.writestr(MANIFEST, json.dumps(asdict(manifest), indent=2))
            flush(part)
            part.replace(file)
    except OSError as error:
        raise InputError(f"la sauvegarde n’a pas pu être écrite : {in_french(error)}.", file=str(file)) from error
    return manifest


def read_manifest(archive: zipfile.ZipFile) -> Manifest:
    """Return what a backup says of itself; raise ValueError or KeyError when it is not one."""
    told = json.loads(archive.read(MANIFEST))
    if told.get("format") != FORMAT:
        raise ValueError(f"format {told.get('format')}")
    return Manifest(**told)


def copy(connection: sqlite3.Connection, file: Path) -> None:
    """Copy a database as it stands, whoever writes to it meanwhile, to one file that needs no other."""
    with closing(sqlite3.connect(file)) as target:
        connection.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")
    flush(file)


def _manifest(file: Path) -> Manifest:
    with Journal(file) as same:  # the head may have moved since the copy
        told = (FORMAT, VERSION, same.id, same.head)
        same.connection.execute("PRAGMA journal_mode=DELETE")
    at = datetime.now(UTC).isoformat(timespec="seconds")
    return Manifest(*told, at, file.stat().st_size, sha256(file))


def sha256(file: Path) -> str:
    """Return the checksum of a file."""
    with file.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()


@contextmanager
def folder_beside(file: Path) -> Iterator[Path]:
    """Yield a folder on the same disk, so that what is made in it can be renamed into place."""
    with tempfile.TemporaryDirectory(prefix=".maillage-", dir=file.parent) as folder:
        yield Path(folder)


def flush(file: Path) -> None:
    """Have the disk keep the file before anything relies on it."""
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())
