import gzip
import io

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from dateline.errors import ParseError, SizeError
from dateline.ingest.archive import Kept, read_archive
from dateline.ingest.limits import Limits


def archive(*pages, packed=False):
    """A WARC of (address, status, content type, body) answers."""
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "test"}))
    for url, status, content_type, body in pages:
        headers = StatusAndHeaders(status, [("Content-Type", content_type)], protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=headers))
        writer.write_record(writer.create_warc_record(url, "metadata", payload=io.BytesIO(b"fetched: yes")))
    return stream.getvalue()


def read(raw, **limits):
    return list(read_archive(io.BytesIO(raw), "a.warc", Limits(**limits)))


PAGES = [
    ("https://x.example/1", "200 OK", "text/html; charset=utf-8", b"<p>one</p>" * 500),
    ("https://x.example/logo", "200 OK", "image/png", b"\x89PNG"),
    ("https://x.example/gone", "404 Not Found", "text/html", b"<p>gone</p>"),
    ("https://x.example/robots.txt", "200 OK", "text/plain", b"User-agent: *"),
    ("https://x.example/2", "200 OK", "application/rss+xml", b"<rss/>"),
]


def test_documents_that_were_answered_are_kept():
    kept = read(archive(*PAGES))
    assert [(each.url, each.content_type) for each in kept] == [
        ("https://x.example/1", "text/html; charset=utf-8"),
        ("https://x.example/2", "application/rss+xml"),
    ]
    assert kept[0].content == b"<p>one</p>" * 500
    assert kept[0].where == "a.warc, https://x.example/1"


def test_a_cut_archive_gives_what_is_whole_and_an_error():
    raw = archive(*PAGES, ("https://x.example/3", "200 OK", "text/html", b"<p>three</p>" * 500))
    found = read(raw[: raw.rindex(b"<p>three") - 2_000])
    assert [type(each) for each in found] == [Kept, Kept, ParseError]
    assert "cut short" in str(found[-1])


def test_a_damaged_archive_gives_what_came_before():
    raw = archive(*PAGES)
    found = read(raw[: raw.index(b"WARC/1", 2_000)] + b"\0\1\2 not a record\r\n" * 9)
    assert isinstance(found[-1], ParseError)


@pytest.mark.parametrize("flood", [b"x" * 3_000_000, b"Header: value\r\n" * 300_000])
def test_a_header_without_end_is_stopped(flood):
    (error,) = read(b"WARC/1.0\r\n" + flood)
    assert isinstance(error, ParseError)


def test_a_record_past_the_limit_is_left_out_alone():
    found = read(archive(*PAGES), record_bytes=1_000)
    assert [type(each) for each in found] == [SizeError, Kept]


def test_a_packed_answer_past_the_limit():
    bomb = gzip.compress(b"\0" * 5_000_000)
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=False)
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html"), ("Content-Encoding", "gzip")], "HTTP/1.1")
    writer.write_record(
        writer.create_warc_record("https://x.example/b", "response", payload=io.BytesIO(bomb), http_headers=headers)
    )
    (error,) = read(stream.getvalue(), record_bytes=100_000)
    assert isinstance(error, SizeError)
