"""Which report came out first, as far as that is known."""

from __future__ import annotations

import pytest

from dateline.merge.moments import read_moment


@pytest.mark.parametrize(
    ("one", "other", "before", "well_before"),
    [
        ("2019-03-11", "2019-03-12", True, True),
        ("2019-03-11", "2019-03-11", False, False),
        ("2019-03-11", "2019-03-11T23:00:00Z", False, False),
        ("2019-03-11T08:00:00Z", "2019-03-11T10:00:00Z", True, False),
        ("2019-03-11T08:00:00Z", "2019-03-11T11:00:00Z", True, True),
        ("2019-03-11T09:00:00+05:00", "2019-03-11T05:00:00Z", True, False),
        ("2019-03-11T09:00:00", "2019-03-11T09:00:01Z", True, False),
        ("", "2019-03-11", False, False),
        ("2019-03-11", "soon", False, False),
        ("2019-03-11T99:00:00Z", "2019-03-12", True, True),
    ],
)
def test_before(one: str, other: str, before: bool, well_before: bool) -> None:
    first, second = read_moment(one), read_moment(other)
    assert (first.is_before(second), first.is_well_before(second)) == (before, well_before)
    assert not second.is_before(first)
