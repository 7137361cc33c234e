"""Reading → frames of what is reported besides PLOVER's types: an earthquake, a verdict, a sale, a goal.

Only where a word makes no event of one of the types is it looked up here, so that these fill the holes in the picture
and never take a type's place. An event of the types that names none of its parties is kept so, too.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from dateline.coding.arguments import objects, subjects
from dateline.coding.candidates import WEAKEST, is_imperative, is_in_name
from dateline.coding.frames import Frame
from dateline.coding.roles import Roles
from dateline.coding.salience import salience
from dateline.coding.triggers import choose_sense, fillers, find_senses
from dateline.coding.who import Parties
from dateline.knowledge.other_events import OtherLexicon
from dateline.knowledge.triggers import Sense, TriggerLexicon
from dateline.model import ClaimKind
from dateline.reading import Parse, Reading, Token

_MODIFYING = frozenset({"amod", "compound", "nmod"})
_NAMING = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "appos", "ROOT"})
"""Where a noun names an event; as a modifier it only tells of what sort something is ("a murder charge")."""


def find_other_events(
    reading: Reading, others: OtherLexicon, triggers: TriggerLexicon, taken: Container[int]
) -> tuple[Frame, ...]:
    """The events outside the types, in text order; ``taken`` are the words of what has been found already."""
    parse = reading.parse
    roles = Roles(reading, triggers, Parties(reading))
    verbs = dict(_find_verbs(parse, others, taken))
    found = verbs | dict(_find_nouns(parse, others, triggers, roles, taken, verbs))
    return tuple(_frame(parse, parse.tokens[i], found[i], roles, triggers) for i in sorted(found))


def _find_verbs(parse: Parse, others: OtherLexicon, taken: Container[int]) -> Iterator[tuple[int, Sense]]:
    """Verbs with somebody or something that acts or is acted on."""
    for token in parse.tokens:
        if not token.tag.startswith("VB") or token.dep in _MODIFYING or token.i in taken:
            continue
        senses = find_senses(parse, token, others.verbs)
        if not senses or (token.tag == "VB" and is_imperative(parse, token)):
            continue
        sense = choose_sense(parse, token, senses)
        if sense and _fits_particle(parse, token, sense) and (subjects(parse, token) or objects(parse, token)):
            yield token.i, sense


def _fits_particle(parse: Parse, verb: Token, sense: Sense) -> bool:
    """Whether a sense reckons with the verb's particle, with which it is another verb ("the engine fired up")."""
    return parse.child(verb, "prt") is None or any(each.slot == "prt" for each in sense.conditions)


def _find_nouns(
    parse: Parse,
    others: OtherLexicon,
    triggers: TriggerLexicon,
    roles: Roles,
    taken: Container[int],
    verbs: dict[int, Sense],
) -> Iterator[tuple[int, Sense]]:
    """Nouns that name one event: no sort of events ("accidents happen"), no body ("the congress"), no name's part."""
    for token in parse.tokens:
        if token.pos != "NOUN" or token.dep not in _NAMING or token.i in taken:
            continue
        senses = find_senses(parse, token, others.nouns)
        if not senses or is_in_name(parse, token) or not _is_particular(parse, token) or roles.is_party(token):
            continue
        sense = choose_sense(parse, token, senses)
        if sense and not _is_ruled_out(parse, token, triggers) and not _is_told(parse, token, verbs):
            yield token.i, sense


def _is_particular(parse: Parse, noun: Token) -> bool:
    """Whether a noun means certain events: one, or several that are told apart from others of their sort."""
    return noun.tag == "NN" or any(child.dep != "punct" for child in parse.children(noun))


def _is_ruled_out(parse: Parse, noun: Token, triggers: TriggerLexicon) -> bool:
    """Whether the types' own table says of a noun that it is no event where it stands ("a news conference")."""
    sense = choose_sense(parse, noun, find_senses(parse, noun, triggers.nouns))
    return sense is not None and sense.weight < WEAKEST


def _is_told(parse: Parse, noun: Token, verbs: dict[int, Sense]) -> bool:
    """Whether the verb that governs a noun tells its event ("filed a lawsuit")."""
    sense = verbs.get(noun.head)
    asked = [each for each in sense.conditions if each.slot == "obj" and each.words] if sense else []
    return any(noun in fillers(parse, parse.head(noun), each) for each in asked if not each.negated)


def _frame(parse: Parse, token: Token, sense: Sense, roles: Roles, triggers: TriggerLexicon) -> Frame:
    who = tuple(i for i in roles.fill(token, sense.who) if roles.is_party(parse.tokens[i]))
    whom = tuple(i for i in roles.fill(token, sense.whom, who) if roles.is_party(parse.tokens[i]))
    particles = [child.i for child in parse.children(token, "prt")]
    certainty = sense.weight * salience(parse, token) * (1.0 if who else 0.75) * (1.0 if whom else 0.9)
    return Frame(
        kind=ClaimKind.EVENT,
        type=sense.type,
        mode=sense.lemma,
        contexts=(),
        cameo=None,
        head=token.i,
        trigger=tuple(sorted((token.i, *particles))),
        who=who,
        whom=whom,
        certainty=certainty,
    )
