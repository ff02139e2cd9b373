"""Files given by a browser, kept aside until they are loaded or thrown away. Nothing of them is in the map yet."""

import re
import shutil
import time
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath
from secrets import token_hex

import msgspec

from graph.errors import InputError, NotFound
from graph.loading import Decided

KEPT = 24 * 3600  # seconds; an upload that nobody loads goes away
TOKEN = re.compile(r"[0-9a-f]{32}")
LONGEST_NAME = 150  # characters
DECISIONS = ".decisions.json"


class Staging:
    """A folder beside the journal, with one folder per upload, whose name cannot be guessed."""

    def __init__(self, journal: Path) -> None:
        """Stand beside a journal; nothing is made before the first upload."""
        self.folder = journal.parent / "imports"

    def add(self, files: Iterable[tuple[str, bytes]]) -> str:
        """Keep the files of one upload and return its token; raise InputError when there is none."""
        self._forget_old()
        given = [(safe_name(name), content) for name, content in files if name]
        if not given:
            raise InputError("aucun fichier n’a été choisi.", file="envoi")
        if len({name for name, _ in given}) < len(given):
            raise InputError("deux fichiers portent le même nom ; renommez l’un d’eux.", file=given[0][0])
        token = token_hex(16)
        place = self.folder / token
        place.mkdir(parents=True)
        for name, content in given:
            (place / name).write_bytes(content)
        return token

    def files(self, token: str) -> list[Path]:
        """Return the files of an upload; raise NotFound."""
        return sorted(file for file in self._place(token).iterdir() if file.name != DECISIONS)

    def decided(self, token: str) -> Decided:
        """Return what was decided of an upload so far."""
        file = self._place(token) / DECISIONS
        return msgspec.json.decode(file.read_bytes(), type=Decided) if file.exists() else Decided()

    def decide(self, token: str, kind: str, columns: Mapping[str, str]) -> None:
        """Keep what was decided of an upload."""
        (self._place(token) / DECISIONS).write_bytes(msgspec.json.encode(Decided(kind, dict(columns))))

    def remove(self, token: str) -> None:
        """Throw an upload away."""
        shutil.rmtree(self._place(token))

    def _place(self, token: str) -> Path:
        place = self.folder / token
        if not TOKEN.fullmatch(token) or not place.is_dir():
            raise NotFound("Cet envoi n’est plus là : il a été chargé, abandonné, ou date de plus d’un jour.")
        return place

    def _forget_old(self) -> None:
        limit = time.time() - KEPT
        for place in self.folder.iterdir() if self.folder.is_dir() else ():
            if TOKEN.fullmatch(place.name) and place.stat().st_mtime < limit:
                shutil.rmtree(place, ignore_errors=True)


def safe_name(name: str) -> str:
    """Return a file name as given, less the folders and the characters that no file name should have."""
    last = PureWindowsPath(PurePosixPath(name).name).name
    clean = "".join(character for character in last if character.isprintable() and character not in '<>:"|?*').strip(
        ". "
    )
    if not clean:
        raise InputError("ce nom de fichier n’est pas utilisable ; renommez-le.", file=name[:40])
    stem, dot, suffix = clean.rpartition(".")
    return f"{stem[: LONGEST_NAME - len(suffix)]}{dot}{suffix}" if dot else clean[:LONGEST_NAME]
