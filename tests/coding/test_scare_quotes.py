import pytest

from dateline.coding.scare_quotes import find_scare_quotes
from dateline.model import Attribution, QuoteForm, Span
from dateline.reading import Parse
from handparse import parse_from

ROLES = {"term": "introduces", "call": "speaks", "say": "speaks"}


def find(parse: Parse, *contents: Span, form: QuoteForm = QuoteForm.INDIRECT) -> list[str]:
    heard = [Attribution("a1", None, None, None, None, contents, form)] if contents else []
    return [parse.text[span.start : span.end] for span in find_scare_quotes(parse, heard, ROLES)]


def scare(inside: str) -> Parse:
    return parse_from(f"Its/PRP$/poss>3 “/``/punct>3 {inside} ~”/''/punct>3 collapsed=collapse/VBD/ROOT>0")


def test_marks_around_a_word_that_nobody_says_are_distancing() -> None:
    assert find(scare("~republic/NN/nsubj>5")) == ["“republic”"]


def test_marks_inside_a_source_s_words_are_a_partial_quotation() -> None:
    parse = scare("~republic/NN/nsubj>5")
    assert find(parse, Span(0, len(parse.text))) == []


def test_a_title_in_marks_is_not_distancing() -> None:
    assert find(scare("~Republic/NNP/nsubj>5")) == []


def test_a_term_that_is_introduced_is_not_distancing() -> None:
    parse = parse_from(
        "The/DT/det>2 term/NN/nsubj>6 “/``/punct>4 ~island/NN/appos>2 ~”/''/punct>4 puzzles=puzzle/VBZ/ROOT>0"
    )
    assert find(parse) == []


def test_what_somebody_calls_a_thing_is_not_the_outlet_s_distance() -> None:
    parse = parse_from(
        "Orlov/NNP/nsubj>2 called=call/VBD/ROOT>0 the/DT/det>4 vote/NN/nsubj>6 “/``/punct>6 "
        "~irregular/JJ/oprd>2 ~”/''/punct>6"
    )
    assert find(parse) == []


def test_a_clause_in_marks_is_somebody_s_words() -> None:
    assert find(scare("~we/PRP/nsubj>4 fled/VBD/nsubj>6")) == []


def test_no_marks_distance_where_somebody_is_heard() -> None:
    said = "Orlov/NNP/nsubj>2 said=say/VBD/ROOT>0 he/PRP/nsubj>4 won=win/VBD/ccomp>2"
    after = "+Its/PRP$/poss>3 “/``/punct>3 ~republic/NN/nsubj>5 ~”/''/punct>3 fell=fall/VBD/ROOT>0"
    parse = parse_from(said, after)
    content = Span(parse.text.index("he"), parse.text.index("won"))
    assert find(parse, content) == ["“republic”"]
    assert find(parse, content, form=QuoteForm.DIRECT) == []
    verb = "The/DT/det>2 “/``/punct>3 ~republic/NN/nsubj>5 ~”/''/punct>3 said=say/VBD/ROOT>0 so/RB/advmod>5"
    assert find(parse_from(verb)) == []


@pytest.mark.parametrize("gloss", ["(/-LRB-/punct>3", "–/:/punct>3", "meaning=mean/VBG/acl>3"])
def test_a_term_that_is_explained_is_not_distancing(gloss: str) -> None:
    parse = parse_from(
        f"The/DT/det>3 “/``/punct>3 ~moka/NN/nsubj>7 ~”/''/punct>3 {gloss} coffee/NN/appos>3 cooled=cool/VBD/ROOT>0"
    )
    assert find(parse) == []


@pytest.mark.parametrize("inside", ["~in/IN/prep>6 pieces/NNS/pobj>3", "~clean/VB/nsubj>6 house/NN/dobj>3"])
def test_a_phrase_is_somebody_s(inside: str) -> None:
    assert find(parse_from(f"Its/PRP$/poss>3 “/``/punct>3 {inside} ~”/''/punct>3 fell=fall/VBD/ROOT>0")) == []


def test_a_compound_is_one_word_and_two_words_are_somebody_s() -> None:
    compound = "~winner/NN/compound>7 ~-/HYPH/punct>7 ~takes/NNS/compound>7 ~-/HYPH/punct>7 ~all/NN/nsubj>9"
    assert find(scare(compound)) == ["“winner-takes-all”"]
    assert find(scare("~open/JJ/amod>4 market/NN/nsubj>6")) == []


def test_a_genitive_s_apostrophe_closes_nothing() -> None:
    parse = parse_from(
        "The/DT/det>2 envoys/NNS/poss>4 ~'/POS/case>2 island/NN/nsubj>5 fell=fall/VBD/ROOT>0 to/IN/prep>5 "
        "rebels/NNS/poss>9 ~'/POS/case>7 fire/NN/pobj>6"
    )
    assert find(parse) == []


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"), ("``", "''")])
def test_every_pair_of_marks(opening: str, closing: str) -> None:
    parse = parse_from(
        f"Its/PRP$/poss>3 {opening}/``/punct>3 ~republic/NN/nsubj>5 ~{closing}/SYM/punct>3 fell=fall/VBD/ROOT>0"
    )
    assert find(parse) == [f"{opening}republic{closing}"]
