"""A report's text cut into runs for the reader page: each run knows which layers cover it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from dateline.model import Attribution, ReportObject, Span


class Layer(Span, frozen=True, kw_only=True):
    """A span to be shown: its style names, the claims whose evidence or trigger it is, and a hint for the pointer."""

    style: str = ""
    claim: str = ""
    trigger: str = ""
    hint: str = ""


class Run(Struct, frozen=True):
    """Text under one and the same set of layers; ``claims`` and ``trigger`` are claim ids apart by spaces."""

    text: str
    style: str = ""
    claims: str = ""
    trigger: str = ""
    hint: str = ""


class Passage(Struct, frozen=True):
    """A paragraph of the report and the ids of the claims whose trigger stands in it."""

    runs: tuple[Run, ...]
    claims: tuple[str, ...]


def find_passages(found: ReportObject) -> tuple[Passage, ...]:
    """The report's paragraphs, ready to be shown with their layers."""
    layers = sorted(_layers(found))
    passages = []
    for line in re.finditer(r"[^\n]+", found.report.text):
        span = Span(*line.span())
        if line.group().isspace():
            continue
        here = [layer for layer in layers if layer.overlaps(span)]
        claims = tuple(
            claim.id
            for claim in sorted(found.claims, key=lambda each: (each.trigger.start, each.id))
            if span.start <= claim.trigger.start < span.end
        )
        passages.append(Passage(tuple(_cut(found.report.text, span, here)), claims))
    return tuple(passages)


def _layers(found: ReportObject) -> Iterator[Layer]:
    by_id = {each.id: each for each in found.attributions}
    for attribution in found.attributions:
        deep = " deep" if _depth(attribution, by_id) else ""
        for content in attribution.content:
            yield Layer(content.start, content.end, style="content" + deep)
        if attribution.source:
            hint = f"source: {attribution.source.kind}"
            yield Layer(attribution.source.start, attribution.source.end, style="source", hint=hint)
        if attribution.cue:
            yield Layer(
                attribution.cue.start, attribution.cue.end, style="cue", hint=f"stance: {attribution.cue.stance}"
            )
    for mention in found.mentions:
        entity = found.entities.get(mention.entity or "")
        yield Layer(mention.start, mention.end, style=str(mention.kind), hint=entity.name if entity else "")
    for time in found.times:
        meaning = " to ".join(dict.fromkeys(edge for edge in (time.from_, time.to) if edge)) or "no calendar date"
        yield Layer(time.start, time.end, style="time", hint=meaning)
    for wording in found.wording:
        hint = f"{wording.kind}: {wording.reason or ''}".removesuffix(": ")
        yield Layer(wording.start, wording.end, style="wording", hint=hint)
    for claim in found.claims:
        yield Layer(claim.evidence.start, claim.evidence.end, claim=claim.id)
        yield Layer(claim.trigger.start, claim.trigger.end, style="trigger", trigger=claim.id)


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
    ordered = sorted(edges)
    for start, end in pairwise(ordered):
        over = [layer for layer in layers if layer.start <= start and end <= layer.end]
        yield Run(
            text[start:end],
            style=" ".join(dict.fromkeys(each.style for each in over if each.style)),
            claims=" ".join(dict.fromkeys(each.claim for each in over if each.claim)),
            trigger=" ".join(dict.fromkeys(each.trigger for each in over if each.trigger)),
            hint=" · ".join(dict.fromkeys(each.hint for each in over if each.hint)),
        )
