"""Whether what somebody says will be done is a threat: only where he says it of himself or his own."""

from __future__ import annotations

from dateline.coding.arguments import subjects
from dateline.knowledge.triggers import TriggerLexicon
from dateline.reading import Parse, Token

_NOBODY = frozenset({"no", "none", "nobody", "neither"})


def is_ruled_out(parse: Parse, modal: Token) -> bool:
    """Whether a modal's clause says that something will not be done, which threatens nobody."""
    verb = parse.head(modal)
    return parse.child(verb, "neg") is not None or any(is_nobody(parse, each) for each in subjects(parse, verb))


def is_own(parse: Parse, modal: Token, triggers: TriggerLexicon) -> bool:
    """Whether somebody says what he or his own will do ("they would", "its troops would", "would be shot").

    That threatens; of others it only foretells ("a defector said the regime would attack").
    """
    verb = parse.head(modal)
    done_by = subjects(parse, verb)
    speaker = parse.child(parse.head(verb), "nsubj")
    commands = speaker is not None and speaker.ner in {"GPE", "NORP", "ORG"}
    return all(
        each.tag == "PRP"
        or parse.child(each, "poss") is not None
        or (commands and each.lemma.lower() in triggers.classes["FORCES"])
        for each in done_by
    )


def is_nobody(parse: Parse, noun: Token) -> bool:
    """Whether a noun phrase means none ("no soldier", "nobody")."""
    return any(each.lower in _NOBODY for each in (noun, *parse.children(noun, "det", "neg")))
