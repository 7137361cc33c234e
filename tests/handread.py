"""Readings of sentences written by hand: their mentions with the shipped tables, without a language model."""

from __future__ import annotations

from dateline.knowledge.actors import ActorCatalogue
from dateline.knowledge.gazetteer import Gazetteer
from dateline.model import Mention
from dateline.read.mentions import find_mentions
from dateline.reading import Reading
from handparse import parse_from, report_of


class Reader:
    """Reads sentences written by hand."""

    def __init__(self, actors: ActorCatalogue, gazetteer: Gazetteer) -> None:
        self._actors = actors
        self._gazetteer = gazetteer

    def __call__(self, *sentences: str, published: str = "2017-03-01") -> Reading:
        parse = parse_from(*sentences)
        return find_mentions(report_of(parse, published=published), parse, self._actors, self._gazetteer)


def named(reading: Reading, text: str, nth: int = 0) -> Mention:
    """The mention that is printed so, the first or a later one."""
    return [mention for mention in reading.mentions if mention.text == text][nth]
