import time

import pytest

from dateline.ingest.robots import find_robots

ROBOTS = b"""\xef\xbb\xbf# a comment
User-agent: otherbot
User-agent: Dateline/2.0
Disallow: /private/   # not for readers
Allow: /private/open
Disallow: /*.pdf$
Disallow: /search*page=
Crawl-delay: 7

User-agent: *
Disallow: /
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("/private/a", False),
        ("/private/open/a", True),
        ("/a/b.pdf", False),
        ("/a/b.pdf?x=1", True),
        ("/search?q=1&page=2", False),
        ("/search?q=1", True),
        ("/%70rivate/a", False),
    ],
)
def test_the_longest_matching_rule_decides(path, allowed):
    assert find_robots(ROBOTS, "dateline").allows(f"https://x.example{path}") is allowed


def test_others_follow_the_star():
    assert not find_robots(ROBOTS, "another").allows("https://x.example/")
    assert find_robots(ROBOTS, "Dateline").delay == 7


def test_nothing_stated_allows_all():
    assert find_robots(b"", "dateline").allows("https://x.example/a")
    assert find_robots(b"<html>not found</html>", "dateline").allows("https://x.example/a")
    assert find_robots(b"User-agent: *\nDisallow:", "dateline").allows("https://x.example/a")


def test_hostile_patterns_end_soon():
    robots = find_robots(b"User-agent: *\nDisallow: /" + b"*a" * 2_000 + b"$", "dateline")
    started = time.perf_counter()
    assert robots.allows("https://x.example/" + "a" * 1_999 + "b")
    assert time.perf_counter() - started < 1
