"""What kind of voice a source is: named, an office, nobody in particular, a document, a medium."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.coding.attribution_spans import Range
from dateline.model import SourceKind
from dateline.reading import Parse

_DEFINITE = frozenset({"the", "his", "her", "its", "their", "this", "that", "our", "my"})


def source_kind(parse: Parse, head: int, span: Range, voices: Mapping[str, SourceKind]) -> SourceKind:
    """The kind of the source whose noun phrase is ``span``, headed by token ``head``.

    A noun for people is anonymous unless it is definite: "the adviser" and "his lawyers" are offices. A body is named
    where a name is part of what it is called ("the UN refugee agency"). Of a pronoun nothing more is known than a role.
    """
    token = parse.tokens[head]
    words = parse.tokens[span[0] : span[1]]
    plural = token.tag == "NNS"
    modifier = parse.tokens[head - 1].lower if head > span[0] else ""
    kind = voices.get(f"{modifier} {token.lemma.lower()}") or voices.get(token.lemma.lower())
    if kind in (SourceKind.MEDIA, SourceKind.DOCUMENT):
        return kind
    if token.pos == "PROPN" or any(
        word.ner == "PERSON" and word.pos == "PROPN" and not (plural and word.i < head) for word in words
    ):
        return SourceKind.NAMED
    if kind is SourceKind.ANONYMOUS:
        definite = any(word.lower in _DEFINITE for word in words if word.i < head)
        return SourceKind.ROLE if definite else kind
    if kind is SourceKind.NAMED:
        named = any(word.pos == "PROPN" and word.i < head for word in words)
        return kind if named else SourceKind.ROLE
    return SourceKind.ROLE
