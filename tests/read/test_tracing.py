"""What a name was taken for, by which rule, and what else was weighed."""

from __future__ import annotations

from dateline.knowledge.actors import ActorCatalogue
from dateline.knowledge.gazetteer import Gazetteer
from dateline.read.tracing import Sighting, find_candidates, trace_name
from handparse import parse_from, report_of


def trace(actors: ActorCatalogue, gazetteer: Gazetteer, name: str, *sentences: str) -> tuple[Sighting, ...]:
    parse = parse_from(*sentences)
    return trace_name(report_of(parse, published="2017-03-01"), parse, name, actors, gazetteer)


def test_all_that_a_name_can_stand_for(actors: ActorCatalogue, gazetteer: Gazetteer) -> None:
    found = find_candidates("Lima", actors, gazetteer)
    assert (found[0].entity, found[0].source) == ("state:PE", "states.tsv")
    assert {each.source for each in found[1:]} == {"gazetteer"}
    assert find_candidates("Qwertzu", actors, gazetteer) == ()


def test_a_person_is_shown_with_offices_and_dates(actors: ActorCatalogue, gazetteer: Gazetteer) -> None:
    (merkel,) = find_candidates("Angela Merkel", actors, gazetteer)
    assert merkel.offices[0].startswith("chancellor of state:DE, 2005-11-22 to 2021")


def test_a_capital_is_told_from_its_government(actors: ActorCatalogue, gazetteer: Gazetteer) -> None:
    first, second = trace(
        actors, gazetteer, "Lima",
        "Lima/NNP/nsubj>2[GPE] denied=deny/VBD/ROOT>0 the/DT/det>4 charge/NN/dobj>2 ~./././punct>2",
        "They/PRP/nsubj>2 met=meet/VBD/ROOT>0 in/IN/prep>2 Lima/NNP/pobj>3[GPE] ~./././punct>2",
    )  # fmt: skip
    assert (first.entity, first.rule) == ("state:PE", "listed in states.tsv, as the government in its capital 'Lima'")
    assert second.kind == "place"
    assert second.rule.startswith("a place: the best of")
    assert [each.against for each in second.weighed if each.entity == "state:PE"] == [
        "the sentence does not use the capital for its government"
    ]


def test_a_surname_goes_on_with_the_name_before_it(actors: ActorCatalogue, gazetteer: Gazetteer) -> None:
    full, short = trace(
        actors, gazetteer, "Vidal",
        "Rosa/NNP/compound>2[PERSON] Vidal/NNP/nsubj>3[PERSON] spoke=speak/VBD/ROOT>0 ~./././punct>3",
        "Vidal/NNP/nsubj>2[PERSON] left=leave/VBD/ROOT>0 ~./././punct>2",
    )  # fmt: skip
    assert full.rule == "the language model took it for a name (PERSON)"
    assert short.rule == f"goes on with 'Rosa Vidal' at {full.start}"


def test_an_agency_of_another_state_is_weighed_and_left(actors: ActorCatalogue, gazetteer: Gazetteer) -> None:
    sightings = trace(
        actors, gazetteer, "Food and Drug Administration",
        "The/DT/det>6 Peruvian/JJ/amod>6[NORP] Food/NNP/nmod>6[ORG] and/CC/cc>3[ORG] Drug/NNP/conj>3[ORG] "
        "Administration/NNP/nsubj>7[ORG] met=meet/VBD/ROOT>0 ~./././punct>7",
    )  # fmt: skip
    assert "agency:us-fda" not in {each.entity for each in sightings}
    against = {other.against for each in sightings for other in each.weighed if other.entity == "agency:us-fda"}
    assert against == {"the words before it make it another state's"}


def test_a_places_score_is_shown_with_its_level_and_what_it_is_the_sum_of(
    actors: ActorCatalogue, gazetteer: Gazetteer
) -> None:
    (lima,) = trace(
        actors,
        gazetteer,
        "Lima",
        "They/PRP/nsubj>2 met=meet/VBD/ROOT>0 in/IN/prep>2 Lima/NNP/pobj>3[GPE] ~./././punct>2",
    )
    places = [each for each in lima.weighed if each.source == "gazetteer"]
    assert places[0].precision == "city"
    assert next(iter(places[0].features)) == "population"
    for each in places:
        assert each.score is not None
        assert abs(sum(each.features.values()) - each.score) < 0.05
