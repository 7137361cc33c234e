"""Two reports in one sentence: "the army claimed a hit, while the rebels insisted that it had missed"."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.attribution_spans import CueSite, bounds, cut_out
from dateline.coding.quotes import QuotedParse
from dateline.knowledge.cues import Act
from dateline.reading import Parse

_CONTRASTS = frozenset({"while", "whereas", "though", "although"})
_PRONOUNS = frozenset({"PRP", "PRP$"})


def part_contrasts(quoted: QuotedParse, sites: Sequence[CueSite]) -> None:
    """Takes out of a content the clause in which somebody else speaks, and which only stands against it.

    A pronoun may be whoever speaks already, so that its clause stays.
    """
    for phrase in sites:
        if phrase.frame == "phrase":
            _end_at_semicolon(quoted, phrase)
    by_head = {site.head: site for site in sites}
    for other in sites:
        if quoted.innermost[other.head] is not None:
            continue
        _end_where_he_goes_on(quoted.parse, by_head, other)
        if not _stands_against(quoted.parse, other):
            continue
        verb = quoted.parse.tokens[other.head]
        clause = bounds(quoted.parse, verb)
        if verb.dep == "conj":
            clause = clause[0] - 1, clause[1]
        for above in quoted.parse.ancestors(verb):
            site = by_head.get(above.i)
            if site is not None and site.head < clause[0]:
                site.content = [rest for each in site.content for rest in cut_out(each, [clause])]


def _end_where_he_goes_on(parse: Parse, by_head: dict[int, CueSite], other: CueSite) -> None:
    """Takes out of a content the participle in which its own speaker goes on: "said it sank, adding that …"."""
    verb = parse.tokens[other.head]
    report = by_head.get(parse.head(parse.head(verb)).i)
    if verb.tag == "VBG" and verb.dep == "advcl" and report is not None and report.source == other.source is not None:
        clause = bounds(parse, verb)
        report.content = [rest for each in report.content for rest in cut_out(each, [clause])]


def _end_at_semicolon(quoted: QuotedParse, site: CueSite) -> None:
    """Ends the reach of an opening "according to …" at a semicolon, behind which another sentence begins."""
    tokens = quoted.parse.tokens
    stop = next(
        (
            i
            for first, last in site.content
            for i in range(max(first, site.cue[1]), last)
            if tokens[i].text == ";" and quoted.innermost[i] == quoted.innermost[site.head]
        ),
        None,
    )
    if stop is not None:
        site.content = [(first, min(last, stop)) for first, last in site.content if first < stop]


def _stands_against(parse: Parse, site: CueSite) -> bool:
    verb = parse.tokens[site.head]
    subject = parse.child(verb, "nsubj")
    if subject is None or subject.tag in _PRONOUNS or site.entry is None:
        return False
    if site.entry.act is not Act.SPEECH or not site.content:
        return False
    if verb.dep == "conj":
        return parse.tokens[max(bounds(parse, verb)[0] - 1, 0)].lower == "but"
    mark = parse.child(verb, "mark")
    return verb.dep == "advcl" and mark is not None and mark.lower in _CONTRASTS
