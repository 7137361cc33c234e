"""Terms on which a source spoke: "on condition of anonymity", "who declined to be named", "an unnamed official"."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.attribution_spans import Range
from dateline.reading import Parse, Token

_SIGNS = frozenset({"anonymity", "anonymous", "anonymously", "unnamed", "unidentified"})
_NAMING = frozenset({"name", "identify"})
_REFUSING = frozenset({"decline", "refuse"})
_ALLOWING = frozenset({"authorize", "authorise", "permit", "allow", "empower"})
_SPEAKING = frozenset({"speak", "comment", "talk", "discuss", "disclose", "brief"})
_STEPS = 3
"""How far above "be named" the verb stands that withholds the name: "did not want his name to be used"."""


def is_unnamed(parse: Parse, source: Token, cue: Token, content: Sequence[Range]) -> bool:
    """Whether the words round a source, but for what it says, tell that its name is kept back.

    Looked at are the source's own noun phrase, with clauses on it, and what hangs on the cue beside its content.
    """
    said = {i for first, last in content for i in range(first, last)}
    own = {token.i for token in parse.subtree(source)} | {token.i for token in parse.subtree(cue)}
    return any(_withholds(parse, parse.tokens[i]) for i in own - said - {cue.i})


def _withholds(parse: Parse, token: Token) -> bool:
    """Whether a word tells of a name that is kept back, or of leave to speak that was not given."""
    if token.lower in _SIGNS:
        return True
    if token.tag == "VBN" and token.lemma in _NAMING:
        return _is_refused(parse, token)
    if token.tag == "VBN" and token.lemma in _ALLOWING:
        infinitive = parse.child(token, "xcomp", "ccomp")
        return parse.child(token, "neg") is not None and infinitive is not None and infinitive.lemma in _SPEAKING
    return token.lemma == "withhold" and any(child.lemma == "name" for child in parse.children(token))


def _is_refused(parse: Parse, naming: Token) -> bool:
    """Whether "be named" is denied, or is what somebody asked not to be."""
    if parse.child(naming, "neg") is not None:
        return True
    verb = naming
    for _ in range(_STEPS):
        if verb.head == verb.i or verb.dep not in ("xcomp", "ccomp", "pcomp", "prep"):
            return False
        verb = parse.head(verb)
        if verb.lemma in _REFUSING or parse.child(verb, "neg") is not None:
            return True
    return False
