"""Speech that is labelled with its speaker: headlines with a colon or a dash, transcripts, posts and statements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dateline.coding.attribution_posts import find_post_sites
from dateline.coding.attribution_spans import CueSite, Range
from dateline.coding.attribution_turns import LONGEST_LABEL, find_turn_sites
from dateline.coding.quotes import QuotedParse
from dateline.knowledge.cues import CueLexicon
from dateline.model import SourceKind
from dateline.reading import Sentence, Token

_SPEAKER_NAMES = frozenset({"PERSON", "ORG"})
_STATES = frozenset({"GPE", "NORP"})
_BOUNDARIES = frozenset({"-", "--", "–", "—", "―", "•", "*"})
_DASHES = frozenset({"–", "—", "-", "--"})
_SPEAKING_PAPERS = frozenset({"report", "poll", "study", "survey", "audit", "memo", "document", "data", "lawsuit"})
"""Of the nouns for documents those that head a line as its source; "Analysis:" and "Video:" only tell what follows."""

_CREDITS = frozenset({"note", "source", "courtesy", "credit", "follow"})
_OUTSIDE_NAMES = frozenset({"/", "(", "|"})
_OWN_WORDS = frozenset({"we", "our", "us", "i"})
_FEWEST_WORDS = 3
"""Fewer words before a dash are no statement."""

_LONGEST_BYLINE = 4


def find_label_sites(quoted: QuotedParse, cues: CueLexicon) -> Iterator[CueSite]:
    """Every label at the head of a paragraph, or before a quotation, or behind a headline, that names a speaker.

    In a transcript only the turns are labels.
    """
    parse = quoted.parse
    names = {token.text for token in parse.tokens if token.ner in _SPEAKER_NAMES}
    posts = list(find_post_sites(quoted, cues))
    yield from posts
    turns = find_turn_sites(quoted, names | _speaking(cues.voices).keys())
    if turns:
        yield from turns
        return
    taken = {site.cue[0] for site in posts}
    paragraph = -1
    for index, sentence in enumerate(parse.sentences):
        fresh = sentence.paragraph != paragraph
        paragraph = sentence.paragraph
        site = _read_label(quoted, index, names, cues, fresh=fresh)
        if site is None and index == 0:
            site = _read_closing_label(quoted, sentence, names, cues)
        if site is not None and site.cue[0] not in taken:
            yield site


def _speaking(voices: Mapping[str, SourceKind]) -> dict[str, SourceKind]:
    """The nouns that may stand as a label."""
    return {word: kind for word, kind in voices.items() if kind is not SourceKind.DOCUMENT or word in _SPEAKING_PAPERS}


def _read_label(quoted: QuotedParse, index: int, names: set[str], cues: CueLexicon, *, fresh: bool) -> CueSite | None:
    """The first label of a sentence: at the head of its paragraph, with all of that for content, or before a quote."""
    parse = quoted.parse
    sentence = parse.sentences[index]
    for colon in parse.sentence_tokens(sentence):
        if colon.text != ":" or quoted.innermost[colon.i] is not None or colon.i + 1 >= len(parse.tokens):
            continue
        label = _label(quoted, sentence, colon)
        if label is None or not _names_speaker(quoted, label, names, cues):
            continue
        if fresh and label[0] == sentence.first:
            content = colon.i + 1, _paragraph_end(quoted, index)
        elif quoted.innermost[colon.i + 1] is not None:
            content = quoted.ranges[quoted.outermost(colon.i + 1) or 0]
        else:
            continue
        head = label[1] - 1
        return CueSite(colon.i, None, (colon.i, colon.i + 1), head, label, content=[content], frame="label")
    return None


def _read_closing_label(quoted: QuotedParse, headline: Sentence, names: set[str], cues: CueLexicon) -> CueSite | None:
    """The speaker behind a headline: "Talks must go on – Lund", "Forty hurt in raid: police".

    A body behind a dash is mostly the outlet that prints the headline.
    """
    tokens = quoted.parse.sentence_tokens(headline)
    for mark in reversed(tokens[_FEWEST_WORDS : len(tokens) - 1]):
        if mark.text not in _DASHES and mark.text != ":":
            continue
        byline = mark.i + 1, headline.last
        spaced = mark.text == ":" or quoted.parse.tokens[mark.i - 1].end < mark.start
        if not spaced or quoted.innermost[mark.i] is not None or byline[1] - byline[0] > _LONGEST_BYLINE:
            return None
        words = quoted.parse.tokens[byline[0] : byline[1]]
        if not _may_speak(words, names, cues) or (mark.text != ":" and words[-1].ner == "ORG"):
            return None
        head = byline[1] - 1
        content = [(headline.first, mark.i)]
        return CueSite(mark.i, None, (mark.i, mark.i + 1), head, byline, content=content, frame="label")
    return None


def _label(quoted: QuotedParse, sentence: Sentence, colon: Token) -> Range | None:
    """The words before a colon back to a dash or the sentence's start, where they are few."""
    first = colon.i
    while first > sentence.first and quoted.parse.tokens[first - 1].text not in _BOUNDARIES:
        first -= 1
    return (first, colon.i) if 0 < colon.i - first <= LONGEST_LABEL else None


def _names_speaker(quoted: QuotedParse, label: Range, names: set[str], cues: CueLexicon) -> bool:
    """Whether a label names who may speak; of a state only where what follows is worded as its own speech."""
    words = quoted.parse.tokens[label[0] : label[1]]
    if not words[0].text[0].isupper() or any(word.tag[:2] in ("VB", "MD") for word in words):
        return False
    if words[-1].ner in _STATES:
        return label[0] == 0 and words[0].ner in _STATES and _is_worded_as_speech(quoted, label[1] + 1)
    return _may_speak(words, names, cues)


def _may_speak(words: tuple[Token, ...], names: set[str], cues: CueLexicon) -> bool:
    """Whether a label is one of the report's ``names``, or a noun such as "poll" that may speak, and holds no verb."""
    if any(word.tag[:2] in ("VB", "MD", "CD") for word in words):
        return False
    inside = {word.i for word in words}
    last = words[-1]
    root = next((word for word in words if word.head not in inside), last)
    if any(word.text in _OUTSIDE_NAMES for word in words) or {last.lower, root.lower} & _CREDITS:
        return False
    if root is not last and root.text not in names and root.lemma.lower() not in cues.voices:
        return False
    speaking = _SPEAKING_PAPERS if cues.voices.get(last.lemma.lower()) is SourceKind.DOCUMENT else cues.voices
    return last.text in names or last.lemma.lower() in speaking or last.lower in speaking


def _is_worded_as_speech(quoted: QuotedParse, first: int) -> bool:
    """Whether the sentence from token ``first`` on is a quotation, or speaks of "we" or of what must be."""
    parse = quoted.parse
    if first >= len(parse.tokens) or quoted.innermost[first] is not None:
        return first < len(parse.tokens)
    rest = parse.tokens[first : parse.sentence(parse.tokens[first]).last]
    return any(word.tag == "MD" or word.lower in _OWN_WORDS for word in rest)


def _paragraph_end(quoted: QuotedParse, index: int) -> int:
    """The token after the paragraph in which sentence ``index`` stands."""
    sentences = quoted.parse.sentences
    last = index
    while last + 1 < len(sentences) and sentences[last + 1].paragraph == sentences[index].paragraph:
        last += 1
    return sentences[last].last
