"""From paths given by a person to the journal: which files, which source each belongs to, what was read."""

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec

from graph.errors import InputError, UnknownListError
from graph.journal import Document, Journal, RunReport
from graph.journal.writing import write_load
from graph.loaders import read_table
from graph.loaders.reading import Perimeter, Reading
from graph.loaders.tables import FORMATS, Table, read_tables
from graph.loaders.understanding import Understanding, shape_of
from graph.model import Source

DECLARATION = "source.toml"

FileProgress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Gathered:
    """All that was read from the given paths, and the files that were left aside."""

    documents: tuple[Document, ...]
    left_aside: tuple[str, ...]
    replaces: str = ""
    """The file that the only one read here corrects, under another name."""

    @property
    def readings(self) -> Iterator[Reading]:
        """Yield the readings, file by file."""
        return (document.reading for document in self.documents)


@dataclass(frozen=True)
class Decided:
    """What a person decided of her lists: their kind, the meaning of some columns; empty where she did not."""

    kind: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    name: str = ""
    """Under which it is to be remembered; empty when it is not."""


def gather(
    paths: Sequence[Path],
    perimeter: Perimeter,
    progress: FileProgress | None = None,
    decided: Decided | None = None,
    before: Mapping[str, Decided] | None = None,
) -> Gathered:
    """Read every list under the paths, without writing anything; raise InputError at the first unreadable file.

    ``decided`` is what a person says now of all these lists, ``before`` what was said of each shape of file.
    """
    told = decided or Decided()
    files = list(_files(paths))
    lists = [file for file in files if file.suffix.lower() in FORMATS or file in paths]
    if not lists:
        formats = ", ".join(sorted(FORMATS))
        raise InputError(f"aucune liste à charger ici ; formats lus : {formats}.", file=", ".join(map(str, paths)))
    read = _tables(lists, progress)
    tables = [table for _, table in read]
    _check_columns(told, tables)
    documents, unknown = [], []
    for source, table in read:
        known = (before or {}).get(shape_of(table.columns), Decided())
        said = {**known.columns, **told.columns}
        chosen = {column: said[column] for column in table.columns if column in said}  # the rest is of other lists
        try:
            reading = read_table(table, perimeter, chosen, told.kind or known.kind, tables)
            reading.sense = _as_remembered(reading.sense, known, told)
            documents.append(Document(source, reading, perimeter))
        except UnknownListError as error:
            unknown.append((table, error))
    _check_unknown(documents, unknown)
    left = [str(file) for file in files if file not in lists]
    return Gathered(tuple(documents), (*left, *(f"{table.file}, « {table.sheet} »" for table, _ in unknown)))


def _check_columns(told: Decided, tables: Sequence[Table]) -> None:
    """Refuse a decision on a column that no list has: it would be lost without a word."""
    there = {column for table in tables for column in table.columns}
    for column in told.columns:
        if column not in there:
            known = ", ".join(f"« {name} »" for name in sorted(there)[:12])
            raise InputError(f"aucune colonne « {column} » ; colonnes lues : {known}.", file=tables[0].file)


def _as_remembered(sense: Understanding, known: Decided, told: Decided) -> Understanding:
    """Say of what a person decided for an earlier file that it was remembered, and under which name."""
    if not known.name:
        return sense
    why = f"retenu sous le nom « {known.name} »"
    before = known.columns.keys() - told.columns.keys()
    choices = [msgspec.structs.replace(c, reason=why) if c.column in before else c for c in sense.choices]
    reason = why if known.kind and not told.kind else sense.reason
    return replace(sense, choices=tuple(choices), reason=reason)


def _check_unknown(documents: Sequence[Document], unknown: Sequence[tuple[Table, UnknownListError]]) -> None:
    """A sheet of notes beside a list is left aside; a file of which nothing is understood is refused."""
    understood = {document.reading.table.file for document in documents}
    for table, error in unknown:
        if table.file not in understood:
            raise error


def _tables(files: Sequence[Path], progress: FileProgress | None) -> list[tuple[Source, Table]]:
    """Read the tables of files, each with its source; two lists of one name would take each other's place."""
    read: list[tuple[Source, Table]] = []
    for number, file in enumerate(files, 1):
        if progress:
            progress(f"Lecture de {file.name}", number, len(files))
        source = source_of(file)
        read += [(source, table) for table in read_tables(file)]
    seen: set[tuple[str, str, str]] = set()
    for source, table in read:
        _check_expected(source, table)
        if (place := (source.name, table.file, table.sheet)) in seen:
            raise InputError("deux listes de ce nom dans le même chargement ; renommez l’une d’elles.", file=table.file)
        seen.add(place)
    return read


def load(journal: Journal, gathered: Gathered, perimeter: Perimeter) -> RunReport:
    """Write what was gathered in one transaction."""
    parameters = {
        "files": [reading.table.file for reading in gathered.readings],
        "departements": sorted(perimeter.departements),
    }
    return write_load(journal, gathered.documents, parameters, replaces=gathered.replaces)


def decided_on(gathered: Gathered, replaces: str = "", exhaustive: bool | None = None) -> Gathered:
    """Return what was read with what a person says of it: the file it replaces, whether its source names all."""
    documents = gathered.documents
    if exhaustive is not None:
        sources = [msgspec.structs.replace(document.source, exhaustive=exhaustive) for document in documents]
        documents = tuple(replace(one, source=source) for one, source in zip(documents, sources, strict=True))
    return replace(gathered, documents=documents, replaces=replaces)


def source_of(file: Path) -> Source:
    """Return the source declared beside a file, or one of the file's own name."""
    declaration = file.parent / DECLARATION
    if not declaration.exists():
        return Source(name=file.stem, title=file.name)
    try:
        declared = tomllib.loads(declaration.read_text(encoding="utf-8"))
        return msgspec.convert(declared, Source)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise InputError(f"déclaration de source illisible ({error}).", file=str(declaration)) from error


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if not path.exists():
            raise InputError("fichier ou dossier introuvable ; vérifiez le chemin.", file=str(path))
        if path.is_file():
            yield path
        else:
            inside = (p for p in sorted(path.rglob("*")) if p.is_file() and not p.name.startswith("."))
            yield from (p for p in inside if p.name != DECLARATION)


def _check_expected(source: Source, table: Table) -> None:
    expected = source.expected_rows.get(table.file)
    if expected is not None and expected != len(table.rows):
        raise InputError(
            f"{len(table.rows)} lignes lues, {expected} attendues d’après {DECLARATION} : le fichier est incomplet, "
            "ou la déclaration n’est plus à jour.",
            file=table.file,
        )
