"""What the attributions of hand-made parses are, in words, for tests of attribution rules."""

from __future__ import annotations

from dateline.coding.attribution import find_attributions
from dateline.knowledge.cues import CueLexicon
from dateline.reading import Reading
from handparse import parse_from, report_of

Parts = tuple[str | None, str | None, list[str]]
"""The words of a source, of its cue, and of each span of the content."""


def parts(cues: CueLexicon, *sentences: str) -> list[Parts]:
    """Source, cue and contents of each attribution."""
    parse = parse_from(*sentences)
    found = find_attributions(Reading(report_of(parse), parse), cues)
    return [
        (
            each.source.text if each.source else None,
            each.cue.text if each.cue else None,
            [parse.text[span.start : span.end] for span in each.content],
        )
        for each in found
    ]
