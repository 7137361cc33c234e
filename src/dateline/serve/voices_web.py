"""The pages on voices: who is cited, what one source said, and who uses which words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Depends, FastAPI, Query, Request, Response
from msgspec import Struct
from starlette.exceptions import HTTPException

from dateline.knowledge.stance_names import load_stance_names
from dateline.model import SourceKind, WordingKind
from dateline.serve.answers import OpenDatabase
from dateline.serve.asked import Asked
from dateline.serve.rendering import NOT_FOUND, given_filters, show_page, turn_links
from dateline.serve.source_tables import telling_stances
from dateline.serve.voices_api import AskedWords, check_sort
from dateline.serve.wording_tables import RivalName, explain_names, gather_names
from dateline.store.cited import SORTS, find_sources, find_statements
from dateline.store.filters import ClaimFilter
from dateline.store.query import COUNTED_MOST, RANKED_MOST
from dateline.store.rates import rate_wording
from dateline.store.usage import By, UseTable, WordingFilter, count_uses, find_uses, tally_names

_SHOWN = 50
_PORTRAIT = 12
_ALL_NAMES = 5_000
_COLUMNS = 7
"""Outlets that a table of names has beside each other, those that name the thing most often."""


class Cell(Struct, frozen=True):
    """How often one outlet uses one name: in its own voice, at a distance, and in the words of others."""

    by: str
    own: int
    distanced: int
    others: int


class NamedThing(Struct, frozen=True):
    """A thing with its rival names, and for each name a cell for every outlet that is shown."""

    thing: str
    uses: int
    outlets: tuple[str, ...]
    names: tuple[tuple[RivalName, tuple[Cell, ...]], ...]


def lay_out(names: Iterable[RivalName]) -> list[NamedThing]:
    """The names of each thing as a table, the outlets that name it most often first."""
    things = []
    for thing, group in groupby(names, key=lambda name: name.thing):
        rivals = tuple(group)
        uses: dict[str, int] = {}
        for user in (user for rival in rivals for user in rival.users):
            uses[user.by] = uses.get(user.by, 0) + user.uses
        outlets = tuple(sorted(uses, key=lambda by: (-uses[by], by))[:_COLUMNS])
        rows = tuple((rival, _cells(rival, outlets)) for rival in rivals)
        things.append(NamedThing(thing, sum(uses.values()), outlets, rows))
    return things


def _cells(rival: RivalName, outlets: Sequence[str]) -> tuple[Cell, ...]:
    users = {user.by: user for user in rival.users}
    found = ((by, users.get(by)) for by in outlets)
    return tuple(
        Cell(by, user.own, user.distanced, user.retold + user.quoted) if user else Cell(by, 0, 0, 0)
        for by, user in found
    )


def add_voice_pages(app: FastAPI, open_database: OpenDatabase) -> None:
    """The pages on sources and on wording."""

    @app.get("/sources", include_in_schema=False)
    def sources(request: Request, asked: Asked, sort: str = SORTS[0], after: str | None = None) -> Response:
        with open_database() as database:
            page = find_sources(
                database, asked, sort=check_sort(sort), limit=_SHOWN, after=after, most=4, within=RANKED_MOST
            )
        values: dict[str, Any] = {
            "here": "/sources",
            "rows": page.rows,
            "total": page.total,
            "unnamed": (page.nobody, page.pronouns),
            "counted": page.counted,
            "sorts": SORTS,
        }
        values |= {"kinds": list(SourceKind), "telling": telling_stances, "sort": sort}
        return show_page(request, "sources.html", values | turn_links(request, page.after))

    @app.get("/source", include_in_schema=False)
    def source(request: Request, asked: Asked, after: str | None = None) -> Response:
        if len(asked.sources) != 1:
            raise HTTPException(NOT_FOUND, "Which source is meant is not said.")
        with open_database() as database:
            found = find_sources(database, asked, limit=2, most=_PORTRAIT, within=RANKED_MOST).rows
            if len(found) != 1:
                return _several(request, found, asked)
            page = find_statements(database, asked, after=after, limit=_SHOWN)
        row = found[0]
        values: dict[str, Any] = {"here": "/sources", "row": row, "rows": page.rows, "names": {row.id: row.name}}
        return show_page(request, "source.html", values | turn_links(request, page.after))

    _add_wording_pages(app, open_database)


def _several(request: Request, found: Sequence[Any], asked: ClaimFilter) -> Response:
    if not found:
        raise HTTPException(NOT_FOUND, f"No source named {asked.sources[0]} is cited where these filters look.")
    return Response(status_code=303, headers={"location": f"/sources?{urlencode(given_filters(request))}"})


def _asked_by(by: Annotated[str, Query()] = "outlet") -> By:
    return "source" if by == "source" else "outlet"


AskedView = Annotated[By, Depends(_asked_by)]


def _add_wording_pages(app: FastAPI, open_database: OpenDatabase) -> None:
    @app.get("/wording", include_in_schema=False)
    def wording(request: Request, asked: AskedWords, by: AskedView, after: str | None = None) -> Response:
        with open_database() as database:
            page = rate_wording(database, asked, by, limit=_SHOWN, after=after, within=RANKED_MOST)
        rates = [
            rate for row in page.rows for rates in (row.own_rates, row.attributed_rates) for rate in rates.values()
        ]
        values: dict[str, Any] = {
            "here": "/wording",
            "view": "words",
            "by": by,
            "rows": page.rows,
            "kinds": list(WordingKind),
            "counted": page.counted,
        }
        values["highest"] = max(rates, default=0) or 1
        return show_page(request, "wording.html", values | turn_links(request, page.after))

    @app.get("/wording/names", include_in_schema=False)
    def names(request: Request, asked: AskedWords, by: AskedView) -> Response:
        with open_database() as database:
            page = tally_names(database, asked, by, limit=_ALL_NAMES)
        gathered = list(gather_names(explain_names(page.rows, load_stance_names())))
        things = lay_out(gathered)
        values: dict[str, Any] = {"here": "/wording", "view": "names", "by": by, "cut": page.after is not None}
        values["things"] = [each for each in things if len(each.names) > 1]
        values["single"] = [each for each in things if len(each.names) == 1]
        return show_page(request, "names.html", values)

    @app.get("/wording/uses", include_in_schema=False)
    def uses(request: Request, asked: AskedWords, of: str = "words", after: str | None = None) -> Response:
        of = "names" if of == "names" or asked.things or asked.names else "words"
        table: UseTable = "naming" if of == "names" else "wording"
        with open_database() as database:
            page = find_uses(database, asked, table, limit=_SHOWN, after=after)
            values: dict[str, Any] = {"here": "/wording", "view": "uses", "of": of, "rows": page.rows}
            values["total"] = count_uses(database, asked, table, COUNTED_MOST)
            values["names"] = _source_names(asked, [(row.source, row.source_name) for row in page.rows])
        return show_page(request, "uses.html", values | turn_links(request, page.after))


def _source_names(asked: WordingFilter, found: Sequence[tuple[str | None, str | None]]) -> dict[str, str]:
    return {key: name for key, name in found if key in asked.sources and key and name}
