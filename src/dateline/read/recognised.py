"""Persons and bodies that no table knows, from what the recogniser took for names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dateline.knowledge.actor_words import ActorNoun, NounKind
from dateline.knowledge.actors import ActorCatalogue, name_slug, name_words
from dateline.model import Entity, Form, MentionKind
from dateline.read.drafts import Draft, head_of
from dateline.read.name_labels import LEADING_WORDS, NameLabels, trim
from dateline.read.name_spans import NameWidener
from dateline.read.nominals import SIZES
from dateline.reading import Parse, Token

_BODIES = frozenset({"organisation", "agency", "armed_group", "media"})
_LABELS = frozenset({"PERSON", "ORG", "NORP"})
_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_MODIFIERS = frozenset({"compound", "amod", "nmod"})
_MODEL = re.compile(r"[A-Z][A-Za-z]{0,2}-\d")
"""How the name of a weapon's or a plane's type begins: ``Su-35``."""

_SHIP_MARKS = frozenset({"USS", "HMS", "HMAS", "HMCS", "FS", "INS", "PNS", "RFS"})
_SHIPS = frozenset(
    {"frigate", "destroyer", "submarine", "corvette", "warship", "trawler", "tanker", "ferry", "cruiser"}
)

_NEAR = frozenset({"near", "outside", "towards", "toward"})
"""Prepositions behind which a name that no list has is that of a place."""


def find_recognised(parse: Parse, actors: ActorCatalogue, known: Sequence[Draft]) -> Iterator[Draft]:
    """Names that the recogniser found outside ``known``, and family names that it passed over."""
    finder = _Recogniser(parse, actors, known)
    names = list(finder.names())
    finder.learn_acronyms([*known, *names])
    yield from names
    yield from finder.unlabelled()
    yield from finder.surnames()
    yield from finder.acronyms()
    yield from finder.shortened()


class _Recogniser:
    def __init__(self, parse: Parse, actors: ActorCatalogue, known: Sequence[Draft]) -> None:
        self._parse = parse
        self._actors = actors
        self._nouns = actors.words.nouns
        self._owner = {i: draft for draft in known for i in range(draft.first, draft.last)}
        self._widener = NameWidener(parse, self._is_free)
        self._people: dict[str, Draft] = {}
        self._bodies: dict[str, Draft] = {}
        self._acronyms: dict[str, Draft] = {}
        self._ships = {
            name.text
            for word, name in pairwise(parse.tokens)
            if name.pos == "PROPN" and (word.text in _SHIP_MARKS or (word.lower in _SHIPS and word.dep == "compound"))
        }
        self._places = {self._text(each.first, each.last): each for each in known if each.type == "place"}
        for draft in known:
            if draft.type == "person":
                self._remember(draft)
        self._labels = NameLabels(parse, actors, self._widener, self._owner, self._people)

    def names(self) -> Iterator[Draft]:
        """The recogniser's persons, bodies and peoples."""
        for first, last, label in self._parse.names:
            if label not in _LABELS:
                continue
            first, last = trim(self._parse, first, last)
            if label == "PERSON" and first < last:
                first, last = self._widener.widen(first, last)
            draft = self._draft(first, last, label) if first < last else None
            if draft is not None:
                yield self._own(draft)

    def unlabelled(self) -> Iterator[Draft]:
        """Names that the recogniser passed over: behind a title, with a known given name, or behind ``near``."""
        for token in self._parse.tokens:
            if not self._widener.is_name(token.i) or token.i in self._owner:
                continue
            last = self._widener.run(token.i)
            before = self._parse.tokens[token.i - 1] if token.i else None
            if before is not None and self._is_thing(before):
                continue
            if before is not None and before.lower in _NEAR:
                yield self._own(self._place(token.i, last))
            elif last - token.i > 1 and (self._is_given(token) or (before is not None and self._is_title(before))):
                yield self._own(self._person(token.i, last, self._full_name(token.i, last)))

    def _own(self, draft: Draft) -> Draft:
        for i in range(draft.first, draft.last):
            self._owner[i] = draft
        return draft

    def _is_free(self, token: Token) -> bool:
        return token.i not in self._owner and self._noun(token) is None and token.lower not in LEADING_WORDS

    def _is_given(self, token: Token) -> bool:
        return "".join(name_words(token.text)) in self._actors.words.given

    def _is_title(self, token: Token) -> bool:
        """Whether a word is a title as it stands before names: ``Mayor``."""
        return token.text[0].isupper() and self._noun(token) in {NounKind.PERSON, NounKind.RANK}

    def surnames(self) -> Iterator[Draft]:
        """Family names, that the recogniser passed over, of persons named in full before."""
        for token in self._parse.tokens:
            person = self._people.get(token.lower)
            if person is None or token.i in self._owner or token.pos != "PROPN" or not token.text[0].isupper():
                continue
            if token.i > person.first and person.last - person.first > 1:
                yield self._person(token.i, token.i + 1, person)

    def learn_acronyms(self, drafts: Sequence[Draft]) -> None:
        """Take the short names that brackets introduce: ``the Harbour Workers Union (HWU)``."""
        tokens = self._parse.tokens
        for draft in drafts:
            short = tokens[draft.last + 1].text if draft.last + 2 < len(tokens) else ""
            bracketed = short and tokens[draft.last].text == "(" and tokens[draft.last + 2].text == ")"
            if bracketed and draft.type in _BODIES and short.isupper() and short.isalpha() and len(short) > 1:
                self._acronyms[short] = draft
        for draft in drafts:
            full = self._acronyms.get(self._text(draft.first, draft.last))
            if full is not None and (draft.entity or "").startswith(("org:", "person:")):
                draft.entity, draft.record = full.entity, full.record

    def acronyms(self) -> Iterator[Draft]:
        """Short names, learnt from brackets, that the recogniser passed over."""
        for token in self._parse.tokens:
            full = self._acronyms.get(token.text)
            if full is not None and token.i not in self._owner:
                kind, form = MentionKind.ACTOR, Form.NAME
                yield Draft(token.i, token.i + 1, token.i, kind, form, full.entity, full.record, plural=False)

    def _text(self, first: int, last: int) -> str:
        tokens = self._parse.tokens
        return self._parse.text[tokens[first].start : tokens[last - 1].end] if first < last else ""

    def _draft(self, first: int, last: int, label: str) -> Draft | None:
        first, last, label = self._labels.settle(first, last, label)
        text = self._text(first, last)
        if not name_slug(text) or not text[0].isalnum() or self._is_common(first, last) or self._is_taken(first, last):
            return None
        if label == "ORG" and last - first == 1 and text[:-1].lower() in self._nouns:
            return None
        if self._is_somewhere(first, last, label) or (label == "ORG" and text in self._places):
            return self._place(first, last)
        if label == "PERSON" and self._is_ship(first, text):
            return Draft(first, last, last - 1, MentionKind.ACTOR, Form.NAME, plural=False)
        if label == "PERSON":
            return None if any(map(str.isdigit, text)) else self._person(first, last, self._full_name(first, last))
        head = head_of(self._parse, first, last)
        draft = Draft(first, last, head, MentionKind.ACTOR, Form.NAME, plural=False)
        if label == "ORG" and self._actors.bare_pattern(name_words(text)):
            draft.noun = ActorNoun(NounKind.BODY, "organised")
        elif label == "ORG":
            self._give_body(draft, text)
        elif self._parse.tokens[head].tag in {"NNPS", "NNS"}:
            draft.entity, draft.record, draft.plural = f"people:{name_slug(text)}", Entity(text, "people"), True
        else:
            return None
        return draft

    def _is_ship(self, first: int, text: str) -> bool:
        """Whether a name stands behind a word for ships, here or before: ``the frigate Forbes``, ``HMS Forbes``."""
        before = self._parse.tokens[first - 1] if first else None
        if before is not None and (before.lower in _SHIPS or before.text in _SHIP_MARKS):
            self._ships.add(text)
        return text in self._ships

    def _give_body(self, draft: Draft, text: str) -> None:
        """A body that no table has: an armed group where its words show one, else an organisation.

        A name that is the first word of a longer one before it is the same body's: ``Harlow`` of Harlow Dell.
        """
        short = self._bodies.get(text)
        if short is not None:
            draft.entity, draft.record = short.entity, short.record
            return
        group = self._actors.words.names_group(name_words(text))
        prefix, kind = ("group", "armed_group") if group else ("org", "organisation")
        draft.entity, draft.record = f"{prefix}:{name_slug(text)}", Entity(text, kind, self._country_at(draft.first))
        if draft.last - draft.first > 1 and draft.first not in self._owner:
            self._bodies.setdefault(self._parse.tokens[draft.first].text, draft)

    def _country_at(self, first: int) -> str | None:
        """The country that a name begins with or that stands right before it: ``Peru's 4th Armoured Division``."""
        tokens = self._parse.tokens
        before = first - 2 if first > 1 and tokens[first - 1].tag == "POS" else first - 1
        owners = (self._owner.get(first), self._owner.get(before))
        return next((owner.record.country for owner in owners if owner and owner.record and owner.record.country), None)

    def shortened(self) -> Iterator[Draft]:
        """First words of bodies' names, that the recogniser passed over, standing alone for the whole."""
        for token in self._parse.tokens:
            full = self._bodies.get(token.text)
            if full is None or token.i in self._owner or token.i < full.last or token.dep in _MODIFIERS:
                continue
            if self._widener.run(token.i) == token.i + 1 and not self._widener.is_name(token.i - 1):
                kind, form = MentionKind.ACTOR, Form.NAME
                yield Draft(token.i, token.i + 1, token.i, kind, form, full.entity, full.record, plural=False)

    def _noun(self, token: Token) -> NounKind | None:
        noun = self._nouns.get(token.lower)
        return noun.kind if noun else None

    def _is_common(self, first: int, last: int) -> bool:
        """Whether the words are common nouns, part of a title (``Transport Minister``), or name equipment and ships."""
        tokens = self._parse.tokens[first:last]
        if self._is_mixture(tokens) or self._noun(tokens[-1]) is NounKind.RANK:
            return True
        if all(token.text.islower() for token in tokens) or (last - first == 1 and self._noun(tokens[0])):
            return True
        behind = self._parse.tokens[last] if last < len(self._parse.tokens) else tokens[-1]
        if last - first == 1 and not tokens[0].text.isupper() and behind.tag == "NNP" and behind.i == tokens[0].head:
            return self._noun(behind) is NounKind.PERSON
        return self._is_thing(tokens[0]) or self._is_thing(tokens[-1])

    def _is_thing(self, token: Token) -> bool:
        noun = self._nouns.get(token.text)
        return noun is not None and noun.kind is NounKind.THING

    def _is_mixture(self, tokens: Sequence[Token]) -> bool:
        """Whether the recogniser ran names together (``Lee, Vidal``, ``Peruvian-Chilean``) or took in a type, a day."""
        if _MODEL.match(tokens[0].text) or any(token.lower in _WEEKDAYS for token in tokens):
            return True
        if any(token.text == "," for token in tokens) and any(token.lower in self._people for token in tokens):
            return True
        part, hyphen, _ = tokens[0].text.partition("-")
        named = self._actors.named(name_words(part)) if hyphen and len(tokens) == 1 else ()
        return any(name.actor.startswith("state:") for name in named)

    def _is_taken(self, first: int, last: int) -> bool:
        """Whether the tokens name something known; a country or place at the start of a longer name does not count."""
        for i in range(first, last):
            owner = self._owner.get(i)
            if owner is None:
                continue
            inside = owner.type in {"state", "place"} and owner.first == first and owner.last < last
            if not inside or self._parse.tokens[last - 1].pos != "PROPN":
                return True
        return False

    def _is_somewhere(self, first: int, last: int, label: str) -> bool:
        """Whether a name is that of a place, by its last word (``Harlow Airfield``) or by the preposition before it."""
        tokens = self._parse.tokens
        ending = self._nouns.get(tokens[last - 1].lower)
        if label == "ORG" and last - first > 1 and ending is not None and ending.topic == "site":
            return True
        before = tokens[first - 1].lower if first else ""
        slug = name_slug(self._text(first, last))
        announced = before == "of" and first > 1 and tokens[first - 2].lower in SIZES
        arabic = before in {"in", "at"} and tokens[first].lower in {"al", "al-", "el", "el-"}
        if not (announced or arabic or before in _NEAR) or label not in {"PERSON", "ORG"} or slug in self._people:
            return False
        behind = tokens[last] if last < len(tokens) else tokens[last - 1]
        return behind.tag not in {"POS", "NN", "NNS", "NNP"} and tokens[first].pos == "PROPN"

    def _place(self, first: int, last: int) -> Draft:
        text, head = self._text(first, last), head_of(self._parse, first, last)
        entity, record = f"place:{name_slug(text)}", Entity(text, "place")
        if (same := self._places.get(text)) is not None and same.entity and same.record:
            entity, record = same.entity, same.record
        return Draft(first, last, head, MentionKind.PLACE, Form.NAME, entity, record, plural=False)

    def _full_name(self, first: int, last: int) -> Draft | None:
        """The person named in full before, of whom this is the same name or one part of it."""
        slug = name_slug(self._text(first, last))
        return self._people.get(slug)

    def _person(self, first: int, last: int, full: Draft | None) -> Draft:
        text = self._text(first, last)
        draft = Draft(first, last, head_of(self._parse, first, last), MentionKind.ACTOR, Form.NAME, plural=False)
        draft.entity = full.entity if full else f"person:{name_slug(text)}"
        draft.record = full.record if full else Entity(text, "person")
        if full is None:
            self._remember(draft)
        return draft

    def _remember(self, draft: Draft) -> None:
        words = [token.lower for token in self._parse.tokens[draft.first : draft.last] if token.text[0].isalpha()]
        self._people[name_slug(self._text(draft.first, draft.last))] = draft
        if len(words) > 1:
            self._people.setdefault(words[0], draft)
            self._people[words[-1]] = draft
