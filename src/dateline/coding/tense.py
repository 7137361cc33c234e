"""Which way in time a clause looks."""

from __future__ import annotations

from enum import StrEnum

from dateline.reading import Parse, Token

_FUTURE_AUXILIARIES = frozenset((
    "will", "shall", "'ll", "’ll", "wo", "would", "may", "might", "can", "could", "should", "must",
))  # fmt: skip
_PLANNING = frozenset((
    "plan", "expect", "schedule", "intend", "hope", "want", "aim", "due", "prepare", "promise", "pledge",
    "vow", "threaten", "agree", "ask", "set", "order", "decide", "likely", "go", "urge", "call", "need",
    "invite", "seek", "propose", "be",
))  # fmt: skip
_TERM_SETTING = frozenset(("payable", "due", "effective", "schedule", "slate", "postpone", "reschedule"))


class Tense(StrEnum):
    """Where a clause's verb puts what it tells: before now, at it, or after it."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


def find_tense(parse: Parse, token: Token) -> Tense:
    """The tense of the clause in which ``token`` stands, or that it heads; past where no verb tells.

    An infinitive looks ahead of a verb of planning, otherwise it has its governor's tense, as participles have.
    """
    seen = 0
    for verb in (token, *parse.ancestors(token)):
        if verb.lemma in _TERM_SETTING and verb.pos in ("VERB", "ADJ"):
            return Tense.PAST if _is_pluperfect(parse, verb) else Tense.FUTURE
        if verb.pos not in ("VERB", "AUX"):
            continue
        seen += 1
        if seen > 4:
            break
        auxiliaries = parse.children(verb, "aux", "auxpass")
        if verb.tag == "VBN" and not auxiliaries and verb.dep in ("acl", "amod", "advcl"):
            return Tense.PAST
        if any(
            (each.tag == "MD" and each.lower in _FUTURE_AUXILIARIES) or each.lemma == "will" for each in auxiliaries
        ):
            perfect = any(each.lemma == "have" for each in auxiliaries)
            return Tense.PAST if perfect else Tense.FUTURE
        if any(each.lower == "to" for each in auxiliaries):
            if parse.head(verb).lemma in _PLANNING:
                return Tense.FUTURE
            continue
        finite = next((each for each in (verb, *auxiliaries) if each.tag in ("VBD", "VBZ", "VBP")), None)
        if finite is not None:
            return _finite_tense(finite, verb, auxiliaries)
    return Tense.PAST


def _is_pluperfect(parse: Parse, word: Token) -> bool:
    """Whether a verb, or the copula over an adjective, stands with "had"."""
    return any(each.lower == "had" for each in (*parse.children(word, "aux"), *parse.children(parse.head(word), "aux")))


def _finite_tense(finite: Token, verb: Token, auxiliaries: tuple[Token, ...]) -> Tense:
    """The tense of a clause with a finite verb; the perfect looks back."""
    if finite.tag == "VBD" or any(each.lemma == "have" for each in auxiliaries):
        return Tense.PAST
    return Tense.FUTURE if verb.tag == "VBG" and verb.lemma == "go" else Tense.PRESENT
