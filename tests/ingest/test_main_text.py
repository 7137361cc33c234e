import trafilatura

from dateline.ingest.main_text import find_main_text
from dateline.knowledge.boilerplate import load_boilerplate

FIRST = "Envoys of Vostok and Zapad met in the harbour town on Monday, officials of both sides said."
SECOND = "They agreed to count the boats again, the port's director told reporters after the meeting."
THIRD = "Nobody would say when the second round is to be held, or who is to pay for the boats."
FOURTH = "The port has been closed since the spring, when two ferries ran into each other in fog."


def read(body, titles=(), declared=None):
    tree = trafilatura.load_html(f"<!DOCTYPE html><html><head><title>x</title></head><body>{body}</body></html>")
    return find_main_text(tree, load_boilerplate(), titles, declared).split("\n")


def paragraphs(*lines):
    return "".join(f"<p>{line}</p>" for line in lines)


def test_headline_and_furniture_go():
    body = (
        "<article><h1>Boats counted</h1>"
        + paragraphs(FIRST, SECOND, "Read more: Ferries collide in fog", THIRD, "Sign up for our harbour newsletter")
        + "</article>"
    )
    assert read(body, ["Boats counted"]) == [FIRST, SECOND, THIRD]


def test_links_inside_sentences_keep_their_words():
    linked = FIRST.replace("met in the harbour town", '<a href="/town">met in the harbour town</a>')
    assert FIRST in read(f"<article>{paragraphs(linked, SECOND, THIRD, FOURTH)}</article>")


def test_teasers_between_paragraphs_go():
    teaser = '<a href="/fog">Ferries collide in thick fog off the eastern pier</a>'
    assert read(f"<article>{paragraphs(FIRST, SECOND, teaser, THIRD, FOURTH)}</article>") == [
        FIRST,
        SECOND,
        THIRD,
        FOURTH,
    ]


def test_a_body_split_by_advertisements_is_joined():
    parts = "".join(
        f'<div class="row"><div class="article-body">{paragraphs(*lines)}</div><aside>Buy a boat</aside></div>'
        for lines in ((FIRST, SECOND), (THIRD, FOURTH))
    )
    assert read(f"<article>{parts}</article>") == [FIRST, SECOND, THIRD, FOURTH]


def test_an_opening_paragraph_set_apart_is_kept():
    body = f'<div class="article"><div class="article__summary">{FIRST}</div><div class="article__text">'
    assert read(body + paragraphs(SECOND, THIRD, FOURTH) + "</div></div>")[0] == FIRST


def test_other_posts_inside_a_post_go():
    other = "<article id='post-2'>" + paragraphs(*[f"Another harbour, number {i}, was dredged." for i in range(9)])
    body = f"<article id='post-1'>{paragraphs(FIRST, SECOND, THIRD)}{other}</article></article>"
    assert read(body) == [FIRST, SECOND, THIRD]


def test_repeated_paragraphs_stand_once():
    assert read(f"<article>{paragraphs(FIRST, SECOND, THIRD, FIRST)}</article>") == [FIRST, SECOND, THIRD]


def test_declared_text_counts_where_the_page_shows_less():
    whole = "\n".join((FIRST, SECOND, THIRD, FOURTH))
    assert read(f"<article>{paragraphs(FIRST)}</article>", declared=whole) == whole.split("\n")
    assert read("<div id='app'></div>", declared=whole) == whole.split("\n")


def test_declared_text_that_is_another_text_does_not():
    shown = paragraphs(FIRST, SECOND)
    other = " ".join(f"Word number {i} of a text about something else." for i in range(40))
    assert read(f"<article>{shown}</article>", declared=other) == [FIRST, SECOND]
