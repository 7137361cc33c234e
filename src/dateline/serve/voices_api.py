"""The API's answers on voices: who is cited, with which statements, and who uses which words."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Response
from msgspec import Struct

from dateline.errors import UsageError
from dateline.knowledge.stance_names import load_stance_names
from dateline.serve.answers import After, Limit, OpenDatabase, describe_answer, given_value, given_values, to_json
from dateline.serve.asked import Asked
from dateline.serve.wording_tables import explain_names
from dateline.store.cited import (
    SORTS,
    SourcePage,
    StatementRow,
    find_sources,
    find_statements,
)
from dateline.store.query import COUNTED_MOST, RANKED_MOST
from dateline.store.rates import WordingRow, rate_wording
from dateline.store.usage import By, NameRow, UseRow, UseTable, WordingFilter, count_uses, find_uses, tally_names


class StatementPage(Struct, frozen=True):
    """Some statements, newest first, and the cursor for the next page; null at the end."""

    rows: tuple[StatementRow, ...]
    after: str | None


class WordingPage(Struct, frozen=True):
    """Outlets or sources with their rates of judging words, and the cursor for the next page; null at the end.

    ``counted`` is of how many of the newest attributions the counts tell, where there are more that fit.
    """

    rows: tuple[WordingRow, ...]
    after: str | None
    counted: int | None


class NamePage(Struct, frozen=True):
    """Who calls things by which of their rival names, and the cursor for the next page; null at the end."""

    rows: tuple[NameRow, ...]
    after: str | None


class UsePage(Struct, frozen=True):
    """Single uses with their sentences, how many there are, and the cursor for the next page; null at the end.

    ``more`` tells that there are more than ``total``, at which counting stopped.
    """

    total: int
    rows: tuple[UseRow, ...]
    after: str | None
    more: bool


VOICE_PAGES = (SourcePage, StatementPage, WordingPage, NamePage, UsePage)
"""The records that these answers are."""


def asked_words(
    outlet: Annotated[list[str] | None, Query(description="the outlet's host name or name")] = None,
    source: Annotated[list[str] | None, Query(description="in whose words: entity id or name")] = None,
    kind: Annotated[list[str] | None, Query(description="loaded, distancing, intensifier, hedge")] = None,
    word: Annotated[list[str] | None, Query(description="a judging expression")] = None,
    thing: Annotated[list[str] | None, Query(description="words of a thing or of one of its names")] = None,
    name: Annotated[list[str] | None, Query(description="one of the rival names")] = None,
    voice: Annotated[list[str] | None, Query(description="own, distanced, retold, quoted")] = None,
    since: Annotated[str | None, Query(description="first day of publication, YYYY-MM-DD")] = None,
    until: Annotated[str | None, Query(description="last day of publication, YYYY-MM-DD")] = None,
) -> WordingFilter:
    """The filter that a request asks for; empty values count as not given, as forms send them."""
    return WordingFilter(
        outlets=given_values(outlet),
        sources=given_values(source),
        kinds=given_values(kind),
        expressions=given_values(word),
        things=given_values(thing),
        names=given_values(name),
        voices=given_values(voice),
        since=given_value(since),
        until=given_value(until),
    )


AskedWords = Annotated[WordingFilter, Depends(asked_words)]
AskedBy = Annotated[By, Query(description="whose words are counted together")]
AskedSort = Annotated[str, Query(description=", ".join(SORTS))]


def check_sort(sort: str) -> str:
    """A count by which sources can be ranked.

    Raises:
        UsageError: it is none of them.
    """
    if sort not in SORTS:
        raise UsageError(f"--sort {sort}", "sources cannot be ranked by that", f"use one of {', '.join(SORTS)}")
    return sort


def add_voices(router: APIRouter, open_database: OpenDatabase) -> None:
    """The routes on sources, statements and wording."""

    @router.get("/sources", responses=describe_answer(SourcePage), summary="Who is cited, most often cited first")
    def sources(wanted: Asked, sort: AskedSort = SORTS[0], limit: Limit = 50, after: After = None) -> Response:
        with open_database() as database:
            asked_for = check_sort(sort)
            return to_json(find_sources(database, wanted, sort=asked_for, limit=limit, after=after, within=RANKED_MOST))

    @router.get("/statements", responses=describe_answer(StatementPage), summary="What sources said, newest first")
    def statements(wanted: Asked, limit: Limit = 50, after: After = None) -> Response:
        with open_database() as database:
            page = find_statements(database, wanted, limit=limit, after=after)
            return to_json(StatementPage(page.rows, page.after))

    _add_wording(router, open_database)


def _add_wording(router: APIRouter, open_database: OpenDatabase) -> None:
    @router.get("/wording", responses=describe_answer(WordingPage), summary="Judging words per 1,000 words")
    def wording(asked: AskedWords, by: AskedBy = "outlet", limit: Limit = 50, after: After = None) -> Response:
        with open_database() as database:
            page = rate_wording(database, asked, by, limit=limit, after=after, within=RANKED_MOST)
            return to_json(WordingPage(page.rows, page.after, page.counted))

    @router.get("/wording/names", responses=describe_answer(NamePage), summary="Who calls it what")
    def names(asked: AskedWords, by: AskedBy = "outlet", limit: Limit = 200, after: After = None) -> Response:
        with open_database() as database:
            page = tally_names(database, asked, by, limit=limit, after=after)
        return to_json(NamePage(tuple(explain_names(page.rows, load_stance_names())), page.after))

    @router.get("/wording/uses", responses=describe_answer(UsePage), summary="Single uses with their sentences")
    def uses(
        asked: AskedWords,
        of: Annotated[Literal["words", "names"], Query(description="judging words, or rival names")] = "words",
        limit: Limit = 50,
        after: After = None,
    ) -> Response:
        table: UseTable = "naming" if of == "names" else "wording"
        with open_database() as database:
            page = find_uses(database, asked, table, limit=limit, after=after)
            total = count_uses(database, asked, table, COUNTED_MOST)
            return to_json(UsePage(total.number, page.rows, page.after, total.more))
