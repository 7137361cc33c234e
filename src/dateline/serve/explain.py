"""One claim taken apart: the words behind everything that it was coded as, and who vouches for it, link by link.

All of it is made from the stored object; no language model is loaded.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from dateline.knowledge.ontology import Ontology, load_ontology
from dateline.model import (
    Attribution,
    Claim,
    ClaimKind,
    Form,
    Ground,
    Quantity,
    QuoteForm,
    ReportObject,
    SourceKind,
    Span,
    Stance,
    TextSpan,
    Time,
    Wording,
    claim_id,
)
from dateline.store.database import Database
from dateline.store.lookup import find_claim_place
from dateline.store.rows import ACTOR_ROLES, OUTLET_VOICE, PLACE_ROLES, ReportRef
from dateline.store.sentences import find_sentence, find_sentences

DOUBTFUL = 0.5
"""A certainty of the reading below which it is said to be doubtful."""

_ENDINGS = {
    OUTLET_VOICE: "the outlet itself; it names nobody behind it",
    SourceKind.NAMED: "{}, by name; the report names nobody behind",
    SourceKind.ROLE: "{}, known by office only; the report names nobody behind",
    SourceKind.ANONYMOUS: "{}, whom the report does not name",
    SourceKind.DOCUMENT: "{}, a document",
    SourceKind.MEDIA: "{}, another outlet, in its own voice",
}


class Part(Struct, frozen=True):
    """A party, place, source or medium: the words that gave it, and what they were resolved to.

    ``form`` tells whether the words name it, describe it or are a pronoun; null where they are no mention.
    """

    role: str
    words: TextSpan
    form: Form | None = None
    entity: str | None = None
    name: str | None = None
    type: str | None = None
    country: str | None = None
    located: bool = False


class Link(Struct, frozen=True):
    """One voice of the chain. ``kind`` is ``outlet`` for the first; else the source's, null where none is named."""

    kind: str | None
    name: str | None
    source: Part | None = None
    cue: TextSpan | None = None
    stance: Stance | None = None
    form: QuoteForm | None = None
    addressee: Part | None = None
    medium: Part | None = None
    said: Time | None = None
    content: tuple[TextSpan, ...] = ()


class Explanation(Struct, frozen=True):
    """All that a claim rests on. ``ends`` says with whom the chain ends, ``unresolved`` what the reading left open."""

    id: str
    number: str
    report: ReportRef
    sentence: TextSpan
    evidence: TextSpan
    trigger: TextSpan
    kind: ClaimKind
    type: str
    definition: str | None
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    certainty: float
    parts: tuple[Part, ...]
    when: Time | None
    quantity: Quantity | None
    modality: str
    grounds: tuple[Ground, ...]
    chain: tuple[Link, ...]
    ends: str
    wording: tuple[Wording, ...]
    unresolved: tuple[str, ...]


def explain_stored(database: Database, given: str) -> Explanation | None:
    """What the claim that ``given`` means rests on (see :func:`find_claim_place`); null where the store has none such.

    Raises:
        UsageError: it is no such id, or several claims or reports begin so.
        StoreError: the store could not be read.
    """
    place = find_claim_place(database, given)
    coded = database.load(place.report) if place else None
    if place is None or coded is None:
        return None
    claim = next(each for each in coded.claims if each.id == place.number)
    return replace(explain(coded, claim, load_ontology()), id=place.id)


def explain(coded: ReportObject, claim: Claim, ontology: Ontology) -> Explanation:
    """What one of a report's claims rests on."""
    report, reader = coded.report, _Reader(coded)
    sentence = find_sentence(find_sentences(report.text), claim.evidence)
    defined = ontology.types.get(claim.type)
    parts = tuple(reader.parts(claim))
    when = reader.time(claim.when)
    chain = reader.chain(claim.attribution)
    return Explanation(
        id=claim_id(report, claim),
        number=claim.id,
        report=ReportRef(report.id, report.outlet, report.url, report.title, report.published),
        sentence=reader.cut(sentence),
        evidence=reader.cut(claim.evidence),
        trigger=claim.trigger,
        kind=claim.kind,
        type=claim.type,
        definition=defined.definition if defined else None,
        mode=claim.mode,
        contexts=claim.contexts,
        cameo=claim.cameo,
        certainty=claim.certainty,
        parts=parts,
        when=when,
        quantity=claim.quantity,
        modality=claim.modality,
        grounds=claim.grounds,
        chain=chain,
        ends=_end(chain[-1]),
        wording=tuple(each for each in coded.wording if claim.evidence.overlaps(each)),
        unresolved=(*_open_ends(claim, parts, when), *_open_sources(chain), *coded.warnings),
    )


class _Reader:
    """A report's object with its records by id."""

    def __init__(self, coded: ReportObject) -> None:
        self._coded = coded
        self._mentions = {mention.id: mention for mention in coded.mentions}
        self._attributions = {attribution.id: attribution for attribution in coded.attributions}
        self._times = {time.id: time for time in coded.times}

    def cut(self, span: Span) -> TextSpan:
        return TextSpan.cut(self._coded.report.text, span.start, span.end)

    def time(self, identity: str | None) -> Time | None:
        return self._times.get(identity or "")

    def parts(self, claim: Claim) -> Iterator[Part]:
        """Who and what takes part, and where, role by role."""
        for role in ACTOR_ROLES + PLACE_ROLES:
            for identity in getattr(claim, "from_" if role == "from" else role):
                if mention := self._mentions.get(identity):
                    yield self._part(role, mention, mention.id)

    def chain(self, identity: str | None) -> tuple[Link, ...]:
        """The voices from the outlet in to the innermost; a circle, which no coder writes, is walked once."""
        inward: dict[str, Link] = {}
        attribution = self._attributions.get(identity or "")
        while attribution is not None and attribution.id not in inward:
            inward[attribution.id] = self._link(attribution)
            attribution = self._attributions.get(attribution.via or "")
        return (Link(OUTLET_VOICE, self._coded.report.outlet), *reversed(inward.values()))

    def _link(self, attribution: Attribution) -> Link:
        source, cue = attribution.source, attribution.cue
        addressee, medium = attribution.addressee, attribution.medium
        speaker = self._part("source", source, source.mention) if source else None
        return Link(
            source.kind if source else None,
            (speaker.name or speaker.words.text) if speaker else None,
            speaker,
            self.cut(cue) if cue else None,
            cue.stance if cue else None,
            attribution.form,
            self._part("addressee", addressee, addressee.mention) if addressee else None,
            self._part("medium", medium, medium.mention) if medium else None,
            self.time(attribution.when),
            tuple(map(self.cut, attribution.content)),
        )

    def _part(self, role: str, words: Span, identity: str | None) -> Part:
        mention = self._mentions.get(identity or "")
        if mention is None:
            return Part(role, self.cut(words))
        entity = self._coded.entities.get(mention.entity or "")
        if entity is None:
            return Part(role, self.cut(words), mention.form, mention.entity)
        known = (mention.entity, entity.name, entity.type, entity.country)
        return Part(role, self.cut(words), mention.form, *known, located=entity.lat is not None)


def _end(innermost: Link) -> str:
    """With whom the chain ends, in words."""
    if innermost.kind is None:
        return "nobody: the report says that it is said, and not by whom"
    source = innermost.source
    known = source.type if source and innermost.kind != SourceKind.ANONYMOUS else None
    words = source.words.text if source else ""
    name = f"{innermost.name} ({known.replace('_', ' ')})" if known else f"“{words}”"
    return _ENDINGS[innermost.kind].format(name)


def _open_ends(claim: Claim, parts: tuple[Part, ...], when: Time | None) -> Iterator[str]:
    """What of the claim itself was not resolved."""
    roles = {part.role for part in parts}
    if "who" not in roles:
        yield "who: nobody was found in the text" + ("" if "whom" in roles else ", nor whom")
    for part in parts:
        if open_ := _open_part(part):
            yield open_
        elif part.role in PLACE_ROLES and not part.located:
            yield f"{part.role}: “{part.words.text}” is not on the map"
    if when is None:
        yield "when: the text gives no time; the claim is filed under the day of its report"
    elif when.from_ is None and when.to is None:
        yield f"when: “{when.text}” gives no date"
    if claim.certainty < DOUBTFUL:
        yield f"the reading is doubtful: its certainty is {claim.certainty:g} of 1"


def _open_sources(chain: tuple[Link, ...]) -> Iterator[str]:
    for link in chain[1:]:
        if link.source is None:
            yield "source: the report does not say whose words these are"
        elif link.kind not in (SourceKind.ANONYMOUS, SourceKind.DOCUMENT) and (open_ := _open_part(link.source)):
            yield open_


def _open_part(part: Part) -> str:
    """Why a part has no entity; '' where it has one."""
    if part.entity is not None:
        return ""
    if part.form is Form.PRONOUN:
        return f"{part.role}: it was not found for whom “{part.words.text}” stands"
    kind = "name that no table knows" if part.form is Form.NAME else "description"
    return f"{part.role}: “{part.words.text}” is a {kind}; whom it means is left open"
