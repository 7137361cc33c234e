"""Quotations handed to their speakers: beside a cue, carried on after it, or with the speaker a sentence away."""

from __future__ import annotations

from bisect import bisect_right
from functools import partial
from itertools import islice

from dateline.coding.attribution_sources import find_inverted_speaker, noun_range
from dateline.coding.attribution_spans import CueSite, Range, bounds
from dateline.coding.attribution_trailing import find_quoted_gerund
from dateline.coding.quotes import QuotedParse
from dateline.knowledge.cues import Act, CueKind
from dateline.reading import Token

_JOINTS = frozenset({",", "-", "–", "—", "--"})
_QUOTE_ENDS = _JOINTS | {"?", "!", ".", "…", "..."}
_CLOSING_MARKS = frozenset({'"', "”", "''", "’", "'", "»"})
_PEOPLE = frozenset({"PERSON", "NORP", "ORG"})
_PERSONAL = frozenset({"he", "she", "they"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LONG_WORD = 4
"""Letters from which on titles give a word a capital."""
_SENTENCES_BACK = 3
"""How far before a quotation its speaker may act."""
_FEW_WORDS = 4
"""Below this a quotation is taken for a word or name in inverted commas unless a cue stands right beside it."""


def attach_quotes(quoted: QuotedParse, sites: list[CueSite]) -> None:
    """Give each quotation that is a speaker's own words to the site that reports it."""
    taken = {index for index in range(len(quoted.quotations)) if _is_title(quoted, index)}
    sites.sort(key=_head)
    for site in sites:
        if site.entry is not None and "quote" in site.entry.frames:
            _take_before(quoted, site, taken)
            if site.source is None and site.quotes:
                _name_speaker(quoted, site)
    for site in reversed(sites):
        if site.entry is not None and "quote" in site.entry.frames:
            _take_after(quoted, site, taken)
    _hand_to_quoted(quoted, sites)
    _carry_on(quoted, sites, taken)
    for site in sites:
        if site.entry is None or "quote" not in site.entry.frames or site.content or site.quotes:
            continue
        if block := _paragraph_behind(quoted, site):
            site.content, site.frame = block, "block"


def _paragraph_behind(quoted: QuotedParse, site: CueSite) -> list[Range]:
    """The paragraph to which a colon at the end of the speaker's paragraph leads, set apart without marks.

    So pages print what they take over from elsewhere: "The board wrote:", and its words below.
    """
    parse = quoted.parse
    sentence = parse.sentence(parse.tokens[site.head])
    if parse.tokens[sentence.last - 1].text != ":" or sentence.last == len(parse.tokens) or site.source is None:
        return []
    following = parse.sentences[sentence.i + 1]
    if following.paragraph == sentence.paragraph or quoted.innermost[following.first] is not None:
        return []
    rest = islice(parse.sentences, following.i + 1, None)
    end = next((each.first for each in rest if each.paragraph != following.paragraph), len(parse.tokens))
    return [(following.first, end)]


def _is_title(quoted: QuotedParse, index: int) -> bool:
    """Whether words in quotation marks are a film's, book's or speech's title: capitals, and no finite verb."""
    words = [word for word in quoted.parse.tokens[slice(*quoted.ranges[index])] if word.text[0].isalpha()]
    long = [word for word in words if len(word.text) >= _LONG_WORD]
    return len(long) > 1 and all(word.text[0].isupper() for word in long) and all(w.tag not in _FINITE for w in words)


def _hand_to_quoted(quoted: QuotedParse, sites: list[CueSite]) -> None:
    """Words before "…, the agency quoted an aide as saying" are the aide's as well as the agency's."""
    by_head = {site.head: site for site in sites}
    for medium in sites:
        gerund = find_quoted_gerund(quoted.parse, quoted.parse.tokens[medium.head])
        quotee = by_head.get(gerund.i) if gerund is not None else None
        if quotee is None or quotee.content or quotee.quotes:
            continue
        quotee.quotes = [index for index in medium.quotes if quoted.ranges[index][0] < medium.head]
        quotee.content = [span for span in medium.content if span[1] <= medium.cue[0]]
        quotee.frame = "aside"


def speaker_range(quoted: QuotedParse, site: CueSite) -> Range:
    """The speaker's clause: cue, source, addressee and what else hangs on the verb outside quotations."""
    parse = quoted.parse
    first, last = site.cue
    around = quoted.innermost[site.head]
    spans = [span for span in (site.source_range, site.addressee_range) if span is not None]
    for child in parse.children(parse.tokens[site.head]):
        if child.dep in ("prep", "npadvmod", "advmod", "dobj", "dative", "nsubj", "tmod", "advcl"):
            spans.append(bounds(parse, child))
    sentence = parse.sentence(parse.tokens[site.head])
    for start, end in spans:
        if (
            sentence.first <= start
            and end <= sentence.last
            and all(quoted.innermost[i] == around for i in range(start, end))
        ):
            first, last = min(first, start), max(last, end)
    return first, last


def _name_speaker(quoted: QuotedParse, site: CueSite) -> None:
    """Give a cue behind its quotation the speaker who stands after it."""
    verb = quoted.parse.tokens[site.head]
    speaker = find_inverted_speaker(quoted, verb)
    if speaker is not None:
        site.source, site.source_range = speaker.i, noun_range(quoted.parse, speaker, verb.i)
        site.content = []


def _take_before(quoted: QuotedParse, site: CueSite, taken: set[int]) -> None:
    """Quotations before a cue: “…,” he said."""
    first, _ = speaker_range(quoted, site)
    at = first - 1
    tokens = quoted.parse.tokens
    around = quoted.innermost[site.head]
    while at >= 0 and quoted.innermost[at] == around and tokens[at].text in _JOINTS:
        at -= 1
    if at < 0 or not _same_paragraph(quoted, at, site.head):
        return
    index = _under(quoted, at, around)
    if index is None or index in taken or quoted.ranges[index][1] != at + 1:
        return
    end = max(0, at - 1)
    while end > 0 and tokens[end].text in _CLOSING_MARKS:  # those of a quotation that ends inside this one
        end -= 1
    inner_last = tokens[end].text
    if inner_last == "." and any(start > site.head for start, _ in site.content):
        return
    if tokens[at + 1].text in _JOINTS or inner_last in _QUOTE_ENDS or not quoted.quotations[index].whole:
        site.quotes.append(index)
        taken.add(index)


def _take_after(quoted: QuotedParse, site: CueSite, taken: set[int]) -> None:
    """Quotations behind a cue: he said: “…”; and in the sentence after it: “…,” he said. “…”."""
    _, last = speaker_range(quoted, site)
    parse = quoted.parse
    around = quoted.innermost[site.head]
    sentence = parse.sentence(parse.tokens[site.head])
    at = last
    while at < sentence.last and _under(quoted, at, around) is None:
        at += 1
    index = _under(quoted, at, around) if at < len(parse.tokens) else None
    if index is None or index in taken or not _same_paragraph(quoted, at, site.head):
        colon = parse.tokens[min(sentence.last, len(parse.tokens)) - 1].text == ":"
        if not (colon and index is not None and index not in taken and at == sentence.last):
            return
    opening = parse.tokens[at - 1].text
    if at == sentence.last or opening in (":", ",") or at == last or (site.quotes and opening == "."):
        named = opening not in (":", ",") or (opening == "," and bool(site.content))
        if at < sentence.last and named and quoted.words(index) < _FEW_WORDS:
            return
        if at == sentence.last and not (site.quotes or opening == ":"):
            return
        site.quotes.append(index)
        taken.add(index)


def _under(quoted: QuotedParse, i: int, around: int | None) -> int | None:
    """The outermost quotation at token ``i`` that lies inside quotation ``around``."""
    if i >= len(quoted.innermost):
        return None
    index = quoted.innermost[i]
    while index is not None and index != around:
        parent = quoted.quotations[index].parent
        if parent == around:
            return index
        index = parent
    return None


def _same_paragraph(quoted: QuotedParse, one: int, other: int) -> bool:
    parse = quoted.parse
    return parse.sentence(parse.tokens[one]).paragraph == parse.sentence(parse.tokens[other]).paragraph


def _carry_on(quoted: QuotedParse, sites: list[CueSite], taken: set[int]) -> None:
    """Quotations that stand as sentences of their own go on with the voice before them."""
    voices = sorted(filter(partial(_is_voice, quoted), sites), key=_head)
    places = [site.head for site in voices]
    covered = _covered(quoted, sites)
    for index, quotation in enumerate(quoted.quotations):
        first, last = quoted.ranges[index]
        if quotation.parent is not None or index in taken or first == last or first in covered:
            continue
        before = index - 1
        if before >= 0 and quoted.quotations[before].goes_on:
            owner = next((site for site in sites if before in site.quotes), None)
        elif _stands_alone(quoted, index):
            owner = _voice_before(quoted, voices, places, first)
        else:
            continue
        if owner is None and (owner := _bare_speaker(quoted, index)) is not None:
            sites.append(owner)
        if owner is not None:
            owner.quotes.append(index)
            taken.add(index)


def _bare_speaker(quoted: QuotedParse, index: int) -> CueSite | None:
    """A speaker without a cue: who acts in the sentence before a quotation, or else, by name, in that behind it.

    A common noun there only passes by: then the name that the paragraph began with still holds the floor.
    """
    parse = quoted.parse
    first, last = quoted.ranges[index]
    here = parse.sentence(parse.tokens[first])
    for before in reversed(parse.sentences[max(here.i - _SENTENCES_BACK, 0) : here.i]):
        if here.paragraph - before.paragraph > (before.i == here.i - 1):
            break
        subject = parse.child(parse.root(before), "nsubj")
        if subject is None or quoted.innermost[subject.i] is not None:
            break
        if subject.ner in _PEOPLE or subject.lower in _PERSONAL:
            return _uncued(quoted, subject)
    end = parse.sentence(parse.tokens[last - 1]).i + 1
    behind = parse.sentences[end] if end < len(parse.sentences) else None
    if behind is None or behind.paragraph - here.paragraph > 1:
        return None
    subject = parse.child(parse.root(behind), "nsubj", "nsubjpass")
    named = subject is not None and subject.ner == "PERSON" and quoted.innermost[subject.i] is None
    return _uncued(quoted, subject) if subject is not None and named else None


def _uncued(quoted: QuotedParse, subject: Token) -> CueSite:
    """The site of a speaker without a cue."""
    end = subject.i + 1
    around = noun_range(quoted.parse, subject, quoted.parse.head(subject).i)
    return CueSite(subject.i, None, (end, end), subject.i, around, content=[], quotes=[])


def _head(site: CueSite) -> int:
    return site.head


def _is_voice(quoted: QuotedParse, site: CueSite) -> bool:
    """Whether a site may be the voice in which later quotations go on: a verb of speech outside quotation marks.

    What somebody "had told" another is told of, and holds no floor.
    """
    entry = site.entry
    head = quoted.parse.tokens[site.head]
    if head.tag == "VBN" and any(each.lower == "had" for each in quoted.parse.children(head, "aux")):
        return False
    verb = entry is None or (entry.kind is CueKind.VERB and entry.act is Act.SPEECH)
    return verb and quoted.innermost[site.head] is None


def _covered(quoted: QuotedParse, sites: list[CueSite]) -> set[int]:
    return {i for site in sites for first, last in site.content for i in range(first, last)}


def _stands_alone(quoted: QuotedParse, index: int) -> bool:
    """Whether a quotation is one or more whole sentences."""
    parse = quoted.parse
    first, last = quoted.ranges[index]
    if quoted.words(index) < _FEW_WORDS:
        return False
    starts = first == parse.sentence(parse.tokens[first]).first or parse.tokens[first - 1].text in (".", "?", "!", ":")
    inner_last = parse.tokens[max(first, last - 2)].text
    ends = (
        last == len(parse.tokens)
        or parse.sentence(parse.tokens[last - 1]).last == last
        or inner_last in (".", "?", "!")
    )
    return starts and ends


def _voice_before(quoted: QuotedParse, voices: list[CueSite], places: list[int], first: int) -> CueSite | None:
    """The last voice before token ``first`` in the same paragraph or the one before."""
    at = bisect_right(places, first) - 1
    if at < 0:
        return None
    parse = quoted.parse
    site = voices[at]
    here = parse.sentence(parse.tokens[first]).paragraph
    there = parse.sentence(parse.tokens[places[at]]).paragraph
    if any(parse.sentence(parse.tokens[quoted.ranges[i][1] - 1]).paragraph >= here - 1 for i in site.quotes):
        return site
    return site if here - there <= 1 and site.source is not None else None
