"""Who said it, to whom, by which words: the attributions of a report.

Verbs, nouns, adjectives, prepositions and adverbs of the cue lexicon are looked for in the tree; fitted weights give a
second opinion on them and on other words; quotation marks say where direct speech begins and ends; what stands inside
another's content is reported by it (``via``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import structs

from dateline.coding.attribution_cited import hand_to_cited
from dateline.coding.attribution_contrasts import part_contrasts
from dateline.coding.attribution_labels import find_label_sites
from dateline.coding.attribution_nominals import find_nominal_sites
from dateline.coding.attribution_quotes import attach_quotes
from dateline.coding.attribution_records import AttributionBuilder
from dateline.coding.attribution_sources import part_asides
from dateline.coding.attribution_spans import CueSite, Range
from dateline.coding.attribution_verbs import find_verb_sites
from dateline.coding.cue_opinion import CueOpinion
from dateline.coding.nesting import adds_voice, find_inner, nest
from dateline.coding.quotes import QuotedParse
from dateline.coding.voice_spans import refine_sites
from dateline.knowledge.cue_model import CueModel
from dateline.knowledge.cues import CueLexicon
from dateline.model import Attribution, Cue
from dateline.reading import Parse, Reading


def find_attributions(reading: Reading, cues: CueLexicon, model: CueModel | None = None) -> tuple[Attribution, ...]:
    """All attributions of a report in text order of their cues, ids ``a1``, ``a2`` …; ``when`` is left open.

    Without a ``model`` the rules alone decide.
    """
    quoted = QuotedParse(reading.parse)
    opinion = CueOpinion(quoted, cues, model) if model is not None else None
    sites = find_sites(quoted, cues, opinion)
    builder = AttributionBuilder(reading, quoted, cues, sites)
    found = [(site, each) for site in sites if (each := builder.build(site)) is not None]
    found.sort(key=lambda pair: (_place(pair[1]), pair[0].head))
    nested = nest([each for _, each in found])
    sources = {each.id: each.source for each in nested}
    kept = [
        (site, each)
        for (site, _), each in zip(found, nested, strict=True)
        if (each.via is None and quoted.innermost[site.head] is None)
        or (
            adds_voice(quoted, site)
            and (each.via is None or sources[each.via] != each.source)
            and (opinion is None or opinion.trusts_inner(site))
        )
    ]
    if reading.parse.voices:
        kept = _hear(quoted, kept, builder, cues, opinion)
    final = nest([each for _, each in kept])
    if opinion is None:
        return final
    return tuple(
        _with_reach(reading.parse, each, opinion.reach(site)) if each.via is None else each
        for (site, _), each in zip(kept, final, strict=True)
    )


def _hear(
    quoted: QuotedParse,
    kept: Sequence[tuple[CueSite, Attribution]],
    builder: AttributionBuilder,
    cues: CueLexicon,
    opinion: CueOpinion | None,
) -> list[tuple[CueSite, Attribution]]:
    """The sites with the words that the model of voices hears, built anew.

    Cues are given all their words first, so that no content keeps them. The caller gives them once more, after the
    model has moved their ends: that trades precision for recall, and neither way is better by more than .003 F1.
    """
    outer = {site.head for site, each in kept if each.via is None}
    for site, _ in kept:
        if site.head in outer and opinion is not None:
            site.cue = opinion.reach(site)
    heard = refine_sites(quoted, [site for site, _ in kept], outer, cues)
    built = [(site, each) for site in heard if (each := builder.build(site)) is not None]
    return sorted(built, key=lambda pair: (_place(pair[1]), pair[0].head))


def find_sites(quoted: QuotedParse, cues: CueLexicon, opinion: CueOpinion | None = None) -> list[CueSite]:
    """The sites of all cues with what they attribute: those of the rules, or what an ``opinion`` makes of them."""
    sites = [*find_verb_sites(quoted, cues), *find_nominal_sites(quoted, cues)]
    if opinion is not None:
        opinion.weigh(sites)
        inner = find_inner(quoted, sites)  # the weights know only what stands in the report's own voice
        outer = [site for site in sites if site.head not in inner]
        sites = [*opinion.hold(outer), *inner.values(), *opinion.find_more(sites)]
    sites += find_label_sites(quoted, cues)
    attach_quotes(quoted, sites)
    if opinion is not None:
        sites = list(opinion.fill(sites))
    part_contrasts(quoted, sites)
    part_asides(quoted.parse, sites)
    hand_to_cited(quoted.parse, sites, cues)
    return sites


def cue_heads(reading: Reading, attributions: Iterable[Attribution]) -> dict[str, int]:
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


def _with_reach(parse: Parse, attribution: Attribution, cue: Range) -> Attribution:
    """The attribution with all words of its cue.

    One inside another keeps the rules' cue: the weights know only those that stand in the report's own voice.
    """
    if attribution.cue is None:
        return attribution
    span = parse.span(parse.tokens[cue[0] : cue[1]])
    return structs.replace(attribution, cue=Cue(span.start, span.end, span.text, stance=attribution.cue.stance))


def _place(attribution: Attribution) -> int:
    return attribution.cue.start if attribution.cue else attribution.content[0].start
