"""A store of a few attacks, two of which are one, with all happenings made, for tests of lists, pages and commands."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dateline.model import ReportObject
from dateline.serve.merging import Merger, keep_report, renew_summaries
from dateline.store.database import Database
from objects import attack_report, port_report, talks_report

REPORTS = (
    attack_report("one.example", "2030-05-07", "Callao"),
    attack_report("two.example", "2030-05-07", "Callao"),
    attack_report("one.example", "2030-05-27", "Callao"),
    talks_report(),
    port_report(),
)


def make_attacks(path: Path, reports: Iterable[ReportObject] = REPORTS) -> Path:
    """The store at ``path``, merged and summed up."""
    with Database.create(path) as database:
        merger = Merger(database)
        for coded in reports:
            keep_report(database, merger, coded, coder="1", at=None)
        renew_summaries(database)
    return path
