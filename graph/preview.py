"""What a load would do, before anything is written: per row, created, matched to whom and why, doubtful, or refused."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain

from graph.loaders import attendance
from graph.loaders.personal import told
from graph.loaders.reading import Reading
from graph.loading import Gathered
from graph.model import Mention, Record
from graph.resolution import Cluster, Resolution, Settled
from graph.resolution.canonical import display_name
from graph.resolution.growing import Earlier
from graph.resolution.model import ScoredPair
from graph.resolution.parsing import parse
from graph.resolution.pipeline import resolve_again
from graph.resolution.scoring import score
from graph.store.base import Progress

VERDICTS = {
    "created": "nouvelle organisation",
    "matched": "rattachée à une organisation connue",
    "doubtful": "à vérifier : ressemble à une autre",
    "named": "lue, sans nommer d’organisation",
    "refused": "non comprise",
}
SAMPLE = 5
NOT_COME = " ; pas venue d’après cette ligne : aucun lien"


@dataclass(frozen=True)
class Verdict:
    """What would become of one organisation named by a row, or of a row that names none; ``why`` is French."""

    row: int
    kind: str
    name: str
    why: str


@dataclass(frozen=True)
class TablePreview:
    """One table: how it was understood, its first rows as read, and a verdict for all that its rows name."""

    reading: Reading
    verdicts: tuple[Verdict, ...]

    @property
    def counts(self) -> Counter[str]:
        """Return how many verdicts of each kind."""
        return Counter(verdict.kind for verdict in self.verdicts)

    @property
    def unused_cells(self) -> tuple[tuple[str, str, int, str], ...]:
        """Return column, why its cells were of no use, how many, and the first rows (French)."""
        found = self.reading.unused_cells.items()
        return tuple((column, why, len(rows), _places(rows)) for (column, why), rows in found)

    @property
    def removed(self) -> tuple[tuple[str, int, str], ...]:
        """Return column, of how many of its cells something personal was taken out, and the first rows (French)."""
        return tuple((column, len(rows), _places(rows)) for column, rows in self.reading.removed.items())

    def sample(self, column: str) -> tuple[str, ...]:
        """Return the first cells of a column that hold something, as they would be kept; none if it is not."""
        if column in self.reading.sense.personal:
            return ()
        meaning = self.reading.sense.meaning_of.get(column, "")
        cells = (told(row.values.get(column, "").strip(), meaning) for row in self.reading.table.rows)
        return tuple(cell for cell, _ in zip(filter(None, cells), range(SAMPLE), strict=False))


@dataclass(frozen=True)
class Known:
    """What there is before a load: the mentions in the order they came, what people said, the work done on them."""

    mentions: Sequence[Mention] = ()
    settled: Settled = field(default_factory=lambda: Settled(growing=True))
    earlier: Earlier | None = None


def preview(known: Known, gathered: Gathered, progress: Progress | None = None) -> tuple[TablePreview, ...]:
    """Say what a load would do to organisations that are known; nothing is written."""
    readings = list(gathered.readings)
    named = (p.mention for reading in readings for record in reading.records for p in record.participants)
    resolution, _ = resolve_again(chain(known.mentions, named), known.earlier, progress, known.settled)
    judge = _Judge(frozenset(known.mentions), resolution)
    return tuple(TablePreview(reading, tuple(judge.table(reading))) for reading in readings)


def _places(rows: Sequence[int]) -> str:
    told = ", ".join(map(str, rows[:SAMPLE]))
    return ("ligne " if len(rows) == 1 else "lignes ") + told + ("…" if len(rows) > SAMPLE else "")


class _Judge:
    """Knows the organisations as they would be after the load, and which mentions were there before it."""

    def __init__(self, known: frozenset[Mention], resolution: Resolution) -> None:
        self.known = known
        self.cluster_of = {mention: cluster for cluster in resolution.clusters for mention in cluster.mentions}
        self.told: dict[Mention, tuple[str, str, str]] = {}
        self.doubts: dict[Mention, ScoredPair] = {}
        for pair in reversed(resolution.doubtful):  # the likeliest comes first, and must win
            self.doubts |= {pair.left: pair, pair.right: pair}

    def table(self, reading: Reading) -> Iterable[Verdict]:
        """Yield the verdicts of a table, in the order of its rows."""
        came = reading.loader == attendance.NAME
        verdicts = [verdict for record in reading.records for verdict in self._record(record, came)]
        verdicts += [Verdict(refusal.position.row, "refused", "", refusal.reason) for refusal in reading.refusals]
        return sorted(verdicts, key=lambda verdict: verdict.row)

    def _record(self, record: Record, came: bool) -> list[Verdict]:
        """Return the verdicts of a row; ``came``: it is of a list of presence."""
        row = record.position.row
        if not record.participants:
            return [Verdict(row, "named", "", "rien à rattacher")]
        found = [self._told(person.mention) for person in record.participants]
        absent = NOT_COME if came and not record.states else ""
        return [Verdict(row, kind, name, why + absent) for kind, name, why in found]

    def _told(self, mention: Mention) -> tuple[str, str, str]:
        """Return the verdict on a mention, which many rows may have."""
        if mention not in self.told:
            self.told[mention] = self._mention(mention)
        return self.told[mention]

    def _mention(self, mention: Mention) -> tuple[str, str, str]:
        """Return the verdict on one mention: its kind, the name it was read under, and why."""
        cluster = self.cluster_of[mention]
        before = tuple(other for other in cluster.mentions if other in self.known)
        if before:
            name = display_name(Cluster(before, 1.0, ""))
            return "matched", mention.name, f"« {name} » : {self._why(mention, before)}"
        if doubt := self.doubts.get(mention):
            other = doubt.right if doubt.left == mention else doubt.left
            return "doubtful", mention.name, f"ressemble à « {other.name} » : {', '.join(doubt.score.reasons)}"
        others = sorted({other.name for other in cluster.mentions} - {mention.name})
        return "created", mention.name, f"avec « {'», « '.join(others)} »" if others else "aucune qui lui ressemble"

    def _why(self, mention: Mention, before: tuple[Mention, ...]) -> str:
        """Say what ties a mention to the nearest of those that were there; it may be held by others of the load."""
        if mention in self.known:
            return "déjà écrite ainsi"
        scored = (score(parse(mention), parse(other)) for other in before)
        best = max(scored, key=lambda found: found.value)
        return ", ".join(best.reasons) or "par d’autres écritures de la même organisation"


def refused_rows(readings: Sequence[Reading]) -> str:
    """Return the refused rows as a CSV that can be corrected and loaded again: why, where, and the cells as written."""
    refused = [reading for reading in readings if reading.refusals]
    columns = list(dict.fromkeys(column for reading in refused for column in reading.table.columns))
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([*columns, "pourquoi refusée", "fichier d’origine", "feuille", "n° de ligne"])
    for reading in refused:
        numbers = {refusal.position.row for refusal in reading.refusals}
        written = {row.number: row.values for row in reading.table.rows if row.number in numbers}
        for refusal in reading.refusals:
            where, cells = refusal.position, written.get(refusal.position.row, {})
            told = (refusal.reason, where.file, where.sheet, str(where.row))
            writer.writerow([safe_cell(cell) for cell in (*(cells.get(column, "") for column in columns), *told)])
    return "\ufeff" + out.getvalue()


def safe_cell(text: str) -> str:
    """Return a cell that a spreadsheet will not take for a formula (ASVS 5.0, 1.2.10)."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r", "\n") else text
