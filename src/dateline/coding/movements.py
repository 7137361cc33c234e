"""Reading → movement and presence frames: who goes or is brought where, who gains, holds or loses a place."""

from __future__ import annotations

from dateline.coding.arguments import subjects
from dateline.coding.frames import Frame
from dateline.coding.roles import Roles
from dateline.coding.salience import salience
from dateline.coding.triggers import choose_sense, find_senses
from dateline.coding.who import Parties
from dateline.knowledge.triggers import MotionSense, TriggerLexicon
from dateline.model import ClaimKind
from dateline.reading import Parse, Reading, Token

_BESIDE_EVENTS = 0.9
"""Movements rank a little below events: where one word reports both, the event is the news."""

_REACH = 16
"""How many words behind a movement's trigger its places are looked for."""

_VIA = ("via", "through", "across", "over")
_PLACES = frozenset({"GPE", "LOC", "FAC", "NORP"})
_ENABLERS = frozenset(
    {"allow", "let", "permit", "enable", "help", "order", "force", "cause", "make", "assist", "facilitate"}
)


def find_movements(reading: Reading, triggers: TriggerLexicon) -> tuple[Frame, ...]:
    """Movements and presences in text order."""
    parse = reading.parse
    roles = Roles(reading, triggers, Parties(reading))
    frames = []
    for token in parse.tokens:
        lexicon = triggers.motion_nouns if token.pos == "NOUN" else triggers.motion if token.tag[:2] == "VB" else {}
        sense = choose_sense(parse, token, find_senses(parse, token, lexicon))
        if sense and (frame := _frame(parse, token, sense, roles, triggers)):
            frames.append(frame)
    return tuple(frames)


def _frame(parse: Parse, token: Token, sense: MotionSense, roles: Roles, triggers: TriggerLexicon) -> Frame | None:
    causer = roles.fill(token, sense.causer)
    mover = roles.fill(token, sense.mover, causer, things=triggers.classes["ARMS"] | triggers.classes["CRAFT"])
    from_ = _places(parse, roles, token, sense.from_, triggers)
    to = _places(parse, roles, token, sense.to, triggers)
    via = _places(parse, roles, token, _VIA if sense.type == "MOVE" else (), triggers)
    placed = from_ or to or via
    if not mover or not (placed or (sense.type == "MOVE" and (causer or sense.weight >= 0.75))):
        return None
    caused_by = causer or _enablers(parse, token, roles)
    certainty = sense.weight * (1.0 if from_ or to else 0.75) * salience(parse, token) * _BESIDE_EVENTS
    return Frame(
        kind=ClaimKind.PRESENCE if sense.type == "PRESENCE" else ClaimKind.MOVEMENT,
        type=sense.type,
        mode=sense.mode,
        contexts=(),
        cameo=sense.cameo,
        head=token.i,
        trigger=(token.i, *(child.i for child in parse.children(token, "prt"))),
        who=mover,
        from_=from_,
        via=tuple(i for i in via if i not in to),
        to=to,
        caused_by=tuple(i for i in caused_by if i not in mover),
        certainty=certainty,
    )


def _places(
    parse: Parse, roles: Roles, token: Token, slots: tuple[str, ...], triggers: TriggerLexicon
) -> tuple[int, ...]:
    """The places in all of ``slots``, names before kinds of places; no dates and no people."""
    found: list[int] = []
    for slot in slots:
        filled = roles.fill(token, (slot,)) or roles.found_at(token, slot) or roles.expand(_adrift(parse, token, slot))
        found += [i for i in filled if _is_place(parse.tokens[i], triggers)]
    named = [i for i in found if parse.tokens[i].ner in _PLACES]
    return tuple(dict.fromkeys(named or found))


def _is_place(token: Token, triggers: TriggerLexicon) -> bool:
    lemma = token.lemma.lower()
    return token.ner in _PLACES or lemma in triggers.classes["PLACEWORDS"] or lemma in triggers.classes["TERRITORY"]


def _adrift(parse: Parse, token: Token, preposition: str) -> tuple[Token, ...]:
    """Objects of a preposition behind the trigger, whatever the parser hung it on, up to the next verb or comma."""
    last = parse.sentence(token).last
    for each in parse.tokens[token.i + 1 : min(last, token.i + _REACH)]:
        if each.tag.startswith("VB") or each.tag in {"MD", ",", ":"} or each.lower in {"that", "where", "which"}:
            return ()
        if each.lower == preposition and each.pos == "ADP":
            return parse.children(each, "pobj")
    return ()


def _enablers(parse: Parse, token: Token, roles: Roles) -> tuple[int, ...]:
    """Who lets or makes another move: the subject of the verb that rules the movement's verb."""
    head = parse.head(token)
    if token.dep in {"xcomp", "ccomp"} and head.lemma in _ENABLERS:
        return roles.fill(head, ("subj",))
    if token.pos == "NOUN" and token.dep in {"dobj", "nsubjpass"} and head.lemma in _ENABLERS and subjects(parse, head):
        return roles.fill(head, ("subj",))
    return ()
