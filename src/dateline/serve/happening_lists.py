"""Happenings as lists and pages show them: from what the store keeps, and where that is stale, from the claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from dateline.errors import UsageError
from dateline.merge.corroboration import Happening, make_happening
from dateline.merge.telling import Telling
from dateline.serve.copying import find_families
from dateline.serve.happenings import load_wholes
from dateline.store.database import Database
from dateline.store.happenings import TellingStore
from dateline.store.lookup import find_claim_place
from dateline.store.query import PAGE_SIZE, Page, turn_pages
from dateline.store.summaries import HappeningFilter, Summary, SummaryStore

_STREAMED = 200

to_record = msgspec.json.Encoder(order="deterministic").encode
from_record = msgspec.json.Decoder(Telling).decode
_from_summary = msgspec.json.Decoder(Happening).decode


def find_happenings_page(
    database: Database, wanted: HappeningFilter, *, limit: int = PAGE_SIZE, after: str | None = None
) -> Page[Happening]:
    """One page of the happenings that fit, newest first, each weighed by all its claims, also by those that do not fit.

    Raises:
        UsageError: the filter or the cursor cannot be understood.
        StoreError: the store could not be read.
    """
    with database.snapshot():
        page = SummaryStore(database).find_page(wanted, limit=limit, after=after)
        rows = (_load(database, summary) for summary in page.rows)
        return Page(tuple(row for row in rows if row is not None), page.after)


def list_happenings(database: Database, wanted: HappeningFilter) -> Iterator[Happening]:
    """All happenings that fit, newest first, page by page, so that memory does not grow with their number."""
    return turn_pages(lambda after: find_happenings_page(database, wanted, limit=_STREAMED, after=after))


def load_happening(database: Database, given: str) -> Happening | None:
    """The happening that ``given`` means, as :func:`find_head` takes it; null where nothing has such an id.

    Raises:
        UsageError: it is no id, or more than one thing has such an id.
        StoreError: the store could not be read.
    """
    with database.snapshot():
        head = find_head(database, given)
        summary = SummaryStore(database).load(head) if head is not None else None
        return _load(database, summary) if summary else None


def find_head(database: Database, given: str) -> int | None:
    """The head of the happening that ``given`` means: its id or the beginning of one, or the id of a claim in it.

    A happening's id is that of the claim which led it, so an old id still leads to where that claim is now. Null where
    nothing has such an id.

    Raises:
        UsageError: it is no id, or more than one thing has such an id.
    """
    asked = given.strip().lower()
    place = find_claim_place(database, asked.removeprefix("h"))
    return SummaryStore(database).find_head(place.id) if place else None


def known_head(database: Database, given: str) -> int:
    """What :func:`find_head` gives.

    Raises:
        UsageError: nothing has such an id, or more than one thing has.
    """
    head = find_head(database, given)
    if head is None:
        remedy = "take one from 'dateline happenings'; movements are in 'dateline flows'"
        raise UsageError(repr(given), "no happening has that id", remedy)
    return head


def summarise(database: Database, head: int) -> Summary | None:
    """What the claims that go with a head come to; null where there is none."""
    tellings = load_tellings(database, head)
    if not tellings:
        return None
    happening = make_stored_happening(database, head, tellings, find_families(database, tellings))
    return Summary(
        head,
        happening.id,
        False,
        happening.from_ or "",
        happening.to or "",
        happening.type,
        len(happening.claims),
        happening.reports,
        happening.copies,
        happening.independent_origins,
        happening.standing,
        happening.contested,
        to_record(happening),
    )


def load_tellings(database: Database, head: int) -> list[Telling]:
    """What the claims that go with a head tell, in order of time."""
    return sorted((from_record(each.record) for each in TellingStore(database).find_members(head)), key=_in_time)


def make_stored_happening(
    database: Database, head: int, tellings: Sequence[Telling], families: Mapping[str, str]
) -> Happening:
    """The happening that the claims of a head, at least one, make up; its id is that of the claim which leads it."""
    lead = TellingStore(database).load(head)
    happening = make_happening(tellings, families, load_wholes())
    return msgspec.structs.replace(happening, id=f"h{lead.claim[:15]}") if lead else happening


def _in_time(telling: Telling) -> tuple[str, str]:
    return telling.sighting.first_day, telling.sighting.claim


def _load(database: Database, summary: Summary) -> Happening | None:
    record = summary.record
    if summary.stale or record is None:
        made = summarise(database, summary.head)
        record = made.record if made else None
    return _from_summary(record) if record else None
