"""The ontology as it is shown: every event type with its codes, and every CAMEO code with its type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from msgspec import Struct

from dateline.errors import UsageError
from dateline.knowledge.ontology import Code, Ontology, load_ontology
from dateline.knowledge.ontology_names import OntologyNames, load_ontology_names
from dateline.knowledge.triggers import MotionSense, Sense, TriggerLexicon, load_triggers

QUAD_CLASSES = (
    "statement", "verbal cooperation", "material cooperation", "verbal conflict", "material conflict",
)  # fmt: skip
"""What the numbers of quad classes mean."""

_ROOT = 2


class TriggerCounts(Struct, frozen=True):
    """How many different verbs, nouns and constructions report events of a type."""

    verbs: int
    nouns: int
    constructions: int


class CodeEntry(Struct, frozen=True):
    """One CAMEO code.

    ``intensity`` is its root's: -10, the most hostile, to 10, the most friendly; a rough ordering.
    """

    cameo: str
    name: str
    root: str
    root_name: str
    intensity: int
    type: str
    mode: str | None
    contexts: tuple[str, ...]


class TypeEntry(Struct, frozen=True):
    """One event type.

    ``quad`` and ``quad_class``: statement, verbal or material cooperation or conflict; null where it is neither.
    ``codes`` are the CAMEO codes that become this type, ``roots`` their first two digits.
    """

    type: str
    definition: str
    example: str
    quad: int | None
    quad_class: str | None
    roots: tuple[str, ...]
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    triggers: TriggerCounts
    codes: tuple[CodeEntry, ...]


@cache
def load_entries() -> tuple[TypeEntry, ...]:
    """Every type of the ontology, in the order of its table."""
    return tuple(describe_types(load_ontology(), load_ontology_names(), load_triggers()))


def find_type(name: str) -> TypeEntry | None:
    """The type of that name, in whatever case; None where there is none."""
    return next((each for each in load_entries() if each.type == name.upper()), None)


def find_codes(digits: str) -> tuple[CodeEntry, ...]:
    """The CAMEO code of these digits and those below it, of a root (``19``) all; empty where there is none."""
    if len(digits) < _ROOT:
        return ()
    codes = (code for each in load_entries() for code in each.codes if code.cameo.startswith(digits))
    return tuple(sorted(codes, key=lambda code: code.cameo))


def look_up(asked: str) -> TypeEntry | tuple[CodeEntry, ...]:
    """What stands under a type's name or a CAMEO code's digits; UsageError where nothing does."""
    found = find_type(asked) or find_codes(asked)
    if not found:
        raise UsageError(asked, "no type or CAMEO code is called so", "list them all with 'dateline ontology'")
    return found


def show_intensity(intensity: int) -> str:
    """An intensity with its sign, as people read it."""
    return f"{intensity:+d}" if intensity else "0"


def describe_types(ontology: Ontology, names: OntologyNames, triggers: TriggerLexicon) -> Iterator[TypeEntry]:
    """Every type of ``ontology``, with what ``names`` calls its codes and how many of ``triggers`` report it."""
    for name, defined in ontology.types.items():
        codes = [code for code in ontology.codes.values() if code.type == name]
        yield TypeEntry(
            name,
            defined.definition,
            names.examples[name],
            defined.quad,
            None if defined.quad is None else QUAD_CLASSES[defined.quad],
            tuple(sorted({code.cameo[:_ROOT] for code in codes})),
            tuple(sorted(ontology.modes.get(name, ()))),
            tuple(sorted({context for code in codes for context in code.contexts})),
            _count_triggers(name, triggers),
            tuple(_describe_code(code, names) for code in codes),
        )


def _describe_code(code: Code, names: OntologyNames) -> CodeEntry:
    root = code.cameo[:_ROOT]
    return CodeEntry(
        code.cameo,
        names.codes[code.cameo],
        root,
        names.roots[root],
        names.intensities[root],
        code.type,
        code.mode,
        code.contexts,
    )


def _count_triggers(name: str, triggers: TriggerLexicon) -> TriggerCounts:
    def lemmas(senses: Iterable[Sense | MotionSense]) -> set[str]:
        return {sense.lemma for sense in senses if sense.type == name}

    verbs = [sense for senses in triggers.verbs.values() for sense in senses]
    nouns = [sense for senses in triggers.nouns.values() for sense in senses]
    motion = [sense for senses in triggers.motion.values() for sense in senses]
    motion_nouns = [sense for senses in triggers.motion_nouns.values() for sense in senses]
    return TriggerCounts(
        len(lemmas(sense for sense in verbs if not sense.light) | lemmas(motion)),
        len(lemmas(nouns) | lemmas(motion_nouns)),
        sum(sense.light and sense.type == name for sense in verbs),
    )
