"""Marks of quotation that distance: a word in marks that is neither a source's word nor a title or term."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise

from dateline.model import Attribution, QuoteForm, Span
from dateline.reading import Parse, Sentence, Token

_REACH = 10
"""How many tokens behind an opening mark its closing one is looked for; a compound with hyphens has many."""

_PAIRS = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»", "„": "“", "``": "''"}
_GLOSSES = frozenset(("(", "-", "–", "—", "--"))
_CLAUSE_TAGS = frozenset(("VB", "VBZ", "VBP", "VBD", "MD", "PRP", "PRP$", "UH"))
_NO_NAMES = frozenset(("ADP", "DET", "PRON", "SCONJ", "CCONJ", "ADV", "NUM"))

_BEFORE = 3
"""Words before the marks among which one that introduces a term is looked for."""


def find_scare_quotes(parse: Parse, attributions: Sequence[Attribution], roles: Mapping[str, str]) -> Iterator[Span]:
    """The words, marks included, that the outlet distances itself from.

    Single words only, compounds with hyphens among them: several in marks are most often somebody's words or a term.
    None in a sentence in which somebody is heard, or right behind one that quotes: marks are a partial quotation there.
    ``roles``: lemmas behind which a marked word is a name or term that is introduced ("introduces"), and verbs whose
    speaker is quoted, even by a single word ("speaks").
    """
    heard, quoted = _find_speech(parse, attributions)
    for sentence in parse.sentences:
        if sentence.i in heard or sentence.i - 1 in quoted or _speaks(parse, sentence, roles):
            continue
        for opening, closing in _quoted(parse, sentence):
            marked = parse.tokens[opening + 1 : closing]
            words = [token for token in marked if token.text[0].isalnum()]
            whole = opening == sentence.first and closing >= sentence.last - 2
            if whole or not words or any(one.end < other.start for one, other in pairwise(marked)):
                continue
            if _distances(words) and not _is_introduced(parse, words, (opening, closing), roles):
                yield Span(parse.tokens[opening].start, parse.tokens[closing].end)


def _find_speech(parse: Parse, attributions: Sequence[Attribution]) -> tuple[set[int], set[int]]:
    """The sentences in which somebody is heard, and those of them that quote."""
    heard: set[int] = set()
    quoted: set[int] = set()
    for attribution in attributions:
        for span in (*attribution.content, *filter(None, (attribution.cue, attribution.source))):
            here = {parse.sentence(token).i for token in parse.tokens_in(span)}
            heard |= here
            if attribution.form is not QuoteForm.INDIRECT:
                quoted |= here
    return heard, quoted


def _speaks(parse: Parse, sentence: Sentence, roles: Mapping[str, str]) -> bool:
    """Whether a verb of the sentence has a speaker, found or not."""
    return any(
        token.pos == "VERB" and roles.get(token.lemma.lower()) == "speaks" for token in parse.sentence_tokens(sentence)
    )


def _quoted(parse: Parse, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The pairs of marks in a sentence, as the indices of the opening and the closing token."""
    at = sentence.first
    while at < sentence.last:
        token = parse.tokens[at]
        closing = _PAIRS.get(token.text)
        if closing is None or not _opens(parse, token):
            at += 1
            continue
        limit = min(sentence.last, at + _REACH)
        end = next((i for i in range(at + 1, limit) if parse.tokens[i].text == closing and _closes(parse, i)), None)
        if end is not None:
            yield at, end
            at = end
        elif closing == token.text:
            # A longer quotation: its closing mark must not be taken for another's opening one.
            at = next((i for i in range(at + 1, sentence.last) if parse.tokens[i].text == closing), sentence.last)
        at += 1


def _opens(parse: Parse, token: Token) -> bool:
    """Whether a mark is written against the word behind it and apart from the one before it."""
    text = parse.text
    before = text[token.start - 1] if token.start else " "
    behind = text[token.end] if token.end < len(text) else " "
    return not before.isalnum() and behind.isalnum()


def _closes(parse: Parse, i: int) -> bool:
    """Whether a mark is written against the word before it, and is not the apostrophe of a genitive."""
    token = parse.tokens[i]
    behind = parse.text[token.end : token.end + 1]
    return not parse.text[token.start - 1].isspace() and not behind.isalnum() and token.tag != "POS"


def _is_title(words: Sequence[Token]) -> bool:
    """Whether a marked word is written as titles and names are."""
    return all(word.text[0].isupper() or word.text[0].isdigit() for word in words)


def _is_introduced(parse: Parse, words: Sequence[Token], marks: tuple[int, int], roles: Mapping[str, str]) -> bool:
    """Whether marked words are a term that is introduced: by a word before them, by what they hang on, by a gloss."""
    opening, closing = marks
    sentence = parse.sentence(words[0])
    inside = {word.i for word in words}
    head = next((word for word in words if word.head not in inside), words[-1])
    near = [*parse.tokens[max(sentence.first, opening - _BEFORE) : opening], *words, *islice(parse.ancestors(head), 2)]
    if any(roles.get(token.lemma.lower()) == "introduces" for token in near):
        return True
    behind = [token.lower for token in parse.tokens[closing + 1 : min(closing + 3, sentence.last)]]
    return behind[:1] == ["meaning"] or behind == [",", "or"] or not _GLOSSES.isdisjoint(behind[:1])


def _distances(words: Sequence[Token]) -> bool:
    """Whether a marked word can be a name that the outlet does not make its own: no title, clause or number."""
    if _is_title(words) or words[0].pos in _NO_NAMES:
        return False
    return not any(word.tag in _CLAUSE_TAGS for word in words)
