"""Reading → what the report says: attributions, dated and placed claims, and wording. Joins the room's deciders."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec
from msgspec import Struct

from dateline.coding.attribution import cue_heads, find_attributions
from dateline.coding.attribution_medium import find_media
from dateline.coding.events import find_events, find_evidence
from dateline.coding.frames import Frame
from dateline.coding.modality import find_modality
from dateline.coding.movements import find_movements
from dateline.coding.nesting import Contents
from dateline.coding.other_events import find_other_events
from dateline.coding.quantity import find_quantity
from dateline.coding.speakers import resolve_speakers
from dateline.coding.stance import refine_stances
from dateline.coding.times import find_times
from dateline.coding.when import find_said, find_when
from dateline.coding.where import Places, find_where
from dateline.coding.who import Parties
from dateline.coding.wording import find_wording
from dateline.knowledge.load import RuleTables
from dateline.model import Attribution, Claim, ClaimKind, Mention, TextSpan, Time, Wording
from dateline.reading import Reading


class Coding(Struct, frozen=True):
    """What was coded of one reading; ``mentions`` are the reading's and those that claims needed besides."""

    mentions: tuple[Mention, ...]
    attributions: tuple[Attribution, ...]
    times: tuple[Time, ...]
    claims: tuple[Claim, ...]
    wording: tuple[Wording, ...]


def code(reading: Reading, tables: RuleTables) -> Coding:
    """Everything that the report says, with who says it."""
    times = find_times(reading.parse, reading.report.published)
    attributions = find_attributions(reading, tables.cues, tables.cue_model)
    heads = cue_heads(reading, attributions)
    attributions = find_media(reading, attributions, heads, tables.media)
    attributions = date_attributions(reading, times, attributions, heads)
    reading = resolve_speakers(reading, attributions)
    frames = [*find_events(reading, tables.triggers, tables.ontology), *find_movements(reading, tables.triggers)]
    taken = {i for frame in frames for i in (frame.head, *frame.trigger)}
    taken |= {token.i for time in times for token in reading.parse.tokens_in(time)}  # "since the beginning of the year"
    frames += find_other_events(reading, tables.others, tables.triggers, taken)
    maker = ClaimMaker(reading, tables, times, attributions, named_cues(reading, attributions, heads))
    ordered = sorted(frames, key=lambda frame: frame.trigger)
    claims = [maker.make(frame, f"k{number}") for number, frame in enumerate(ordered, 1)]
    wording = find_wording(reading, attributions, tables.wording)
    added, _ = maker.parties.added
    return Coding(
        mentions=(*reading.mentions, *added),
        attributions=refine_stances(reading, attributions, claims, wording),
        times=times,
        claims=tuple(claims),
        wording=wording,
    )


def date_attributions(
    reading: Reading, times: Sequence[Time], attributions: tuple[Attribution, ...], heads: Mapping[str, int]
) -> tuple[Attribution, ...]:
    """The attributions with the time at which each was said, where the text gives one; ``heads`` head their cues."""
    return tuple(
        msgspec.structs.replace(each, when=find_said(reading, times, heads[each.id])) if each.id in heads else each
        for each in attributions
    )


def named_cues(reading: Reading, attributions: Sequence[Attribution], heads: Mapping[str, int]) -> frozenset[int]:
    """The tokens that head the cues of attributions whose source stands by its cue under more than a pronoun.

    Where a document speaks by mere "that" ("a newspaper report that …"), its own noun is the cue; of bare "reports"
    nobody knows whose they are.
    """
    parse, found = reading.parse, []
    for attribution in attributions:
        if attribution.source is None or attribution.id not in heads:
            continue
        words = parse.tokens_in(attribution.source)
        cue = parse.tokens[heads[attribution.id]]
        if cue.dep == "mark":
            cue = parse.head(parse.head(cue))
            named = cue in words and bool(parse.children(cue, "compound", "nmod", "poss"))
        else:
            named = any(word.pos != "PRON" for word in words)
        if named:
            found.append(cue.i)
    return frozenset(found)


class ClaimMaker:
    """Makes claims of what the rules found in one reading's tree; each field is decided in its own module."""

    def __init__(
        self,
        reading: Reading,
        tables: RuleTables,
        times: Sequence[Time],
        attributions: Sequence[Attribution],
        voiced: frozenset[int],
    ) -> None:
        classes = tables.triggers.classes
        actors = classes["FORCES"] | classes["PERSONS"] | classes["BODIES"]
        self.parties = Parties(reading, sites=classes["FIXED"], actors=actors)
        self._reading, self._tables, self._times = reading, tables, times
        self._places, self._contents = Places(reading), Contents(attributions)
        self._voiced = voiced

    def make(self, frame: Frame, key: str) -> Claim:
        """The claim of a frame."""
        reading, tables = self._reading, self._tables
        trigger = trigger_span(reading, frame)
        holder = self._contents.find_holder(trigger)
        involved = (*frame.who, *frame.whom, *frame.caused_by)
        stands = find_modality(reading, frame.head, tables.modality, self._voiced)
        return Claim(
            id=key,
            kind=frame.kind,
            type=frame.type,
            mode=frame.mode,
            contexts=frame.contexts,
            cameo=frame.cameo,
            trigger=trigger,
            who=self._mentions(frame.who),
            whom=self._mentions(frame.whom),
            where=find_where(self._places, frame.head, frozenset(involved)) or self._stood(frame),
            when=find_when(reading, self._times, frame.head),
            from_=self._mentions(frame.from_),
            via=self._mentions(frame.via),
            to=self._mentions(frame.to),
            caused_by=self._mentions(frame.caused_by),
            quantity=find_quantity(reading, frame.head, involved, tables.quantities),
            modality=stands.modality,
            certainty=round(frame.certainty, 3),
            attribution=holder.id if holder else None,
            evidence=find_evidence(reading.parse, frame.head),
            grounds=stands.grounds,
        )

    def _stood(self, frame: Frame) -> tuple[str, ...]:
        """A presence's place where its syntax has it as one that is left ("driven from …")."""
        return self._places.at((*frame.to, *frame.from_)) if frame.kind is ClaimKind.PRESENCE else ()

    def _mentions(self, tokens: Iterable[int]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.parties.mention(token) for token in tokens))


def trigger_span(reading: Reading, frame: Frame) -> TextSpan:
    """The trigger from its first word to its last; words between that are not its own show as an ellipsis."""
    tokens = [reading.parse.tokens[i] for i in sorted(frame.trigger)]
    whole = reading.parse.span(tokens)
    words, before = tokens[0].text, tokens[0]
    for token in tokens[1:]:
        between = reading.parse.text[before.end : token.start]
        words += (between if token.i == before.i + 1 else " … ") + token.text
        before = token
    return TextSpan(whole.start, whole.end, words)
