"""Parses built by hand, so that a coding rule is tested without a language model.

A sentence is one string, a token a word: ``word/TAG/dep>head`` with ``head`` the 1-based number of the governing
token in the sentence (0 for the root). A lemma that is not the lower-cased word follows after ``=``:
``said=say/VBD/ROOT>0``. A name's label follows in square brackets: ``Vostok/NNP/nsubj>2[ORG]``. A word glued to the
one before starts with ``~``.

>>> parse = parse_from("Vostok/NNP/nsubj>2[GPE] denied=deny/VBD/ROOT>0 it/PRP/dobj>2 ~./././punct>2")
>>> parse.text
'Vostok denied it.'
"""

from __future__ import annotations

import re

from dateline.model import Report
from dateline.reading import Parse, Sentence, Token

_WORD = re.compile(
    r"(?P<glued>~?)(?P<text>\S+?)(?:=(?P<lemma>[^/\s]+))?"
    r"/(?P<tag>\S+?)/(?P<dep>\w+)>(?P<head>\d+)(?:\[(?P<ner>\w+)\])?$"
)

_POS = {
    **dict.fromkeys(("NN", "NNS"), "NOUN"),
    **dict.fromkeys(("NNP", "NNPS"), "PROPN"),
    **dict.fromkeys(("PRP", "PRP$", "WP"), "PRON"),
    **dict.fromkeys(("DT", "WDT"), "DET"),
    **dict.fromkeys(("IN", "RP"), "ADP"),
    "MD": "AUX",
    "TO": "PART",
    "CC": "CCONJ",
    "CD": "NUM",
}


def parse_from(*sentences: str) -> Parse:
    """A parse whose paragraphs are the sentences' own lines; sentences that start with ``+`` go on in the paragraph."""
    text, tokens, found, names = "", [], [], []
    paragraph = -1
    for number, written in enumerate(sentences):
        joined = written.startswith("+")
        paragraph += not joined
        if number:
            text += " " if joined else "\n"
        first = len(tokens)
        for word in written.removeprefix("+").split():
            token = _token(word, text, len(tokens), first, fresh=len(tokens) == first)
            text = text + ("" if len(tokens) == first or word.startswith("~") else " ") + token.text
            tokens.append(token)
        found.append(Sentence(number, first, len(tokens), tokens[first].start, tokens[-1].end, paragraph))
    for token in tokens:
        if token.ner and names and names[-1][1] == token.i and names[-1][2] == token.ner:
            names[-1] = (names[-1][0], token.i + 1, token.ner)
        elif token.ner:
            names.append((token.i, token.i + 1, token.ner))
    return Parse(text, tokens, found, names)


def report_of(parse: Parse, **fields: str) -> Report:
    """A report whose text is the parse's."""
    return Report(id="0" * 16, text=parse.text, language="en", **fields)


def _token(word: str, before: str, index: int, first: int, *, fresh: bool) -> Token:
    match = _WORD.match(word)
    if not match:
        raise ValueError(f"not a hand-written token: {word}")
    start = len(before) + (0 if fresh or match["glued"] else 1)
    tag, head = match["tag"], int(match["head"])
    pos = _POS.get(tag) or {"V": "VERB", "J": "ADJ", "R": "ADV"}.get(tag[0], "PUNCT")
    return Token(
        index, start, start + len(match["text"]), match["text"], match["lemma"] or match["text"].lower(), tag, pos,
        "ROOT" if head == 0 else match["dep"], index if head == 0 else first + head - 1, match["ner"] or "",
    )  # fmt: skip
