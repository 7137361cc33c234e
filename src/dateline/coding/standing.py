"""Which nouns name an event though the sentence names none of its parties."""

from __future__ import annotations

from dateline.coding.roles import Roles
from dateline.knowledge.triggers import Sense, TriggerLexicon
from dateline.reading import Parse, Token

_BY_NAME = frozenset(
    {"ASSAULT", "PROTEST", "CONSULT", "RETREAT", "COERCE", "MOBILIZE", "CONCEDE", "AID", "ACCUSE", "OTHER"}
)
"""Types whose nouns name an event that may stand without its parties ("the ceasefire", "after the blast")."""

_WITHIN = frozenset(
    {"after", "before", "during", "amid", "since", "until", "following", "despite", "in", "for", "to", "into", "from"}
)
"""Prepositions behind which a noun without parties still names one event and no kind of them."""

_TWOFOLD = frozenset({"strike"})
"""Nouns of which only parties or a modifier tell whether a raid or a walkout is meant."""

_TURNS = frozenset(
    {"fear", "threat", "risk", "possibility", "prospect", "event", "start", "beginning", "outbreak", "resumption"}
    | {"end", "eve", "day", "night", "hour", "wake", "aftermath", "course", "hope", "announcement", "report"}
)
"""Nouns whose "of" leads to an event that comes, goes or is feared."""

_WANTING = frozenset({"agree", "insist", "decide", "vote"})
"""Verbs whose "on" leads to an event that is settled or wanted."""

_LEAST_NAMED = 0.4
"""The least weight of a noun's sense that makes an event without any party."""


def stands_alone(parse: Parse, noun: Token, sense: Sense, roles: Roles, triggers: TriggerLexicon) -> bool:
    """Whether a noun names one event though none of its parties: as what happens, is wanted or feared, or as a time.

    A noun that speaks or stands for people ("the summit urged", "exiles said") is none.
    """
    if roles.is_party(noun) or (noun.dep == "nsubj" and parse.head(noun).lemma in triggers.classes["SPEAKING"]):
        return False
    if sense.type not in _BY_NAME or sense.weight < _LEAST_NAMED:
        return False
    if noun.lemma.lower() in _TWOFOLD and not sense.conditions and not parse.child(noun, "compound", "amod"):
        return False
    if noun.dep in {"nsubj", "nsubjpass", "dobj"}:
        return True
    preposition = parse.head(noun)
    turns = {"of": _TURNS, "on": _WANTING}.get(preposition.lower, frozenset())
    return noun.dep == "pobj" and (preposition.lower in _WITHIN or parse.head(preposition).lemma.lower() in turns)
