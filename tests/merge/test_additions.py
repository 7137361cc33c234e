"""A paragraph that a paper adds to an agency's story is the paper's own."""

from __future__ import annotations

from msgspec.structs import replace

from dateline.merge.additions import find_shared, set_apart_additions
from dateline.model import Link, Span
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


def test_what_is_shared_is_read_from_the_links_within_a_family() -> None:
    links = [
        Link("r2", "r1", "extended", 0.9, {"passages": [[0, 40, 5, 45], [50, 60, 70, 80]]}, "syndication/1"),
        Link("r3", "r2", "shared passage", 0.2, {"passages": [[0, 30, 90, 120]]}, "syndication/1"),
    ]
    assert find_shared(links, FAMILIES) == {"r2": [Span(0, 40), Span(50, 60)], "r1": [Span(5, 45), Span(70, 80)]}
