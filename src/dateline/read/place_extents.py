"""How far the words for a place reach: its direction before it ("northern Chad"), and what it is of behind it."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.model import Form, MentionKind
from dateline.read.drafts import Draft, premodified
from dateline.reading import Parse, Token

_SIDES = frozenset({"north", "south", "east", "west", "central", "upper", "lower", "mid", "downtown", "inner", "outer"})
_COMPASS = ("north", "south", "east", "west")
_LINKS = frozenset({"of"})
_JOINTS = frozenset({"-", "and", ","})
_PARTS = frozenset({
    "heart", "centre", "center", "middle", "interior", "edge", "edges", "outskirts", "entrance", "exit", "corner",
    "part", "parts", "side", "north", "south", "east", "west", "rest", "remains", "ruins", "bulk", "swath", "swathes",
    "stretch", "stretches", "kilometers", "kilometres", "miles", "acres", "hectares", "%", "percent",
})  # fmt: skip
"""Nouns of what a place has or of how much of it is meant; what they are of tells the place."""

_TO_PLACE = frozenset({"of", "to"})
_BESIDE = frozenset({"surround", "border", "adjoin", "overlook"})
_BEFORE = ("det", "amod", "compound", "nummod", "quantmod", "advmod", "nmod", "predet")

_LONGEST = 5
"""Words that a phrase behind a noun may have to be kept with it."""


def widen_places(parse: Parse, drafts: Iterable[Draft]) -> None:
    """Widen the drafts of places, in place, by the words that tell which part of them is meant, or where they lie."""
    places = [draft for draft in drafts if draft.kind is MentionKind.PLACE]
    heads = {draft.head for draft in places}
    for draft in places:
        if draft.form is Form.NAME:
            _take_direction(parse, draft)
        else:
            _take_phrase(parse, draft, heads)


def find_parts(parse: Parse, places: Iterable[Draft]) -> list[Draft]:
    """Phrases for parts of places: "the heart of Gao", "40 % of Chadian territory", "the entrance to the camp"."""
    found = []
    for place in places:
        link = parse.head(parse.tokens[place.head])
        part = parse.head(link)
        if place.kind is not MentionKind.PLACE or parse.tokens[place.head].dep != "pobj" or place.first < link.i:
            continue
        if part.lower in _PARTS and link.lower in _TO_PLACE and part.i == link.i - 1:
            first = premodified(parse, part, _BEFORE)
            found.append(Draft(first, place.last, part.i, MentionKind.PLACE, Form.NOMINAL, plural=False))
    return found


def is_direction(token: Token) -> bool:
    """Whether a word tells a part of a place by its direction: ``northern``, ``south-eastern``, ``central``."""
    word = token.lower
    return word in _SIDES or (word.startswith(_COMPASS) and word.endswith(("ern", *_COMPASS)))


def _take_direction(parse: Parse, draft: Draft) -> None:
    first = draft.first
    while first and (is_direction(parse.tokens[first - 1]) or parse.tokens[first - 1].text in _JOINTS):
        first -= 1
    while first < draft.first and not is_direction(parse.tokens[first]):
        first += 1
    draft.first = first


def _take_phrase(parse: Parse, draft: Draft, heads: set[int]) -> None:
    """Take in the phrase right behind a noun where it leads to another place: "areas north of Gao", "land in Chad"."""
    for child in parse.children(parse.tokens[draft.head]):
        if child.i < draft.last:
            continue
        if not (child.lower in _LINKS or is_direction(child) or (child.tag == "VBG" and child.lemma in _BESIDE)):
            return
        below = parse.subtree(child)
        whole = below[0].i == draft.last and below[-1].i - below[0].i + 1 == len(below) <= _LONGEST
        if not whole or not any(each.i in heads for each in below):
            return
        draft.last = below[-1].i + 1
