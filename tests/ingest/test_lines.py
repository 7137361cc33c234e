import io

from dateline.errors import IngestError, ParseError, SizeError
from dateline.ingest.limits import Limits
from dateline.ingest.lines import read_records


def read(raw, **limits):
    return list(read_records(io.BytesIO(raw), "a.jsonl", Limits(**limits)))


def test_all_fields_are_taken_as_written():
    (draft,) = read(
        b'{"text": "Talks.", "url": "u", "title": "t", "published": 20210304, "outlet": "o", "language": "en",'
        b' "marking": "TLP:RED", "author": "a", "other": [1]}'
    )
    assert (draft.text, draft.url, draft.title, draft.published) == ("Talks.", "u", "t", "20210304")
    assert (draft.outlet, draft.language, draft.marking, draft.author) == ("o", "en", "TLP:RED", "a")


def test_bad_lines_are_named_and_the_rest_goes_on():
    found = read(b'{"text": "one"}\n\n[1]\n{"title": "no text"}\n{"text": 5}\n{"text": "cut\n{"text": "two"}')
    assert [type(each) is ParseError for each in found] == [False, True, True, True, True, False]
    assert [each.where for each in found if isinstance(each, IngestError)] == [
        f"a.jsonl, line {number}" for number in (3, 4, 5, 6)
    ]
    assert all(each.remedy for each in found if isinstance(each, IngestError))


def test_lone_surrogates_become_one_replacement_each():
    (draft,) = read(rb'{"text": "a\ud800b\udc00\ud83d\ude00 \\ud800"}')
    assert draft.text == "a\ufffdb\ufffd\U0001f600 \\ud800"


def test_a_line_in_another_encoding_is_read():
    (draft,) = read('{"text": "Der Präsident"}'.encode("cp1252"))
    assert draft.text == "Der Präsident"


def test_raw_nul_is_an_error_of_its_line_alone():
    first, second = read(b'{"text": "a\x00b"}\n{"text": "two"}')
    assert isinstance(first, ParseError)
    assert second.text == "two"


def test_nesting_without_end():
    first, second = read(b'{"text":' + b"[" * 200_000 + b'\n{"text": "two"}')
    assert "too deep" in str(first)
    assert second.text == "two"


def test_a_line_past_the_limit():
    first, second, third = read(b'{"text":"one"}\n{"text":"' + b"a" * 100 + b'"}\n{"text":"three"}', record_bytes=50)
    assert isinstance(second, SizeError)
    assert second.where == "a.jsonl, line 2"
    assert (first.text, third.text) == ("one", "three")


def test_one_document_over_many_lines():
    drafts = read(b'[\n {"text": "one"},\n {"text": "two"},\n 3\n]')
    assert [draft.text for draft in drafts[:2]] == ["one", "two"]
    assert drafts[2].where == "a.jsonl, record 3"
    (draft,) = read(b'{\n "text": "one"\n}\n')
    assert draft.text == "one"
    (error,) = read(b'{\n "text": \n')
    assert isinstance(error, ParseError)
