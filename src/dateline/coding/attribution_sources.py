"""Who speaks, and to whom: the noun phrases of source and addressee in the tree, and what kind of voice a source is."""

from __future__ import annotations

from itertools import islice

from dateline.coding.attribution_spans import Range, bounds, trim
from dateline.reading import Parse, Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_CLAUSES = frozenset({"relcl", "acl", "advcl"})


def find_subject(parse: Parse, verb: Token) -> Token | None:
    """The head of the noun phrase that acts in ``verb``, also where the clause shares another's subject.

    "He left, adding …" takes that of "left"; "reports suggesting …" the noun it modifies; "officials who said …"
    the antecedent.
    """
    seen: Token | None = verb
    while seen is not None:
        subject = parse.child(seen, *SUBJECTS)
        if subject is not None and not (seen is verb and subject.dep == "nsubjpass"):
            return _antecedent(parse, seen, subject)
        seen = _sharer(parse, seen)
        if seen is not None and seen.pos in ("NOUN", "PROPN", "PRON"):
            return seen
    return None


def _antecedent(parse: Parse, verb: Token, subject: Token) -> Token:
    if subject.lower in _RELATIVES and verb.dep == "relcl":
        return parse.head(verb)
    return subject


def _sharer(parse: Parse, verb: Token) -> Token | None:
    """The word whose subject, or which itself, acts in a clause without a subject of its own."""
    if verb.head == verb.i:
        return None
    head = parse.head(verb)
    if verb.dep in ("acl", "relcl"):
        return head if verb.tag == "VBG" or verb.dep == "relcl" else _governing_verb(parse, head)
    if verb.dep in ("ccomp", "csubj") and parse.child(verb, "mark") is not None:
        return None
    return _governing_verb(parse, verb)


def _governing_verb(parse: Parse, token: Token) -> Token | None:
    """The nearest verb above a token within a few steps."""
    nearest = islice(parse.ancestors(token), 3)
    return next((above for above in nearest if above.pos in ("VERB", "AUX")), None)


def find_agent(parse: Parse, verb: Token) -> Token | None:
    """The noun after "by" of a passive."""
    for child in parse.children(verb, "agent", "prep"):
        if child.lower == "by":
            return parse.child(child, "pobj")
    return None


def is_passive(parse: Parse, verb: Token) -> bool:
    """Whether a verb form is passive: "was told", "claims made by …"."""
    if verb.tag != "VBN":
        return False
    if parse.child(verb, "nsubjpass", "auxpass", "agent") is not None:
        return True
    return parse.child(verb, "aux") is None and verb.dep in ("acl", "advcl") and parse.child(verb, "nsubj") is None


def noun_range(parse: Parse, noun: Token, without: int) -> Range:
    """The words of a noun phrase with its appositions, without the clauses on it and what holds token ``without``."""
    kept = {noun.i}
    waiting = [noun]
    while waiting:
        for child in parse.children(waiting.pop()):
            if child.dep in _CLAUSES or (
                child.dep in ("conj", "cc", "appos", "prep", "punct", "dep") and _holds(parse, child, without)
            ):
                continue
            if child.i != without:
                kept.add(child.i)
                waiting.append(child)
    first = last = noun.i
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    if first <= without <= last:
        first, last = (without + 1, last) if without < noun.i else (first, without - 1)
    return trim(parse, (first, last + 1)) or (noun.i, noun.i + 1)


def _holds(parse: Parse, token: Token, i: int) -> bool:
    first, last = bounds(parse, token)
    return first <= i < last
