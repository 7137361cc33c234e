"""Words that no rule takes for a cue, but that have a content where a cue would have one."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from dateline.coding.attribution_nominals import read_adjective, read_noun
from dateline.coding.attribution_spans import CueSite
from dateline.coding.attribution_verbs import GROUP_DEPS, read_verb
from dateline.coding.cue_features import top
from dateline.coding.quotes import QuotedParse
from dateline.knowledge.cues import Act, CueEntry, CueKind, CueLexicon
from dateline.model import Stance
from dateline.reading import Token

_OPEN_FRAMES = frozenset({"clause", "infinitive", "about"})
"""Constructions of contents. A bare object, or one behind other prepositions, is mostly what is done to."""
_KINDS = (CueKind.VERB, CueKind.NOUN, CueKind.ADJECTIVE)
_WIDER_FRAMES = _OPEN_FRAMES | {"gerund", "of", "on", "for", "against", "to", "with", "as", "over"}
"""Constructions in which a word that is known to attribute elsewhere may have its content."""
_BARE_VERBS = frozenset({"be", "have", "do"})
_RAISING_VERBS = frozenset({"seem", "appear"})
"""Verbs whose subject is that of what follows, and no voice."""


def find_candidates(quoted: QuotedParse, cues: CueLexicon, taken: Collection[int]) -> Iterator[CueSite]:
    """A site for each verb, noun and adjective outside quotation marks that has some content and a source.

    ``taken`` are the words of cues that the rules have found; what only leads to one of them ("took to arguing") is no
    candidate. Whether a candidate attributes is not decided here.
    """
    for token in quoted.parse.tokens:
        kind = _kind(token)
        if kind is None or token.i in taken or quoted.innermost[token.i] is not None:
            continue
        site = _read(quoted, token, kind, cues)
        if site is None or site.source is None or not any(first < last for first, last in site.content[:1]):
            continue
        if top(quoted.parse, site.content[0]).i not in taken:
            yield site


def reread(quoted: QuotedParse, site: CueSite, cues: CueLexicon) -> CueSite | None:
    """A word of the lexicon without content, read in constructions that the lexicon does not list for it."""
    token, entry = quoted.parse.tokens[site.head], site.entry
    if entry is None or entry.kind is not CueKind.VERB or quoted.innermost[token.i] is not None:
        return None
    told = "person" in entry.frames  # whose object is the one spoken to
    frames = entry.frames | _WIDER_FRAMES | (set() if told else {"object"})
    wider = CueEntry(entry.cue, entry.kind, entry.act, entry.stance, frames)
    found = read_verb(quoted, token, wider, cues)
    return found if found.source is not None and any(first < last for first, last in found.content[:1]) else None


def _kind(token: Token) -> CueKind | None:
    if token.tag[:2] == "VB":
        return CueKind.VERB if token.dep not in GROUP_DEPS and token.lemma not in _BARE_VERBS | _RAISING_VERBS else None
    if token.tag in ("NN", "NNS"):
        return CueKind.NOUN
    return CueKind.ADJECTIVE if token.tag == "JJ" else None


def _read(quoted: QuotedParse, token: Token, kind: CueKind, cues: CueLexicon) -> CueSite | None:
    entry = open_entry(token, kind, cues)
    if kind is CueKind.VERB:
        if quoted.parse.child(token, "acomp") is not None:
            return None  # the adjective is the candidate: "felt certain that", not "felt lonely"
        return read_verb(quoted, token, entry, cues)
    return read_noun(quoted, token, entry, cues) if kind is CueKind.NOUN else read_adjective(quoted, token, entry)


def open_entry(token: Token, kind: CueKind, cues: CueLexicon) -> CueEntry:
    """An entry that allows every frame; act and stance are those of the lemma under any part of speech."""
    lemma = token.lemma.lower()
    known = next((each for other in _KINDS if (each := cues.find(other, lemma)) is not None), None)
    act, stance = (known.act, known.stance) if known is not None else (Act.THOUGHT, Stance.STATES)
    return CueEntry(lemma, kind, act, stance, _OPEN_FRAMES)
