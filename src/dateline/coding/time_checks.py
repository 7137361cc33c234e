"""Whether a phrase that has the form of a time expression is one where it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dateline.coding.tense import Tense, find_tense
from dateline.coding.time_patterns import Phrase
from dateline.reading import Parse, Token

_TERMS = frozenset(("until", "till", "by"))
_SETTING = frozenset(("plan", "set", "schedule", "slate", "expect", "due", "book"))
_YEAR_PREPOSITIONS = frozenset((
    "in", "since", "by", "until", "till", "of", "from", "to", "before", "after", "through", "during", "for",
    "around", "circa", "between", "and", "late", "early", "mid", "the",
))  # fmt: skip
_SEASON_PREPOSITIONS = frozenset(("in", "by", "since", "until", "during", "through", "for", "this"))
_NOON = frozenset(("noon", "midday", "midnight", "overnight"))
_PERSONAL = frozenset(("his", "her", "their"))


def is_time(phrase: Phrase, parse: Parse) -> bool:
    """Whether ``phrase`` is a time expression here, and no name, count or other use of its words."""
    check = _CHECKS.get(phrase.pattern)
    return check is None or check(phrase, parse)


def tense_of(phrase: Phrase, parse: Parse) -> Tense:
    """Which way a phrase looks: ahead where it sets a term ("until Friday"), else as its clause does."""
    before, behind = _before(phrase, parse), _behind(phrase, parse)
    last = parse.tokens[phrase.items[-1].last]
    if behind and behind.tag == "POS" and phrase.pattern == "weekday":
        return Tense.PAST
    if before and before.lower in _TERMS:
        verb = next((token for token in parse.ancestors(last) if token.pos in ("VERB", "AUX")), last)
        return Tense.PAST if any(each.lower == "had" for each in parse.children(verb, "aux")) else Tense.FUTURE
    if before and before.lower == "for" and parse.head(before).lemma in _SETTING:
        return Tense.FUTURE
    return find_tense(parse, last)


def _before(phrase: Phrase, parse: Parse) -> Token | None:
    return parse.tokens[phrase.first - 1] if phrase.first else None


def _behind(phrase: Phrase, parse: Parse) -> Token | None:
    return parse.tokens[phrase.last + 1] if phrase.last + 1 < len(parse.tokens) else None


def _is_clock(phrase: Phrase, parse: Parse) -> bool:
    return phrase.letters[0] == "C" or phrase.find("p") is not None


def _is_noon(phrase: Phrase, parse: Parse) -> bool:
    return phrase.items[0].value in _NOON


def _is_quarter(phrase: Phrase, parse: Parse) -> bool:
    return not phrase.find("O") or any(item.value in ("quarter", "half", "century") for item in phrase.items)


def _is_counted_from(phrase: Phrase, parse: Parse) -> bool:
    """Not "two days after the raid": what it counts from is no time."""
    last = parse.tokens[phrase.items[-1].last]
    return phrase.items[-1].letter not in "nb" or (not parse.children(last, "pobj", "pcomp") and last.dep != "mark")


def _is_ahead(phrase: Phrase, parse: Parse) -> bool:
    """Whether a number of units is the way to a coming time: "will return in five years"."""
    before, behind = _before(phrase, parse), _behind(phrase, parse)
    if before is None or before.lower != "in" or phrase.find("q", "-") or (behind and behind.lower == "of"):
        return False
    return tense_of(phrase, parse) is Tense.FUTURE


def _is_vague(phrase: Phrase, parse: Parse) -> bool:
    """Not "the last country" nor "the future king"."""
    if phrase.letters not in ("dL", "du"):
        return True
    return parse.tokens[phrase.last].pos == "NOUN" and phrase.items[-1].value in ("past", "future")


def _is_decade(phrase: Phrase, parse: Parse) -> bool:
    """Not the years of a person's age: "in her 30s"."""
    return parse.tokens[phrase.items[0].first].lower not in _PERSONAL


def _is_month(phrase: Phrase, parse: Parse) -> bool:
    """Not "the March for …", nor a short form that begins a person's name."""
    if phrase.letters != "M":
        return True
    token, before, behind = parse.tokens[phrase.first], _before(phrase, parse), _behind(phrase, parse)
    if len(token.text) <= 4 and "." not in token.text and token.lower not in ("may", "june", "july"):
        return not (behind and behind.pos == "PROPN")
    return not (behind and behind.lower in ("for", "of") and before and before.pos in ("DET", "ADJ"))


def _is_season(phrase: Phrase, parse: Parse) -> bool:
    """Not a name such as "the Prague Spring", nor the fall of a town or a price."""
    if phrase.letters not in ("S", "dS"):
        return True
    token, before, behind = parse.tokens[phrase.items[-1].last], _before(phrase, parse), _behind(phrase, parse)
    if token.lower == "fall":
        timed = before is None or before.lower in _SEASON_PREPOSITIONS or phrase.first < phrase.items[0].first
        return timed and not (behind and behind.lower == "of")
    return token.text.islower() or before is None or not before.text[0].isupper()


def _is_unit(phrase: Phrase, parse: Parse) -> bool:
    """Not a programme's name ("This Week"): all in capitals, though no sentence begins there."""
    words = parse.tokens[phrase.items[0].first : phrase.items[-1].last + 1]
    begins = words[0].i == parse.sentence(words[0]).first
    return begins or not all(word.text[0].isupper() for word in words)


def _is_bare(phrase: Phrase, parse: Parse) -> bool:
    """Whether "the quarter", "the year" mean the one of the publication."""
    unit = phrase.items[-1].value
    if phrase.first < phrase.items[0].first:
        return unit != "day"
    before = _before(phrase, parse)
    named = before is None or before.lower in ("in", "for", "over", "during", "of", "through")
    return named and unit in ("quarter", "weekend", "year")


def _is_year(phrase: Phrase, parse: Parse) -> bool:
    """Whether a bare number of four digits is a year: by what stands before it, and not when it counts something."""
    item = phrase.items[0]
    token, behind = parse.tokens[item.last], _behind(phrase, parse)
    before = parse.tokens[item.first - 1] if item.first else None
    if behind and behind.tag == "NNS" and token.dep == "nummod" and not (before and before.lower == "the"):
        return False
    if (behind and behind.text in ("%", "-")) or (before and before.text in ("$", "#", "£", "€", "-")):
        return False
    if not 1500 <= item.number < 2100:
        return token.dep == "pobj" and before is not None and before.lower == "in"
    return before is None or before.lower in _YEAR_PREPOSITIONS or token.ner == "DATE" or item.first < item.last


_CHECKS: Mapping[str, Callable[[Phrase, Parse], bool]] = {
    "clock": _is_clock, "noon": _is_noon, "quarter": _is_quarter, "later": _is_counted_from,
    "earlier": _is_counted_from, "year_ago": _is_counted_from, "ahead": _is_ahead, "vague": _is_vague,
    "decade": _is_decade, "month": _is_month, "season": _is_season, "unit": _is_unit, "span": _is_unit,
    "bare": _is_bare, "year": _is_year,
}  # fmt: skip
