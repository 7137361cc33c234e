"""How a page is made: the templates, the filters and modes that its address holds, and links that keep them."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from fastapi import Request, Response
from fastapi.templating import Jinja2Templates

from dateline.serve.show import (
    is_weblink,
    mark_sentence,
    mark_use,
    show_addressee,
    show_day,
    show_doubt,
    show_grounds,
    show_medium,
    show_moment,
    show_speaker,
    show_voice,
)

LABELS = {
    "text": "words", "actor": "actor", "who": "who acts", "whom": "acted on", "type": "type", "place": "place",
    "country": "country", "source": "said by", "source_kind": "kind of source", "stance": "stance",
    "modality": "put as", "outlet": "outlet", "since": "from", "until": "until",
    "standing": "standing", "contested": "contested", "origins": "origins, at least", "told_in": "reports, at least",
    "kind": "kind of word", "word": "word", "thing": "thing", "name": "called", "voice": "voice",
}  # fmt: skip
"""The filters that an address may hold, and what the pages call them."""

MODES = ("by", "sort", "of")
"""What an address may hold besides filters: how a page is arranged."""

HERE = Path(__file__).parent
NOT_FOUND = 404


def _templates() -> Jinja2Templates:
    templates = Jinja2Templates(directory=HERE / "templates")
    templates.env.trim_blocks = templates.env.lstrip_blocks = True
    templates.env.filters["marked"] = mark_sentence
    templates.env.filters["marked_use"] = mark_use
    templates.env.filters["moment"] = show_moment
    templates.env.filters["day"] = show_day
    templates.env.filters["doubt"] = show_doubt
    templates.env.filters["voice"] = show_voice
    templates.env.filters["speaker"] = show_speaker
    templates.env.filters["medium"] = show_medium
    templates.env.filters["addressee"] = show_addressee
    templates.env.filters["grounds"] = show_grounds
    templates.env.tests["weblink"] = is_weblink
    return templates


TEMPLATES = _templates()


def given_modes(request: Request) -> list[tuple[str, str]]:
    """How the address asks for the page to be arranged."""
    return [(name, value) for name, value in request.query_params.items() if name in MODES and value]


def show_page(request: Request, template: str, values: dict[str, Any], status: int = 200) -> Response:
    """The page; ``names`` among its values are shown in place of ids in the list of filters."""
    given = given_filters(request)
    names = values.get("names", {})
    applied = [
        {
            "name": name,
            "label": LABELS[name],
            "value": value,
            "shown": names.get(value, value),
            "without": "?" + urlencode([each for each in given + given_modes(request) if each != (name, value)]),
        }
        for name, value in given
    ]
    values = {"asked": dict(given), "modes": dict(given_modes(request)), "applied": applied, **values}
    return TEMPLATES.TemplateResponse(request, template, values, status_code=status)


def given_filters(request: Request) -> list[tuple[str, str]]:
    """The filters that the address asks for, without empty ones and without the place in the list."""
    return [(name, value) for name, value in request.query_params.multi_items() if name in LABELS and value.strip()]


def turn_links(request: Request, after: str | None) -> dict[str, Any]:
    """Links to the first page, where this is a later one, and to the next, where there is one."""
    given = given_filters(request) + given_modes(request)
    first = "?" + urlencode(given) if "after" in request.query_params else None
    return {"first": first, "next": "?" + urlencode([*given, ("after", after)]) if after else None}
