import pytest

from dateline.coding.holidays import holiday
from dateline.errors import KnowledgeError
from dateline.knowledge.times import load_time_words, read_time_words

HEADER = "word\tkind\tvalue\n"


def test_the_table_has_the_whole_calendar() -> None:
    words = load_time_words()
    assert {word.number for word in words.values() if word.kind == "month"} == set(range(1, 13))
    assert {word.number for word in words.values() if word.kind == "weekday"} == set(range(1, 8))
    assert all(word == word.lower() for word in words)


def test_every_holiday_has_a_day() -> None:
    rules = {word.value for word in load_time_words().values() if word.kind == "holiday"}
    assert all(holiday(rule, 2020).year == 2020 for rule in rules)


def test_a_value_may_be_no_number() -> None:
    word = read_time_words(HEADER + "spring\tseason\tspring\n")["spring"]
    assert (word.kind, word.number) == ("season", None)


@pytest.mark.parametrize("line", ["may\tmonth\n", "may\tmoon\t5\n", "may\tmonth\t5\nmay\tmonth\t5\n"])
def test_a_damaged_line_is_refused(line: str) -> None:
    with pytest.raises(KnowledgeError):
        read_time_words(HEADER + line)
