"""Which words can stand for a party, and which parties stand inside a noun phrase."""

from __future__ import annotations

from collections.abc import Container, Sequence

from dateline.coding.arguments import is_passive, prepositional, subjects
from dateline.knowledge.triggers import TriggerLexicon
from dateline.model import Entity, Form, MentionKind, PlacePrecision
from dateline.reading import Reading, Token

_NAMES = frozenset({"PERSON", "NORP", "ORG", "GPE", "LOC", "FAC"})
_MEASURED = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "ORDINAL"})
_INSIDE = frozenset({"by", "of", "from", "against", "with", "on", "to", "between", "for"})
_KINDS = ("FORCES", "PERSONS", "BODIES", "TERRITORY", "PLACEWORDS", "HOUSE", "CRAFT")
"""Classes of words for those who can act and for what can be acted on."""

_WIDE = frozenset({PlacePrecision.COUNTRY, PlacePrecision.ADMIN1, PlacePrecision.REGION})

_CROWDS = frozenset({"hundred", "thousand", "dozen", "score", "million"})
"""Counts that stand for people where they act by themselves ("thousands marched")."""

_SOMEBODY = frozenset({"everyone", "everybody", "someone", "somebody"})
"""Pronouns of nobody in particular who may act all the same."""

_EMPTY = frozenset({"there", "what", "this", "that", "these", "those", "which", "itself", "themselves"})


class PartyWords:
    """Looks at the words of one reading. Heads of its mentions count as parties whatever their words."""

    def __init__(self, reading: Reading, lexicon: TriggerLexicon) -> None:
        self._parse = reading.parse
        self._lexicon = lexicon
        self.mentioned = frozenset(reading.heads.values())
        self.spots = frozenset(
            reading.heads[mention.id]
            for mention in reading.mentions
            if mention.kind is MentionKind.PLACE
            and mention.form is Form.NAME
            and _is_spot(reading.entities.get(mention.entity or ""), mention.entity)
        )

    def is_party(self, token: Token) -> bool:
        """Whether a word stands for an actor or a place by name, mention or kind."""
        if token.i in self.mentioned or token.tag in {"PRP", "WP"} or token.lower in _SOMEBODY:
            return True
        if token.lower == "those" and self._parse.child(token, "acl", "relcl"):
            return True
        if token.ner in _NAMES or (token.tag == "CD" and self._parse.child(token, "det")):
            return True
        lemma = token.lemma.lower()
        if lemma in _CROWDS and token.tag == "NNS" and token.dep in {"nsubj", "nsubjpass"}:
            return True
        return (token.pos == "PROPN" and token.ner not in _MEASURED) or (
            token.pos == "NOUN" and any(lemma in self._lexicon.classes.get(name, ()) for name in _KINDS)
        )

    def inside(self, token: Token) -> Sequence[Token]:
        """The parties in a noun phrase: the phrase itself where it is one, else those on whom it depends."""
        if self.is_party(token):
            return (token,)
        if owner := self.owners(token):
            return owner
        doers = [each for verb in self._parse.children(token, "acl") if is_passive(self._parse, verb)
                 for each in subjects(self._parse, verb)]  # fmt: skip
        if agents := [each for each in doers if each.i != token.i and self.is_party(each)]:
            return agents
        if modifier := self.modifiers(token):
            return modifier
        found = prepositional(self._parse, token, _INSIDE)
        named = [each for each in found if self.is_party(each)]
        return named or [each for outer in found[:1] for each in self.modifiers(outer) + self.owners(outer)]

    def owners(self, token: Token) -> list[Token]:
        """Whose a thing is; a possessive pronoun is left out, as it mostly means whoever acts."""
        return [each for each in self._parse.children(token, "poss") if self.is_party(each) and each.tag != "PRP$"]

    def modifiers(self, token: Token) -> list[Token]:
        """Parties among a noun's modifiers, names first ("Danish jets", "UN sanctions", "rebel shelling")."""
        around_it = self._parse.children(token, "amod", "compound", "nmod")
        direct = [each for each in around_it if each.i not in self.spots]
        nested = [below for each in direct for below in self._parse.children(each, "amod", "compound", "nmod")]
        named = [each for each in direct if each.ner in _NAMES] or [each for each in nested if each.ner in _NAMES]
        return named or [each for each in direct if each.pos == "NOUN" and self._is_armed(each)]

    def _is_armed(self, token: Token) -> bool:
        """Whether a noun stands for an armed party ("army", "coalition"), and not for its arms."""
        return token.lemma.lower() in self._lexicon.classes["ARMED"]

    def is_thing(self, token: Token) -> bool:
        """Whether a word names anything at all that a statement can be about."""
        return token.pos in {"NOUN", "PROPN"} and token.ner not in _MEASURED and token.lower not in _EMPTY

    def may_act(self, token: Token, things: Container[str]) -> bool:
        """Whether a word can be a party at all: "the war on terror" is on nobody, and no date or sum acts."""
        if token.ner in _MEASURED and token.i not in self.mentioned:
            return False
        if token.lower == "those":
            return self._parse.child(token, "acl", "relcl") is not None
        return token.lower not in _EMPTY and (
            self.is_party(token) or token.tag == "PRP$" or token.lemma.lower() in things
        )


def _is_spot(place: Entity | None, entity: str | None) -> bool:
    """Whether a place is a town or a part of one, and no state, province or region."""
    return not (entity or "").startswith("state:") and (place is None or place.precision not in _WIDE)
