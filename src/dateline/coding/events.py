"""Reading → event frames: what is reported to be done, by whom, to whom.

A trigger's sense comes from the lexicon; a word that rules another event (to *agree* to send aid, to *refuse* to
talk) takes its code from both; a future of help or yielding counts as a promise, its negation as a refusal, after
CAMEO's and PLOVER's rules.
"""

from __future__ import annotations

from dateline.coding.arguments import clause_head, is_passive, subjects
from dateline.coding.candidates import WEAKEST, Candidate, find_candidates
from dateline.coding.frames import Frame
from dateline.coding.roles import Roles
from dateline.coding.salience import KEPT, salience
from dateline.coding.sides import Sides, find_sides
from dateline.coding.standing import stands_alone
from dateline.coding.who import Parties
from dateline.knowledge.ontology import Ontology
from dateline.knowledge.triggers import TriggerLexicon
from dateline.model import ClaimKind, Span
from dateline.reading import Parse, Reading

LEAST_CERTAIN = 0.2
"""Readings less certain than this are not worth a claim."""

_BY_ITSELF = frozenset({"ASSAULT", "PROTEST", "OTHER"})
"""Types that are news though nobody is named, and that things bring about too ("the blast wounded nine")."""

_ON_PAPER = frozenset({"REQUEST", "COERCE", "SANCTION", "ACCUSE", "CONCEDE"})
"""Types that a text does in its authors' stead ("the decree bans the march")."""

_SAID = frozenset({"ROOT", "ccomp", "conj", "acomp", "parataxis"})
"""Where a statement of note stands: what somebody is said to say, not what an aside adds."""

_ANYBODY = frozenset({"nobody", "no-one", "somebody", "someone", "anybody", "anyone", "everybody", "everyone", "one"})

_BETWEEN = frozenset({"060", "061", "062", "064"})
"""Codes of deeds that need two, so that nothing is done where none is named ("photographs were shared")."""

_HOSTED = 0.7
"""The least weight of a noun's event whose verb only declares it done."""


def find_events(reading: Reading, triggers: TriggerLexicon, ontology: Ontology) -> tuple[Frame, ...]:
    """The events that a reading reports, in text order; denied and hypothetical ones are among them."""
    parse = reading.parse
    candidates = find_candidates(parse, triggers)
    roles = Roles(reading, triggers, Parties(reading))
    frames = (_frame(parse, candidates[i], roles, triggers, ontology) for i in sorted(candidates))
    return _without_doubles([frame for frame in frames if frame])


def _without_doubles(frames: list[Frame]) -> tuple[Frame, ...]:
    """The frames, of those of one type on one word only the surest: "warned" and the "will" that it warns of."""
    surest: dict[tuple[int, str], Frame] = {}
    for frame in frames:
        best = surest.setdefault((frame.head, frame.type), frame)
        if frame.certainty > best.certainty:
            surest[frame.head, frame.type] = frame
    return tuple(frame for frame in frames if surest[frame.head, frame.type] is frame)


def find_evidence(parse: Parse, head: int) -> Span:
    """The clause that carries the event at token ``head``, without the words that attribute it."""
    token = parse.tokens[head]
    clause = token
    while clause.head != clause.i and not (
        clause.pos in {"VERB", "AUX"} and clause.dep in KEPT and clause.dep != "xcomp"
    ):
        clause = parse.head(clause)
    inside = {each.i for each in parse.subtree(clause)}
    for child in parse.children(clause, "parataxis", "ccomp"):
        outer = {each.i for each in parse.subtree(child)}
        if (
            head not in outer
            and (min(outer) == min(inside) or max(outer) >= max(inside) - 1)
            and child.dep == "parataxis"
        ):
            inside -= outer
    words = [parse.tokens[i] for i in sorted(inside)]
    while len(words) > 1 and words[-1].pos == "PUNCT":
        words.pop()
    while len(words) > 1 and (words[0].pos == "PUNCT" or words[0].dep == "mark"):
        words.pop(0)
    found = parse.span(words)
    return Span(found.start, found.end)


def _frame(
    parse: Parse, candidate: Candidate, roles: Roles, triggers: TriggerLexicon, ontology: Ontology
) -> Frame | None:
    sense, token = candidate.sense, candidate.token
    if sense.weight < WEAKEST or (sense.type == "VOW" and candidate.composition is None):
        return None
    sides = find_sides(parse, candidate, roles, triggers)
    certainty = _certainty(parse, candidate, sides)
    if certainty < LEAST_CERTAIN or not _has_parties(parse, candidate, roles, triggers, sides):
        return None
    type_, cameo = sense.type, sense.cameo
    if candidate.composition:
        type_, cameo = candidate.composition.type, candidate.composition.cameo
    code = ontology.code(cameo) if cameo else None
    mode = sense.mode or (code.mode if code else None)
    return Frame(
        kind=ClaimKind.EVENT,
        type=type_,
        mode=sense.lemma if type_ == "OTHER" else mode,
        contexts=sense.contexts if sense.contexts is not None else code.contexts if code else (),
        cameo=cameo,
        head=parse.head(parse.head(token)).i if token.tag == "MD" else token.i,
        trigger=candidate.trigger,
        who=sides.who,
        whom=sides.whom,
        certainty=certainty,
    )


def _has_parties(parse: Parse, candidate: Candidate, roles: Roles, triggers: TriggerLexicon, sides: Sides) -> bool:
    """Whether the parties that an event needs are there: mostly who acts, or at least who is acted on.

    Nothing that cannot act may be said to do it: "the slump let traders breathe" is no concession; but a decree may
    ban, and a blast may wound.
    """
    token, type_, who, whom = candidate.token, candidate.sense.type, bool(sides.who), bool(sides.whom)
    if str(candidate.sense.cameo).startswith("01"):
        return who and clause_head(parse, token).dep in _SAID and token.pos != "NOUN"
    if who or token.pos == "NOUN":
        return who or whom or (not candidate.told and stands_alone(parse, token, candidate.sense, roles, triggers))
    if type_ in _BY_ITSELF or not whom or is_passive(parse, token):
        return whom or type_ in _BY_ITSELF or _is_pinned(parse, candidate)
    papers = triggers.classes["PAPER"] if type_ in _ON_PAPER else frozenset()
    return all(roles.is_party(each) or each.lemma.lower() in papers | _ANYBODY for each in subjects(parse, token))


def _is_pinned(parse: Parse, candidate: Candidate) -> bool:
    """Whether words for things, not parties, show what is done: "the curfew was lifted", "the talks collapsed"."""
    slots = {each.slot for each in candidate.sense.conditions if each.words and not each.negated}
    if candidate.sense.cameo in _BETWEEN:
        return False
    return "subj" in slots or ("obj" in slots and is_passive(parse, candidate.token))


def _certainty(parse: Parse, candidate: Candidate, sides: Sides) -> float:
    """How sure the reading is: the sense's weight, the event's place in the sentence, and which parties were found."""
    certainty = max(candidate.sense.weight, _HOSTED) if sides.host else candidate.sense.weight
    certainty *= salience(parse, sides.host or candidate.token)
    if candidate.ruled:
        certainty *= 0.7
    return certainty * (1.0 if sides.who else 0.75) * (1.0 if sides.whom else 0.9)
