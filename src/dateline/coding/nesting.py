"""Attributions inside attributions: who reports whose report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import structs

from dateline.coding.attribution_spans import CueSite
from dateline.coding.quotes import QuotedParse
from dateline.knowledge.cues import Act
from dateline.model import Attribution, Span

_SPEAKERS = frozenset({"i", "we", "you", "me", "us", "my", "our", "your"})
_PRONOUNS = frozenset({"PRP", "PRP$"})
_STRETCH = 2_000
"""Code points of text to a key of the index of contents."""


def nest(attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The same attributions numbered ``a1``, ``a2`` … and with ``via`` set, a chain out to the report's own voice.

    ``via`` is the innermost attribution whose content holds the cue or, where there is none, the content.
    """
    numbered = [structs.replace(each, id=f"a{number}", via=None) for number, each in enumerate(attributions, 1)]
    whole = take_along(part_mutual(numbered))
    contents = Contents(whole)
    return tuple(structs.replace(each, via=contents.find_outer(each)) for each in whole)


def part_mutual(attributions: Sequence[Attribution]) -> list[Attribution]:
    """The same attributions, none of which holds the cue of one by which its own cue is held.

    In "X said that tanks had come, according to Y" each stands in the other's content as the tree has it. The outer
    voice is the one that closes the sentence; the inner one says no more than what the outer reports. An adverb such
    as "reportedly" is never the outer of a voice with a name.
    """
    contents = Contents(attributions)
    parted = []
    for inner in attributions:
        content = inner.content
        for outer in contents.near(inner.cue) if inner.cue is not None else ():
            if _closes_over(outer, inner):
                content = tuple(_shared(content, outer.content)) or content
        parted.append(structs.replace(inner, content=content))
    return parted


def take_along(attributions: Sequence[Attribution]) -> list[Attribution]:
    """The same attributions; who reports that somebody speaks reports what is said, too.

    In "X said that Y had promised in May: “We shall come”" the tree may end the content of X at the colon, and in "X
    recalled Y's promise that they would come" begin it at "that".
    """
    contents = Contents(attributions)
    taken: dict[str, list[Attribution]] = {}
    for inner in attributions:
        if inner.cue is None or inner.source is None:
            continue
        for outer in contents.near(Span(inner.cue.start, inner.content[-1].end)):
            if _speaks_inside(outer, inner):
                taken.setdefault(outer.id, []).append(inner)
    return [structs.replace(each, content=_join(each, taken.get(each.id, ()))) for each in attributions]


def _speaks_inside(outer: Attribution, inner: Attribution) -> bool:
    """Whether speaker and cue of one stand in the other's content, or right before it where the two are the same."""
    if outer.cue is None or inner.cue is None or inner.source is None or outer.id == inner.id:
        return False
    if _holds(inner, outer.cue):
        return False
    if outer.content == inner.content:
        return outer.cue.end <= inner.source.start and max(inner.source.end, inner.cue.end) <= inner.content[0].start
    return _holds(outer, inner.source) and _holds(outer, inner.cue)


def _join(outer: Attribution, inside: Sequence[Attribution]) -> tuple[Span, ...]:
    """The content of ``outer`` with those who speak in it, their cues and their contents; touching parts are one."""
    parts = list(outer.content)
    for inner in inside:
        lost = [part for part in inner.content if not _holds(outer, part)]
        if outer.content == inner.content and inner.source is not None and inner.cue is not None:
            lost.append(Span(min(inner.source.start, inner.cue.start), inner.content[-1].end))
        parts.extend(lost)
    joined: list[Span] = []
    for part in sorted(parts):
        if joined and part.start <= joined[-1].end + 1:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, part.end))
        else:
            joined.append(Span(part.start, part.end))
    return tuple(joined) if len(parts) > len(outer.content) else outer.content


def _closes_over(outer: Attribution, inner: Attribution) -> bool:
    """Whether two attributions hold each other's cue and ``outer`` is the one that reports the other."""
    if outer.cue is None or inner.cue is None or not (_holds(outer, inner.cue) and _holds(inner, outer.cue)):
        return False
    if (outer.source is None) != (inner.source is None):
        return inner.source is None
    return outer.cue.start > inner.cue.start


def _holds(attribution: Attribution, span: Span) -> bool:
    return any(part.covers(span) for part in attribution.content)


def _shared(left: Sequence[Span], right: Sequence[Span]) -> Iterator[Span]:
    """What two contents have in common, in text order of ``left``."""
    for mine in left:
        for yours in right:
            if mine.overlaps(yours):
                yield Span(max(mine.start, yours.start), min(mine.end, yours.end))


def find_inner(quoted: QuotedParse, sites: Sequence[CueSite]) -> dict[int, CueSite]:
    """The sites, by head, at which somebody with a noun of his own speaks inside a quotation or another's content."""
    heads = {site.head: site for site in sites}
    return {
        site.head: site
        for site in sites
        if _speaks_for_itself(quoted, site)
        and (quoted.innermost[site.head] is not None or _is_held(quoted, site, heads))
    }


def _speaks_for_itself(quoted: QuotedParse, site: CueSite) -> bool:
    """Whether a clause, an infinitive or a quotation is handed to a noun, not to a pronoun."""
    named = site.source is not None and quoted.parse.tokens[site.source].tag not in _PRONOUNS
    return named and site.frame in ("clause", "infinitive", "")


def _is_held(quoted: QuotedParse, site: CueSite, heads: Mapping[int, CueSite]) -> bool:
    above = (heads.get(token.i) for token in quoted.parse.ancestors(quoted.parse.tokens[site.head]))
    return any(first <= site.head < last for outer in above if outer is not None for first, last in outer.content)


def adds_voice(quoted: QuotedParse, site: CueSite) -> bool:
    """Whether an attribution inside another's content brings in a voice of its own.

    "I think", "you know" and "he hopes" in somebody's words are mostly that speaker again. What is kept is reported
    speech, of anybody but the speaker, and in indirect speech also what others think or show.
    """
    entry = site.entry
    if entry is None or site.source is None:
        return entry is not None and entry.act is not Act.THOUGHT and site.frame in ("clause", "phrase")
    source = quoted.parse.tokens[site.source]
    if source.lower in _SPEAKERS:
        return False
    reported = site.frame in ("clause", "aside", "phrase") or bool(site.quotes)
    direct, pronoun = quoted.innermost[site.head] is not None, source.tag in _PRONOUNS
    if direct or pronoun:
        asked = site.frame == "infinitive" and not (direct and pronoun)
        return entry.act is Act.SPEECH and (reported or asked)
    return entry.act is not Act.THOUGHT or reported or site.frame in ("object", "noun")


class Contents:
    """Whose content stands where: an index, so that a long report is not searched through for each span."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self._by_stretch: dict[int, list[Attribution]] = {}
        for attribution in attributions:
            stretches = {stretch for part in attribution.content for stretch in _stretches(part)}
            for stretch in stretches:
                self._by_stretch.setdefault(stretch, []).append(attribution)

    def near(self, span: Span) -> Iterator[Attribution]:
        """Attributions, each once, whose content may overlap ``span``."""
        found = {each.id: each for stretch in _stretches(span) for each in self._by_stretch.get(stretch, ())}
        return iter(found.values())

    def find_holder(self, span: Span) -> Attribution | None:
        """The innermost attribution whose content covers ``span``, or most of it; None for the outlet's own voice."""
        best: Attribution | None = None
        for attribution in self.near(span):
            shared = sum(max(0, min(span.end, part.end) - max(span.start, part.start)) for part in attribution.content)
            if 2 * shared > span.end - span.start and (best is None or _rank(attribution) < _rank(best)):
                best = attribution
        return best

    def find_outer(self, inner: Attribution) -> str | None:
        """The id of the smallest content that holds ``inner``; larger than its own, so that no chain is a circle."""
        probe: Span = inner.cue if inner.cue is not None else inner.content[0]
        own = _size(inner)
        around = [outer for outer in self.near(probe) if _holds(outer, probe) and _size(outer) > own]
        return min(around, key=_rank).id if around else None


def _stretches(span: Span) -> range:
    return range(span.start // _STRETCH, max(span.end - 1, span.start) // _STRETCH + 1)


def _size(attribution: Attribution) -> int:
    return sum(part.end - part.start for part in attribution.content)


def _rank(attribution: Attribution) -> tuple[int, int]:
    """Smaller contents first; of equal ones the first in the text."""
    return _size(attribution), int(attribution.id[1:])
