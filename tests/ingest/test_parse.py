import gzip
import io
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import IngestError, ParseError
from dateline.ingest.draft import Draft
from dateline.ingest.limits import Limits
from dateline.ingest.parse import Origin, parse

from .test_archive import archive
from .test_feed import ATOM, RDF, RSS
from .test_page import PAGE, PARAGRAPHS

SEEDS = [
    PAGE.encode(),
    RSS.encode(),
    ATOM.encode("utf-16"),
    RDF.encode(),
    b'{"text": "One \\ud83d\\ude00."}\n{"text": "Two."}\n',
    archive(("https://x.example/", "200 OK", "text/html", PAGE.encode())),
    archive(("https://x.example/", "200 OK", "text/html", PAGE.encode()), packed=True),
    gzip.compress(b"The envoy left. " * 50),
    "Der Präsident schwieg.\n".encode("cp1252") * 9,
]


@settings(max_examples=150, deadline=None)
@given(
    seed=st.sampled_from(SEEDS),
    cut=st.integers(50, 100),
    at=st.integers(0, 100),
    inserted=st.one_of(
        st.binary(max_size=40),
        st.sampled_from([b"<", b"]]>", b"</item>", b"\0\0", b"<!--", b"<script>", b"{", b"\x1f\x8b"]),
    ),
    content_type=st.sampled_from(["", "text/html", "application/json", "text/xml"]),
)
def test_no_damage_raises(seed, cut, at, inserted, content_type):
    middle = at * len(seed) // 100
    damaged = (seed[:middle] + inserted + seed[middle:])[: cut * (len(seed) + len(inserted)) // 100]
    found = list(parse(io.BytesIO(damaged), Origin("a", content_type=content_type), Limits(record_bytes=100_000)))
    assert found or damaged
    assert all(isinstance(each, Draft | IngestError) for each in found)


def test_the_charset_of_a_header_counts():
    raw = b"<!doctype html>" + PAGE.replace("Envoys", "Посланники").encode("koi8-r", "replace")
    (draft,) = parse(io.BytesIO(raw), Origin("a", "https://x.example/", "text/html", "koi8-r"), Limits())
    assert draft.text.startswith("Посланники")


def test_an_archive_inside_an_archive_is_passed_over():
    inner = archive(("https://x.example/", "200 OK", "text/html", PAGE.encode()))
    outer = archive(("https://x.example/a.warc", "200 OK", "text/plain", inner))
    assert list(parse(io.BytesIO(outer), Origin("a"), Limits())) == []


def test_a_page_in_an_archive_has_its_address():
    page = PAGE.replace("canonical", "other")
    raw = archive(("https://x.example/boats", "200 OK", "text/html", page.encode()))
    (draft,) = parse(io.BytesIO(raw), Origin("a.warc"), Limits())
    assert (draft.where, draft.url) == ("a.warc, https://x.example/boats", "https://x.example/boats")
    assert draft.text == "\n".join(PARAGRAPHS)


@pytest.mark.parametrize("kind", ["lines", "archive"])
def test_memory_stays_flat(kind):
    record = {
        "lines": b'{"text": "' + b"The envoy left. " * 600 + b'"}\n',
        "archive": archive(("https://x.example/a", "200 OK", "text/plain", b"The envoy left. " * 600)),
    }[kind]

    class Long(io.RawIOBase):
        left = 3_000
        rest = b""

        def read(self, size=-1):
            if not self.rest and self.left:
                self.left -= 1
                self.rest = record
            got, self.rest = self.rest[:size], self.rest[size:]
            return got

    tracemalloc.start()
    count = sum(isinstance(each, Draft) for each in parse(Long(), Origin("a"), Limits()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 3_000
    assert peak < 3_000_000


def test_what_stands_before_the_cut_of_a_packed_archive_is_read():
    pages = [(f"https://x.example/{number}", "200 OK", "text/plain", b"The envoy left. " * 9) for number in range(4)]
    raw = archive(*pages, packed=True)
    *drafts, error = parse(io.BytesIO(raw[: int(len(raw) * 0.7)]), Origin("a.warc.gz"), Limits())
    assert [draft.url for draft in drafts] == [url for url, *_ in pages[:3]]
    assert "cut" in str(error) or "ended before" in str(error)


def test_damage_is_named():
    (error,) = parse(io.BytesIO(gzip.compress(b"The envoy left. " * 50)[:-12]), Origin("a.gz"), Limits())
    assert isinstance(error, ParseError)
    assert str(error).startswith("a.gz: parse: the packed file is cut short")
