"""The pages of happenings: the list, and one of them with its standing, its tree of voices and its rival versions."""

from __future__ import annotations

from collections.abc import Iterable

from fastapi import FastAPI, Request, Response
from msgspec import Struct
from starlette.exceptions import HTTPException

from dateline.merge.corroboration import Happening
from dateline.serve.answers import OpenDatabase
from dateline.serve.asked import AskedHappenings
from dateline.serve.happening_detail import load_detail
from dateline.serve.happening_lists import find_happenings_page, find_head
from dateline.serve.rendering import NOT_FOUND, show_page, turn_links
from dateline.store.database import Database
from dateline.store.filters import ClaimFilter
from dateline.store.query import find_claims, tally_claims
from dateline.store.rows import ClaimRow
from dateline.store.summaries import SummaryStore

SHOWN = 40


class Listed(Struct, frozen=True):
    """A happening, and the claim in it that speaks for it: one that names a party and a place, if there is one."""

    happening: Happening
    claim: ClaimRow | None


def add_happening_pages(app: FastAPI, open_database: OpenDatabase) -> None:
    """Adds the list of happenings and the page of one."""

    @app.get("/happenings", include_in_schema=False)
    def happenings(request: Request, wanted: AskedHappenings, after: str | None = None) -> Response:
        with open_database() as database:
            page = find_happenings_page(database, wanted, limit=SHOWN, after=after)
            rows = list(find_speakers(database, page.rows))
            values = {
                "here": "/happenings",
                "rows": rows,
                "total": SummaryStore(database).count(wanted),
                "standings": SummaryStore(database).tally_standings(),
                "types": [name for name, _ in tally_claims(database, ClaimFilter(kinds=("event",)), "type")],
                "names": find_names(row.claim for row in rows if row.claim),
            }
        return show_page(request, "happenings.html", values | turn_links(request, page.after))

    @app.get("/happenings/{identity}", include_in_schema=False)
    def happening(request: Request, identity: str) -> Response:
        with open_database() as database:
            head = find_head(database, identity)
            if head is None:
                raise HTTPException(NOT_FOUND, f"No happening has the id {identity}.")
            detail = load_detail(database, head)
        return show_page(request, "happening.html", {"here": "/happenings", "detail": detail, "names": detail.names})


def find_speakers(database: Database, happenings: Iterable[Happening]) -> Iterable[Listed]:
    """Each happening with a claim that speaks for it."""
    for each in happenings:
        ids = tuple(claim.id for claim in each.claims[:SHOWN])
        rows = {row.id: row for row in find_claims(database, ClaimFilter(ids=ids), limit=SHOWN).rows}
        told = [rows[claim] for claim in ids if claim in rows]
        yield Listed(each, max(told, key=_fullness, default=None))


def find_names(rows: Iterable[ClaimRow]) -> dict[str, str]:
    """The names of the entities in claims, by their ids."""
    return {named.entity: named.name for row in rows for _, _, named in row.parties() if named.entity}


def _fullness(row: ClaimRow) -> int:
    """How much a claim says of who, whom and where; of those that say as much the first is taken."""
    return sum(map(bool, (row.who, row.whom, row.where)))
