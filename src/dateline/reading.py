"""What the rooms ``read`` and ``coding`` hand each other: tokens, sentences, the dependency tree, and mentions on it.

Nothing here knows a language model, so a coding rule is tested on a parse built by hand. Token indices (``i``,
``head``) count over the whole report; tags are Penn Treebank's, relations ClearNLP's, as in spaCy's English models.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

from dateline.model import Entity, Mention, Report, Span, TextSpan


class Token(Struct, frozen=True, gc=False):
    """One word or punctuation mark. A sentence's root has itself as ``head``; ``ner`` is a name label or ''."""

    i: int
    start: int
    end: int
    text: str
    lemma: str
    tag: str
    pos: str
    dep: str
    head: int
    ner: str = ""

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()


class Sentence(Struct, frozen=True, gc=False):
    """Tokens ``first`` up to, not including, ``last``; ``paragraph`` counts from 0."""

    i: int
    first: int
    last: int
    start: int
    end: int
    paragraph: int


class WordVoice(NamedTuple):
    """How much speaks for a word being part of a source, of a cue, of what is attributed, and for its heading a cue.

    Log-odds: 0 where as much speaks for it as against it.
    """

    source: float
    cue: float
    content: float
    head: float


NO_VOICE = WordVoice(-9.0, -9.0, -9.0, -9.0)
"""Of a word that was not looked at."""


class Parse:
    """The parsed text: its tokens, its sentences, and how to walk the tree.

    ``voices`` is a language model's opinion on each token, empty where none was asked.
    """

    __slots__ = ("_children", "_sentence_firsts", "_starts", "names", "sentences", "text", "tokens", "voices")

    def __init__(
        self,
        text: str,
        tokens: Sequence[Token],
        sentences: Sequence[Sentence],
        names: Sequence[tuple[int, int, str]] = (),
        voices: Sequence[WordVoice] = (),
    ) -> None:
        """``names``: what the recogniser took for names, as (first token, last token exclusive, label)."""
        self.text = text
        self.tokens = tuple(tokens)
        self.sentences = tuple(sentences)
        self.names = tuple(names)
        self.voices = tuple(voices)
        children: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                children[token.head].append(token)
        self._children = tuple(tuple(row) for row in children)
        self._starts = [token.start for token in self.tokens]
        self._sentence_firsts = [sentence.first for sentence in self.sentences]

    def head(self, token: Token) -> Token:
        """The token that governs this one; a root governs itself."""
        return self.tokens[token.head]

    def children(self, token: Token, *deps: str) -> tuple[Token, ...]:
        """Direct dependents in text order, only those with a relation in ``deps`` where any is given."""
        below = self._children[token.i]
        return tuple(child for child in below if child.dep in deps) if deps else below

    def child(self, token: Token, *deps: str) -> Token | None:
        """The first dependent with a relation in ``deps``."""
        return next((child for child in self._children[token.i] if child.dep in deps), None)

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The governors of a token, nearest first, up to the sentence's root."""
        while token.head != token.i:
            token = self.tokens[token.head]
            yield token

    def subtree(self, token: Token) -> list[Token]:
        """The token and all below it, in text order."""
        found, waiting = [], [token]
        while waiting:
            current = waiting.pop()
            found.append(current)
            waiting.extend(self._children[current.i])
        return sorted(found, key=lambda each: each.i)

    def sentence(self, token: Token) -> Sentence:
        """The sentence in which a token stands."""
        return self.sentences[bisect_right(self._sentence_firsts, token.i) - 1]

    def sentence_tokens(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def root(self, sentence: Sentence) -> Token:
        """The sentence's root token."""
        return next(token for token in self.sentence_tokens(sentence) if token.head == token.i)

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """The tokens that lie wholly inside a span of text."""
        first = bisect_right(self._starts, span.start - 1)
        last = bisect_right(self._starts, span.end - 1)
        while last > first and self.tokens[last - 1].end > span.end:
            last -= 1
        return self.tokens[first:last]

    def span(self, tokens: Sequence[Token]) -> TextSpan:
        """The text from the first of ``tokens`` to the last, ends trimmed to words; ``tokens`` is not empty."""
        return TextSpan.cut(self.text, min(t.start for t in tokens), max(t.end for t in tokens))


class Reading(Struct, frozen=True):
    """A report with its parse, and the actors and places that it mentions.

    ``heads`` gives, for each mention id, the index of the token that heads it in the tree.
    """

    report: Report
    parse: Parse
    mentions: tuple[Mention, ...] = ()
    heads: dict[str, int] = {}
    entities: dict[str, Entity] = {}
    warnings: tuple[str, ...] = ()
