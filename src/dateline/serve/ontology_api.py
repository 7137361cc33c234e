"""The API's route to the types of events and the CAMEO codes behind them."""

from __future__ import annotations

from fastapi import APIRouter, Response

from dateline.serve.answers import describe_answer, to_json
from dateline.serve.ontology import TypeEntry, load_entries


def add_ontology(router: APIRouter) -> None:
    """Adds the route that tells what the types mean; it asks no store."""

    @router.get(
        "/ontology", responses=describe_answer(TypeEntry, many=True), summary="Types of events, and their CAMEO codes"
    )
    def ontology() -> Response:
        return to_json(load_entries())
