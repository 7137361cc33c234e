import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.boilerplate import load_boilerplate

HEADER = "scope\tlongest\tpattern\n"


@pytest.mark.parametrize(
    "line",
    [
        "READ MORE: Ferries collide in fog",
        "Sign up for our harbour newsletter",
        "Follow Ann Ottery on Twitter",
        "Copyright 2021 The Lighthouse",
        "You may also like",
        "DON'T MISS",
        "2021-03-04T05:06:07+01:00",
    ],
)
def test_furniture_is_known(line):
    assert any(pattern.matches(line) for pattern in load_boilerplate())


@pytest.mark.parametrize(
    "line",
    [
        "More than forty boats were counted.",
        "Related charges were dropped on Monday.",
        "Followers of the general gathered at the pier.",
        "About the ferries he said nothing.",
        "Copyrighted maps were seized, the harbour police said.",
        "Subscribers were told first.",
        "Trending downwards, prices fell again.",
        "Thank you for coming, the envoy told the crowd.",
    ],
)
def test_sentences_of_a_report_are_not(line):
    assert not any(pattern.matches(line) for pattern in load_boilerplate())


def test_a_long_line_stays():
    (pattern,) = load_boilerplate(HEADER + "line\t20\tread more")
    assert pattern.matches("Read more about it")
    assert not pattern.matches("Read more about it here, and then decide")


@pytest.mark.parametrize("row", ["line\t20", "page\t20\ta", "line\tfew\ta", "line\t20\t("])
def test_a_damaged_line_is_named(row):
    with pytest.raises(KnowledgeError, match=r"boilerplate\.tsv, line 3"):
        load_boilerplate(f"# a comment\n{HEADER}{row}")
