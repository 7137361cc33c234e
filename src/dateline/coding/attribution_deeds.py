"""Words that name a deed as well as speech: a bill is attacked in words, a convoy with guns."""

from __future__ import annotations

from dateline.knowledge.cues import CueEntry, CueKind, CueLexicon
from dateline.model import SourceKind, Stance
from dateline.reading import Parse, Token

_GROUNDS = frozenset({"for", "as", "over"})
_POSITIONS = frozenset({"post", "column"})
"""Documents whose names are also those of what is attacked with guns, unless a name or medium stands before them."""
_MEASURES = frozenset({"DATE", "TIME", "CARDINAL", "QUANTITY"})


def is_deed(parse: Parse, cue: Token, target: Token | None, entry: CueEntry, cues: CueLexicon) -> bool:
    """Whether a cue with the object or complement ``target`` tells of a deed and not of words.

    Grounds show speech ("attacked the firm for its prices"), and so does a target that is made of words.
    """
    if "deed" not in entry.frames or _has_grounds(parse, cue):
        return False
    if target is None:
        return True
    if target.pos == "PROPN" and target.ner in ("PERSON", "") and entry.stance is Stance.DENOUNCES:
        return False
    lemma = target.lemma.lower()
    named = cues.find(CueKind.NOUN, lemma)
    return (named is None or "deed" in named.frames) and not _is_document(parse, target, cues)


def _is_document(parse: Parse, target: Token, cues: CueLexicon) -> bool:
    lemma = target.lemma.lower()
    if lemma not in _POSITIONS:
        return cues.voices.get(lemma) is SourceKind.DOCUMENT
    return any(
        word.pos == "PROPN" or cues.voices.get(word.lemma.lower()) in (SourceKind.MEDIA, SourceKind.DOCUMENT)
        for word in parse.children(target, "compound", "poss")
    )


def _has_grounds(parse: Parse, cue: Token) -> bool:
    for preposition in parse.children(cue, "prep"):
        ground = parse.child(preposition, "pobj", "pcomp")
        if preposition.lower in _GROUNDS and ground is not None and ground.ner not in _MEASURES:
            return True
    return False
