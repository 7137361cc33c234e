"""Offices that the text gives to people: titles before a name (``Foreign Minister Lu Wen``), appositions behind it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from dateline.knowledge.actor_words import NounKind
from dateline.knowledge.actors import ActorCatalogue
from dateline.model import Form, MentionKind, Role, Span
from dateline.read.drafts import Draft, premodified
from dateline.reading import Parse, Token

_TITLE_RELATIONS = ("compound", "amod", "nmod", "poss", "punct", "appos")
_BODIES = frozenset({"agency", "organisation", "armed_group", "media", "state"})
_TRIMMED = frozenset({"the", "a", "an", "'s", "’s", ","})
_SERVED = frozenset({"state", "agency", "armed_group"})
"""Bodies whose officers act for the body's country."""

_FUNCTION_WORDS = frozenset({"of", "the", "for", "to", "in", "at", "and"})
_LONGEST_FIELD = 12
"""Words back from a name in which a title with its body begins."""


_LONGEST_SECOND = 8
"""Words that an office behind the name of somebody with a title may have to be one phrase with what it is of."""


class RoleFinder:
    """Gives persons their roles, and adds the titles as nominal mentions of the same person."""

    def __init__(self, parse: Parse, actors: ActorCatalogue, drafts: Sequence[Draft]) -> None:
        self._parse = parse
        self._actors = actors
        self._nouns = actors.words.nouns
        self._countries = {
            draft.entity: draft.record.country for draft in drafts if draft.record and draft.type in _SERVED
        }
        self._by_head = {draft.head: draft for draft in drafts if draft.form is not Form.PRONOUN}
        self._starts = {draft.first: draft for draft in drafts if draft.form is Form.NOMINAL}
        self._bodies = {draft.last: draft for draft in drafts if draft.type in _BODIES}
        self._states = {draft.first: draft for draft in drafts if draft.type in _BODIES}

    def find(self, person: Draft) -> Draft | None:
        """Give ``person`` (a person's name) its role; the title's own mention where it stands before the name."""
        title, role = self._title_before(person)
        roles = [role] if role is not None else []
        beside = (self._apposition(person), self._before_comma(person), self._behind_comma(person))
        for apposed in filter(None, beside if role is None else beside[:1]):
            apposed.entity, apposed.record = person.entity, person.record
            end = self._phrase_end(apposed)
            whole = end <= person.first or apposed.first > person.first
            if whole and (role is None or end - apposed.first <= _LONGEST_SECOND):
                apposed.last = end
            if len(roles) < 1 + (role is not None) and (told := self._role(person, apposed.first, end)):
                roles.append(told)
        if roles and person.record is not None:
            country = person.record.country or next(
                (found for each in roles if (found := self._countries.get(each.of or ""))), None
            )
            person.record = replace(person.record, roles=(*person.record.roles, *roles), country=country)
        return title

    def _title_before(self, person: Draft) -> tuple[Draft | None, Role | None]:
        first = premodified(self._parse, self._parse.tokens[person.head], _TITLE_RELATIONS)
        tokens = self._parse.tokens
        last = person.first
        while last > first and tokens[last - 1].text in {",", "'s", "’s"}:
            last -= 1
        if first >= last or not self._names_office(first, last):
            first, last = self._before_of_phrase(person), person.first
        while first < last and tokens[first].dep == "det":
            first += 1
        if first >= last or not self._names_office(first, last):
            return None, None
        role = self._role(person, first, last)
        head = next(i for i in range(last - 1, first - 1, -1) if self._is_office(tokens[i]) or i == first)
        if known := self._by_head.get(head):
            known.entity, known.record, known.last = person.entity, person.record, max(known.last, last)
            return known, role
        title = Draft(first, last, head, MentionKind.ACTOR, Form.NOMINAL, person.entity, person.record, plural=False)
        title.office = self._actors.office([token.lower for token in tokens[first:last]])
        return title, role

    def _before_of_phrase(self, person: Draft) -> int:
        """Where a title with its body or field begins right before a name: ``Minister for the Far North Ann Lee``."""
        tokens = self._parse.tokens
        at = person.first - 1
        stop = max(self._parse.sentence(tokens[person.first]).first, person.first - _LONGEST_FIELD)
        while at >= stop and (tokens[at].lower in _FUNCTION_WORDS or tokens[at].text[0].isupper()):
            if self._is_office(tokens[at]) and tokens[at + 1].lower in {"of", "for"}:
                return self._title_start(at, stop)
            at -= 1
        return self._before_phrase(person.first)

    def _title_start(self, office: int, stop: int) -> int:
        """The first of the capitalised words that a title ends: ``Acting General Director``."""
        while office > stop and self._parse.tokens[office - 1].text[0].isupper():
            office -= 1
        return office

    def _before_phrase(self, last: int) -> int:
        """Where an office of several words stands right before a name: ``Secretary of State``."""
        words = [token.lower for token in self._parse.tokens[max(0, last - 4) : last]]
        named = self._actors.office(words)
        return last - (len(named.words) if named else 0)

    def _names_office(self, first: int, last: int) -> bool:
        return any(self._is_office(token) for token in self._parse.tokens[first:last])

    def _is_office(self, token: Token) -> bool:
        noun = self._nouns.get(token.lemma.lower()) or self._nouns.get(token.lower)
        return noun is not None and noun.kind in {NounKind.PERSON, NounKind.RANK} and token.pos in {"NOUN", "PROPN"}

    def _apposition(self, person: Draft) -> Draft | None:
        tokens = self._parse.tokens
        head = tokens[person.head]
        near = [self._by_head.get(child.i) for child in self._parse.children(head, "appos")]
        if head.dep == "appos":
            near.append(self._by_head.get(head.head))
        for draft in near:
            if (
                draft
                and draft.form is Form.NOMINAL
                and draft.noun
                and draft.noun.kind is NounKind.PERSON
                and not draft.plural
            ):
                return draft
        return None

    def _before_comma(self, person: Draft) -> Draft | None:
        """The phrase that a comma, or a comma and an age, parts from the name: ``her son, 35-year-old Omar Reed,``."""
        tokens = self._parse.tokens
        at = person.first - 1
        if at > 0 and tokens[at].lower.endswith(("old", "aged")):
            while at > 0 and tokens[at].text != ",":
                at -= 1
        draft = self._by_head.get(at - 1) if at > 0 and tokens[at].text == "," else None
        behind = tokens[person.last].text if person.last < len(tokens) else "."
        if draft is None or draft.noun is None or draft.noun.kind is not NounKind.PERSON or draft.plural:
            return None
        return draft if draft.form is Form.NOMINAL and behind in {",", "."} else None

    def _behind_comma(self, person: Draft) -> Draft | None:
        """A bare office behind a name and a comma: ``Ann Lee, commander of the Harbour Guard``."""
        tokens = self._parse.tokens
        if person.last + 1 >= len(tokens) or tokens[person.last].text != ",":
            return None
        office = self._starts.get(person.last + 1)
        if office is None or office.noun is None or office.noun.kind is not NounKind.PERSON or office.plural:
            return None
        bare = office.form is Form.NOMINAL and not self._parse.children(tokens[office.head], "det", "poss")
        nameless = office.entity is None or office.entity.startswith("people:")
        return office if bare and nameless else None

    def _phrase_end(self, draft: Draft) -> int:
        """The end of a noun phrase with its ``of`` phrases: ``the head of the office of the Harbour Agency``."""
        end, tokens = draft.last, self._parse.tokens
        while end < len(tokens) and tokens[end].lower in _FUNCTION_WORDS and tokens[end].dep in {"prep", "det"}:
            below = self._parse.subtree(tokens[end])
            if tokens[end].dep == "det" or below[-1].i < end + 1:
                break
            inner = next((t for t in below if t.dep == "pobj"), None)
            if inner is None:
                break
            end = inner.i + 1
        return end

    def _role(self, person: Draft, first: int, last: int) -> Role:
        """The role that tokens ``first`` up to ``last`` print: the title without the body that it is held in.

        Where no body is printed, it is the one in which the table has the person hold that office.
        """
        tokens = self._parse.tokens
        inside = [draft for start, draft in self._states.items() if first <= start < last and draft.last <= last]
        body = max(inside, key=lambda draft: (draft.type != "state", draft.last - draft.first), default=None)
        words = self._title_words(first, last, body)
        title = self._parse.text[tokens[words[0]].start : tokens[words[-1]].end] if words else ""
        of = body.entity if body else self._known_body(person, [tokens[i].lower for i in words])
        return Role(title, of, Span(tokens[first].start, tokens[last - 1].end))

    def _title_words(self, first: int, last: int, body: Draft | None) -> list[int]:
        """The tokens before or behind the body that name the office, without articles and prepositions at the ends."""
        tokens = self._parse.tokens
        before = list(range(first, body.first if body else last))
        behind = list(range(body.last, last)) if body else []
        words = before if not behind or any(self._is_office(tokens[i]) for i in before) else behind
        while words and (tokens[words[0]].lower in _TRIMMED or tokens[words[0]].tag == "PRP$"):
            words.pop(0)
        while words and (
            tokens[words[-1]].lower in _FUNCTION_WORDS | _TRIMMED or not tokens[words[-1]].text[0].isalnum()
        ):
            words.pop()
        return words

    def _known_body(self, person: Draft, title: Sequence[str]) -> str | None:
        office = self._actors.office(title)
        bodies = {
            tenure.of
            for tenure in self._actors.offices(person.entity or "")
            if office is not None and tenure.office == office.id
        }
        return bodies.pop() if len(bodies) == 1 else None
