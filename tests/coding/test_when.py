from dateline.coding.times import find_times
from dateline.coding.when import find_said, find_when
from dateline.reading import Parse, Reading
from handparse import parse_from, report_of

PUBLISHED = "2021-06-16"


def when(parse: Parse, word: str) -> str | None:
    """What ``find_when`` gives for the event headed by ``word``: the text of the time."""
    return _text(parse, word, find_when)


def said(parse: Parse, word: str) -> str | None:
    return _text(parse, word, find_said)


def _text(parse, word, find):
    times = find_times(parse, PUBLISHED)
    reading = Reading(report_of(parse, published=PUBLISHED), parse)
    head = next(token.i for token in parse.tokens if token.text == word)
    key = find(reading, times, head)
    return next((time.text for time in times if time.id == key), None)


SAYING = (
    "Orlov/NNP/nsubj>2 told=tell/VBD/ROOT>0 reporters/NNS/dobj>2 on/IN/prep>2 Monday/NNP/pobj>4 that/IN/mark>9 "
    "envoys/NNS/nsubj>9 had=have/VBD/aux>9 met=meet/VBN/ccomp>2"
)


def test_a_time_in_the_event_s_own_clause() -> None:
    parse = parse_from(
        "Rebels/NNS/nsubj>2 seized=seize/VBD/ROOT>0 the/DT/det>4 port/NN/dobj>2 in/IN/prep>2 2014/CD/pobj>5"
    )
    assert when(parse, "seized") == "2014"


def test_a_saying_s_time_is_not_the_event_s() -> None:
    parse = parse_from(SAYING)
    assert said(parse, "told") == "Monday"
    assert when(parse, "met") is None


def test_what_goes_on_as_it_is_said_has_the_saying_s_time() -> None:
    parse = parse_from(
        "In/IN/prep>4 May/NNP/pobj>1 Orlov/NNP/nsubj>4 said=say/VBD/ROOT>0 Vostok/NNP/nsubj>7 was=be/VBD/aux>7 "
        "arming=arm/VBG/ccomp>4 militias/NNS/dobj>7"
    )
    assert when(parse, "arming") == "May"


def test_a_participle_continues_its_clause() -> None:
    parse = parse_from(
        "Rebels/NNS/nsubj>2 attacked=attack/VBD/ROOT>0 on/IN/prep>2 Monday/NNP/pobj>3 ,/,/punct>2 "
        "seizing=seize/VBG/advcl>2 the/DT/det>8 port/NN/dobj>6"
    )
    assert when(parse, "seizing") == "Monday"


def test_the_next_sentence_counts_back() -> None:
    parse = parse_from(
        "Vostok/NNP/nsubj>2 annexed=annex/VBD/ROOT>0 the/DT/det>4 valley/NN/dobj>2",
        "+Ten/CD/nummod>2 years/NNS/npadvmod>3 on/RB/advmod>6 the/DT/det>5 army/NN/nsubj>6 remains=remain/VBZ/ROOT>0",
    )
    assert when(parse, "annexed") == "Ten years on"
    assert when(parse, "remains") is None


def test_a_year_inside_a_noun_phrase_is_not_the_event_s() -> None:
    parse = parse_from("Vostok/NNP/nsubj>2 left=leave/VBD/ROOT>0 the/DT/det>5 2015/CD/nummod>5 agreement/NN/dobj>2")
    assert when(parse, "left") is None


def test_an_event_noun_has_its_clause_s_time() -> None:
    parse = parse_from(
        "Troops/NNS/nsubj>2 launched=launch/VBD/ROOT>0 a/DT/det>4 raid/NN/dobj>2 last/JJ/amod>6 week/NN/npadvmod>2"
    )
    assert when(parse, "raid") == "last week"


def test_coordinated_verbs_share_a_time() -> None:
    parse = parse_from(
        "Rebels/NNS/nsubj>2 attacked=attack/VBD/ROOT>0 and/CC/cc>2 burned=burn/VBD/conj>2 the/DT/det>6 port/NN/dobj>4 "
        "on/IN/prep>4 Monday/NNP/pobj>7"
    )
    assert when(parse, "attacked") == "Monday"


def test_a_time_inside_a_circumstance_is_the_saying_s() -> None:
    parse = parse_from(
        "In/IN/prep>7 an/DT/det>3 interview/NN/pobj>1 in/IN/prep>3 May/NNP/pobj>4 Orlov/NNP/nsubj>7 "
        "spoke=speak/VBD/ROOT>0"
    )
    assert said(parse, "spoke") == "May"


def test_a_time_inside_the_subject_is_not_the_verb_s() -> None:
    parse = parse_from(
        "The/DT/det>2 invasion/NN/nsubj>5 in/IN/prep>2 2003/CD/pobj>3 angered=anger/VBD/ROOT>0 neighbours/NNS/dobj>5"
    )
    assert when(parse, "angered") is None
    assert when(parse, "invasion") == "2003"


def test_an_event_behind_after_is_not_at_the_verb_s_time() -> None:
    parse = parse_from(
        "Protesters/NNS/nsubj>2 gathered=gather/VBD/ROOT>0 on/IN/prep>2 Monday/NNP/pobj>3 after/IN/prep>2 "
        "raids/NNS/pobj>5"
    )
    assert when(parse, "gathered") == "Monday"
    assert when(parse, "raids") is None


def test_what_is_only_planned_has_not_the_planning_s_time() -> None:
    parse = parse_from(
        "On/IN/prep>4 Monday/NNP/pobj>1 rebels/NNS/nsubj>4 vowed=vow/VBD/ROOT>0 to/TO/aux>6 retaliate/VB/xcomp>4"
    )
    assert when(parse, "vowed") == "Monday"
    assert when(parse, "retaliate") is None


def test_in_the_lead_the_day_named_before_is_a_past_event_s() -> None:
    parse = parse_from(
        "On/IN/prep>7 Monday/NNP/pobj>1 rebels/NNS/nsubj>7 who/WP/nsubj>5 crossed=cross/VBD/relcl>3 in/RP/prt>5 "
        "fled=flee/VBD/ROOT>0"
    )
    assert when(parse, "crossed") == "Monday"


def test_no_time_is_made_up() -> None:
    parse = parse_from("Rebels/NNS/nsubj>2 fled=flee/VBD/ROOT>0")
    assert when(parse, "fled") is None
    assert said(parse, "fled") is None


def test_a_time_that_counts_on_from_the_sentence_before_is_its_own_clause_s() -> None:
    parse = parse_from(
        "Rebels/NNS/nsubj>2 seized=seize/VBD/ROOT>0 it/PRP/dobj>2 in/IN/prep>2 2014/CD/pobj>4",
        "+Two/CD/nummod>2 years/NNS/npadvmod>3 later/RB/advmod>5 they/PRP/nsubj>5 fled=flee/VBD/ROOT>0",
    )
    assert when(parse, "seized") == "2014"
    assert when(parse, "fled") == "Two years later"


def test_years_later_without_a_start_date_what_was_told_before() -> None:
    parse = parse_from(
        "Rebels/NNS/nsubj>2 seized=seize/VBD/ROOT>0 it/PRP/dobj>2",
        "+Two/CD/nummod>2 years/NNS/npadvmod>3 later/RB/advmod>5 they/PRP/nsubj>5 remain=remain/VBP/ROOT>0",
    )
    assert when(parse, "seized") == "Two years later"
    assert when(parse, "remain") is None
