"""Quotations find their speakers beside a cue, after it, in a label or a sentence away."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.coding.attribution import find_attributions
from dateline.knowledge.cues import CueLexicon
from dateline.model import QuoteForm
from dateline.reading import Reading
from handparse import parse_from, report_of

QUOTE = (
    "“/``/punct>4 ~They/PRP/nsubj>4 never/RB/neg>4 wanted=want/VBD/ROOT>0 this/DT/det>6 bridge/NN/dobj>4 "
    "~././punct>4 ~”/''/punct>4"
)


def parts(cues: CueLexicon, *sentences: str) -> list[tuple[str | None, str | None, list[str], QuoteForm]]:
    parse = parse_from(*sentences)
    return [
        (
            each.source.text if each.source else None,
            each.cue.text if each.cue else None,
            [parse.text[span.start : span.end] for span in each.content],
            each.form,
        )
        for each in find_attributions(Reading(report_of(parse), parse), cues)
    ]


def test_bare_quotation_takes_the_speaker_of_the_sentence_before(cues: CueLexicon) -> None:
    walked = (
        "Mara/NNP/compound>2[PERSON] Quist/NNP/nsubj>3[PERSON] walked=walk/VBD/ROOT>0 to/IN/prep>3 the/DT/det>6 "
        "window/NN/pobj>4 ~././punct>3"
    )
    expected = [("Mara Quist", None, ["“They never wanted this bridge.”"], QuoteForm.DIRECT)]
    assert parts(cues, walked, "+" + QUOTE)[:1] == expected


def test_quotation_of_its_own_paragraph_goes_on_with_the_voice_before(cues: CueLexicon) -> None:
    said = (
        "The/DT/det>2 mayor/NN/nsubj>3 said=say/VBD/ROOT>0 that/IN/mark>6 it/PRP/nsubj>6 sank=sink/VBD/ccomp>3 "
        "~././punct>3"
    )
    found = parts(cues, said, QUOTE)
    assert found[0] == ("The mayor", "said", ["that it sank", "“They never wanted this bridge.”"], QuoteForm.MIXED)


def test_speaker_behind_the_verb_is_found_though_read_as_an_object(cues: CueLexicon) -> None:
    found = parts(
        cues,
        "“/``/punct>8 ~It/PRP/nsubj>3 sank=sink/VBD/ccomp>8 last/JJ/amod>5 night/NN/npadvmod>3 ~,/,/punct>8 "
        "~”/''/punct>8 wrote=write/VBD/ROOT>0 a/DT/det>10 diver/NN/dobj>8 ~././punct>8",
    )
    assert found == [("a diver", "wrote", ["“It sank last night,”"], QuoteForm.DIRECT)]


def test_label_names_the_speaker(cues: CueLexicon) -> None:
    found = parts(
        cues,
        "Colonel/NNP/compound>2[PERSON] Baro/NNP/dep>6[PERSON] ~:/:/punct>2 We/PRP/nsubj>6 will/MD/aux>6 "
        "hold/VB/ROOT>0 the/DT/det>8 bridge/NN/dobj>6",
    )
    assert found == [("Colonel Baro", ":", ["We will hold the bridge"], QuoteForm.INDIRECT)]


def test_heading_that_names_nobody_is_no_label(cues: CueLexicon) -> None:
    assert parts(cues, "Weather/NN/dep>3 ~:/:/punct>3 Rain/NN/ROOT>0 falls=fall/VBZ/dep>3") == []


def test_title_in_marks_is_not_what_was_said(cues: CueLexicon) -> None:
    (found,) = parts(
        cues,
        "Rents=rent/NNS/nsubj>2 rose=rise/VBD/ccomp>5 ~,/,/punct>5 she/PRP/nsubj>5 wrote=write/VBD/ROOT>0 in/IN/prep>5 "
        "her/PRP$/poss>8 memoir/NN/pobj>6 ~,/,/punct>8 “/``/punct>12 ~My/PRP$/poss>12 "
        "Harbour/NNP/appos>8 ~”/''/punct>12 ~././punct>5",
    )
    assert found[:3] == ("she", "wrote", ["Rents rose"])


VOCABULARY = """said=say/VBD that/IN she/PRP Lund/NNP memo/NN denied=deny/VBN claim/NN reportedly/RB “/`` ~”/'' "/``
~,/, ~./. ~:/: to/TO by/IN according/VBG confident/JJ who/WP bridge/NN"""
WORDS = st.sampled_from(VOCABULARY.split())
DEPS = st.sampled_from(
    ["nsubj", "ccomp", "dobj", "prep", "pobj", "advcl", "relcl", "conj", "mark", "punct", "xcomp", "acomp"]
)


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """A sentence of words in any order under a tree of any shape."""
    words = draw(st.lists(WORDS, min_size=2, max_size=14))
    root = draw(st.integers(0, len(words) - 1))
    written = []
    for n, word in enumerate(words):
        word = word.removeprefix("~") if n == 0 else word
        above = n + 1 + (1 if n < root else -1) if n != root else 0
        head = draw(st.sampled_from([above, root + 1])) if n != root else 0
        written.append(f"{word}/{draw(DEPS)}>{head}")
    return " ".join(written)


@given(st.lists(sentences(), min_size=1, max_size=4))
def test_any_tree_gives_sound_attributions(cues: CueLexicon, written: list[str]) -> None:
    parse = parse_from(*written)
    found = find_attributions(Reading(report_of(parse), parse), cues)
    names = [each.id for each in found]
    assert names == [f"a{number}" for number in range(1, len(found) + 1)]
    above = {each.id: each.via for each in found}
    for each in found:
        assert each.content
        assert list(each.content) == sorted(each.content)
        for part in (*each.content, *(part for part in (each.source, each.cue, each.addressee) if part)):
            assert 0 <= part.start < part.end <= len(parse.text)
        chain, name = [each.id], above[each.id]
        while name is not None:
            assert name not in chain
            chain.append(name)
            name = above[name]


MISREAD = (
    "Envoys=envoy/NNS/nsubj>2 met=meet/VBD/ROOT>0 over/IN/prep>2 the/DT/det>5 harbour/NN/pobj>3 ~,/,/punct>2 "
    "the/DT/det>8 ministry/NN/dobj>2 announced=announce/VBN/acl>8 {} ~././punct>2"
)


def test_a_closing_cue_that_the_tagger_takes_for_a_participle(cues: CueLexicon) -> None:
    found = parts(cues, MISREAD.format("on/IN/prep>9 Monday/NNP/pobj>10[DATE]"))
    assert found == [("the ministry", "announced", ["Envoys met over the harbour"], QuoteForm.INDIRECT)]


def test_a_participle_with_its_own_predicate_is_no_closing_cue(cues: CueLexicon) -> None:
    found = parts(cues, MISREAD.format("as/IN/prep>9 open/JJ/amod>10"))
    assert all(content != ["Envoys met over the harbour"] for _, _, content, _ in found)


def test_a_quotation_inside_another_may_end_with_it(cues: CueLexicon) -> None:
    found = parts(
        cues,
        "“/``/punct>3 ~Envoys=envoy/NNS/nsubj>3 said=say/VBD/ccomp>13 ~:/:/punct>3 ‘/``/punct>3 ~You/PRP/nsubj>7 "
        "lied=lie/VBD/ccomp>3 ~,/,/punct>13 ~’/''/punct>13 ~”/''/punct>13 Anna/NNP/compound>12[PERSON] "
        "Lund/NNP/nsubj>13[PERSON] told=tell/VBD/ROOT>0 reporters=reporter/NNS/dobj>13 ~./././punct>13",
    )
    assert found == [
        ("Envoys", "said", ["‘You lied,’"], QuoteForm.DIRECT),
        ("Anna Lund", "told", ["“Envoys said: ‘You lied,’”"], QuoteForm.DIRECT),
    ]


def test_name_behind_a_quotation_of_its_own_speaks_it(cues: CueLexicon) -> None:
    assert parts(
        cues,
        '"/``/punct>4 ~The/DT/det>3 river/NN/nsubj>4 rose=rise/VBD/ROOT>0 in/IN/prep>4 an/DT/det>7[TIME] '
        "hour/NN/pobj>5[TIME] and/CC/cc>4 took=take/VBD/conj>4 the/DT/det>11 bridge/NN/dobj>9 ~././punct>4 "
        "~\"/''/punct>4",
        "+Pavel=Pavel/NNP/compound>2[PERSON] Lund=Lund/NNP/nsubj>3[PERSON] lost=lose/VBD/ROOT>0 "
        "his/PRP$/poss>5 house/NN/dobj>3 in/IN/prep>3 the/DT/det>8 flood/NN/pobj>6 ~././punct>3",
    ) == [("Pavel Lund", None, ['"The river rose in an hour and took the bridge."'], QuoteForm.DIRECT)]


def test_what_somebody_had_told_another_holds_no_floor(cues: CueLexicon) -> None:
    assert parts(
        cues,
        "Farida=Farida/NNP/compound>2[PERSON] Noor=Noor/NNP/nsubj>3[PERSON] was=be/VBD/ROOT>0 in/IN/prep>3 "
        "her/PRP$/poss>6 kitchen/NN/pobj>4 ~././punct>3",
        "+A/DT/det>2 neighbour/NN/nsubj>4 had=have/VBD/aux>4 warned=warn/VBN/ROOT>0 her=she/PRP/dobj>4 "
        "to/TO/aux>7 leave/VB/xcomp>4 ~././punct>4",
        '+"/``/punct>5 ~I=I/PRP/nsubj>5 did=do/VBD/aux>5 not/RB/neg>5 believe/VB/ROOT>0 him=he/PRP/dobj>5 '
        "~,/,/punct>5 and/CC/cc>5 I=I/PRP/nsubj>10 stayed=stay/VBD/conj>5 with/IN/prep>10 the/DT/det>13 "
        "children=child/NNS/pobj>11 ~././punct>10 ~\"/''/punct>10",
    ) == [
        ("A neighbour", "had warned", ["to leave"], QuoteForm.INDIRECT),
        ("Farida Noor", None, ['"I did not believe him, and I stayed with the children."'], QuoteForm.DIRECT),
    ]


def test_title_in_quotation_marks_is_nobodys_speech(cues: CueLexicon) -> None:
    assert (
        parts(
            cues,
            "Anna=Anna/NNP/compound>2[PERSON] Holm=Holm/NNP/nsubj>3[PERSON] gave=give/VBD/ROOT>0 a/DT/det>5 "
            "speech/NN/dobj>3 in/IN/prep>3 Oslo=Oslo/NNP/pobj>6[GPE] ~././punct>3",
            '+"/``/punct>6 ~Trade=Trade/NNP/nsubj>6 and/CC/cc>2 Growth=Growth/NNP/conj>2 ~:/:/punct>2 '
            "Building=build/VBG/ROOT>0 a/DT/det>9 Lasting=Lasting/NNP/compound>9 "
            "Partnership=Partnership/NNP/dobj>6 ~././punct>6 ~\"/''/punct>6",
        )
        == []
    )


def test_colon_at_the_end_of_a_paragraph_leads_to_the_next_one_only(cues: CueLexicon) -> None:
    wrote = "Holm/NNP/nsubj>2[PERSON] wrote=write/VBD/ROOT>0 ~:/:/punct>2"
    words = "Oil/NN/nsubj>2 leaked=leak/VBD/ROOT>0 ~././punct>2"
    more = "+Ports=port/NNS/nsubj>2 closed=close/VBD/ROOT>0 ~././punct>2"
    after = "Rain/NN/nsubj>2 fell=fall/VBD/ROOT>0 ~././punct>2"
    assert parts(cues, wrote, words, more, after) == [("Holm", "wrote", ["Oil leaked. Ports closed"], QuoteForm.DIRECT)]
    assert parts(cues, wrote, f"+{words}", after) == []
    assert parts(cues, wrote) == []
