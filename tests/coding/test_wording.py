import pytest

from dateline.coding.wording import find_wording
from dateline.knowledge.wording import WordingEntry, load_wording
from dateline.model import Attribution, QuoteForm, Span, Wording, WordingKind
from dateline.reading import Parse, Reading
from handparse import parse_from, report_of

LEXICON = load_wording()
TAGS = {"NOUN": "NN", "VERB": "VB", "ADJ": "JJ", "ADP": "IN", "PROPN": "NNP", "ADV": "RB"}


def find(parse: Parse, *contents: Span) -> tuple[Wording, ...]:
    attributions = [
        Attribution(f"a{n}", None, None, None, None, (content,), QuoteForm.INDIRECT)
        for n, content in enumerate(contents, 1)
    ]
    return find_wording(Reading(report_of(parse), parse), attributions, LEXICON)


def texts(parse: Parse, *contents: Span) -> list[str]:
    return [wording.text for wording in find(parse, *contents)]


# Every entry of the lexicon is tried on a sentence made to its conditions, and on one made against each of them.


def wanted(entry: WordingEntry) -> dict[str, str]:
    return {each.test: min(each.values) for each in entry.conditions if not each.negated}


def sentence_for(entry: WordingEntry, places: dict[str, str]) -> Parse:
    """The expression with its last word as head, and a word at each of the ``places`` that conditions test."""
    words: list[tuple[str, str, str, str]] = []  # text, tag, relation, governor: "head", "out" or "above"
    if "before" in places:
        words.append((places["before"], "IN", "dep", "out"))
    if "modifier" in places:
        words.append((places["modifier"], "JJ", "amod", "head"))
        if "before" in places:
            words.reverse()
    tag = TAGS[places.get("pos", "NOUN")]
    words += [(word, "NN", "dep", "head") for word in entry.words[:-1]]
    link = places.get("link", "amod" if "modifies" in places else "dep")
    words.append((entry.words[-1], tag, link, "above"))
    head = len(words)
    if "after" in places:
        words.append((places["after"], "IN", "dep", "out"))
    if "object" in places:
        words.append((places["object"], "NN", "dobj", "head"))
    if "of" in places and entry.words[-1] == "of":
        words.append((places["of"], "NN", "pobj", "head"))
        words[head - 1] = ("of", "IN", "dep", "above")
    elif "of" in places:
        words.append(("of", "IN", "prep", "head"))
        words.append((places["of"], "NN", "pobj", "last"))
    words.append((places.get("modifies") or places.get("governor", "thing"), "NN", "ROOT", "root"))
    root = len(words)
    heads = {"head": head, "out": root, "above": root, "root": 0}
    return parse_from(
        " ".join(f"{text}/{tag}/{dep}>{heads.get(to, n)}" for n, (text, tag, dep, to) in enumerate(words))
    )


def matches(entry: WordingEntry, places: dict[str, str]) -> bool:
    found = find(sentence_for(entry, places))
    return any(wording.text.lower().replace("-", " ").split() == list(entry.words) for wording in found)


@pytest.mark.parametrize("entry", list(LEXICON), ids=lambda entry: " ".join(entry.words))
def test_every_entry_counts_where_its_conditions_hold_and_only_there(entry: WordingEntry) -> None:
    places = wanted(entry)
    assert matches(entry, places)
    for condition in entry.conditions:
        against = dict(places)
        if condition.negated:
            against[condition.test] = min(condition.values)
        elif condition.test == "pos":
            against["pos"] = next(pos for pos in TAGS if pos not in condition.values)
        else:
            del against[condition.test]
        assert not matches(entry, against), condition


def test_inflected_and_hyphened_forms_are_found() -> None:
    parse = parse_from(
        "The/DT/det>5 self/NN/npadvmod>4 ~-/HYPH/punct>4 ~proclaimed=proclaim/VBN/amod>5 envoys=envoy/NNS/nsubj>6 "
        "slaughtered=slaughter/VBD/ROOT>0 villagers=villager/NNS/dobj>6"
    )
    assert [(each.text, each.kind) for each in find(parse)] == [
        ("self-proclaimed", WordingKind.DISTANCING),
        ("slaughtered", WordingKind.LOADED),
    ]


def test_the_longest_expression_wins() -> None:
    parse = parse_from("The/DT/det>3 terror/NN/compound>3 outfit/NN/nsubj>4 fled=flee/VBD/ROOT>0")
    assert texts(parse) == ["terror outfit"]


def test_a_regime_of_sanctions_is_no_judgement() -> None:
    sanctions = parse_from("The/DT/det>3 sanctions=sanction/NNS/compound>3 regime/NN/nsubj>4 ended=end/VBD/ROOT>0")
    assert texts(sanctions) == []
    assert texts(parse_from("The/DT/det>3 island/NN/compound>3 regime/NN/nsubj>4 ended=end/VBD/ROOT>0")) == ["regime"]


def test_a_word_in_a_name_is_no_judgement() -> None:
    parse = parse_from(
        "The/DT/det>4 Vostok/NNP/compound>4[ORG] Terrorist/NNP/compound>4[ORG] Committee/NNP/nsubj>5[ORG] "
        "met=meet/VBD/ROOT>0"
    )
    assert texts(parse) == []


def test_the_innermost_attribution_that_covers_an_expression_is_its_voice() -> None:
    parse = parse_from("Orlov/NNP/nsubj>2 said=say/VBD/ROOT>0 infidels/NNS/nsubj>4 fled=flee/VBD/ccomp>2")
    outer, inner = Span(0, len(parse.text)), Span(parse.text.index("infidels"), len(parse.text))
    assert [each.attribution for each in find(parse, outer, inner)] == ["a2"]
    assert [each.attribution for each in find(parse)] == [None]


def test_a_topic_is_no_judgement() -> None:
    topic = parse_from("They/PRP/nsubj>2 fight/VBP/ROOT>0 against/IN/prep>2 terrorism/NN/pobj>3")
    assert texts(topic) == []
    label = parse_from("They/PRP/nsubj>2 resort/VBP/ROOT>0 to/IN/prep>2 terrorism/NN/pobj>3")
    assert texts(label) == ["terrorism"]


def test_a_verb_of_reporting_is_no_hedge() -> None:
    verb = parse_from("Orlov/NNP/nsubj>2 alleged=allege/VBD/ROOT>0 fraud/NN/dobj>2")
    assert texts(verb) == []
    assert texts(parse_from("The/DT/det>3 alleged/VBN/amod>3 fraud/NN/nsubj>4 ended=end/VBD/ROOT>0")) == ["alleged"]


def test_words_in_a_quotation_without_a_speaker_are_not_the_outlet_s() -> None:
    parse = parse_from(
        "“/``/punct>3 ~The/DT/det>3 infidels/NNS/nsubj>4 fled=flee/VBD/ROOT>0 at/IN/prep>4 dawn/NN/pobj>5 ~”/''/punct>4"
    )
    assert texts(parse) == []
    (wording,) = find(parse, Span(parse.text.index("fled"), len(parse.text) - 2))
    assert (wording.text, wording.attribution) == ("infidels", "a1")


def test_marks_that_distance_are_wording_in_the_outlet_s_voice() -> None:
    parse = parse_from("Its/PRP$/poss>3 “/``/punct>3 ~republic/NN/nsubj>5 ~”/''/punct>3 collapsed=collapse/VBD/ROOT>0")
    (wording,) = find(parse)
    assert (wording.text, wording.kind, wording.attribution) == ("“republic”", WordingKind.DISTANCING, None)
    assert wording.reason
