"""How a page puts values into words: days, intervals, and a sentence with its trigger marked."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from dateline.model import Modality, SourceKind, TimePrecision
from dateline.store.rows import OUTLET_VOICE, ClaimRow, Voice, When, lasts
from dateline.store.sources import without_article
from dateline.store.usage import UseRow

_NOT_ASSERTED: dict[str, str] = {
    Modality.PLANNED: "not said to be done",
    Modality.POSSIBLE: "no more than possible",
    Modality.FEARED: "not said to have happened",
    Modality.DEMANDED: "not said to be done",
    Modality.DENIED: "said not to be so",
    Modality.HYPOTHETICAL: "supposed for argument’s sake",
}

_VOICES: dict[str, str] = {
    OUTLET_VOICE: "outlet",
    SourceKind.NAMED: "named source",
    SourceKind.ROLE: "source by office",
    SourceKind.ANONYMOUS: "anonymous source",
    SourceKind.DOCUMENT: "document",
    SourceKind.MEDIA: "other media",
}


_TELLING = ("told", "tell", "warn", "assur", "inform", "remind", "ask", "urg", "advis", "notif", "brief", "promis")
"""How cues begin behind which those who are spoken to stand without "to"."""


def show_doubt(modality: str) -> str:
    """What a reader must not take for a report of fact, in words; '' where the claim is put as fact.

    >>> show_doubt("denied"), show_doubt("happened")
    ('said not to be so', '')
    """
    return _NOT_ASSERTED.get(modality, "")


def show_grounds(row: ClaimRow) -> str:
    """The words on which a claim's modality rests, and in what each leaves it; '' where its own tense is all."""
    return "; ".join(f"“{' '.join(ground.text.split())}”: {ground.modality}" for ground in row.grounds)


def show_voice(kind: str | None) -> str:
    """What kind of voice says so, in words.

    >>> show_voice("role"), show_voice(None)
    ('source by office', 'source not named')
    """
    return _VOICES.get(kind or "", "source not named")


def show_speaker(voice: Voice) -> tuple[str, str]:
    """A source as a chain shows it, and the report's words for it; '' where those say no more than what is shown.

    >>> show_speaker(Voice("named", "person:ada-lind", "Ada Lind", "she"))
    ('Ada Lind', 'she')
    >>> show_speaker(Voice("anonymous", "person:3f0c/source", "a source", "A source in the port"))
    ('a source in the port', '')
    """
    name, text = voice.name or "", " ".join((voice.text or "").split())
    if not name or name == text:
        return name or text or "an unnamed source", ""
    if not (voice.entity and lasts(voice.entity)) and without_article(name).lower() in text.lower():
        opening, _, rest = text.partition(" ")
        return (text if without_article(text) == text else f"{opening.lower()} {rest}"), ""
    return name, text


def show_medium(voice: Voice) -> str:
    """Through what a source spoke, in the report's words; '' where addressee or cue already say so.

    >>> from dateline.store.rows import Named
    >>> interview = Named("org:harbour-wire", "Harbour Wire", "In an interview with Harbour Wire")
    >>> show_medium(Voice("named", None, "Ada Lind", "Lind", cue="said", medium=interview))
    'in an interview with Harbour Wire'
    >>> wire = Named("org:harbour-wire", "Harbour Wire", "the Wire")
    >>> show_medium(Voice("named", None, "Ada Lind", "Lind", cue="told", addressee=wire, medium=wire))
    ''
    """
    medium = voice.medium.text if voice.medium else ""
    told = voice.addressee is not None and medium in voice.addressee.text
    if told or medium in (voice.cue or "") or medium in (voice.text or ""):
        return ""
    first, _, rest = medium.partition(" ")
    return f"{first.lower()} {rest}" if rest else medium


def show_addressee(voice: Voice) -> str:
    """To whom a source spoke, as it reads behind its cue; '' where the medium's own words name them.

    >>> from dateline.store.rows import Named
    >>> mayor = Named(None, "the mayor", "the mayor")
    >>> [show_addressee(Voice("named", None, "Lind", "Lind", cue=cue, addressee=mayor)) for cue in ("told", "said")]
    ['the mayor', 'to the mayor']
    """
    addressee, medium = voice.addressee, show_medium(voice)
    if addressee is None or (medium and addressee.text.lower() in medium.lower()):
        return ""
    telling = any(word.startswith(_TELLING) for word in (voice.cue or "").lower().split())
    return addressee.name if telling else f"to {addressee.name}"


def show_moment(when: When) -> str:
    """When something is said to happen, as short as its precision allows.

    >>> show_moment(When("in 2014", "2014-01-01", "2014-12-31", TimePrecision.YEAR))
    '2014'
    >>> show_moment(When("on Tuesday", "2018-07-10", "2018-07-10", TimePrecision.DAY))
    '10 Jul 2018'
    >>> show_moment(When("since May", "2018-05-01", None, TimePrecision.MONTH))
    'since May 2018'
    >>> show_moment(When("recently", None, None, TimePrecision.VAGUE))
    'recently'
    """
    first, last = (_edge(edge, when.precision) for edge in (when.from_, when.to))
    if first and last:
        return first if first == last else f"{first} – {last}"
    if first:
        return f"since {first}"
    return f"until {last}" if last else when.text


def _edge(value: str | None, precision: TimePrecision) -> str:
    if not value:
        return ""
    try:
        day = date.fromisoformat(value[:10])
    except ValueError:
        return value
    if precision in (TimePrecision.YEAR, TimePrecision.DECADE):
        return str(day.year)
    if precision == TimePrecision.MONTH:
        return f"{day:%b} {day.year}"
    return f"{day.day} {day:%b} {day.year}"


def show_day(published: str | None) -> str:
    """The day of publication, for people.

    >>> show_day("2018-07-10T08:15:00+04:30"), show_day(None)
    ('10 Jul 2018', 'no date')
    """
    return _edge(published, TimePrecision.DAY) or "no date"


def mark_sentence(row: ClaimRow) -> Markup:
    """The claim's sentence with its trigger's words marked; safe for a page, whatever the report holds."""
    sentence, evidence = row.sentence, row.evidence
    place = sentence.find(evidence.text)
    start = place + row.trigger.start - evidence.start
    end = place + row.trigger.end - evidence.start
    if place < 0 or not 0 <= start < end <= len(sentence):
        return escape(sentence)
    return Markup("{}<mark>{}</mark>{}").format(sentence[:start], sentence[start:end], sentence[end:])


def mark_use(row: UseRow) -> Markup:
    """The sentence of a use with its words marked where they first stand; safe for a page."""
    words = " ".join(row.text.split())
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", row.sentence)
    if found is None:
        return escape(row.sentence)
    before, after = row.sentence[: found.start()], row.sentence[found.end() :]
    return Markup("{}<mark>{}</mark>{}").format(before, words, after)


def is_weblink(url: str) -> bool:
    """Whether an address may be made a link: only of the web, so that a page holds no script in an address.

    >>> is_weblink("https://example.org/a"), is_weblink("javascript:alert(1)"), is_weblink("wire-0042")
    (True, False, False)
    """
    try:
        return urlsplit(url).scheme in ("http", "https")
    except ValueError:
        return False
