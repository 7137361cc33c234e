"""Who said it, to whom, by which words: the attributions of a report.

Verbs, nouns, adjectives, prepositions and adverbs of the cue lexicon are looked for in the tree; quotation marks say
where direct speech begins and ends; what stands inside another's content is reported by it (``via``).
"""

from __future__ import annotations

from dateline.coding.attribution_cited import hand_to_cited
from dateline.coding.attribution_contrasts import part_contrasts
from dateline.coding.attribution_labels import find_label_sites
from dateline.coding.attribution_nominals import find_nominal_sites
from dateline.coding.attribution_quotes import attach_quotes
from dateline.coding.attribution_records import AttributionBuilder
from dateline.coding.attribution_verbs import find_verb_sites
from dateline.coding.nesting import adds_voice, nest
from dateline.coding.quotes import QuotedParse
from dateline.knowledge.cues import CueLexicon
from dateline.model import Attribution
from dateline.reading import Reading


def find_attributions(reading: Reading, cues: CueLexicon) -> tuple[Attribution, ...]:
    """All attributions of a report in text order of their cues, ids ``a1``, ``a2`` …; ``when`` is left open."""
    quoted = QuotedParse(reading.parse)
    sites = [*find_verb_sites(quoted, cues), *find_nominal_sites(quoted, cues), *find_label_sites(quoted, cues)]
    attach_quotes(quoted, sites)
    part_contrasts(quoted, sites)
    hand_to_cited(reading.parse, sites, cues)
    builder = AttributionBuilder(reading, quoted, cues, sites)
    found = [(site, each) for site in sites if (each := builder.build(site)) is not None]
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
