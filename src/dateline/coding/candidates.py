"""Which words of a report may tell an event, in which sense, and which of them rule others."""

from __future__ import annotations

from msgspec import Struct

from dateline.coding.arguments import SUBJECTS, clause_head, complements
from dateline.coding.modals import is_own, is_ruled_out
from dateline.coding.triggers import choose_sense, conjuncts, fillers, find_senses
from dateline.knowledge.triggers import Composition, Sense, TriggerLexicon
from dateline.reading import Parse, Token

WEAKEST = 0.25
"""Senses below this weight only keep a word from being read as another of its senses; they make no event."""

_INTENT = frozenset({"will", "would", "shall", "'ll", "’ll", "wo", "’d", "'d"})

_CARRYING = frozenset({"obj", "p", "acomp", "inf", "prt"})
"""Slots whose words carry the meaning of a construction."""


class Candidate(Struct):
    """A word in the sense that the lexicon gives it where it stands, before its parties are known.

    ``trigger`` are the words that tell the event, ``taken`` all that the sense asks for. ``rules`` is the first event
    that it governs ("agreed to *send* aid"); ``ruled`` and ``told`` say that it is itself so governed, or asked for.
    """

    token: Token
    sense: Sense
    trigger: tuple[int, ...]
    taken: frozenset[int]
    ruled: bool = False
    told: bool = False
    composition: Composition | None = None
    rules: Candidate | None = None


def find_candidates(parse: Parse, triggers: TriggerLexicon) -> dict[int, Candidate]:
    """The candidates of a parse by the token that heads them, each with what it makes of those that it rules."""
    candidates = _find_verbs(parse, triggers)
    used = {i for each in candidates.values() for i in each.taken}
    nouns = {i: each for i, each in _find_nouns(parse, triggers).items() if i not in used}
    candidates |= {i: each for i, each in nouns.items() if not _repeats(parse, each, candidates)}
    for i in nouns.keys() & candidates.keys():
        candidates[i].told = _is_told(parse, candidates[i], candidates)
    for candidate in list(candidates.values()):
        _compose(parse, candidate, candidates, triggers)
    return candidates


def _find_verbs(parse: Parse, triggers: TriggerLexicon) -> dict[int, Candidate]:
    found = {}
    for token in parse.tokens:
        if not _may_report(parse, token, triggers):
            continue
        if sense := choose_sense(parse, token, find_senses(parse, token, triggers.verbs)):
            words = _words_of(parse, token, sense)
            if sense.type == "VOW" and (is_ruled_out(parse, token) or not is_own(parse, token, triggers)):
                continue
            found[token.i] = Candidate(token, sense, _in_clause(parse, token, words), frozenset(words))
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


def _find_nouns(parse: Parse, triggers: TriggerLexicon) -> dict[int, Candidate]:
    found = {}
    for token in parse.tokens:
        if not is_noun(token) or token.dep == "compound" or is_in_name(parse, token):
            continue
        if sense := choose_sense(parse, token, find_senses(parse, token, triggers.nouns)):
            found[token.i] = Candidate(token, sense, (token.i,), frozenset((token.i,)))
    return found


def is_noun(token: Token) -> bool:
    """Whether a word stands as a noun, be it tagged as a verb ("after air/NN raids/VBZ")."""
    return token.pos == "NOUN" or (token.tag == "VBZ" and token.dep in {"pobj", "dobj", "nsubj"})


def is_in_name(parse: Parse, noun: Token) -> bool:
    """Whether a capital in mid-sentence shows a noun to end a name ("Action Relief said")."""
    inside = noun.i > parse.sentence(noun).first
    return (
        inside and noun.text[:1].isupper() and parse.tokens[noun.i - 1].text[:1].isupper() and not noun.text.isupper()
    )


def _repeats(parse: Parse, noun: Candidate, verbs: dict[int, Candidate]) -> bool:
    """Whether a noun only names what its verb reports already ("declared a ceasefire")."""
    verb = verbs.get(noun.token.head)
    same = verb is not None and (verb.sense.type, verb.sense.cameo) == (noun.sense.type, noun.sense.cameo)
    return same and noun.token.dep in {"dobj", "nsubjpass"}


def _is_told(parse: Parse, noun: Candidate, verbs: dict[int, Candidate]) -> bool:
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


def _compose(parse: Parse, candidate: Candidate, candidates: dict[int, Candidate], triggers: TriggerLexicon) -> None:
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
            candidate.rules = candidate.rules or inner
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
