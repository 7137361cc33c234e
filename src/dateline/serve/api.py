"""The JSON API: the same questions as the command line's, with OpenAPI docs that ask nothing of the internet."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
from typing import Any, Literal

import msgspec
from fastapi import APIRouter, FastAPI, Response
from fastapi.responses import StreamingResponse
from msgspec import Struct

from dateline.model import ReportObject
from dateline.serve.answers import (
    PROBLEMS,
    REF,
    After,
    Limit,
    OpenDatabase,
    Problem,
    describe_answer,
    to_json,
)
from dateline.serve.asked import Asked
from dateline.serve.explain import Explanation
from dateline.serve.explain_api import add_explanation
from dateline.serve.happenings_api import HAPPENING_RECORDS, add_happenings
from dateline.serve.ontology import TypeEntry
from dateline.serve.ontology_api import add_ontology
from dateline.serve.report_lists import find_reports_page
from dateline.serve.tables import CLAIM_TABLE, MOVEMENT_TABLE, csv_lines
from dateline.serve.voices_api import VOICE_PAGES, add_voices
from dateline.store.actors import find_actors
from dateline.store.filters import ClaimFilter
from dateline.store.query import (
    COUNTED_MOST,
    RANKED_MOST,
    count_claims,
    count_reports,
    find_claims,
    stream_claims,
)
from dateline.store.rows import ActorRow, ClaimRow, Failure, ReportRow


class ClaimPage(Struct, frozen=True):
    """Some claims, how many there are in all, and the cursor for the next page; null at the end.

    ``more`` tells that there are more than ``total``, at which counting stopped.
    """

    total: int
    rows: tuple[ClaimRow, ...]
    after: str | None
    more: bool


class ReportPage(Struct, frozen=True):
    """Some reports, how many there are in all, and the cursor for the next page; null at the end.

    ``more`` tells that there are more than ``total``, at which counting stopped.
    """

    total: int
    rows: tuple[ReportRow, ...]
    after: str | None
    more: bool


class ActorPage(Struct, frozen=True):
    """Some actors, and the cursor for the next page; null at the end.

    ``counted`` is of how many of the newest claims the counts tell, where there are more that fit.
    """

    rows: tuple[ActorRow, ...]
    after: str | None
    counted: int | None


def make_router(open_database: OpenDatabase) -> APIRouter:
    """The API's routes over a store."""
    router = APIRouter(prefix="/api", tags=["claims"])
    _add_lists(router, open_database)
    _add_export(router, open_database)
    add_voices(router, open_database)
    add_happenings(router, open_database)
    add_explanation(router, open_database)
    add_ontology(router)

    @router.get(
        "/reports/{identity}", responses=describe_answer(ReportObject), summary="All that was read in one report"
    )
    def report(identity: str) -> Response:
        with open_database() as database:
            found = database.load(identity)
        return (
            to_json(Problem(f"no report has the id {identity}", "list them at /api/reports"), 404)
            if found is None
            else to_json(found)
        )

    @router.get(
        "/failures", responses=describe_answer(Failure, many=True), summary="Inputs that could not be read, and why"
    )
    def failures() -> Response:
        with open_database() as database:
            return to_json(tuple(database.load_failures()))

    return router


def _add_lists(router: APIRouter, open_database: OpenDatabase) -> None:
    def claim_page(wanted: ClaimFilter, limit: int, after: str | None) -> Response:
        with open_database() as database:
            page = find_claims(database, wanted, limit=limit, after=after)
            total = count_claims(database, wanted, COUNTED_MOST)
        return to_json(ClaimPage(total.number, page.rows, page.after, total.more))

    @router.get("/claims", responses=describe_answer(ClaimPage), summary="Claims that fit, newest first")
    def claims(asked: Asked, limit: Limit = 50, after: After = None) -> Response:
        return claim_page(asked, limit, after)

    @router.get("/movements", responses=describe_answer(ClaimPage), summary="Movements and presences that fit")
    def movements(asked: Asked, limit: Limit = 50, after: After = None) -> Response:
        return claim_page(only_movements(asked), limit, after)

    @router.get("/reports", responses=describe_answer(ReportPage), summary="Reports that fit, newest first")
    def reports(asked: Asked, limit: Limit = 50, after: After = None) -> Response:
        with open_database() as database:
            page = find_reports_page(database, asked, limit=limit, after=after)
            total = count_reports(database, asked, COUNTED_MOST)
            return to_json(ReportPage(total.number, page.rows, page.after, total.more))

    @router.get("/actors", responses=describe_answer(ActorPage), summary="Actors in claims that fit, most claims first")
    def actors(asked: Asked, limit: Limit = 50, after: After = None) -> Response:
        with open_database() as database:
            page = find_actors(database, asked, limit=limit, after=after, within=RANKED_MOST)
            return to_json(ActorPage(page.rows, page.after, page.counted))


def _add_export(router: APIRouter, open_database: OpenDatabase) -> None:
    @router.get("/export/{what}.{ending}", responses=_FILES, summary="All claims or movements that fit, as a file")
    def export(what: Literal["claims", "movements"], ending: Literal["csv", "jsonl"], asked: Asked) -> Response:
        wanted = only_movements(asked) if what == "movements" else asked
        table = MOVEMENT_TABLE if what == "movements" else CLAIM_TABLE

        def lines() -> Iterator[bytes]:
            with open_database() as database:
                rows = stream_claims(database, wanted)
                if ending == "csv":
                    yield from (line.encode() for line in csv_lines(table, rows))
                else:
                    yield from (msgspec.json.encode(row) + b"\n" for row in rows)

        stream = lines()
        begun = list(islice(stream, 2))  # what cannot be asked is said before the answer begins, not in its midst
        headers = {"content-disposition": f'attachment; filename="{what}.{ending}"'}
        return StreamingResponse(chain(begun, stream), media_type=_FILE_KINDS[ending], headers=headers)


def only_movements(asked: ClaimFilter) -> ClaimFilter:
    """The same question, of movements and presences only."""
    return msgspec.structs.replace(asked, kinds=("movement", "presence"))


def describe_records(app: FastAPI) -> None:
    """Put the records' own schemas into the OpenAPI document, so that the answers are described as they are."""
    records = (
        ClaimPage,
        ReportPage,
        ActorPage,
        *VOICE_PAGES,
        *HAPPENING_RECORDS,
        Explanation,
        TypeEntry,
        ReportObject,
        Failure,
        Problem,
    )
    _, components = msgspec.json.schema_components(records, ref_template=REF)
    plain = app.openapi

    def described() -> dict[str, Any]:
        document = plain()
        document["components"] = {"schemas": components}  # in place of those for errors that are never sent
        for path in document["paths"].values():
            for operation in path.values():
                operation["responses"].pop("422", None)
        return document

    app.openapi = described  # type: ignore[method-assign]  # FastAPI's own way to extend the document


_FILE_KINDS = {"csv": "text/csv; charset=utf-8", "jsonl": "application/x-ndjson"}
_FILES = {
    200: {
        "description": "the file, line by line",
        "content": {kind: {"schema": {"type": "string"}} for kind in _FILE_KINDS.values()},
    },
    **PROBLEMS,
}
