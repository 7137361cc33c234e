"""Mentions, entities, roles and chains, on parses built by hand."""

from __future__ import annotations

import pytest

from dateline.model import Form, MentionKind
from handread import Reader, named


def test_mentions_are_numbered_in_text_order_and_headed(read: Reader) -> None:
    reading = read("Peru/NNP/nsubj>2[GPE] warned=warn/VBD/ROOT>0 Chile/NNP/dobj>2[GPE] ~./././punct>2")
    assert [(mention.id, mention.text) for mention in reading.mentions] == [("m1", "Peru"), ("m2", "Chile")]
    assert reading.heads == {"m1": 0, "m2": 2}
    assert all(mention.text == reading.report.text[mention.start : mention.end] for mention in reading.mentions)


def test_a_country_is_an_actor_where_it_acts_and_a_place_where_things_are(read: Reader) -> None:
    reading = read(
        "Peru/NNP/nsubj>2[GPE] sent=send/VBD/ROOT>0 doctors=doctor/NNS/dobj>2 to/IN/prep>2 "
        "Chile/NNP/pobj>4[GPE] ~./././punct>2"
    )
    assert named(reading, "Peru").kind is MentionKind.ACTOR
    assert named(reading, "Chile").kind is MentionKind.PLACE
    assert reading.entities["state:CL"].lat is not None


def test_a_country_to_which_something_is_given_is_an_actor(read: Reader) -> None:
    reading = read(
        "Peru/NNP/nsubj>2[GPE] gave=give/VBD/ROOT>0 loans=loan/NNS/dobj>2 to/IN/prep>2 "
        "Chile/NNP/pobj>4[GPE] ~./././punct>2"
    )
    assert named(reading, "Chile").kind is MentionKind.ACTOR


def test_a_capital_that_says_something_is_its_government(read: Reader) -> None:
    reading = read("Lima/NNP/nsubj>2[GPE] denied=deny/VBD/ROOT>0 the/DT/det>4 charge/NN/dobj>2 ~./././punct>2")
    assert (named(reading, "Lima").entity, named(reading, "Lima").kind) == ("state:PE", MentionKind.ACTOR)


def test_a_capital_where_something_happens_is_a_city(read: Reader) -> None:
    reading = read("They/PRP/nsubj>2 met=meet/VBD/ROOT>0 in/IN/prep>2 Lima/NNP/pobj>3[GPE] ~./././punct>2")
    lima = named(reading, "Lima")
    assert lima.kind is MentionKind.PLACE
    assert lima.entity is not None
    assert lima.entity.startswith("place:")


def test_an_armed_group_is_no_country_whatever_the_recogniser_says(read: Reader) -> None:
    reading = read("Daesh/NNP/nsubj>2[GPE] attacked=attack/VBD/ROOT>0 Homs/NNP/dobj>2[GPE] ~./././punct>2")
    assert named(reading, "Daesh").entity == "group:islamic-state"
    assert reading.entities["group:islamic-state"].type == "armed_group"
    assert reading.entities["group:islamic-state"].aliases_seen == ("Daesh",)


def test_the_army_of_a_country_is_an_agency_with_the_country_inside(read: Reader) -> None:
    reading = read(
        "The/DT/det>3 Peruvian/JJ/amod>3[NORP] army/NN/nsubj>4 attacked=attack/VBD/ROOT>0 "
        "the/DT/det>6 rebels=rebel/NNS/dobj>4"
    )
    army = named(reading, "The Peruvian army")
    assert (army.entity, army.form) == ("agency:pe-army", Form.NOMINAL)
    assert reading.entities["agency:pe-army"].country == "PE"
    assert (named(reading, "Peruvian").entity, named(reading, "Peruvian").form) == ("state:PE", Form.NAME)


def test_a_part_of_a_longer_name_is_not_the_country(read: Reader) -> None:
    reading = read(
        "Prisons=prison/NNS/nsubj>5 in/IN/prep>1 New/NNP/compound>4[GPE] Mexico/NNP/pobj>2[GPE] closed=close/VBD/ROOT>0"
    )
    assert "state:MX" not in {mention.entity for mention in reading.mentions}


def test_people_known_by_their_nationality_have_its_country(read: Reader) -> None:
    reading = read(
        "Two/CD/nummod>3 Peruvian/JJ/amod>3[NORP] fishermen=fisherman/NNS/nsubj>4 vanished=vanish/VBD/ROOT>0"
    )
    fishermen = named(reading, "Two Peruvian fishermen")
    assert fishermen.entity is not None
    assert reading.entities[fishermen.entity].country == "PE"


def test_members_of_an_armed_group_stand_for_it(read: Reader) -> None:
    reading = read("Shabaab/NNP/compound>2 gunmen=gunman/NNS/nsubj>3 fled=flee/VBD/ROOT>0 ~./././punct>3")
    assert named(reading, "Shabaab gunmen").entity == "group:al-shabaab"


def test_what_counts_people_heads_them(read: Reader) -> None:
    reading = read("Dozens=dozen/NNS/nsubj>4 of/IN/prep>1 villagers=villager/NNS/pobj>2 fled=flee/VBD/ROOT>0")
    dozens = named(reading, "Dozens of villagers")
    assert reading.heads[dozens.id] == 0


def test_a_title_before_a_name_is_a_role_and_a_mention(read: Reader) -> None:
    reading = read(
        "Peruvian/JJ/amod>5[NORP] Harbour/NNP/compound>5 Minister/NNP/compound>5 Rosa/NNP/compound>5[PERSON] "
        "Vidal/NNP/nsubj>6[PERSON] resigned=resign/VBD/ROOT>0 ~./././punct>6"
    )
    role = reading.entities["person:rosa-vidal"].roles[0]
    assert (role.title, role.of) == ("Harbour Minister", "state:PE")
    assert reading.entities["person:rosa-vidal"].country == "PE"
    assert reading.report.text[role.evidence.start : role.evidence.end] == "Peruvian Harbour Minister"
    assert named(reading, "Peruvian Harbour Minister").chain == named(reading, "Rosa Vidal").chain


def test_an_apposition_is_a_role_with_its_body(read: Reader) -> None:
    reading = read(
        "Rosa/NNP/compound>2[PERSON] Vidal/NNP/nsubj>8[PERSON] ~,/,/punct>2 the/DT/det>5 head/NN/appos>2 of/IN/prep>5 "
        "UNESCO/NNP/pobj>6[ORG] resigned=resign/VBD/ROOT>0 ~./././punct>8"
    )
    role = reading.entities["person:rosa-vidal"].roles[0]
    assert (role.title, role.of) == ("head", "org:unesco")
    assert named(reading, "the head of UNESCO").entity == "person:rosa-vidal"


def test_the_holder_of_an_office_is_known_by_the_reports_date(read: Reader) -> None:
    sentence = "The/DT/det>3 French/JJ/amod>3[NORP] president/NN/nsubj>4 left=leave/VBD/ROOT>0 ~./././punct>4"
    assert named(read(sentence, published="2010-05-01"), "The French president").entity == "person:nicolas-sarkozy"
    assert named(read(sentence, published="2019-05-01"), "The French president").entity == "person:emmanuel-macron"


def test_a_former_holder_is_not_named(read: Reader) -> None:
    reading = read(
        "The/DT/det>4 former/JJ/amod>4 French/JJ/amod>4[NORP] president/NN/nsubj>5 left=leave/VBD/ROOT>0 ~./././punct>5"
    )
    assert named(reading, "The former French president").entity == "people:fr-president"


def test_an_empty_report_has_no_mentions(read: Reader) -> None:
    reading = read("Rain/NN/nsubj>2 fell=fall/VBD/ROOT>0 ~./././punct>2")
    assert reading.mentions == ()
    assert reading.entities == {}


def test_a_short_name_in_brackets_is_known_from_then_on(read: Reader) -> None:
    reading = read(
        "Lima/NNP/compound>3[ORG] Dockers/NNPS/compound>3[ORG] Guild/NNP/nsubj>7[ORG] (/-LRB-/punct>3 LDG/NNP/appos>3 "
        "~)/-RRB-/punct>3 struck=strike/VBD/ROOT>0 ~./././punct>7",
        "LDG/NNP/nsubj>2[PERSON] won=win/VBD/ROOT>0 ~./././punct>2",
    )
    guild = named(reading, "Lima Dockers Guild")
    assert {named(reading, "LDG", 0).entity, named(reading, "LDG", 1).entity} == {guild.entity}


def test_people_have_the_country_behind_them(read: Reader) -> None:
    reading = read(
        "Residents=resident/NNS/nsubj>4 of/IN/prep>1 Peru/NNP/pobj>2[GPE] fled=flee/VBD/ROOT>0 ~./././punct>4"
    )
    residents = named(reading, "Residents")
    assert residents.entity is not None
    assert reading.entities[residents.entity].country == "PE"


def test_bare_numbers_that_suffer_are_people(read: Reader) -> None:
    reading = read("Three/CD/nsubjpass>3 were=be/VBD/auxpass>3 wounded=wound/VBN/ROOT>0 ~./././punct>3")
    assert named(reading, "Three").form is Form.NOMINAL


def test_a_government_by_its_capital_is_an_agency(read: Reader) -> None:
    reading = read("The/DT/det>3 Lima/NNP/compound>3[GPE] government/NN/nsubj>4 fell=fall/VBD/ROOT>0 ~./././punct>4")
    assert named(reading, "The Lima government").entity == "agency:pe-government"


def test_a_title_inside_a_recognised_name_is_taken_off(read: Reader) -> None:
    reading = read("Mayor/NNP/compound>3[ORG] Rosa/NNP/compound>3[ORG] Vidal/NNP/nsubj>4[ORG] spoke=speak/VBD/ROOT>0")
    assert named(reading, "Rosa Vidal").entity == "person:rosa-vidal"
    assert reading.entities["person:rosa-vidal"].roles[0].title == "Mayor"


def test_a_namesake_is_not_the_leader(read: Reader) -> None:
    reading = read(
        "Rosa/NNP/compound>2[PERSON] Putin/NNP/nsubj>3[PERSON] spoke=speak/VBD/ROOT>0 ~./././punct>3",
        "Putin/NNP/nsubj>2[PERSON] left=leave/VBD/ROOT>0 ~./././punct>2",
    )
    assert {mention.entity for mention in reading.mentions} == {"person:rosa-putin"}


def test_a_family_name_is_the_leader_of_the_time(read: Reader) -> None:
    sentence = "Trump/NNP/nsubj>2[PERSON] left=leave/VBD/ROOT>0 ~./././punct>2"
    assert named(read(sentence, published="2018-02-01"), "Trump").entity == "person:donald-trump"
    assert named(read(sentence, published="1994-02-01"), "Trump").entity == "person:trump"


def test_a_senate_is_that_of_the_country_reported_on(read: Reader) -> None:
    reading = read(
        "Chile/NNP/nsubj>2[GPE] waited=wait/VBD/ROOT>0 ~./././punct>2",
        "The/DT/det>2 Senate/NNP/nsubj>3[ORG] voted=vote/VBD/ROOT>0 ~./././punct>3",
    )
    assert named(reading, "The Senate").entity == "agency:cl-parliament"


def test_a_noun_for_a_places_size_is_the_place(read: Reader) -> None:
    reading = read(
        "They/PRP/nsubj>2 reached=reach/VBD/ROOT>0 the/DT/det>4 city/NN/dobj>2 of/IN/prep>4 Arequipa/NNP/pobj>5[GPE]"
    )
    assert named(reading, "the city of Arequipa").entity == named(reading, "Arequipa").entity
    assert named(reading, "the city of Arequipa").kind is MentionKind.PLACE


def test_georgia_is_a_part_of_the_united_states_in_its_news(read: Reader) -> None:
    vote = "Georgia/NNP/nsubj>2[GPE] voted=vote/VBD/ROOT>0 ~./././punct>2"
    american = read("Congress/NNP/nsubj>2[ORG] met=meet/VBD/ROOT>0 ~./././punct>2", vote)
    caucasian = read("Russia/NNP/nsubj>2[GPE] watched=watch/VBD/ROOT>0 ~./././punct>2", vote)
    assert (named(american, "Georgia").entity or "").startswith("place:")
    assert named(caucasian, "Georgia").entity == "state:GE"


def test_a_language_is_not_a_state(read: Reader) -> None:
    reading = read("They/PRP/nsubj>2 spoke=speak/VBD/ROOT>0 French/NNP/dobj>2[LANGUAGE] ~./././punct>2")
    assert "state:FR" not in reading.entities


def test_a_class_of_people_is_no_identity_without_a_country(read: Reader) -> None:
    reading = read(
        "A/DT/det>2 spokesman/NN/nsubj>3 called=call/VBD/ROOT>0 the/DT/det>5 officials=official/NNS/dobj>3 "
        "~./././punct>3",
        "Peruvian/JJ/amod>2[NORP] officials=official/NNS/nsubj>3 called=call/VBD/ROOT>0 the/DT/det>5 "
        "spokesman/NN/dobj>3 ~./././punct>3",
    )
    assert [named(reading, text).entity for text in ("A spokesman", "the officials")] == [
        f"person:{reading.report.id}/spokesman",
        None,
    ]
    assert named(reading, "Peruvian officials").entity == "people:pe-officials"
    assert named(reading, "the spokesman").chain == named(reading, "A spokesman").chain


def test_who_serves_a_body_is_known_by_it(read: Reader) -> None:
    reading = read("A/DT/det>3 UNICEF/NNP/compound>3[ORG] spokesman/NN/nsubj>4 agreed=agree/VBD/ROOT>0 ~./././punct>4")
    spokesman = named(reading, "A UNICEF spokesman")
    assert spokesman.entity == "people:unicef-spokesman"
    assert reading.entities["people:unicef-spokesman"].type == "person"


def test_a_title_goes_on_with_its_field_up_to_the_name(read: Reader) -> None:
    reading = read(
        "Minister/NNP/nmod>7 for/IN/prep>1 the/DT/det>5 Far/NNP/compound>5 North/NNP/pobj>2 Ann/NNP/compound>7[PERSON] "
        "Lee/NNP/nsubj>8[PERSON] resigned=resign/VBD/ROOT>0 ~./././punct>8"
    )
    assert named(reading, "Minister for the Far North").entity == "person:ann-lee"


def test_a_name_behind_near_or_ending_in_a_site_is_a_place(read: Reader) -> None:
    reading = read(
        "Troops=troop/NNS/nsubj>2 stopped=stop/VBD/ROOT>0 near/IN/prep>2 Tel/NNP/compound>5[PERSON] "
        "Qasrun/NNP/pobj>3[PERSON] ~./././punct>2",
        "They/PRP/nsubj>2 left=leave/VBD/ROOT>0 Harlow/NNP/compound>4[ORG] Airfield/NNP/dobj>2[ORG] ~./././punct>2",
    )
    assert [named(reading, text).kind for text in ("Tel Qasrun", "Harlow Airfield")] == [MentionKind.PLACE] * 2


def test_a_countrys_soil_is_the_country(read: Reader) -> None:
    reading = read(
        "They/PRP/nsubj>2 met=meet/VBD/ROOT>0 on/IN/prep>2 Peruvian/JJ/amod>5[NORP] soil/NN/pobj>3 ~./././punct>2"
    )
    soil = named(reading, "Peruvian soil")
    assert (soil.kind, soil.form, soil.entity) == (MentionKind.PLACE, Form.NOMINAL, "state:PE")


def test_what_the_recogniser_ran_together_is_taken_apart(read: Reader) -> None:
    reading = read(
        "Ann/NNP/compound>2[PERSON] Lee/NNP/nsubj>3[PERSON] praised=praise/VBD/ROOT>0 Lee/NNP/poss>7[ORG] "
        "~'s/POS/case>4[ORG] Harbour/NNP/compound>7[ORG] Party/NNP/dobj>3[ORG] and/CC/cc>7 "
        "Peru/NNP/compound>11[PERSON] Rosa/NNP/compound>11[PERSON] Vidal/NNP/conj>7[PERSON] ~./././punct>3",
    )
    assert {"org:harbour-party", "person:rosa-vidal", "state:PE"} <= set(reading.entities)


@pytest.mark.parametrize("word", ["Su-35", "Friday", "Peruvian-Chilean"])
def test_types_and_days_and_pairs_of_nations_are_no_bodies(read: Reader, word: str) -> None:
    reading = read(f"They/PRP/nsubj>2 saw=see/VBD/ROOT>0 {word}/NNP/dobj>2[ORG] ~./././punct>2")
    assert not [entity for entity in reading.entities if entity.startswith("org:")]


def test_a_name_has_its_article_but_is_known_without_it(read: Reader) -> None:
    reading = read(
        "The/DT/det>2 Taliban/NNP/nsubj>3[ORG] fled=flee/VBD/ROOT>0 the/DT/det>6 "
        "Taliban/NNP/compound>6[ORG] camp/NN/dobj>3"
    )
    names = [mention for mention in reading.mentions if mention.entity == "group:taliban"]
    assert [mention.text for mention in names] == ["The Taliban", "Taliban"]
    assert reading.entities["group:taliban"].aliases_seen == ("Taliban",)


def test_a_pronoun_may_stand_for_a_phrase_whose_name_only_modifies_it(read: Reader) -> None:
    reading = read(
        "The/DT/det>3 Army/NNP/compound>3[ORG] chief=chief/NN/nsubj>4 let=let/VBD/ROOT>0 Taliban/NNP/compound>6[ORG] "
        "fighters=fighter/NNS/nsubj>7 leave/VB/ccomp>4 after/IN/prep>7 their/PRP$/poss>10 defeats=defeat/NNS/pobj>8"
    )
    assert next(each.entity for each in reading.mentions if each.text == "their") == "group:taliban"


def test_an_office_behind_a_titled_name_is_the_persons_too(read: Reader) -> None:
    reading = read(
        "Gen./NNP/compound>3 Ada/NNP/compound>3[PERSON] Brown/NNP/nsubj>11[PERSON] ~,/,/punct>3 commander/NN/appos>3 "
        "of/IN/prep>5 the/DT/det>9 Harbour/NNP/compound>9[ORG] Guard/NNP/pobj>6[ORG] ~,/,/punct>3 "
        "spoke=speak/VBD/ROOT>0"
    )
    assert named(reading, "commander of the Harbour Guard").entity == "person:ada-brown"
    assert len(reading.entities["person:ada-brown"].roles) == 2


def test_a_nickname_is_part_of_the_name(read: Reader) -> None:
    reading = read(
        "Rosa/NNP/compound>5[PERSON] \"/``/punct>5 ~Tex/NNP/nmod>5 ~\"/''/punct>5 Vidal/NNP/nsubj>6 "
        "spoke=speak/VBD/ROOT>0"
    )
    assert named(reading, 'Rosa "Tex" Vidal').entity == "person:rosa-tex-vidal"


def test_a_ship_is_no_person_wherever_it_is_named(read: Reader) -> None:
    reading = read(
        "The/DT/det>3 frigate/NN/compound>3 Forbes/NNP/nsubj>4[PERSON] sailed=sail/VBD/ROOT>0 ~./././punct>4",
        "Later/RB/advmod>3 Forbes/NNP/nsubj>3[PERSON] returned=return/VBD/ROOT>0",
    )
    assert {mention.entity for mention in reading.mentions if mention.text == "Forbes"} == {None}


def test_a_sum_in_dollars_names_no_country(read: Reader) -> None:
    assert read("It/PRP/nsubj>2 cost/VBD/ROOT>0 US$=US$/$/quantmod>4 5/CD/dobj>2[MONEY]").entities == {}
