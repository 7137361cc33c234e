"""Which parties a word in the tree stands for, and the mentions that claims name them by."""

from __future__ import annotations

from collections.abc import Container

from dateline.coding.arguments import bearers
from dateline.coding.company import included
from dateline.coding.phrases import phrase
from dateline.coding.triggers import MEASURES, conjuncts
from dateline.model import Form, Mention, MentionKind, Span
from dateline.reading import Reading, Token

_NAMES = frozenset({"PERSON", "NORP", "ORG", "GPE", "LOC", "FAC"})
_STATES = frozenset({"NORP", "GPE"})
_SENT = frozenset({
    "minister", "official", "envoy", "diplomat", "representative", "delegate", "delegation", "negotiator", "president",
    "premier", "leader", "chief", "head", "ambassador", "officer", "commander", "general", "lawmaker", "expert",
})  # fmt: skip
"""Those who stand for the states that they are "from", as well as "of"; other people only come from there."""

_OURS = {"our": "we", "my": "i"}

_DEEPEST = 4
"""Steps from a party to the thing that is its own, or back."""

_POSSESSIVES = frozenset({"their", "its"})
"""Possessive pronouns whose owner the tree can tell; "his" and "her" are left to the chains."""

_CROWDS = frozenset({"people", "police"})
"""Nouns that are many without an ending."""

_OWNING = ("poss", "amod", "compound", "nmod")
_OWNERS = frozenset({"of", "by", "from"})
"""Relations and prepositions that tell whose a thing is: "Oslo's offer", "a ruling by the court"."""


class Parties:
    """A register of a reading's parties: finds the mention that a token heads, or makes one.

    One register serves all claims of a report, so that one noun phrase gets one mention.
    """

    def __init__(self, reading: Reading, sites: Container[str] = (), actors: Container[str] = ()) -> None:
        """``sites`` are lemmas of nouns for places, so that a bridge that is blown up is no actor.

        ``actors`` are those of nouns for people and bodies, so that the aides of a king are not the king.
        """
        self._parse = reading.parse
        self._sites, self._actors = sites, actors
        self._mentions = {mention.id: mention for mention in reading.mentions}
        self._in_chain: dict[str, list[int]] = {}
        for mention in reading.mentions:
            if mention.chain and mention.form is not Form.PRONOUN and mention.id in reading.heads:
                self._in_chain.setdefault(mention.chain, []).append(reading.heads[mention.id])
        self._in_name = {
            token.i: mention.id
            for mention in reading.mentions
            if mention.form is Form.NAME and " and " in mention.text
            for token in reading.parse.tokens_in(Span(mention.start, mention.end))
        }
        self._by_head = {head: key for key, head in reversed(reading.heads.items())}
        self._named: dict[int, str] = {}
        self._taken = {mention.id for mention in reading.mentions}
        self._added: list[Mention] = []
        self._added_heads: dict[str, int] = {}

    @property
    def added(self) -> tuple[tuple[Mention, ...], dict[str, int]]:
        """The mentions made so far and the tokens that head them."""
        return tuple(self._added), dict(self._added_heads)

    def mention(self, token: int) -> str:
        """The id of the mention by which claims name the party that the token heads.

        It is the reading's mention where that is the whole phrase; else a new one is made of the phrase with its
        titles and what tells the party from others ("a court in Bergen"), of the same entity and chain.
        """
        if token in self._named:
            return self._named[token]
        head = self._parse.tokens[token]
        known = self._mentions.get(self._by_head.get(token, ""))
        words = phrase(self._parse, head)
        if known and (known.form is Form.PRONOUN or not self._adds(known, words)):
            self._named[token] = known.id
            return known.id
        kind = known.kind if known else self._kind(head)
        owned = known is None and kind is MentionKind.ACTOR and not self._acts(head)
        owner = self._mentions.get(self._by_head.get(self.owner(token), "")) if owned else None
        key, span = self._fresh_id(), self._parse.span(words)
        self._added.append(
            Mention(
                span.start,
                span.end,
                span.text,
                id=key,
                kind=kind,
                form=known.form if known else _form(head),
                entity=known.entity if known else owner.entity if owner else None,
                chain=known.chain if known else None,
            )
        )
        self._taken.add(key)
        self._added_heads[key] = token
        self._named[token] = key
        return key

    def _acts(self, head: Token) -> bool:
        return head.pos == "PROPN" or head.lemma.lower() in self._actors

    def _kind(self, head: Token) -> MentionKind:
        is_site = head.pos == "NOUN" and head.lemma.lower() in self._sites
        return MentionKind.PLACE if is_site else MentionKind.ACTOR

    def thing(self, token: int) -> int:
        """The head of the whole phrase that names a thing by the party whose it is: of "Oslo's offer" the offer."""
        head = self._parse.tokens[token]
        for _ in range(_DEEPEST):
            first = head
            while first.dep == "conj":
                first = self._parse.head(first)
            above = self._parse.head(first)
            if first.dep == "pobj" and above.lower in _OWNERS:
                above = self._parse.head(above)
                above = self._parse.head(above) if above.dep == "acl" else above
            elif first.dep not in _OWNING:
                break
            if above.pos != "NOUN" or above.lemma.lower() in MEASURES:
                break
            head = above
        held = head.i == token or any(each.i == token for each in phrase(self._parse, head))
        return head.i if held else token

    def owner(self, token: int) -> int:
        """The head of the party whose the thing is that a token heads; the token itself where it is nobody's."""
        waiting = [self._parse.tokens[token]]
        for _ in range(_DEEPEST):
            below = [child for each in waiting for child in self._parse.children(each, *_OWNING)]
            below += [noun for each in waiting for prep in self._parse.children(each, "prep")
                      if prep.lower in _OWNERS for noun in self._parse.children(prep, "pobj")]  # fmt: skip
            if found := next((each.i for each in below if each.i in self._by_head), None):
                return found
            waiting = below
        return token

    @staticmethod
    def _adds(known: Mention, words: list[Token]) -> bool:
        """Whether a phrase says more of a party than a mention does; an article alone is no more."""
        outside = [each for each in words if not (known.start <= each.start and each.end <= known.end)]
        return any(each.pos not in {"DET", "PUNCT"} and each.tag != "DT" for each in outside)

    def _fresh_id(self) -> str:
        number = len(self._taken) + 1
        while f"m{number}" in self._taken:
            number += 1
        return f"m{number}"

    def parties(self, token: int) -> tuple[int, ...]:
        """The heads of the parties that a word stands for, one for each.

        A list is as many parties as it has members; a measure is what it counts; offices of several states
        ("French and Dutch envoys", "the heads of the armies of Chad and Niger") are those states; any other phrase
        is one party, itself.
        """
        return tuple(dict.fromkeys(self._all(self._parse.tokens[token])))

    def _all(self, head: Token, depth: int = 0) -> list[int]:
        own = self._in_name.get(head.i)
        listed = [each for each in self._listed(head) if own is None or self._in_name.get(each.i) != own]
        joined = [head, *listed]
        joined += [each for word in joined for part in included(self._parse, word)
                   for each in (part, *conjuncts(self._parse, part))]  # fmt: skip
        meant = [each for word in joined for each in self._meant(word)]
        return [i for each in meant for i in self._one(each, depth)]

    def _listed(self, head: Token) -> list[Token]:
        """What is joined to a word, or to the name behind its title ("the premier, Ada Brok, and her envoy").

        No comma closes what is no title: "Chad, the Northern Coalition and Niger" are three.
        """
        named = self._parse.child(head, "appos") if head.tag in {"NN", "NNP"} else None
        if named is None or named.pos != "PROPN":
            return list(conjuncts(self._parse, head))
        link = self._parse.child(named, "cc")
        open_ = link is not None and head.pos == "PROPN" and self._parse.tokens[link.i - 1].text != ","
        return [*conjuncts(self._parse, head), *([named] if open_ else ()), *conjuncts(self._parse, named)]

    def _meant(self, word: Token) -> list[Token]:
        """Those for whom a word stands: "their" for all whom it follows ("help Chad and Niger in their fight")."""
        found = self._antecedent(word)
        first = self._parse.head(found)
        if word.lower in {"they", "we"} and found.i < word.i:
            return [found, *(each for each in conjuncts(self._parse, found) if each.i < word.i)]
        if word.lower != "their" or found.dep != "conj" or found.i > word.i:
            return [found]
        while first.dep == "conj":
            first = self._parse.head(first)
        return [first, *(each for each in conjuncts(self._parse, first) if each.i < word.i)]

    def _antecedent(self, word: Token) -> Token:
        """For a pronoun, the name or nominal of its chain that stands before it in the sentence, nearest first.

        No phrase that holds the pronoun is meant by it ("one of them").
        """
        key = self._by_head.get(word.i)
        if word.tag not in {"PRP", "PRP$"}:
            return word
        if word.lower in _OURS:
            return self._ourselves(word)
        owner = self._owner(word) if word.tag == "PRP$" else word
        if owner.i != word.i and (owner.i in self._by_head or key not in self._mentions):
            return owner
        if key not in self._mentions:
            return self._speaker(word)
        first = self._parse.sentence(word).first
        around = {each.i for each in self._parse.ancestors(word)}
        chain = self._in_chain.get(self._mentions[key].chain or "", ())
        before = [i for i in chain if first <= i < word.i and i not in around]
        if before:
            nearest = self._parse.tokens[max(before)]
            return self._parse.head(nearest) if nearest.dep == "appos" and nearest.head in before else nearest
        return self._speaker(word)

    def _owner(self, pronoun: Token) -> Token:
        """Who is helped in what a possessive pronoun owns, where the two agree ("help the towns in their fight")."""
        found = next(iter(bearers(self._parse, self._parse.head(pronoun))), pronoun)
        if found.i >= pronoun.i or pronoun.lower not in _POSSESSIVES:
            return pronoun
        crowd = pronoun.lower == "their" and found.lemma.lower() in _CROWDS
        return found if crowd or _agrees(pronoun, found) else pronoun

    def _ourselves(self, pronoun: Token) -> Token:
        """The nearest subject by which those who say "our" name themselves ("we are united in our resolve")."""
        for above in self._parse.ancestors(pronoun):
            for subject in self._parse.children(above, "nsubj", "nsubjpass"):
                if subject.lower == _OURS[pronoun.lower] and subject.i < pronoun.i:
                    return subject
        return pronoun

    def _speaker(self, pronoun: Token) -> Token:
        """Whose words a pronoun's clause reports, where the pronoun can mean them ("the bank said it …")."""
        verb = self._parse.head(pronoun)
        if pronoun.dep not in {"nsubj", "nsubjpass"}:
            return pronoun
        while verb.dep in {"xcomp", "conj", "acomp"}:
            verb = self._parse.head(verb)
        speaker = self._parse.child(self._parse.head(verb), "nsubj") if verb.dep == "ccomp" else None
        if speaker is None or speaker.i > pronoun.i:
            return pronoun
        several = pronoun.lower in {"they", "we"} and self._parse.child(speaker, "conj") is not None
        return speaker if several or _agrees(pronoun, speaker) else pronoun

    def _one(self, head: Token, depth: int) -> list[int]:
        below = [each for prep in self._parse.children(head, "prep") if prep.lower == "of"
                 for each in self._parse.children(prep, "pobj")]  # fmt: skip
        if depth < 4 and below and head.lemma.lower() in MEASURES | {head.lemma.lower() if head.tag == "CD" else ""}:
            return [i for each in below for i in self._all(each, depth + 1)]
        states = self._states(head)
        chain = head
        while len(states) < 2 and depth < 4:
            inner = next(iter(self._whose(chain)), None)
            if inner is None:
                break
            chain, depth = inner, depth + 1
            listed = [inner, *conjuncts(self._parse, inner), *self._rest_of_list(head)]
            named = [each for each in listed if each.ner in _STATES]
            states = named if len(named) > 1 else self._states(inner)
        return [each.i for each in states] if len(states) > 1 else [head.i]

    def _whose(self, head: Token) -> list[Token]:
        """Those on whose behalf a noun's bearers act, if any are named behind it."""
        links = {"of", "from"} if head.lemma.lower() in _SENT and head.tag == "NNS" else {"of"}
        return [each for prep in self._parse.children(head, "prep") if prep.lower in links
                for each in self._parse.children(prep, "pobj")]  # fmt: skip

    def _rest_of_list(self, subject: Token) -> list[Token]:
        """The members behind the first comma, where the parser takes them for a second subject."""
        verb = self._parse.head(subject)
        second = self._parse.children(verb, "nsubj", "nsubjpass")[1:2] if subject.dep in {"nsubj", "nsubjpass"} else ()
        return [each for first in second if subject.i < first.i < verb.i and first.ner in _STATES
                for each in [first, *conjuncts(self._parse, first)]]  # fmt: skip

    def _states(self, head: Token) -> list[Token]:
        """States among a plural noun's modifiers where there are several ("Iraqi and Syrian officials")."""
        if head.tag not in {"NNS", "NNPS"}:
            return []
        for child in self._parse.children(head, "amod", "compound", "nmod", "poss"):
            joined = [each for each in [child, *conjuncts(self._parse, child)] if each.ner in _STATES]
            if len(joined) > 1:
                return joined
        return []


def _agrees(pronoun: Token, noun: Token) -> bool:
    """Whether a pronoun can stand for a noun by number and kind."""
    if pronoun.lower in {"he", "she", "him", "her", "i"}:
        return noun.ner in {"PERSON", ""} and noun.tag in {"NNP", "NN"}
    if pronoun.lower in {"they", "them", "their", "we"}:
        return noun.tag in {"NNS", "NNPS"} or noun.ner in {"ORG", "NORP"}
    return pronoun.lower in {"it", "its"} and noun.tag in {"NN", "NNP"} and noun.ner != "PERSON"


def _form(head: Token) -> Form:
    if head.tag in {"PRP", "PRP$", "WP", "WDT", "DT"}:
        return Form.PRONOUN
    return Form.NAME if head.pos == "PROPN" or head.ner in _NAMES else Form.NOMINAL
