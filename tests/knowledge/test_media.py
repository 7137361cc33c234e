"""Words of media: reading the table."""

from __future__ import annotations

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.media import COLUMNS, load_media, read_media

HEADER = "\t".join(COLUMNS)


def test_each_use_is_read() -> None:
    media = read_media(
        f"# source\n{HEADER}\nnoun\tsermon|news briefing\tin at\nnoun\tsermon\tduring\noutlet\tgazette\tin\n"
        "name\tQuill Net\ton\ntitle\tBeacon\tin\ncarrier\tlecture\t-\ncue\twire\t-\nlink\twith\t-\nissue\tprint\t-\n"
    )
    assert media.nouns == {"sermon": {"in", "at", "during"}, "news briefing": {"in", "at"}}
    assert (media.outlets, media.names, media.titles) == (
        {"gazette": {"in"}},
        {"Quill Net": {"on"}},
        {"Beacon": {"in"}},
    )
    assert (media.carriers, media.cues) == ({"lecture"}, {"wire"})
    assert (media.links, media.issues) == ({"with"}, {"print"})


@pytest.mark.parametrize("line", ["noun\tsermon", "noun\tsermon| \tin", "noun\tsermon\t", "smoke\tsignal\tby"])
def test_a_damaged_line_is_named(line: str) -> None:
    with pytest.raises(KnowledgeError) as caught:
        read_media(f"{HEADER}\n{line}\n")
    assert caught.value.where == "media.tsv:2"


def test_another_header_is_refused() -> None:
    with pytest.raises(KnowledgeError):
        read_media("word\tkind\tby\n")


def test_the_table_that_comes_with_the_package_is_sound() -> None:
    assert "in" in load_media().nouns["interview"]
