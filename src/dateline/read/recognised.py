"""Persons and bodies that no table knows, from what the recogniser took for names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from dateline.knowledge.actor_words import ActorNoun, NounKind
from dateline.knowledge.actors import ActorCatalogue, name_slug, name_words
from dateline.model import Entity, Form, MentionKind
from dateline.read.drafts import Draft, head_of
from dateline.read.nominals import SIZES
from dateline.reading import Parse, Token

_BODIES = frozenset({"organisation", "agency", "armed_group", "media"})
_LABELS = frozenset({"PERSON", "ORG", "NORP"})
_ORGANISED = frozenset({(NounKind.BODY, "organised"), (NounKind.PLACE, "facility")})
_EDGES = frozenset({"the", "a", "an", "'s", "’s", "'", "’", "“", "”", '"', ",", "-", "–", "—", "(", ")", ".", "/", ">"})
_LEADING_TAGS = frozenset({"IN", "DT", "CC", "TO", "RB"})
_LEADING_WORDS = frozenset({"near", "in", "at", "from", "by", "as", "while", "however"})
_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_MODEL = re.compile(r"[A-Z][A-Za-z]{0,2}-\d")
"""How the name of a weapon's or a plane's type begins: ``Su-35``."""

_NEAR = frozenset({"near", "outside", "towards", "toward"})
"""Prepositions behind which a name that no list has is that of a place."""


def find_recognised(parse: Parse, actors: ActorCatalogue, known: Sequence[Draft]) -> Iterator[Draft]:
    """Names that the recogniser found outside ``known``, and family names that it passed over."""
    finder = _Recogniser(parse, actors, known)
    names = list(finder.names())
    finder.learn_acronyms([*known, *names])
    yield from names
    yield from finder.surnames()
    yield from finder.acronyms()


class _Recogniser:
    def __init__(self, parse: Parse, actors: ActorCatalogue, known: Sequence[Draft]) -> None:
        self._parse = parse
        self._actors = actors
        self._nouns = actors.words.nouns
        self._owner = {i: draft for draft in known for i in range(draft.first, draft.last)}
        self._people: dict[str, Draft] = {}
        self._acronyms: dict[str, Draft] = {}
        for draft in known:
            if draft.type == "person":
                self._remember(draft)
        self._labels = self._count_labels()
        self._full_names = self._find_full_names()

    def names(self) -> Iterator[Draft]:
        """The recogniser's persons, bodies and peoples."""
        for first, last, label in self._parse.names:
            if label not in _LABELS:
                continue
            first, last = self._trim(first, last)
            draft = self._draft(first, last, label) if first < last else None
            if draft is not None:
                for i in range(draft.first, draft.last):
                    self._owner[i] = draft
                yield draft

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

    def _count_labels(self) -> dict[str, str]:
        """The label that the recogniser gives a text most often: one name is one kind of thing."""
        counts: dict[str, Counter[str]] = {}
        for first, last, label in self._parse.names:
            if label in {"PERSON", "ORG"}:
                counts.setdefault(self._text(*self._trim(first, last)), Counter())[label] += 1
        return {text: count.most_common(1)[0][0] for text, count in counts.items()}

    def _find_full_names(self) -> dict[str, set[tuple[str, ...]]]:
        """The persons' names of two words and more, by their last word."""
        found: dict[str, set[tuple[str, ...]]] = {}
        for first, last, label in self._parse.names:
            words = tuple(token.text for token in self._parse.tokens[first:last])
            if label == "PERSON" and len(words) > 1 and not any(self._noun(t) for t in self._parse.tokens[first:last]):
                found.setdefault(words[-1], set()).add(words)
        return found

    def _behind_field(self, first: int, last: int) -> int:
        """Where a person's full name begins that ends a longer stretch: ``Far North Ann Lee``."""
        tokens = self._parse.tokens
        for words in self._full_names.get(tokens[last - 1].text, ()):
            at = last - len(words)
            if at > first and tuple(token.text for token in tokens[at:last]) == words:
                return at
        return first

    def _text(self, first: int, last: int) -> str:
        tokens = self._parse.tokens
        return self._parse.text[tokens[first].start : tokens[last - 1].end] if first < last else ""

    def _trim(self, first: int, last: int) -> tuple[int, int]:
        tokens = self._parse.tokens
        while first < last and self._leads(tokens[first]):
            first += 1
        while first < last and tokens[last - 1].lower in _EDGES:
            last -= 1
        return first, last

    def _leads(self, token: Token) -> bool:
        return token.lower in _EDGES or token.tag in _LEADING_TAGS or token.lower in _LEADING_WORDS

    def _draft(self, first: int, last: int, label: str) -> Draft | None:
        label = self._labels.get(self._text(first, last), label)
        if label == "ORG" and name_slug(self._text(first, last)) in self._people:
            label = "PERSON"
        if label in {"PERSON", "ORG"}:
            first, label = self._behind_title(first, last, label)
        if (at := self._behind_field(first, last)) > first:
            first, label = at, "PERSON"
        first, last, label = self._mend(first, last, label)
        text = self._text(first, last)
        if not name_slug(text) or not text[0].isalnum() or self._is_common(first, last) or self._is_taken(first, last):
            return None
        if self._is_somewhere(first, last, label):
            return self._place(first, last)
        if label == "PERSON":
            return None if any(map(str.isdigit, text)) else self._person(first, last, self._full_name(first, last))
        head = head_of(self._parse, first, last)
        draft = Draft(first, last, head, MentionKind.ACTOR, Form.NAME, plural=False)
        if label == "ORG" and self._actors.bare_pattern(name_words(text)):
            draft.noun = ActorNoun(NounKind.BODY, "organised")
        elif label == "ORG":
            owner = self._owner.get(first)
            country = owner.record.country if owner and owner.record else None
            draft.entity, draft.record = f"org:{name_slug(text)}", Entity(text, "organisation", country)
        elif self._parse.tokens[head].tag in {"NNPS", "NNS"}:
            draft.entity, draft.record, draft.plural = f"people:{name_slug(text)}", Entity(text, "people"), True
        else:
            return None
        return draft

    def _behind_title(self, first: int, last: int, label: str) -> tuple[int, str]:
        """Where a person's name begins behind a title that the recogniser took in: ``Harbour Minister Ann Lee``."""
        for at in range(last - 2, first - 1, -1):
            noun = self._noun(self._parse.tokens[at])
            if noun in {NounKind.PERSON, NounKind.RANK}:
                return at + 1, "PERSON"
        return first, label

    def _mend(self, first: int, last: int, label: str) -> tuple[int, int, str]:
        """A name without the country or the owner printed before it, under the label that its last word shows."""
        tokens = self._parse.tokens
        owner, ending = self._owner.get(first), self._nouns.get(tokens[last - 1].lower)
        if label == "PERSON" and owner and owner.type in {"state", "place"} and last - owner.last > 1:
            return owner.last, last, label
        if label == "PERSON" and last - first > 2 and ending and (ending.kind, ending.topic) in _ORGANISED:
            return first, last, "ORG"
        for i in range(first + 1, last - 1):
            if label == "ORG" and tokens[i].tag == "POS" and name_slug(self._text(first, i)) in self._people:
                return i + 1, last, label
            if tokens[i].text == "(" and ")" not in self._text(i, last):
                return first, i, label
        return first, last, label

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
        things = (self._nouns.get(tokens[0].text), self._nouns.get(tokens[-1].text))
        return any(noun is not None and noun.kind is NounKind.THING for noun in things)

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
        if not (announced or before in _NEAR) or label not in {"PERSON", "ORG"} or slug in self._people:
            return False
        behind = tokens[last] if last < len(tokens) else tokens[last - 1]
        return behind.tag not in {"POS", "NN", "NNS", "NNP"} and tokens[first].pos == "PROPN"

    def _place(self, first: int, last: int) -> Draft:
        text, head = self._text(first, last), head_of(self._parse, first, last)
        entity, record = f"place:{name_slug(text)}", Entity(text, "place")
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
