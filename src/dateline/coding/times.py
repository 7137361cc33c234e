"""Parse → times: finds the time expressions of a report and resolves them against its publication date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dateline.coding.intervals import precision_of
from dateline.coding.time_checks import is_time, tense_of
from dateline.coding.time_context import Context
from dateline.coding.time_patterns import find_phrases
from dateline.coding.time_ranges import Found, find_ranges
from dateline.coding.time_resolve import resolve
from dateline.coding.time_words import find_items
from dateline.knowledge.times import load_time_words
from dateline.model import Time, TimePrecision
from dateline.reading import Parse, Sentence


def find_times(parse: Parse, published: str | None) -> tuple[Time, ...]:
    """The time expressions of ``parse`` in text order, with the intervals that they mean.

    ``published`` is a date or an RFC 3339 time; without it only absolute dates resolve. An expression that is found
    but cannot be dated has neither ``from`` nor ``to``. A range ("between March and May") stands beside the times
    that bound it. Raises nothing on a date that does not exist: it is not dated.
    """
    context = Context(_day(published))
    times: list[Time] = []
    for sentence in parse.sentences:
        found = list(_find(parse, sentence, context))
        found += find_ranges(parse, found, context.published)
        for each in sorted(found, key=lambda each: (each.first, -each.last)):
            times.append(_time(f"t{len(times) + 1}", each, parse))
    return tuple(times)


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _find(parse: Parse, sentence: Sentence, context: Context) -> Iterator[Found]:
    """The times of one sentence, each resolved with those before it in mind."""
    context.sentence = sentence.i
    for phrase in find_phrases(find_items(parse.sentence_tokens(sentence), load_time_words())):
        if is_time(phrase, parse):
            context.tense = tense_of(phrase, parse)
            interval = resolve(phrase, context)
            if interval:
                context.remember(phrase, interval)
            yield Found(phrase.first, phrase.last, phrase, interval)


def _time(key: str, found: Found, parse: Parse) -> Time:
    start, end = parse.tokens[found.first].start, parse.tokens[found.last].end
    text, interval = parse.text[start:end], found.interval
    if interval is None:
        unit = found.phrase.find("U", "V") if found.phrase else None
        precision = precision_of(unit.value) if unit and unit.value != "period" else TimePrecision.VAGUE
        return Time(start, end, text, id=key, precision=precision)
    first, last = interval.first.isoformat(), interval.last.isoformat()
    return Time(start, end, text, id=key, from_=first, to=last, precision=interval.precision)
