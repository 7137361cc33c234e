"""Parse → times: finds the time expressions of a report and resolves them against its publication date."""

from __future__ import annotations

from datetime import date

from dateline.coding.intervals import Interval, precision_of
from dateline.coding.tense import find_tense
from dateline.coding.time_patterns import Phrase, find_phrases
from dateline.coding.time_resolve import Context, resolve
from dateline.coding.time_words import find_items
from dateline.knowledge.times import load_time_words
from dateline.model import Time, TimePrecision
from dateline.reading import Parse, Token

_YEAR_PREPOSITIONS = frozenset((
    "in", "since", "by", "until", "till", "of", "from", "to", "before", "after", "through", "during", "for",
    "around", "circa", "between", "and", "late", "early", "mid", "the",
))  # fmt: skip


def find_times(parse: Parse, published: str | None) -> tuple[Time, ...]:
    """The time expressions of ``parse`` in text order, with the intervals that they mean.

    ``published`` is a date or an RFC 3339 time; without it only absolute dates resolve. An expression that is found
    but cannot be dated has neither ``from`` nor ``to``. Raises nothing on a date that does not exist: it is not dated.
    """
    words = load_time_words()
    context = Context(_day(published))
    times: list[Time] = []
    named = -2
    for sentence in parse.sentences:
        items = find_items(parse.sentence_tokens(sentence), words)
        for phrase in find_phrases(items):
            if not _is_time(phrase, parse):
                continue
            context.tense = find_tense(parse, parse.tokens[phrase.items[-1].last])
            context.near = sentence.i - named <= 1
            if interval := resolve(phrase, context):
                _remember(interval, context)
                named = sentence.i
            times.append(_time(f"t{len(times) + 1}", phrase, interval, parse))
    return tuple(times)


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _remember(interval: Interval, context: Context) -> None:
    context.last = interval
    if interval.precision is TimePrecision.SEASON:
        context.period = interval


def _time(key: str, phrase: Phrase, interval: Interval | None, parse: Parse) -> Time:
    start, end = parse.tokens[phrase.first].start, parse.tokens[phrase.last].end
    text = parse.text[start:end]
    if interval is None:
        unit = phrase.find("U", "V")
        precision = precision_of(unit.value) if unit and unit.value != "period" else TimePrecision.VAGUE
        return Time(start, end, text, id=key, precision=precision)
    return Time(
        start,
        end,
        text,
        id=key,
        from_=interval.first.isoformat(),
        to=interval.last.isoformat(),
        precision=interval.precision,
    )


def _is_time(phrase: Phrase, parse: Parse) -> bool:
    """Whether a phrase that looks like a time is one here."""
    first, last = parse.tokens[phrase.items[0].first], parse.tokens[phrase.items[-1].last]
    before = parse.tokens[first.i - 1] if first.i else None
    after = parse.tokens[last.i + 1] if last.i + 1 < len(parse.tokens) else None
    if phrase.pattern == "year":
        return _is_year(first, before, after) if first is last else last.dep != "nummod"
    if phrase.pattern == "clock":
        return phrase.letters[0] == "C" or phrase.find("p") is not None
    if phrase.pattern == "quarter" and phrase.find("O"):
        return any(item.value in ("quarter", "half") for item in phrase.items)
    if phrase.pattern == "later" and phrase.items[-1].value == "on":
        return not parse.children(last, "pobj")
    if phrase.pattern == "bare":
        return phrase.items[-1].value in ("quarter", "weekend", "year") and (
            before is None or before.lower in ("in", "for", "over", "during", "of", "through")
        )
    if phrase.pattern == "noon":
        return phrase.items[0].value in ("noon", "midday", "midnight", "overnight")
    return True


def _is_year(token: Token, before: Token | None, after: Token | None) -> bool:
    """Whether a bare number of four digits is a year: by what stands before it, and not when it counts something."""
    if after and after.tag == "NNS" and token.dep == "nummod":
        return False
    if (after and after.text in ("%", "-")) or (before and before.text in ("$", "#", "£", "€", "-")):
        return False
    if not 1500 <= int("".join(filter(str.isdigit, token.text)) or 0) < 2100:
        return token.dep == "pobj" and before is not None and before.lower == "in"
    return before is None or before.lower in _YEAR_PREPOSITIONS or token.ner == "DATE"
