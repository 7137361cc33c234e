"""The trigger lexicon: which verbs, nouns and constructions report an event, and under which conditions.

Each row of a table gives one sense to every lemma in its first column. A sense holds where all its conditions do;
the sense with the most conditions wins. Conditions are written ``slot``, ``slot=WORDS`` or ``!slot``:

=============  =======================================================================================
``obj=…``      the direct object, or the subject of a passive, is one of the words
``noobj``      there is no object
``subj=…``     the subject is one of the words
``prt=up``     the verb has this particle
``p:on|at=…``  a complement with one of the prepositions, and one of the words where any are given
``acomp=…``    an adjective complement
``mod=…``      a modifier of the trigger or of its object
``inf``        an infinitive or participle complement
``that``       a clause complement
``passive``    the verb is passive
=============  =======================================================================================

WORDS are lemmas joined by ``|``; a word in capitals names a class in ``triggers_classes.tsv``, and ``@GPE`` stands
for any name with that label, ``@name`` for any name.

Slots say where the parties are looked for: ``subj``, ``obj``, ``dat``, ``poss``, ``mod`` (a named modifier), a
preposition; ``speaker`` (who says it), ``comp`` and ``effect`` (who acts, or is acted on, in the complement), ``aim``
(in a clause of purpose), ``stand`` (in "in protest against …"), ``deep`` (the nearest name below). ``obj>`` means a
party inside the object ("lifted *Oslo's* curfew"), ``obj+`` the whole object by such a party ("rejected *Oslo's
offer*"), ``about!`` whatever stands there, party or not ("hopeful about *the harvest*").
A weight too low to make an event keeps a word from another sense.
The type VOW ("said it would …") counts only over a harm that the table of compositions turns into a threat.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib import resources
from typing import TypeVar

from msgspec import Struct

from dateline.errors import KnowledgeError

_COLUMNS = ["lemmas", "when", "type", "cameo", "mode", "contexts", "who", "whom", "weight", "example"]
_MOTION_COLUMNS = ["lemmas", "when", "type", "mode", "cameo", "mover", "causer", "from", "to", "weight", "example"]
_CLASS_COLUMNS = ["class", "words"]
_COMPOSITION_COLUMNS = ["outer", "inner", "type", "cameo", "example"]
_SLOTS = frozenset({"p", "obj", "noobj", "subj", "prt", "inf", "that", "passive", "mod", "acomp"})


class Condition(Struct, frozen=True):
    """One thing that must hold around a trigger. ``words`` empty: any word will do; ``preps`` only of slot ``p``."""

    slot: str
    preps: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    negated: bool = False


class Sense(Struct, frozen=True):
    """One meaning of a trigger. ``who`` and ``whom`` are slots to look in, the first that yields a party counts.

    ``mode`` and ``contexts`` None: as the ontology gives them for ``cameo``. ``weight`` (0 to 1) is how sure the
    sense is where its conditions hold. ``light`` senses are constructions whose complement is part of the trigger.
    """

    lemma: str
    conditions: tuple[Condition, ...]
    type: str
    cameo: str | None
    mode: str | None
    contexts: tuple[str, ...] | None
    who: tuple[str, ...]
    whom: tuple[str, ...]
    weight: float
    light: bool = False


class MotionSense(Struct, frozen=True):
    """One way to report a movement or a presence: who moves, who makes or lets them, from where and to where."""

    lemma: str
    conditions: tuple[Condition, ...]
    type: str
    mode: str
    cameo: str | None
    mover: tuple[str, ...]
    causer: tuple[str, ...]
    from_: tuple[str, ...]
    to: tuple[str, ...]
    weight: float


class Composition(Struct, frozen=True):
    """What a word that rules another event amounts to: to *agree* to AID is AGREE 033."""

    type: str
    cameo: str


class TriggerLexicon(Struct, frozen=True):
    """Senses by lemma, most conditions first; ``words`` are the classes by name."""

    verbs: dict[str, tuple[Sense, ...]]
    nouns: dict[str, tuple[Sense, ...]]
    motion: dict[str, tuple[MotionSense, ...]]
    motion_nouns: dict[str, tuple[MotionSense, ...]]
    compositions: dict[tuple[str, str], Composition]
    classes: dict[str, frozenset[str]]


def load_triggers() -> TriggerLexicon:
    """The lexicon that Dateline codes by.

    Raises:
        KnowledgeError: a line of a table is damaged.
    """
    classes = read_classes("triggers_classes.tsv", _lines("triggers_classes.tsv"))
    verbs = read_senses("triggers_verbs.tsv", _lines("triggers_verbs.tsv"), classes)
    phrases = read_senses("triggers_phrases.tsv", _lines("triggers_phrases.tsv"), classes, light=True)
    nouns = read_senses("triggers_nouns.tsv", _lines("triggers_nouns.tsv"), classes)
    motion = read_motion("motion.tsv", _lines("motion.tsv"), classes)
    return TriggerLexicon(
        verbs=_by_lemma([*verbs, *phrases]),
        nouns=_by_lemma(nouns),
        motion=_by_lemma(sense for noun, sense in motion if not noun),
        motion_nouns=_by_lemma(sense for noun, sense in motion if noun),
        compositions=read_compositions("triggers_compositions.tsv", _lines("triggers_compositions.tsv")),
        classes=classes,
    )


def read_classes(name: str, lines: Iterable[str]) -> dict[str, frozenset[str]]:
    """Word classes; a word in capitals stands for all words of a class above it."""
    classes: dict[str, frozenset[str]] = {}
    for where, (key, words) in _rows(name, lines, _CLASS_COLUMNS):
        if key in classes:
            raise _damaged(where, f"the class {key} is there twice")
        classes[key] = _expand(where, words.split(), classes)
    return classes


def read_senses(
    name: str, lines: Iterable[str], classes: dict[str, frozenset[str]], *, light: bool = False
) -> list[Sense]:
    """The senses of a table of triggers, one for each lemma of each row."""
    senses = []
    for where, row in _rows(name, lines, _COLUMNS):
        lemmas, when, type_, cameo, mode, contexts, who, whom, weight, _ = row
        conditions = read_conditions(where, when, classes)
        shared = (
            conditions,
            type_,
            None if cameo == "-" else cameo,
            None if mode == "-" else mode,
            None if contexts == "-" else tuple(contexts.split()),
            _slots(who),
            _slots(whom),
            _weight(where, weight),
            light,
        )
        senses += [Sense(lemma, *shared) for lemma in lemmas.split()]
    return senses


def read_motion(name: str, lines: Iterable[str], classes: dict[str, frozenset[str]]) -> list[tuple[bool, MotionSense]]:
    """The senses of the table of movements, each with whether its lemma is a noun (``n:`` before it in the table)."""
    senses = []
    for where, row in _rows(name, lines, _MOTION_COLUMNS):
        lemmas, when, type_, mode, cameo, mover, causer, from_, to, weight, _ = row
        conditions = read_conditions(where, when, classes)
        shared = (
            conditions,
            type_,
            mode,
            None if cameo == "-" else cameo,
            _slots(mover),
            _slots(causer),
            _slots(from_),
            _slots(to),
            _weight(where, weight),
        )
        for lemma in lemmas.split():
            senses.append((lemma.startswith("n:"), MotionSense(lemma.removeprefix("n:"), *shared)))
    return senses


def read_compositions(name: str, lines: Iterable[str]) -> dict[tuple[str, str], Composition]:
    """What an outer and an inner type make together."""
    found = {}
    for where, (outer, inner, type_, cameo, _) in _rows(name, lines, _COMPOSITION_COLUMNS):
        if (outer, inner) in found:
            raise _damaged(where, f"{outer} over {inner} is there twice")
        found[outer, inner] = Composition(type_, cameo)
    return found


def read_conditions(where: str, written: str, classes: dict[str, frozenset[str]]) -> tuple[Condition, ...]:
    """The conditions in a cell; ``-`` for none."""
    if written == "-":
        return ()
    found = []
    for part in written.split():
        key, _, words = part.removeprefix("!").partition("=")
        slot, _, preps = key.partition(":")
        if slot not in _SLOTS or (slot == "p") != bool(preps):
            raise _damaged(where, f"there is no condition {key}")
        wanted = _expand(where, words.split("|") if words else (), classes)
        found.append(Condition(slot, frozenset(preps.split("|")) if preps else frozenset(), wanted, part[0] == "!"))
    return tuple(found)


_AnySense = TypeVar("_AnySense", Sense, MotionSense)


def _by_lemma(senses: Iterable[_AnySense]) -> dict[str, tuple[_AnySense, ...]]:
    grouped: dict[str, list[_AnySense]] = {}
    for sense in senses:
        grouped.setdefault(sense.lemma, []).append(sense)
    return {lemma: tuple(sorted(group, key=specificity, reverse=True)) for lemma, group in grouped.items()}


def specificity(sense: Sense | MotionSense) -> int:
    """How much a sense asks for: two for a condition that names words, one for any other, none for what must not be."""
    return sum(0 if each.negated else 2 if each.words else 1 for each in sense.conditions)


def _expand(where: str, words: Iterable[str], classes: dict[str, frozenset[str]]) -> frozenset[str]:
    found: set[str] = set()
    for word in words:
        if not word.isupper() or word.startswith("@"):
            found.add(word)
        elif word in classes:
            found |= classes[word]
        else:
            raise _damaged(where, f"there is no class {word}")
    return frozenset(found)


def _slots(written: str) -> tuple[str, ...]:
    return () if written == "-" else tuple(written.split())


def _weight(where: str, written: str) -> float:
    try:
        weight = float(written)
    except ValueError as error:
        raise _damaged(where, f"{written} is not a weight") from error
    if not 0 < weight <= 1:
        raise _damaged(where, f"the weight {written} is not between 0 and 1")
    return weight


def _rows(name: str, lines: Iterable[str], columns: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """The rows of a table with where they stand; the header is checked, comments and blank lines are left out."""
    header_seen = False
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells, where = line.split("\t"), f"{name}, line {number}"
        if not header_seen:
            if cells != list(columns):
                raise _damaged(where, "the header is not " + " ".join(columns))
            header_seen = True
        elif len(cells) != len(columns) or not all(cells):
            raise _damaged(where, f"{len(cells)} cells where {len(columns)} belong, none of them empty")
        else:
            yield where, cells


def _lines(name: str) -> list[str]:
    return resources.files("dateline.knowledge").joinpath(name).read_text("utf-8").splitlines()


def _damaged(where: str, problem: str) -> KnowledgeError:
    return KnowledgeError(where, problem, "restore the table or correct the line")
