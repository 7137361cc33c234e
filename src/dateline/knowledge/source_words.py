"""Reader of ``source_words.tsv``: what the words of a phrase for a source say of who it is."""

from __future__ import annotations

from collections import defaultdict

from msgspec import Struct

from dateline.knowledge.actor_tables import Row, read_table, split_cell

TABLE = "source_words.tsv"


class SourceWords(Struct, frozen=True):
    """Words by use, in small letters. ``speaks`` holds the words of each expression, the longest first."""

    speaks: tuple[tuple[str, ...], ...]
    vague: frozenset[str]
    skip: frozenset[str]
    number: frozenset[str]
    past: frozenset[str]
    place: frozenset[str]
    itself: frozenset[str]
    admits: frozenset[str]
    denies: frozenset[str]
    impartial: frozenset[str]
    domain: frozenset[str]


def load_source_words() -> SourceWords:
    """The table that comes with Dateline.

    Raises:
        KnowledgeError: a line is damaged; the message names it.
    """
    return read_source_words(list(read_table(TABLE, ("use", "words"))))


def read_source_words(rows: list[Row]) -> SourceWords:
    """The words of a table.

    Raises:
        KnowledgeError: a line is damaged; the message names it.
    """
    words: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row["use"] not in SourceWords.__struct_fields__:
            raise row.damage(f"no use of a word is called {row['use']!r}")
        if any(word != word.lower() for word in split_cell(row["words"])):
            raise row.damage("a word is not in small letters")
        words[row["use"]].update(split_cell(row["words"]))
    speaks = sorted((tuple(each.split()) for each in words.pop("speaks", ())), key=lambda each: (-len(each), each))
    return SourceWords(tuple(speaks), *(frozenset(words[use]) for use in SourceWords.__struct_fields__[1:]))
