"""Attributions inside attributions: who reports whose report."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from dateline.coding.attribution_spans import CueSite
from dateline.coding.quotes import QuotedParse
from dateline.knowledge.cues import Act
from dateline.model import Attribution, Span

_SPEAKERS = frozenset({"i", "we", "you", "me", "us", "my", "our", "your"})
_PRONOUNS = frozenset({"PRP", "PRP$"})


def nest(attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The same attributions numbered ``a1``, ``a2`` … and with ``via`` set, a chain out to the report's own voice.

    ``via`` is the innermost attribution whose content holds the cue or, where there is none, the content.
    """
    numbered = [structs.replace(each, id=f"a{number}", via=None) for number, each in enumerate(attributions, 1)]
    return tuple(structs.replace(each, via=_holder_of(numbered, each)) for each in numbered)


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
    if quoted.innermost[site.head] is not None or source.tag in _PRONOUNS:
        return entry.act is Act.SPEECH and reported
    return entry.act is not Act.THOUGHT or reported


def _holder_of(attributions: Sequence[Attribution], inner: Attribution) -> str | None:
    """The id of the smallest content that holds ``inner``; it is larger than its own, so that no chain is a circle."""
    probe: Span = inner.cue if inner.cue is not None else inner.content[0]
    own = _size(inner)
    around = [
        (size, outer.id)
        for outer in attributions
        if any(span.covers(probe) for span in outer.content) and (size := _size(outer)) > own
    ]
    return min(around, key=lambda pair: pair[0])[1] if around else None


def find_holder(attributions: Sequence[Attribution], span: Span) -> Attribution | None:
    """The innermost attribution whose content covers ``span``, or most of it; None for the outlet's own voice."""
    best: Attribution | None = None
    for attribution in attributions:
        shared = sum(max(0, min(span.end, part.end) - max(span.start, part.start)) for part in attribution.content)
        if 2 * shared > span.end - span.start and (best is None or _size(attribution) < _size(best)):
            best = attribution
    return best


def _size(attribution: Attribution) -> int:
    return sum(span.end - span.start for span in attribution.content)
