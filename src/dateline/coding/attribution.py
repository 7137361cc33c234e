"""Who said it, to whom, by which words: the attributions of a report.

Verbs, nouns, adjectives, prepositions and adverbs of the cue lexicon are looked for in the tree; quotation marks say
where direct speech begins and ends; what stands inside another's content is reported by it (``via``).
"""

from __future__ import annotations

from dateline.coding.attribution_kinds import source_kind
from dateline.coding.attribution_labels import find_label_sites
from dateline.coding.attribution_nominals import find_nominal_sites
from dateline.coding.attribution_quotes import attach_quotes
from dateline.coding.attribution_sources import find_referent, noun_range
from dateline.coding.attribution_spans import CueSite, Range, cut_out, to_span, trim, widen_to_quotes
from dateline.coding.attribution_verbs import find_verb_sites
from dateline.coding.nesting import adds_voice, find_holder, nest
from dateline.coding.quotes import QuotedParse
from dateline.knowledge.cues import CueLexicon
from dateline.model import Addressee, Attribution, Cue, QuoteForm, Source, Span, Stance
from dateline.reading import Reading

__all__ = ["cue_heads", "find_attributions", "find_holder"]


def find_attributions(reading: Reading, cues: CueLexicon) -> tuple[Attribution, ...]:
    """All attributions of a report in text order of their cues, ids ``a1``, ``a2`` …; ``when`` is left open."""
    quoted = QuotedParse(reading.parse)
    sites = [*find_verb_sites(quoted, cues), *find_nominal_sites(quoted, cues), *find_label_sites(quoted, cues)]
    attach_quotes(quoted, sites)
    mentions = {head: name for name, head in reading.heads.items()}
    voices = frozenset(site.head for site in sites if site.content or site.quotes)
    found = [(site, each) for site in sites if (each := _build(quoted, site, mentions, cues, voices)) is not None]
    found.sort(key=lambda pair: (_place(pair[1]), pair[0].head))
    nested = nest([each for _, each in found])
    sources = {each.id: each.source for each in nested}
    kept = [
        each
        for (site, _), each in zip(found, nested, strict=True)
        if (each.via is None and quoted.innermost[site.head] is None)
        or (adds_voice(quoted, site) and (each.via is None or sources[each.via] != each.source))
    ]
    return nest(kept)


def cue_heads(reading: Reading, attributions: tuple[Attribution, ...]) -> dict[str, int]:
    """For each attribution's id the index of its cue's head token, the word that no other in it governs."""
    heads: dict[str, int] = {}
    for attribution in attributions:
        if attribution.cue is None:
            continue
        tokens = reading.parse.tokens_in(attribution.cue)
        own = {token.i for token in tokens}
        head = next((token.i for token in tokens if token.head not in own or token.head == token.i), None)
        if head is not None:
            heads[attribution.id] = head
    return heads


def _place(attribution: Attribution) -> int:
    return attribution.cue.start if attribution.cue else attribution.content[0].start


def _build(
    quoted: QuotedParse, site: CueSite, mentions: dict[int, str], cues: CueLexicon, voices: frozenset[int]
) -> Attribution | None:
    """The record of a site; None where no content is left for it."""
    parse = quoted.parse
    content = _content(quoted, site, voices)
    if not content:
        return None
    text = parse.text
    source = cue = addressee = None
    if site.source is not None and site.source_range is not None:
        span = to_span(parse, site.source_range)
        referent = find_referent(parse, parse.tokens[site.source])
        words = site.source_range if referent.i == site.source else noun_range(parse, referent, site.head)
        kind = source_kind(parse, referent.i, words, cues.voices)
        source = Source(span.start, span.end, text[span.start : span.end], mention=mentions.get(referent.i), kind=kind)
    if site.cue[0] < site.cue[1]:
        span = to_span(parse, site.cue)
        stance = site.entry.stance if site.entry else Stance.STATES
        cue = Cue(span.start, span.end, text[span.start : span.end], stance=stance)
    if site.addressee is not None and site.addressee_range is not None:
        span = to_span(parse, site.addressee_range)
        addressee = Addressee(span.start, span.end, text[span.start : span.end], mention=mentions.get(site.addressee))
    spans = tuple(_merge([to_span(parse, each) for each in content]))
    return Attribution("", None, source, cue, addressee, spans, _form(quoted, site, content))


def _content(quoted: QuotedParse, site: CueSite, voices: frozenset[int]) -> list[Range]:
    """The ranges of the content, quotations whole, without the words of cue, source and addressee."""
    parse = quoted.parse
    if site.quotes and all(quoted.words(index) >= 1 for index in site.quotes) and _is_direct(quoted, site, voices):
        ranges = [quoted.ranges[index] for index in site.quotes]
    else:
        ranges = [widen_to_quotes(quoted, each, site.head) for each in site.content]
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
    total = quotedwords = 0
    around = quoted.innermost[site.head]
    for first, last in content:
        for i in range(first, last):
            if quoted.parse.tokens[i].text[0].isalnum():
                total += 1
                quotedwords += quoted.innermost[i] is not None and quoted.innermost[i] != around
    if quotedwords == 0:
        return QuoteForm.INDIRECT
    return QuoteForm.DIRECT if quotedwords == total else QuoteForm.MIXED


def _merge(spans: list[Span]) -> list[Span]:
    """Spans in text order, those that overlap joined."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
