from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.coding.times import find_times
from dateline.model import TimePrecision
from handparse import parse_from

PUBLISHED = "2021-06-16"  # a Wednesday


Found = tuple[str, str | None, str | None]


def tag(word: str) -> str:
    if word[0].isdigit():
        return "CD"
    return "NNP" if word[0].isupper() else "NN"


def sentence(expression: str, verb: str = "met=meet/VBD/ROOT>0") -> str:
    """A one-clause sentence whose verb the words of ``expression`` modify."""
    aux = "will/MD/aux>3 " if verb.startswith("meet/") else ""
    head = 3 if aux else 2
    subject = f"They/PRP/nsubj>{head} {aux}{verb}"
    return (
        subject
        + " "
        + " ".join(
            f"{word}/{'IN/prep' if word in ('in', 'on', 'since') else tag(word) + '/npadvmod'}>{head}"
            for word in expression.split()
        )
    )


def find(expression: str, published: str | None = PUBLISHED, verb: str = "met=meet/VBD/ROOT>0") -> list[Found]:
    times = find_times(parse_from(sentence(expression, verb)), published)
    return [(time.text, time.from_, time.to) for time in times]


@pytest.mark.parametrize(
    ("expression", "text", "first", "last"),
    [
        ("on Tuesday", "Tuesday", "2021-06-15", "2021-06-15"),
        ("on Wednesday", "Wednesday", "2021-06-16", "2021-06-16"),
        ("on Thursday", "Thursday", "2021-06-10", "2021-06-10"),
        ("last Wednesday", "last Wednesday", "2021-06-09", "2021-06-09"),
        ("yesterday evening", "yesterday evening", "2021-06-15", "2021-06-15"),
        ("last month", "last month", "2021-05-01", "2021-05-31"),
        ("last week", "last week", "2021-06-07", "2021-06-13"),
        ("in February", "February", "2021-02-01", "2021-02-28"),
        ("in November", "November", "2020-11-01", "2020-11-30"),
        ("last November", "last November", "2020-11-01", "2020-11-30"),
        ("in March last year", "March last year", "2020-03-01", "2020-03-31"),
        ("in August 2014", "August 2014", "2014-08-01", "2014-08-31"),
        ("on 7 March 2019", "7 March 2019", "2019-03-07", "2019-03-07"),
        ("on Sept. 30", "Sept. 30", "2020-09-30", "2020-09-30"),
        ("three days ago", "three days ago", "2021-06-13", "2021-06-13"),
        ("nearly two months ago", "nearly two months ago", "2021-04-01", "2021-04-30"),
        ("a decade ago", "a decade ago", "2011-01-01", "2011-12-31"),
        ("nineteen ninety - six", "nineteen ninety - six", "1996-01-01", "1996-12-31"),
        ("in the 1990s", "the 1990s", "1990-01-01", "1999-12-31"),
        ("in 2014", "2014", "2014-01-01", "2014-12-31"),
        ("in the first quarter", "the first quarter", "2021-01-01", "2021-03-31"),
        ("last autumn", "last autumn", "2020-09-01", "2020-11-30"),
        ("2018 - 07 - 10", "2018 - 07 - 10", "2018-07-10", "2018-07-10"),
        ("last March 3", "last March 3", "2021-03-03", "2021-03-03"),
        ("4 - 9 May", "4 - 9 May", "2021-05-04", "2021-05-09"),
        ("2014 - 16", "2014 - 16", "2014-01-01", "2016-12-31"),
        ("2014–15", "2014–15", "2014-01-01", "2015-12-31"),
        ("early 2019", "early 2019", "2019-01-01", "2019-12-31"),
        ("the end of April", "the end of April", "2021-04-01", "2021-04-30"),
        ("last Christmas Day", "last Christmas Day", "2020-12-25", "2020-12-25"),
        ("on Good Friday", "Good Friday", "2021-04-02", "2021-04-02"),
        ("Thanksgiving 2019", "Thanksgiving 2019", "2019-11-28", "2019-11-28"),
        ("the 19th century", "the 19th century", "1801-01-01", "1900-12-31"),
        ("the week of March 1", "the week of March 1", "2021-03-01", "2021-03-07"),
        ("9:30 p.m. on Monday", "9:30 p.m. on Monday", "2021-06-14", "2021-06-14"),
        ("31-12-2018", "31-12-2018", "2018-12-31", "2018-12-31"),
        ("the last 48 hours", "the last 48 hours", "2021-06-14", "2021-06-16"),
        ("in the fall of 2011", "the fall of 2011", "2011-09-01", "2011-11-30"),
        ("next spring", "next spring", "2022-03-01", "2022-05-31"),
        ("in winter", "winter", "2020-12-01", "2021-02-28"),
        ("in the '80s", "the '80s", "1980-01-01", "1989-12-31"),
        ("the past three weeks", "the past three weeks", "2021-05-26", "2021-06-16"),
    ],
)
def test_a_past_clause_looks_back_from_publication(expression: str, text: str, first: str, last: str) -> None:
    assert find(expression) == [(text, first, last)]


@pytest.mark.parametrize(
    ("expression", "first"),
    [
        ("on Friday", "2021-06-18"),
        ("in February", "2022-02-01"),
        ("next month", "2021-07-01"),
        ("tomorrow", "2021-06-17"),
    ],
)
def test_a_future_clause_looks_ahead(expression: str, first: str) -> None:
    assert [each[1] for each in find(expression, verb="meet/VB/ROOT>0")] == [first]


@pytest.mark.parametrize("expression", ["03-04-2018", "several weeks ago", "recently", "the fiscal second quarter"])
def test_what_has_no_one_date_is_found_but_not_dated(expression: str) -> None:
    assert [each[1:] for each in find(expression)] == [(None, None)]


@pytest.mark.parametrize(
    ("words", "text", "first", "last"),
    [
        ("between March and May", "between March and May", "2021-03-01", "2021-05-31"),
        ("from 2012 to 2015", "from 2012 to 2015", "2012-01-01", "2015-12-31"),
        ("between November and February 2018", "between November and February 2018", "2017-11-01", "2018-02-28"),
        ("since 2014", "since 2014", "2014-01-01", "2021-06-16"),
    ],
)
def test_a_range_stands_beside_the_times_that_bound_it(words: str, text: str, first: str, last: str) -> None:
    times = find(words)
    assert times[0] == (text, first, last)
    assert all(time[0] in text for time in times[1:])
    assert len(times) > 1


def test_a_year_earlier_is_the_reported_quarter_s() -> None:
    parse = parse_from(sentence("in the first quarter"), sentence("a year earlier"))
    assert [time.from_ for time in find_times(parse, PUBLISHED)] == ["2021-01-01", "2020-01-01"]
    assert [time.to for time in find_times(parse, PUBLISHED)] == ["2021-03-31", "2020-03-31"]


def test_a_term_lies_ahead() -> None:
    parse = parse_from("They/PRP/nsubj>2 waited=wait/VBD/ROOT>0 until/IN/prep>2 Friday/NNP/pobj>3")
    assert [time.from_ for time in find_times(parse, PUBLISHED)] == ["2021-06-18"]


def test_a_clock_time_is_on_the_day_named_before() -> None:
    parse = parse_from(sentence("on March 7 , 2019"), sentence("20:15"))
    assert [(time.from_, time.precision) for time in find_times(parse, PUBLISHED)][1] == (
        "2019-03-07",
        TimePrecision.MINUTE,
    )


@pytest.mark.parametrize("expression", ["on Tuesday", "last month", "in February", "two years ago", "today"])
def test_nothing_is_guessed_without_a_date_of_publication(expression: str) -> None:
    assert [each[1:] for each in find(expression, published=None)] == [(None, None)]


def test_absolute_dates_need_no_publication() -> None:
    assert find("on March 7 , 2019", published=None) == [("March 7 , 2019", "2019-03-07", "2019-03-07")]


def test_a_day_that_the_calendar_lacks_has_no_date() -> None:
    assert find("on February 30 , 2019") == [("February 30 , 2019", None, None)]


def test_a_count_of_people_is_not_a_year() -> None:
    parse = parse_from("About/RB/advmod>2 2000/CD/nummod>3 soldiers/NNS/nsubj>4 left=leave/VBD/ROOT>0")
    assert find_times(parse, PUBLISHED) == ()


def test_the_fall_of_a_town_is_no_season() -> None:
    assert find("the fall of Vostok") == []


def test_to_last_is_no_time() -> None:
    parse = parse_from("Talks=talk/NNS/nsubj>2 last/VBP/ROOT>0 two/CD/nummod>4 days/NNS/npadvmod>2")
    assert find_times(parse, PUBLISHED) == ()


def test_a_modal_is_not_a_month() -> None:
    parse = parse_from("May/MD/aux>3 they/PRP/nsubj>3 leave/VB/ROOT>0")
    assert find_times(parse, PUBLISHED) == ()


def test_a_later_time_counts_from_the_one_named_before() -> None:
    parse = parse_from(sentence("on March 7 , 2019"), sentence("two days later"))
    assert [time.from_ for time in find_times(parse, PUBLISHED)] == ["2019-03-07", "2019-03-09"]


def test_years_on_means_when_it_began() -> None:
    parse = parse_from(sentence("some 17 years on"))
    (time,) = find_times(parse, PUBLISHED)
    assert (time.text, time.from_, time.to, time.precision) == (
        "some 17 years on",
        "2004-01-01",
        "2004-12-31",
        TimePrecision.YEAR,
    )


WORDS = st.sampled_from((
    "last", "next", "this", "the", "a", "two", "3", "31", "2014", "99999", "year", "month", "days", "quarter",
    "ago", "later", "on", "May", "March", "Tuesday", ",", "-", "of", "early", "mid", "1990s", "20:15", "p.m.",
    "third", "fiscal", "now", "recent", "0", "00", "7th", "night", "period",
))  # fmt: skip


@given(st.lists(WORDS, min_size=1, max_size=12), st.sampled_from([PUBLISHED, None, "", "not a date", "0001-01-01"]))
def test_any_words_give_ordered_times_whose_text_is_the_report_s(words: list[str], published: str | None) -> None:
    parse = parse_from(sentence(" ".join(words)))
    times = find_times(parse, published)
    assert [time.id for time in times] == [f"t{n}" for n in range(1, len(times) + 1)]
    for before, time in pairwise(times):
        assert before.start <= time.start
    for time in times:
        assert parse.text[time.start : time.end] == time.text
        assert (time.from_ is None) == (time.to is None)
        assert time.from_ is None or str(time.from_) <= str(time.to)
