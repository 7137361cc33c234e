"""The API's answers on happenings and flows, and the way to judge that happenings are one or that claims are not."""

from __future__ import annotations

from functools import partial

from fastapi import APIRouter, Response
from msgspec import Struct, structs

from dateline.merge.corroboration import Happening
from dateline.merge.flows import Flow
from dateline.serve.answers import After, Limit, OpenDatabase, Problem, describe_answer, to_json
from dateline.serve.asked import Asked, AskedHappenings
from dateline.serve.copying import find_families
from dateline.serve.happening_lists import find_happenings_page, load_happening
from dateline.serve.happenings import find_flows
from dateline.store.judgements import JudgementStore, KeptJudgement
from dateline.store.query import stream_claims
from dateline.store.summaries import SummaryStore


class HappeningPage(Struct, frozen=True):
    """Some happenings, newest first, how many there are in all, and the cursor for the next page; null at the end."""

    total: int
    rows: tuple[Happening, ...]
    after: str | None


HAPPENING_RECORDS = (HappeningPage, Happening, Flow, KeptJudgement)
"""The records that these answers are."""


def add_happenings(router: APIRouter, open_database: OpenDatabase) -> None:
    """Adds the routes of happenings, flows and judgements."""

    @router.get("/happenings", responses=describe_answer(HappeningPage), summary="Happenings that fit, newest first")
    def happenings(wanted: AskedHappenings, limit: Limit = 50, after: After = None) -> Response:
        with open_database() as database:
            page = find_happenings_page(database, wanted, limit=limit, after=after)
            return to_json(HappeningPage(SummaryStore(database).count(wanted), page.rows, page.after))

    @router.get("/happenings/{identity}", responses=describe_answer(Happening), summary="One happening")
    def happening(identity: str) -> Response:
        with open_database() as database:
            found = load_happening(database, identity)
        if found is None:
            return to_json(Problem(f"no happening has the id {identity}", "list them at /api/happenings"), 404)
        return to_json(found)

    @router.get("/flows", responses=describe_answer(Flow, many=True), summary="Who moves from where to where, by month")
    def flows(asked: Asked, limit: Limit = 50) -> Response:
        with open_database() as database:
            rows = stream_claims(database, structs.replace(asked, kinds=("movement",)))
            found = find_flows(rows, partial(find_families, database))
            return to_json([flow for flow, _ in zip(found, range(limit), strict=False)])

    @router.get("/judgements", responses=describe_answer(KeptJudgement, many=True), summary="What people judged")
    def judgements() -> Response:
        with open_database() as database:
            return to_json(tuple(JudgementStore(database).load()))
