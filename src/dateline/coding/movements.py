"""Reading → movement and presence frames: who goes or is brought where, who gains, holds or loses a place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from dateline.coding.arguments import prepositional, subjects
from dateline.coding.frames import Frame
from dateline.coding.roles import Roles
from dateline.coding.salience import salience
from dateline.coding.triggers import choose_sense, find_senses, lemmas_of
from dateline.coding.who import Parties
from dateline.knowledge.triggers import MotionSense, TriggerLexicon
from dateline.model import ClaimKind, MentionKind
from dateline.reading import Parse, Reading, Token

_BESIDE_EVENTS = 0.9
"""Movements rank a little below events: where one word reports both, the event is the news."""

_REACH = 16
"""How many words behind a movement's trigger its places are looked for."""

_VIA = ("via", "through", "across", "over")
_PLACES = frozenset({"GPE", "LOC", "FAC", "NORP"})
_SITES = frozenset({"in", "of", "at", "on", "near", "around", "along"})
"""Prepositions by which a noun of a place names the place ("hideouts in the hills")."""

_PLACE_CLASSES = ("PLACEWORDS", "TERRITORY", "SITES", "HOUSE")
"""Classes of words for what one can go to, leave or hold."""

_GOING = frozenset({"flee", "travel", "return", "relocate", "infiltrate", "withdraw", "retreat"})
"""Modes of people who go by themselves: whatever name they go to or get out of is a place's."""

_GOALS = frozenset({"to", "into", "for", "of", "out"})

_ENABLERS = frozenset(
    {"allow", "let", "permit", "enable", "help", "order", "force", "cause", "make", "assist", "facilitate"}
)


def find_movements(reading: Reading, triggers: TriggerLexicon) -> tuple[Frame, ...]:
    """Movements and presences in text order."""
    return tuple(_Finder(reading, triggers).find())


class _Finder:
    """The movement rules over one reading."""

    def __init__(self, reading: Reading, triggers: TriggerLexicon) -> None:
        self._parse = reading.parse
        self._triggers = triggers
        self._roles = Roles(reading, triggers, Parties(reading))
        self._things = triggers.classes["ARMS"] | triggers.classes["CRAFT"] | triggers.classes["VEHICLES"]
        self._placewords = frozenset().union(*(triggers.classes[name] for name in _PLACE_CLASSES))
        kinds = {mention.id: mention.kind for mention in reading.mentions}
        self._spots = {head for key, head in reading.heads.items() if kinds.get(key) is MentionKind.PLACE}
        groups = {each.id for each in reading.mentions if (each.entity or "").startswith(("group:", "agency:"))}
        self._groups = {head for key, head in reading.heads.items() if key in groups}

    def find(self) -> Iterator[Frame]:
        """Each frame, a loss behind the gain that it goes with."""
        for token in self._parse.tokens:
            sense = choose_sense(self._parse, token, find_senses(self._parse, token, self._lexicon(token)))
            if sense and not self._is_past(token, sense) and (frame := self._frame(token, sense)):
                yield frame
                yield from self._loss(frame, token)

    def _lexicon(self, token: Token) -> Mapping[str, Sequence[MotionSense]]:
        """The table for a word; a common noun counts as one though parsed as a modifier."""
        if token.tag in {"NN", "NNS"}:
            return self._triggers.motion_nouns
        return self._triggers.motion if token.tag[:2] == "VB" else {}

    def _is_past(self, token: Token, sense: MotionSense) -> bool:
        """Whether a presence is over ("the land that they had held")."""
        auxiliaries = self._parse.children(token, "aux")
        return sense.mode == "holds" and token.dep == "relcl" and any(each.lower == "had" for each in auxiliaries)

    def _frame(self, token: Token, sense: MotionSense) -> Frame | None:
        causer = self._roles.fill(token, sense.causer)
        mover = self._roles.fill(token, sense.mover, causer, things=self._things) or self._beside(token)
        from_, to, via = (self._places(token, sense, slots) for slots in (sense.from_, sense.to, _VIA))
        via = via if sense.type == "MOVE" else ()
        placed = from_ or to or via
        if not mover or not (placed or (sense.type == "MOVE" and (causer or sense.weight >= 0.75))):
            return None
        caused_by = causer or self._enablers(token)
        certainty = sense.weight * (1.0 if from_ or to else 0.75) * salience(self._parse, token) * _BESIDE_EVENTS
        return Frame(
            kind=ClaimKind.PRESENCE if sense.type == "PRESENCE" else ClaimKind.MOVEMENT,
            type=sense.type,
            mode=sense.mode,
            contexts=(),
            cameo=sense.cameo,
            head=token.i,
            trigger=(token.i, *(child.i for child in self._parse.children(token, "prt"))),
            who=mover,
            from_=from_,
            via=tuple(i for i in via if i not in to),
            to=to,
            caused_by=tuple(i for i in caused_by if i not in mover),
            certainty=certainty,
        )

    def _loss(self, gain: Frame, token: Token) -> Iterator[Frame]:
        """Who loses the place that another takes "from" them."""
        if gain.mode != "gains":
            return
        losers = self._roles.fill(token, ("from",), (*gain.who, *gain.to, *self._spots))
        if losers:
            yield replace(gain, mode="loses", who=losers, caused_by=gain.who)

    def _beside(self, token: Token) -> tuple[int, ...]:
        """The name right before a noun, where the parser took the two apart ("the PKK redeployment")."""
        before = self._parse.tokens[max(token.i - 1, 0)]
        named = token.tag in {"NN", "NNS"} and before.pos == "PROPN" and self._roles.is_party(before)
        return self._roles.expand((before,)) if named else ()

    def _places(self, token: Token, sense: MotionSense, slots: tuple[str, ...]) -> tuple[int, ...]:
        """The places in all of ``slots``, names before kinds of places; no dates and no people."""
        found: list[int] = []
        for slot in slots:
            filled = self._roles.found_at(token, slot) or self._roles.expand(_adrift(self._parse, token, slot))
            for each in (self._parse.tokens[i] for i in filled):
                goal = slot in _GOALS and sense.mode in _GOING and each.pos == "PROPN" and each.i not in self._groups
                if goal or self._is_place(each):
                    found += self._named_in(each) or [each.i]
        named = [i for i in found if self._parse.tokens[i].pos == "PROPN" or self._parse.tokens[i].ner in _PLACES]
        return tuple(dict.fromkeys(named or found))

    def _named_in(self, noun: Token) -> list[int]:
        """The names of the places that a noun of a place is said to be at."""
        if noun.ner in _PLACES or noun.pos == "PROPN":
            return []
        inside = self._roles.expand(prepositional(self._parse, noun, _SITES))
        return [i for i in inside if i in self._spots or self._parse.tokens[i].ner in _PLACES]

    def _is_place(self, token: Token) -> bool:
        known = any(lemma in self._placewords for lemma in lemmas_of(self._parse, token))
        return known or token.i in self._spots or token.ner in _PLACES

    def _enablers(self, token: Token) -> tuple[int, ...]:
        """Who lets or makes another move: the subject of the verb that rules the movement's verb."""
        head = self._parse.head(token)
        ruled = token.dep in {"xcomp", "ccomp"}
        ruled |= token.pos == "NOUN" and token.dep in {"dobj", "nsubjpass"} and bool(subjects(self._parse, head))
        return self._roles.fill(head, ("subj",)) if ruled and head.lemma in _ENABLERS else ()


def _adrift(parse: Parse, token: Token, preposition: str) -> tuple[Token, ...]:
    """Objects of a preposition behind the trigger, whatever the parser hung it on, up to the next verb or comma."""
    last = parse.sentence(token).last
    for each in parse.tokens[token.i + 1 : min(last, token.i + _REACH)]:
        if each.tag.startswith("VB") or each.tag in {"MD", ",", ":"} or each.lower in {"that", "where", "which"}:
            return ()
        if each.lower == preposition and each.pos == "ADP":
            return parse.children(each, "pobj")
    return ()
