"""Contract objects built by hand from invented reports, rich in every field, for tests of store, commands and pages."""

from __future__ import annotations

from dateline.model import (
    SCHEMA_NUMBER,
    Addressee,
    Attribution,
    Bound,
    Claim,
    ClaimKind,
    Cue,
    Entity,
    Form,
    Mention,
    MentionKind,
    Modality,
    PlacePrecision,
    Quantity,
    QuoteForm,
    Report,
    ReportObject,
    Role,
    Source,
    SourceKind,
    Span,
    Stance,
    TextSpan,
    Time,
    TimePrecision,
    Wording,
    WordingKind,
    report_id,
)

TALKS_TEXT = (
    "Lisbon says the spy chiefs of Norway and Peru met in Tampere on Monday for talks on the Grey Coast group.\n"
    "Ada Lind, a spokeswoman for the Norwegian Coast Guard, told the Harbour Wire agency that Peru had promised "
    "to arrest at least 40 smugglers. “No weapon has crossed from Oulu to Tampere,” she added.\n"
    "The so-called council meets again on 20 March 2031."
)

PORT_TEXT = (
    "Gunmen attacked a customs post near Callao, killing two guards. Peru denies that its soldiers fled to Oulu.\n"
    "=SUM(A1) stood on the wall, in red."
)

EMPTY_TEXT = "Nothing is said here."


class _Writer:
    """Cuts spans out of one text by the words that stand there, each search going on after the last one."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.mentions: list[Mention] = []

    def span(self, words: str, nth: int = 0) -> tuple[int, int, str]:
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        return start, start + len(words), words

    def mention(self, number: str, words: str, kind: MentionKind, entity: str | None, **more: object) -> None:
        nth = more.pop("nth", 0)
        form = more.pop("form", Form.NAME)
        self.mentions.append(
            Mention(
                *self.span(words, nth), id=number, kind=kind, form=form, entity=entity, chain=more.pop("chain", None)
            )
        )

    def claim(self, number: str, type_: str, trigger: str, evidence: str, **fields: object) -> Claim:
        start, end, _ = self.span(evidence)
        fields = {"kind": ClaimKind.EVENT, "modality": Modality.HAPPENED, "certainty": 0.8, **fields}
        fields |= {"id": number, "type": type_, "trigger": TextSpan(*self.span(trigger)), "evidence": Span(start, end)}
        tuples = dict.fromkeys(("contexts", "who", "whom", "where", "from_", "via", "to", "caused_by"), ())
        nulls = dict.fromkeys(("mode", "cameo", "when", "quantity", "attribution"))
        return Claim(**{**tuples, **nulls, **fields})


_PORTUGAL = Entity("Portugal", "state", "PT", ("Lisbon",), lat=39.7, lon=-8.0, precision=PlacePrecision.COUNTRY)
_NORWAY = Entity("Norway", "state", "NO", ("Norway", "Norwegian"), lat=62.0, lon=10.0, precision=PlacePrecision.COUNTRY)
_PERU = Entity("Peru", "state", "PE", ("Peru",), lat=-9.2, lon=-75.0, precision=PlacePrecision.COUNTRY)
_OULU = Entity("Oulu", "place", "FI", ("Oulu",), lat=65.01, lon=25.47, precision=PlacePrecision.CITY)


def talks_report() -> ReportObject:
    """A meeting, a promise within a nested attribution, a denied movement, a plan, and judging words."""
    writer = _Writer(TALKS_TEXT)
    actor, place = MentionKind.ACTOR, MentionKind.PLACE
    writer.mention("m1", "Lisbon", actor, "state:PT")
    writer.mention("m2", "Norway", actor, "state:NO")
    writer.mention("m3", "Peru", actor, "state:PE", chain="c1")
    writer.mention("m4", "Tampere", place, "place:geonames:634963")
    writer.mention("m5", "Grey Coast group", actor, "group:grey-coast")
    writer.mention("m6", "Ada Lind", actor, "person:ada-lind", chain="c2")
    writer.mention("m7", "Norwegian Coast Guard", actor, "agency:no-coast-guard")
    writer.mention("m8", "the Harbour Wire agency", actor, "org:harbour-wire")
    writer.mention("m9", "Peru", actor, "state:PE", nth=1, chain="c1")
    writer.mention("m10", "smugglers", actor, None, form=Form.NOMINAL)
    writer.mention("m11", "Oulu", place, "place:geonames:643492")
    writer.mention("m12", "Tampere", place, "place:geonames:634963", nth=1)
    writer.mention("m13", "she", actor, "person:ada-lind", nth=0, form=Form.PRONOUN, chain="c2")
    writer.mention("m14", "The so-called council", actor, None, form=Form.NOMINAL)
    report = Report(
        report_id("example.org", "https://example.org/talks", TALKS_TEXT),
        TALKS_TEXT,
        outlet="example.org",
        url="https://example.org/talks",
        title="Spy chiefs meet in Tampere",
        published="2031-03-12",
        language="en",
    )
    return ReportObject(
        SCHEMA_NUMBER, report, tuple(writer.mentions), _talks_entities(writer), _talks_attributions(writer),
        _talks_times(writer), _talks_claims(writer), _talks_wording(writer),
    )  # fmt: skip


def _talks_entities(writer: _Writer) -> dict[str, Entity]:
    start, end, _ = writer.span("a spokeswoman for the Norwegian Coast Guard")
    office = Role("spokeswoman", "agency:no-coast-guard", Span(start, end))
    return {
        "state:PT": _PORTUGAL,
        "state:NO": _NORWAY,
        "state:PE": _PERU,
        "place:geonames:634963": Entity(
            "Tampere",
            "place",
            "FI",
            ("Tampere",),
            admin1="Pirkanmaa",
            lat=61.5,
            lon=23.76,
            precision=PlacePrecision.CITY,
        ),
        "place:geonames:643492": _OULU,
        "group:grey-coast": Entity("Grey Coast", "armed_group", None, ("Grey Coast group",)),
        "person:ada-lind": Entity("Ada Lind", "person", "NO", ("Ada Lind",), roles=(office,)),
        "agency:no-coast-guard": Entity("Norwegian Coast Guard", "agency", "NO", ("Norwegian Coast Guard",)),
        "org:harbour-wire": Entity("Harbour Wire", "media", None, ("the Harbour Wire agency",)),
    }


def _talks_attributions(writer: _Writer) -> tuple[Attribution, ...]:
    def content(words: str) -> tuple[Span, ...]:
        start, end, _ = writer.span(words)
        return (Span(start, end),)

    lind = Source(*writer.span("Ada Lind"), mention="m6", kind=SourceKind.NAMED)
    return (
        Attribution(
            "a1", None, Source(*writer.span("Lisbon"), mention="m1", kind=SourceKind.NAMED),
            Cue(*writer.span("says"), stance=Stance.STATES), None,
            content("the spy chiefs of Norway and Peru met in Tampere on Monday for talks on the Grey Coast group"),
            QuoteForm.INDIRECT, "t1",
        ),
        Attribution(
            "a2", None, lind, Cue(*writer.span("told"), stance=Stance.STATES),
            Addressee(*writer.span("the Harbour Wire agency"), mention="m8"),
            content("that Peru had promised to arrest at least 40 smugglers"), QuoteForm.INDIRECT,
        ),
        Attribution(
            "a3", "a2", Source(*writer.span("Peru", 1), mention="m9", kind=SourceKind.NAMED),
            Cue(*writer.span("promised"), stance=Stance.PROMISES), None,
            content("to arrest at least 40 smugglers"), QuoteForm.INDIRECT,
        ),
        Attribution(
            "a4", None, Source(*writer.span("she"), mention="m13", kind=SourceKind.NAMED),
            Cue(*writer.span("added"), stance=Stance.STATES), None,
            content("No weapon has crossed from Oulu to Tampere"), QuoteForm.DIRECT,
        ),
    )  # fmt: skip


def _talks_times(writer: _Writer) -> tuple[Time, ...]:
    return (
        Time(*writer.span("on Monday"), id="t1", from_="2031-03-10", to="2031-03-10", precision=TimePrecision.DAY),
        Time(
            *writer.span("on 20 March 2031"), id="t2", from_="2031-03-20", to="2031-03-20", precision=TimePrecision.DAY
        ),
    )


def _talks_claims(writer: _Writer) -> tuple[Claim, ...]:
    return (
        writer.claim(
            "k1", "CONSULT", "met", "the spy chiefs of Norway and Peru met in Tampere on Monday", mode="visit",
            contexts=("intelligence", "terrorism"), cameo="040", who=("m2", "m3"), whom=("m2", "m3"), where=("m4",),
            when="t1", attribution="a1", certainty=0.9,
        ),
        writer.claim(
            "k2", "COERCE", "arrest", "to arrest at least 40 smugglers", mode="arrest", contexts=("crime",),
            cameo="173", who=("m9",), whom=("m10",), modality=Modality.PLANNED, attribution="a3", certainty=0.7,
            quantity=Quantity("at least 40", 40, "detained", Bound.AT_LEAST),
        ),
        writer.claim(
            "k3", "MOVE", "crossed", "No weapon has crossed from Oulu to Tampere", kind=ClaimKind.MOVEMENT,
            mode="smuggle", contexts=("weapons",), from_=("m11",), to=("m12",), caused_by=("m5",),
            modality=Modality.DENIED, attribution="a4", certainty=0.6,
        ),
        writer.claim(
            "k4", "CONSULT", "meets", "The so-called council meets again on 20 March 2031", mode="meet", who=("m14",),
            when="t2", modality=Modality.PLANNED, certainty=0.5,
        ),
    )  # fmt: skip


def _talks_wording(writer: _Writer) -> tuple[Wording, ...]:
    return (
        Wording(
            *writer.span("so-called"),
            kind=WordingKind.DISTANCING,
            attribution=None,
            plain="",
            reason="casts doubt on the name",
        ),
        Wording(*writer.span("spy chiefs"), kind=WordingKind.LOADED, attribution="a1", plain="heads of intelligence"),
    )


def port_report() -> ReportObject:
    """An assault in the outlet's own voice, a denied flight, and a sentence that a spreadsheet would run."""
    writer = _Writer(PORT_TEXT)
    actor, place = MentionKind.ACTOR, MentionKind.PLACE
    writer.mention("m1", "Gunmen", actor, None, form=Form.NOMINAL)
    writer.mention("m2", "Callao", place, "place:geonames:3946083")
    writer.mention("m3", "two guards", actor, None, form=Form.NOMINAL)
    writer.mention("m4", "Peru", actor, "state:PE")
    writer.mention("m5", "its soldiers", actor, "agency:pe-army", form=Form.NOMINAL)
    writer.mention("m6", "Oulu", place, "place:geonames:643492")
    report = Report(
        report_id("=evil.example", "https://evil.example/port", PORT_TEXT),
        PORT_TEXT,
        outlet="=evil.example",
        url="https://evil.example/port",
        title="Attack at the port",
        published="2031-04-02T09:30:00Z",
        language="en",
    )
    entities = {
        "place:geonames:3946083": Entity(
            "Callao", "place", "PE", ("Callao",), lat=-12.06, lon=-77.15, precision=PlacePrecision.CITY
        ),
        "state:PE": _PERU,
        "agency:pe-army": Entity("Peruvian Army", "agency", "PE", ("its soldiers",)),
        "place:geonames:643492": _OULU,
    }
    start, end, _ = writer.span("that its soldiers fled to Oulu")
    denial = Attribution(
        "a1", None, Source(*writer.span("Peru"), mention="m4", kind=SourceKind.NAMED),
        Cue(*writer.span("denies"), stance=Stance.DENIES), None, (Span(start, end),), QuoteForm.INDIRECT,
    )  # fmt: skip
    claims = (
        writer.claim(
            "k1", "ASSAULT", "attacked", "Gunmen attacked a customs post near Callao, killing two guards", mode="fight",
            cameo="190", who=("m1",), whom=("m3",), where=("m2",), quantity=Quantity("two", 2, "killed", Bound.EXACT),
        ),
        writer.claim(
            "k2", "MOVE", "fled", "its soldiers fled to Oulu", kind=ClaimKind.MOVEMENT, mode="flee", who=("m5",),
            to=("m6",), modality=Modality.DENIED, attribution="a1",
        ),
        writer.claim("k3", "OTHER", "stood", "=SUM(A1) stood on the wall", mode="stand", certainty=0.1),
    )  # fmt: skip
    return ReportObject(SCHEMA_NUMBER, report, tuple(writer.mentions), entities, (denial,), (), claims)


def empty_report() -> ReportObject:
    """A report of which nothing could be read."""
    report = Report(report_id(None, None, EMPTY_TEXT), EMPTY_TEXT, language="en")
    return ReportObject(SCHEMA_NUMBER, report, warnings=("read: nothing was found — give a longer text",))


def numbered_report(number: int) -> ReportObject:
    """One of any number of small reports that differ only in their number."""
    text = f"Peru sent {number} boats to Callao."
    writer = _Writer(text)
    writer.mention("m1", "Peru", MentionKind.ACTOR, "state:PE")
    writer.mention("m2", "Callao", MentionKind.PLACE, "place:geonames:3946083")
    day = f"2030-{number % 12 + 1:02}-{number % 28 + 1:02}"
    report = Report(
        report_id("wire.example", None, text), text, outlet="wire.example", title=f"Boats {number}", published=day
    )
    claim = writer.claim(
        "k1", "MOVE", "sent", text[:-1], kind=ClaimKind.MOVEMENT, mode="deploy", who=("m1",), to=("m2",)
    )
    entities = {"state:PE": _PERU, "place:geonames:3946083": Entity("Callao", "place", "PE", lat=-12.06, lon=-77.15)}
    return ReportObject(SCHEMA_NUMBER, report, tuple(writer.mentions), entities, claims=(claim,))


_TOWNS = {"Callao": "place:geonames:3946083", "Oulu": "place:geonames:643492", "Tampere": "place:geonames:634963"}


def attack_report(outlet: str, day: str, town: str, *, who: str | None = None, word: str = "attacked") -> ReportObject:
    """A report of one attack in a town on the day on which it is published, by a state where ``who`` names one."""
    text = f"{who or 'Gunmen'} {word} a customs post in {town}, says {outlet}."
    writer = _Writer(text)
    writer.mention("m1", who or "Gunmen", MentionKind.ACTOR, "state:PE" if who else None)
    writer.mention("m2", town, MentionKind.PLACE, _TOWNS[town])
    report = Report(report_id(outlet, None, text + day), text, outlet=outlet, published=day)
    claim = writer.claim("k1", "ASSAULT", word, text[:-1], who=("m1",), where=("m2",))
    entities = {"state:PE": _PERU} if who else {}
    entities[_TOWNS[town]] = Entity(town, "place", "PE", lat=-12.06, lon=-77.15)
    return ReportObject(SCHEMA_NUMBER, report, tuple(writer.mentions), entities, claims=(claim,))
