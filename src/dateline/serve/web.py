"""The pages: claims, movements, actors, reports and the report reader, on the same queries as the API."""

from __future__ import annotations

import gc
import socket
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import uvicorn
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse
from fastapi.staticfiles import StaticFiles
from fastapi_offline import FastAPIOffline
from msgspec.structs import replace
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware

from dateline import __version__
from dateline.errors import DatelineError, UsageError
from dateline.serve.answers import OpenDatabase
from dateline.serve.api import describe_records, make_router, only_movements
from dateline.serve.asked import Asked
from dateline.serve.explain_web import add_explanation_page
from dateline.serve.facets import find_facets, find_strip
from dateline.serve.happenings_web import add_happening_pages
from dateline.serve.reader import find_passages
from dateline.serve.rendering import HERE, NOT_FOUND, given_filters, show_page, turn_links
from dateline.serve.report_lists import find_copying, find_reports_page
from dateline.serve.statements import list_statements
from dateline.serve.voices_web import add_voice_pages
from dateline.store.actors import find_actors
from dateline.store.database import Database
from dateline.store.filters import ClaimFilter
from dateline.store.query import (
    COUNTED_MOST,
    RANKED_MOST,
    count_reports,
    find_claims,
    stream_claims,
    tally_newest,
)
from dateline.store.rows import ClaimRow

ACTORS_SHOWN = 100
LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")

POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; "
    "form-action 'self'"
)
"""Pages may load only what this server serves, whatever a report's text holds."""

DOCS_POLICY = POLICY + "; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'"
"""The API's own page starts by a script that the library which makes it writes into it; no report is shown there."""


def make_app(path: Path, hosts: tuple[str, ...] = LOCAL_HOSTS) -> FastAPI:
    """The whole server over the store at ``path``; ``hosts`` are the names by which it may be called."""

    @contextmanager
    def open_database() -> Iterator[Database]:
        with Database.open(path) as database:
            yield database

    app: FastAPI = FastAPIOffline(
        title="Dateline",
        version=__version__,
        description="What reports say: attributed, dated and placed claims, each with its evidence.",
        redoc_url=None,
    )
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))
    app.include_router(make_router(open_database))
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    describe_records(app)
    _add_pages(app, open_database)
    _add_report_pages(app, open_database)
    add_voice_pages(app, open_database)
    add_happening_pages(app, open_database)
    add_explanation_page(app, open_database)
    _add_errors(app)

    @app.middleware("http")
    async def guard(request: Request, call_next: Any) -> Response:
        response: Response = await call_next(request)
        response.headers["x-content-type-options"] = "nosniff"
        response.headers["referrer-policy"] = "no-referrer"
        response.headers["content-security-policy"] = DOCS_POLICY if request.url.path == "/docs" else POLICY
        return response

    return app


def run(path: Path, host: str, port: int, say: Callable[[str], None]) -> None:
    """Serves the store until interrupted; ``say`` is told the address. Port 0 takes any that is free.

    Raises:
        StoreError: there is no store at ``path``.
        UsageError: the port cannot be listened on.
    """
    with Database.open(path):
        pass  # a store that cannot be opened is better said now than at the first page
    hosts = LOCAL_HOSTS if host in ("127.0.0.1", "localhost", "::1") else ("*",)
    try:
        listener = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise UsageError(f"{host}:{port}", error.strerror or str(error), "choose another with --port") from error
    shown = f"[{host}]" if ":" in host else host
    say(f"http://{shown}:{listener.getsockname()[1]}/ shows {path}; stop it with Ctrl-C")
    server = uvicorn.Server(uvicorn.Config(make_app(path, hosts), log_level="warning"))
    gc.freeze()  # what is loaded by now stays: to look through it for garbage would hold up every few answers
    server.run(sockets=[listener])


def _add_pages(app: FastAPI, open_database: OpenDatabase) -> None:
    @app.get("/", include_in_schema=False)
    def claims(request: Request, asked: Asked, after: str | None = None) -> Response:
        lede = "Who reportedly did or said what to whom, where and when, and according to whom."
        return _claims_page(request, open_database, asked, after, heading="Claims", lede=lede)

    @app.get("/claims", include_in_schema=False)
    def claims_by_name(request: Request) -> Response:
        return RedirectResponse(f"/?{request.url.query}".rstrip("?"), 308)

    @app.get("/movements", include_in_schema=False)
    def movements(request: Request, asked: Asked, after: str | None = None) -> Response:
        lede = "Who is said to move from where to where, and who is said to gain, hold or lose a place."
        return _claims_page(request, open_database, only_movements(asked), after, heading="Movements", lede=lede)

    @app.get("/actors", include_in_schema=False)
    def actors(request: Request, asked: Asked, after: str | None = None) -> Response:
        with open_database() as database:
            page = find_actors(database, asked, limit=ACTORS_SHOWN, after=after, within=RANKED_MOST)
        values = {"here": "/actors", "rows": page.rows, "counted": page.counted}
        return show_page(request, "actors.html", values | turn_links(request, page.after))


def _add_report_pages(app: FastAPI, open_database: OpenDatabase) -> None:
    @app.get("/reports", include_in_schema=False)
    def reports(request: Request, asked: Asked, after: str | None = None) -> Response:
        with open_database() as database:
            total, page = count_reports(database, asked, COUNTED_MOST), find_reports_page(database, asked, after=after)
            failed = sum(1 for _ in database.load_failures())
        values = {"here": "/reports", "rows": page.rows, "total": total, "failed": failed}
        return show_page(request, "reports.html", values | turn_links(request, page.after))

    @app.get("/reports/{identity}", include_in_schema=False)
    def report(request: Request, identity: str) -> Response:
        with open_database() as database:
            found = database.load(identity)
            rows = {row.number: row for row in stream_claims(database, ClaimFilter(reports=(identity,)))}
            copy_of, family = find_copying(database, identity)
        if found is None:
            raise HTTPException(NOT_FOUND, f"No report has the id {identity}.")
        values = {"here": "/reports", "found": found, "report": found.report, "claims": rows}
        values |= {"passages": find_passages(found), "statements": list_statements(found)}
        values |= {"copy_of": copy_of, "family": family}
        return show_page(request, "report.html", values)

    @app.get("/failures", include_in_schema=False)
    def failures(request: Request) -> Response:
        with open_database() as database:
            rows = tuple(database.load_failures())
        return show_page(request, "failures.html", {"here": "/failures", "rows": rows})


def _claims_page(
    request: Request, open_database: OpenDatabase, asked: ClaimFilter, after: str | None, *, heading: str, lede: str
) -> Response:
    given = given_filters(request)
    with open_database() as database:
        page = find_claims(database, asked, after=after)
        tally = tally_newest(database, asked, COUNTED_MOST)
        by_type, by_modality = tally.types, tally.modalities
        if asked.types:
            by_type = tally_newest(database, replace(asked, types=()), COUNTED_MOST).types
        if asked.modalities:
            by_modality = tally_newest(database, replace(asked, modalities=()), COUNTED_MOST).modalities
    query = urlencode(given)
    export = f"/api/export/{heading.lower()}"
    values = {
        "here": request.url.path,
        "heading": heading,
        "lede": lede,
        "rows": page.rows,
        "total": tally.total,
        "counted": tally.counted,
        "types": find_facets("type", by_type, given),
        "modalities": find_facets("modality", by_modality, given),
        "strip": find_strip(tally.days, given),
        "undated": tally.counted - sum(count for _, count in tally.days),
        "names": _names(page.rows),
        "export_csv": f"{export}.csv?{query}",
        "export_jsonl": f"{export}.jsonl?{query}",
    }
    return show_page(request, "claims.html", values | turn_links(request, page.after))


def _names(rows: Iterable[ClaimRow]) -> dict[str, str]:
    """The names of the entities in claims, by their ids."""
    names = {named.entity: named.name for row in rows for _, _, named in row.parties() if named.entity}
    voices = (voice for row in rows for voice in row.attribution)
    return names | {voice.entity: voice.name for voice in voices if voice.entity and voice.name}


def _add_errors(app: FastAPI) -> None:
    """Answers errors as JSON under ``/api`` and as a page elsewhere."""

    def answer(request: Request, status: int, heading: str, problem: str, remedy: str) -> Response:
        if request.url.path.startswith("/api/"):
            return JSONResponse({"problem": problem, "remedy": remedy}, status)
        values = {"here": "", "heading": heading, "problem": problem, "remedy": remedy}
        return show_page(request, "message.html", values, status)

    @app.exception_handler(DatelineError)
    async def failed(request: Request, error: DatelineError) -> Response:
        usage = isinstance(error, UsageError)
        problem = f"{error.where.removeprefix('--')}: {error.problem}"
        heading = "That cannot be asked" if usage else "The store cannot be read"
        return answer(request, 400 if usage else 503, heading, problem, error.remedy)

    @app.exception_handler(RequestValidationError)
    async def misread(request: Request, error: RequestValidationError) -> Response:
        problem = "; ".join(f"{each['loc'][-1]}: {each['msg']}" for each in error.errors())
        return answer(request, 400, "That cannot be asked", problem, "see /docs for what may be asked")

    @app.exception_handler(HTTPException)
    async def missing(request: Request, error: HTTPException) -> Response:
        heading = "Not found" if error.status_code == NOT_FOUND else "Error"
        return answer(request, error.status_code, heading, str(error.detail), "go on from the list of claims")
