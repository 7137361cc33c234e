"""Which chain a noun phrase for people or bodies goes on with: ``the minister``, ``the group``, ``the army``."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.knowledge.actor_words import NounKind
from dateline.knowledge.actors import ActorCatalogue
from dateline.model import Entity
from dateline.read.chains import Chain, ChainBook, headed_by
from dateline.read.drafts import Draft
from dateline.read.nominals import GROUP_NOUNS, find_officer
from dateline.read.place_links import PlaceLinker
from dateline.reading import Parse, Token

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_STATE_NOUNS = frozenset({"country", "nation", "state", "republic", "kingdom"})


class NominalLinker:
    """Finds the chains of nominals among those of the report so far, and settles whose those of one country are."""

    def __init__(
        self, parse: Parse, actors: ActorCatalogue, chains: ChainBook, main_country: str | None, day: str | None
    ) -> None:
        self._parse = parse
        self._actors = actors
        self._chains = chains
        self._main_country = main_country
        self._day = day
        self._places = PlaceLinker(parse, actors, chains, main_country)

    def find(self, draft: Draft) -> Chain | None:
        """The chain that the nominal ``draft`` goes on with, None where it is the first of its own."""
        return self._predicated(draft) or self._nominal_chain(draft)

    def _predicated(self, draft: Draft) -> Chain | None:
        """The person of whom a nominal is said: ``Vidal was a dock worker``."""
        head = self._parse.tokens[draft.head]
        verb = self._parse.head(head)
        subject = self._parse.child(verb, "nsubj") if head.dep == "attr" else None
        if subject is None or draft.plural or self._parse.child(verb, "neg"):
            return None
        near = headed_by(self._chains.near(draft), subject.i)
        side = draft.noun is not None and draft.noun.topic == "side"
        return near[-1] if near and (near[-1].is_person or (side and near[-1].specific)) else None

    def _nominal_chain(self, draft: Draft) -> Chain | None:
        opening = self._parse.tokens[draft.first]
        if draft.noun is None or opening.lower not in _DEFINITE:
            return None
        head = self._parse.tokens[draft.head]
        near = self._chains.near(draft)
        if draft.noun.kind is NounKind.PLACE:
            return self._places.find(draft, head, near)
        if draft.noun.kind is NounKind.BODY and not draft.plural:
            return self._body_chain(draft, head, near)
        if draft.noun.kind is NounKind.PERSON and not draft.plural:
            titled = [chain for chain in near if self._holds_title(chain, draft, head.lemma.lower())]
            return titled[-1] if titled else self._only_holder(draft) or self._of_kind(near, draft, head)
        alike = [
            chain
            for chain in near
            if chain.plural
            and any(m.noun and m.noun.topic == draft.noun.topic for m in chain.mentions)
            and draft.noun.topic == "office"
        ]
        same = [chain for chain in near if chain.plural and head.lemma.lower() in chain.titles]
        return same[-1] if same else alike[-1] if len(alike) == 1 else None

    def _holds_title(self, chain: Chain, draft: Draft, title: str) -> bool:
        """Whether a person can be called so again: by an office named before, or as the leader of the same country."""
        theirs = chain.record.country if chain.record else None
        ours = draft.record.country if draft.record else None
        if chain.plural or (ours and ours != theirs):
            return False
        if draft.office and chain.offices and draft.office.id not in chain.offices:
            return False
        if draft.office and draft.office.id in chain.offices:
            return True
        return title in chain.titles or (title == "leader" and ours is not None and chain.type == "person")

    def _of_kind(self, near: Sequence[Chain], draft: Draft, head: Token) -> Chain | None:
        """The person named last whose title is of the kind that a noun says: ``the diplomat`` of an ambassador."""
        ours = draft.record.country if draft.record else None
        titles = self._actors.words.kinds.get(head.lemma.lower(), frozenset())
        if draft.head - draft.first > (2 if ours else 1):
            return None
        fitting = [chain for chain in near if chain.is_person and not chain.titles.isdisjoint(titles)]
        named = [chain for chain in fitting if chain.specific and (not ours or self._country(chain) == ours)]
        return named[-1] if named else None

    @staticmethod
    def _country(chain: Chain) -> str | None:
        return chain.record.country if chain.record else None

    def _only_holder(self, draft: Draft) -> Chain | None:
        """The one person of the report so far who holds the office of a title, however far back."""
        if draft.office is None:
            return None
        title = self._parse.tokens[draft.head].lemma.lower()
        held = [chain for chain in self._chains if draft.office.id in chain.offices]
        return held[0] if len(held) == 1 and self._holds_title(held[0], draft, title) else None

    def _body_chain(self, draft: Draft, head: Token, near: Sequence[Chain]) -> Chain | None:
        lemma = head.lemma.lower()
        if lemma in GROUP_NOUNS:
            groups = [chain for chain in near if chain.type == "armed_group"]
            if not groups and draft.head - draft.first <= 1:
                groups = [chain for chain in near if chain.type == "organisation"]
            return groups[-1] if groups else None
        if lemma in _STATE_NOUNS:
            focus = self._chains.known(f"state:{self._places.country_in_focus(near)}")
            return focus if draft.head - draft.first <= 1 else None
        named = [chain for chain in near if chain.record and lemma in chain.record.name.lower().split()]
        named = named if draft.head - draft.first <= 1 else []
        same = named or [chain for chain in near if not chain.plural and lemma in chain.titles]
        return same[-1] if same else None

    def settle_body(self, draft: Draft) -> None:
        """Give ``the army``, with no country named, to the one that was mentioned, or to the main country's."""
        tokens = [token for token in self._parse.tokens[draft.first : draft.last] if token.lower != "the"]
        pattern = self._actors.bare_pattern([token.lower for token in tokens])
        if pattern is None or (draft.entity and not draft.entity.startswith("people:")):
            return
        ending = f"-{pattern.slug}"
        known = [
            chain
            for chain in self._chains.near(draft)
            if chain.type == "agency" and (chain.entity or "").endswith(ending)
        ]
        if known:
            draft.entity, draft.record = known[-1].entity, known[-1].record
        elif self._main_country:
            agency = self._actors.agency(self._main_country, pattern)
            draft.entity, draft.record = agency.id, Entity(agency.name, agency.type, agency.country)

    def settle_office(self, draft: Draft) -> None:
        """Give ``the president``, with no country named, to the main country's."""
        opening = self._parse.tokens[draft.first].lower
        alone = draft.last - draft.first == 1 + len(draft.office.words) if draft.office else False
        said = self._parse.tokens[draft.head].dep == "attr"
        if draft.office and alone and not said and opening == "the" and draft.entity is None and self._main_country:
            draft.entity, draft.record = find_officer(self._actors, draft.office, self._main_country, self._day)
