"""Sources that a source cites: "Reuters reported, citing a military source", "was quoted by Reuters as saying …".

Each of the two speaks: the medium, and inside its report the one whom it cites.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.coding.attribution_kinds import source_kind
from dateline.coding.attribution_sources import find_agent, is_passive, noun_range
from dateline.coding.attribution_spans import CueSite, Range, bounds, cut_out, trim
from dateline.coding.attribution_verbs import cue_range
from dateline.knowledge.cues import CueKind, CueLexicon
from dateline.model import SourceKind
from dateline.reading import Parse, Token

_VOICES = frozenset({SourceKind.ANONYMOUS, SourceKind.ROLE, SourceKind.MEDIA})
_CITED_NAMES = frozenset({"PERSON", "ORG"})


def hand_to_cited(parse: Parse, sites: list[CueSite], cues: CueLexicon) -> None:
    """Makes those whom somebody cites the source of what he reports, inside his own report.

    What is cited must be somebody: a thing is grounds for what the speaker says himself ("she said, citing the polls"),
    and so is a name, unless a medium cites it ("he said, citing Keynes"). Who relays others in the passive is added.
    """
    by_head = {site.head: site for site in sites}
    by_source = {site.source: site for site in sites if site.source is not None and site.head > site.source}
    for site in sites:
        verb = parse.tokens[site.head]
        if site.entry is None or "voice" not in site.entry.frames or verb.tag != "VBG":
            continue
        cited = parse.child(verb, "dobj")
        report = by_source.get(verb.head) if verb.dep == "acl" else _reporting(parse, verb, by_head)
        if report is None or report is site or cited is None:
            continue
        if _is_voice(parse, cited, cues) or (cited.ner in _CITED_NAMES and _is_medium(parse, report, cues)):
            _hand_over(parse, report, site, cited)
    sites.extend(list(_relays(parse, sites, cues)))


def _relays(parse: Parse, sites: Sequence[CueSite], cues: CueLexicon) -> Iterator[CueSite]:
    """Who relays the words of others in the passive: "the Herald" in "he was quoted by the Herald as saying …".

    The cue of those quoted is then the gerund alone.
    """
    for site in sites:
        gerund = parse.tokens[site.head]
        above = parse.head(gerund)
        relaying = parse.head(above)
        if gerund.dep != "pcomp" or above.lower != "as" or not is_passive(parse, relaying):
            continue
        relay, entry = find_agent(parse, relaying), cues.find(CueKind.VERB, relaying.lemma.lower())
        if relay is None or entry is None or site.source_range is None or not (site.content or site.quotes):
            continue
        site.cue = gerund.i, site.cue[1]
        behind = gerund.i, max(site.cue[1], *(last for _, last in site.content), 0)
        before = [span for span in site.content if span[1] <= site.source_range[0]]
        yield CueSite(
            relaying.i, entry, cue_range(parse, relaying), relay.i, noun_range(parse, relay, relaying.i),
            content=[*before, site.source_range, behind], quotes=list(site.quotes), frame="aside",
        )  # fmt: skip


def _reporting(parse: Parse, verb: Token, by_head: dict[int, CueSite]) -> CueSite | None:
    """The cue to which "citing …" belongs: the first above it whose speaker stands before it.

    The tree may hang it on a word of the content.
    """
    above = verb
    while verb.dep == "advcl" and above.head != above.i:
        above = parse.head(above)
        site = by_head.get(above.i)
        if site is not None and site.source is not None and (site.source < verb.i or _opens(parse, verb)):
            return site
    return None


def _opens(parse: Parse, verb: Token) -> bool:
    """Whether "citing …" opens the sentence whose speaker follows: "Citing an aide, the paper said …"."""
    return verb.i == parse.sentence(verb).first


def _hand_over(parse: Parse, report: CueSite, site: CueSite, cited: Token) -> None:
    """Gives the content of ``report`` to whom ``site`` cites; the phrase that cites becomes part of the report."""
    clause = parse.child(parse.tokens[site.head], "ccomp")
    if not (report.content or report.quotes) and clause is not None:
        report.content, report.frame = [bounds(parse, clause)], "clause"
    source = _cited_range(parse, cited, site, clause)
    phrase = site.cue[0], source[1]
    content = [piece for span in report.content for part in cut_out(span, [phrase]) if (piece := trim(parse, part))]
    if not content and not report.quotes:
        return
    site.source, site.source_range = cited.i, source
    site.content, site.quotes, site.frame = content, list(report.quotes), "aside"
    report.content = [*content, phrase]
    if report.source_range is not None and report.source_range[0] < phrase[0] < report.source_range[1]:
        report.source_range = report.source_range[0], phrase[0]


def _cited_range(parse: Parse, cited: Token, site: CueSite, clause: Token | None) -> Range:
    """The noun phrase of those cited, which ends where the content begins."""
    first, last = noun_range(parse, cited, site.head)
    return first, min(last, bounds(parse, clause)[0]) if clause is not None and clause.i > cited.i else last


def _is_medium(parse: Parse, site: CueSite, cues: CueLexicon) -> bool:
    if site.source is None:
        return False
    source = parse.tokens[site.source]
    lemma = source.lemma.lower()
    names = (lemma, *(f"{word.lower} {lemma}" for word in parse.children(source, "compound")))
    return source.ner == "ORG" or any(cues.voices.get(name) is SourceKind.MEDIA for name in names)


def _is_voice(parse: Parse, cited: Token, cues: CueLexicon) -> bool:
    """Whether a common noun stands for people: one of the table's, or a word for those who do something."""
    if cited.pos == "PROPN":
        return False
    kind = source_kind(parse, cited.i, noun_range(parse, cited, cited.i), cues.voices)
    return cues.voices.get(cited.lemma.lower()) in _VOICES or kind is SourceKind.ANONYMOUS
