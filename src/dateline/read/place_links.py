"""Which place a nominal stands for: ``the city``, ``the Ghanaian capital``."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.knowledge.actors import ActorCatalogue, NameUse, name_words
from dateline.model import Entity, PlacePrecision
from dateline.read.chains import Chain, ChainBook
from dateline.read.drafts import Draft
from dateline.reading import Parse, Token

_PLACE_NOUNS = {
    PlacePrecision.CITY: frozenset({"city", "town"}),
    PlacePrecision.ADMIN1: frozenset({"province", "governorate"}),
    PlacePrecision.ADMIN2: frozenset({"district", "county"}),
}


class PlaceLinker:
    """Finds the chains of nominals for places among those of the report so far."""

    def __init__(self, parse: Parse, actors: ActorCatalogue, chains: ChainBook, main_country: str | None) -> None:
        self._parse = parse
        self._actors = actors
        self._chains = chains
        self._main_country = main_country

    def find(self, draft: Draft, head: Token, near: Sequence[Chain]) -> Chain | None:
        """The place that ``the city`` means: the latest named one of that kind, where nothing else tells it apart."""
        lemma = head.lemma.lower()
        if draft.plural:
            return None
        if lemma == "capital":
            return self._capital(draft, near)
        if any(child.lower == "of" for child in self._parse.children(head, "prep")):
            return None
        if draft.head - draft.first > 1:
            return None
        named = [chain for chain in near if chain.record and self._is_called(chain.record, lemma)]
        same = named or [chain for chain in near if chain.type in {"", "place"} and lemma in chain.titles]
        return same[-1] if same else None

    def _is_called(self, place: Entity, lemma: str) -> bool:
        """Whether a noun fits a place: by its own name (``Yarmouk Camp``) or by its size; a capital is no town."""
        if place.type != "place":
            return False
        if lemma in place.name.lower().split():
            return True
        fits = place.precision is not None and lemma in _PLACE_NOUNS.get(place.precision, ())
        return fits and not (lemma == "town" and self._is_capital(place, place.country))

    def _is_capital(self, place: Entity, country: str | None) -> bool:
        if place.type != "place" or country is None or place.country != country:
            return False
        return any(
            name.use is NameUse.CAPITAL and name.actor == f"state:{country}"
            for name in self._actors.named(name_words(place.name))
        )

    def _capital(self, draft: Draft, near: Sequence[Chain]) -> Chain | None:
        """The capital of the country that ``the Ghanaian capital`` names, or of the one in focus, if it was named."""
        if draft.head - draft.first > 1 and not draft.country:
            return None
        country = draft.country or self.country_in_focus(near)
        return next((chain for chain in self._chains if chain.record and self._is_capital(chain.record, country)), None)

    def country_in_focus(self, near: Sequence[Chain]) -> str | None:
        """The country mentioned last, else the one that the report is about."""
        states = [chain.record.country for chain in near if chain.type == "state" and chain.record]
        return states[-1] if states else self._main_country
