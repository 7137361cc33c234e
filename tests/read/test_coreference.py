"""Which mentions stand for one thing, on parses built by hand."""

from __future__ import annotations

from handread import Reader, named


def test_a_pronoun_and_a_surname_are_the_person_named_in_full(read: Reader) -> None:
    reading = read(
        "Rosa/NNP/compound>2[PERSON] Vidal/NNP/nsubj>3[PERSON] spoke=speak/VBD/ROOT>0 ~./././punct>3",
        "Vidal/NNP/nsubj>2[PERSON] said=say/VBD/ROOT>0 she/PRP/nsubj>5 would/MD/aux>5 stay/VB/ccomp>2 ~./././punct>2",
    )
    assert {mention.entity for mention in reading.mentions} == {"person:rosa-vidal"}
    assert len({mention.chain for mention in reading.mentions}) == 1


def test_a_pronoun_does_not_change_its_gender(read: Reader) -> None:
    reading = read(
        "The/DT/det>2 spokeswoman/NN/nsubj>3 met=meet/VBD/ROOT>0 a/DT/det>5 policeman/NN/dobj>3 ~./././punct>3",
        "He/PRP/nsubj>2 left=leave/VBD/ROOT>0 ~./././punct>2",
    )
    assert named(reading, "He").chain == named(reading, "a policeman").chain


def test_the_group_is_the_armed_group_named_before(read: Reader) -> None:
    reading = read(
        "Boko/NNP/compound>2[PERSON] Haram/NNP/nsubj>3[PERSON] burned=burn/VBD/ROOT>0 a/DT/det>5 village/NN/dobj>3",
        "The/DT/det>3 terror/NN/compound>3 outfit/NN/nsubj>4 fled=flee/VBD/ROOT>0 ~./././punct>4",
    )
    assert named(reading, "The terror outfit").entity == "group:boko-haram"


def test_it_is_left_open_where_the_subject_is_no_actor(read: Reader) -> None:
    reading = read(
        "The/DT/det>2 decision/NN/nsubj>3 hurt/VBD/ROOT>0 Peru/NNP/dobj>3[GPE] ~./././punct>3",
        "It/PRP/nsubj>2 stands=stand/VBZ/ROOT>0 ~./././punct>2",
    )
    assert named(reading, "It").entity is None
    assert named(reading, "It").chain is None


def test_police_without_a_country_are_those_of_the_country_reported_on(read: Reader) -> None:
    reading = read(
        "Peru/NNP/nsubj>2[GPE] mourned=mourn/VBD/ROOT>0 ~./././punct>2",
        "Police/NNS/nsubj>2 arrested=arrest/VBD/ROOT>0 a/DT/det>4 man/NN/dobj>2 ~./././punct>2",
    )
    assert named(reading, "Police").entity == "agency:pe-police"


def test_what_a_person_is_said_to_be_is_the_person(read: Reader) -> None:
    reading = read(
        "Vidal/NNP/nsubj>2[PERSON] was=be/VBD/ROOT>0 a/DT/det>4 teacher/NN/attr>2 ~./././punct>2",
        "He/PRP/nsubj>2 left=leave/VBD/ROOT>0 ~./././punct>2",
    )
    assert {mention.entity for mention in reading.mentions} == {"person:vidal"}


def test_a_group_is_the_one_whose_name_stands_by_it(read: Reader) -> None:
    reading = read(
        "Hamas/NNP/nsubj>2[ORG] fought=fight/VBD/ROOT>0 the/DT/det>5 rebel/NN/compound>5 group/NN/dobj>2 "
        "Renamo/NNP/appos>5[ORG] ~./././punct>2"
    )
    assert named(reading, "the rebel group").entity == named(reading, "Renamo").entity == "group:renamo"


def test_an_office_without_a_country_is_that_of_the_reports_country(read: Reader) -> None:
    reading = read(
        "Peru/NNP/nsubj>2[GPE] voted=vote/VBD/ROOT>0 ~./././punct>2",
        "The/DT/det>3 foreign/JJ/amod>3 minister/NN/nsubj>4 resigned=resign/VBD/ROOT>0 ~./././punct>4",
    )
    assert named(reading, "The foreign minister").entity == "people:pe-foreign-minister"


def test_a_village_is_never_a_city_that_was_named(read: Reader) -> None:
    reading = read(
        "They/PRP/nsubj>2 left=leave/VBD/ROOT>0 Lima/NNP/dobj>2[GPE] for/IN/prep>2 Cusco/NNP/pobj>4[GPE] "
        "~./././punct>2",
        "The/DT/det>2 village/NN/nsubj>3 burned=burn/VBD/ROOT>0 but/CC/cc>3 the/DT/det>6 city/NN/nsubj>7 "
        "slept=sleep/VBD/conj>3 ~./././punct>3",
    )
    assert named(reading, "The village").entity is None
    assert named(reading, "the city").entity == named(reading, "Cusco").entity


def test_the_capital_is_that_of_the_country_in_focus(read: Reader) -> None:
    reading = read(
        "Envoys=envoy/NNS/nsubj>2 left=leave/VBD/ROOT>0 Lima/NNP/dobj>2[GPE] for/IN/prep>2 Quito/NNP/pobj>4[GPE] "
        "~./././punct>2",
        "Peru/NNP/nsubj>2[GPE] closed=close/VBD/ROOT>0 roads=road/NNS/dobj>2 in/IN/prep>2 the/DT/det>6 "
        "capital/NN/pobj>4 ~./././punct>2",
    )
    assert named(reading, "the capital").entity == named(reading, "Lima").entity


def test_a_city_with_its_name_is_one_place(read: Reader) -> None:
    reading = read(
        "They/PRP/nsubj>2 reached=reach/VBD/ROOT>0 the/DT/det>5 Peruvian/JJ/amod>5[NORP] city/NN/dobj>2 of/IN/prep>5 "
        "Cusco/NNP/pobj>6[GPE] ~./././punct>2"
    )
    assert named(reading, "the Peruvian city of Cusco").chain == named(reading, "Cusco").chain


def test_a_reflexive_is_its_clauses_subject(read: Reader) -> None:
    reading = read(
        "Ann/NNP/compound>2[PERSON] Lee/NNP/nsubj>3[PERSON] thanked=thank/VBD/ROOT>0 the/DT/det>5 "
        "rebels=rebel/NNS/dobj>3 who/WP/nsubj>7 disarmed=disarm/VBD/relcl>5 themselves/PRP/dobj>7 ~./././punct>3",
        "The/DT/det>2 spokesman/NN/nsubj>3 blamed=blame/VBD/ROOT>0 himself/PRP/dobj>3 ~./././punct>3",
    )
    assert named(reading, "themselves").chain == named(reading, "the rebels").chain
    assert named(reading, "himself").chain == named(reading, "The spokesman").chain


def test_an_office_is_its_only_holders_however_far_back(read: Reader) -> None:
    filler = ("It/PRP/nsubj>2 rained=rain/VBD/ROOT>0 ~./././punct>2",) * 5
    reading = read(
        "Foreign/NNP/compound>2 Minister/NNP/compound>4 Rosa/NNP/compound>4[PERSON] Vidal/NNP/nsubj>5[PERSON] "
        "left=leave/VBD/ROOT>0 ~./././punct>5",
        *filler,
        "The/DT/det>3 foreign/JJ/amod>3 minister/NN/nsubj>4 resigned=resign/VBD/ROOT>0 ~./././punct>4",
    )
    assert named(reading, "The foreign minister").entity == "person:rosa-vidal"


def test_a_person_is_called_again_by_the_kind_of_their_title(read: Reader) -> None:
    reading = read(
        "Ambassador/NNP/compound>3 Rosa/NNP/compound>3[PERSON] Vidal/NNP/nsubj>4[PERSON] met=meet/VBD/ROOT>0 "
        "Captain/NNP/compound>7 Ann/NNP/compound>7[PERSON] Lee/NNP/dobj>4[PERSON] ~./././punct>4",
        "The/DT/det>2 diplomat/NN/nsubj>3 left=leave/VBD/ROOT>0 ~./././punct>3",
        "The/DT/det>2 officer/NN/nsubj>3 stayed=stay/VBD/ROOT>0 ~./././punct>3",
    )
    assert named(reading, "The diplomat").entity == "person:rosa-vidal"
    assert named(reading, "The officer").entity == "person:ann-lee"


def test_an_office_has_several_words_for_its_holder(read: Reader) -> None:
    reading = read(
        "Prime/NNP/compound>2 Minister/NNP/compound>4 Rosa/NNP/compound>4[PERSON] Vidal/NNP/nsubj>5[PERSON] "
        "left=leave/VBD/ROOT>0 ~./././punct>5",
        "The/DT/det>2 premier/NN/nsubj>3 resigned=resign/VBD/ROOT>0 ~./././punct>3",
    )
    assert named(reading, "The premier").entity == "person:rosa-vidal"


def test_a_phrase_before_a_comma_and_an_age_is_the_person(read: Reader) -> None:
    reading = read(
        "Her/PRP$/poss>2 brother/NN/nsubj>13 ~,/,/punct>2 35/CD/nummod>6 ~-/HYPH/punct>6 year/NN/npadvmod>8 "
        "~-/HYPH/punct>8 old/JJ/amod>10 Omar/NNP/compound>10[PERSON] Reed/NNP/dep>13[PERSON] ~,/,/punct>10 "
        "quietly/RB/advmod>13 left=leave/VBD/ROOT>0"
    )
    assert named(reading, "Her brother").entity == "person:omar-reed"


def test_an_ally_beside_a_state_is_the_state(read: Reader) -> None:
    reading = read(
        "Peru/NNP/nsubj>7[GPE] ~,/,/punct>1 a/DT/det>5 Chilean/JJ/amod>5[NORP] ally/NN/appos>1 ~,/,/punct>1 "
        "waited=wait/VBD/ROOT>0"
    )
    assert named(reading, "a Chilean ally").entity == "state:PE"


def test_a_body_is_the_one_whose_name_follows(read: Reader) -> None:
    reading = read(
        "They/PRP/nsubj>2 told=tell/VBD/ROOT>0 the/DT/det>5 news/NN/compound>5 agency/NN/dobj>2 "
        "Reuters/NNP/nsubj>7[ORG] fell=fall/VBD/ccomp>2"
    )
    assert named(reading, "the news agency").entity == "org:reuters"


def test_the_head_of_a_body_is_known_by_the_reports_date(read: Reader) -> None:
    sentence = "The/DT/det>4 UN/NNP/compound>4[ORG] secretary/NN/compound>4 general/NN/nsubj>5 left=leave/VBD/ROOT>0"
    assert named(read(sentence, published="2005-05-01"), "The UN secretary general").entity == "person:kofi-annan"


def test_they_are_two_persons_and_not_the_body_before_them(read: Reader) -> None:
    reading = read(
        "UNICEF/NNP/nsubj>2[ORG] waited=wait/VBD/ROOT>0 ~./././punct>2",
        "Rosa/NNP/compound>2[PERSON] Vidal/NNP/nsubj>6[PERSON] and/CC/cc>2 Ann/NNP/compound>5[PERSON] "
        "Lee/NNP/conj>2[PERSON] met=meet/VBD/ROOT>0 ~./././punct>6",
        "They/PRP/nsubj>2 left=leave/VBD/ROOT>0 ~./././punct>2",
    )
    assert named(reading, "They").entity is None


def test_they_are_no_body_that_only_modifies(read: Reader) -> None:
    reading = read(
        "A/DT/det>3 UNICEF/NNP/compound>3[ORG] report/NN/nsubj>4 appeared=appear/VBD/ROOT>0 ~./././punct>4",
        "They/PRP/nsubj>2 left=leave/VBD/ROOT>0 ~./././punct>2",
    )
    assert named(reading, "They").entity is None


def test_a_capital_that_names_its_country_is_that_countrys(read: Reader) -> None:
    reading = read(
        "Envoys=envoy/NNS/nsubj>2 left=leave/VBD/ROOT>0 Lima/NNP/dobj>2[GPE] for/IN/prep>2 Quito/NNP/pobj>4[GPE] "
        "~./././punct>2",
        "Roads=road/NNS/nsubj>11 in/IN/prep>1 the/DT/det>4 capital/NN/pobj>2 of/IN/prep>4 Ecuador/NNP/pobj>5[GPE] "
        "and/CC/cc>4 the/DT/det>10 Peruvian/JJ/amod>10[NORP] capital/NN/conj>4 closed=close/VBD/ROOT>0",
    )
    assert named(reading, "the Peruvian capital").entity == named(reading, "Lima").entity


def test_a_ministry_is_the_leading_countrys_where_no_other_comes_near(read: Reader) -> None:
    reading = read(
        "Peru/NNP/nsubj>2[GPE] told=tell/VBD/ROOT>0 Chile/NNP/dobj>2[GPE] that/IN/mark>6 Peru/NNP/nsubj>6[GPE] "
        "met=meet/VBD/ccomp>2 France/NNP/dobj>6[GPE] and/CC/cc>7 Japan/NNP/conj>7[GPE] ~./././punct>2",
        "The/DT/det>3 finance/NN/compound>3 ministry/NN/nsubj>4 agreed=agree/VBD/ROOT>0 ~./././punct>4",
    )
    assert named(reading, "The finance ministry").entity == "agency:pe-finance-ministry"


def test_an_office_that_one_state_has_is_that_states(read: Reader) -> None:
    reading = read("Peru/NNP/nsubj>2[GPE] met=meet/VBD/ROOT>0 the/DT/det>4 pope/NN/dobj>2 ~./././punct>2")
    assert named(reading, "the pope").entity == "person:pope-francis"


def test_a_bare_office_behind_a_comma_is_the_persons(read: Reader) -> None:
    reading = read(
        "Ann/NNP/compound>2[PERSON] Lee/NNP/nsubj>8[PERSON] ~,/,/punct>2 commander/NN/conj>2 of/IN/prep>4 "
        "Peru/NNP/pobj>5[GPE] ~,/,/punct>2 left=leave/VBD/ROOT>0 ~./././punct>8"
    )
    assert named(reading, "commander of Peru").entity == "person:ann-lee"
