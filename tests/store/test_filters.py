"""From what a user types to a full-text expression and conditions."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import UsageError
from dateline.store.filters import ALL, ClaimFilter, claim_clause, match_expression, own_clause


@pytest.mark.parametrize(
    ("typed", "expression"),
    [
        ("talks", '"talks"'),
        ("border talks", '"border" "talks"'),
        ('"border talks" fail*', '"border talks" "fail"*'),
        ("talks OR OR strike OR", '"talks" OR "strike"'),
        ("or AND not", '"or" "AND" "not"'),
        ('un"closed', '"un""closed"'),
        ('"never closed', '"never closed"'),
        ("sentence:talks", '"sentence:talks"'),
    ],
)
def test_words_become_an_expression(typed: str, expression: str) -> None:
    assert match_expression(typed) == expression


@given(st.text())
def test_whatever_is_typed_is_answered_or_refused(typed: str) -> None:
    try:
        expression = match_expression(typed)
    except UsageError:
        return
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE words USING fts5 (text)")
    if not any("\ud800" <= character <= "\udfff" for character in expression):
        connection.execute("SELECT * FROM words WHERE words MATCH ?", (expression,)).fetchall()
    connection.close()


def test_no_wish_is_no_condition() -> None:
    assert claim_clause(ClaimFilter()) == ALL
    assert own_clause(ClaimFilter()) == ALL


@given(st.text(min_size=1))
def test_what_a_user_wrote_is_a_value_and_never_sql(words: str) -> None:
    strange = ClaimFilter(
        actors=(words,), places=(words,), sources=(words,), countries=(words,), outlets=(words,), types=(words,)
    )
    plain = ClaimFilter(actors=("a",), places=("a",), sources=("a",), countries=("a",), outlets=("a",), types=("a",))
    assert claim_clause(strange).sql == claim_clause(plain).sql
    assert claim_clause(strange).sql.count("?") == len(claim_clause(strange).values)
