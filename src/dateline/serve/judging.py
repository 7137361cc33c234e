"""A person's judgement of what is one happening: kept with name and time, and above all that matching finds."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from dateline.errors import UsageError
from dateline.merge.judgements import Relation
from dateline.serve.clock import now
from dateline.serve.happening_lists import from_record, known_head
from dateline.serve.merging import Merger, renew_summaries
from dateline.settings import find_user
from dateline.store.database import Database
from dateline.store.happenings import KeptTelling, TellingStore
from dateline.store.judgements import JudgedWords, JudgementStore
from dateline.store.lookup import find_claim_place
from dateline.store.summaries import SummaryStore


class Judge(Struct, frozen=True):
    """Who judges, when (RFC 3339), and why."""

    by: str
    at: str
    reason: str | None = None


def name_judge(by: str | None, reason: str | None) -> Judge:
    """Whoever judges now: under the name given, else the one by which the user goes.

    Raises:
        UsageError: no name is given or known.
    """
    return Judge(by or find_user(), now(), reason)


def merge_happenings(database: Database, given: Sequence[str], judge: Judge) -> str:
    """Judges that happenings are one; the id of what they are now.

    Raises:
        UsageError: fewer than two are given, or one of the ids is not known.
        StoreError: the judgement could not be kept.
    """
    heads = list(dict.fromkeys(known_head(database, each) for each in given))
    if len(heads) < 2:
        raise UsageError(" ".join(given), "these are one happening already", "name two or more")
    members = TellingStore(database).find_members
    ones, *others = (members(head) for head in heads)
    rest = [each for group in others for each in group]
    _judge(database, Relation.SAME, ones, rest, judge)
    return _id_of(database, ones[0].seq)


def split_claims(database: Database, given: Sequence[str], judge: Judge) -> str:
    """Judges that claims are of a happening of their own; its id.

    Raises:
        UsageError: an id is not known, the claims are of several happenings, or they are all that it has.
        StoreError: the judgement could not be kept.
    """
    places = [find_claim_place(database, each) for each in given]
    missing = [each for each, place in zip(given, places, strict=True) if place is None]
    if missing:
        raise UsageError(" ".join(missing), "no claim has that id", "take one from 'dateline happening ID'")
    wanted = {place.id for place in places if place}
    heads = {known_head(database, claim) for claim in wanted}
    if len(heads) > 1:
        raise UsageError(" ".join(given), "these claims are of several happenings", "split one happening at a time")
    members = TellingStore(database).find_members(heads.pop())
    ones = [each for each in members if each.claim in wanted]
    rest = [each for each in members if each.claim not in wanted]
    if not rest:
        raise UsageError(" ".join(given), "these are all claims of the happening", "name only some of its claims")
    _judge(database, Relation.APART, ones, rest, judge)
    return _id_of(database, ones[0].seq)


def withdraw_judgement(database: Database, number: int, judge: Judge) -> None:
    """Takes a judgement back, which stays on record.

    Raises:
        UsageError: no judgement that stands has that number.
        StoreError: the store could not be written.
    """
    judgements = JudgementStore(database)
    with database.transaction():
        merger = Merger(database)
        judged = next((each for each in judgements.load() if each.id == number), None)
        if judged is None or not judgements.withdraw(number, by=judge.by, at=judge.at):
            remedy = "list those that stand with 'dateline judgements'"
            raise UsageError(str(number), "no judgement of that number stands", remedy)
        merger.rejudge(judgements.find_claims((*judged.ones, *judged.others)))
    renew_summaries(database)


def _judge(
    database: Database, relation: Relation, ones: Sequence[KeptTelling], others: Sequence[KeptTelling], judge: Judge
) -> None:
    judgements = JudgementStore(database)
    with database.transaction():
        sides = [list(map(_words, each)) for each in (ones, others)]
        judgements.add(relation, *sides, by=judge.by, at=judge.at, reason=judge.reason)
        Merger(database).rejudge(each.seq for each in (*ones, *others))
    renew_summaries(database)


def _words(kept: KeptTelling) -> JudgedWords:
    telling = from_record(kept.record)
    return JudgedWords(telling.sighting.report, kept.start, kept.end, telling.sentence)


def _id_of(database: Database, claim: int) -> str:
    place = TellingStore(database).find_place(claim)
    summary = SummaryStore(database).load(place.head) if place else None
    return summary.id if summary else ""
