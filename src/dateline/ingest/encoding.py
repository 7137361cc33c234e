"""Bytes to text, whatever they claim to be.

UTF-8 that decodes is UTF-8: no other encoding in use yields valid multi-byte sequences by chance. Only then does a
declaration count, and only then a guess. In a text that mixes encodings each line is decoded for itself.
"""

from __future__ import annotations

import codecs
import re
from itertools import islice

import charset_normalizer

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What WHATWG's Encoding Standard decodes these labels as, because pages that declare them mean it.
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "iso8859-9": "cp1254"}
_NO_CHARSETS = ("utf", "unicode", "raw", "punycode", "idna", "undefined")
_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)
_DECLARATION_WITHIN = 4096
_SAMPLE = 32_768
_ENOUGH_TO_GUESS = 16
_ASCII = bytes(range(128))
_BAD_RUN = "dateline-bad-run"


def decode(raw: bytes, declared: str | None = None) -> str:
    """The text of ``raw``, line endings kept; ``declared`` is what a header, meta tag or XML declaration says.

    A byte order mark is no part of the text. Bytes that no encoding explains become U+FFFD; nothing raises.
    """
    raw = raw.removeprefix(codecs.BOM_UTF8)
    wide = find_wide(raw)
    if wide:
        return raw.decode(wide, errors="replace").removeprefix("\ufeff")
    known = find_codec(declared)
    if known and known.startswith("iso2022"):
        return raw.decode(known, errors="replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_mixed(raw, known)


def find_declared(raw: bytes) -> str | None:
    """The charset that an HTML page or XML file declares in its first 4,096 bytes."""
    found = _DECLARED.search(raw[:_DECLARATION_WITHIN])
    return found[1].decode("ascii") if found else None


def find_codec(declared: str | None) -> str | None:
    """The codec's name for a declared charset, or None where it is unknown or none that a text is written in.

    UTF-8, -16 and -32 are None too: they are known by the bytes themselves, whatever is declared.
    """
    try:
        name = codecs.lookup((declared or "").strip().strip("\"'")).name
        b"a".decode(name)
    except (LookupError, ValueError, UnicodeError):
        return None
    return None if name.startswith(_NO_CHARSETS) else _MEANT.get(name, name)


def find_wide(raw: bytes) -> str | None:
    """The codec of UTF-16 or UTF-32, known by its mark or by the NUL that every second byte of Western text then is."""
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return name
    sample = raw[:4096]
    half = len(sample) // 2
    if half < 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _decode_mixed(raw: bytes, known: str | None) -> str:
    lines = raw.split(b"\n")
    bad = [line for line in lines if not _is_utf8(line)]
    has_utf8 = any(not line.isascii() and _has_utf8(line) for line in lines)
    if not has_utf8 and known:
        return raw.decode(known, errors="replace")
    fallback = known or _guess(bad)
    if not has_utf8:
        return raw.decode(fallback, errors="replace")
    return "\n".join(_decode_line(line, fallback) for line in lines)


def _decode_line(line: bytes, fallback: str) -> str:
    if _is_utf8(line):
        return line.decode("utf-8")
    if _has_utf8(line):
        return line.decode("utf-8", errors=_BAD_RUN)
    return line.decode(fallback, errors="replace")


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _has_utf8(line: bytes) -> bool:
    """Whether a line holds valid multi-byte sequences, and not only among many more bytes that are none."""
    valid = [letter for letter in line.decode("utf-8", errors="ignore") if not letter.isascii()]
    stray = len(line.translate(None, _ASCII)) - len("".join(valid).encode())
    return bool(valid) and stray <= 2 * len(valid)


def _guess(bad: list[bytes]) -> str:
    """The likeliest single-byte or legacy encoding; with few bytes to tell by, that of Western editors."""
    sample = b"\n".join(islice(bad, 2_000))[:_SAMPLE]
    if len(sample.translate(None, _ASCII)) < _ENOUGH_TO_GUESS:
        return "cp1252"
    best = charset_normalizer.from_bytes(sample).best()
    guessed = find_codec(best.encoding if best else None)
    return guessed or "cp1252"


def _decode_bad_run(error: UnicodeError) -> tuple[str, int]:
    """A stray byte between good ones is Windows-1252, as editors paste it; a cut sequence is lost."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    run = error.object[error.start : error.end]
    return (run.decode("cp1252", errors="replace") if len(run) == 1 else "\ufffd"), error.end


codecs.register_error(_BAD_RUN, _decode_bad_run)
