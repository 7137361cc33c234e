"""The reader's runs show the whole text once, and each run knows what covers it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.model import (
    Attribution,
    Claim,
    ClaimKind,
    Cue,
    Modality,
    QuoteForm,
    Report,
    ReportObject,
    Source,
    SourceKind,
    Span,
    Stance,
    TextSpan,
    Time,
)
from dateline.serve.reader import find_passages

TEXT = "The envoy said they met.\n\nNobody else came."


def attribution(key: str, via: str | None, source: str, cue: str, content: str) -> Attribution:
    def at(words: str) -> tuple[int, int]:
        return TEXT.index(words), TEXT.index(words) + len(words)

    return Attribution(
        key,
        via,
        Source(*at(source), source, mention=None, kind=SourceKind.ROLE),
        Cue(*at(cue), cue, stance=Stance.STATES),
        None,
        (Span(*at(content)),),
        QuoteForm.INDIRECT,
    )


def claim(trigger: str, evidence: str, held: str | None) -> Claim:
    start = TEXT.index(trigger)
    return Claim(
        "k1", ClaimKind.EVENT, "CONSULT", None, (), "040", TextSpan.cut(TEXT, start, start + len(trigger)), (), (), (),
        None, (), (), (), (), None, Modality.HAPPENED, 0.5, held,
        Span(TEXT.index(evidence), TEXT.index(evidence) + len(evidence)),
    )  # fmt: skip


def test_a_run_carries_its_layers_and_its_claim() -> None:
    found = ReportObject(
        1,
        Report("r", TEXT),
        attributions=(attribution("a1", None, "The envoy", "said", "they met"),),
        claims=(claim("met", "they met", "a1"),),
    )
    first, second = find_passages(found)
    met = next(run for run in first.runs if run.text == "met")
    assert set(met.style.split()) == {"content", "trigger"}
    assert (met.claims, met.trigger) == ("k1", "k1")
    assert (first.claims, second.claims) == (("k1",), ())
    assert [run.text for run in second.runs] == ["Nobody else came."]


def test_a_nested_attribution_is_marked_deep() -> None:
    found = ReportObject(
        1,
        Report("r", TEXT),
        attributions=(
            attribution("a1", None, "The envoy", "said", "they met"),
            attribution("a2", "a1", "they", "met", "met"),
        ),
    )
    met = next(run for run in find_passages(found)[0].runs if run.text == "met")
    assert "content deep" in met.style


@given(st.text(alphabet="ab \n", max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=8))
def test_runs_are_the_text_without_its_line_ends(text: str, spans: list[tuple[int, int]]) -> None:
    times = tuple(
        Time(start, min(start + length, len(text)), text[start : start + length], id=f"t{n}")
        for n, (start, length) in enumerate(spans)
        if start < len(text)
    )
    passages = find_passages(ReportObject(1, Report("r", text), times=times))
    shown = [line for line in text.split("\n") if line.strip()]
    assert ["".join(run.text for run in passage.runs) for passage in passages] == shown
