"""Who acts beside a sentence's subject, and who is named as one of those meant.

A clause tells one party by its grammar; others stand in phrases beside it: "the army, together with its allies",
"works as part of the alliance", "help the town to repel them", "civilians, including children".
"""

from __future__ import annotations

from dateline.coding.arguments import subjects
from dateline.reading import Parse, Token

_BESIDE = frozenset({"together", "along", "alongside", "jointly"})
_HELPING = frozenset({"assist", "help", "support", "aid", "back"})
_UNITED = frozenset({"coalition", "alliance", "force", "bloc", "team", "contingent", "convoy", "axis"})
"""Bodies whose part acts with the whole; part of a programme or a plan acts with nobody."""


def companions(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """Those who do with the subject what ``verb`` says; empty where nobody is named beside it."""
    clauses = _clauses(parse, verb)
    found = [each for clause in clauses for each in _beside(parse, clause) if _is_free(parse, clause, each)]
    for subject in subjects(parse, verb):
        found += _beside(parse, subject)
    return (*found, *_helpers(parse, clauses[-1]))


def _is_free(parse: Parse, verb: Token, companion: Token) -> bool:
    """Whether no object stands before a phrase, to which it may as well belong ("freed her along with nine others")."""
    return not any(each.i < companion.i for each in parse.children(verb, "dobj", "dative", "nsubjpass", "prep")
                   if each.lower not in {*_BESIDE, "with", "as"})  # fmt: skip


def _clauses(parse: Parse, verb: Token) -> list[Token]:
    """The verb and those above it whose subject it shares: "works as part of the alliance to free the town"."""
    found = [verb]
    while (
        len(found) < 4
        and found[-1].dep in {"xcomp", "advcl", "conj"}
        and not parse.child(found[-1], "nsubj", "nsubjpass", "mark")
        and parse.head(found[-1]).pos in {"VERB", "AUX"}
        and parse.head(found[-1]).lemma not in _HELPING
    ):
        found.append(parse.head(found[-1]))
    return found


def _beside(parse: Parse, word: Token) -> list[Token]:
    """Objects of "together with", "alongside" and "as part of" on a verb or a noun."""
    found: list[Token] = []
    for child in parse.children(word):
        if child.lower in _BESIDE:
            found += parse.children(child, "pobj")
            found += [each for link in parse.children(child, "prep") if link.lower == "with"
                      for each in parse.children(link, "pobj")]  # fmt: skip
        elif child.lower == "with" and any(each.lower in _BESIDE for each in parse.children(child, "advmod")):
            found += parse.children(child, "pobj")
        elif child.lower == "as":
            found += [each for part in parse.children(child, "pobj") if part.lower == "part"
                      for of in parse.children(part, "prep") if of.lower == "of"
                      for each in parse.children(of, "pobj") if each.lemma.lower() in _UNITED]  # fmt: skip
    return found


def _helpers(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """Those who help the doer to do it: in "France helps the town to repel them" France."""
    above = parse.head(verb)
    if verb.dep not in {"xcomp", "ccomp", "advcl"} or above.lemma not in _HELPING or verb.tag != "VB":
        return ()
    return subjects(parse, above)


def included(parse: Parse, party: Token) -> tuple[Token, ...]:
    """Those whom a phrase names as some of the party: "civilians, including children"."""
    return tuple(
        each
        for link in parse.children(party, "prep")
        if link.lower == "including" or (link.lower == "as" and any(c.lower == "such" for c in parse.children(link)))
        for each in parse.children(link, "pobj")
    )
