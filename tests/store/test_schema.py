"""Migrations lead from an empty file to today's tables, step by step."""

from __future__ import annotations

import sqlite3
from itertools import chain

from dateline.store.schema import MIGRATIONS, STORE_NUMBER


def test_every_migration_can_be_applied_to_the_one_before() -> None:
    connection = sqlite3.connect(":memory:")
    for statements in MIGRATIONS:
        for statement in statements:
            connection.execute(statement)
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert {"report", "claim", "claim_party", "attribution", "entity", "name", "wording", "naming", "failure"} <= names
    assert len(MIGRATIONS) == STORE_NUMBER
    connection.close()


def test_the_questions_asked_most_use_an_index() -> None:
    connection = sqlite3.connect(":memory:")
    for statement in chain.from_iterable(MIGRATIONS):
        connection.execute(statement)
    asked = (
        "SELECT seq FROM claim ORDER BY moment DESC LIMIT 50",
        "SELECT seq FROM term WHERE field = 'who' AND value = 'state:PE'",
        "SELECT claim FROM attribution a JOIN attribution_claim ON attribution = a.seq WHERE source = 'state:PE'",
        "SELECT attribution FROM attribution_claim WHERE claim = 1",
        "SELECT moment FROM posting p WHERE term = 1 AND moment < 9 AND EXISTS (SELECT 1 FROM posting q WHERE "
        "q.term = 2 AND q.moment = p.moment) ORDER BY moment DESC LIMIT 50",
        "SELECT seq FROM attribution ORDER BY day DESC, seq DESC LIMIT 50",
        "SELECT seq FROM attribution WHERE source = 'state:PE' ORDER BY day DESC, seq DESC LIMIT 10",
        "SELECT seq FROM attribution WHERE kind = 'named' ORDER BY day DESC, seq DESC LIMIT 10",
        "SELECT outlet, sum(words) FROM attribution GROUP BY outlet",
        "SELECT outlet, kind, voice, count(*) FROM wording GROUP BY outlet, kind, voice",
        "SELECT thing, name, outlet, voice, count(*) FROM naming GROUP BY thing, name, outlet, voice",
        "SELECT seq FROM naming ORDER BY day DESC, seq DESC LIMIT 50",
        "SELECT seq FROM report WHERE id = 'a' AND coder = '1'",
        "SELECT seq FROM report ORDER BY day DESC, seq DESC",
    )
    for question in asked:
        plan = " ".join(row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {question}"))
        assert "INDEX" in plan or "PRIMARY KEY" in plan, plan
        assert "TEMP B-TREE" not in plan, plan
    connection.close()
