"""Sources that a medium cites: "Reuters reported, citing a military source" hands on what that source said."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.attribution_spans import CueSite
from dateline.knowledge.cues import CueLexicon
from dateline.model import SourceKind
from dateline.reading import Parse, Token

_VOICES = frozenset({SourceKind.ANONYMOUS, SourceKind.ROLE, SourceKind.MEDIA})
_CITED_NAMES = frozenset({"PERSON", "ORG"})


def hand_to_cited(parse: Parse, sites: Sequence[CueSite], cues: CueLexicon) -> None:
    """Makes those whom a medium cites the source of what it reports, inside the medium's own report.

    Whoever is no medium cites grounds for what he says himself: "she said, citing the polls". What is cited must be
    somebody, not a thing.
    """
    by_head = {site.head: site for site in sites}
    for site in sites:
        verb = parse.tokens[site.head]
        if site.entry is None or "voice" not in site.entry.frames or verb.tag != "VBG" or verb.dep != "advcl":
            continue
        medium, cited = by_head.get(verb.head), parse.child(verb, "dobj")
        if medium is None or cited is None or not site.content or not (medium.content or medium.quotes):
            continue
        if _is_medium(parse, medium, cues) and _is_voice(cited, cues):
            site.source, site.source_range = cited.i, site.content[0]
            site.content, site.quotes, site.frame = list(medium.content), list(medium.quotes), "aside"
            medium.content = [*medium.content, (site.cue[0], site.source_range[1])]


def _is_medium(parse: Parse, site: CueSite, cues: CueLexicon) -> bool:
    if site.source is None:
        return False
    source = parse.tokens[site.source]
    lemma = source.lemma.lower()
    names = (lemma, *(f"{word.lower} {lemma}" for word in parse.children(source, "compound")))
    return source.ner == "ORG" or any(cues.voices.get(name) is SourceKind.MEDIA for name in names)


def _is_voice(cited: Token, cues: CueLexicon) -> bool:
    if cited.pos == "PROPN":
        return cited.ner in _CITED_NAMES
    return cues.voices.get(cited.lemma.lower()) in _VOICES
