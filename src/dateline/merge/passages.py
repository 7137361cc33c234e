"""Which words two texts have in common: fingerprints by which they find each other, and their shared passages.

Fingerprints are chosen by winnowing (Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms for Document
Fingerprinting", SIGMOD 2003): of all shingles in a window, the one with the least hash. So every run of
``SHINGLE + WINDOW - 1`` words that two texts share gives both at least one fingerprint in common, whatever stands
around it. Hashes rest on BLAKE2b digests of the words: the same on every machine, in every process and version.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from dateline.model import Span

SHINGLE = 6
"""Words that are hashed together."""

WINDOW = 11
"""Shingles in a row of which one is kept: one of six, on the whole."""

SEED = 5
"""Words in a row that a shared passage holds at least once."""

GAP = 4
"""Words that may have been changed, put in or left out within a passage, on either side."""

PASSAGE = 10
"""Common words that make a passage; fewer come together by chance, in titles and names."""

_PLACES = 16
"""Places of one seed that are weighed; a text that says the same more often is matched at the first."""

_MODULUS = 2**61 - 1
_FACTOR = 0x9E3779B97F4A7C15 % _MODULUS
_MIX = 0xBF58476D1CE4E5B9
_WORD = re.compile(r"[^\W_]+")


class Words(Struct, frozen=True):
    """A text's words, without case and marks, and where each stands in the text."""

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]

    def span(self, first: int, end: int) -> Span:
        """The stretch of text from word ``first`` up to, not including, word ``end``."""
        return Span(self.spans[first][0], self.spans[end - 1][1])


class Run(Struct, frozen=True):
    """A shared passage in words: where it stands in either text, ends exclusive, and how many words are common."""

    one: tuple[int, int]
    other: tuple[int, int]
    words: int


def find_words(text: str) -> Words:
    """The words of a text for comparison.

    >>> find_words("“Don’t go,” said A. Lind.").words
    ('don', 't', 'go', 'said', 'a', 'lind')
    """
    found = list(_WORD.finditer(text))
    return Words(tuple(_fold(word.group()) for word in found), tuple(word.span() for word in found))


def find_fingerprints(words: Sequence[str]) -> dict[int, int]:
    """The fingerprints of a text, below 2**61, each with the place of the first word of the first shingle that has it.

    A text shorter than a shingle has one of all its words; an empty one has none.
    """
    hashes = list(_hash_shingles(words))
    kept: dict[int, int] = {}
    for start in range(max(len(hashes) - WINDOW + 1, 1) if hashes else 0):
        window = hashes[start : start + WINDOW]
        least = min(window)
        kept.setdefault(least, start + window.index(least))
    return kept


def align(one: Sequence[str], other: Sequence[str]) -> tuple[Run, ...]:
    """The passages that two texts share, in the order of ``one``; each word belongs to one passage at most.

    The shorter text is laid over the longer one run by run, the longest fitting one each time; runs of which few words
    stand apart are one passage. Exchanging the texts gives the same passages, seen from the other side.
    """
    if (len(other), tuple(other)) < (len(one), tuple(one)):
        turned = (Run(run.other, run.one, run.words) for run in align(other, one))
        return tuple(sorted(turned, key=lambda run: run.one))
    return tuple(run for run in _join(_lay(one, other)) if run.words >= PASSAGE)


def _lay(one: Sequence[str], other: Sequence[str]) -> Iterator[Run]:
    """Runs of the same words in both, in the order of ``one``, none of a word of ``other`` twice."""
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for place in range(len(other) - SEED + 1):
        places[tuple(other[place : place + SEED])].append(place)
    taken = bytearray(len(other))
    at = 0
    while at <= len(one) - SEED:
        length, place = _longest(one, other, at, places, taken)
        if length >= SEED:
            taken[place : place + length] = b"\x01" * length
            yield Run((at, at + length), (place, place + length), length)
        at += max(length, 1)


def _longest(
    one: Sequence[str], other: Sequence[str], at: int, places: Mapping[tuple[str, ...], list[int]], taken: bytearray
) -> tuple[int, int]:
    """Length and place in ``other`` of the longest run that begins at ``at``, the first of those; 0 where none does."""
    best, found = 0, 0
    for place in places.get(tuple(one[at : at + SEED]), ())[:_PLACES]:
        length = 0
        most = min(len(one) - at, len(other) - place)
        while length < most and one[at + length] == other[place + length] and not taken[place + length]:
            length += 1
        if length > best:
            best, found = length, place
    return best, found


def _join(runs: Iterator[Run]) -> Iterator[Run]:
    """Runs with small gaps between them in both texts made one."""
    before: Run | None = None
    for run in runs:
        if before is not None:
            if run.one[0] - before.one[1] <= GAP and 0 <= run.other[0] - before.other[1] <= GAP:
                before = Run((before.one[0], run.one[1]), (before.other[0], run.other[1]), before.words + run.words)
                continue
            yield before
        before = run
    if before is not None:
        yield before


def _hash_shingles(words: Sequence[str]) -> Iterator[int]:
    """A rolling hash of each shingle, mixed so that the least one is any of them."""
    size = min(SHINGLE, len(words))
    if not size:
        return
    leaving = pow(_FACTOR, size, _MODULUS)
    rolled = 0
    hashes = [_hash_word(word) for word in words]
    for place, hashed in enumerate(hashes):
        rolled = (rolled * _FACTOR + hashed) % _MODULUS
        if place >= size:
            rolled = (rolled - hashes[place - size] * leaving) % _MODULUS
        if place >= size - 1:
            yield ((rolled ^ (rolled >> 29)) * _MIX) % _MODULUS


@lru_cache(65_536)
def _hash_word(word: str) -> int:
    digest = hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") % _MODULUS


@lru_cache(65_536)
def _fold(word: str) -> str:
    return word.lower() if word.isascii() else unicodedata.normalize("NFKC", word).casefold()
