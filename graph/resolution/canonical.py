"""What an organisation is called and known by: its name on a screen, its SIREN, its id for ever."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cache, lru_cache

from graph.gazetteer import acronyms, kinds, weight
from graph.identifiers import siren_in
from graph.model import content_id
from graph.names import STOP_WORDS, abbreviations, fold, words
from graph.resolution.model import Cluster
from graph.resolution.parsing import parse
from graph.vocabulary import rows

LONGEST_ACRONYM = 5
ELIDED = re.compile(r"\b([DL]) (?=[AEÉÈÊIOUYH])")
VOWELS = frozenset("aeiouy")


def display_name(cluster: Cluster, listed: Collection[str] = ()) -> str:
    """Return the best name for a screen, in small letters when it is in capitals.

    That is the fullest spelling, among those of directories when there are any: ``listed``.
    """
    names = set(listed) or {mention.name for mention in cluster.mentions}
    best = min(names, key=_awkwardness) if len(names) > 1 else next(iter(names))
    text = " ".join(best.split())
    return title_case(text) if text == text.upper() else text


def organization_kind(cluster: Cluster) -> str:
    """Return the French name of the kind that most spellings state (« Mission locale »), or an empty text."""
    stated = Counter(kind for mention in cluster.mentions for kind in parse(mention).name.kinds)
    most = max(sorted(stated), key=stated.__getitem__, default="")
    return kinds()[most]["label"] if most else ""


def _awkwardness(name: str) -> tuple[int, bool, int, int, str]:
    """Rank a spelling: clipped words and spaced letters first of all, then capitals, then what it leaves out."""
    raw = fold(name).replace(".", " ").replace("'", " ").split()
    clipped = sum(word in abbreviations() and word not in ("st", "ste") for word in raw)
    letters = sum(len(word) == 1 and word not in STOP_WORDS for word in raw)
    bare = len(words(name)) < 2
    accents = sum(not char.isascii() for char in name)
    return clipped + letters + bare, name == name.upper(), -len(set(words(name))), -accents, name


def title_case(text: str) -> str:
    """Return a name in capitals as French writes it, with acronyms and small words as they should be."""
    parts = _split(ELIDED.sub(r"\1'", text))
    alone = sum(part[0].isalnum() for part in parts) == 1
    result = ""
    for index, part in enumerate(parts):
        opens = not any(char.isalnum() for char in result)
        if not part[0].isalnum() or _in_acronym(parts, index):
            result += part
        else:
            result += _cased(part, opens, alone)
    return result


def _in_acronym(parts: list[str], index: int) -> bool:
    """Whether a letter is part of a dotted or spaced acronym: another letter stands next to it."""
    around = [parts[near] for near in (index - 2, index + 2) if 0 <= near < len(parts)]
    return len(parts[index]) == 1 and any(len(near) == 1 and near.isalpha() for near in around)


def _split(text: str) -> list[str]:
    """Separate words from what stands between them."""
    parts: list[str] = []
    for char in text:
        if parts and parts[-1][-1].isalnum() == char.isalnum():
            parts[-1] += char
        else:
            parts.append(char)
    return parts


def _cased(word: str, opens: bool, alone: bool) -> str:
    plain = fold(word)
    if plain in STOP_WORDS:
        return word.capitalize() if opens else word.lower()
    return word.upper() if is_acronym(plain, alone) else word.capitalize()


@lru_cache(maxsize=100_000)
def is_acronym(word: str, alone: bool = False) -> bool:
    """Whether a word reads as an acronym: a known one, one without vowels, or a short unknown name alone."""
    if word in acronyms() or word in _known_acronyms():
        return True
    if not word.isalpha() or word in abbreviations():
        return any(char.isdigit() for char in word)
    unpronounceable = len(word) > 1 and not VOWELS & set(word)
    return unpronounceable or (alone and len(word) <= LONGEST_ACRONYM and weight(word) > 7)


@cache
def _known_acronyms() -> frozenset[str]:
    return frozenset(row["acronym"] for row in rows("acronyms"))


def organization_siren(cluster: Cluster) -> str:
    """Return the SIREN of an organisation, or an empty text; a cluster never holds two."""
    return max((siren_in(mention.siren, mention.siret) for mention in cluster.mentions), default="")


def assign_ids(clusters: Sequence[Cluster], issued: Mapping[str, str]) -> tuple[list[str], dict[str, str]]:
    """Return the id of each cluster, and the ids issued now by the key of the mention that founds them.

    ``issued`` holds earlier ids by founding mention, the oldest first. An id belongs for ever to the cluster
    that holds its founding mention: when clusters merge the oldest id stays, when one splits the id follows
    its founder, and an id is never given to another.
    """
    rank = {key: order for order, key in enumerate(issued)}
    ids: list[str] = []
    new: dict[str, str] = {}
    for cluster in clusters:
        keys = [mention.key for mention in cluster.mentions]
        founders = sorted((key for key in keys if key in rank), key=rank.__getitem__)
        if founders:
            ids.append(issued[founders[0]])
            continue
        founder = min(keys)
        new[founder] = content_id("org", founder)
        ids.append(new[founder])
    return ids, new
