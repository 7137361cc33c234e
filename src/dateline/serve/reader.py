"""A report's text cut into runs for the reader page: each run knows which layers cover it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TypeVar

from msgspec import Struct

from dateline.model import Attribution, Entity, MentionKind, PlacePrecision, ReportObject, Span
from dateline.store.sentences import find_sentences

_CARDS_BESIDE = 2
"""How many claims stand beside one stretch of a paragraph before the next sentence begins a stretch of its own."""

_Part = TypeVar("_Part", bound=Span)

_KNOWN = {
    PlacePrecision.POINT: "located to the spot",
    PlacePrecision.CITY: "located to the town",
    PlacePrecision.ADMIN2: "located to the district",
    PlacePrecision.ADMIN1: "located to the province",
    PlacePrecision.COUNTRY: "located to the country",
    PlacePrecision.REGION: "located to the region",
}


class Layer(Span, frozen=True, kw_only=True):
    """A span to be shown: its style names, the claim whose evidence or trigger it is, and a hint that explains it.

    ``wording`` is the number of the judging words in the report's list of them, and ``bracketed`` what somebody said.
    ``anchor`` is the attribution that begins here.
    """

    style: str = ""
    claim: str = ""
    trigger: str = ""
    hint: str = ""
    wording: int | None = None
    bracketed: bool = False
    anchor: str = ""


class Run(Struct, frozen=True):
    """Text under one and the same set of layers; ``claims`` and ``trigger`` are claim ids apart by spaces.

    ``opens`` and ``closes`` are brackets, one for each reported content that begins or ends here;
    ``anchors`` are the ids of the attributions that begin here.
    """

    text: str
    style: str = ""
    claims: str = ""
    trigger: str = ""
    hint: str = ""
    wording: int | None = None
    opens: str = ""
    closes: str = ""
    anchors: tuple[str, ...] = ()


class Passage(Struct, frozen=True):
    """A paragraph of the report, or some sentences of one, and the ids of the claims whose trigger stands in it.

    ``begins`` tells whether a paragraph begins with it.
    """

    runs: tuple[Run, ...]
    claims: tuple[str, ...]
    begins: bool


def find_passages(found: ReportObject) -> tuple[Passage, ...]:
    """The report's paragraphs, ready to be shown with their layers, cut so that claims stand beside their words."""
    text = found.report.text
    claims = sorted(found.claims, key=lambda each: (each.trigger.start, each.id))
    starts = [claim.trigger.start for claim in claims]
    paragraphs = [Span(*line.span()) for line in re.finditer(r"[^\n]+", text) if not line.group().isspace()]
    sentences = _share_out(find_sentences(text), paragraphs)
    triggers = _share_out([claim.trigger for claim in claims], paragraphs)
    spans: list[Span] = []
    for paragraph, inside, told in zip(paragraphs, sentences, triggers, strict=True):
        spans += _cut_paragraph(paragraph, inside, [each.start for each in told])
    begun = {paragraph.start for paragraph in paragraphs}
    layers = _share_out(sorted(_layers(found), key=lambda each: (each.start, each.end)), spans)
    return tuple(
        Passage(
            tuple(_cut(text, span, here)),
            tuple(claim.id for claim in claims[bisect_left(starts, span.start) : bisect_left(starts, span.end)]),
            span.start in begun,
        )
        for span, here in zip(spans, layers, strict=True)
    )


def _share_out(parts: Iterable[_Part], wholes: Sequence[Span]) -> list[list[_Part]]:
    """For each of the spans in a row, the parts that overlap it, in their own order."""
    shares: list[list[_Part]] = [[] for _ in wholes]
    ends = [whole.end for whole in wholes]
    for part in parts:
        for nth in range(bisect_right(ends, part.start), len(wholes)):
            if wholes[nth].start >= part.end:
                break
            shares[nth].append(part)
    return shares


def _cut_paragraph(paragraph: Span, sentences: list[Span], triggers: list[int]) -> Iterator[Span]:
    """Stretches of whole sentences, so few claims to each that they stand beside it."""
    start, beside = paragraph.start, 0
    for sentence in sentences:
        told = sum(sentence.start <= trigger < sentence.end for trigger in triggers)
        if beside >= _CARDS_BESIDE and told:
            yield Span(start, sentence.start)
            start, beside = sentence.start, 0
        beside += told
    yield Span(start, paragraph.end)


def _layers(found: ReportObject) -> Iterator[Layer]:
    by_id = {each.id: each for each in found.attributions}
    for attribution in found.attributions:
        if parts := [each for each in (attribution.source, attribution.cue, *attribution.content) if each]:
            first = min(parts, key=lambda each: each.start)
            yield Layer(first.start, first.end, anchor=attribution.id)
        deep = " deep" if _depth(attribution, by_id) else ""
        for content in attribution.content:
            yield Layer(content.start, content.end, style="content" + deep, bracketed=True)
        if attribution.source:
            hint = f"source: {attribution.source.kind}"
            yield Layer(attribution.source.start, attribution.source.end, style="source", hint=hint)
        if attribution.cue:
            yield Layer(
                attribution.cue.start, attribution.cue.end, style="cue", hint=f"stance: {attribution.cue.stance}"
            )
    for mention in found.mentions:
        entity = found.entities.get(mention.entity or "")
        hint = _describe(entity, mention.kind) if entity else f"{mention.kind}, not known by name"
        yield Layer(mention.start, mention.end, style=str(mention.kind), hint=hint)
    for time in found.times:
        meaning = " to ".join(dict.fromkeys(edge for edge in (time.from_, time.to) if edge)) or "no calendar date"
        yield Layer(time.start, time.end, style="time", hint=f"time: {meaning}")
    for number, wording in enumerate(found.wording, 1):
        hint = f"{wording.kind}: {wording.reason or ''}".removesuffix(": ")
        yield Layer(wording.start, wording.end, style="wording", hint=hint, wording=number)
    for claim in found.claims:
        yield Layer(claim.evidence.start, claim.evidence.end, claim=claim.id)
        yield Layer(claim.trigger.start, claim.trigger.end, style="trigger", trigger=claim.id)


def _describe(entity: Entity, kind: MentionKind) -> str:
    """What a mention stands for; of a place also how precisely it is known.

    >>> _describe(Entity("Oulu", "place", "FI", lat=65.01, lon=25.47, precision=PlacePrecision.CITY), MentionKind.PLACE)
    'place: Oulu (FI), located to the town'
    """
    country = f" ({entity.country})" if entity.country and entity.type != "state" else ""
    if kind == MentionKind.ACTOR:
        return f"{entity.type.replace('_', ' ')}: {entity.name}{country}"
    if entity.type == "state":
        return f"country: {entity.name}"
    known = _KNOWN.get(entity.precision) if entity.precision and entity.lat is not None else None
    return f"place: {entity.name}{country}, {known or 'not on the map'}"


def _depth(attribution: Attribution, by_id: dict[str, Attribution]) -> int:
    """How many attributions stand round this one; a circle, which no reader writes, would count to their number."""
    depth = 0
    while attribution.via in by_id and depth < len(by_id):
        attribution = by_id[attribution.via]
        depth += 1
    return depth


def _cut(text: str, span: Span, layers: list[Layer]) -> Iterator[Run]:
    edges = {span.start, span.end}
    for layer in layers:
        edges |= {min(max(edge, span.start), span.end) for edge in (layer.start, layer.end)}
    waiting, over = layers[::-1], list[Layer]()
    for start, end in pairwise(sorted(edges)):
        while waiting and waiting[-1].start <= start:
            over.append(waiting.pop())
        over = [layer for layer in over if layer.end > start]
        bracketed = [layer for layer in over if layer.bracketed]
        yield Run(
            text[start:end],
            style=_join(" ", (each.style for each in over)),
            claims=_join(" ", (each.claim for each in over)),
            trigger=_join(" ", (each.trigger for each in over)),
            hint=_join(" · ", (each.hint for each in over)),
            wording=next((each.wording for each in over if each.wording), None),
            opens="[" * sum(each.start == start for each in bracketed),
            closes="]" * sum(each.end == end for each in bracketed),
            anchors=tuple(each.anchor for each in over if each.anchor and each.start == start),
        )


def _join(sign: str, names: Iterable[str]) -> str:
    return sign.join(dict.fromkeys(filter(None, names)))
