"""Reading → wording: expressions that judge rather than report, and in whose voice they stand.

Two rules find them: the lexicon, by the longest sequence of lemmas whose condition holds; and marks of quotation
around a word that nobody is quoted with, which keep the outlet at a distance from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import structs

from dateline.coding.quotes import find_quotations
from dateline.coding.scare_quotes import find_scare_quotes
from dateline.knowledge.wording import Condition, WordingEntry, WordingLexicon
from dateline.model import Attribution, Span, TextSpan, Wording, WordingKind
from dateline.reading import Parse, Reading, Token

_SCARE_REASON = "marks of quotation around a word that nobody is quoted with keep the outlet away from it"
_SOMEBODY = "somebody"
"""Stands for a speaker who was not found; no attribution has this id."""

_HYPHENS = frozenset(("-", "‐", "‑", "–"))
_NOUN_LINKS = frozenset(("amod", "compound", "nmod", "poss", "acl", "nummod"))
_OBJECTS = frozenset(("dobj", "nsubjpass"))
_NAME_LABELS = frozenset(("ORG", "FAC", "WORK_OF_ART", "LAW", "PRODUCT", "EVENT"))


def find_wording(reading: Reading, attributions: Sequence[Attribution], lexicon: WordingLexicon) -> tuple[Wording, ...]:
    """The wording of a report in text order, each with the innermost attribution whose content covers it.

    Words in a quotation of which nobody was found to be the speaker are left out: whose they are is not known.
    """
    parse = reading.parse
    voices = _Voices(parse, attributions)
    found: list[Wording] = []
    for tokens, entry in _find_entries(parse, lexicon):
        span = parse.span(tokens)
        voice = voices.find(span)
        if voice != _SOMEBODY:
            found.append(
                Wording(
                    span.start, span.end, span.text,
                    kind=entry.kind, attribution=voice, plain=entry.plain, reason=entry.reason,
                )
            )  # fmt: skip
    for scare in find_scare_quotes(parse, attributions, lexicon.quote_roles):
        if not any(scare.covers(each) for each in found if each.kind is WordingKind.DISTANCING):
            marked = TextSpan.cut(parse.text, scare.start, scare.end)
            kind = WordingKind.DISTANCING
            found.append(Wording(*structs.astuple(marked), kind=kind, attribution=None, reason=_SCARE_REASON))
    return tuple(sorted(found))


class _Voices:
    """In whose words a stretch of the text stands."""

    def __init__(self, parse: Parse, attributions: Sequence[Attribution]) -> None:
        self._contents = sorted(
            ((span, attribution.id) for attribution in attributions for span in attribution.content),
            key=lambda each: each[0].end - each[0].start,
        )
        self._quoted = [each.span for each in find_quotations(parse) if each.whole and each.parent is None]

    def find(self, span: Span) -> str | None:
        """The innermost attribution that covers it; null: the outlet's own words; ``_SOMEBODY``: not known whose."""
        voice = next((key for content, key in self._contents if content.covers(span)), None)
        quotation = None if voice else next((each for each in self._quoted if each.covers(span)), None)
        if quotation is None:
            return voice
        return next((key for content, key in self._contents if content.overlaps(quotation)), _SOMEBODY)


def _find_entries(parse: Parse, lexicon: WordingLexicon) -> Iterator[tuple[Sequence[Token], WordingEntry]]:
    """The words of each expression found, the longest at a place, without overlap."""
    at = 0
    while at < len(parse.tokens):
        token = parse.tokens[at]
        keys = {token.lower, token.lemma.lower()}
        candidates = [entry for key in keys for entry in lexicon.by_first.get(key, ())]
        candidates.sort(key=lambda entry: -len(entry.words))
        for entry in candidates:
            matched = _match(parse, at, entry)
            if matched and _counts(parse, matched, entry):
                yield matched, entry
                at = matched[-1].i
                break
        at += 1


def _match(parse: Parse, at: int, entry: WordingEntry) -> Sequence[Token]:
    """The tokens from ``at`` on that are the entry's words, hyphens aside, within one sentence; none if they differ."""
    end = parse.sentence(parse.tokens[at]).last
    position = at
    for number, word in enumerate(entry.words):
        while number and position < end and parse.tokens[position].text in _HYPHENS:
            position += 1
        if position >= end or word not in (parse.tokens[position].lower, parse.tokens[position].lemma.lower()):
            return ()
        position += 1
    return parse.tokens[at:position]


def _counts(parse: Parse, matched: Sequence[Token], entry: WordingEntry) -> bool:
    """Whether the entry's conditions hold here, and the words are not part of a longer name."""
    inside = {token.i for token in matched}
    head = next((token for token in matched if token.head not in inside or token.head == token.i), matched[-1])
    if not entry.in_names and _is_in_name(parse, matched):
        return False
    return all(
        condition.values.isdisjoint(_values(parse, condition, matched, head)) == condition.negated
        for condition in entry.conditions
    )


def _values(parse: Parse, condition: Condition, matched: Sequence[Token], head: Token) -> set[str]:
    """What stands at the place that a condition tests, in lower case."""
    match condition.test:
        case "pos":
            return {head.pos}
        case "before":
            return {token.lower for token in _neighbours(parse, matched, -1)}
        case "after":
            return {token.lower for token in _neighbours(parse, matched, 1)}
        case "modifies":
            return {parse.head(head).lemma.lower()} if head.dep in _NOUN_LINKS else set()
        case "modifier":
            return {child.lemma.lower() for child in parse.children(head, *_NOUN_LINKS)}
        case "of":
            return {noun.lemma.lower() for noun in _behind_of(parse, matched, head)}
        case "link":
            return {head.dep}
        case "governor":
            return _governors(parse, head)
        case _:
            objects = [child.lemma.lower() for child in parse.children(head, *_OBJECTS)]
            return {*objects, *({parse.head(head).lemma.lower()} if head.dep in _NOUN_LINKS else ())}


def _governors(parse: Parse, head: Token) -> set[str]:
    """The word on which the expression hangs; behind a preposition, also the one on which that hangs."""
    if head.head == head.i:
        return set()
    above = parse.head(head)
    through = [parse.head(above)] if above.pos == "ADP" and above.head != above.i else []
    return {governor.lemma.lower() for governor in (above, *through)}


def _neighbours(parse: Parse, matched: Sequence[Token], step: int) -> list[Token]:
    """The word before or behind the matched ones in their sentence, a hyphen passed over."""
    sentence = parse.sentence(matched[0])
    at = matched[0].i - 1 if step < 0 else matched[-1].i + 1
    while sentence.first <= at < sentence.last and parse.tokens[at].text in _HYPHENS:
        at += step
    return [parse.tokens[at]] if sentence.first <= at < sentence.last else []


def _behind_of(parse: Parse, matched: Sequence[Token], head: Token) -> list[Token]:
    """The nouns behind "of": of the head's own phrase, or behind an expression that ends in a preposition."""
    prepositions = [child for child in parse.children(head, "prep") if child.lower == "of"]
    if matched[-1].pos == "ADP":
        prepositions.append(matched[-1])
    return [noun for preposition in prepositions for noun in parse.children(preposition, "pobj", "pcomp")]


def _is_in_name(parse: Parse, matched: Sequence[Token]) -> bool:
    """Whether a matched word is written as part of a name that goes on beside the match."""
    capitals = [token for token in matched if token.pos == "PROPN" and token.text[0].isupper()]
    if not capitals:
        return False
    beside = _neighbours(parse, matched, -1) + _neighbours(parse, matched, 1)
    if any(token.ner in _NAME_LABELS for token in capitals) and any(token.ner in _NAME_LABELS for token in beside):
        return True
    return any(token.pos == "PROPN" and token.text[0].isupper() for token in beside)
