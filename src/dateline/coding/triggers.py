"""Which sense of the lexicon a word carries where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from dateline.coding.arguments import (
    around,
    beside_doers,
    clause_head,
    complements,
    is_passive,
    objects,
    prepositional,
    subjects,
)
from dateline.knowledge.triggers import Condition, MotionSense, Sense
from dateline.reading import Parse, Token

MEASURES = frozenset({
    "thousand", "hundred", "dozen", "score", "million", "number", "group", "handful", "ton", "tonne", "kg",
    "kilogram", "majority", "series", "string", "couple", "lot", "bunch", "wave", "worth", "litre", "piece",
    "pair", "most", "some", "many", "several", "part", "batch", "one", "two", "three", "four", "five", "six",
    "seven", "eight", "nine", "ten", "all", "half", "third", "quarter", "bulk", "round"
})  # fmt: skip
"""Words that count or measure what follows their "of"."""

AnySense = TypeVar("AnySense", Sense, MotionSense)


def choose_sense(parse: Parse, token: Token, senses: Sequence[AnySense]) -> AnySense | None:
    """The first sense, most conditions first, all of whose conditions hold around ``token``."""
    return next((sense for sense in senses if all(holds(parse, token, each) for each in sense.conditions)), None)


def holds(parse: Parse, token: Token, condition: Condition) -> bool:
    """Whether one condition is met."""
    met = any(True for _ in fillers(parse, token, condition))
    return met != condition.negated


def fillers(parse: Parse, token: Token, condition: Condition) -> Iterator[Token]:
    """The words by which a condition is met; the token itself where it asks for no word."""
    if condition.slot == "noobj":
        found: Sequence[Token] = () if objects(parse, token) else (token,)
    elif condition.slot == "passive":
        found = (token,) if is_passive(parse, token) else ()
    else:
        found = _candidates(parse, token, condition)
    for each in found:
        if not condition.words or not condition.words.isdisjoint(_names(parse, each)):
            yield each


# Past forms that no rule undoes.
_IRREGULAR = {
    "retook": "retake",
    "retaken": "retake",
    "forgave": "forgive",
    "forgiven": "forgive",
    "foresaw": "foresee",
    "overran": "overrun",
    "withdrew": "withdraw",
    "overthrew": "overthrow",
    "swore": "swear",
}


def lemmas_of(parse: Parse, token: Token) -> Iterator[str]:
    """The lemmas by which a word may be looked up, likeliest first.

    The hyphenated fore-part belongs to it ("cease-fire"); and as a statistical lemmatiser takes some forms for those
    of a rarer verb ("staged" for one of *stag*), what the form's ending allows comes after what it says.
    """
    form, lemma = token.lower, token.lemma.lower()
    if token.i > 1 and parse.tokens[token.i - 1].text == "-" and parse.tokens[token.i - 1].end == token.start:
        yield f"{parse.tokens[token.i - 2].lower}-{lemma}"
    yield lemma
    if form in _IRREGULAR:
        yield _IRREGULAR[form]
    if form.endswith("ed"):
        yield from (form[:-1], form[:-2])
        yield from _undoubled(form[:-2])
    elif form.endswith("ing"):
        yield from (form[:-3] + "e", form[:-3])
        yield from _undoubled(form[:-3])
    elif form.endswith("s"):
        yield form[:-1]


def _undoubled(stem: str) -> Iterator[str]:
    """The stem before its last consonant was doubled: "stop" of "stopp", none of "warm"."""
    if stem[-1:] == stem[-2:-1]:
        yield stem[:-1]


def find_senses(parse: Parse, token: Token, lexicon: Mapping[str, Sequence[AnySense]]) -> Sequence[AnySense]:
    """The senses of the first of a word's lemmas that the lexicon knows."""
    return next((lexicon[lemma] for lemma in lemmas_of(parse, token) if lemma in lexicon), ())


def _names(parse: Parse, token: Token) -> tuple[str, ...]:
    kind = "@name" if token.pos == "PROPN" else ""
    return *lemmas_of(parse, token), token.lower, "@" + token.ner, kind


def _candidates(parse: Parse, token: Token, condition: Condition) -> Sequence[Token]:
    slot = condition.slot
    if slot == "obj":
        return [each for found in objects(parse, token) for each in _withmeasured(parse, found)]
    if slot == "subj":
        return [each for found in subjects(parse, token) for each in _withmeasured(parse, found)]
    if slot == "p":
        places = (*around(parse, token), *beside_doers(parse, token))
        found = [each for place in places for each in prepositional(parse, place, condition.preps)]
        return [inner for each in found for inner in (each, *measured(parse, each))]
    if slot == "prt":
        return parse.children(token, "prt", "advmod", "prep")
    if slot == "inf":
        return [each for each in complements(parse, token) if _is_infinitive(parse, each)]
    if slot == "that":
        return [each for each in parse.children(token, "ccomp") if parse.child(each, "nsubj", "nsubjpass", "expl")]
    if slot == "acomp":
        return parse.children(token, "acomp", "oprd", "advmod", "ccomp", "advcl")
    return [
        each
        for place in around(parse, token)
        for noun in (place, *measured(parse, place))
        for each in parse.children(noun, "amod", "advmod", "compound", "nmod")
    ]


def _is_infinitive(parse: Parse, token: Token) -> bool:
    verb = clause_head(parse, token)
    if any(each.tag == "TO" for each in parse.children(verb, "aux")):
        return True
    bare = verb.tag in {"VB", "VBG"} and not parse.child(verb, "mark", "aux")
    return bare and verb.dep in {"xcomp", "ccomp", "pcomp"}


def _withmeasured(parse: Parse, token: Token) -> list[Token]:
    """The word, its conjuncts, and what a measure counts ("two tonnes of flour")."""
    return [token, *conjuncts(parse, token), *measured(parse, token)]


def measured(parse: Parse, token: Token) -> list[Token]:
    """What a measure counts."""
    if token.lemma.lower() not in MEASURES:
        return []
    return [
        each for prep in parse.children(token, "prep") if prep.lower == "of" for each in parse.children(prep, "pobj")
    ]


def conjuncts(parse: Parse, token: Token) -> list[Token]:
    """The words joined to a word by "and", "or" and commas, in text order.

    The second of a list of counted things is mostly parsed as an apposition ("three tanks, two lorries and a boat").
    """
    found = []
    for child in parse.children(token, "conj", "appos"):
        if child.dep == "conj" or (parse.child(token, "nummod") and parse.child(child, "nummod")):
            found += [child, *conjuncts(parse, child)]
    return found
