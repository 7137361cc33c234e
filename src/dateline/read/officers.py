"""Who is meant by an office and a family name: ``President Bush``, on the report's day."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.knowledge.actors import Actor, ActorCatalogue
from dateline.model import Entity, Form
from dateline.read.drafts import Draft
from dateline.reading import Parse

_LONGEST_TITLE = 4
"""Words of a title that are looked at before a name."""


def name_officers(parse: Parse, drafts: Iterable[Draft], actors: ActorCatalogue, day: str | None) -> None:
    """Give family names that no table has alone the holder of the office that stands before one of them.

    All mentions of the report under that name get the holder.
    """
    unknown = [draft for draft in drafts if draft.type == "person" and not actors.actor(draft.entity or "")]
    officers: dict[str, Actor] = {}
    for draft in unknown:
        office = actors.office(_before(parse, draft)) if draft.last - draft.first == 1 else None
        found = actors.officer_named(office.id, parse.tokens[draft.first].text, day) if office else None
        if found is not None and draft.entity is not None:
            officers.setdefault(draft.entity, found)
    for draft in unknown:
        officer = officers.get(draft.entity or "")
        if officer is not None and draft.form is Form.NAME:
            draft.entity, draft.record = officer.id, Entity(officer.name, officer.type, officer.country)


def _before(parse: Parse, draft: Draft) -> list[str]:
    first = max(parse.sentence(parse.tokens[draft.first]).first, draft.first - _LONGEST_TITLE)
    return [token.lower for token in parse.tokens[first : draft.first]]
