"""Who acts in an event and who is acted on or met, from the slots of its trigger's sense."""

from __future__ import annotations

from msgspec import Struct

from dateline.coding.arguments import subjects
from dateline.coding.candidates import Candidate, is_noun
from dateline.coding.modals import is_nobody
from dateline.coding.roles import Roles
from dateline.knowledge.triggers import TriggerLexicon
from dateline.reading import Parse, Token

_MUTUAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE"})
_FAR = frozenset({"comp", "deep", "obj>", "to>", "on>"})
"""What several do of these types they do with each other, so nobody is looked for in what it is about."""

_TOGETHER = frozenset(
    {"030", "031", "036", "0356", "040", "045", "046", "057", "060", "061", "062", "064", "0871", "127"}
)
"""Codes of what several do with each other where nobody else is named: each of them acts and is met."""

_SHARED = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "RETREAT", "ASSAULT", "SANCTION"})
"""Types of which the same is true wherever somebody is first looked for behind "with"."""

_FEW = frozenset({"two", "three", "four", "both"})

_MEETING = frozenset({"040", "057"})
"""Codes of what has no direction: whoever meets is met."""

_AIMED = frozenset({"on", "against", "at", "in", "near", "outside", "of"})

_BY_MEANS = frozenset({"ASSAULT", "MOBILIZE"})
"""Types whose deed is told of the means as well: "drones circled the town"."""


class Sides(Struct, frozen=True):
    """Head tokens of the parties of one event, and the verb that only declares done what its noun tells."""

    who: tuple[int, ...]
    whom: tuple[int, ...]
    host: Token | None


def find_sides(parse: Parse, candidate: Candidate, roles: Roles, triggers: TriggerLexicon) -> Sides:
    """The parties of a candidate; those who do something with each other stand on both sides."""
    sense, token = candidate.sense, candidate.token
    attack = _attack_told(parse, candidate, triggers)
    host = _host(parse, attack or token, triggers)
    who = roles.fill(attack, ("by", "author", "poss", "mod")) if attack else roles.fill(token, sense.who)
    who = who or (roles.fill(host, ("subj",)) if host else ())
    if not who and sense.type in _BY_MEANS and token.pos == "VERB":
        who = roles.means(token)
    whom = _find_whom(candidate, roles, triggers, who)
    if not whom and _is_shared(candidate) and (len(who) > 1 or any(_is_several(parse, i) for i in who)):
        whom = who
    elif _code(candidate) in _MEETING and who and whom:
        who = whom = tuple(dict.fromkeys((*who, *whom)))
    return Sides(who, whom, host)


def _is_shared(candidate: Candidate) -> bool:
    """Whether several who do such a thing, and with nobody else, do it with each other."""
    with_whom = candidate.sense.whom[:1] == ("with",) and candidate.sense.type in _SHARED
    return _code(candidate) in _TOGETHER or (with_whom and candidate.composition is None)


def _is_several(parse: Parse, party: int) -> bool:
    """Whether a word stands for a counted few ("the two sides", "both clubs")."""
    noun = parse.tokens[party]
    counts = (each.lower for each in parse.children(noun, "nummod", "det", "predet", "preconj"))
    return noun.tag in {"NNS", "NNPS"} and any(each in _FEW for each in counts)


def _code(candidate: Candidate) -> str | None:
    return candidate.composition.cameo if candidate.composition else candidate.sense.cameo


def _find_whom(candidate: Candidate, roles: Roles, triggers: TriggerLexicon, who: tuple[int, ...]) -> tuple[int, ...]:
    """Who is acted on; what somebody agrees or refuses to do themselves, they agree or refuse to whom it is done."""
    sense, token = candidate.sense, candidate.token
    mutual = len(who) > 1 and (_is_shared(candidate) or (sense.type in _MUTUAL and candidate.composition is None))
    slots = tuple(slot for slot in sense.whom if slot not in _FAR) if mutual else sense.whom
    things = triggers.classes["MATERIEL"] if sense.type == "ASSAULT" else ()
    inner = candidate.rules
    if inner is None or "comp" not in slots or not set(who).issuperset(roles.fill(inner.token, ("subj",))):
        return roles.fill(token, slots, who, things)
    at = slots.index("comp")
    found = roles.fill(token, slots[:at], who, things)
    return found or roles.fill(inner.token, inner.sense.whom, who) or roles.fill(token, slots[at:], who, things)


def _host(parse: Parse, noun: Token, triggers: TriggerLexicon) -> Token | None:
    """The verb that only says of a noun's event that it is done or declared ("announced the release of …")."""
    if not is_noun(noun):
        return None
    first = noun
    while first.dep == "conj" or (first.dep == "pobj" and parse.head(first).lower == "including"):
        first = parse.head(first) if first.dep == "conj" else parse.head(parse.head(first))
    verb = parse.head(first)
    if first.dep in {"dobj", "nsubjpass"}:
        return verb if verb.lemma in triggers.classes["LIGHT"] else None
    return _claimed(parse, noun, triggers)


def _attack_told(parse: Parse, candidate: Candidate, triggers: TriggerLexicon) -> Token | None:
    """The attack that did what its target seems to have done: in "the raid on the mall that killed nine" the raid."""
    verb = candidate.token
    if candidate.sense.type != "ASSAULT" or verb.dep != "relcl":
        return None
    related = any(each.tag == "WDT" for each in parse.children(verb, "nsubj"))
    noun = parse.head(verb)
    while related and noun.dep == "pobj" and parse.head(noun).lower in _AIMED:
        noun = parse.head(parse.head(noun))
        if any(sense.type == "ASSAULT" for sense in triggers.nouns.get(noun.lemma.lower(), ())):
            return noun
    return None


def _claimed(parse: Parse, noun: Token, triggers: TriggerLexicon) -> Token | None:
    """The verb by which somebody owns to what a noun names ("claimed responsibility for the bombing")."""
    while noun.dep == "conj":
        noun = parse.head(noun)
    preposition = parse.head(noun)
    burden = parse.head(preposition)
    verb = burden if burden.pos == "VERB" else parse.head(burden)
    if preposition.lower != "for" or verb.lemma not in triggers.classes["OWNING"]:
        return None
    borne = any(each.lemma in triggers.classes["RESPONSIBILITY"] for each in parse.children(verb, "dobj", "nsubjpass"))
    open_ = parse.child(verb, "neg") or any(each.tag == "TO" for each in parse.children(verb, "aux"))
    return None if not borne or open_ or any(is_nobody(parse, each) for each in subjects(parse, verb)) else verb
