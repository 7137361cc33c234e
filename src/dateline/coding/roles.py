"""From a sense's slots to the parties that fill them."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence

from dateline.coding.arguments import (
    around,
    at_hands,
    bearers,
    beside_doers,
    clause_head,
    complements,
    datives,
    is_infinitive,
    is_passive,
    objects,
    prepositional,
    subjects,
)
from dateline.coding.company import companions
from dateline.coding.party_words import PartyWords
from dateline.coding.triggers import conjuncts, measured
from dateline.coding.who import Parties
from dateline.knowledge.triggers import TriggerLexicon
from dateline.reading import Parse, Reading, Token

_NAMES = frozenset({"PERSON", "NORP", "ORG", "GPE", "LOC", "FAC"})
_MEASURED = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "ORDINAL"})
_INSIDE = frozenset({"by", "of", "from", "against", "with", "on", "to", "between", "for"})
_TOPICS = frozenset({"to", "on", "for", "with", "against", "of", "over", "about", "from"})
_ASIDES = frozenset({"advcl", "relcl", "appos", "punct", "parataxis"})
_HOLDING = frozenset({"hold", "control", "occupy", "seize", "capture", "besiege", "overrun"})

_COURSES = frozenset({"campaign", "act", "policy", "wave", "reign", "spate", "pattern", "history", "use", "programme"})
"""Nouns of a course of deeds, whose doers do each of them."""

_LAYING = frozenset({"lay", "plant", "fire", "drop", "detonate", "drive", "launch", "deploy"})

_ENDS = frozenset({"from", "in", "at"})
"""Slots in which a town only tells where somebody came from or is; a state or region is acted on ("left Chad")."""

_DIRECTIONS = frozenset({"to", "into", "from", "in", "at", "toward", "towards", "across", "through"})

_IMPOSING = frozenset({"impose", "place", "put", "slap", "levy"})
_IF = frozenset({"if", "unless", "until"})
_AS_GIFT = frozenset({"in", "of", "for"})
"""Prepositions between a sum and what it is given as ("a million in aid")."""


class Roles:
    """Looks up parties in one reading. ``heads`` of its mentions count as parties whatever their words."""

    def __init__(self, reading: Reading, lexicon: TriggerLexicon, parties: Parties) -> None:
        self._parse: Parse = reading.parse
        self._lexicon = lexicon
        self._words = PartyWords(reading, lexicon)
        self._parties = parties
        self._simple: dict[str, Callable[[Token], Sequence[Token]]] = {
            "subj": lambda token: self._doers(token),
            "holder": lambda token: self._holders(token),
            "author": lambda token: self._authors(token),
            "self": lambda token: self._itself(token),
            "whose": lambda token: self._whose(token),
            "spot": lambda token: [
                each for each in self._parse.children(token, "compound") if each.i in self._words.spots
            ],
            "obj": lambda token: objects(self._parse, token),
            "dat": lambda token: datives(self._parse, token),
            "poss": lambda token: self._possessors(token),
            "hands": lambda token: at_hands(self._parse, token),
            "bearer": lambda token: bearers(self._parse, token),
            "mod": lambda token: self._words.modifiers(token),
            "speaker": lambda token: subjects(self._parse, self._parse.head(clause_head(self._parse, token))),
            "comp": lambda token: self._complement(token),
            "effect": lambda token: self._complement(token, effect=True),
            "aim": lambda token: self._aim(token),
            "benefit": lambda token: self._benefit(token),
            "unless": lambda token: self._condition(token),
            "stand": lambda token: self._stand(token),
            "deep": lambda token: self._deep(token),
        }

    def fill(
        self, token: Token, slots: Iterable[str], taken: Iterable[int] = (), things: Container[str] = ()
    ) -> tuple[int, ...]:
        """The parties in the first of ``slots`` that has any besides those already ``taken``.

        A town that something leaves or reaches is none.
        ``things`` are lemmas that count as parties too, such as the arms that are moved.
        """
        barred = set(taken)
        for slot in slots:
            found: list[int] = []
            fits = self._words.is_thing if slot.endswith("!") else lambda each: self._words.may_act(each, things)
            for each in self._slot(token, slot):
                listed = self._parties.parties(each.i)
                fitting = [i for i in listed if fits(self._parse.tokens[i])]
                found += listed if fitting[:1] == [each.i] and self._is_named_list(listed) else fitting
            if kept := tuple(dict.fromkeys(i for i in found if i not in barred)):
                only_where = slot in _ENDS and self._moves(token) and not self._words.spots.isdisjoint(kept)
                kept = tuple(i for i in kept if i in self._words.mentioned - self._words.spots) if only_where else kept
                return self._things(kept) if slot.endswith("+") else kept
        return ()

    def _is_named_list(self, listed: Sequence[int]) -> bool:
        """Whether all that is joined to a party are nouns, and so its like ("the leader and his associates")."""
        return all(self._parse.tokens[i].pos in {"NOUN", "PROPN"} and self._parse.tokens[i].ner not in _MEASURED
                   for i in listed)  # fmt: skip

    def _things(self, parties: Sequence[int]) -> tuple[int, ...]:
        """What is the parties' own and stands for them ("rejected Oslo's offer"); where two own it, they themselves."""
        things = [self._parties.thing(i) for i in parties]
        joined = {thing for i, thing in zip(parties, things, strict=True) if i != thing and self._is_joined(i)}
        return tuple(dict.fromkeys(i if thing in joined else thing for i, thing in zip(parties, things, strict=True)))

    def _is_joined(self, i: int) -> bool:
        return self._parse.tokens[i].dep == "conj"

    def is_party(self, token: Token) -> bool:
        """Whether a word stands for an actor or a place by name, mention or kind."""
        return self._words.is_party(token)

    def means(self, verb: Token) -> tuple[int, ...]:
        """What a verb says did it where nobody is named for it: "two strikes", "a car bomb"."""
        found = [
            each
            for subject in subjects(self._parse, verb)
            for first in measured(self._parse, subject) or [subject]
            for each in (first, *conjuncts(self._parse, first))
        ]
        means = [each for each in found if each.lemma.lower() in self._lexicon.classes["MEANS"]]
        behind = self.expand(author for each in means for author in self._authors(each))
        return tuple(i for i in behind if self._words.is_party(self._parse.tokens[i])) or tuple(
            each.i for each in means
        )

    def _moves(self, token: Token) -> bool:
        """Whether a verb can tell a movement."""
        return any(sense.type == "MOVE" for sense in self._lexicon.motion.get(token.lemma.lower(), ()))

    def found_at(self, token: Token, preposition: str) -> tuple[int, ...]:
        """What a preposition leads to from a trigger, places and parties alike."""
        return self.expand(self._slot(token, preposition))

    def expand(self, tokens: Iterable[Token]) -> tuple[int, ...]:
        """The parties that words stand for."""
        return tuple(dict.fromkeys(i for each in tokens for i in self._parties.parties(each.i)))

    def _slot(self, token: Token, slot: str) -> Sequence[Token]:
        inside = slot.endswith((">", "+"))
        name = slot.rstrip(">+!")
        if name in self._simple:
            found = self._simple[name](token)
        elif name.startswith("subj>"):
            found = [each for subject in subjects(self._parse, token)
                     for each in prepositional(self._parse, subject, {name[5:]})]  # fmt: skip
        else:
            places = (*around(self._parse, token), *beside_doers(self._parse, token))
            places += tuple(each for place in places for each in measured(self._parse, place))
            found = [each for place in places for each in prepositional(self._parse, place, {name})]
            found = found or [each for place in places for each in self._in_clause(place, name)]
            found = found or [each for thing in objects(self._parse, token) for each in self._below(thing, name)]
            found += self._second(found) if name == "between" else []
        if inside:
            return [each for outer in found for each in self._words.inside(outer)]
        return found if slot.endswith("!") else [each for outer in found for each in self._persons(outer)]

    def _doers(self, token: Token) -> Sequence[Token]:
        """Who does what a verb says: of a noun's infinitive those whose noun it is ("army plans to take the hill")."""
        first = token
        while first.dep == "conj":
            first = self._parse.head(first)
        noun = self._parse.head(first)
        behind = first.dep in {"acl", "relcl"} and noun.pos == "NOUN" and is_infinitive(self._parse, first)
        if behind and not self._parse.child(noun, "poss"):
            by = prepositional(self._parse, noun, {"by"})  # "an effort by Chad to take the hill"
            if whose := by or self._words.modifiers(noun):
                return whose
        if first.dep == "acl" and noun.lemma.lower() in self._lexicon.classes["PAPER"] and first.tag == "VBG":
            return self._words.owners(noun) or subjects(self._parse, self._parse.head(noun))
        found = (*subjects(self._parse, token), *companions(self._parse, token))
        return found or (self._in_attack(token) if is_passive(self._parse, token) else ())

    def _in_attack(self, verb: Token) -> Sequence[Token]:
        """Whose attack somebody comes to harm in: "killed in an ambush by rebels", "hurt in the army's raids"."""
        attacks = [each for each in prepositional(self._parse, verb, {"in", "during"})
                   if each.lemma.lower() in self._lexicon.classes["ATTACKS"]]  # fmt: skip
        return [each for attack in attacks for slot in ("by", "author", "poss", "mod")
                for each in self._slot(attack, slot) if self.is_party(each)][:1]  # fmt: skip

    def _second(self, found: Sequence[Token]) -> Sequence[Token]:
        """The second party behind "between" where the parser lost it: what stands behind the first one's "and"."""
        link = self._parse.child(found[0], "cc") if len(found) == 1 else None
        if link is None or self._parse.child(found[0], "conj"):
            return ()
        behind = self._parse.tokens[link.i + 1 : self._parse.sentence(link).last]
        heads = (each for each in behind if each.head <= found[0].i and each.pos in {"NOUN", "PROPN"})
        return [each for each in heads if self._parse.subtree(each)[0].i == link.i + 1][:1]

    def _itself(self, token: Token) -> Sequence[Token]:
        """The party that a noun is, or that is said to be one ("the league is an alliance against the junta")."""
        return subjects(self._parse, self._parse.head(token)) if token.dep == "attr" else (token,)

    def _whose(self, token: Token) -> Sequence[Token]:
        """Whose a verb's object is: in "the need to continue army raids" the army's."""
        return [
            each
            for thing in objects(self._parse, token)
            for each in self._words.owners(thing) or self._words.modifiers(thing)
        ]

    def _possessors(self, token: Token) -> Sequence[Token]:
        """Whose a deed is: also of the course that it is part of ("the junta's campaign of violence")."""
        course = self._parse.head(self._parse.head(token))
        if own := self._parse.children(token, "poss"):
            return own
        part = token.dep == "pobj" and self._parse.head(token).lower == "of" and course.lemma in _COURSES
        return self._parse.children(course, "poss") if part else ()

    def _holders(self, token: Token) -> Sequence[Token]:
        """Who had what a verb takes: "a hill held by rebels", "a rebel-held hill"."""
        found = []
        for thing in objects(self._parse, token):
            for each in (thing, *prepositional(self._parse, thing, {"of"})):
                verbs = [verb for verb in self._parse.children(each, "acl", "amod") if verb.lemma in _HOLDING]
                for verb in verbs:
                    found += [one for one in subjects(self._parse, verb) if verb.dep == "acl" and one.i != each.i]
                    found += self._parse.children(verb, "npadvmod", "compound", "nmod", "amod")
        return found

    def _authors(self, token: Token) -> Sequence[Token]:
        """By whom a deed is said to be done or owned: "raids claimed by rebels", "a strike carried out by jets"."""
        verbs = list(self._parse.children(token, "acl", "relcl"))
        verbs += [self._parse.head(token)] if token.dep in {"nsubj", "nsubjpass"} else []
        doing = self._lexicon.classes["LIGHT"] | self._lexicon.classes["OWNING"] | _LAYING
        return [each for verb in verbs if verb.lemma in doing and is_passive(self._parse, verb)
                for each in subjects(self._parse, verb)]  # fmt: skip

    def _in_clause(self, noun: Token, preposition: str) -> list[Token]:
        """What stands behind a noun's clause: "sanctions imposed on Oslo", "a ban on trading with Oslo"."""
        imposed = [verb for verb in self._parse.children(noun, "acl") if verb.lemma in _IMPOSING]
        found = [each for verb in imposed for each in prepositional(self._parse, verb, {preposition})]
        for link in self._parse.children(noun, "prep"):
            if link.lower == preposition:
                found += [each for verb in self._parse.children(link, "pcomp") for each in self._inside_all(verb)]
        return found

    def _below(self, noun: Token, preposition: str) -> list[Token]:
        """What stands behind a preposition parsed into a noun's phrase: "blamed the rise of prices on Oslo"."""
        links = [link for prep in self._parse.children(noun, "prep") for inner in self._parse.children(prep, "pobj")
                 for link in self._parse.children(inner, "prep")]  # fmt: skip
        return [each for link in links if link.lower == preposition for each in self._parse.children(link, "pobj")]

    def _persons(self, token: Token) -> Sequence[Token]:
        """The word itself, or who stands behind it where it names a deed ("the army's raids killed …")."""
        token = next(iter(measured(self._parse, token)), token)
        lemma = token.lemma.lower()
        if lemma in self._lexicon.classes["PAPER"] and not self._words.is_party(token):
            signed = [each for verb in self._parse.children(token, "acl") for each in subjects(self._parse, verb)
                      if is_passive(self._parse, verb)]  # fmt: skip
            return [each for each in signed if each.i != token.i] or self._words.owners(token) or (token,)
        if lemma in self._lexicon.nouns and not self._words.is_party(token):
            for slot in ("by", "author", "poss", "between", "mod", "of"):
                if found := self._slot(token, slot):
                    return found
            return ()
        return (token,)

    def _complement(self, token: Token, *, effect: bool = False) -> Sequence[Token]:
        """Who acts, or else is acted on, in the clause that completes a word; ``effect`` turns the order round.

        The word's own subject is left out.
        """
        own = {each.i for each in subjects(self._parse, token)}
        for verb in complements(self._parse, token):
            acting, acted_on = subjects(self._parse, verb), self._inside_all(verb)
            for found in (acted_on, acting) if effect else (acting, acted_on):
                if kept := [each for each in found if each.i not in own and each.tag not in {"PRP", "WDT"}]:
                    return kept
        return ()

    def _inside_all(self, verb: Token) -> list[Token]:
        places = [*datives(self._parse, verb), *objects(self._parse, verb)]
        places += [each for place in around(self._parse, verb)
                   for each in prepositional(self._parse, place, _INSIDE - {"by"})]  # fmt: skip
        return [each for place in places for each in self._words.inside(place)][:3]

    def _aim(self, token: Token) -> Sequence[Token]:
        """Those named in a clause of purpose or manner ("marched, demanding that the mayor resign")."""
        for verb in self._parse.children(clause_head(self._parse, token), "advcl", "xcomp", "acl"):
            if verb.tag in {"VB", "VBG"} and (
                found := [each for each in self._inside_all(verb) if self._words.is_party(each)]
            ):
                return found
            for inner in complements(self._parse, verb):
                if found := [each for each in subjects(self._parse, inner) if self._words.is_party(each)]:
                    return found
        return ()

    def _condition(self, token: Token) -> Sequence[Token]:
        """Who is to act, or not to, lest it comes to something ("threatened to strike unless the firm paid")."""
        verbs = [token, *complements(self._parse, token)]
        clauses = [each for verb in verbs for each in self._parse.children(verb, "advcl")]
        return [each for clause in clauses if any(m.lower in _IF for m in self._parse.children(clause, "mark"))
                for each in subjects(self._parse, clause) if each.tag != "PRP"]  # fmt: skip

    def _benefit(self, token: Token) -> Sequence[Token]:
        """Whom a gift is to help: "a sum in aid to Oslo", "a sum to help Oslo", "money to end the floods in Chad"."""
        gifts = [noun for place in around(self._parse, token) for noun in prepositional(self._parse, place, _AS_GIFT)]
        if found := [each for gift in gifts for outer in prepositional(self._parse, gift, {"to", "for"})
                     for each in self._words.inside(outer)]:  # fmt: skip
            return found
        clauses = [verb for place in around(self._parse, token)
                   for verb in self._parse.children(place, "advcl", "xcomp", "acl", "relcl")
                   if is_infinitive(self._parse, verb)]  # fmt: skip
        for verb in clauses:
            if found := [each for each in self._inside_all(verb) if self._words.is_party(each)] or [*self._deep(verb)]:
                return found[:1]
        return ()

    def _stand(self, token: Token) -> Sequence[Token]:
        """Those whom an action answers ("in protest against the ban by the council")."""
        answers = [
            each
            for place in around(self._parse, token)
            for each in prepositional(self._parse, place, {"in", "as"})
            if each.lemma in self._lexicon.classes["STAND"]
        ]
        for each in answers:
            for inner in prepositional(self._parse, each, _INSIDE):
                if found := self._words.inside(inner) or self._deep(each):
                    return found
        return ()

    def _deep(self, token: Token) -> Sequence[Token]:
        """The nearest name below a trigger's object or complement, whatever links it; asides are not searched."""
        waiting = [*objects(self._parse, token), *complements(self._parse, token)]
        waiting += [each for prep in self._parse.children(token, "prep") if prep.lower in _TOPICS
                    for each in self._parse.children(prep, "pobj", "pcomp")]  # fmt: skip
        own = {each.i for each in subjects(self._parse, token)}
        while waiting:
            named = [each for each in waiting if each.ner in _NAMES and each.i not in own]
            if named:
                return named[:1]
            below = [child for each in waiting for child in self._parse.children(each)
                     if not (child.lower in _DIRECTIONS and each.lemma.lower() in self._lexicon.motion)]  # fmt: skip
            waiting = [child for child in below if child.dep not in _ASIDES and child.i not in own]
        return ()
