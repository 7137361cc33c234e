"""The words of time expressions, read from ``times.tsv``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from msgspec import Struct

from dateline.errors import KnowledgeError

COLUMNS = ("word", "kind", "value")
KINDS = frozenset((
    "weekday", "month", "unit", "units", "season", "part", "number", "amount", "ordinal", "decades", "shift",
    "anchor", "ago", "before", "after", "early", "edge", "about", "fiscal", "clock", "zone", "now", "past",
    "holiday",
))  # fmt: skip


class TimeWord(Struct, frozen=True):
    """What a word counts for in a time expression: its kind, and a number, unit or direction as its value."""

    kind: str
    value: str

    @property
    def number(self) -> int | None:
        """The value as a number, None where it is none."""
        return int(self.value) if self.value.lstrip("-").isdigit() else None


@cache
def load_time_words() -> dict[str, TimeWord]:
    """The table by lower-case word. Raises :class:`KnowledgeError` on a damaged line."""
    return read_time_words(files("dateline.knowledge").joinpath("times.tsv").read_text(encoding="utf-8"))


def read_time_words(table: str) -> dict[str, TimeWord]:
    """The words of a table's text: a header line, then word, kind and value; ``#`` begins a comment."""
    words: dict[str, TimeWord] = {}
    lines = [(n, line) for n, line in enumerate(table.splitlines(), 1) if line.strip() and not line.startswith("#")]
    for number, line in lines[1:]:
        cells = line.split("\t")
        if len(cells) != len(COLUMNS) or cells[1] not in KINDS or cells[0] in words:
            raise KnowledgeError(f"times.tsv:{number}", "not a new word with its kind and value", "mend the line")
        words[cells[0]] = TimeWord(cells[1], cells[2])
    return words
