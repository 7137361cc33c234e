"""What a query answers with: rows that stand alone, each with its report, its evidence and who says so."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from itertools import islice

from msgspec import Struct, field, structs

from dateline.model import (
    CODER_VERSION,
    Attribution,
    Claim,
    Form,
    Ground,
    Medium,
    Mention,
    Quantity,
    ReportObject,
    TextSpan,
    Time,
    TimePrecision,
    claim_id,
)

ACTOR_ROLES = ("who", "whom", "caused_by")
PLACE_ROLES = ("where", "from", "via", "to")
UNRESOLVED = "text:"
"""Begins the key of a party that was not resolved to an entity; its own folded words follow."""

OUTLET_VOICE = "outlet"
"""The kind of the outermost voice, and of a claim that nobody but the outlet makes."""


_OPENINGS = ("A ", "An ", "The ", "One ", "His ", "Her ", "Its ", "Their ", "Our ", "My ")
"""Words that open a noun phrase and have a capital only where they open a sentence too."""


class ReportRef(Struct, frozen=True):
    """Which report a row rests on."""

    id: str
    outlet: str | None
    url: str | None
    title: str | None
    published: str | None


class Named(Struct, frozen=True):
    """A party, place or medium: what it was resolved to, its lasting name, and the words that stand in the text."""

    entity: str | None
    name: str
    text: str
    type: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None


class When(Struct, frozen=True):
    """When it is said to happen: ``from`` and ``to`` are dates or RFC 3339 times, both inclusive."""

    text: str
    from_: str | None = field(name="from")
    to: str | None
    precision: TimePrecision


class Voice(Struct, frozen=True):
    """One link of the source chain. ``kind`` is ``outlet`` for the outermost; else a source's kind, null if unnamed.

    ``reference`` tells whether ``text`` names the source, describes it, or is a pronoun. ``addressee`` is to whom the
    source spoke; one of type ``media`` passed the words on. ``medium`` is through what: its text is the whole phrase,
    its name that of the outlet in it, where there is one.
    """

    kind: str | None
    entity: str | None
    name: str | None
    text: str | None
    stance: str | None = None
    cue: str | None = None
    form: str | None = None
    reference: str | None = None
    addressee: Named | None = None
    medium: Named | None = None


class ClaimRow(Struct, frozen=True):
    """A claim that stands alone.

    ``id`` lasts; ``number`` and ``attribution_id`` are the claim's and its attribution's id in the report's object.
    ``grounds`` are the words on which ``modality`` rests.
    """

    id: str
    number: str
    attribution_id: str | None
    report: ReportRef
    kind: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    modality: str
    certainty: float
    trigger: TextSpan
    who: tuple[Named, ...]
    whom: tuple[Named, ...]
    where: tuple[Named, ...]
    from_: tuple[Named, ...] = field(name="from")
    via: tuple[Named, ...]
    to: tuple[Named, ...]
    caused_by: tuple[Named, ...]
    when: When | None
    quantity: Quantity | None
    attribution: tuple[Voice, ...]
    sources: str
    evidence: TextSpan
    sentence: str
    grounds: tuple[Ground, ...] = ()

    def parties(self) -> Iterable[tuple[str, int, Named]]:
        """Every party and place: its role, which it is in that role's list, and the party itself."""
        for role in ACTOR_ROLES + PLACE_ROLES:
            for nth, named in enumerate(getattr(self, "from_" if role == "from" else role)):
                yield role, nth, named


class ReportRow(Struct, frozen=True):
    """A stored report: ``words`` and ``claims`` are counts, ``attributed`` counts claims that a source makes.

    ``copy_of`` is the id of the report that it goes back to as a copy; where that is the report itself, ``copies``
    counts those that go back to it.
    """

    id: str
    outlet: str | None
    url: str | None
    title: str | None
    published: str | None
    language: str | None
    marking: str
    words: int
    claims: int
    attributed: int
    lead: str
    warnings: tuple[str, ...]
    copy_of: str | None = None
    copies: int = 0


class ActorRow(Struct, frozen=True):
    """An actor over all claims that fit: counts by part played, and the newest claim as evidence.

    ``first`` and ``last`` are the days on which the first and the newest of them are put; null where they have none.
    """

    id: str
    name: str
    type: str
    country: str | None
    claims: int
    reports: int
    acts: int
    acted_on: int
    speaks: int
    first: str | None
    last: str | None
    newest: ClaimRow | None


class Failure(Struct, frozen=True):
    """An input that could not be read: at which stage, why, and what the user can do."""

    input: str
    stage: str
    problem: str
    remedy: str
    at: str | None = None


class ObjectIndex:
    """A contract object, as version ``coder`` read it, with its mentions, attributions and times by id."""

    def __init__(self, coded: ReportObject, coder: str = CODER_VERSION) -> None:
        self.coded = coded
        self.coder = coder
        report = coded.report
        self.report_ref = ReportRef(report.id, report.outlet, report.url, report.title, report.published)
        self._mentions = {mention.id: mention for mention in coded.mentions}
        self._attributions = {attribution.id: attribution for attribution in coded.attributions}
        self._times = {time.id: time for time in coded.times}
        self._names: dict[str, str] = {}
        self._nominals: dict[str, str] = {}
        first = {Form.NAME: self._names, Form.NOMINAL: self._nominals}
        for mention in coded.mentions:
            if mention.chain and mention.form in first:
                first[mention.form].setdefault(mention.chain, mention.text)

    def named(self, identity: str | None, words: str = "") -> Named | None:
        """What a mention stands for; null where there is no such mention."""
        mention = self._mentions.get(identity or "")
        if mention is None:
            return Named(None, words, words) if words else None
        return self._named(mention)

    def _named(self, mention: Mention) -> Named:
        entity = self.coded.entities.get(mention.entity or "")
        if entity is None:
            return Named(mention.entity, self._names.get(mention.chain or "", mention.text), mention.text)
        where = (entity.country, entity.lat, entity.lon)
        name = entity.name if lasts(mention.entity) else self.described(mention.id) or entity.name
        return Named(mention.entity, name, mention.text, entity.type, *where)

    def described(self, identity: str | None) -> str:
        """The first noun phrase for what a mention stands for, as within a sentence; '' where there is none."""
        mention = self._mentions.get(identity or "")
        phrase = self._nominals.get(mention.chain or "", "") if mention else ""
        return phrase[:1].lower() + phrase[1:] if phrase.startswith(_OPENINGS) else phrase

    def medium(self, attribution: Attribution) -> Named | None:
        """The outlet, agency or broadcaster that a source spoke to or through; null where none is named."""
        for through in (attribution.addressee, attribution.medium):
            named = self.named(through.mention, through.text) if through else None
            if named is not None and named.type == "media":
                return named
        return None

    def time(self, identity: str | None) -> Time | None:
        """The time expression of that id."""
        return self._times.get(identity or "")

    def voices(self, identity: str | None) -> tuple[Voice, ...]:
        """The source chain of an attribution, the outlet first and the innermost source last."""
        outlet = self.coded.report.outlet
        inward: list[Voice] = []
        seen: set[str] = set()
        attribution = self._attributions.get(identity or "")
        while attribution is not None and attribution.id not in seen:
            seen.add(attribution.id)
            inward.append(self._voice(attribution))
            attribution = self._attributions.get(attribution.via or "")
        return (Voice(OUTLET_VOICE, None, outlet, None), *reversed(inward))

    def _voice(self, attribution: Attribution) -> Voice:
        source, cue, addressee = attribution.source, attribution.cue, attribution.addressee
        medium = attribution.medium
        speaker = self.named(source.mention, source.text) if source else None
        mention = self._mentions.get(source.mention or "") if source else None
        return Voice(
            source.kind if source else None,
            speaker.entity if speaker else None,
            speaker.name if speaker else None,
            source.text if source else None,
            cue.stance if cue else None,
            cue.text if cue else None,
            attribution.form,
            mention.form if mention else None,
            self.named(addressee.mention, addressee.text) if addressee else None,
            self._medium(medium) if medium else None,
        )

    def _medium(self, medium: Medium) -> Named:
        """The outlet that a medium names, with the words of the whole phrase."""
        outlet = self.named(medium.mention) or Named(None, medium.text, medium.text)
        return structs.replace(outlet, text=medium.text)


def claim_row(index: ObjectIndex, claim: Claim, sentence: str) -> ClaimRow:
    """The claim with all that it refers to filled in."""

    def parties(ids: tuple[str, ...]) -> tuple[Named, ...]:
        return tuple(named for named in map(index.named, ids) if named is not None)

    report = index.coded.report
    time = index.time(claim.when)
    voices = index.voices(claim.attribution)
    return ClaimRow(
        id=claim_id(report, claim, index.coder),
        number=claim.id,
        attribution_id=claim.attribution,
        report=index.report_ref,
        kind=claim.kind,
        type=claim.type,
        mode=claim.mode,
        contexts=claim.contexts,
        cameo=claim.cameo,
        modality=claim.modality,
        certainty=claim.certainty,
        trigger=claim.trigger,
        who=parties(claim.who),
        whom=parties(claim.whom),
        where=parties(claim.where),
        from_=parties(claim.from_),
        via=parties(claim.via),
        to=parties(claim.to),
        caused_by=parties(claim.caused_by),
        when=When(time.text, time.from_, time.to, time.precision) if time else None,
        quantity=claim.quantity,
        attribution=voices,
        sources=draw_chain(voices),
        evidence=TextSpan.cut(report.text, claim.evidence.start, claim.evidence.end),
        sentence=sentence,
        grounds=claim.grounds,
    )


def lasts(entity: str | None) -> bool:
    """Whether an entity's id means the same in every report; not so of a person whom one report leaves unnamed.

    >>> lasts("person:ada-lind"), lasts("person:3f0c/police-chief")
    (True, False)
    """
    return "/" not in (entity or "")


def draw_chain(voices: Iterable[Voice]) -> str:
    """The source chain on one line, outlet first.

    >>> wire = Named("org:harbour-wire", "Harbour Wire", "the Harbour Wire agency", "media")
    >>> lind = Voice("named", None, "Ada Lind", "Lind", addressee=wire)
    >>> draw_chain([Voice("outlet", None, "example.org", None), lind])
    'example.org ← Harbour Wire ← Ada Lind'
    """
    names: list[str] = []
    for voice in voices:
        outlets = (named for named in (voice.addressee, voice.medium) if named is not None and named.type == "media")
        names += [named.name for named in islice(outlets, 1)]
        names.append(voice.name or ("the outlet" if voice.kind == OUTLET_VOICE else "unnamed source"))
    kept = [name for name, before in zip(names, [None, *names], strict=False) if name != before]
    return " ← ".join(kept)


def find_day(value: str | None) -> str:
    """The day of a date or RFC 3339 time; '' where there is none.

    >>> find_day("2018-07-10T08:00:00Z"), find_day("soon"), find_day(None)
    ('2018-07-10', '', '')
    """
    try:
        return date.fromisoformat((value or "")[:10]).isoformat()
    except ValueError:
        return ""


def claim_days(row: ClaimRow) -> tuple[str, str]:
    """First and last day on which the claim's event is put; the report's own day where the text gives none.

    A time without an end is taken to last until the report came out, which is all that the report can know.
    """
    published = find_day(row.report.published)
    first = find_day(row.when.from_) if row.when else ""
    last = find_day(row.when.to) if row.when else ""
    if not first and not last:
        return published, published
    if not last:
        return first, max(first, published)
    return first or last, last


@lru_cache(maxsize=10_000)
def fold(name: str) -> str:
    """A name for comparison: without case, accents, doubled blanks and a leading article.

    >>> fold("The  Čapek Group")
    'capek group'
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(plain.casefold().split()).removeprefix("the ")


def key_of(named: Named) -> str:
    """The key under which a party is filed: its entity's id, else its own folded words."""
    return named.entity or UNRESOLVED + fold(named.text)
