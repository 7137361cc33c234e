import pytest

from dateline.ingest.sniff import Kind, find_foreign, find_kind


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"The envoy left.", "a.txt", Kind.TEXT),
        (b"The envoy left.", "a", Kind.TEXT),
        (b"<3 is no tag", "a.txt", Kind.TEXT),
        (b"\xef\xbb\xbf<!DOCTYPE html><html>", "a.txt", Kind.PAGE),
        (b"<div>Words</div>", "a.html", Kind.PAGE),
        (b"Words and <b>more</b>", "a.html.gz", Kind.PAGE),
        (b'<?xml version="1.0"?><html xmlns="x">', "a", Kind.PAGE),
        (b'<?xml version="1.0"?><!-- <html> --><rss version="2.0">', "a.html", Kind.FEED),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'>", "a", Kind.FEED),
        (b"<rdf:RDF>", "a.xml", Kind.FEED),
        (b'{"text": "a"}\n', "a", Kind.LINES),
        (b'\n{ "text": 1}', "a.txt", Kind.LINES),
        (b"no json", "a.jsonl", Kind.LINES),
        (b"{curly} words", "a.txt", Kind.TEXT),
        (b"WARC/1.0\r\n", "a.html", Kind.ARCHIVE),
    ],
)
def test_content_decides_before_the_name(head, name, kind):
    assert find_kind(head, name) is kind


def test_the_content_type_decides_what_content_leaves_open():
    assert find_kind(b"Words <b>and</b> more", "https://example.org/a", "text/html") is Kind.PAGE


@pytest.mark.parametrize(
    ("head", "what"),
    [
        (b"%PDF-1.7", "a PDF file"),
        (b"\x89PNG\r\n", "an image"),
        (bytes(range(32)) * 40, "not text"),
        (b"<?xml version='1.0'?><svg/>", "XML, but neither a feed nor a page (its root is svg)"),
        (b"A line\x00 with one NUL in it, and many words around it.", None),
        ("Звичайний текст".encode("cp1251"), None),
    ],
)
def test_foreign_files_are_named(head, what):
    assert find_foreign(head) == what
