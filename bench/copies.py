"""What telling copies apart costs and how well it does, on an invented stream of which the copies are known.

    python bench/copies.py [--reports 10000] [--early 1000]

Assumed of the stream: four of ten reports are made from one of the last 400 stories; of those 40 % are retitled only,
30 % cut to a third or two, 20 % have paragraphs of their own added, and in 10 % one word in thirty is changed. Stories
have 8 to 24 sentences of 8 to 24 invented words, frequent and seldom ones as in a language; three of ten reports end in
a line that their outlet puts under all of them. Every report is kept and compared in a transaction of its own.
Times are those of the comparison alone, means over 500 reports up to ``--early`` and up to ``--reports``.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from msgspec import Struct

from dateline.model import SCHEMA_NUMBER, Report, ReportObject, report_id
from dateline.serve.copying import CopyLinker, load_families
from dateline.store.database import Database

WORDS, OUTLETS, RECENT, A_DAY, TIMED = 6_000, 120, 400, 200, 500
KINDS = {"retitled": 0.4, "cut": 0.3, "extended": 0.2, "changed": 0.1}


class Made(Struct, frozen=True):
    """An invented report, the story that it prints, and how it was made from it; '' where it is the first."""

    report: Report
    story: int
    kind: str


class Press:
    """Invents reports one after another, the same ones each time."""

    def __init__(self) -> None:
        self._chance = random.Random(1)  # noqa: S311 - the same stream each time
        self._words = [
            "".join(self._chance.choices("aeioulmnrstdkp", k=self._chance.randint(2, 9))) for _ in range(WORDS)
        ]
        self._stock = [self._sentence(16, 24) for _ in range(OUTLETS)]
        self._stories: list[list[str]] = []

    def print_report(self, number: int) -> Made:
        """The next report."""
        chance = self._chance
        copied = len(self._stories) > RECENT and chance.random() < 0.4
        if copied:
            story = len(self._stories) - chance.randint(1, RECENT)
            kind = chance.choices(tuple(KINDS), tuple(KINDS.values()))[0]
            sentences = self._make_from(self._stories[story], kind)
        else:
            story, kind = len(self._stories), ""
            sentences = [self._sentence() for _ in range(chance.randint(8, 24))]
            self._stories.append(sentences)
        outlet = chance.randrange(OUTLETS)
        if chance.random() < 0.3:
            sentences = [*sentences, self._stock[outlet]]
        text, name = " ".join(sentences), f"outlet{outlet}.example"
        day = (date(2031, 1, 1) + timedelta(days=number // A_DAY)).isoformat()
        return Made(Report(report_id(name, str(number), text), text, name, str(number), None, day), story, kind)

    def _make_from(self, story: list[str], kind: str) -> list[str]:
        chance = self._chance
        if kind == "cut":
            return story[: max(round(len(story) * chance.uniform(0.33, 0.66)), 2)]
        if kind == "extended":
            return [*story, *(self._sentence() for _ in range(max(len(story) // 3, 1)))]
        if kind == "changed":
            return [" ".join(self._word() if chance.random() < 1 / 30 else each for each in s.split()) for s in story]
        return [self._sentence(4, 8), *story]

    def _sentence(self, least: int = 8, most: int = 24) -> str:
        return " ".join(self._word() for _ in range(self._chance.randint(least, most))).capitalize() + "."

    def _word(self) -> str:
        return self._words[int(WORDS ** self._chance.random()) - 1]


def main() -> None:
    """Adds the stream and prints what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--early", type=int, default=1_000)
    chosen = parser.parse_args()
    press = Press()
    made = [press.print_report(number) for number in range(chosen.reports)]
    with tempfile.TemporaryDirectory() as folder, Database.create(Path(folder) / "store.sqlite") as database:
        taken = list(add(database, made))
        early = 1_000 * statistics.fmean(taken[max(chosen.early - TIMED, 0) : chosen.early])
        late = 1_000 * statistics.fmean(taken[-TIMED:])
        print(
            f"report {chosen.early:,}: {early:.2f} ms; report {chosen.reports:,}: {late:.2f} ms; {late / early:.2f} x"
        )
        judge(made, load_families(database))
        print(f"index: {measure_index(database) / chosen.reports:,.0f} bytes a report")


def add(database: Database, made: list[Made]) -> Iterator[float]:
    """Keeps and compares the reports; seconds of each comparison, its writing included."""
    linker = CopyLinker(database)
    for each in made:
        database.save(ReportObject(SCHEMA_NUMBER, each.report))
        started = time.perf_counter()
        with database.transaction():
            linker.add(each.report.id)
        yield time.perf_counter() - started


def judge(made: list[Made], families: dict[str, str]) -> None:
    """Prints how many copies were found by kind, and how many of those found are of the story that they lead to."""
    stories = {each.report.id: each.story for each in made}
    firsts = {each.story: each.report.id for each in reversed(made) if not each.kind}
    found = {report: root for report, root in families.items() if report != root}
    right = sum(stories[report] == stories[root] for report, root in found.items())
    print(f"{len(found):,} copies found, precision {right / max(len(found), 1):.4f}")
    for kind in KINDS:
        copies = [each for each in made if each.kind == kind]
        met = sum(families.get(each.report.id) == families.get(firsts[each.story], "") for each in copies)
        print(f"{kind:<9} {len(copies):6,} copies, recall {met / max(len(copies), 1):.4f}")


def measure_index(database: Database) -> int:
    """Bytes of the fingerprints and the links: what is free once they are gone."""
    with database.transaction() as connection:
        before = connection.execute("PRAGMA freelist_count").fetchone()[0]
        for table in ("fingerprint", "compared_report", "link"):
            connection.execute(f"DELETE FROM {table}")  # noqa: S608 - constants
        free = connection.execute("PRAGMA freelist_count").fetchone()[0] - before
        return int(free * connection.execute("PRAGMA page_size").fetchone()[0])


if __name__ == "__main__":
    main()
