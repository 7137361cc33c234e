"""What is said while reports are added: how many, how fast, how long still, and at the end how much memory it took."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.progress import Progress

LINE_SECONDS = 10.0
"""How often a plain line of progress is written where standard error is no terminal."""

_MANY_IN_ONE = frozenset({".gz", ".warc", ".xml", ".rss", ".atom", ".zip"})


class Tally:
    """Counts of one run; it holds numbers only, so that memory does not grow with the number of reports."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._start = clock()
        self.added = self.known = self.failed = self.words = self.claims = 0

    @property
    def seen(self) -> int:
        """How many reports and failures have come in."""
        return self.added + self.known + self.failed

    def seconds(self) -> float:
        """How long the run has taken."""
        return max(self._clock() - self._start, 1e-6)

    def rates(self) -> str:
        """Reports and words a second, as read in this run."""
        seconds = self.seconds()
        return f"{self.added / seconds:.1f} reports/s, {self.words / seconds:,.0f} words/s"

    def remaining(self, total: int | None) -> str:
        """An estimate of the time still needed; '' where it cannot be told.

        >>> tally = Tally(iter([0.0, 30.0]).__next__)
        >>> tally.added = 3
        >>> tally.remaining(9)
        'about 1 min left'
        """
        if total is None or not self.seen or total < self.seen:
            return ""
        left = self.seconds() / self.seen * (total - self.seen)
        return f"about {left / 60:.0f} min left" if left >= 60 else f"about {left:.0f} s left"

    def summary(self) -> str:
        """The whole run in one line."""
        counts = f"{self.added:,} reports added ({self.words:,} words, {self.claims:,} claims)"
        rest = f"{self.known:,} already there, {self.failed:,} failed"
        memory = find_peak_memory()
        peak = f", peak memory {memory / 1e6:,.0f} MB" if memory else ""
        return f"{counts}, {rest}; {self.seconds():.1f} s, {self.rates()}{peak}"


@contextmanager
def shown_progress(tally: Tally, total: int | None) -> Iterator[Callable[[], None]]:
    """Gives what is to be called after each report: a bar on a terminal, else a line every ten seconds."""
    if sys.stderr.isatty():
        with _bar(tally, total) as tell:
            yield tell
    else:
        yield _plain_lines(tally, total)


def _plain_lines(tally: Tally, total: int | None) -> Callable[[], None]:
    last = 0.0

    def tell() -> None:
        nonlocal last
        if tally.seconds() - last < LINE_SECONDS:
            return
        last = tally.seconds()
        of = f" of about {total:,}" if total else ""
        parts = (f"{tally.seen:,}{of} reports", tally.rates(), tally.remaining(total))
        click.echo(", ".join(filter(None, parts)), err=True)

    return tell


@contextmanager
def _bar(tally: Tally, total: int | None) -> Iterator[Callable[[], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

    columns = (SpinnerColumn(), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rates]}"))
    bar: Progress
    with Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total, rates="")

        def tell() -> None:
            bar.update(task, completed=tally.seen, rates=tally.rates())

        yield tell


def estimate_reports(inputs: Iterable[str]) -> int | None:
    """How many reports the inputs seem to hold: files, and lines of JSONL; null where it cannot be told cheaply."""
    total = 0
    for given in inputs:
        path = Path(given)
        if given == "-" or "://" in given or not path.exists():
            return None
        for file in path.rglob("*") if path.is_dir() else (path,):
            if file.suffix in _MANY_IN_ONE:
                return None
            if file.is_file():
                total += _count_lines(file) if file.suffix in (".jsonl", ".ndjson") else 1
    return total


def _count_lines(file: Path) -> int:
    try:
        with file.open("rb") as stream:
            return sum(block.count(b"\n") for block in iter(lambda: stream.read(1 << 20), b""))
    except OSError:
        return 1


def find_peak_memory() -> int | None:
    """The most memory that this process has held, in bytes; null on systems that do not say."""
    try:
        import resource
    except ImportError:  # pragma: no cover - Windows
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
