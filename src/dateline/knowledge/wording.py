"""The words that judge rather than report, read from ``wording.tsv``."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from msgspec import Struct

from dateline.errors import KnowledgeError
from dateline.model import WordingKind

COLUMNS = ("expression", "kind", "plain", "reason", "condition")
TESTS = frozenset(("pos", "before", "after", "modifies", "modifier", "of", "object", "link", "governor", "name"))
QUOTE_ROLES = frozenset(("introduces", "speaks"))


class Condition(Struct, frozen=True):
    """One test on an expression's surroundings: ``test`` meets one of ``values``, or none of them where ``negated``."""

    test: str
    negated: bool
    values: frozenset[str]


class WordingEntry(Struct, frozen=True):
    """An expression as lemmas or word forms, what it does, what a plain report would put, and when it counts.

    ``in_names``: it counts inside a name too. ``plain`` is None where a plain report would put nothing in its place.
    """

    words: tuple[str, ...]
    kind: WordingKind
    plain: str | None
    reason: str
    conditions: tuple[Condition, ...] = ()
    in_names: bool = False


class WordingLexicon(Struct, frozen=True):
    """The entries by their first word, those with more words first.

    ``quote_roles``: by lemma, whether it introduces a name in marks of quotation or speaks the words in them.
    """

    by_first: dict[str, tuple[WordingEntry, ...]]
    quote_roles: dict[str, str] = {}

    def __iter__(self) -> Iterator[WordingEntry]:
        """Every entry."""
        return (entry for entries in self.by_first.values() for entry in entries)


def load_wording() -> WordingLexicon:
    """The lexicon that Dateline carries. Raises :class:`KnowledgeError` on a damaged line."""
    folder = files("dateline.knowledge")
    return WordingLexicon(
        read_wording(folder.joinpath("wording.tsv").read_text(encoding="utf-8")),
        read_quote_roles(folder.joinpath("quote_words.tsv").read_text(encoding="utf-8")),
    )


def read_wording(table: str) -> dict[str, tuple[WordingEntry, ...]]:
    """The entries of a table's text by first word, longest first.

    Raises :class:`KnowledgeError` on a damaged line or an expression that came before.
    """
    entries: dict[tuple[str, ...], WordingEntry] = {}
    for where, cells in _rows("wording.tsv", table, COLUMNS):
        entry = _read_entry(where, cells)
        if entry.words in entries:
            raise KnowledgeError(where, "the expression came before", "keep one of the two lines")
        entries[entry.words] = entry
    by_first: dict[str, list[WordingEntry]] = {}
    for entry in sorted(entries.values(), key=lambda each: -len(each.words)):
        by_first.setdefault(entry.words[0], []).append(entry)
    return {first: tuple(group) for first, group in by_first.items()}


def read_quote_roles(table: str) -> dict[str, str]:
    """The roles of a table's text by lemma. Raises :class:`KnowledgeError` on a damaged line."""
    roles: dict[str, str] = {}
    for where, cells in _rows("quote_words.tsv", table, ("lemma", "role")):
        if cells[1] not in QUOTE_ROLES or cells[0] in roles:
            raise KnowledgeError(where, "not a new lemma with its role", f"use one of {', '.join(sorted(QUOTE_ROLES))}")
        roles[cells[0]] = cells[1]
    return roles


def _rows(name: str, table: str, columns: tuple[str, ...]) -> Iterator[tuple[str, list[str]]]:
    """The cells of each line with where it stands; comments and the header, which must name ``columns``, left out."""
    lines = [(n, line) for n, line in enumerate(table.splitlines(), 1) if line.strip() and not line.startswith("#")]
    if not lines or tuple(lines[0][1].split("\t")) != columns:
        raise KnowledgeError(name, "the header line is missing", f"begin with the columns {', '.join(columns)}")
    for number, line in lines[1:]:
        cells = line.split("\t")
        if len(cells) != len(columns):
            raise KnowledgeError(f"{name}:{number}", "not as many cells as columns", "mend the line")
        yield f"{name}:{number}", cells


def _read_entry(where: str, cells: list[str]) -> WordingEntry:
    if not all(cells[:4]) or cells[1] not in set(WordingKind):
        raise KnowledgeError(where, "not an expression with kind, plain word and reason", "mend the line")
    expression, kind, plain, reason, written = cells
    conditions = tuple(_read_condition(where, each) for each in written.split())
    return WordingEntry(
        tuple(expression.split()),
        WordingKind(kind),
        None if plain == "leave out" else plain,
        reason,
        tuple(each for each in conditions if each.test != "name"),
        any(each.test == "name" for each in conditions),
    )


def _read_condition(where: str, written: str) -> Condition:
    test, equals, values = written.partition("=")
    condition = Condition(test.removesuffix("!"), test.endswith("!"), frozenset(filter(None, values.split(";"))))
    if not equals or condition.test not in TESTS or not condition.values:
        raise KnowledgeError(where, f"not a condition: {written}", f"use one of {', '.join(sorted(TESTS))}")
    return condition
