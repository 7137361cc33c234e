import time

import pytest

from dateline.errors import ParseError, SizeError
from dateline.ingest.limits import Limits
from dateline.ingest.page import read_page

PARAGRAPHS = [
    "Envoys of Vostok and Zapad met in the harbour town on Monday, officials of both sides said.",
    "They agreed to count the boats again, the port's director told reporters after the meeting.",
    "Nobody would say when the second round is to be held, or who is to pay for the boats.",
]
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><title>Boats counted again | The Lighthouse</title>
<meta property="og:site_name" content="The Lighthouse"><meta name="author" content="Ann Ottery">
<meta property="article:published_time" content="2021-03-04T05:06:07Z">
<link rel="canonical" href="https://www.lighthouse.example/boats"></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Boats counted again</h1>{BODY}</article><footer>All rights reserved</footer></body></html>"""


def test_a_page_states_its_report():
    draft = read_page(PAGE, "a.html", Limits())
    assert draft.text.split("\n") == PARAGRAPHS
    assert (draft.title, draft.author, draft.language) == ("Boats counted again", "Ann Ottery", "en-GB")
    assert (draft.url, draft.published) == ("https://www.lighthouse.example/boats", "2021-03-04T05:06:07Z")


def test_the_address_that_was_fetched_outranks_the_canonical_one():
    assert read_page(PAGE, "a", Limits(), url="https://other.example/b").url == "https://other.example/b"


def test_without_an_address_the_sites_name_is_the_outlet():
    draft = read_page(
        PAGE.replace('<link rel="canonical" href="https://www.lighthouse.example/boats">', ""), "a", Limits()
    )
    assert (draft.url, draft.outlet) == (None, "The Lighthouse")


def test_json_ld_states_date_language_and_headline():
    linked = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, {"@type": ["NewsArticle"],
    "headline": "Boats are counted", "datePublished": "2021-03-05T01:00:00+02:00", "inLanguage": "en"}]}</script>"""
    draft = read_page(PAGE.replace("</head>", linked + "</head>"), "a", Limits())
    assert (draft.title, draft.published, draft.language) == ("Boats are counted", "2021-03-05T01:00:00+02:00", "en")


def test_damaged_json_ld_is_passed_over():
    linked = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": </script>'
    assert read_page(PAGE.replace("</head>", linked + "</head>"), "a", Limits()).title == "Boats counted again"


def test_a_page_cut_in_the_middle_keeps_what_is_there():
    assert read_page(PAGE[: PAGE.index("Nobody")] + "Nobody would<a hre", "a", Limits()).text.startswith(PARAGRAPHS[0])


@pytest.mark.parametrize("markup", ["<html></html>", "<html><body><script>var a = 1</script>", "<", "<!doctype html>"])
def test_a_page_without_text_is_an_error(markup):
    with pytest.raises(ParseError, match="no main text"):
        read_page(markup, "a.html", Limits())


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 200_000 + BODY,
        "<html><body>" + "<div>" * 90_000 + BODY,
        "<html><body>" + "<b>" * 90_000 + BODY,
        "<html><body>" + "<table><tr><td>" * 30_000 + BODY,
        "<html><body><p " + " ".join(f"a{i}=x" for i in range(200_000)) + ">words</p>",
    ],
    ids=["divs past the limit", "divs", "bold", "tables", "attributes"],
)
def test_nesting_without_end_ends_soon(markup):
    started = time.perf_counter()
    with pytest.raises((ParseError, SizeError)):
        read_page(markup, "a.html", Limits())
    assert time.perf_counter() - started < 10


def test_long_scripts_and_attributes_are_no_reason_to_refuse():
    script = "<script>" + 'if (a <b && "' + "x y " * 5_000 + '") {}' + "</script>"
    quoted = f'<p data-state="{"x y " * 5_000}">'
    assert (
        read_page(PAGE.replace("<nav>", script + quoted + "<nav>"), "a", Limits()).text.split("\n")[-3:] == PARAGRAPHS
    )


def test_the_title_leaves_the_sites_name_out():
    page = PAGE.replace("<title>", '<meta property="og:title" content="Boats counted again – The Lighthouse"><title>')
    assert read_page(page, "a", Limits()).title == "Boats counted again"


def test_a_sites_name_that_is_a_host_is_written_as_one():
    page = PAGE.replace('rel="canonical"', "").replace(
        'content="The Lighthouse"', 'content="Lighthouse.Example | News"'
    )
    assert read_page(page, "a", Limits()).outlet == "lighthouse.example"
