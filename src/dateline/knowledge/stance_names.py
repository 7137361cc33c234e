"""Things with rival names that reveal a stance, read from ``stance_names.tsv``."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from importlib.resources import files

from msgspec import Struct

from dateline.errors import KnowledgeError

COLUMNS = ("thing", "name", "neutral", "forms", "when", "signals")
TESTS = frozenset(("entity", "before", "after", "near"))
WORD = re.compile(r"[^\W_]+")
"""A word of a form, and of a text in which forms are sought: hyphens and apostrophes part words."""


class NameCondition(Struct, frozen=True):
    """One test on where a form stands: ``test`` meets one of ``values``, or none of them where ``negated``.

    ``entity``: what the mention there was resolved to. ``before`` and ``after``: the neighbouring word. ``near``: any
    word of the report. Words are in lower case.
    """

    test: str
    negated: bool
    values: frozenset[str]


class StanceName(Struct, frozen=True):
    """One of the rival names of a thing. ``neutral``: the one that general style guides prefer, where they agree.

    ``signals`` says in even-handed words what using it tends to tell.
    """

    thing: str
    name: str
    neutral: bool
    signals: str
    conditions: tuple[NameCondition, ...] = ()


class NameForm(Struct, frozen=True):
    """A form in which a name is printed. Words with a capital count only in that spelling, others in any."""

    words: tuple[str, ...]
    stands_for: StanceName


class StanceNames(Struct, frozen=True):
    """The forms by their first word in lower case, longest first; the names in the table's order, and its digest."""

    by_first: dict[str, tuple[NameForm, ...]]
    names: tuple[StanceName, ...] = ()
    digest: str = ""

    def things(self) -> tuple[str, ...]:
        """Every thing once, in the table's order."""
        return tuple(dict.fromkeys(name.thing for name in self.names))

    def find(self, thing: str, name: str) -> StanceName | None:
        """What is known of a name."""
        return next((each for each in self.names if (each.thing, each.name) == (thing, name)), None)


def load_stance_names() -> StanceNames:
    """The table that Dateline carries.

    Raises:
        KnowledgeError: a line is damaged.
    """
    return read_stance_names(files("dateline.knowledge").joinpath("stance_names.tsv").read_text(encoding="utf-8"))


def read_stance_names(table: str) -> StanceNames:
    """The names of a table's text.

    Raises:
        KnowledgeError: a line is damaged, or a form came before under the same conditions.
    """
    names: list[StanceName] = []
    forms: dict[str, list[NameForm]] = {}
    seen: set[tuple[object, ...]] = set()
    for where, cells in _lines(table):
        name = _read_name(where, cells)
        names.append(name)
        for form in cells[3].split("|"):
            words = tuple(WORD.findall(form))
            if not words or (words, name.conditions) in seen:
                raise KnowledgeError(where, f"the form {form!r} is empty or came before", "keep each form once")
            seen.add((words, name.conditions))
            forms.setdefault(words[0].lower(), []).append(NameForm(words, name))
    ordered = {first: tuple(sorted(group, key=lambda form: -len(form.words))) for first, group in forms.items()}
    return StanceNames(ordered, tuple(names), hashlib.sha256(table.encode()).hexdigest()[:16])


def _lines(table: str) -> Iterator[tuple[str, list[str]]]:
    lines = [(n, line) for n, line in enumerate(table.splitlines(), 1) if line.strip() and not line.startswith("#")]
    if not lines or tuple(lines[0][1].split("\t")) != COLUMNS:
        problem = "the header line is missing"
        raise KnowledgeError("stance_names.tsv", problem, f"begin with the columns {', '.join(COLUMNS)}")
    for number, line in lines[1:]:
        where, cells = f"stance_names.tsv, line {number}", line.split("\t")
        if len(cells) != len(COLUMNS) or not (cells[0] and cells[1] and cells[5]) or cells[2] not in ("", "yes"):
            raise KnowledgeError(where, "not six columns with thing, name and what it signals", "complete the line")
        yield where, cells


def _read_name(where: str, cells: list[str]) -> StanceName:
    conditions = []
    for written in cells[4].split():
        test, sign, values = written.partition("=")
        negated = test.endswith("!")
        if test.removesuffix("!") not in TESTS or not sign or not values:
            raise KnowledgeError(where, f"{written!r} is no condition", f"use one of {', '.join(sorted(TESTS))}")
        conditions.append(NameCondition(test.removesuffix("!"), negated, frozenset(values.split(";"))))
    return StanceName(cells[0], cells[1], cells[2] == "yes", cells[5], tuple(conditions))
