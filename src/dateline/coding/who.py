"""Which parties a word in the tree stands for, and the mentions that claims name them by."""

from __future__ import annotations

from dateline.coding.triggers import MEASURES, conjuncts
from dateline.model import Form, Mention, MentionKind
from dateline.reading import Parse, Reading, Token

_NAMES = frozenset({"PERSON", "NORP", "ORG", "GPE", "LOC", "FAC"})
_STATES = frozenset({"NORP", "GPE"})
_INSIDE = frozenset({"det", "amod", "compound", "nummod", "poss", "nmod", "advmod", "quantmod", "predet", "case"})


class Parties:
    """A register of a reading's parties: finds the mention that a token heads, or makes one.

    One register serves all claims of a report, so that one noun phrase gets one mention.
    """

    def __init__(self, reading: Reading) -> None:
        self._parse = reading.parse
        self._by_head = {head: key for key, head in reversed(reading.heads.items())}
        self._taken = {mention.id for mention in reading.mentions}
        self._added: list[Mention] = []
        self._added_heads: dict[str, int] = {}

    @property
    def added(self) -> tuple[tuple[Mention, ...], dict[str, int]]:
        """The mentions made so far and the tokens that head them."""
        return tuple(self._added), dict(self._added_heads)

    def mention(self, token: int) -> str:
        """The id of the mention that the token heads; a new one is made where the reading has none."""
        if token in self._by_head:
            return self._by_head[token]
        head = self._parse.tokens[token]
        key = self._fresh_id()
        span = self._parse.span(phrase(self._parse, head))
        made = Mention(span.start, span.end, span.text, id=key, kind=MentionKind.ACTOR, form=_form(head))
        self._taken.add(key)
        self._added.append(made)
        self._added_heads[key] = token
        self._by_head[token] = key
        return key

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
        head = self._parse.tokens[token]
        found: list[int] = []
        for each in [head, *conjuncts(self._parse, head)]:
            found += self._one(each)
        return tuple(dict.fromkeys(found))

    def _one(self, head: Token, depth: int = 0) -> list[int]:
        below = [each for prep in self._parse.children(head, "prep") if prep.lower == "of"
                 for each in self._parse.children(prep, "pobj")]  # fmt: skip
        if depth < 4 and below and head.lemma.lower() in MEASURES | {head.lemma.lower() if head.tag == "CD" else ""}:
            return [i for each in below for i in self.parties(each.i)]
        states = self._states(head)
        chain = head
        while len(states) < 2 and depth < 4:
            inner = next((each for prep in self._parse.children(chain, "prep") if prep.lower == "of"
                          for each in self._parse.children(prep, "pobj")), None)  # fmt: skip
            if inner is None:
                break
            chain, depth = inner, depth + 1
            named = [each for each in [inner, *conjuncts(self._parse, inner)] if each.ner in _STATES]
            states = named if len(named) > 1 else self._states(inner)
        return [each.i for each in states] if len(states) > 1 else [head.i]

    def _states(self, head: Token) -> list[Token]:
        """States among a plural noun's modifiers where there are several ("Iraqi and Syrian officials")."""
        if head.tag not in {"NNS", "NNPS"}:
            return []
        for child in self._parse.children(head, "amod", "compound", "nmod", "poss"):
            joined = [each for each in [child, *conjuncts(self._parse, child)] if each.ner in _STATES]
            if len(joined) > 1:
                return joined
        return []


def phrase(parse: Parse, head: Token) -> list[Token]:
    """The words of a noun phrase from its determiner to its head; what follows the head is left out."""
    found = [head]
    for child in parse.children(head):
        if child.i < head.i and child.dep in _INSIDE:
            found += [each for each in parse.subtree(child) if each.i < head.i]
    return sorted(found, key=lambda each: each.i)


def _form(head: Token) -> Form:
    if head.tag in {"PRP", "PRP$", "WP", "WDT", "DT"}:
        return Form.PRONOUN
    return Form.NAME if head.pos == "PROPN" or head.ner in _NAMES else Form.NOMINAL
