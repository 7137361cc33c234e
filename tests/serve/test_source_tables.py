"""One source described in words."""

from __future__ import annotations

from dateline.serve.source_tables import describe_source, list_counts, telling_stances
from dateline.store.cited import Count, SourceRow


def row(**fields: object) -> SourceRow:
    """A source that is cited twice by one outlet, once denying."""
    empty = dict.fromkeys(("kinds", "stances", "cited_by", "through", "types", "about", "printed"), ())
    counts = {"attributions": 2, "claims": 1, "reports": 1, "outlets": 1, "quoted": 1, "quoted_share": 0.5}
    days = {"first": "2031-03-12", "last": "2031-03-12"}
    return SourceRow(**{"id": "state:PE", "name": "Peru", "kind": "named", **empty, **counts, **days, **fields})


def test_a_portrait_says_each_thing_once_and_leaves_out_what_is_unknown() -> None:
    described = dict(describe_source(row(printed=(Count(None, "Peru", 1), Count(None, "Lima", 1)))))
    assert described == {
        "cited": "2 times in 1 report of 1 outlet, 2031-03-12",
        "quoted": "directly 1 time (50 %)",
        "claims": "1",
        "printed as": "Lima 1",
    }


def test_an_undated_source_says_so() -> None:
    assert dict(describe_source(row(first=None, last=None)))["cited"].endswith("undated")


def test_only_stances_beyond_stating_are_telling() -> None:
    stances = (Count(None, "states", 5), Count(None, "denies", 1))
    assert list_counts(telling_stances(row(stances=stances))) == "denies 1"
