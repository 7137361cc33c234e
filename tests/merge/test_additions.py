"""A paragraph that a paper adds to an agency's story is the paper's own."""

from __future__ import annotations

from msgspec.structs import replace

from dateline.merge.additions import set_apart_additions
from dateline.model import Span
from handtellings import telling

COPIED = telling("r2", claim="copied")
ADDED = replace(telling("r2", claim="added"), trigger=Span(90, 96))
FAMILIES = {"r1": "r1", "r2": "r1"}


def test_a_claim_outside_what_is_shared_is_the_papers_own() -> None:
    found = set_apart_additions([COPIED, ADDED], FAMILIES, {"r2": [Span(0, 40)]})
    assert found == {"r1": "r1", "r2": "r1", "added": "r2"}


def test_where_nothing_is_known_of_what_is_shared_all_is_copied() -> None:
    assert set_apart_additions([COPIED, ADDED], FAMILIES, {}) == FAMILIES


def test_the_first_report_of_a_family_adds_nothing() -> None:
    assert set_apart_additions([telling("r1")], FAMILIES, {"r1": [Span(50, 60)]}) == FAMILIES
