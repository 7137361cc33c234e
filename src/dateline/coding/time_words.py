"""Tokens → items: each word of a time expression with one letter for the place it takes in a pattern."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from dateline.knowledge.times import TimeWord
from dateline.reading import Token

_LETTERS = {
    "weekday": "W", "month": "M", "unit": "U", "units": "V", "season": "S", "part": "P", "number": "N", "amount": "N",
    "ordinal": "O", "decades": "X", "anchor": "K", "ago": "G", "before": "E", "after": "R", "early": "m", "edge": "e",
    "about": "q", "fiscal": "z", "clock": "p", "zone": "t", "now": "v", "past": "v", "holiday": "H",
}  # fmt: skip
_SHIFTS = {
    "last": "L", "past": "L", "previous": "L", "latest": "l", "this": "T", "next": "F", "following": "F", "that": "k",
    "recent": "r", "future": "u", "corresponding": "k", "final": "g", "full": "g",
}  # fmt: skip
_BESIDE = {"before": "b", "after": "n", "on": "n"}
_OTHERS = {
    "a": "a", "an": "a", "the": "d", "its": "d", "their": "d", "his": "d", "her": "d", "of": "i", "in": "i", "'s": "s",
    "’s": "s", ",": ",", "-": "-", "–": "-", "—": "-", "between": "B", "and": "&", "or": "&", "from": "f", "to": "y",
    "until": "y", "till": "y", "through": "y", "since": "J", "so": "o", "at": "@",
}  # fmt: skip
LONGEST_HOLIDAY = 4
_VERB_TAGS = frozenset(("VB", "VBP", "VBZ", "VBD"))
_NAME_TAGS = frozenset(("NNP", "NNPS", "NN", "JJ"))
NOT_TIME = "."

_DECADE = re.compile(r"['’]?(\d{2}|\d{4})['’]?s$")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)$", re.IGNORECASE)
_YEARS = re.compile(r"[12]\d{3}[-–/](?:\d{4}|\d{2})$")
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?$")
_NUMERIC = re.compile(r"(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})|\d{1,2}-\d{1,2}-(?:\d{4}|\d{2}))$")
_PREFIX = re.compile(r"(?:mid|post|pre|late|early)-(?=.)", re.IGNORECASE)
_CAPITAL_ONLY = frozenset(("weekday", "month", "holiday"))


class Item(Struct, frozen=True):
    """One or more tokens that take one place in a pattern: ``first`` to ``last`` inclusive."""

    first: int
    last: int
    letter: str
    value: str = ""

    @property
    def number(self) -> int:
        """The value as a number; 0 where it is none."""
        return int(self.value) if self.value.lstrip("-").isdigit() else 0


def find_items(tokens: Sequence[Token], words: Mapping[str, TimeWord]) -> list[Item]:
    """The items of one sentence's tokens; numbers in words and names of holidays are joined to one item each."""
    items: list[Item] = []
    at = 0
    while at < len(tokens):
        item = _holiday(tokens[at : at + LONGEST_HOLIDAY], words) or _item(tokens[at], words)
        items.append(item)
        at += item.last - item.first + 1
    return _join_numbers(items)


def _holiday(tokens: Sequence[Token], words: Mapping[str, TimeWord]) -> Item | None:
    """The holiday that ``tokens`` begin with, by its longest name."""
    if tokens[0].tag not in _NAME_TAGS or not tokens[0].text[0].isupper():
        return None
    for count in range(len(tokens), 0, -1):
        word = words.get(_spelt(tokens[:count]))
        if word and word.kind == "holiday":
            return Item(tokens[0].i, tokens[count - 1].i, _LETTERS["holiday"], word.value)
    return None


def _spelt(tokens: Sequence[Token]) -> str:
    """The tokens in lower case, as a holiday's name is written."""
    return " ".join(token.lower for token in tokens).replace("’", "'").replace(" '", "'")


def _item(token: Token, words: Mapping[str, TimeWord]) -> Item:
    lower = token.lower
    if lower[0].isdigit() or lower[-1].isdigit() or (lower[-1] == "s" and lower[-2:-1].isdigit()):
        letter, value = _digits(lower)
        return Item(token.i, token.i, letter, value)
    word = words.get(lower)
    if word is None:
        return Item(token.i, token.i, _OTHERS.get(lower, NOT_TIME), lower)
    if word.kind in _CAPITAL_ONLY and (token.text[0] == lower[0] or token.tag in ("MD", "VB", "VBP")):
        return Item(token.i, token.i, NOT_TIME)
    if word.kind in ("season", "shift") and token.tag in _VERB_TAGS:
        return Item(token.i, token.i, NOT_TIME)
    if word.kind == "shift":
        letter = _SHIFTS[word.value]
        return Item(token.i, token.i, NOT_TIME if letter == "k" and token.pos == "SCONJ" else letter, word.value)
    return Item(token.i, token.i, _BESIDE.get(word.value) or _LETTERS[word.kind], word.value)


def _digits(lower: str) -> tuple[str, str]:
    """Letter and value of a token with digits."""
    bare = _PREFIX.sub("", lower)
    if bare.isdecimal() and bare.isascii():
        number = int(bare)
        if len(bare) <= 2 and 1 <= number <= 31:
            return "D", str(number)
        return ("Y" if len(bare) == 4 and 1000 <= number < 2200 else "N"), str(number)
    if match := _DECADE.match(bare):
        return "X", match[1]
    if match := _ORDINAL.match(bare):
        return "O", match[1]
    if _CLOCK.match(bare):
        return "C", bare
    if _YEARS.match(bare):
        return "Z", bare.replace("–", "-").replace("/", "-")
    if _NUMERIC.match(bare):
        return "I", bare
    return NOT_TIME, ""


def _join_numbers(items: list[Item]) -> list[Item]:
    """Join "twenty-one" to one number and "nineteen ninety-six" to one year."""
    joined: list[Item] = []
    for item in items:
        while (pair := _joined(joined, item)) is not None:
            joined, item = pair
        joined.append(item)
    return joined


def _joined(before: list[Item], item: Item) -> tuple[list[Item], Item] | None:
    """What ``item`` and the items before it make together, with the items that remain."""
    if item.letter not in "NDO" or not item.number or not before:
        return None
    hyphen = before[-1].letter == "-" and len(before) > 1
    left = before[-2] if hyphen else before[-1]
    rest = before[: -2 if hyphen else -1]
    high, low = left.number, item.number
    if left.letter == "Y" and left.first < left.last and hyphen and high % 10 == 0 and low < 10:
        return rest, Item(left.first, item.last, "Y", str(high + low))
    if left.letter != "N" or not high:
        return None
    if 20 <= high <= 90 and high % 10 == 0 and low < 10:
        return rest, Item(left.first, item.last, item.letter, str(high + low))
    if hyphen or item.letter == "O":
        return None
    if 2 <= high <= 9 and low == 1000:
        return rest, Item(left.first, item.last, "Y", str(high * 1000))
    if 15 <= high <= 20 and 10 <= low <= 99:
        return rest, Item(left.first, item.last, "Y", str(high * 100 + low))
    if high < 100 and low == 100:
        return rest, Item(left.first, item.last, "N", str(high * 100))
    return None
