"""``dateline ontology``: which types of events there are, and what each CAMEO code means."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click
import msgspec

from dateline.serve.ontology import CodeEntry, TypeEntry, load_entries, look_up, show_intensity

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table


@click.command(
    epilog="""\b
Examples:
  dateline ontology                    every type in a line
  dateline ontology ASSAULT            its modes, codes, contexts and an example
  dateline ontology 173                what a CAMEO code means here
  dateline ontology 19                 the code's root and all below it
  dateline ontology --format jsonl > ontology.jsonl"""
)
@click.argument("asked", required=False, metavar="[TYPE|CAMEO]")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
def ontology(asked: str | None, form: str) -> None:
    """Types of events and the CAMEO codes behind them.

    With TYPE, all about that type; with CAMEO, a code's digits, that code and those below it.
    """
    found = None if asked is None else look_up(asked)
    if form == "jsonl":
        _write_lines(load_entries() if found is None else (found,) if isinstance(found, TypeEntry) else found)
        return
    from dateline.serve.commands.query import open_terminal

    console = open_terminal()
    if found is None:
        _show_types(load_entries(), console)
    elif isinstance(found, TypeEntry):
        _show_type(found, console)
    else:
        _show_codes(found, console, typed=True)


def _write_lines(entries: Sequence[TypeEntry | CodeEntry]) -> None:
    sys.stdout.buffer.write(b"".join(msgspec.json.encode(entry) + b"\n" for entry in entries))
    sys.stdout.flush()


def _show_types(entries: Sequence[TypeEntry], console: Console) -> None:
    table = _grid("type", "class", "CAMEO", "what it is")
    for entry in entries:
        table.add_row(entry.type, entry.quad_class or "–", " ".join(entry.roots) or "–", entry.definition)
    console.print(table)


def _show_type(entry: TypeEntry, console: Console) -> None:
    counts = entry.triggers
    words = f"{counts.verbs:,} verbs, {counts.nouns:,} nouns, {counts.constructions:,} constructions"
    facts = {
        "class": entry.quad_class or "–",
        "modes": ", ".join(entry.modes) or "–",
        "contexts": ", ".join(entry.contexts) or "–",
        "reported by": words,
        "example": entry.example,
    }
    console.print(f"{entry.type}: {entry.definition}\n", markup=False)
    sheet = _grid("", "")
    sheet.show_header = False
    for name, told in facts.items():
        sheet.add_row(name, told)
    console.print(sheet)
    if entry.codes:
        console.print()
        _show_codes(entry.codes, console, typed=False)


def _show_codes(codes: Sequence[CodeEntry], console: Console, *, typed: bool) -> None:
    table = _grid("CAMEO", "name", *(["type"] if typed else []), "mode", "contexts", "intensity")
    for code in codes:
        about = (code.mode or "–", ", ".join(code.contexts) or "–", show_intensity(code.intensity))
        table.add_row(code.cameo, code.name, *([code.type] if typed else []), *about)
    console.print(table)


def _grid(*headings: str) -> Table:
    """A table with no lines; rich is loaded only where one is drawn."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table
