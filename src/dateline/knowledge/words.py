"""Reader of ``irregular_forms.tsv`` and ``rarity.tsv``: the stems of words, and how much a word tells of its report.

The rarities are fixed, so that how alike two reports are never hangs on what else has been read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from math import sqrt

from msgspec import Struct

from dateline.errors import KnowledgeError

FORM_TABLE, RARITY_TABLE = "irregular_forms.tsv", "rarity.tsv"
UNSEEN = "(unseen)"
"""The row of the table of rarities for all stems that have none."""

_WORD = re.compile(r"[^\W\d_]+|\d[\d,.]*\d|\d")
_ENDINGS = ("ings", "ing", "ed")
_SHORTEST = 3
_REMEDY = "mend the line or restore the file"


class Words(Struct, frozen=True):
    """``forms`` gives irregular forms' lemmas; ``rarities`` the natural logarithm of one over the share of reports."""

    forms: Mapping[str, str]
    rarities: Mapping[str, float]

    def stem(self, word: str) -> str:
        """A word in lower case without its inflection, so that all forms of a verb or noun are one.

        >>> words = Words({"shot": "shoot"}, {})
        >>> [words.stem(each) for each in ("Shot", "shooting", "stopped", "marries", "seizes", "crash")]
        ['shoot', 'shoot', 'stop', 'marri', 'seiz', 'crash']
        """
        lower = word.lower()
        lower = self.forms.get(lower, lower)
        return lower if len(lower) <= _SHORTEST else _cut(_singular(lower))

    def rarity(self, stem: str) -> float:
        """How rare a stem is: about 0 where every report has it, 7 and more where one in a thousand has."""
        return self.rarities.get(stem) or self.rarities.get(UNSEEN, 0.0)

    def stems(self, text: str) -> Iterator[str]:
        """The stems of the words in a text; numbers stay as they are."""
        return (self.stem(each) for each in _WORD.findall(text))


def unit(weights: Mapping[str, float]) -> dict[str, float]:
    """The weights as a vector of length one, to three places.

    >>> unit({"a": 3.0, "b": 4.0})
    {'a': 0.6, 'b': 0.8}
    """
    length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {name: round(weight / length, 3) for name, weight in weights.items()}


def load_words() -> Words:
    """The tables that come with Dateline.

    Raises:
        KnowledgeError: a line is damaged; the message names it.
    """
    folder = files("dateline.knowledge")
    tables = (folder.joinpath(name).read_text(encoding="utf-8") for name in (FORM_TABLE, RARITY_TABLE))
    return read_words(*tables)


def read_words(forms: str, rarities: str) -> Words:
    """The words from the texts of their tables: tab-separated, a header line, ``#`` before comments.

    Raises:
        KnowledgeError: a line is damaged; the message names it.
    """
    lemmas = {form: lemma for _, lemma, cell in _rows(FORM_TABLE, forms, "forms") for form in cell.split()}
    numbers: dict[str, float] = {}
    for where, stem, cell in _rows(RARITY_TABLE, rarities, "rarity"):
        try:
            numbers[stem] = float(cell)
        except ValueError as error:
            raise KnowledgeError(where, f"{cell} is no rarity", _REMEDY) from error
    return Words(lemmas, numbers)


def _rows(name: str, table: str, column: str) -> Iterable[tuple[str, str, str]]:
    rows = [(n, line) for n, line in enumerate(table.splitlines(), 1) if line.strip() and not line.startswith("#")]
    if not rows or rows[0][1].split("\t")[1:] != [column]:
        raise KnowledgeError(name, "the header is not that of the table", _REMEDY)
    for number, line in rows[1:]:
        cells = line.split("\t")
        if len(cells) != 2 or not all(cells):
            raise KnowledgeError(f"{name}:{number}", "two cells belong there, none of them empty", _REMEDY)
        yield f"{name}:{number}", cells[0], cells[1]


def _singular(word: str) -> str:
    if word.endswith(("ies", "ied")):
        return word[:-3] + "y"
    if word.endswith("sses"):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _cut(word: str) -> str:
    """The word without a verb's ending, a doubled consonant and a mute letter undone."""
    for ending in _ENDINGS:
        before = word.removesuffix(ending)
        if before != word and len(before) >= _SHORTEST and any(letter in "aeiouy" for letter in before):
            doubled = before[-1] == before[-2] and (before[-1] not in "lsz" or (before[-1] == "l" and len(before) > 5))
            word = before[:-1] if doubled else before
            break
    if len(word) > _SHORTEST and word.endswith("e"):
        word = word[:-1]
    return word[:-1] + "i" if len(word) > _SHORTEST and word.endswith("y") else word
