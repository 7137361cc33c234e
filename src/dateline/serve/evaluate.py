"""Scores what Dateline reads against gold sets, with a scorer that knows nothing of Dateline but its output.

The scorer is a program of its own: ``scorer inputs GOLD`` prints the reports to read, ``scorer LAYER GOLD OUT`` prints
figures. ``floors.json`` names the gold sets and the least value that each figure may have; floors only rise.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from dateline.errors import UsageError
from dateline.model import ClaimKind, Report, ReportObject, report_id
from dateline.serve.happenings import find_happenings
from dateline.store.rows import ClaimRow, ObjectIndex, claim_row

HAPPENINGS = "samehappening"
"""The layer for which the scorer takes happenings, not reports."""

_FIGURE = re.compile(r"(?P<name>[A-Za-z][A-Za-z0-9 ]{0,40}?)?\s*(?P<value>\d+\.\d+)(?: km)?")
_LINE = re.compile(r"(?P<label>\S.*?)\s+(?P<rest>(?:(?:P|F1)\s+)?\d+\.\d+.*)")


class GoldSet(Struct, frozen=True, forbid_unknown_fields=True):
    """One gold file: the scorer's layer for it, and the floor under each figure."""

    layer: str
    floors: dict[str, float] = {}


class Score(Struct, frozen=True):
    """What the scorer printed for one gold set: its own lines, and the figures read out of them."""

    gold: str
    layer: str
    printed: str
    figures: dict[str, float]
    below: tuple[str, ...]


def load_floors(path: Path) -> dict[str, GoldSet]:
    """The gold sets by file stem."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, GoldSet])
    except (OSError, msgspec.DecodeError) as error:
        problem = f"the floors cannot be read: {error}"
        raise UsageError(str(path), problem, "give --floors a JSON file of gold sets") from error


def find_figures(printed: str) -> dict[str, float]:
    """The figures in what the scorer printed, by label.

    >>> find_figures("place recognition                  P 0.900  R 0.800  F1 0.847  (gold 9)")
    {'place recognition P': 0.9, 'place recognition R': 0.8, 'place recognition F1': 0.847}
    >>> find_figures("calendar value right               0.812  (13/16)")
    {'calendar value right': 0.812}
    """
    figures: dict[str, float] = {}
    for line in printed.splitlines():
        match = _LINE.fullmatch(line)
        if not match:
            continue
        for figure in _FIGURE.finditer(re.sub(r"\([^)]*\)?|by class.*", "", match["rest"])):
            name = " ".join((match["label"], (figure["name"] or "").strip())).strip()
            figures[name] = float(figure["value"])
    return figures


def evaluate(
    gold: Path, floors: Mapping[str, GoldSet], scorer: Path, code: Callable[[Report], ReportObject]
) -> Iterator[Score]:
    """Reads and scores each gold set that stands in the folder ``gold``, one at a time.

    Raises:
        UsageError: a gold set or the scorer is missing, or the scorer failed.
    """
    for name, wanted in floors.items():
        path = gold / f"{name}.jsonl"
        if not path.is_file() or not scorer.is_file():
            missing = path if scorer.is_file() else scorer
            raise UsageError(str(missing), "there is no such file", "name the folder of gold sets and its scorer")
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "out.jsonl"
            coded = _read(_score(scorer, "inputs", path), code)
            lines = map(msgspec.json.encode, find_happenings(_rows(coded)) if wanted.layer == HAPPENINGS else coded)
            out.write_bytes(b"\n".join(lines))
            printed = _score(scorer, wanted.layer, path, out)
        figures = find_figures(printed)
        below = tuple(
            f"{figure} {figures.get(figure, 0.0):.3f} < {floor:.3f}"
            for figure, floor in wanted.floors.items()
            if figures.get(figure, 0.0) < floor
        )
        yield Score(name, wanted.layer, printed, figures, below)


def _read(inputs: str, code: Callable[[Report], ReportObject]) -> Iterator[ReportObject]:
    for line in inputs.splitlines():
        given = msgspec.json.decode(line, type=dict[str, str])
        yield code(Report(id=report_id(given.get("outlet"), given.get("url"), given["text"]), **given))


def _rows(coded: Iterable[ReportObject]) -> Iterator[ClaimRow]:
    """The event claims, as a store would answer with them."""
    for each in coded:
        index = ObjectIndex(each)
        for claim in each.claims:
            if claim.kind is ClaimKind.EVENT:
                yield claim_row(index, claim, each.report.text[claim.evidence.start : claim.evidence.end])


def _score(scorer: Path, *arguments: str | Path) -> str:
    done = subprocess.run(  # noqa: S603 - the user names the scorer
        [sys.executable, str(scorer), *map(str, arguments)], capture_output=True, text=True, encoding="utf-8"
    )
    if done.returncode:
        raise UsageError(str(scorer), done.stderr.strip()[-300:], "check the gold set's layer in the floors file")
    return done.stdout
