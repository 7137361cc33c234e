"""The agency that wrote a report, by its dateline or its last line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.merge.credits import find_credit


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("MILL TOWN, March 11 (Harbour Wire) — The bridge was closed.", "Harbour Wire"),
        ("OSLO (Reuters) - The bridge was closed.", "Reuters"),
        ("OSLO (AP) -- The bridge was closed.", "AP"),
        ("ULAN-UDE, 3 May (Agence du Nord) – The bridge was closed.", ""),
        ("The bridge was closed.\n\n(Press Association of the North)\n", "Press Association of the North"),
        ("The bridge was closed.\n(corrects the date)", ""),
        ("The bridge was closed (Monday) - again.", ""),
        ("UN (Harbour Wire) The bridge was closed.", ""),
        ("UNDP (the programme) - said so.", ""),
        ("()", ""),
        ("", ""),
    ],
)
def test_what_a_report_credits(text: str, credit: str) -> None:
    assert find_credit(text) == credit


@given(st.text(alphabet="AB ab()-\n.", max_size=60))
def test_a_credit_stands_in_the_text_in_brackets(text: str) -> None:
    credit = find_credit(text)
    assert not credit or f"({credit})" in text
