"""How the API answers: records as JSON, and what its description tells of answers and problems."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Annotated, Any

import msgspec
from fastapi import Query, Response
from msgspec import Struct

from dateline.store.database import Database

OpenDatabase = Callable[[], AbstractContextManager[Database]]
"""Opens the store for one request."""

Limit = Annotated[int, Query(ge=1, le=500, description="rows on a page")]
After = Annotated[str | None, Query(description="the cursor that the page before gave")]

REF = "#/components/schemas/{name}"
"""Where the description of the API keeps the schema of a record."""


class Problem(Struct, frozen=True):
    """Why a request was not answered, and what to do about it."""

    problem: str
    remedy: str


_PROBLEM = {"application/json": {"schema": {"$ref": REF.format(name="Problem")}}}

PROBLEMS: dict[int | str, dict[str, Any]] = {
    400: {"description": "the question cannot be understood", "content": _PROBLEM},
    404: {"description": "there is no such thing", "content": _PROBLEM},
    503: {"description": "the store cannot be read", "content": _PROBLEM},
}
"""The problems there may be with any answer."""


def given_values(values: Sequence[str] | None) -> tuple[str, ...]:
    """The values of a filter that a request gives several times; empty ones count as not given, as forms send them.

    >>> given_values([" FI", "", "PT "]), given_values(None)
    (('FI', 'PT'), ())
    """
    return tuple(value.strip() for value in values or () if value.strip())


def given_value(value: str | None) -> str | None:
    """The value of a filter that a request gives once; null where it is empty."""
    return (value or "").strip() or None


def to_json(content: object, status: int = 200) -> Response:
    """A record as the answer."""
    return Response(msgspec.json.encode(content), status, media_type="application/json")


def describe_answer(record: type[Struct], *, many: bool = False) -> dict[int | str, dict[str, Any]]:
    """The description of an answer that is one record, or a list of them, and of the problems there may be."""
    schema: dict[str, Any] = {"$ref": REF.format(name=record.__name__)}
    if many:
        schema = {"type": "array", "items": schema}
    return {200: {"description": "found", "content": {"application/json": {"schema": schema}}}, **PROBLEMS}
