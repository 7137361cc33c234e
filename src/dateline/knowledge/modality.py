"""The table of words that set the modality of the events they govern, and its reader."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files

from msgspec import Struct

from dateline.errors import KnowledgeError
from dateline.model import Modality

TABLE = "modality.tsv"
COLUMNS = ("words", "pos", "relations", "holds", "denied", "open", "example", "reads")
MARKED = re.compile(r"\*([^*]+)\*")
"""An example's event: its word between asterisks."""

PARTS_OF_SPEECH = frozenset({"VERB", "NOUN", "ADJ", "ADV", "ADP", "SCONJ", "AUX", "DET"})

SAME = "same"
"""Effect: the event has the modality of the word that governs it."""

FREE = "free"
"""Effect: the governing word says nothing about the event."""

EFFECTS = frozenset({SAME, FREE, *Modality})

ANY = "*"
"""Relation: however the event hangs on the word."""

OPEN = frozenset({Modality.PLANNED, Modality.POSSIBLE, Modality.FEARED, Modality.DEMANDED, Modality.HYPOTHETICAL})
"""Modalities of what is neither said to be done nor denied."""


class ModalityRule(Struct, frozen=True):
    """What a governing word makes of an event: an effect where the word holds, is denied, or is itself open."""

    holds: str
    denied: str
    open: str

    def passed(self, governing: Modality) -> Modality | None:
        """The modality that a word of modality ``governing`` passes on, None where it says nothing.

        What somebody is asked to stop is going on; what measures shall stop may still be to come.
        """
        if governing is Modality.DEMANDED and (self.holds, self.open) == (FREE, Modality.FEARED.value):
            return Modality.ONGOING
        effect = self.denied if governing is Modality.DENIED else self.open if governing in OPEN else self.holds
        if effect == FREE:
            return None
        return governing if effect == SAME else Modality(effect)


class ModalityLexicon(Struct, frozen=True):
    """The rules by governing lemma, part of speech and relation."""

    rules: Mapping[tuple[str, str, str], ModalityRule]

    def find(self, lemma: str, pos: str, *relations: str) -> ModalityRule | None:
        """The rule for the first of ``relations`` that the word has one for."""
        for relation in relations:
            rule = self.rules.get((lemma, pos, relation))
            if rule is not None:
                return rule
        return None


def load_modality() -> ModalityLexicon:
    """The table that comes with the package."""
    return read_modality(files("dateline.knowledge").joinpath(TABLE).read_text("utf-8"))


def read_modality(table: str) -> ModalityLexicon:
    """The lexicon written in ``table``; raises :class:`KnowledgeError` on a damaged or doubled line."""
    rules: dict[tuple[str, str, str], ModalityRule] = {}
    header = False
    for number, line in enumerate(table.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not header:
            header = True
            _check(tuple(cells) == COLUMNS, number, f"the header is not {' '.join(COLUMNS)}")
            continue
        _check(len(cells) == len(COLUMNS) and all(cells), number, f"there are not {len(COLUMNS)} filled cells")
        words, pos, relations, *effects, example, reads = cells
        _check(pos in PARTS_OF_SPEECH, number, f"{pos!r} is no part of speech")
        _check(EFFECTS.issuperset(effects), number, f"{', '.join(effects)}: not all are modalities, same or free")
        _check(MARKED.search(example) is not None, number, "the example has no *word*")
        _check(reads in set(Modality), number, f"{reads!r} is no modality")
        rule = ModalityRule(*effects)
        for key in ((word, pos, relation) for word in words.split() for relation in relations.split()):
            _check(key not in rules, number, f"{' '.join(key)} has a rule already")
            rules[key] = rule
    return ModalityLexicon(rules)


def _check(sound: bool, number: int, problem: str) -> None:
    if not sound:
        raise KnowledgeError(f"{TABLE}, line {number}", problem, "mend the line or install the package again")
