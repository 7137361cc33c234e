"""Which time expression tells when a claim's event happened, or when an attribution's source spoke.

The order: the event's own clause; the clause that it continues; the next sentence's "some ten years on"; in a report's
lead, the day named before it. A time that belongs to a saying is never the time of what is said, unless what is said
is going on as it is said.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from dateline.coding.tense import Tense, find_tense
from dateline.model import Time, TimePrecision
from dateline.reading import Parse, Reading, Sentence, Token

_LINKS = frozenset(("ADP", "SCONJ", "PART"))
_MODIFIERS = frozenset(("nummod", "nmod", "compound", "amod", "poss"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))
_SIMULTANEOUS = frozenset(("as", "when", "while", "amid"))
_REACTING = frozenset((
    "condemn", "denounce", "deny", "discuss", "announce", "report", "mark", "recall", "cite", "welcome",
    "mention", "describe",
))  # fmt: skip
_SAME_TIME = frozenset(("in", "during", "with", "by", "at", "through", "of"))
_COUNTED_BACK = (" on", " later")


def find_when(reading: Reading, times: Sequence[Time], head: int) -> str | None:
    """The id of the time of the event whose trigger is headed by token ``head``; None where the text does not tell."""
    parse = reading.parse
    event = parse.tokens[head]
    sentence = parse.sentence(event)
    found = _usable_times(parse, times, sentence)
    if time := _time_of(parse, found, event):
        return time.id
    if time := _time_after(parse, times, event, sentence):
        return time.id
    time = _lead_day(parse, found, event, sentence)
    return time.id if time else None


def find_said(reading: Reading, times: Sequence[Time], cue_head: int) -> str | None:
    """The id of the time at which a source spoke, by the cue's head token; None where the text does not tell."""
    parse = reading.parse
    cue = parse.tokens[cue_head]
    found = _usable_times(parse, times, parse.sentence(cue))
    time = _own_time(parse, found, cue) or _shared_time(parse, found, cue)
    return time.id if time else None


def _times_in(times: Sequence[Time], start: int, end: int) -> list[Time]:
    """The times that begin in a stretch of text; ``times`` are in text order."""
    first = bisect_left(times, start, key=lambda time: time.start)
    return list(takewhile(lambda time: time.start < end, islice(times, first, None)))


def _usable_times(parse: Parse, times: Sequence[Time], sentence: Sentence) -> list[Time]:
    """A sentence's times without those that date what the sentence before told."""
    before = parse.sentences[sentence.i - 1] if sentence.i else sentence
    window = _times_in(times, before.start, sentence.end)
    return [time for time in window if time.start >= sentence.start and not _counts_back(parse, window, time)]


def _time_of(parse: Parse, times: Sequence[Time], event: Token) -> Time | None:
    """The time of an event's own clause, or of the clauses that it continues, nearest first."""
    for token in _clauses(parse, event):
        if time := _own_time(parse, times, token) or _shared_time(parse, times, token):
            return time
    return None


def _clauses(parse: Parse, event: Token) -> Iterator[Token]:
    """The event, then each governor whose time is its time too."""
    yield event
    while event.head != event.i:
        governor = parse.head(event)
        if governor.pos in _LINKS:
            governor = parse.head(governor)
        if not _continues(parse, event, governor) or _looks_ahead(parse, event, governor):
            return
        yield governor
        if governor.i == event.i:
            return
        event = governor


def _looks_ahead(parse: Parse, event: Token, governor: Token) -> bool:
    """Whether ``event`` is what its governor only plans or expects."""
    return find_tense(parse, event) is Tense.FUTURE and find_tense(parse, governor) is not Tense.FUTURE


def _continues(parse: Parse, event: Token, governor: Token) -> bool:
    """Whether what ``event`` tells happens when its governor does."""
    if event.pos not in ("VERB", "AUX"):
        return _noun_continues(parse, event, governor)
    if event.dep in ("xcomp", "conj"):
        return event.dep == "xcomp" or parse.child(event, "nsubj", "nsubjpass") is None
    if event.dep == "advcl":
        mark = parse.child(event, "mark", "advmod")
        bare = event.tag == "VBG" and parse.child(event, "mark", "nsubj") is None
        return bare or (mark is not None and mark.lower in _SIMULTANEOUS)
    if event.dep == "pcomp":
        return parse.head(event).lower in ("by", "in", "with", "while")
    return event.dep == "ccomp" and _is_going_on(parse, event)


def _noun_continues(parse: Parse, event: Token, governor: Token) -> bool:
    """Whether an event noun happens when its governor does: "launched a raid", not "vowed revenge after the raid"."""
    if event.dep == "pobj" and parse.head(event).lower not in _SAME_TIME:
        return False
    if event.dep in ("appos", "conj") or governor.pos not in ("VERB", "AUX"):
        return event.dep in ("dobj", "pobj", "conj")
    return governor.lemma not in _REACTING and parse.child(governor, "ccomp") is None


def _is_going_on(parse: Parse, verb: Token) -> bool:
    """Whether a reported clause tells what goes on as it is said: in the present or the progressive."""
    if find_tense(parse, verb) is Tense.PRESENT:
        return True
    return verb.tag == "VBG" and any(each.lemma == "be" for each in parse.children(verb, "aux"))


def _own_time(parse: Parse, times: Sequence[Time], event: Token) -> Time | None:
    """The time that stands in the event's own clause: dated before undated, modifier of the event before others."""
    ranked = []
    for time in times:
        governor, by_modifier = _governor(parse, time)
        if governor.i == event.i:
            rank = 0
        elif not by_modifier and _stands_under(parse, governor, event):
            rank = 1
        else:
            continue
        undated = time.from_ is None and time.to is None
        ranked.append(((undated, rank, time.start - time.end, abs(time.start - event.start)), time))
    return min(ranked, key=lambda each: each[0])[1] if ranked else None


def _governor(parse: Parse, time: Time) -> tuple[Token, bool]:
    """What a time expression modifies, and whether it does so as part of a noun phrase ("the 2015 agreement")."""
    tokens = parse.tokens_in(time)
    inside = {token.i for token in tokens}
    top = next((token for token in reversed(tokens) if token.head not in inside or token.head == token.i), tokens[-1])
    by_modifier = top.dep in _MODIFIERS
    governor = parse.head(top)
    while governor.pos in _LINKS and governor.head != governor.i:
        governor = parse.head(governor)
    return governor, by_modifier


def _stands_under(parse: Parse, governor: Token, event: Token) -> bool:
    """Whether a time's governor is a noun in the event's clause, outside its subject: "in an interview in May"."""
    if event.pos not in ("VERB", "AUX"):
        return False
    while governor.pos not in ("VERB", "AUX") and governor.head != governor.i:
        if governor.dep in _SUBJECTS:
            return False
        governor = parse.head(governor)
    return governor.i == event.i


def _shared_time(parse: Parse, times: Sequence[Time], event: Token) -> Time | None:
    """The time behind the last of coordinated verbs with one subject: "seized the town and freed the men on Friday"."""
    for other in parse.children(event, "conj"):
        if other.pos == "VERB" and parse.child(other, "nsubj", "nsubjpass") is None:
            return _own_time(parse, times, other)
    return None


def _time_after(parse: Parse, times: Sequence[Time], event: Token, sentence: Sentence) -> Time | None:
    """The time with which the next sentence counts back to this one: "Some ten years on, …"."""
    if event.i not in _main(parse, sentence) or sentence.i + 1 >= len(parse.sentences):
        return None
    following = parse.sentences[sentence.i + 1]
    if following.paragraph != sentence.paragraph or find_tense(parse, event) is not Tense.PAST:
        return None
    between = _times_in(times, sentence.start, following.end)
    return next(
        (time for time in between if time.start >= following.start and _counts_back(parse, between, time)), None
    )


def _counts_back(parse: Parse, times: Sequence[Time], time: Time) -> bool:
    """Whether a time at its sentence's start dates what was told before it.

    "Ten years on" does; "ten years later" does where no time is named before it from which it could count on.
    """
    if time.from_ is None or not time.text.endswith(_COUNTED_BACK):
        return False
    counted_on = time.text.endswith("later") and any(other.from_ and other.start < time.start for other in times)
    return not counted_on and _opens(parse, time)


def _opens(parse: Parse, time: Time) -> bool:
    """Whether a sentence begins with ``time``, a word such as "some" or "now" aside."""
    first = parse.tokens_in(time)[0]
    return first.i - parse.sentence(first).first <= 1


def _main(parse: Parse, sentence: Sentence) -> set[int]:
    """The sentence's main verb and those coordinated with it."""
    root = parse.root(sentence)
    return {root.i, *(each.i for each in parse.children(root, "conj"))}


def _lead_day(parse: Parse, times: Sequence[Time], event: Token, sentence: Sentence) -> Time | None:
    """In a report's lead, the day named before a past event, unless that day is a saying's."""
    finite = event.tag == "VBD" or parse.child(event, "aux", "auxpass") is not None
    if sentence.i > 1 or event.pos != "VERB" or not finite or find_tense(parse, event) is not Tense.PAST:
        return None
    above = {token.i for token in parse.ancestors(event)}
    for time in reversed(times):
        if time.start < event.start and time.precision is TimePrecision.DAY and time.from_:
            governor, by_modifier = _governor(parse, time)
            says = governor.i in above and parse.child(governor, "ccomp") is not None
            if not says and not by_modifier:
                return time
    return None
