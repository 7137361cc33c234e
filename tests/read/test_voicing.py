"""The model of voices, as it comes with Dateline."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

import pytest

from dateline.errors import ReadError
from dateline.read import voicing
from dateline.read.annotate import SpacyAnnotator
from dateline.read.voicing import LONGEST, VoiceTagger
from dateline.reading import NO_VOICE, Parse
from handparse import parse_from

SAID = "The/DT/det>2 harbourmaster/NN/nsubj>3 said=say/VBD/ROOT>0 the/DT/det>5 ferry/NN/nsubj>6 sank=sink/VBD/ccomp>3"
PLAIN = "The/DT/det>2 ferry/NN/nsubj>3 sank=sink/VBD/ROOT>0 in/IN/prep>3 the/DT/det>6 harbour/NN/pobj>4"


@pytest.fixture(scope="module")
def tagger() -> VoiceTagger:
    return VoiceTagger()


def test_each_word_is_heard_in_its_role(tagger: VoiceTagger) -> None:
    parse = parse_from(SAID)
    voices = dict(zip((token.text for token in parse.tokens), tagger.tag(parse), strict=True))
    assert voices["harbourmaster"].source > 0
    assert voices["said"].cue > 0
    assert voices["said"].head > 0
    assert voices["sank"].content > 0
    assert max(voices[word].cue for word in ("harbourmaster", "ferry", "sank")) < 0


def test_a_plain_sentence_has_no_cue(tagger: VoiceTagger) -> None:
    assert all(voice.cue < 0 for voice in tagger.tag(parse_from(PLAIN)))


def test_sentences_do_not_lean_on_each_other_and_twice_is_the_same(tagger: VoiceTagger) -> None:
    both = tagger.tag(parse_from(PLAIN, SAID))
    alone = tagger.tag(parse_from(PLAIN)) + tagger.tag(parse_from(SAID))
    assert both == alone
    assert tagger.tag(parse_from(PLAIN, SAID)) == both


def test_nothing_is_asked_of_no_words(tagger: VoiceTagger) -> None:
    assert tagger.tag(Parse("", (), ())) == ()


def test_of_a_very_long_sentence_the_beginning_is_heard(tagger: VoiceTagger) -> None:
    parse = parse_from(SAID + " on/IN/dep>3" * (2 * LONGEST))
    voices = tagger.tag(parse)
    assert len(voices) == len(parse.tokens)
    assert voices[2].cue > 0
    assert voices[-1] == NO_VOICE


def test_a_model_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voicing, "MODEL", "none.onnx")
    with pytest.raises(ReadError, match="install the package again"):
        VoiceTagger()


def test_the_model_is_taken_from_the_folder_that_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=voicing.MODEL):
        VoiceTagger(tmp_path)
    with as_file(files("dateline.read")) as shipped:
        parse = parse_from(SAID)
        assert VoiceTagger(shipped).tag(parse) == VoiceTagger().tag(parse)


def test_a_report_is_parsed_without_the_model_where_none_is_fitted_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voicing, "MODEL", "none.onnx")
    parse = SpacyAnnotator(voices=False).parse("The harbourmaster said the ferry sank.")
    assert [token.text for token in parse.tokens][:3] == ["The", "harbourmaster", "said"]
    assert parse.voices == ()
