"""Which encoding a text was written in, among those met in France: a mark, else UTF-8, else what reads as French."""

import codecs
import re
from collections import Counter

from graph.loaders.tables.model import Unreadable

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SINGLE_BYTE = ("cp1252", "iso8859-15", "mac-roman", "cp850")
SAMPLE = 1 << 20
# What French letters and signs are in UTF-8; in the other encodings these bytes never follow one another in a text.
FRENCH_UTF8 = re.compile(rb"\xc3[\x80-\xbf]|\xc2[\xa0-\xbf]|\xc5[\x92\x93\xb8]|\xe2\x80[\x90-\xba]|\xe2\x82\xac")
COMMON = frozenset("éèêëàâçôûùîïœÉÈÊÀÇÔÎŒ")
RARE = frozenset("äöüÿñæÄÖÜËÏÂÛÙÆŸÑ")
SIGNS = frozenset("«»’‘“”–—…€°²·•\xa0\u202f§")
# cp1252 that a program took for latin-1 before it wrote UTF-8: these controls are never in a text on purpose
CONTROLS = {code: bytes([code]).decode("cp1252", "replace") for code in range(0x80, 0xA0) if code != 0x85}
MISPLACED = re.compile(
    r"[a-zà-öø-ÿœ][À-ÖØ-ÞŒ]|[A-Z][À-ÖØ-ÞŒ][a-z]|[A-ZÀ-ÖØ-Þ][à-öø-ÿœ](?=[A-ZÀ-ÖØ-Þ])"
    r"|[^\W\d_][€²°§·•»«¤¼½¾¦¨´¸](?=[^\W\d_])"
)
UTF_7 = re.compile(rb"\+A[A-P][\w+/]-")  # « é » is +AOk-
STRANGE = 3  # characters that no French text holds, from which an encoding is none of ours
UNKNOWN = "encodage du texte non reconnu ; ouvrez-le dans un tableur et enregistrez-le en « CSV UTF-8 »."


def text_of(content: bytes) -> str:
    """Decode a text; raise Unreadable when it holds NUL characters: it is no text."""
    text = _decoded(content)
    if "\x00" in text:
        raise Unreadable("ce n’est pas un fichier texte ; enregistrez la feuille en « CSV UTF-8 ».")
    return text.translate(CONTROLS).removeprefix("\ufeff")


def _decoded(content: bytes) -> str:
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    if encoding := _unmarked_utf16(content):
        return content.decode(encoding, errors="replace")
    try:
        return content.decode("utf-7" if content.isascii() and UTF_7.search(content) else "utf-8")
    except UnicodeDecodeError:
        return _patched(content) if FRENCH_UTF8.search(content) else _of_single_bytes(content)


def _of_single_bytes(content: bytes) -> str:
    encoding = _single_byte(content)
    sample = content[:SAMPLE]
    strays = sum(byte > 127 for byte in sample)
    if strays >= STRANGE and (2 * strays > len(sample) or _likeness(sample, encoding) < -strays):
        raise Unreadable(UNKNOWN)
    return content.decode(encoding)


def _unmarked_utf16(content: bytes) -> str:
    """In UTF-16, one byte of two of a French text is NUL."""
    sample = content[:4096]
    if len(content) % 2 or sample.count(0) < 0.3 * len(sample):
        return ""
    high, low = sample[0::2].count(0), sample[1::2].count(0)
    if min(high, low) > 0.1 * max(high, low):
        return ""
    return "utf-16-be" if high > low else "utf-16-le"


def _patched(content: bytes) -> str:
    """Decode UTF-8 with stray bytes: lines pasted from another file keep the encoding of that file."""
    strays = b"\n".join(line for line in content.splitlines() if not _is_utf8(line))
    encoding = _single_byte(FRENCH_UTF8.sub(b"", strays))

    def read_stray(error: UnicodeError) -> tuple[str, int]:
        assert isinstance(error, UnicodeDecodeError)
        return error.object[error.start : error.end].decode(encoding, errors="replace"), error.end

    codecs.register_error("maillage-stray", read_stray)
    return content.decode("utf-8", errors="maillage-stray")


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _single_byte(content: bytes) -> str:
    sample = content[:SAMPLE]
    if sample.isascii():  # the first accent is far
        sample = bytes(byte for byte in content if byte > 127)[:SAMPLE]
    scores = {encoding: _likeness(sample, encoding) for encoding in SINGLE_BYTE}
    return max(SINGLE_BYTE, key=lambda encoding: scores[encoding])


def _likeness(sample: bytes, encoding: str) -> float:
    """How much a text looks French when it is read so: its letters, and the case of letters side by side."""
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError:
        return float("-inf")
    found = Counter(character for character in text if character > "\x7f")
    letters = sum(count for character, count in found.items() if character in COMMON)
    signs = sum(count for character, count in found.items() if character in SIGNS)
    rare = sum(count for character, count in found.items() if character in RARE)
    others = found.total() - letters - signs - rare
    return 2 * letters + signs + rare / 2 - 3 * others - 3 * len(MISPLACED.findall(text))
