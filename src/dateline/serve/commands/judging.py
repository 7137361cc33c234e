"""``dateline merge``, ``split`` and ``judgements``: a person's judgement of which claims are about one thing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from dateline.errors import UsageError
from dateline.serve.commands.query import DB, STORE, write_rows
from dateline.serve.tables import Column, Table
from dateline.settings import read_settings
from dateline.store.database import Database
from dateline.store.judgements import JudgedWords, JudgementStore, KeptJudgement

_Command = TypeVar("_Command", bound=Callable[..., None])

_LIMIT, _FORMS, _ = STORE
_BY = click.option("--by", metavar="NAME", help="Who judges. [default: DATELINE_USER, else the login name]")
_REASON = click.option("--reason", metavar="TEXT", help="Why: kept with the judgement.")


def _judges(command: _Command) -> _Command:
    for option in (DB, _REASON, _BY):
        command = option(command)
    return command


@click.command(
    epilog="""\b
Example:
  dateline merge h1c2d3e4 h5f6a7b8 --reason "the same bridge under its old name\""""
)
@click.argument("happenings", nargs=-1, required=True, metavar="HAPPENING...")
@_judges
def merge(happenings: tuple[str, ...], by: str | None, reason: str | None, db: Path | None) -> None:
    """Judge that two happenings or more are one.

    HAPPENING is an id from 'dateline happenings', or that of a claim in it. The judgement is kept with its maker's name
    and the time, and holds whatever is added or read again later; 'dateline judgements' lists it and takes it back.
    """
    from dateline.serve.judging import merge_happenings, name_judge

    with Database.create(read_settings(db=_existing(db)).db) as database:
        click.echo(merge_happenings(database, happenings, name_judge(by, reason)))


@click.command(
    epilog="""\b
Example:
  dateline split 3a4b5c6d7e8f9a0b --reason "another raid, a week earlier\""""
)
@click.argument("claims", nargs=-1, required=True, metavar="CLAIM...")
@_judges
def split(claims: tuple[str, ...], by: str | None, reason: str | None, db: Path | None) -> None:
    """Judge that claims are not about the happening in which they stand.

    CLAIM is an id from 'dateline happening'. Those named together stay together; the id of their happening is printed.
    """
    from dateline.serve.judging import name_judge, split_claims

    with Database.create(read_settings(db=_existing(db)).db) as database:
        click.echo(split_claims(database, claims, name_judge(by, reason)))


JUDGEMENT_TABLE = Table(
    "judgement",
    (
        Column("id", lambda row: row.id),
        Column("relation", lambda row: row.relation),
        Column("by", lambda row: row.by),
        Column("at", lambda row: row.at),
        Column("reason", lambda row: row.reason),
        Column("withdrawn_by", lambda row: row.withdrawn_by),
        Column("withdrawn_at", lambda row: row.withdrawn_at),
        Column("claims", lambda row: len(row.ones) + len(row.others)),
        Column("one", lambda row: row.ones[0].sentence if row.ones else None),
        Column("other", lambda row: row.others[0].sentence if row.others else None),
    ),
    (
        Column("id", lambda row: row.id),
        Column("judged", lambda row: "one happening" if row.relation == "same" else "set apart"),
        Column("by", lambda row: row.by),
        Column("at", lambda row: row.at[:10]),
        Column("state", lambda row: f"withdrawn by {row.withdrawn_by}" if row.withdrawn_at else "stands"),
        Column("reason", lambda row: row.reason, 2),
        Column("claims", lambda row: _sides(row), 5),
    ),
)


def _sides(row: KeptJudgement) -> str:
    return f"{_side(row.ones)}\n↔ {_side(row.others)}"


def _side(words: tuple[JudgedWords, ...]) -> str:
    if not words:
        return ""
    return words[0].sentence + (f" (and {len(words) - 1} more)" if len(words) > 1 else "")


@click.command(
    epilog="""\b
Examples:
  dateline judgements
  dateline judgements --withdraw 3"""
)
@click.option("--withdraw", type=click.IntRange(min=1), metavar="ID", help="Take it back; it stays on record.")
@_BY
@_LIMIT
@_FORMS
@DB
def judgements(withdraw: int | None, by: str | None, limit: int | None, form: str, db: Path | None) -> None:
    """What people judged to be one happening, or not to be: by whom, when and why; and what was taken back."""
    if withdraw is None:
        with Database.open(read_settings(db=db).db) as database:
            write_rows(JudgementStore(database).load(), form, limit, JUDGEMENT_TABLE)
        return
    from dateline.serve.judging import name_judge, withdraw_judgement

    with Database.create(read_settings(db=_existing(db)).db) as database:
        withdraw_judgement(database, withdraw, name_judge(by, None))


def _existing(db: Path | None) -> Path:
    """The store that is meant; a judgement never makes a new one."""
    path = read_settings(db=db).db
    if not path.is_file():
        raise UsageError(str(path), "there is no store here", "make one with 'dateline add', or name one with --db")
    return path
