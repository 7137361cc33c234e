"""The words that count: numbers, bounds, and what a trigger counts."""

from __future__ import annotations

from importlib.resources import files

from msgspec import Struct

from dateline.errors import KnowledgeError
from dateline.model import Bound

TABLE = "quantities.tsv"
COLUMNS = ("kind", "value", "words", "roles")
ROLES = frozenset({"object", "subject", "of"})


class Counted(Struct, frozen=True):
    """What a trigger counts (``killed``, ``troops`` …) and in which roles the counted stand."""

    what: str
    roles: frozenset[str]


class QuantityLexicon(Struct, frozen=True):
    """Numbers and scales by word, bounds by the words of the expression, what is counted by trigger or noun."""

    numbers: dict[str, float]
    scales: dict[str, float]
    bounds: dict[tuple[str, ...], Bound]
    bounds_after: dict[tuple[str, ...], Bound]
    counted: dict[str, Counted]
    states: dict[str, str]
    nouns: dict[str, str]
    units: dict[str, str]
    uncounted: set[str]


def load_quantities() -> QuantityLexicon:
    """The table that comes with the package."""
    return read_quantities(files("dateline.knowledge").joinpath(TABLE).read_text("utf-8"))


def read_quantities(table: str) -> QuantityLexicon:
    """The lexicon written in ``table``; raises :class:`KnowledgeError` on a damaged line."""
    lexicon = QuantityLexicon({}, {}, {}, {}, {}, {}, {}, {}, set())
    lines = [(number, line) for number, line in enumerate(table.splitlines(), 1) if line and not line.startswith("#")]
    for order, (number, line) in enumerate(lines):
        cells = tuple(line.split("\t"))
        try:
            if order == 0:
                _check_header(cells)
            else:
                _add(lexicon, *cells)
        except (ValueError, TypeError) as error:
            remedy = "mend the line or install the package again"
            raise KnowledgeError(f"{TABLE}, line {number}", f"damaged: {error}", remedy) from error
    return lexicon


def _check_header(cells: tuple[str, ...]) -> None:
    if cells != COLUMNS:
        raise ValueError(f"the header is not {' '.join(COLUMNS)}")


def _add(lexicon: QuantityLexicon, kind: str, value: str, words: str, roles: str) -> None:
    """Put one line's words where they belong; ValueError where a cell does not fit."""
    each = words.split()
    phrases = [tuple(word.split("_")) for word in each]
    if kind == "number":
        lexicon.numbers.update(dict.fromkeys(each, float(value)))
    elif kind == "scale":
        lexicon.scales.update(dict.fromkeys(each, float(value)))
    elif kind == "bound":
        lexicon.bounds.update(dict.fromkeys(phrases, Bound(value)))
    elif kind == "after":
        lexicon.bounds_after.update(dict.fromkeys(phrases, Bound(value)))
    elif kind == "state":
        lexicon.states.update(dict.fromkeys(each, value))
    elif kind == "noun":
        lexicon.nouns.update(dict.fromkeys(each, value))
    elif kind == "uncounted":
        lexicon.uncounted.update(each)
    elif kind == "unit":
        lexicon.units.update(dict.fromkeys(each, value))
    elif kind == "counted" and ROLES.issuperset(roles.split()):
        lexicon.counted.update(dict.fromkeys(each, Counted(value, frozenset(roles.split()))))
    else:
        raise ValueError(f"{kind!r} with {roles!r} is not known")
