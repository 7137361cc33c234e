"""Items → phrases: the grammar of time expressions, as patterns over the items' letters.

The letters are those of :mod:`dateline.coding.time_words`. Of all patterns that match at a word the longest wins, of
equally long ones the first. No pattern repeats without bound, so a match costs constant time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from dateline.coding.time_words import Item

_COUNT = r"q?(?:aN|a|N|D)i?N?-?"

PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("numeric", r"I|Y-D-D"),
        ("days", r"MD(?:-|y|&)D(?:,?Y)?|D(?:-|y|&)DM(?:,?Y)?"),
        ("date", r"[LT]?(?:W,?)?Md?[DO](?:,?Y)?|(?:W,?)?(?:d?Oi?|D)M(?:,?i?Y)?"),
        ("week_of", r"d?Ui(?:W,?)?M[DO](?:,?Y)?"),
        ("month", r"M(?:,?i?Y|,?i?d?[TLF]U)?|[TLF]L?M"),
        ("weekday", r"d?[TLFk]?[LF]?W"),
        ("ago", _COUNT + r"[UV](?:&o)?G"),
        ("earlier", _COUNT + r"[UV](?:&o)?[Eb]"),
        ("later", _COUNT + r"[UV](?:&o)?[Rn]"),
        ("year_ago", r"[ad]?k?U-?[GEb]z?(?:O-?)?U?"),
        ("quarter", r"d?z?-?O-?U(?:i?d?zY|i?d?Y|i?d?[TLF]U)?"),
        ("quarter", r"d?Yz?-?(?:O-?)?U|[TLF]Usz?g?(?:O-?)?U"),
        ("unit", r"d?[TLFkl]g?[LF]?z?U(?:i?[TLF]U)?"),
        ("year_end", r"U-?e|Use"),
        ("ahead", _COUNT + r"[UV](?:&o)?"),
        ("span", r"d?[LF](?:D|N|aN)?i?V"),
        ("bare", r"dg?U"),
        ("fiscal", r"zY"),
        ("year", r"Y"),
        ("years", r"Z|Y-(?:Y|D|N)"),
        ("decade", r"d?X"),
        ("season", r"d?[TLF]{0,2}S(?:,?i?Y|i?[TLF]U)?"),
        ("holiday", r"d?[TLF]?L?H(?:,?i?Y)?"),
        ("anchor", r"K"),
        ("part", r"d?[TLFk]P"),
        ("noon", r"P"),
        ("clock", r"C(?:p?t?)|[DN]pt?"),
        ("vague", r"v|rV|d?uV|TV|dL|du"),
    )
)

_STARTERS = frozenset("IZYMWDOaNqkUdzTLFlXSHKPCvru")


class Phrase(Struct, frozen=True):
    """A matched time expression: which pattern, the items matched, and its first and last token."""

    pattern: str
    items: tuple[Item, ...]
    first: int
    last: int

    def find(self, *letters: str) -> Item | None:
        """The first item with one of ``letters``."""
        return next((item for item in self.items if item.letter in letters), None)

    def get(self, *letters: str) -> Item:
        """The first item with one of ``letters``, which the phrase's pattern promises; ``LookupError`` without one."""
        item = self.find(*letters)
        if item is None:
            raise LookupError(f"{self.pattern}: no item of {letters}")
        return item

    @property
    def letters(self) -> str:
        """The items' letters in order."""
        return "".join(item.letter for item in self.items)


def find_phrases(items: Sequence[Item]) -> Iterator[Phrase]:
    """The phrases in one sentence's items, from left to right, not overlapping."""
    letters = "".join(item.letter for item in items)
    at = 0
    while at < len(items):
        if letters[at] not in _STARTERS:
            at += 1
            continue
        name, end = _longest(letters, at)
        if name in ("clock", "noon"):
            day = end + (letters[end : end + 1] in (",", "i", "n"))
            day_name, day_end = _longest(letters, day)
            if day_name in _DAYS:
                yield _extend(items, letters, day_name, (at, day, day_end))
                at = day_end
                continue
        if end > at:
            yield _extend(items, letters, name, (at, at, end))
        at = max(end, at + 1)


def _longest(letters: str, at: int) -> tuple[str, int]:
    best, end = "", at
    for name, pattern in PATTERNS:
        if (match := pattern.match(letters, at)) and match.end() > end:
            best, end = name, match.end()
    return best, end


# "late", "mid-", "earlier", "the end of" before a date; "morning", "at 9 a.m." behind a day.
_BEFORE = re.compile(r"(?:d?eid?|d?m-?ei|[mER]-?)$")
_AFTER = re.compile(r"P|@?Cp?t?|@?Dpt?")
_DAYS = frozenset(("weekday", "anchor", "date", "numeric"))
_UNEXTENDED = frozenset(("vague", "clock", "noon", "ago", "earlier", "later"))


def _extend(items: Sequence[Item], letters: str, name: str, bounds: tuple[int, int, int]) -> Phrase:
    """The phrase with the words before and behind it that belong to it but do not change its days.

    ``bounds``: where the phrase begins, where the part that the pattern matched does, and where that ends.
    """
    first, at, end = bounds
    last = end
    if name in _DAYS and (match := _AFTER.match(letters, end)):
        last = match.end()
    if name not in _UNEXTENDED and (match := _BEFORE.search(letters, max(0, first - 4), first)):
        first = match.start()
    return Phrase(name, tuple(items[at:end]), items[first].first, items[last - 1].last)
