"""Lines that news sites print inside an article without being part of the report."""

from __future__ import annotations

import re
from importlib.resources import files

from msgspec import Struct

from dateline.errors import KnowledgeError

_TABLE = "boilerplate.tsv"
_SCOPES = frozenset({"line", "tail"})


class BoilerplatePattern(Struct, frozen=True):
    """One kind of line: ``scope`` is ``line`` or ``tail``, ``longest`` counts code points."""

    scope: str
    longest: int
    pattern: re.Pattern[str]

    def matches(self, line: str) -> bool:
        """Whether a line, its ends stripped, is of this kind."""
        return len(line) <= self.longest and self.pattern.match(line) is not None


def load_boilerplate(text: str | None = None) -> tuple[BoilerplatePattern, ...]:
    """The patterns of ``boilerplate.tsv``, or of a table given as ``text``. Raises KnowledgeError on a damaged line."""
    table = files("dateline.knowledge").joinpath(_TABLE).read_text("utf-8") if text is None else text
    rows = [(i, line) for i, line in enumerate(table.splitlines(), 1) if line.strip() and not line.startswith("#")]
    return tuple(_find_pattern(number, line) for number, line in rows[1:])


def _find_pattern(number: int, line: str) -> BoilerplatePattern:
    where = f"{_TABLE}, line {number}"
    parts = line.split("\t")
    if len(parts) != 3 or parts[0] not in _SCOPES or not parts[1].isdigit():
        raise KnowledgeError(where, "not a scope, a length and a pattern", "separate the three by tabs")
    try:
        return BoilerplatePattern(parts[0], int(parts[1]), re.compile(parts[2], re.IGNORECASE))
    except re.error as error:
        raise KnowledgeError(where, f"no regular expression: {error}", "mend the pattern") from error
