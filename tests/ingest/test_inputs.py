import gzip
import io

import httpx
import pytest

from dateline.errors import FetchError, IngestError, ParseError, SizeError
from dateline.ingest import Defaults, Fetcher, Limits, read_inputs
from dateline.model import Report

from .test_archive import archive
from .test_feed import RSS
from .test_page import PAGE, PARAGRAPHS


def read(folder, files, **options):
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read_inputs([str(folder)], **options))


def fetcher(answers):
    def answer(request):
        found = answers.get(f"https://{request.headers['host']}{request.url.path}")
        return httpx.Response(404) if found is None else httpx.Response(200, content=found)

    return Fetcher(
        Limits(host_delay_seconds=0.0),
        transport=httpx.MockTransport(answer),
        resolve=lambda host, port: ["93.184.216.34"],
        clock=lambda: 0.0,
        sleep=lambda seconds: None,
    )


def test_a_mixed_directory_packed_or_not(tmp_path):
    page = "https://www.lighthouse.example/boats"
    reports = read(
        tmp_path,
        {
            "1.txt": "Plain words.\r\n",
            "2.html": PAGE,
            "3.html.gz": gzip.compress(PAGE.encode()),
            "4.jsonl": '{"text": "Line one."}\n{"text": "Line two.", "outlet": "lines.example"}\n',
            "5.jsonl.gz": gzip.compress(b'{"text": "Line three."}\n'),
            "6.xml": RSS,
            "7.warc": archive((page, "200 OK", "text/html", PAGE.encode())),
            "8.warc.gz": archive((page, "200 OK", "text/html", PAGE.encode()), packed=True),
            "9/a": "No ending at all.",
        },
        defaults=Defaults(published="2021-03-01", outlet="wire.example"),
    )
    assert all(isinstance(report, Report) for report in reports)
    texts = [report.text for report in reports]
    body = "\n".join(PARAGRAPHS)
    assert texts[:6] == ["Plain words.\r\n", body, body, "Line one.", "Line two.", "Line three."]
    assert texts[8:] == [body, body, "No ending at all."]
    assert [report.outlet for report in reports[:5]] == [
        "wire.example",
        "lighthouse.example",
        "lighthouse.example",
        "wire.example",
        "lines.example",
    ]
    assert reports[1].id == reports[2].id == reports[8].id == reports[9].id
    assert reports[0].published == "2021-03-01"


def test_bad_files_are_errors_in_their_place_and_the_rest_goes_on(tmp_path):
    found = read(
        tmp_path,
        {
            "01-empty.txt": b"",
            "02-blank.txt": b" \n\n",
            "03-line.txt": b"a " * 60_000,
            "04-deep.html": "<div>" * 200_000,
            "05-cut.html": PAGE[: PAGE.index("Nobody")],
            "06-nul.txt": b"One NUL \x00 among words that are well known.",
            "07-nuls.txt": b"\x00" * 500,
            "08-mixed.txt": "“Zoë” left.\n".encode() + b"Ren\xe9 stayed.\n",
            "09-cut.warc": archive(("https://x.example/", "200 OK", "text/html", PAGE.encode()))[:900],
            "10-entity.xml": '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]><rss><channel>&x;',
            "11-bomb.txt.gz": gzip.compress(b"\0" * 3_000_000),
            "12-cut.txt.gz": gzip.compress(bytes(range(256)) * 50)[:-20],
            "13-picture.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
            "14-good.txt": "All went well.",
        },
        limits=Limits(record_bytes=100_000),
    )
    kinds = [ParseError, ParseError, SizeError, SizeError, Report, Report, ParseError, Report, ParseError, ParseError]
    kinds += [IngestError, IngestError, ParseError, Report]
    assert [isinstance(each, kind) for each, kind in zip(found, kinds, strict=True)] == [True] * len(kinds), found
    errors = [each for each in found if isinstance(each, IngestError)]
    assert all(str(tmp_path) in each.where and each.problem and each.remedy and each.stage for each in errors)
    assert found[5].text == "One NUL \ufffd among words that are well known."
    assert found[7].text == "“Zoë” left.\nRené stayed.\n"


def test_missing_files_and_bad_names():
    for path in ("/no/such/file", "a\0b"):
        (error,) = read_inputs([path])
        assert isinstance(error, IngestError)


def test_standard_input():
    (report,) = read_inputs(["-"], stdin=io.BytesIO(b"Words from a pipe."))
    assert report.text == "Words from a pipe."
    (error,) = read_inputs(["-"])
    assert isinstance(error, IngestError)


def test_pages_and_feeds_from_the_web():
    net = fetcher({"https://lighthouse.example/boats": PAGE.encode(), "https://lighthouse.example/feed": RSS.encode()})
    page, *items = read_inputs(["https://lighthouse.example/boats", "https://lighthouse.example/feed"], fetcher=net)
    assert (page.url, page.outlet) == ("https://lighthouse.example/boats", "lighthouse.example")
    assert [item.title for item in items] == ["Boats & fog", "Fog lifts"]


def test_feed_items_are_followed_where_the_feed_only_sums_up():
    net = fetcher({"https://x.example/feed": RSS.encode(), "https://www.lighthouse.example/fog": PAGE.encode()})
    full, followed = read_inputs(["https://x.example/feed"], fetcher=net, follow_items=True)
    assert full.text.startswith("Boats were counted")
    assert followed.text == "\n".join(PARAGRAPHS)
    assert followed.url == "https://www.lighthouse.example/fog"


def test_an_item_that_cannot_be_followed_keeps_its_summary():
    net = fetcher({"https://x.example/feed": RSS.encode()})
    _, error, summary = read_inputs(["https://x.example/feed"], fetcher=net, follow_items=True)
    assert isinstance(error, FetchError)
    assert summary.text.startswith("Fog lifts")


def test_the_web_needs_a_fetcher():
    (error,) = read_inputs(["https://x.example/"])
    assert isinstance(error, FetchError)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_offsets_into_plain_text_stay_valid(tmp_path, codec):
    text = "“Zoë,” he said.\r\n\r\n\tTwo  spaces\u00a0stay 🙂.\n"
    (report,) = read(tmp_path, {"a.txt": text.encode(codec)})
    assert report.text == text


def test_the_same_input_twice_gives_the_same_reports(tmp_path):
    files = {"a.txt": "One.", "b.html": PAGE, "c.xml": RSS}
    assert read(tmp_path, files) == read(tmp_path, files)
