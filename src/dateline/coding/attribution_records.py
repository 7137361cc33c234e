"""From a cue's site in the tree to the record of an attribution: spans, kind of source, form, mentions."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.attribution_anonymity import is_unnamed
from dateline.coding.attribution_kinds import source_kind
from dateline.coding.attribution_posts import find_signatures
from dateline.coding.attribution_sources import find_referent, hyphenated, noun_range
from dateline.coding.attribution_spans import CueSite, Range, cut_out, to_span, trim, widen_to_quotes
from dateline.coding.quotes import QuotedParse
from dateline.knowledge.cues import CueKind, CueLexicon
from dateline.model import (
    Addressee,
    Attribution,
    Cue,
    Form,
    Mention,
    MentionKind,
    QuoteForm,
    Source,
    SourceKind,
    Span,
    Stance,
    TextSpan,
)
from dateline.reading import Parse, Reading, Token

_PERSONAL = frozenset({"he", "she", "him", "her", "his"})
_BODIES = frozenset({"agency", "organisation", "armed_group"})
_OWN_WORDS = frozenset({"turn", "post", "block"})
_UNSPOKEN = (SourceKind.DOCUMENT, SourceKind.MEDIA)


class AttributionBuilder:
    """Builds the attributions of one report from its sites."""

    def __init__(self, reading: Reading, quoted: QuotedParse, cues: CueLexicon, sites: Sequence[CueSite]) -> None:
        self._reading = reading
        self._quoted = quoted
        self._cues = cues
        self._lenders = _lenders(sites)
        self._voices = frozenset(site.head for site in sites if site.content or site.quotes)
        kinds = {mention.id: mention.kind for mention in reading.mentions}
        ranked = sorted(reading.heads.items(), key=lambda pair: kinds.get(pair[0]) is MentionKind.ACTOR)
        self._mentions = {head: name for name, head in ranked}
        self._signed = find_signatures(quoted.parse, sites)
        self._chains = _chains(reading)
        outlets = {key for key, entity in reading.entities.items() if entity.type == "media"}
        self._names = {mention.id: mention for mention in reading.mentions if mention.form is Form.NAME}
        self._media = {mention.id for mention in reading.mentions if mention.entity in outlets}

    def build(self, site: CueSite) -> Attribution | None:
        """The attribution of a site, without id and nesting; None where no content is left for it."""
        if not _is_addressed(self._quoted.parse, site, self._cues):
            site.addressee = site.addressee_range = None
        content = _content(self._quoted, site, self._voices)
        if not content or site.head in self._lenders:
            return None
        cue = addressee = None
        if site.cue[0] < site.cue[1]:
            span = self._cut(site.cue)
            cue = Cue(span.start, span.end, span.text, stance=site.entry.stance if site.entry else Stance.STATES)
        if site.addressee is not None and site.addressee_range is not None:
            span = self._cut(site.addressee_range)
            addressee = Addressee(span.start, span.end, span.text, mention=self._mentions.get(site.addressee))
        spans = tuple(_merge([to_span(self._quoted.parse, each) for each in content]))
        return Attribution(
            "", None, self._source(site, content), cue, addressee, spans, _form(self._quoted, site, content)
        )

    def _source(self, site: CueSite, content: Sequence[Range]) -> Source | None:
        if site.source is None or site.source_range is None:
            return None
        parse = self._quoted.parse
        referent = find_referent(parse, parse.tokens[site.source])
        words = site.source_range if referent.i == site.source else noun_range(parse, referent, site.head)
        mention = self._mention_of(referent)
        kind = self._kind(referent, mention, words, site.head)
        if kind is SourceKind.ROLE and is_unnamed(parse, referent, parse.tokens[site.head], content):
            kind = SourceKind.ANONYMOUS
        span = self._cut(self._behind_signature(site, site.source_range))
        return Source(span.start, span.end, span.text, mention=mention, kind=kind)

    def _behind_signature(self, site: CueSite, source: Range) -> Range:
        """The source without the signature of a post that runs on into its sentence."""
        first, last = source
        end = next((self._signed[i] for i in range(first, last) if i in self._signed), first)
        return (end, last) if site.frame != "post" and end < last else source

    def _mention_of(self, word: Token) -> str | None:
        """The mention that a word heads, or the rest of a hyphenated name."""
        parts = (word.i, *hyphenated(self._quoted.parse, word))
        return next((name for i in parts if (name := self._mentions.get(i)) is not None), None)

    def _kind(self, word: Token, mention: str | None, words: Range, cue: int) -> SourceKind:
        """The kind of a voice; that of a pronoun is that of the name, or else the noun, which it stands for."""
        if mention in self._media:
            return SourceKind.MEDIA
        parse, voices = self._quoted.parse, self._cues.voices
        if word.tag[:3] != "PRP" or mention is None:
            kind = source_kind(parse, word.i, words, voices)
            return SourceKind.NAMED if kind is SourceKind.ROLE and self._is_name(word, mention) else kind
        chain = self._chains.get(mention, ())
        if any(each.form is Form.NAME for each in chain):
            return SourceKind.NAMED
        kinds = (
            source_kind(parse, noun.i, noun_range(parse, noun, cue), voices)
            for each in chain
            if each.form is Form.NOMINAL and (noun := parse.tokens[self._reading.heads[each.id]]).i < word.i
        )
        kind = next(kinds, SourceKind.ROLE)
        return SourceKind.ROLE if kind in _UNSPOKEN and word.lower in _PERSONAL else kind

    def _is_name(self, word: Token, mention: str | None) -> bool:
        """Whether a word heads a name: of a person, whatever part of speech the tree takes it for, or of a body."""
        name = self._names.get(mention or "")
        entity = self._reading.entities.get(name.entity or "") if name is not None else None
        if entity is None:
            return False
        return entity.type == "person" or (entity.type in _BODIES and word.pos == "PROPN")

    def _cut(self, tokens: Range) -> TextSpan:
        span = to_span(self._quoted.parse, tokens)
        return TextSpan.cut(self._quoted.parse.text, span.start, span.end)


def _lenders(sites: Sequence[CueSite]) -> frozenset[int]:
    """The heads of verbs that only lend their subject to a noun which is a cue itself: "expressed fears that …"."""
    owners = {i: site.head for site in sites if site.frame == "noun" and site.content for i in range(*site.cue)}
    return frozenset(site.head for site in sites if owners.get(site.head, site.head) != site.head)


def _chains(reading: Reading) -> dict[str, list[Mention]]:
    """For each mention that others share a chain with, all of that chain in text order."""
    chains: dict[str, list[Mention]] = {}
    for mention in reading.mentions:
        if mention.chain is not None:
            chains.setdefault(mention.chain, []).append(mention)
    return {mention.id: chains[mention.chain] for mention in reading.mentions if mention.chain is not None}


def _is_addressed(parse: Parse, site: CueSite, cues: CueLexicon) -> bool:
    """Whether an addressee is spoken to, and no thing or goal of what is done.

    Left out are "asked questions", "denied sending arms to …", "named two to the panel": nothing but an outlet or its
    people are addressed behind an object.
    """
    if site.addressee is None or site.addressee_range is None:
        return False
    addressee = parse.tokens[site.addressee]
    if addressee.pos == "NOUN" and cues.find(CueKind.NOUN, addressee.lemma.lower()) is not None:
        return False
    between = set(range(site.cue[1], site.addressee_range[0])) - set(range(*site.source_range or (0, 0)))
    if any(parse.tokens[i].tag[:2] == "VB" for i in between):
        return False
    objects = any(parse.tokens[i].dep == "dobj" for i in between)
    return not objects or cues.voices.get(addressee.lemma.lower()) is SourceKind.MEDIA


def _content(quoted: QuotedParse, site: CueSite, voices: frozenset[int]) -> list[Range]:
    """The ranges of the content, quotations whole, without the words of cue, source and addressee."""
    parse = quoted.parse
    if site.quotes and all(quoted.words(index) >= 1 for index in site.quotes) and _is_direct(quoted, site, voices):
        ranges = [quoted.ranges[index] for index in site.quotes]
    else:
        ranges = [widen_to_quotes(quoted, each, site.head) for each in site.content if each[0] < each[1]]
        ranges += [quoted.ranges[index] for index in site.quotes]
    own = [span for span in (site.cue, site.source_range, site.addressee_range) if span is not None]
    left = [rest for each in ranges for rest in cut_out(each, own)]
    return sorted(each for rest in left if (each := trim(parse, rest)) is not None)


def _is_direct(quoted: QuotedParse, site: CueSite, voices: frozenset[int]) -> bool:
    """Whether the quotations alone are the content: no word of the clause outside them but those of speakers.

    ``voices`` are the heads of all cues: where one stands outside the quotations, its clause is another report.
    """
    if not site.content:
        return True
    inside = {i for index in site.quotes for i in range(*quoted.ranges[index])}
    for own in (site.cue, site.source_range, site.addressee_range):
        inside.update(range(*own) if own else ())
    outside = [i for first, last in site.content for i in range(first, last) if i not in inside]
    if site.frame == "clause" and any(i in voices and quoted.innermost[i] is None for i in outside):
        return True
    return not any(quoted.parse.tokens[i].text[0].isalnum() for i in outside)


def _form(quoted: QuotedParse, site: CueSite, content: list[Range]) -> QuoteForm:
    """Direct where every word of the content stands in quotation marks of its own, mixed where some do.

    A transcript's turns, a network's posts and paragraphs set apart behind a colon are direct without marks.
    """
    if site.frame in _OWN_WORDS:
        return QuoteForm.DIRECT
    total = in_marks = 0
    around = quoted.innermost[site.head]
    for first, last in content:
        for i in range(first, last):
            if quoted.parse.tokens[i].text[0].isalnum():
                total += 1
                in_marks += quoted.innermost[i] is not None and quoted.innermost[i] != around
    if in_marks == 0:
        return QuoteForm.INDIRECT
    return QuoteForm.DIRECT if in_marks == total else QuoteForm.MIXED


def _merge(spans: list[Span]) -> list[Span]:
    """Spans in text order, those that overlap joined."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
