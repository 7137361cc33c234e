"""The number of people or things that an event counts (decides ``Claim.quantity``).

Numbers that the text leaves round are kept at the least they can mean: "dozens" is at least 24, "hundreds" at least
200. Dates, amounts of money, percentages and measures are not counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.coding.modality_marks import lemma_of
from dateline.knowledge.quantities import Counted, QuantityLexicon
from dateline.model import Bound, Quantity
from dateline.reading import Parse, Reading, Token

_FIGURE = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?([km])?")
_SUFFIX = {"k": 1e3, "m": 1e6, None: 1.0}
_UNCOUNTED_NAMES = ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL")
_LONGEST_BOUND = 3
_ROLE_RELATIONS = {"object": ("dobj", "nsubjpass"), "subject": ("nsubj", "nsubjpass")}


def find_quantity(reading: Reading, head: int, parties: Sequence[int], lexicon: QuantityLexicon) -> Quantity | None:
    """The count attached to the event headed by token ``head``; ``parties`` are the head tokens of who takes part."""
    return _Counter(reading.parse, lexicon).quantity(reading.parse.tokens[head], parties)


class _Counter:
    """Finds counted words around an event and reads their numbers."""

    def __init__(self, parse: Parse, lexicon: QuantityLexicon) -> None:
        self._parse = parse
        self._lexicon = lexicon

    def quantity(self, event: Token, parties: Sequence[int]) -> Quantity | None:
        """The first count found: of the trigger itself, of the losses that it is said to bring, then of its parties."""
        counted = self._counted(event)
        for trigger in (event,) if counted else self._outcomes(event):
            found = self._of_trigger(trigger)
            if found:
                return found
        if counted and "subject" not in counted.roles:
            return self._read(event, None)
        named = (each for i in parties if self._may_count(each := self._parse.tokens[i]))
        read = (self._read(token, counted.what if counted else None) for token in (event, *named))
        return next(filter(None, read), None)

    def _may_count(self, party: Token) -> bool:
        """Whether a party's number says how many took part: not that of "the two sides"."""
        return not self._is_number(party) and party.lemma.lower() not in self._lexicon.uncounted

    def _of_trigger(self, trigger: Token) -> Quantity | None:
        counted = self._counted(trigger)
        tokens = self._counted_tokens(trigger, counted) if counted else self._states(trigger)
        read = (
            self._read(token, self._lexicon.states.get(token.lower, counted.what if counted else ""))
            for token in tokens
        )
        return next(filter(None, read), None)

    def _counted(self, trigger: Token) -> Counted | None:
        return self._lexicon.counted.get(lemma_of(self._parse, trigger))

    def _outcomes(self, event: Token) -> Iterator[Token]:
        """Verbs that tell what the event brought: "a blast that killed nine", "the raid left two dead".

        A joined verb tells an event of its own: in "attacked a post and killed six" only the killing has the toll.
        """
        yield event
        yield from self._parse.children(event, "relcl", "acl")
        yield from (child for child in self._parse.children(event, "advcl") if child.tag == "VBG")
        if event.dep == "nsubj":
            yield self._parse.head(event)

    def _counted_tokens(self, trigger: Token, counted: Counted) -> Iterator[Token]:
        for role in sorted(counted.roles & _ROLE_RELATIONS.keys()):
            yield from self._parse.children(trigger, *_ROLE_RELATIONS[role])
        if trigger.tag == "VBN":
            yield from self._parse.children(trigger, "nsubj")
        if trigger.dep in ("acl", "relcl"):
            yield self._parse.head(trigger)
        for preposition in self._parse.children(trigger, "prep"):
            if preposition.lower == "of":
                yield from self._parse.children(preposition, "pobj")
        yield from self._parse.children(trigger, "amod", "nummod") if trigger.tag[:1] == "N" else ()

    def _states(self, trigger: Token) -> Iterator[Token]:
        """In "left two dead" the adjective, which the number goes with."""
        return (child for child in self._parse.children(trigger, "oprd", "dobj") if child.lower in self._lexicon.states)

    def _read(self, token: Token, what: str | None) -> Quantity | None:
        """The number of what ``token`` names."""
        anchor = self._number_token(token)
        if anchor is None or anchor.ner in _UNCOUNTED_NAMES:
            return None
        run = self._run(anchor)
        value, rounded = self._value(run)
        if value is None:
            return None
        before, bound_before = self._bound(run[0].i, self._lexicon.bounds, -1)
        after, bound_after = self._bound(run[-1].i, self._lexicon.bounds_after, 1)
        words = self._parse.tokens[run[0].i - before : run[-1].i + after + 1]
        bound = bound_before or bound_after or (Bound.AT_LEAST if rounded else Bound.EXACT)
        return Quantity(self._parse.span(words).text, value, self._what(token, what), bound)

    def _what(self, token: Token, what: str | None) -> str:
        """What the number counts: what the trigger says, or the noun; families and the like are no single people."""
        noun = self._noun(token)
        lemma = noun.lemma.lower()
        if what in self._lexicon.nouns.values() and not self._is_number(noun):
            what = None
        if what and lemma in self._lexicon.units:
            return f"{what} {self._lexicon.units[lemma]}"
        return what or self._lexicon.nouns.get(lemma, lemma)

    def _number_token(self, token: Token) -> Token | None:
        if self._is_number(token):
            return token
        number = next(
            (
                child
                for child in self._parse.children(token, "nummod", "amod", "quantmod", "det")
                if self._is_number(child)
            ),
            None,
        )
        if number:
            return number
        before = self._parse.tokens[max(token.i - 1, 0)]
        if token.lower in self._lexicon.states and self._is_number(before):
            return before
        strong = next((child for child in self._parse.children(token, "amod") if child.lower == "strong"), None)
        return next(filter(self._is_number, self._parse.children(strong)), None) if strong else None

    def _noun(self, token: Token) -> Token:
        """What is counted: in "1,500 of its troops" the troops."""
        preposition = self._parse.child(token, "prep") if self._is_number(token) else None
        noun = self._parse.child(preposition, "pobj") if preposition and preposition.lower == "of" else None
        return self._noun(noun) if noun else token

    def _is_number(self, token: Token) -> bool:
        return (
            bool(_FIGURE.fullmatch(token.lower))
            or token.lower in self._lexicon.numbers
            or token.lower in self._lexicon.scales
        )

    def _run(self, anchor: Token) -> tuple[Token, ...]:
        """The words of one number: "two", "hundred", "thousand"; "twenty", "-", "three"; "tens", "of", "thousands"."""
        tokens, first, last = self._parse.tokens, anchor.i, anchor.i
        sentence = self._parse.sentence(anchor)
        while last + 1 < sentence.last and self._is_number(tokens[last + 1]):
            last += 1
        while last + 2 < sentence.last and tokens[last + 1].lower in ("of", "-") and self._is_number(tokens[last + 2]):
            last += 2
        while first > sentence.first and self._is_number(tokens[first - 1]):
            first -= 1
        while (
            first - 1 > sentence.first and tokens[first - 1].lower in ("of", "-") and self._is_number(tokens[first - 2])
        ):
            first -= 2
        if (
            first > sentence.first
            and tokens[first - 1].lower in ("a", "an")
            and tokens[first].lower in self._lexicon.scales
        ):
            first -= 1
        return tokens[first : last + 1]

    def _value(self, run: tuple[Token, ...]) -> tuple[float | None, bool]:
        """The number that the words make, and whether they leave it open upwards, as plurals do."""
        total, current, rounded = 0.0, 0.0, False
        for token in run:
            word = token.lower
            figure = _FIGURE.fullmatch(word)
            if figure:
                current += float(figure[1].replace(",", "") + (figure[2] or "")) * _SUFFIX[figure[3]]
            elif word in self._lexicon.numbers:
                current += self._lexicon.numbers[word]
            elif word in self._lexicon.scales:
                plural = word.endswith("s")
                current = (current or (2.0 if plural and not rounded else 1.0)) * self._lexicon.scales[word]
                rounded = rounded or plural
                if current >= 1000:
                    total, current = total + current, 0.0
        value = total + current
        return (value or None), rounded

    def _bound(self, edge: int, bounds: dict[tuple[str, ...], Bound], step: int) -> tuple[int, Bound | None]:
        """How many words beside token ``edge`` bound the number, and how."""
        tokens = self._parse.tokens
        for length in range(_LONGEST_BOUND, 0, -1):
            first, last = (edge - length, edge) if step < 0 else (edge + 1, edge + 1 + length)
            if first >= 0 and last <= len(tokens):
                bound = bounds.get(tuple(token.lower for token in tokens[first:last]))
                if bound:
                    return length, bound
        return 0, None
