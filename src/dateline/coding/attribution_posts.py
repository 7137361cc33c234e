"""Texts that are somebody's own words as a whole: a network's posts with their signatures, and printed statements.

A signature is a dash, a name and a handle behind the post, as pages embed it: "— Name (@handle) May 3, 2017"; a header
stands before the post: "Name @handle · 3h". A statement is headed "Statement by the spokesperson of …".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dateline.coding.attribution_sources import noun_range
from dateline.coding.attribution_spans import CueSite, Range
from dateline.coding.quotes import QuotedParse
from dateline.knowledge.cues import Act, CueEntry, CueKind, CueLexicon
from dateline.model import Span, Stance
from dateline.reading import Parse, Token

LABEL = CueEntry("", CueKind.PREPOSITION, Act.SPEECH, Stance.STATES, frozenset({"label"}))
"""Stands for the layout that hands a text to its speaker, which is no word of the lexicon."""

LONGEST_POST = 280
"""Characters that a post may have; a longer paragraph before a signature is not all the post's."""

_BLANKS = r"[^\S\n]{0,4}"
_MONTH_DAY = r"[A-Z][a-z]{2,8} \d{1,2}"
_SIGNATURE = re.compile(
    r"(?:—|–|―|--|\"\?)\s?(?P<name>[^\W_@(][^@()\n\"“”—–]{0,60}?)\s?\((?P<handle>@\w{1,20})\)"
    rf"(?={_BLANKS}(?:$|[·•|])|\s{{1,3}}{_MONTH_DAY}, \d{{4}})",
    re.MULTILINE,
)
_ENDS_LINE = re.compile(rf"{_BLANKS}[·•|]?{_BLANKS}(?:{_MONTH_DAY}, \d{{4}})?{_BLANKS}$", re.MULTILINE)
_REST_OF_SIGNATURE = re.compile(rf"\s?\(@\w{{1,20}}\)(?:\s{{1,3}}{_MONTH_DAY}, \d{{4}})?")
_HEADER = re.compile(
    rf"^(?P<name>[^\W_@][^@\n:]{{0,60}}?)[^\S\n](?P<handle>@\w{{1,20}}){_BLANKS}[·•]{_BLANKS}"
    rf"(?:\d{{1,2}}\s?[smhd]\b|{_MONTH_DAY}(?:, \d{{4}})?)",
    re.MULTILINE,
)
_HANDLE = re.compile(r"^(?P<name>@\w{1,20})(?P<handle>):\s", re.MULTILINE)
_STATEMENTS = frozenset(
    {"statement", "declaration", "remarks", "speech", "address", "communique", "communiqué", "letter", "message"}
)
_KINDS_OF_STATEMENT = frozenset({"joint", "press", "media", "open", "full", "official", "presidential", "opening"})
_BY = frozenset({"by", "of", "from"})
_SUBJECTS = frozenset({"on", "regarding", "concerning", "about", "following", "after"})
_PLACES = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def find_post_sites(quoted: QuotedParse, cues: CueLexicon) -> Iterator[CueSite]:
    """Every post that names its writer, and the statement that the report is."""
    parse = quoted.parse
    if "@" in parse.text:
        for match in _SIGNATURE.finditer(parse.text):
            yield from _post(parse, match, _before(parse, match))
        for pattern in (_HEADER, _HANDLE):
            for match in pattern.finditer(parse.text):
                yield from _post(parse, match, _behind(parse, match.end()))
    yield from _statement(parse, cues)


def find_signatures(parse: Parse, sites: Iterable[CueSite]) -> dict[int, int]:
    """For each token of a signature behind a post, the token after all of it, handle and day included."""
    ends: dict[int, int] = {}
    for site in sites:
        if site.frame != "post" or site.source_range is None:
            continue
        first, last = site.source_range
        match = _REST_OF_SIGNATURE.match(parse.text, parse.tokens[last - 1].end)
        if match is not None:
            tokens = parse.tokens_in(Span(parse.tokens[first].start, match.end()))
            ends.update(dict.fromkeys(range(first, tokens[-1].i + 1), tokens[-1].i + 1))
    return ends


def _post(parse: Parse, match: re.Match[str], content: Range | None) -> Iterator[CueSite]:
    """The site of one post; none where its signature has no words or no post."""
    name = parse.tokens_in(Span(match.start("name"), match.end("name")))
    if not name or content is None:
        return
    end = name[-1].i + 1
    yield CueSite(
        name[-1].i, LABEL, (end, end), name[-1].i, (name[0].i, end), content=[content], frame="post"
    )  # fmt: skip


def _before(parse: Parse, signature: re.Match[str]) -> Range | None:
    """The post before a signature: its paragraph; the last sentence of it where that is too long, or runs on behind."""
    end = signature.start()
    last = end
    while last and parse.text[last - 1].isspace():
        last -= 1
    start = max(parse.text.rfind("\n", 0, last), 0)
    tokens = parse.tokens_in(Span(start, end))
    if not tokens:
        return None
    first = tokens[0].i
    if end - start > LONGEST_POST or not _ENDS_LINE.match(parse.text, signature.end()):
        first = max(first, _last_sentence(parse, tokens))
    return first, tokens[-1].i + 1


def _last_sentence(parse: Parse, tokens: tuple[Token, ...]) -> int:
    """The first token of the last sentence that has words of its own, and is not but the address of a picture."""
    first = tokens[-1].i
    for token in reversed(tokens):
        first = token.i
        opens = first == parse.sentence(token).first
        if opens and any(word.text.isalpha() for word in tokens[first - tokens[0].i :]):
            break
    return first


def _behind(parse: Parse, start: int) -> Range | None:
    """The post behind its header: the rest of the line, or the paragraph that follows."""
    text = parse.text
    while start < len(text) and text[start].isspace():
        start += 1
    end = text.find("\n", start)
    tokens = parse.tokens_in(Span(start, end if end >= 0 else len(text)))
    return (tokens[0].i, tokens[-1].i + 1) if tokens else None


def _statement(parse: Parse, cues: CueLexicon) -> Iterator[CueSite]:
    """The site of a report that is headed as somebody's statement."""
    if not parse.sentences:
        return
    heading = [sentence for sentence in parse.sentences if sentence.paragraph == parse.sentences[0].paragraph]
    tokens = parse.tokens[: heading[-1].last]
    at = next((i for i in range(min(3, len(tokens))) if tokens[i].lower not in _KINDS_OF_STATEMENT), None)
    if at is None or at + 2 >= len(tokens) or tokens[at].lower not in _STATEMENTS or tokens[at + 1].lower not in _BY:
        return
    colon = next((token.i for token in tokens if token.text == ":"), None)
    end = len(tokens) if colon is None else colon
    speaker = parse.child(tokens[at + 1], "pobj")
    if speaker is None or speaker.i >= end or any(token.tag in _FINITE for token in tokens[:end]):
        return
    if speaker.ner in _PLACES or (speaker.pos != "PROPN" and speaker.lemma.lower() not in cues.voices):
        return
    content = (end if colon is None else end + 1), len(parse.tokens)
    if content[0] >= content[1]:
        return
    cue = (end, end) if colon is None else (colon, colon + 1)
    first, last = noun_range(parse, speaker, tokens[at + 1].i)
    last = next((i for i in range(speaker.i, min(last, end)) if tokens[i].lower in _SUBJECTS), min(last, end))
    yield CueSite(speaker.i, LABEL, cue, speaker.i, (first, last), content=[content], frame="post")
