import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import ParseError, SizeError
from dateline.ingest.draft import Defaults, Draft, find_language, find_outlet, to_report
from dateline.ingest.limits import Limits
from dateline.model import report_id


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1))
def test_the_text_is_the_inputs_text(text):
    if text.strip():
        assert to_report(Draft("x", text), Defaults(), Limits()).text == text


def test_surrogates_and_nul_are_replaced_one_for_one():
    assert to_report(Draft("x", "a\ud800b\x00c"), Defaults(), Limits()).text == "a\ufffdb\ufffdc"


def test_stated_fields_are_normalised_and_outrank_defaults():
    draft = Draft(
        "x",
        "Talks were held.",
        url="https://www.example.org/a",
        title=" Talks\n held ",
        published="4 March 2021",
        language="en-GB",
        marking="TLP:AMBER",
    )
    report = to_report(draft, Defaults("2020-01-01", "wire.example", "TLP:GREEN", "fr"), Limits())
    assert (report.title, report.published, report.language) == ("Talks held", "2021-03-04", "en")
    assert (report.outlet, report.marking) == ("example.org", "TLP:AMBER")
    assert report.id == report_id("example.org", "https://www.example.org/a", "Talks were held.")


def test_defaults_fill_what_is_not_stated():
    report = to_report(Draft("x", "Talks."), Defaults("2020-01-01", "wire.example", "TLP:GREEN", "fr"), Limits())
    assert (report.published, report.outlet, report.marking, report.language) == (
        "2020-01-01",
        "wire.example",
        "TLP:GREEN",
        "fr",
    )


def test_no_text_and_too_much_text_are_errors():
    with pytest.raises(ParseError, match="no text"):
        to_report(Draft("x", " \n"), Defaults(), Limits())
    with pytest.raises(SizeError, match="11 code points"):
        to_report(Draft("x", "a" * 11), Defaults(), Limits(text_points=10))


@pytest.mark.parametrize(
    ("url", "outlet"),
    [("http://WWW.Example.ORG:8080/a", "example.org"), ("news-17", None), (None, None), ("http://[::1", None)],
)
def test_the_outlet_is_the_host(url, outlet):
    assert find_outlet(url) == outlet


@pytest.mark.parametrize(
    ("tag", "language"), [("EN", "en"), ("pt_BR", "pt"), ("english", None), ("", None), (None, None)]
)
def test_languages(tag, language):
    assert find_language(tag) == language
