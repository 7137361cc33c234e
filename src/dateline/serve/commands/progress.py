"""What is said while reports are added: how many, how fast, how long still, and at the end how much memory it took."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

LINE_SECONDS = 10.0
"""How often a plain line of progress is written where standard error is no terminal."""

_MANY_IN_ONE = frozenset({".gz", ".warc", ".xml", ".rss", ".atom", ".zip"})


class Tally:
    """Counts of one run; it holds numbers only, so that memory does not grow with the number of reports."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._start = clock()
        self.seen = self.added = self.known = self.unread = self.failed = self.words = self.claims = 0

    def seconds(self) -> float:
        """How long the run has taken."""
        return max(self._clock() - self._start, 1e-6)

    def rates(self) -> str:
        """Reports and words a second, as read in this run."""
        seconds = self.seconds()
        return f"{self.added / seconds:.1f} reports/s, {self.words / seconds:,.0f} words/s"

    def remaining(self, total: int | None) -> str:
        """An estimate of the time still needed, as if none of the rest were there already; '' where it cannot be told.

        >>> tally = Tally(iter([0.0, 30.0]).__next__)
        >>> tally.seen = tally.added = 3
        >>> tally.remaining(9)
        'about 1 min left'
        """
        if total is None or not self.added or total < self.seen:
            return ""
        left = self.seconds() / self.added * (total - self.seen)
        return f"about {left / 60:.0f} min left" if left >= 60 else f"about {left:.0f} s left"

    def summary(self) -> str:
        """The whole run in one line."""
        counts = f"{self.added:,} reports added ({self.words:,} words, {self.claims:,} claims)"
        unread = f"{self.unread:,} in a language not read yet, " if self.unread else ""
        rest = f"{self.known:,} already there, {unread}{self.failed:,} failed"
        memory = find_peak_memory()
        peak = f", peak memory {memory / 1e6:,.0f} MB" if memory else ""
        return f"{counts}, {rest}; {self.seconds():.1f} s, {self.rates()}{peak}"


class Progress(Protocol):
    """Where a run tells how far it is."""

    def tell(self) -> None:
        """Takes note that a report has been dealt with."""

    def say(self, message: str) -> None:
        """A message that stays."""


class PlainProgress:
    """A line every ten seconds, for logs and pipes."""

    def __init__(self, tally: Tally, total: int | None) -> None:
        self._tally, self._total, self._last = tally, total, 0.0

    def tell(self) -> None:
        """Writes a line if it is time for one."""
        seconds = self._tally.seconds()
        if seconds - self._last < LINE_SECONDS:
            return
        self._last = seconds
        of = f" of about {self._total:,}" if self._total else ""
        parts = (f"{self._tally.seen:,}{of} reports", self._tally.rates(), self._tally.remaining(self._total))
        click.echo(", ".join(filter(None, parts)), err=True)

    def say(self, message: str) -> None:
        """Writes the message on a line of its own."""
        click.echo(message, err=True)


class BarProgress:
    """A bar on a terminal."""

    def __init__(self, bar: Bar, tally: Tally, total: int | None) -> None:
        self._bar, self._tally = bar, tally
        self._task = bar.add_task("", total=total, rates="")

    def tell(self) -> None:
        """Moves the bar on."""
        self._bar.update(self._task, completed=self._tally.seen, rates=self._tally.rates())

    def say(self, message: str) -> None:
        """Writes the message above the bar."""
        self._bar.console.print(message, markup=False, highlight=False, soft_wrap=True)


@contextmanager
def shown_progress(tally: Tally, total: int | None) -> Iterator[Progress]:
    """Progress on standard error: a bar where that is a terminal, else lines."""
    if not sys.stderr.isatty():
        yield PlainProgress(tally, total)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as RichBar

    columns = (SpinnerColumn(), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rates]}"))
    with RichBar(*columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True) as bar:
        yield BarProgress(bar, tally, total)


def estimate_reports(inputs: Iterable[str]) -> int | None:
    """How many reports the inputs seem to hold: files, and lines of JSONL; null where it cannot be told cheaply."""
    total = 0
    try:
        for given in inputs:
            path = Path(given)
            if given == "-" or "://" in given or not path.exists():
                return None
            for file in path.rglob("*") if path.is_dir() else (path,):
                if file.suffix in _MANY_IN_ONE:
                    return None
                if file.is_file():
                    total += _count_lines(file) if file.suffix in (".jsonl", ".ndjson") else 1
    except (OSError, ValueError):  # whatever is wrong with a path is said when it is read
        return None
    return total


def _count_lines(file: Path) -> int:
    with file.open("rb") as stream:
        return sum(block.count(b"\n") for block in iter(lambda: stream.read(1 << 20), b""))


def find_peak_memory() -> int | None:
    """The most memory that this process has held, in bytes; null on systems that do not say."""
    try:
        import resource
    except ImportError:  # pragma: no cover - Windows
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
