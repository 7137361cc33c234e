"""The whole flow on invented reports: what it writes keeps the contract, whatever it reads."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import dateline.pipeline
from contract import assert_contract
from dateline.ingest import read_inputs
from dateline.model import Report, report_id
from dateline.pipeline import Coder

EXAMPLES = Path(__file__).parent.parent / "examples" / "reports"

# Between bars: marks and signs that break texts, and words of which sentences of every kind may come.
MARKS = "“|”|\"|'|’|«|»|(|)|—|, |. |? |\n|\r\n|\n\n|\u2028|\u00a0|\t|e\u0301|\u200b|\u202e|🙂|🇵🇪|ﬁ|\ufeff|\ufffd|İ|中文"
WORDS = (
    "the minister |said |said that |Peru |Lima |on Tuesday |she |it |them |Reuters |not |its army attacked |killed |"
    "17 of them |two |and |of |accused |rebels |fled to |Chile |who |IV |$5m "
)
PIECES = st.sampled_from(f"{MARKS}|{WORDS}".split("|"))
TEXTS = st.lists(PIECES, max_size=40).map(lambda pieces: "Peru " + "".join(pieces))


def report(text: str, **stated: str) -> Report:
    return Report(report_id(None, None, text), text, published="2031-05-06", **stated)


def examples() -> list[Report]:
    return [each for each in read_inputs([str(EXAMPLES)]) if isinstance(each, Report)]


@pytest.mark.parametrize("example", examples(), ids=lambda each: each.id)
def test_every_example_keeps_the_contract_and_is_read_alike_twice(coder: Coder, example: Report) -> None:
    coded = coder.code(example)
    assert_contract(coded)
    assert not any(warning.startswith("code:") for warning in coded.warnings)
    assert coder.code(example) == coded


def test_a_word_of_a_time_is_no_event(coder: Coder) -> None:
    coded = coder.code(report("Two ferries have sunk off Callao since the beginning of the year, the ministry said."))
    assert "beginning" not in {claim.trigger.text for claim in coded.claims}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_odd_texts_keep_the_contract(coder: Coder, text: str) -> None:
    coded = coder.code(report(text, language="en"))
    assert_contract(coded)
    assert coded.warnings == ()


def test_a_fault_in_coding_is_a_warning_and_the_report_is_kept(coder: Coder, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr(dateline.pipeline, "code", fail)
    given = report("Peru sent boats to Callao, the ministry said.")
    coded = coder.code(given)
    assert_contract(coded)
    (warning,) = coded.warnings
    assert warning.startswith("code: ZeroDivisionError: by nought — ")
    assert (coded.report.id, coded.report.text, coded.claims) == (given.id, given.text, ())


def test_a_language_that_is_not_read_is_kept_and_said_so(coder: Coder) -> None:
    coded = coder.code(report("Министр встретился с послом во вторник, и они обсудили новое соглашение о границе."))
    assert_contract(coded)
    assert coded.report.language == "ru"
    assert coded.warnings[0].startswith("language: 'ru' is not read yet")
    assert coded.claims == ()


@pytest.mark.parametrize("text", ["", " \n\t", "?", "“", "\u200b"])
def test_texts_without_a_word_say_nothing_and_fail_nothing(coder: Coder, text: str) -> None:
    coded = coder.code(report(text))
    assert_contract(coded)
    assert (coded.claims, coded.attributions, coded.warnings) == ((), (), ())


def test_what_is_written_reads_back_the_same(coder: Coder) -> None:
    coded = coder.code(report("Peru's army attacked rebels near Lima on Tuesday, the minister told reporters."))
    assert coded.claims
    assert msgspec.json.decode(msgspec.json.encode(coded), type=type(coded)) == coded


@pytest.mark.parametrize(
    "text",
    [
        "Peru who 🙂fled to ",
        ". use - ( they fight Ivanov TASS who 🙂fled against",
        "according to that near quoted",
        ", will , began their ) against been — using ,",
        "Near Franklin",
    ],
)
def test_what_no_grammar_allows_is_read_without_failure(coder: Coder, text: str) -> None:
    assert coder.code(report(text, language="en")).warnings == ()
