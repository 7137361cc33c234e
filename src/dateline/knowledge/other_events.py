"""Reader of ``other_events.tsv``: words for what is in the news besides PLOVER's types, and which tell one event.

A lemma's senses are those of :mod:`dateline.knowledge.triggers`: type OTHER, the subject as who, the object as whom.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.resources import files

from msgspec import Struct

from dateline.errors import KnowledgeError
from dateline.knowledge.triggers import Condition, Sense, read_conditions, specificity

OTHER_TABLE = "other_events.tsv"
COLUMNS = ("kind", "event", "lemmas", "when")
OTHER_WEIGHT = 0.3
"""How sure such a reading is, by hand: less than nearly every reading of one of the types."""

_REMEDY = "mend the line or restore the file"
_VERB_SLOTS = (("subj",), ("obj",))
_NOUN_SLOTS = (("by", "poss"), ("of",))


class OtherLexicon(Struct, frozen=True):
    """Senses by lemma, those that ask for most first; ``events`` gives, for a lemma, the events that it may tell.

    An event's name is its kind and its own name, as in ``death/die``; verb and noun of one event share it.
    """

    verbs: Mapping[str, tuple[Sense, ...]]
    nouns: Mapping[str, tuple[Sense, ...]]
    events: Mapping[str, frozenset[str]]


def load_other_events(classes: Mapping[str, frozenset[str]]) -> OtherLexicon:
    """The words that come with Dateline; ``classes`` are the trigger tables' word classes.

    Raises:
        KnowledgeError: a line is damaged; the message names it.
    """
    return read_other_events(files("dateline.knowledge").joinpath(OTHER_TABLE).read_text(encoding="utf-8"), classes)


def read_other_events(table: str, classes: Mapping[str, frozenset[str]]) -> OtherLexicon:
    """A lexicon from the text of its table: tab-separated, a header line, ``#`` before comments.

    Raises:
        KnowledgeError: a line is damaged; the message names it.
    """
    rows = [(n, line) for n, line in enumerate(table.splitlines(), 1) if line.strip() and not line.startswith("#")]
    if not rows or tuple(rows[0][1].split("\t")) != COLUMNS:
        raise KnowledgeError(OTHER_TABLE, "the header is not that of the table", _REMEDY)
    senses: dict[str, dict[str, list[Sense]]] = {"verb": {}, "noun": {}}
    events: dict[str, set[str]] = {}
    for number, line in rows[1:]:
        cells, where = line.split("\t"), f"{OTHER_TABLE}:{number}"
        if len(cells) != len(COLUMNS) or not all(cells):
            raise KnowledgeError(where, f"{len(cells)} cells where {len(COLUMNS)} belong, none of them empty", _REMEDY)
        kind, event, lemmas, when = cells
        conditions = read_conditions(where, when, dict(classes))
        for written in lemmas.split():
            lemma = written.removeprefix("n:")
            part = "verb" if lemma == written else "noun"
            senses[part].setdefault(lemma, []).append(_sense(lemma, conditions, noun=part == "noun"))
            events.setdefault(lemma, set()).add(f"{kind}/{event}")
    return OtherLexicon(
        verbs=_ordered(senses["verb"].items()),
        nouns=_ordered(senses["noun"].items()),
        events={lemma: frozenset(names) for lemma, names in events.items()},
    )


def _sense(lemma: str, conditions: tuple[Condition, ...], *, noun: bool) -> Sense:
    who, whom = _NOUN_SLOTS if noun else _VERB_SLOTS
    return Sense(lemma, conditions, "OTHER", None, None, (), who, whom, OTHER_WEIGHT)


def _ordered(senses: Iterable[tuple[str, list[Sense]]]) -> dict[str, tuple[Sense, ...]]:
    return {lemma: tuple(sorted(found, key=specificity, reverse=True)) for lemma, found in senses}
