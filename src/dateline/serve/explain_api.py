"""The API's route to one claim taken apart."""

from __future__ import annotations

from fastapi import APIRouter, Response

from dateline.serve.answers import OpenDatabase, Problem, describe_answer, to_json
from dateline.serve.explain import Explanation, explain_stored


def add_explanation(router: APIRouter, open_database: OpenDatabase) -> None:
    """Adds the route that tells what a claim rests on."""

    @router.get("/claims/{identity}/explain", responses=describe_answer(Explanation), summary="What one claim rests on")
    def explanation(identity: str) -> Response:
        with open_database() as database:
            found = explain_stored(database, identity)
        if found is None:
            return to_json(Problem(f"no claim has the id {identity}", "list them at /api/claims"), 404)
        return to_json(found)
