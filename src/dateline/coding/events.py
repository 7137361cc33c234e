"""Reading → event frames: what is reported to be done, by whom, to whom.

A trigger's sense comes from the lexicon; a word that rules another event (to *agree* to send aid, to *refuse* to
talk) takes its code from both; a future of help or yielding counts as a promise, its negation as a refusal, after
CAMEO's and PLOVER's rules.
"""

from __future__ import annotations

from msgspec import Struct

from dateline.coding.arguments import SUBJECTS, clause_head, complements, is_passive, subjects
from dateline.coding.frames import Frame
from dateline.coding.modals import is_nobody, is_own, is_ruled_out
from dateline.coding.roles import Roles
from dateline.coding.salience import KEPT, salience
from dateline.coding.standing import stands_alone
from dateline.coding.triggers import choose_sense, conjuncts, fillers, find_senses
from dateline.coding.who import Parties
from dateline.knowledge.ontology import Ontology
from dateline.knowledge.triggers import Composition, Sense, TriggerLexicon
from dateline.model import ClaimKind, Span
from dateline.reading import Parse, Reading, Token

WEAKEST = 0.25
"""Senses below this weight only keep a word from being read as another of its senses; they make no event."""

_INTENT = frozenset({"will", "would", "shall", "'ll", "’ll", "wo", "’d", "'d"})

LEAST_CERTAIN = 0.2
"""Readings less certain than this are not worth a claim."""

_CARRYING = frozenset({"obj", "p", "acomp", "inf", "prt"})
"""Slots whose words carry the meaning of a construction."""

_MUTUAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE"})
_FAR = frozenset({"comp", "deep", "obj>", "to>", "on>"})
"""What several do of these types they do with each other, so nobody is looked for in what it is about."""

_TOGETHER = frozenset(
    {"030", "031", "036", "0356", "040", "045", "046", "057", "060", "061", "062", "064", "0871", "127"}
)
"""Codes of what several do with each other where nobody else is named: each of them acts and is met."""

_MEETING = frozenset({"040", "057"})
"""Codes of what has no direction: whoever meets is met."""

_BY_ITSELF = frozenset({"ASSAULT", "PROTEST", "OTHER"})
"""Types that are news though nobody is named, and that things bring about too ("the blast wounded nine")."""

_ON_PAPER = frozenset({"REQUEST", "COERCE", "SANCTION", "ACCUSE", "CONCEDE"})
"""Types that a text does in its authors' stead ("the decree bans the march")."""

_SAID = frozenset({"ROOT", "ccomp", "conj", "acomp", "parataxis"})
"""Where a statement of note stands: what somebody is said to say, not what an aside adds."""

_AIMED = frozenset({"on", "against", "at", "in", "near", "outside", "of"})

_ANYBODY = frozenset({"nobody", "no-one", "somebody", "someone", "anybody", "anyone", "everybody", "everyone", "one"})

_BETWEEN = frozenset({"060", "061", "062", "064"})
"""Codes of deeds that need two, so that nothing is done where none is named ("photographs were shared")."""

_BY_MEANS = frozenset({"ASSAULT", "MOBILIZE"})
"""Types whose deed is told of the means as well: "drones circled the town"."""

_HOSTED = 0.7
"""The least weight of a noun's event whose verb only declares it done."""


class _Candidate(Struct):
    token: Token
    sense: Sense
    trigger: tuple[int, ...]
    taken: frozenset[int]
    ruled: bool = False
    told: bool = False
    composition: Composition | None = None


def find_events(reading: Reading, triggers: TriggerLexicon, ontology: Ontology) -> tuple[Frame, ...]:
    """The events that a reading reports, in text order; denied and hypothetical ones are among them."""
    parse = reading.parse
    candidates = _find_verbs(parse, triggers)
    used = {i for each in candidates.values() for i in each.taken}
    nouns = {i: each for i, each in _find_nouns(parse, triggers).items() if i not in used}
    candidates |= {i: each for i, each in nouns.items() if not _repeats(parse, each, candidates)}
    for i in nouns.keys() & candidates.keys():
        candidates[i].told = _is_told(parse, candidates[i], candidates)
    for candidate in list(candidates.values()):
        _compose(parse, candidate, candidates, triggers)
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


def _find_verbs(parse: Parse, triggers: TriggerLexicon) -> dict[int, _Candidate]:
    found = {}
    for token in parse.tokens:
        if not _may_report(parse, token, triggers):
            continue
        if sense := choose_sense(parse, token, find_senses(parse, token, triggers.verbs)):
            words = _words_of(parse, token, sense)
            if sense.type == "VOW" and (is_ruled_out(parse, token) or not is_own(parse, token, triggers)):
                continue
            found[token.i] = _Candidate(token, sense, _in_clause(parse, token, words), frozenset(words))
    return found


def _may_report(parse: Parse, token: Token, triggers: TriggerLexicon) -> bool:
    """Whether a word stands where it can report an event.

    Verbs do, but not as modifiers; adjectives do as predicates, modals in what somebody says ("they must leave").
    """
    if token.tag == "MD":
        verb = parse.head(token)
        supposed = any(
            each.lemma == "have" for each in parse.children(verb, "aux")
        )  # "must have known" demands nothing
        return verb.dep == "ccomp" and not supposed and parse.head(verb).lemma in triggers.classes["SPEAKING"]
    if token.tag.startswith("JJ"):
        return token.dep in {"acomp", "ROOT", "conj", "oprd"}
    if token.tag == "VB" and is_imperative(parse, token):
        return False
    return token.tag.startswith("VB") and token.dep not in {"amod", "compound", "nmod"}


def is_imperative(parse: Parse, verb: Token) -> bool:
    """Whether a verb tells the reader what to do ("let it boil, then serve") and so reports nothing."""
    first = parse.head(verb) if verb.dep == "conj" else verb
    bare = not any(parse.child(each, *SUBJECTS, "aux", "auxpass") for each in (verb, first))
    return bare and first.tag == "VB" and first.dep == "ROOT"


def _find_nouns(parse: Parse, triggers: TriggerLexicon) -> dict[int, _Candidate]:
    found = {}
    for token in parse.tokens:
        if not _is_noun(token) or token.dep == "compound" or is_in_name(parse, token):
            continue
        if sense := choose_sense(parse, token, find_senses(parse, token, triggers.nouns)):
            found[token.i] = _Candidate(token, sense, (token.i,), frozenset((token.i,)))
    return found


def _is_noun(token: Token) -> bool:
    """Whether a word stands as a noun, be it tagged as a verb ("after air/NN raids/VBZ")."""
    return token.pos == "NOUN" or (token.tag == "VBZ" and token.dep in {"pobj", "dobj", "nsubj"})


def is_in_name(parse: Parse, noun: Token) -> bool:
    """Whether a capital in mid-sentence shows a noun to end a name ("Action Relief said")."""
    inside = noun.i > parse.sentence(noun).first
    return (
        inside and noun.text[:1].isupper() and parse.tokens[noun.i - 1].text[:1].isupper() and not noun.text.isupper()
    )


def _repeats(parse: Parse, noun: _Candidate, verbs: dict[int, _Candidate]) -> bool:
    """Whether a noun only names what its verb reports already ("declared a ceasefire")."""
    verb = verbs.get(noun.token.head)
    same = verb is not None and (verb.sense.type, verb.sense.cameo) == (noun.sense.type, noun.sense.cameo)
    return same and noun.token.dep in {"dobj", "nsubjpass"}


def _is_told(parse: Parse, noun: _Candidate, verbs: dict[int, _Candidate]) -> bool:
    """Whether a verb's sense already asks for the noun that it governs ("lifted the curfew")."""
    verb = verbs.get(noun.token.head)
    asked = [each for each in verb.sense.conditions if each.slot in {"obj", "subj"}] if verb else []
    return any(noun.token in fillers(parse, parse.head(noun.token), each) for each in asked if each.words)


def _words_of(parse: Parse, token: Token, sense: Sense) -> set[int]:
    """The verb, its particle, and of a construction the complement that carries its meaning."""
    words = {token.i, *(child.i for child in parse.children(token, "prt"))}
    if token.tag == "MD":
        words.update(each.i for each in complements(parse, token))
    for condition in sense.conditions if sense.light else ():
        if condition.negated or condition.slot not in _CARRYING or not condition.words:
            continue
        for each in fillers(parse, token, condition):
            words.add(each.i)
            if condition.slot == "p":
                words.add(parse.head(each).i)
            break
    return words


def _in_clause(parse: Parse, token: Token, words: set[int]) -> tuple[int, ...]:
    """Those of a trigger's words that stand in its own clause: not the "threat" of "the threat that it poses"."""
    clause = parse.head(token) if token.tag == "MD" else token
    return tuple(sorted(i for i in words if i in {token.i, clause.i} or clause in parse.ancestors(parse.tokens[i])))


def _compose(parse: Parse, candidate: _Candidate, candidates: dict[int, _Candidate], triggers: TriggerLexicon) -> None:
    """Let the events that a word rules decide what it amounts to, and mark them as ruled."""
    if candidate.token.pos == "NOUN":
        return
    outer = candidate.sense.type
    if outer == "REQUEST" and str(candidate.sense.cameo).startswith("02"):
        outer = "APPEAL"
    for verb in complements(parse, candidate.token):
        for each in [verb, *conjuncts(parse, verb)]:
            inner = candidates.get(each.i)
            if inner is None or inner is candidate:
                continue
            if candidate.composition is None:
                candidate.composition = triggers.compositions.get((outer, inner.sense.type))
            if candidate.composition or (outer != "VOW" and candidate.sense.weight >= WEAKEST):
                inner.ruled = True
    if candidate.composition is None and outer != "VOW" and (attitude := _attitude(parse, candidate.token)):
        candidate.composition = triggers.compositions.get((attitude, outer))


def _attitude(parse: Parse, token: Token) -> str | None:
    verb = clause_head(parse, token)
    while verb.dep == "conj" and not parse.child(verb, "nsubj", "nsubjpass", "aux"):
        verb = parse.head(verb)
    if not any(each.lower in _INTENT for each in parse.children(verb, "aux")):
        return None
    return "REFUSAL" if parse.child(verb, "neg") else "INTENT"


def _frame(
    parse: Parse, candidate: _Candidate, roles: Roles, triggers: TriggerLexicon, ontology: Ontology
) -> Frame | None:
    sense, token = candidate.sense, candidate.token
    if sense.weight < WEAKEST or (sense.type == "VOW" and candidate.composition is None):
        return None
    attack = _attack_told(parse, candidate, triggers)
    host = _host(parse, attack or token, triggers)
    who = roles.fill(attack, ("by", "author", "poss", "mod")) if attack else roles.fill(token, sense.who)
    who = who or (roles.fill(host, ("subj",)) if host else ())
    if not who and sense.type in _BY_MEANS and token.pos == "VERB":
        who = roles.means(token)
    slots = sense.whom if len(who) < 2 or sense.type not in _MUTUAL else tuple(s for s in sense.whom if s not in _FAR)
    whom = roles.fill(token, slots, who, triggers.classes["MATERIEL"] if sense.type == "ASSAULT" else ())
    certainty = _certainty(parse, candidate, host, bool(who), bool(whom))
    if certainty < LEAST_CERTAIN or not _has_parties(parse, candidate, roles, triggers, bool(who), bool(whom)):
        return None
    type_, cameo = sense.type, sense.cameo
    if candidate.composition:
        type_, cameo = candidate.composition.type, candidate.composition.cameo
    if cameo in _TOGETHER and len(who) > 1 and not whom:
        whom = who
    elif cameo in _MEETING and who and whom:
        who = whom = tuple(dict.fromkeys((*who, *whom)))
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
        who=who,
        whom=whom,
        certainty=certainty,
    )


def _has_parties(
    parse: Parse, candidate: _Candidate, roles: Roles, triggers: TriggerLexicon, who: bool, whom: bool
) -> bool:
    """Whether the parties that an event needs are there: mostly who acts, or at least who is acted on.

    Nothing that cannot act may be said to do it: "the slump let traders breathe" is no concession; but a decree may
    ban, and a blast may wound.
    """
    token, type_ = candidate.token, candidate.sense.type
    if str(candidate.sense.cameo).startswith("01"):
        return who and clause_head(parse, token).dep in _SAID and token.pos != "NOUN"
    if who or token.pos == "NOUN":
        return who or whom or (not candidate.told and stands_alone(parse, token, candidate.sense, roles, triggers))
    if type_ in _BY_ITSELF or not whom or is_passive(parse, token):
        return whom or type_ in _BY_ITSELF or _is_pinned(parse, candidate)
    papers = triggers.classes["PAPER"] if type_ in _ON_PAPER else frozenset()
    return all(roles.is_party(each) or each.lemma.lower() in papers | _ANYBODY for each in subjects(parse, token))


def _is_pinned(parse: Parse, candidate: _Candidate) -> bool:
    """Whether words for things, not parties, show what is done: "the curfew was lifted", "the talks collapsed"."""
    slots = {each.slot for each in candidate.sense.conditions if each.words and not each.negated}
    if candidate.sense.cameo in _BETWEEN:
        return False
    return "subj" in slots or ("obj" in slots and is_passive(parse, candidate.token))


def _host(parse: Parse, noun: Token, triggers: TriggerLexicon) -> Token | None:
    """The verb that only says of a noun's event that it is done or declared ("announced the release of …")."""
    if not _is_noun(noun):
        return None
    first = noun
    while first.dep == "conj" or (first.dep == "pobj" and parse.head(first).lower == "including"):
        first = parse.head(first) if first.dep == "conj" else parse.head(parse.head(first))
    verb = parse.head(first)
    if first.dep in {"dobj", "nsubjpass"}:
        return verb if verb.lemma in triggers.classes["LIGHT"] else None
    return _claimed(parse, noun, triggers)


def _attack_told(parse: Parse, candidate: _Candidate, triggers: TriggerLexicon) -> Token | None:
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


def _certainty(parse: Parse, candidate: _Candidate, host: Token | None, who: bool, whom: bool) -> float:
    """How sure the reading is: the sense's weight, the event's place in the sentence, and which parties were found."""
    certainty = max(candidate.sense.weight, _HOSTED) if host else candidate.sense.weight
    certainty *= salience(parse, host or candidate.token)
    if candidate.ruled:
        certainty *= 0.7
    return certainty * (1.0 if who else 0.75) * (1.0 if whom else 0.9)
