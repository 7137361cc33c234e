"""Where the event of a trigger takes place, on parses written by hand."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dateline.coding.where import Places, find_where
from dateline.model import Form, Mention, MentionKind
from dateline.reading import Parse, Reading
from handparse import parse_from, report_of


def reading_of(parse: Parse, *places: str) -> Reading:
    """A reading whose place mentions are the single words ``places``; each has its word as its id."""
    tokens = {token.text: token for token in parse.tokens if token.text in places}
    mentions = tuple(
        Mention(token.start, token.end, word, id=word, kind=MentionKind.PLACE, form=Form.NAME)
        for word, token in tokens.items()
    )
    return Reading(report_of(parse), parse, mentions, {word: token.i for word, token in tokens.items()})


def where(parse: Parse, trigger: str, *places: str, parties: tuple[str, ...] = ()) -> tuple[str, ...]:
    by_text = {token.text: token.i for token in parse.tokens}
    barred = frozenset(by_text[word] for word in parties)
    return find_where(Places(reading_of(parse, *places)), by_text[trigger], barred)


def test_the_trigger_s_own_locative_comes_before_a_source() -> None:
    parse = parse_from(
        "Men/NNS/nsubj>4 from/IN/prep>1 Vorna/NNP/pobj>2 raided=raid/VBD/ROOT>0 a/DT/det>6 farm/NN/dobj>4 "
        "near/IN/prep>4 Lesk/NNP/pobj>7 ~./././punct>4"
    )
    assert where(parse, "raided", "Vorna", "Lesk") == ("Lesk",)


def test_a_locative_of_what_was_hit() -> None:
    parse = parse_from(
        "Shells/NNS/nsubj>2 wrecked=wreck/VBD/ROOT>0 two/CD/nummod>4 "
        "schools=school/NNS/dobj>2 in/IN/prep>4 Lesk/NNP/pobj>5 ~./././punct>2"
    )
    assert where(parse, "wrecked", "Lesk") == ("Lesk",)


def test_every_place_of_an_enumeration() -> None:
    parse = parse_from(
        "Riots/NNS/nsubj>2 erupted=erupt/VBD/ROOT>0 in/IN/prep>2 "
        "Lesk/NNP/pobj>3 and/CC/cc>4 Vorna/NNP/conj>4 ~./././punct>2"
    )
    assert where(parse, "erupted", "Lesk", "Vorna") == ("Lesk", "Vorna")


def test_of_a_town_and_its_country_the_town() -> None:
    parse = parse_from(
        "They/PRP/nsubj>2 met=meet/VBD/ROOT>0 in/IN/prep>2 "
        "Lesk/NNP/pobj>3 ~,/,/punct>4 Ruritania/NNP/appos>4 ~./././punct>2"
    )
    assert where(parse, "met", "Lesk", "Ruritania") == ("Lesk",)


def test_a_name_that_modifies_the_trigger_noun() -> None:
    parse = parse_from("The/DT/det>3 Lesk/NNP/compound>3 bombing/NN/nsubj>4 shocked=shock/VBD/ROOT>0 many/JJ/dobj>4")
    assert where(parse, "bombing", "Lesk") == ("Lesk",)


def test_a_name_inside_the_locative_phrase() -> None:
    parse = parse_from(
        "They/PRP/nsubj>2 met=meet/VBD/ROOT>0 at/IN/prep>2 a/DT/det>6 Lesk/NNP/compound>6 hotel/NN/pobj>3"
    )
    assert where(parse, "met", "Lesk") == ("Lesk",)


def test_the_city_of_a_name() -> None:
    parse = parse_from(
        "They/PRP/nsubj>2 met=meet/VBD/ROOT>0 in/IN/prep>2 the/DT/det>5 city/NN/pobj>3 of/IN/prep>5 Lesk/NNP/pobj>6"
    )
    assert where(parse, "met", "Lesk") == ("Lesk",)


def test_the_verb_that_governs_a_trigger_noun_gives_its_place_not_the_topic() -> None:
    parse = parse_from(
        "Envoys/NNS/nsubj>2 gathered=gather/VBD/ROOT>0 in/IN/prep>2 "
        "Lesk/NNP/pobj>3 for/IN/prep>2 talks=talk/NNS/pobj>5 "
        "on/IN/prep>6 the/DT/det>9 war/NN/pobj>7 in/IN/prep>9 Vorna/NNP/pobj>10 ~./././punct>2"
    )
    assert where(parse, "talks", "Lesk", "Vorna") == ("Lesk",)


def test_on_tells_a_topic_before_talks_and_the_place_before_strikes() -> None:
    talks = parse_from("Talks=talk/NNS/nsubj>4 on/IN/prep>1 Lesk/NNP/pobj>2 failed=fail/VBD/ROOT>0 ~./././punct>4")
    strikes = parse_from(
        "Strikes=strike/NNS/nsubj>4 on/IN/prep>1 Lesk/NNP/pobj>2 failed=fail/VBD/ROOT>0 ~./././punct>4"
    )
    assert where(talks, "Talks", "Lesk") == ()
    assert where(strikes, "Strikes", "Lesk") == ("Lesk",)


def test_on_tells_the_place_before_a_surface() -> None:
    parse = parse_from(
        "Tanks/NNS/nsubj>2 massed=mass/VBD/ROOT>0 on/IN/prep>2 "
        "the/DT/det>6 Lesk/NNP/compound>6 border/NN/pobj>3 ~./././punct>2"
    )
    assert where(parse, "massed", "Lesk") == ("Lesk",)


@pytest.mark.parametrize("preposition", ["from", "to", "into", "toward"])
def test_source_and_goal_are_no_place_of_the_event(preposition: str) -> None:
    parse = parse_from(
        f"They/PRP/nsubj>2 travelled=travel/VBD/ROOT>0 {preposition}/IN/prep>2 Lesk/NNP/pobj>3 ~./././punct>2"
    )
    assert where(parse, "travelled", "Lesk") == ()


def test_where_the_speakers_are_is_not_where_the_reported_event_is() -> None:
    parse = parse_from(
        "Officials/NNS/nsubj>4 in/IN/prep>1 Lesk/NNP/pobj>2 said=say/VBD/ROOT>0 that/IN/mark>7 rebels/NNS/nsubj>7 "
        "attacked=attack/VBD/ccomp>4 ~./././punct>4"
    )
    assert where(parse, "attacked", "Lesk") == ()


def test_the_place_that_a_relative_clause_is_about() -> None:
    parse = parse_from(
        "In/IN/prep>9 Lesk/NNP/pobj>1 ~,/,/punct>2 where/WRB/advmod>7 dozens/NNS/nsubjpass>7 were=be/VBD/auxpass>7 "
        "detained=detain/VBN/relcl>2 ~,/,/punct>2 fell=fall/VBD/ROOT>0 snow/NN/nsubj>9"
    )
    assert where(parse, "detained", "Lesk") == ("Lesk",)


def test_a_joined_verb_shares_its_place() -> None:
    parse = parse_from(
        "Ten/CD/nsubjpass>3 were=be/VBD/auxpass>3 held=hold/VBN/ROOT>0 and/CC/cc>3 beaten=beat/VBN/conj>3 "
        "in/IN/prep>5 Lesk/NNP/pobj>6 ~./././punct>3"
    )
    assert where(parse, "held", "Lesk") == ("Lesk",)


def test_the_name_with_a_noun_of_a_place_is_more_telling() -> None:
    parse = parse_from(
        "They/PRP/nsubj>2 gathered=gather/VBD/ROOT>0 in/IN/prep>2 camps=camp/NNS/pobj>3 near/IN/prep>4 Lesk/NNP/pobj>5"
    )
    reading = reading_of(parse, "camps", "Lesk")
    nominal = replace(reading.mentions[0], form=Form.NOMINAL)
    assert nominal.id == "camps"
    assert find_where(Places(replace(reading, mentions=(nominal, *reading.mentions[1:]))), 1) == ("Lesk",)


def test_a_party_is_not_the_place() -> None:
    parse = parse_from("The/DT/det>2 siege/NN/nsubj>5 of/IN/prep>2 Lesk/NNP/pobj>3 ended=end/VBD/ROOT>0 ~./././punct>5")
    assert where(parse, "siege", "Lesk") == ("Lesk",)
    assert where(parse, "siege", "Lesk", parties=("Lesk",)) == ()


def test_what_is_visited_is_the_place_be_it_a_party_too() -> None:
    parse = parse_from(
        "A/DT/det>2 visit/NN/nsubj>5 to/IN/prep>2 Lesk/NNP/pobj>3 ended=end/VBD/ROOT>0 in/IN/prep>5 May/NNP/pobj>6"
    )
    assert where(parse, "visit", "Lesk", parties=("Lesk",)) == ("Lesk",)


def test_a_strike_is_called_by_its_place() -> None:
    parse = parse_from("He/PRP/nsubj>2 recalled=recall/VBD/ROOT>0 the/DT/det>5 Lesk/NNP/compound>5 bombing/NN/dobj>2")
    assert where(parse, "bombing", "Lesk", parties=("Lesk",)) == ("Lesk",)


def test_what_people_leave_is_not_the_place() -> None:
    parse = parse_from("Hundreds/NNS/nsubj>2 fled=flee/VBD/ROOT>0 Lesk/NNP/dobj>2 ~./././punct>2")
    assert where(parse, "fled", "Lesk") == ()


def test_the_seat_of_a_body_is_not_where_its_acts_take_place() -> None:
    parse = parse_from(
        "The/DT/det>2 court/NN/nsubj>5 in/IN/prep>2 Lesk/NNP/pobj>3 freed=free/VBD/ROOT>0 three/CD/nummod>7 "
        "miners/NNS/dobj>5 held=hold/VBN/acl>7 in/IN/prep>8 Vorna/NNP/pobj>9"
    )
    assert where(parse, "freed", "Lesk", "Vorna") == ()
    assert where(parse, "held", "Lesk", "Vorna") == ("Vorna",)


def test_states_with_something_between_them_are_parties() -> None:
    parse = parse_from(
        "A/DT/det>2 war/NN/nsubj>7 between/IN/prep>2 Lesk/NNP/pobj>3 and/CC/cc>4 Vorna/NNP/conj>4 "
        "ended=end/VBD/ROOT>0 ~./././punct>7"
    )
    reading = reading_of(parse, "Lesk", "Vorna")
    states = tuple(replace(mention, entity=f"state:{mention.id[:2].upper()}") for mention in reading.mentions)
    assert find_where(Places(reading), 1) == ("Lesk", "Vorna")
    assert find_where(Places(replace(reading, mentions=states)), 1) == ()


def test_a_place_in_another_noun_s_relative_clause_is_left_alone() -> None:
    parse = parse_from(
        "Fans/NNS/nsubj>8 cheered=cheer/VBD/relcl>1 a/DT/det>4 team/NN/dobj>2 known=know/VBN/acl>4 in/IN/prep>5 "
        "Lesk/NNP/pobj>6 left=leave/VBD/ROOT>0 quietly/RB/advmod>8"
    )
    assert where(parse, "left", "Lesk") == ()


def test_the_dateline_serves_the_first_paragraph_only() -> None:
    parse = parse_from(
        "LESK/NNP/npadvmod>4 —/:/punct>4 Rebels/NNS/nsubj>4 attacked=attack/VBD/ROOT>0 troops/NNS/dobj>4",
        "Later/RB/advmod>3 they/PRP/nsubj>3 fled=flee/VBD/ROOT>0 ~./././punct>3",
    )
    assert where(parse, "attacked", "LESK") == ("LESK",)
    assert where(parse, "fled", "LESK") == ()


def test_a_place_of_punishment_is_not_where_it_was_given() -> None:
    parse = parse_from(
        "A/DT/det>2 court/NN/nsubj>3 sentenced=sentence/VBD/ROOT>0 Brok/NNP/dobj>3 to/IN/prep>3 two/CD/nummod>7[DATE] "
        "years=year/NNS/pobj>5[DATE] in/IN/prep>7 Lesk/NNP/pobj>8"
    )
    assert where(parse, "sentenced", "Lesk") == ()


def test_a_name_that_is_unknown_is_no_other_place() -> None:
    parse = parse_from(
        "In/IN/prep>4 Lesk/NNP/pobj>1[GPE] men=man/NNS/nsubj>4 marched=march/VBD/ROOT>0 and/CC/cc>4 in/IN/prep>10 "
        "Vorna/NNP/pobj>6[GPE] two/CD/nsubjpass>10 were=be/VBD/auxpass>10 shot=shoot/VBN/conj>4"
    )
    assert where(parse, "shot", "Lesk") == ()
    assert where(parse, "shot", "Lesk", "Vorna") == ("Vorna",)


def test_no_place_no_answer() -> None:
    parse = parse_from("They/PRP/nsubj>2 met=meet/VBD/ROOT>0 ~./././punct>2")
    assert where(parse, "met") == ()


def test_each_sentence_has_its_own_places() -> None:
    parse = parse_from(
        "Rebels=rebel/NNS/nsubj>2 met=meet/VBD/ROOT>0 in/IN/prep>2 Lesk/NNP/pobj>3[GPE]",
        "Monks=monk/NNS/nsubj>2 wrote=write/VBD/ROOT>0",
        "Nuns=nun/NNS/nsubj>2 sang=sing/VBD/ROOT>0 in/IN/prep>2 Vorna/NNP/pobj>3[GPE]",
    )
    places = Places(reading_of(parse, "Lesk", "Vorna"))
    assert [find_where(places, head) for head in (1, 5, 7)] == [("Lesk",), (), ("Vorna",)]
    assert places.at((3, 9, 0)) == ("Lesk", "Vorna")
    assert [sorted(places.of_sentence(sentence)) for sentence in parse.sentences] == [[3], [], [9]]


def test_the_seat_of_a_clause_that_reports_is_not_where_it_happened() -> None:
    parse = parse_from(
        "Rebels=rebel/NNS/nsubj>2 left=leave/VBD/ROOT>0 ~,/,/punct>2 monks=monk/NNS/nsubj>5 told=tell/VBD/conj>2 "
        "nuns=nun/NNS/dobj>5 in/IN/prep>5 Lesk/NNP/pobj>7[GPE]"
    )
    assert where(parse, "left", "Lesk") == ()
    assert where(parse, "told", "Lesk") == ("Lesk",)


def test_what_went_before_has_a_place_of_its_own() -> None:
    parse = parse_from(
        "Rebels=rebel/NNS/nsubj>2 fled=flee/VBD/ROOT>0 after/IN/prep>2 a/DT/det>5 defeat/NN/pobj>3 in/IN/prep>5 "
        "Lesk/NNP/pobj>6[GPE] near/IN/prep>7 Vorna/NNP/pobj>8[GPE]"
    )
    assert where(parse, "fled", "Lesk", "Vorna") == ()
    assert where(parse, "defeat", "Lesk", "Vorna") == ("Lesk",)


def test_a_clause_with_its_own_subject_has_its_own_place() -> None:
    parse = parse_from(
        "Rebels=rebel/NNS/nsubj>2 lost=lose/VBD/ROOT>0 camps=camp/NNS/dobj>2 in/IN/prep>3 Lesk/NNP/pobj>4[GPE] "
        "and/CC/cc>2 monks=monk/NNS/nsubj>8 prayed=pray/VBD/conj>2 for/IN/prep>8 Vorna/NNP/pobj>9[GPE]"
    )
    assert where(parse, "prayed", "Lesk", "Vorna") == ()
    assert where(parse, "lost", "Lesk", "Vorna") == ("Lesk",)


def test_what_is_talked_about_is_not_where_the_talks_are() -> None:
    parse = parse_from(
        "Monks=monk/NNS/nsubj>2 met=meet/VBD/ROOT>0 in/IN/prep>2 Lesk/NNP/pobj>3[GPE] about/IN/prep>2 "
        "floods=flood/NNS/pobj>5 from/IN/prep>6 Vorna/NNP/pobj>7[GPE]"
    )
    assert where(parse, "floods", "Lesk", "Vorna") == ()


def test_a_country_that_tells_whose_the_army_is_is_not_where_it_acts() -> None:
    parse = parse_from(
        "The/DT/det>2 army/NN/nsubj>5 of/IN/prep>2 Chad/NNP/pobj>3 attacked=attack/VBD/ROOT>0 rebels=rebel/NNS/dobj>5"
    )
    army, chad = parse.span(parse.tokens[:4]), parse.tokens[3]
    reading = Reading(
        report_of(parse),
        parse,
        (
            Mention(army.start, army.end, army.text, id="m1", kind=MentionKind.ACTOR, form=Form.NOMINAL),
            Mention(chad.start, chad.end, "Chad", id="m2", kind=MentionKind.PLACE, form=Form.NAME, entity="state:TD"),
        ),
        {"m1": 1, "m2": 3},
    )
    assert find_where(Places(reading), 4) == ()
