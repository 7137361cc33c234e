"""Every record that Dateline keeps, as the output contract names them.

A :class:`ReportObject` is what ``dateline read`` writes, one for each report. All records are frozen; offsets are
Unicode code points into ``Report.text``, ``start`` inclusive and ``end`` exclusive. This module does no I/O.
"""

from __future__ import annotations

import hashlib
from enum import StrEnum
from typing import Any

from msgspec import Struct, field

SCHEMA_NUMBER = 1
"""Raised when a field of :class:`ReportObject` is renamed or dropped."""

CODER_VERSION = "3"
"""Raised when the same text is coded otherwise than before; part of every claim's lasting id."""

DEFAULT_MARKING = "TLP:CLEAR"


class MentionKind(StrEnum):
    """What a mention stands for."""

    ACTOR = "actor"
    PLACE = "place"


class Form(StrEnum):
    """How a mention names its referent."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class SourceKind(StrEnum):
    """What kind of voice an attribution rests on."""

    NAMED = "named"
    ROLE = "role"
    ANONYMOUS = "anonymous"
    DOCUMENT = "document"
    MEDIA = "media"


class Stance(StrEnum):
    """How a source stands to what it is reported to say."""

    STATES = "states"
    CLAIMS = "claims"
    DENIES = "denies"
    ACCUSES = "accuses"
    PROMISES = "promises"
    DEMANDS = "demands"
    QUESTIONS = "questions"
    DENOUNCES = "denounces"


class QuoteForm(StrEnum):
    """Whether the words are the source's own, retold, or both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class TimePrecision(StrEnum):
    """The unit in which a time expression is known."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    VAGUE = "vague"


class PlacePrecision(StrEnum):
    """The area that a place entity's coordinates stand for."""

    POINT = "point"
    CITY = "city"
    ADMIN2 = "admin2"
    ADMIN1 = "admin1"
    COUNTRY = "country"
    REGION = "region"


class ClaimKind(StrEnum):
    """What is reported: a thing done, a thing that moves, or a thing that is somewhere."""

    EVENT = "event"
    MOVEMENT = "movement"
    PRESENCE = "presence"


class Modality(StrEnum):
    """How the text puts what it reports: as done, wished, feared or denied."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    POSSIBLE = "possible"
    FEARED = "feared"
    DEMANDED = "demanded"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"


class Bound(StrEnum):
    """How a printed number bounds the true one."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"


class WordingKind(StrEnum):
    """How an expression judges, where it could have reported."""

    LOADED = "loaded"
    DISTANCING = "distancing"
    INTENSIFIER = "intensifier"
    HEDGE = "hedge"


class Span(Struct, frozen=True, order=True):
    """A stretch of the report's text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


class TextSpan(Span, frozen=True):
    """A span with the words that stand there."""

    text: str

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> TextSpan:
        """The span ``start`` to ``end`` of ``text`` with its words."""
        return cls(start, end, text[start:end])


class Report(Struct, frozen=True):
    """One report as it came in. ``published`` is a date or an RFC 3339 time; ``language`` an ISO 639-1 code."""

    id: str
    text: str
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    author: str | None = None
    language: str | None = None
    marking: str = DEFAULT_MARKING


def report_id(outlet: str | None, url: str | None, text: str) -> str:
    """The lasting id of a report: sixteen hexadecimal digits of SHA-256 over outlet, url and text.

    >>> report_id("example.org", None, "Talks were held.") == report_id("example.org", "", "Talks were held.")
    True
    """
    whole = "\x1f".join((outlet or "", url or "", text))
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Mention(TextSpan, frozen=True, kw_only=True):
    """A name, noun phrase or pronoun that stands for an actor or a place; mentions of one thing share ``chain``."""

    id: str
    kind: MentionKind
    form: Form
    entity: str | None = None
    chain: str | None = None


class Role(Struct, frozen=True):
    """An office that a person is said to hold: its title, the body it belongs to, and where the text says so."""

    title: str
    of: str | None
    evidence: Span


class Entity(Struct, frozen=True):
    """Who or what mentions stand for. ``country`` is ISO 3166-1 alpha-2; coordinates are degrees (WGS 84).

    ``type`` is one of ``state``, ``place``, ``person``, ``armed_group``, ``agency``, ``organisation``, ``media``, and
    ``people`` for a class of people of one country, which is nobody in particular.
    """

    name: str
    type: str
    country: str | None = None
    aliases_seen: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision | None = None


class Source(TextSpan, frozen=True, kw_only=True):
    """Whose words or thoughts are reported."""

    mention: str | None
    kind: SourceKind


class Cue(TextSpan, frozen=True, kw_only=True):
    """The words that attribute."""

    stance: Stance


class Addressee(TextSpan, frozen=True, kw_only=True):
    """To whom the source spoke; an agency that was told is also the medium."""

    mention: str | None


class Medium(TextSpan, frozen=True, kw_only=True):
    """Through what the source spoke: an interview, a statement, a broadcaster, a network, an agency that was told."""

    mention: str | None


class Attribution(Struct, frozen=True):
    """Who said it, to whom, by which words. ``via`` is the attribution inside which this one is itself reported."""

    id: str
    via: str | None
    source: Source | None
    cue: Cue | None
    addressee: Addressee | None
    content: tuple[Span, ...]
    form: QuoteForm
    when: str | None = None
    medium: Medium | None = None


class Time(TextSpan, frozen=True, kw_only=True):
    """A time expression and the interval it means: ``from`` and ``to`` are dates or RFC 3339 times, both inclusive."""

    id: str
    from_: str | None = field(default=None, name="from")
    to: str | None = None
    precision: TimePrecision = TimePrecision.VAGUE


class Quantity(Struct, frozen=True):
    """A printed number of people or things: ``what`` is killed, wounded, displaced, detained, troops and the like."""

    text: str
    value: float
    what: str
    bound: Bound


class Ground(TextSpan, frozen=True, kw_only=True):
    """Words on which a claim's modality rests, and the modality in which they leave the event."""

    modality: Modality


class Claim(Struct, frozen=True):
    """What is reported: an event, a movement or a presence, always as a claim, never as a bare fact.

    ``who``, ``whom``, ``where``, ``from``, ``via``, ``to`` and ``caused_by`` hold mention ids; ``when`` a time's id.
    ``certainty`` (0 to 1) is that of the reading, not of the world. ``attribution`` null means the outlet's own voice.
    ``grounds`` are the words behind the modality, from the sentence's root down; none where the event's own tense is
    all.
    """

    id: str
    kind: ClaimKind
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    trigger: TextSpan
    who: tuple[str, ...]
    whom: tuple[str, ...]
    where: tuple[str, ...]
    when: str | None
    from_: tuple[str, ...] = field(name="from")
    via: tuple[str, ...]
    to: tuple[str, ...]
    caused_by: tuple[str, ...]
    quantity: Quantity | None
    modality: Modality
    certainty: float
    attribution: str | None
    evidence: Span
    grounds: tuple[Ground, ...] = ()


class Wording(TextSpan, frozen=True, kw_only=True):
    """Words that judge rather than report; ``attribution`` null means the outlet's own voice."""

    kind: WordingKind
    attribution: str | None
    plain: str | None = None
    reason: str | None = None


class ReportObject(Struct, frozen=True):
    """All that was read in one report: the object of the output contract."""

    schema: int
    report: Report
    mentions: tuple[Mention, ...] = ()
    entities: dict[str, Entity] = field(default_factory=dict)
    attributions: tuple[Attribution, ...] = ()
    times: tuple[Time, ...] = ()
    claims: tuple[Claim, ...] = ()
    wording: tuple[Wording, ...] = ()
    warnings: tuple[str, ...] = ()


class Link(Struct, frozen=True):
    """What merging decided of two things of one kind: ``left`` stands in ``relation`` to ``right``, by their ids.

    ``score`` (0 to 1) says how surely, ``detail`` what it rests on, ``by`` which method and version of it decided, and
    ``at`` (RFC 3339) when. A link is never edited: it is taken away, or another stands beside it.
    """

    left: str
    right: str
    relation: str
    score: float
    detail: dict[str, Any]
    by: str
    at: str | None = None


def claim_id(report: Report, claim: Claim, coder: str = CODER_VERSION) -> str:
    """The lasting id of a claim: what it rests on and the coder's version, so that a newer coder is visible."""
    trigger = f"{claim.trigger.start}-{claim.trigger.end}"
    parts = (report.id, coder, claim.type, claim.mode or "", trigger, claim.id)
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
