"""Measures Dateline on passages of our own in which voices report voices: docs/own_gold.md tells how they were written.

    python evals/own_gold.py [--wrong] [--record]

``--wrong`` also lists every passage that is not read as marked; ``--record`` writes the figures into the page and
raises the floors to them.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from blocks import write_block
from dateline.knowledge.load import load_knowledge
from dateline.model import Attribution, Claim, Modality, Report, ReportObject, Span, report_id
from dateline.pipeline import Coder
from dateline.read.annotate import SpacyAnnotator

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT / "tests" / "gold" / "nesting.jsonl"
FLOORS = ROOT / "evals" / "own_floors.json"
PAGE = ROOT / "docs" / "own_gold.md"

ALIKE = 0.5
"""Least F1 of the words that two spans share, for them to count as the same source or the same content."""

MARGIN = 0.01
"""How far below the measured figure a floor stands: what a mend may take from one to give another more."""

OTHER = "OTHER"
"""The type of claims that no PLOVER type fits. The passages mark none, so one that matches nothing is not an error."""

_OCCURRENCE = re.compile(r"(?P<words>.+)#(?P<number>[1-9])", re.DOTALL)
_WORD = re.compile(r"\w+")

Found = TypeVar("Found", Attribution, Claim)


class _Voice(Struct, frozen=True, forbid_unknown_fields=True):
    source: str | None
    cue: str | None
    content: tuple[str, ...]
    via: int | None


class _Event(Struct, frozen=True, forbid_unknown_fields=True):
    trigger: tuple[str, ...]
    modality: Modality
    held_by: int | None


class _Line(Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    text: str
    attributions: tuple[_Voice, ...]
    events: tuple[_Event, ...]
    optional: tuple[str, ...]


class GoldAttribution(Struct, frozen=True):
    """Who is said to say what. ``via`` is the place, in the passage, of the attribution that reports this one."""

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    via: int | None


class GoldEvent(Struct, frozen=True):
    """An event, the words that name it, and the place of the innermost attribution that holds it."""

    trigger: tuple[Span, ...]
    modality: Modality
    held_by: int | None


class Passage(Struct, frozen=True):
    """One to three sentences with all that is to be found in them; ``optional`` are triggers that may be left out."""

    id: str
    text: str
    attributions: tuple[GoldAttribution, ...]
    events: tuple[GoldEvent, ...]
    optional: tuple[Span, ...]

    @property
    def construction(self) -> str:
        """What the passage is an example of: the id without its number."""
        return self.id.rpartition("-")[0]

    @property
    def depth(self) -> int:
        """How many voices stand inside each other at most."""
        return max((len(self.chain(place)) for place in range(len(self.attributions))), default=0)

    def chain(self, place: int | None) -> tuple[GoldAttribution, ...]:
        """The attribution at ``place`` and those that report it, from the innermost out."""
        found: list[GoldAttribution] = []
        while place is not None:
            found.append(self.attributions[place])
            place = found[-1].via
        return tuple(found)


def load_passages(path: Path = GOLD) -> tuple[Passage, ...]:
    """Every passage of the file, its words looked up in its text.

    Raises:
        ValueError: a line is damaged, or its words do not stand in its text, or stand there twice and bear no number.
    """
    passages = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            passages.append(_passage(msgspec.json.decode(line, type=_Line)))
        except (ValueError, IndexError) as error:
            raise ValueError(f"{path.name}, line {number}: {error}") from error
    return tuple(passages)


def _passage(line: _Line) -> Passage:
    voices = tuple(
        GoldAttribution(
            find_words(line.text, voice.source) if voice.source else None,
            find_words(line.text, voice.cue) if voice.cue else None,
            tuple(find_words(line.text, words) for words in voice.content),
            voice.via,
        )
        for voice in line.attributions
    )
    events = tuple(
        GoldEvent(tuple(find_words(line.text, words) for words in event.trigger), event.modality, event.held_by)
        for event in line.events
    )
    passage = Passage(line.id, line.text, voices, events, tuple(find_words(line.text, each) for each in line.optional))
    for place in (*range(len(voices)), *(event.held_by for event in events)):
        passage.chain(place)  # an IndexError here is a reference to nothing
    return passage


def find_words(text: str, words: str) -> Span:
    """Where ``words`` stand in ``text``; ``said#2`` are the second ones.

    >>> find_words("She said he said so.", "said#2")
    Span(start=12, end=16)
    """
    numbered = _OCCURRENCE.fullmatch(words)
    words, number = (numbered["words"], int(numbered["number"])) if numbered else (words, 0)
    starts = [match.start() for match in re.finditer(re.escape(words), text)]
    if not starts or (not number and len(starts) > 1) or number > len(starts):
        raise ValueError(f"“{words}” stands {len(starts)} times in: {text}")
    start = starts[max(number - 1, 0)]
    return Span(start, start + len(words))


def share_words(text: str, left: Iterable[Span], right: Iterable[Span]) -> float:
    """F1 of the words that stand in both groups of spans.

    >>> share_words("the mayor of Ashkel", [Span(0, 9)], [Span(0, 19)])
    0.6666666666666666
    """
    mine, yours = _words(text, left), _words(text, right)
    both = len(mine & yours)
    return 2 * both / (len(mine) + len(yours)) if both else 0.0


def _words(text: str, spans: Iterable[Span]) -> set[int]:
    return {span.start + word.start() for span in spans for word in _WORD.finditer(text[span.start : span.end])}


class Comparison:
    """One passage beside what was read in it."""

    def __init__(self, passage: Passage, read: ReportObject) -> None:
        self.passage = passage
        self._read = {attribution.id: attribution for attribution in read.attributions}
        self._unnamed = [each.cue for each in passage.attributions if each.source is None and each.cue is not None]
        self.links = dict(self._link_attributions())
        self._cues = [each.cue for each in passage.attributions if each.cue is not None]
        self.matches = dict(self._match_events(read.claims))
        self.counted = [claim for claim in read.claims if self._counts(claim)]

    @property
    def read_attributions(self) -> int:
        """How many attributions the program found."""
        return len(self._read)

    def nested_right(self, place: int) -> bool:
        """Whether the linked attribution at ``place`` stands inside the right one."""
        via, found = self.passage.attributions[place].via, self.links[place].via
        return (found is None) if via is None else via in self.links and self.links[via].id == found

    def modality_right(self, place: int) -> bool:
        """Whether the event at ``place`` was found and is put as marked."""
        return place in self.matches and self.matches[place].modality is self.passage.events[place].modality

    def chain_right(self, place: int) -> bool:
        """Whether the event at ``place`` was found and rests on the marked voices, in their order.

        Voices without a name ("reportedly") are left out on both sides.
        """
        if place not in self.matches:
            return False
        marked = [each.source for each in self.passage.chain(self.passage.events[place].held_by) if each.source]
        found = self.voices(self.matches[place])
        return len(found) == len(marked) and all(
            share_words(self.passage.text, [left], [right]) >= ALIKE for left, right in zip(found, marked, strict=True)
        )

    def voices(self, claim: Claim) -> list[Span]:
        """The sources that the program names for a claim, from the innermost out."""
        found: list[Span] = []
        at = claim.attribution
        while at is not None:
            source = self._source(self._read[at])
            found.extend([source] if source else [])
            at = self._read[at].via
        return found

    def _source(self, attribution: Attribution) -> Span | None:
        """The named source; a noun such as "reports" that the passage marks as the cue of nobody's names nobody."""
        source = attribution.source
        return None if source is None or any(source.overlaps(cue) for cue in self._unnamed) else source

    def _link_attributions(self) -> Iterator[tuple[int, Attribution]]:
        """Pairs of marked and read attributions, each used once, the most alike first."""
        pairs = product(enumerate(self.passage.attributions), self._read.values())
        alike = [(self._alike(marked, found), place, found) for (place, marked), found in pairs]
        yield from _pair_off((score, place, found.id, found) for score, place, found in alike if score)

    def _alike(self, marked: GoldAttribution, found: Attribution) -> float:
        text, source = self.passage.text, self._source(found)
        who = (
            share_words(text, [marked.source], [source]) if marked.source and source else float(marked.source is source)
        )
        what = share_words(text, marked.content, found.content)
        return who + what if who >= ALIKE and what >= ALIKE else 0.0

    def _match_events(self, claims: Sequence[Claim]) -> Iterator[tuple[int, Claim]]:
        """Pairs of marked events and claims whose triggers overlap; the right modality goes first."""
        pairs = product(enumerate(self.passage.events), claims)
        yield from _pair_off(
            (1.0 + (claim.modality is event.modality), place, claim.id, claim)
            for (place, event), claim in pairs
            if any(part.overlaps(claim.trigger) for part in event.trigger)
        )

    def _counts(self, claim: Claim) -> bool:
        """Whether a claim counts as found: all do but those outside what the passages mark."""
        if any(claim.id == match.id for match in self.matches.values()):
            return True
        beside = [*self._cues, *self.passage.optional, *(part for each in self.passage.events for part in each.trigger)]
        return claim.type != OTHER and not any(claim.trigger.overlaps(span) for span in beside)


def _pair_off(scored: Iterable[tuple[float, int, str, Found]]) -> Iterator[tuple[int, Found]]:
    taken: set[int | str] = set()
    for _, place, name, found in sorted(scored, key=lambda each: (-each[0], each[1], each[2])):
        if not taken & {place, name}:
            taken |= {place, name}
            yield place, found


def measure(comparisons: Sequence[Comparison]) -> dict[str, float]:
    """Precision and recall by name, each from 0 to 1, over all passages together."""
    sums: Counter[str] = Counter()
    for each in comparisons:
        events = range(len(each.passage.events))
        sums["marked"] += len(each.passage.attributions)
        sums["read"] += each.read_attributions
        sums["linked"] += len(each.links)
        sums["nested"] += sum(each.nested_right(place) for place in each.links)
        sums["events"] += len(events)
        sums["claims"] += len(each.counted)
        sums["found"] += len(each.matches)
        sums["put"] += sum(each.modality_right(place) for place in events)
        sums["held"] += sum(each.chain_right(place) for place in events)
        sums["told"] += sum(each.modality_right(place) and each.chain_right(place) for place in events)
    figures = {"linked, via right": sums["nested"] / max(sums["linked"], 1)}
    for name, right in (("attributions", "linked"), ("attributions with via", "nested")):
        figures |= _precision_recall(name, sums[right], sums["read"], sums["marked"])
    for name, right in (
        ("events", "found"),
        ("events with modality", "put"),
        ("events with chain", "held"),
        ("events with modality and chain", "told"),
    ):
        figures |= _precision_recall(name, sums[right], sums["claims"], sums["events"])
    return figures


def _precision_recall(name: str, right: int, found: int, marked: int) -> dict[str, float]:
    return {
        f"{name} P": right / max(found, 1),
        f"{name} R": right / max(marked, 1),
        f"{name} F1": 2 * right / max(found + marked, 1),
    }


def compare(passages: Iterable[Passage], coder: Coder) -> list[Comparison]:
    """Each passage read once, as a report of its own."""
    reports = (
        (passage, Report(report_id(None, None, passage.text), passage.text, language="en")) for passage in passages
    )
    return [Comparison(passage, coder.code(report)) for passage, report in reports]


def show(figures: dict[str, float]) -> str:
    """The figures as lines of text."""
    names = dict.fromkeys(name.rsplit(" ", 1)[0] for name in figures if name.endswith((" P", " R", " F1")))
    lines = [
        f"{name:34} " + "  ".join(f"{short} {figures[f'{name} {short}']:.3f}" for short in ("P", "R", "F1"))
        for name in names
    ]
    return "\n".join([*lines, f"{'linked, via right':34} {figures['linked, via right']:.3f}"])


def show_wrong(comparison: Comparison) -> Iterator[str]:
    """What was not read as marked, a line each."""
    passage = comparison.passage
    for place, each in enumerate(passage.attributions):
        name = passage.text[each.source.start : each.source.end] if each.source else "nobody"
        if place not in comparison.links:
            yield f"  missed: {name}"
        elif not comparison.nested_right(place):
            yield f"  wrong via: {name}"
    if comparison.read_attributions > len(comparison.links):
        yield f"  too many: {comparison.read_attributions - len(comparison.links)}"
    for place, event in enumerate(passage.events):
        claim, name = comparison.matches.get(place), passage.text[event.trigger[0].start : event.trigger[0].end]
        if claim is None:
            yield f"  no claim: {name}"
            continue
        if claim.modality is not event.modality:
            yield f"  {name}: {claim.modality} for {event.modality}"
        if not comparison.chain_right(place):
            voices = [passage.text[span.start : span.end] for span in comparison.voices(claim)]
            yield f"  {name}: held by {' < '.join(voices) or 'the outlet'}"
    extra = [claim for claim in comparison.counted if claim not in comparison.matches.values()]
    yield from (f"  extra claim: {claim.trigger.text} ({claim.type})" for claim in extra)


def record(figures: dict[str, float]) -> None:
    """Writes the figures into the page, between its marks, and raises the floors to them."""
    floors = msgspec.json.decode(FLOORS.read_bytes(), type=dict[str, float]) if FLOORS.is_file() else {}
    raised = {name: max(floors.get(name, 0.0), round(value - MARGIN, 3)) for name, value in figures.items()}
    FLOORS.write_bytes(msgspec.json.format(msgspec.json.encode(raised), indent=2) + b"\n")
    write_block(PAGE, "own gold", show(figures))


def main() -> int:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--record", action="store_true")
    chosen = parser.parse_args()
    comparisons = compare(load_passages(), Coder(SpacyAnnotator(), load_knowledge()))
    if chosen.wrong:
        for each in comparisons:
            if wrong := list(show_wrong(each)):
                print(each.passage.id, each.passage.text, *wrong, sep="\n")
    figures = measure(comparisons)
    print(show(figures))
    if chosen.record:
        record(figures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
