"""Persons whom a report tells apart but does not name, each with its own id: ``the commander``, ``a pilot``.

Such an id holds within its report alone (``person:REPORT/police-chief``): it joins what one report says of one person,
and never two reports. It is made of the report's id and the words of the first mention, so the same report gives the
same ids every time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from dateline.knowledge.actor_words import NounKind
from dateline.knowledge.actors import name_slug
from dateline.model import Entity, Form
from dateline.read.drafts import Draft
from dateline.reading import Parse

_TELLING = frozenset({"det", "poss", "nummod"})
"""Relations of the words by which a noun means one person: ``a commander``, ``its envoy``, ``one soldier``."""

_NOBODY = frozenset({"no", "any", "every", "each", "neither", "either", "another", "what", "whatever", "which", "such"})
_SAID_OF = frozenset({"attr", "oprd", "acomp"})
"""Relations in which a noun only says what something is: ``is an ally``."""

_LEFT_OUT = frozenset({"det", "poss", "punct", "predet"})


def identify_unnamed(parse: Parse, drafts: Sequence[Draft], report: str) -> None:
    """Give each chain that stands for one unnamed person an entity; ``report`` is the report's id.

    ``drafts`` are in text order and have their chains.
    """
    chains: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.chain is not None:
            chains.setdefault(draft.chain, []).append(draft)
    slugs: Counter[str] = Counter()
    for mentions in chains.values():
        first = _first_telling(parse, mentions)
        if first is None:
            continue
        words = _words(parse, first)
        slug = name_slug(words)
        slugs[slug] += 1
        entity = f"person:{report}/{slug}" + (f"-{slugs[slug]}" if slugs[slug] > 1 else "")
        record = Entity(words, "person")
        for draft in mentions:
            draft.entity, draft.record = entity, record


def _first_telling(parse: Parse, mentions: Iterable[Draft]) -> Draft | None:
    """The first nominal by which a chain without an entity stands for one person, None where it does not."""
    telling: Draft | None = None
    for draft in mentions:
        if draft.entity is not None or draft.plural or draft.form is Form.NAME:
            return None
        if telling is None and _tells_apart(parse, draft):
            telling = draft
    return telling


def _tells_apart(parse: Parse, draft: Draft) -> bool:
    noun = draft.noun
    if noun is None or noun.kind is not NounKind.PERSON or noun.topic == "side" or draft.form is not Form.NOMINAL:
        return False
    head = parse.tokens[draft.head]
    if head.dep in _SAID_OF or parse.head(head).lower == "as" or not any(token.isalnum() for token in head.text):
        return False
    if draft.office is not None or (noun.topic == "office" and head.text.istitle()):
        return True
    if head.lower == "one":
        return True
    opening = parse.children(head, *_TELLING)
    return bool(opening) and not any(token.lower in _NOBODY for token in opening)


def _words(parse: Parse, draft: Draft) -> str:
    """The words of a mention without its article or possessive: what the person is called by."""
    head = parse.tokens[draft.head]
    out = {below.i for child in parse.children(head, *_LEFT_OUT) for below in parse.subtree(child)}
    kept = [token for token in parse.tokens[draft.first : draft.last] if token.i not in out]
    return parse.span(kept).text
