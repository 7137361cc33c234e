"""The JSON API: the same questions as the command line's, with OpenAPI docs that ask nothing of the internet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Annotated, Any, Literal

import msgspec
from fastapi import APIRouter, Depends, FastAPI, Query, Response
from fastapi.responses import StreamingResponse
from msgspec import Struct

from dateline.model import ReportObject
from dateline.serve.tables import CLAIM_TABLE, MOVEMENT_TABLE, csv_lines
from dateline.store.database import Database
from dateline.store.filters import ClaimFilter
from dateline.store.query import (
    Page,
    count_claims,
    count_reports,
    find_actors,
    find_claims,
    find_reports,
    stream_claims,
)
from dateline.store.rows import ActorRow, ClaimRow, ReportRow

OpenDatabase = Callable[[], AbstractContextManager[Database]]
"""Opens the store for one request."""

Words = Annotated[list[str] | None, Query()]
LIMIT = Query(ge=1, le=500, description="rows on a page")
AFTER = Query(description="the cursor that the page before gave")


class ApiPage(Struct, frozen=True):
    """Some rows, how many there are in all, and the cursor for the next page; null at the end."""

    total: int
    rows: tuple[Any, ...]
    after: str | None


def asked_filter(
    text: Annotated[str | None, Query(description="full-text search in the evidence")] = None,
    actor: Annotated[list[str] | None, Query(description="entity id or name; several: all take part")] = None,
    types: Annotated[list[str] | None, Query(alias="type", description="CONSULT, ASSAULT, MOVE, PRESENCE …")] = None,
    place: Annotated[list[str] | None, Query(description="entity id or name; a country takes in its places")] = None,
    country: Annotated[list[str] | None, Query(description="ISO 3166-1 alpha-2 or name")] = None,
    source: Annotated[list[str] | None, Query(description="who says so: entity id or name")] = None,
    source_kind: Annotated[
        list[str] | None, Query(description="named, role, anonymous, document, media, outlet")
    ] = None,
    stance: Annotated[list[str] | None, Query(description="states, claims, denies, accuses …")] = None,
    modality: Annotated[list[str] | None, Query(description="happened, planned, feared, denied …")] = None,
    outlet: Annotated[list[str] | None, Query(description="the outlet's host name or name")] = None,
    since: Annotated[str | None, Query(description="first day, YYYY-MM-DD")] = None,
    until: Annotated[str | None, Query(description="last day, YYYY-MM-DD")] = None,
) -> ClaimFilter:
    """The filter that a request asks for; empty values count as not given, as forms send them."""

    def given(values: list[str] | None) -> tuple[str, ...]:
        return tuple(value.strip() for value in values or () if value.strip())

    return ClaimFilter(
        actors=given(actor),
        types=given(types),
        places=given(place),
        countries=given(country),
        sources=given(source),
        source_kinds=given(source_kind),
        stances=given(stance),
        modalities=given(modality),
        outlets=given(outlet),
        since=since or None,
        until=until or None,
        text=text if text and text.strip() else None,
    )


Asked = Annotated[ClaimFilter, Depends(asked_filter)]


def make_router(open_database: OpenDatabase) -> APIRouter:
    """The API's routes over a store."""
    router = APIRouter(prefix="/api", tags=["claims"])

    @router.get("/claims", responses=_answers("ClaimRow"), summary="Claims that fit, newest first")
    def claims(asked: Asked, limit: Annotated[int, LIMIT] = 50, after: Annotated[str | None, AFTER] = None) -> Response:
        with open_database() as database:
            return _page(count_claims(database, asked), find_claims(database, asked, limit=limit, after=after))

    @router.get("/movements", responses=_answers("ClaimRow"), summary="Movements and presences that fit")
    def movements(
        asked: Asked, limit: Annotated[int, LIMIT] = 50, after: Annotated[str | None, AFTER] = None
    ) -> Response:
        wanted = only_movements(asked)
        with open_database() as database:
            return _page(count_claims(database, wanted), find_claims(database, wanted, limit=limit, after=after))

    @router.get("/reports", responses=_answers("ReportRow"), summary="Reports that fit, newest first")
    def reports(
        asked: Asked, limit: Annotated[int, LIMIT] = 50, after: Annotated[str | None, AFTER] = None
    ) -> Response:
        with open_database() as database:
            return _page(count_reports(database, asked), find_reports(database, asked, limit=limit, after=after))

    @router.get("/actors", responses=_answers("ActorRow"), summary="Actors in claims that fit, most claims first")
    def actors(asked: Asked, limit: Annotated[int, LIMIT] = 50, after: Annotated[str | None, AFTER] = None) -> Response:
        with open_database() as database:
            return _json(find_actors(database, asked, limit=limit, after=after))

    @router.get("/reports/{identity}", responses=_answer("ReportObject"), summary="All that was read in one report")
    def report(identity: str) -> Response:
        with open_database() as database:
            found = database.load(identity)
        if found is None:
            return _json({"problem": f"no report has the id {identity}", "remedy": "list them at /api/reports"}, 404)
        return _json(found)

    @router.get("/export/{what}.{ending}", summary="All claims or movements that fit, as a file")
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

        kind = "text/csv; charset=utf-8" if ending == "csv" else "application/x-ndjson"
        headers = {"content-disposition": f'attachment; filename="{what}.{ending}"'}
        return StreamingResponse(lines(), media_type=kind, headers=headers)

    return router


def only_movements(asked: ClaimFilter) -> ClaimFilter:
    """The same question, of movements and presences only."""
    return msgspec.structs.replace(asked, kinds=("movement", "presence"))


def describe_records(app: FastAPI) -> None:
    """Put the records' own schemas into the OpenAPI document, so that the answers are described as they are."""
    records = (ApiPage, ClaimRow, ReportRow, ActorRow, ReportObject)
    _, components = msgspec.json.schema_components(records, ref_template="#/components/schemas/{name}")
    plain = app.openapi

    def described() -> dict[str, Any]:
        document = plain()
        document.setdefault("components", {}).setdefault("schemas", {}).update(components)
        return document

    app.openapi = described  # type: ignore[method-assign]  # FastAPI's own way to extend the document


def _json(content: object, status: int = 200) -> Response:
    return Response(msgspec.json.encode(content), status, media_type="application/json")


def _page(total: int, page: Page[Any]) -> Response:
    return _json(ApiPage(total, page.rows, page.after))


def _answers(record: str) -> dict[int | str, dict[str, Any]]:
    """The description of a page of records."""
    rows = {"type": "array", "items": {"$ref": f"#/components/schemas/{record}"}}
    page = {"allOf": [{"$ref": "#/components/schemas/ApiPage"}, {"type": "object", "properties": {"rows": rows}}]}
    return {200: {"content": {"application/json": {"schema": page}}}}


def _answer(record: str) -> dict[int | str, dict[str, Any]]:
    schema = {"$ref": f"#/components/schemas/{record}"}
    return {200: {"content": {"application/json": {"schema": schema}}}, 404: {"description": "no such report"}}
