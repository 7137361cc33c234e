"""How long a large store takes to answer: every page, every list of the API, and the commands on them.

    python bench/store.py [--claims 1000000] [--rounds 5] [--keep FILE]

Reports of invented sentences are saved one by one, as ``dateline add`` saves them, into a store in a temporary folder;
few actors, places and sources are named often and many seldom, as in real news. Then each question is asked
``--rounds`` times, after once to warm up. Times are milliseconds of the whole answer, the page or the file included;
the last column compares the median with that of the list of claims. ``--keep`` leaves the store in FILE, and asks the
one that is there already. ``happenings`` joins all claims in memory, and is asked only with ``--happenings``.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from click.testing import CliRunner
from fastapi.testclient import TestClient

from dateline.model import (
    SCHEMA_NUMBER,
    Attribution,
    Claim,
    ClaimKind,
    Cue,
    Entity,
    Form,
    Mention,
    MentionKind,
    Modality,
    QuoteForm,
    Report,
    ReportObject,
    Source,
    SourceKind,
    Span,
    Stance,
    TextSpan,
    Wording,
    WordingKind,
    report_id,
)
from dateline.serve.cli import main as dateline
from dateline.serve.web import make_app
from dateline.store.database import Database

CLAIMS_PER_REPORT = 20
DAYS = 1_500
FIRST_DAY = date(2019, 1, 1)
VERBS = {
    "ASSAULT": "attacked", "CONSULT": "met", "ACCUSE": "accused", "AID": "fed", "REQUEST": "asked",
    "THREATEN": "threatened", "MOVE": "followed", "COERCE": "detained",
}  # fmt: skip
CUES = {Stance.STATES: "said", Stance.DENIES: "denied", Stance.CLAIMS: "claimed", Stance.ACCUSES: "charged"}
COUNTRIES = ("FI", "PT", "PE", "NO", "KE", "NP", "UY", "LA")
OUTLETS, ACTORS, PLACES = 80, 3_000, 1_500

PAGES = (
    "/", "/?actor=group:n0", "/?source=group:n1", "/?type=ASSAULT&modality=denied", "/?country=FI", "/?text=detained",
    "/?since=2021-01-01&until=2021-01-31", "/?place=place:n3", "/?source_kind=anonymous&stance=denies", "/movements",
    "/actors", "/actors?country=FI", "/actors?since=2021-01-01&until=2021-01-31",
    "/sources", "/sources?source_kind=anonymous", "/sources?type=ASSAULT&actor=group:n0",
    "/source?source=group:n0", "/source?source=group:n90", "/wording", "/wording?by=source", "/wording/names",
    "/wording/uses", "/reports", "/reports?text=detained", "/reports?actor=group:n0",
    "/?actor=group:n0&place=place:n3", "/?actor=group:n0&actor=group:n1", "/?text=detained&country=FI&since=2020-01-01",
    "/?place=place:n3&source=group:n1&stance=denies", "/wording?since=2021-01-01&until=2021-01-31",
)  # fmt: skip
LISTS = (
    "/api/claims", "/api/claims?actor=group:n0", "/api/movements", "/api/actors", "/api/sources", "/api/statements",
    "/api/wording", "/api/wording/names", "/api/wording/uses", "/api/reports",
)  # fmt: skip
COMMANDS = (
    ("claims", "--limit", "50"), ("claims", "--actor", "Group 0", "--limit", "50"), ("movements", "--limit", "50"),
    ("actors", "--limit", "50"), ("sources", "--limit", "50"), ("wording", "--limit", "50"),
    ("wording", "--names", "--limit", "50"), ("reports", "--limit", "50"),
)  # fmt: skip


def main() -> None:
    """Makes the store, asks, and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--happenings", action="store_true")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = chosen.keep or Path(folder) / "store.sqlite"
        if not path.exists():
            fill(path, chosen.claims)
        commands = [*COMMANDS, *([("happenings", "--limit", "50")] if chosen.happenings else [])]
        questions = {**find_questions(path), **{" ".join(each): command(path, each) for each in commands}}
        show(measure(questions, chosen.rounds))
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def fill(path: Path, claims: int) -> None:
    """Saves as many invented reports as hold that many claims, each in a transaction of its own."""
    chance = random.Random(1)  # noqa: S311 - the same store each time
    started = time.perf_counter()
    with Database.create(path) as database:
        for number in range(claims // CLAIMS_PER_REPORT):
            database.save(invent(number, chance))
            if number % 5_000 == 4_999:
                print(f"{(number + 1) * CLAIMS_PER_REPORT:,} claims", file=sys.stderr)
    taken = time.perf_counter() - started
    print(f"{claims:,} claims saved in {taken:.0f} s, {path.stat().st_size / 1e6:,.0f} MB", flush=True)


def invent(number: int, chance: random.Random) -> ReportObject:
    """One report of as many sentences as claims; two of three are somebody's word."""
    written = _Written()
    for nth in range(CLAIMS_PER_REPORT):
        written.add_sentence(nth, chance)
    outlet, text = f"outlet{_seldom(chance, OUTLETS)}.example", " ".join(written.sentences)
    day = (FIRST_DAY + timedelta(days=chance.randrange(DAYS))).isoformat()
    report = Report(
        report_id(outlet, str(number), text), text, outlet, str(number), f"Report {number}", day, None, "en"
    )
    parts = (tuple(written.mentions), written.entities, tuple(written.attributions), (), tuple(written.claims))
    return ReportObject(SCHEMA_NUMBER, report, *parts, tuple(written.wording))


class _Written:
    """A report's text and records as they grow sentence by sentence."""

    def __init__(self) -> None:
        self.sentences: list[str] = []
        self.mentions: list[Mention] = []
        self.entities: dict[str, Entity] = {}
        self.attributions: list[Attribution] = []
        self.claims: list[Claim] = []
        self.wording: list[Wording] = []
        self._end = 0

    def add_sentence(self, nth: int, chance: random.Random) -> None:
        type_, verb = chance.choice(tuple(VERBS.items()))
        who, whom = (f"Group {_seldom(chance, ACTORS)}" for _ in range(2))
        place, source = (
            f"Town {_seldom(chance, PLACES)}",
            chance.choice(("officials", f"Group {_seldom(chance, ACTORS)}")),
        )
        stance, cue = chance.choice(tuple(CUES.items()))
        said = f"{who} {verb} the {chance.choice(('terrorist', 'rebel'))} {whom} in {place}"
        attributed = nth % 3 > 0
        sentence = f"{said}, {source} {cue}." if attributed else f"{said}."
        ids = [self._mention(sentence, name) for name in (who, whom, place)]
        content = self._span(sentence, said)
        if attributed:
            kind = SourceKind.ANONYMOUS if source == "officials" else SourceKind.NAMED
            named = self._mention(sentence, source) if kind == SourceKind.NAMED else None
            voice = Source(*self._span(sentence, f" {source} {cue}", 1, len(cue) + 1), source, mention=named, kind=kind)
            said_by = Cue(*self._span(sentence, f" {cue}.", 1, 1), cue, stance=stance)
            self.attributions.append(
                Attribution(f"a{nth}", None, voice, said_by, None, (Span(*content),), QuoteForm.INDIRECT)
            )
        self._add_claim(nth, sentence, type_, verb, ids, f"a{nth}" if attributed else None, chance)
        self.sentences.append(sentence)
        self._end += len(sentence) + 1

    def _add_claim(
        self, nth: int, sentence: str, type_: str, verb: str, ids: Sequence[str], by: str | None, chance: random.Random
    ) -> None:
        who, whom, place = ids
        modality = chance.choices(tuple(Modality), weights=(70, 5, 5, 5, 4, 4, 5, 2))[0]
        kind = ClaimKind.MOVEMENT if type_ == "MOVE" else ClaimKind.EVENT
        trigger = TextSpan(*self._span(sentence, f" {verb} the", 1, 4), verb)
        whole = Span(self._end, self._end + len(sentence))
        self.claims.append(
            Claim(
                id=f"k{nth}", kind=kind, type=type_, mode=None, contexts=(), cameo=None, trigger=trigger, who=(who,),
                whom=(whom,), where=(place,), from_=(), via=(), to=(), caused_by=(), when=None, quantity=None,
                modality=modality, certainty=0.8, attribution=by, evidence=whole,
            )
        )  # fmt: skip
        if "terrorist" in sentence:
            judged = self._span(sentence, "terrorist")
            self.wording.append(Wording(*judged, "terrorist", kind=WordingKind.LOADED, attribution=by))

    def _mention(self, sentence: str, name: str) -> str:
        place = name.startswith("Town")
        number = name.split()[1]
        entity = f"place:n{number}" if place else f"group:n{number}"
        country = COUNTRIES[int(number) % len(COUNTRIES)]
        self.entities[entity] = Entity(name, "place" if place else "armed_group", country)
        identity = f"m{len(self.mentions)}"
        kind = MentionKind.PLACE if place else MentionKind.ACTOR
        self.mentions.append(
            Mention(*self._span(sentence, name), name, id=identity, kind=kind, form=Form.NAME, entity=entity)
        )
        return identity

    def _span(self, sentence: str, words: str, before: int = 0, behind: int = 0) -> tuple[int, int]:
        start = sentence.index(words)
        return self._end + start + before, self._end + start + len(words) - behind


def _seldom(chance: random.Random, most: int) -> int:
    """A number below ``most``, small ones far more often than large ones."""
    return int(most ** chance.random()) - 1


def find_questions(path: Path) -> dict[str, Callable[[], object]]:
    """Every page and list as a question that fails where it is not answered."""
    client = TestClient(make_app(path), base_url="http://localhost")
    found = client.get("/api/claims?limit=1").json()["rows"][0]

    def question(address: str) -> Callable[[], object]:
        return lambda: client.get(address).raise_for_status()

    single = (f"/claims/{found['id']}", f"/api/claims/{found['id']}/explain", f"/reports/{found['report']['id']}")
    return {address: question(address) for address in (*PAGES, *LISTS, *single)}


def command(path: Path, words: Sequence[str]) -> Callable[[], object]:
    """A command on the store, without the start of the program."""

    def run() -> None:
        result = CliRunner().invoke(dateline, [*words, "--db", str(path), "--format", "table"])
        if result.exit_code:
            raise SystemExit(f"dateline {' '.join(words)}: {result.output}")

    return run


def measure(questions: dict[str, Callable[[], object]], rounds: int) -> Iterator[tuple[str, list[float]]]:
    """Milliseconds of each question, the shortest first."""
    for name, ask in questions.items():
        ask()
        taken = []
        for _ in range(rounds):
            started = time.perf_counter()
            ask()
            taken.append(1_000 * (time.perf_counter() - started))
        yield name, sorted(taken)


def show(measured: Iterator[tuple[str, list[float]]]) -> None:
    """The table, a line as soon as it is known; the first question is the one to which all are compared."""
    first = 0.0
    print(f"{'question':<48} {'p50 ms':>9} {'p95 ms':>9} {'ratio':>7}")
    for name, taken in measured:
        median, high = statistics.median(taken), taken[min(len(taken) - 1, round(0.95 * len(taken)))]
        first = first or median
        print(f"{name:<48} {median:9.0f} {high:9.0f} {median / first:7.2f}", flush=True)


if __name__ == "__main__":
    main()
