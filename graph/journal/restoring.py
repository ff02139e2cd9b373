"""Restoring a backup: all that can be checked is checked first, and the former journal is kept aside."""

import sqlite3
import zipfile
import zlib
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from graph.errors import InputError, JournalError
from graph.journal.database import VERSION, Journal
from graph.journal.keeping import INSIDE, Manifest, copy, folder_beside, read_manifest, sha256

LARGEST = 8 << 30  # bytes; a journal beyond that is a bomb rather than lists


def restore(file: Path, journal: Path) -> tuple[Manifest, Path | None]:
    """Put a backup in the journal's place; return its manifest, and where the former journal is kept (None: none was).

    Raise InputError, with nothing touched, when the backup is damaged or of another version. The journal takes
    another identity: what follows is another story than that of the map built before, which is built again.
    """
    journal.parent.mkdir(parents=True, exist_ok=True)
    with folder_beside(journal) as folder:
        manifest = _extract(file, folder / INSIDE)
        with Journal(folder / INSIDE) as restored:
            restored.connection.execute("UPDATE journal SET id = lower(hex(randomblob(8)))")
        aside = _set_aside(journal) if journal.exists() else None
        with closing(sqlite3.connect(folder / INSIDE)) as source, closing(sqlite3.connect(journal)) as target:
            source.backup(target)  # one transaction: whoever reads sees the former journal or this one
    return manifest, aside


def _extract(file: Path, target: Path) -> Manifest:
    """Write the journal of a backup to a file, once all that can be checked is."""
    try:
        with zipfile.ZipFile(file) as archive:
            manifest = read_manifest(archive)
            if manifest.version > VERSION:
                raise InputError("vient d’une version plus récente de Maillage ; mettez-le à jour.", file=str(file))
            if archive.getinfo(INSIDE).file_size != manifest.bytes or manifest.bytes > LARGEST:
                raise ValueError("taille")
            archive.extract(INSIDE, target.parent)
    except FileNotFoundError as error:
        raise InputError("fichier introuvable ; vérifiez le chemin.", file=str(file)) from error
    except (zipfile.BadZipFile, zlib.error, KeyError, TypeError, ValueError, OSError, EOFError) as error:
        why = f" ({error})" if type(error) is ValueError else ""  # ours; the others speak English
        problem = f"n’est pas une sauvegarde de Maillage, ou est abîmée{why}. Rien n’a été touché."
        raise InputError(problem, file=str(file)) from error
    if sha256(target) != manifest.sha256 or integrity(target):
        raise InputError("est abîmée : la somme de contrôle diffère. Rien n’a été touché.", file=str(file))
    return manifest


def integrity(path: Path) -> list[str]:
    """Return what SQLite finds wrong in a file: nothing for a sound one."""
    try:
        with closing(sqlite3.connect(path)) as connection:
            found = [line for (line,) in connection.execute("PRAGMA integrity_check")]
            loose = [f"{row[0]} → {row[2]}" for row in connection.execute("PRAGMA foreign_key_check")]
    except sqlite3.Error as error:
        return [str(error)]
    return [line for line in found if line != "ok"] + loose


def _set_aside(journal: Path) -> Path:
    """Copy the present journal beside itself; one that SQLite cannot read is moved as it is."""
    now = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    aside = journal.with_name(f"{journal.stem}.avant-{now}{journal.suffix}")
    try:
        with closing(sqlite3.connect(journal)) as connection:
            copy(connection, aside)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise JournalError(f"Le journal est occupé par un autre programme ({error}) ; fermez-le.") from error
        aside.unlink(missing_ok=True)
        for suffix in ("-wal", "-shm", ""):
            if (whole := Path(f"{journal}{suffix}")).exists():
                whole.replace(f"{aside}{suffix}")
    return aside
