"""Speech that is labelled with its speaker: "Name: …" in headlines and transcripts, "— Name: “…”" in round-ups."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.coding.attribution_spans import CueSite, Range
from dateline.coding.quotes import QuotedParse
from dateline.knowledge.cues import CueLexicon
from dateline.reading import Sentence, Token

_LONGEST_LABEL = 8
"""Words; a longer stretch before a colon is a sentence, not a name."""

_SPEAKER_NAMES = frozenset({"PERSON", "ORG"})
_STATES = frozenset({"GPE", "NORP"})
_BOUNDARIES = frozenset({"-", "--", "–", "—", "―", "•", "*"})


def find_label_sites(quoted: QuotedParse, cues: CueLexicon) -> Iterator[CueSite]:
    """Every label at the head of a paragraph, or before a quotation, that names somebody who can speak."""
    parse = quoted.parse
    paragraph = -1
    names = {token.text for token in parse.tokens if token.ner in _SPEAKER_NAMES}
    states = {token.text for token in parse.tokens if token.ner in _STATES}
    for index, sentence in enumerate(parse.sentences):
        fresh = sentence.paragraph != paragraph
        paragraph = sentence.paragraph
        for colon in parse.sentence_tokens(sentence):
            if colon.text != ":" or quoted.innermost[colon.i] is not None or colon.i + 1 >= len(parse.tokens):
                continue
            label = _label(quoted, sentence, colon)
            if label is None or not _names_speaker(
                parse.tokens[label[0] : label[1]], names if index else names | states, cues
            ):
                continue
            if fresh and label[0] == sentence.first:
                content = colon.i + 1, _paragraph_end(quoted, index)
            elif quoted.innermost[colon.i + 1] is not None:
                content = quoted.ranges[quoted.outermost(colon.i + 1) or 0]
            else:
                continue
            head = label[1] - 1
            yield CueSite(colon.i, None, (colon.i, colon.i + 1), head, label, content=[content], frame="label")
            break


def _label(quoted: QuotedParse, sentence: Sentence, colon: Token) -> Range | None:
    """The words before a colon back to a dash or the sentence's start, where they are few."""
    first = colon.i
    while first > sentence.first and quoted.parse.tokens[first - 1].text not in _BOUNDARIES:
        first -= 1
    return (first, colon.i) if 0 < colon.i - first <= _LONGEST_LABEL else None


def _names_speaker(label: tuple[Token, ...], names: set[str], cues: CueLexicon) -> bool:
    """Whether a label is one of the report's ``names``, or a noun such as "poll" that may speak, and holds no verb."""
    if not label[0].text[0].isupper() or any(token.tag[:2] in ("VB", "MD", "CD") for token in label):
        return False
    last = label[-1]
    return last.text in names or last.lemma.lower() in cues.voices or last.lower in cues.voices


def _paragraph_end(quoted: QuotedParse, index: int) -> int:
    """The token after the paragraph in which sentence ``index`` stands."""
    sentences = quoted.parse.sentences
    last = index
    while last + 1 < len(sentences) and sentences[last + 1].paragraph == sentences[index].paragraph:
        last += 1
    return sentences[last].last
