"""Reports as lists and pages show them: with what each copies, or how many copy it."""

from __future__ import annotations

from collections import Counter

from msgspec.structs import replace

from dateline.merge.syndication import COPIES, copy_families
from dateline.store.copies import CopyStore
from dateline.store.database import Database
from dateline.store.filters import ClaimFilter
from dateline.store.query import PAGE_SIZE, Page, find_reports
from dateline.store.rows import ReportRow


def find_reports_page(
    database: Database, wanted: ClaimFilter, *, limit: int = PAGE_SIZE, after: str | None = None
) -> Page[ReportRow]:
    """One page of the reports that fit, newest first, each told what it copies and how many copy it.

    Raises:
        UsageError: the filter or the cursor cannot be understood.
        StoreError: the store could not be read.
    """
    with database.snapshot():
        page = find_reports(database, wanted, limit=limit, after=after)
        store, families = CopyStore(database), dict[str, str]()
        for row in page.rows:
            if row.id not in families:
                families |= {row.id: row.id, **copy_families(store.find_family(row.id, COPIES))}
    members = Counter(families.values())
    rows = (
        replace(row, copies=members[row.id] - 1) if (root := families[row.id]) == row.id else replace(row, copy_of=root)
        for row in page.rows
    )
    return Page(tuple(rows), page.after)


def find_copying(database: Database, report: str) -> tuple[str | None, tuple[str, ...]]:
    """The report that a report copies in the end, null where it is the first; and the others of its family."""
    families = copy_families(CopyStore(database).find_family(report, COPIES))
    root = families.get(report, report)
    others = sorted(each for each, family in families.items() if family == root and each != report)
    return (root if root != report else None), tuple(others)
