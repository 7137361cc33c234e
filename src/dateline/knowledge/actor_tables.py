"""Reads the tab-separated tables of actors: a header line, ``#`` comments, ``|`` between the names in one cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

from dateline.errors import KnowledgeError


class Row(dict[str, str]):
    """One line of a table by its header's columns; it knows where it stands."""

    def __init__(self, cells: dict[str, str], table: str, line: int) -> None:
        super().__init__(cells)
        self._where = f"{table}:{line}"

    def damage(self, problem: str) -> KnowledgeError:
        """The error that names this line."""
        return KnowledgeError(self._where, problem, "mend the line or leave it out")


def read_table(table: str | Path, columns: Sequence[str] | None = None) -> Iterator[Row]:
    """The rows of a table: a shipped one by its file name, or a user's own by its path, with these ``columns``.

    Raises:
        KnowledgeError: the file cannot be read, or a line has other columns than the header.
    """
    try:
        source = files("dateline.knowledge") / table if isinstance(table, str) else table
        lines = source.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(str(table), "the table cannot be read", "give a readable UTF-8 file") from error
    header: list[str] | None = None
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = [cell.strip() for cell in cells]
            if columns is not None and header != list(columns):
                raise KnowledgeError(f"{table}:{number}", "not the header of such a table", _asked(columns))
            continue
        if len(cells) != len(header):
            problem = f"{len(cells)} columns where the header has {len(header)}"
            raise KnowledgeError(f"{table}:{number}", problem, "set one tab between columns")
        yield Row(dict(zip(header, (cell.strip() for cell in cells), strict=True)), str(table), number)


def _asked(columns: Sequence[str]) -> str:
    return f"begin it with these columns, a tab between: {' '.join(columns)}"


def split_cell(cell: str) -> list[str]:
    """The names in one cell, without the empty ones."""
    return [name.strip() for name in cell.split("|") if name.strip()]
