"""The page of one claim: everything that it rests on."""

from __future__ import annotations

from fastapi import FastAPI, Request, Response
from starlette.exceptions import HTTPException

from dateline.serve.answers import OpenDatabase
from dateline.serve.explain import explain_stored
from dateline.serve.explain_text import explanation_rows
from dateline.serve.rendering import NOT_FOUND, show_page


def add_explanation_page(app: FastAPI, open_database: OpenDatabase) -> None:
    """Adds the page of one claim."""

    @app.get("/claims/{identity}", include_in_schema=False)
    def claim(request: Request, identity: str) -> Response:
        with open_database() as database:
            found = explain_stored(database, identity)
        if found is None:
            raise HTTPException(NOT_FOUND, f"No claim has the id {identity}.")
        start = found.sentence.start
        sentence = found.sentence.text
        cut = (found.trigger.start - start, found.trigger.end - start)
        values = {
            "here": "/",
            "found": found,
            "sentence": (sentence[: cut[0]], sentence[cut[0] : cut[1]], sentence[cut[1] :]),
            "groups": list(explanation_rows(found)),
        }
        return show_page(request, "explain.html", values)
