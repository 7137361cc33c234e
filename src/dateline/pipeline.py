"""The whole flow on one screen: bytes → report → reading → coding → the object that is written or stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from dateline.coding.claims import code
from dateline.errors import DatelineError
from dateline.knowledge.load import Knowledge
from dateline.model import SCHEMA_NUMBER, Report, ReportObject
from dateline.read.annotate import READ_LANGUAGES, Annotator, find_language
from dateline.read.mentions import find_mentions
from dateline.read.tracing import Sighting, trace_name


class Coder:
    """Reads and codes one report after another, with a language model and tables that are loaded once."""

    def __init__(self, annotator: Annotator, knowledge: Knowledge) -> None:
        self._annotator = annotator
        self._knowledge = knowledge

    def code(self, report: Report) -> ReportObject:
        """All that the report says. One that cannot be read is kept, with the reason among its warnings."""
        report = msgspec.structs.replace(report, language=report.language or find_language(report.text))
        if report.language is not None and report.language not in READ_LANGUAGES:
            return unread(report, f"language: '{report.language}' is not read yet — the report is kept as it came")
        try:
            return self._code(report)
        except Exception as error:  # one report must never end a batch, whatever is wrong with it
            problem = f"{type(error).__name__}: {error}"
            return unread(report, f"code: {problem} — the report is kept; please send its text to the maintainers")

    def trace(self, report: Report, name: str) -> tuple[Sighting, ...]:
        """Every place where ``name`` stands in a report: what it was taken for, and what else was weighed."""
        parse = self._annotator.parse(report.text)
        return trace_name(report, parse, name, self._knowledge.actors, self._knowledge.gazetteer)

    def _code(self, report: Report) -> ReportObject:
        parse = self._annotator.parse(report.text)
        reading = find_mentions(report, parse, self._knowledge.actors, self._knowledge.gazetteer)
        coding = code(reading, self._knowledge.rules)
        return ReportObject(
            SCHEMA_NUMBER,
            report,
            coding.mentions,
            reading.entities,
            coding.attributions,
            coding.times,
            coding.claims,
            coding.wording,
            reading.warnings,
        )


def unread(report: Report, warning: str) -> ReportObject:
    """The object of a report of which nothing could be read."""
    return ReportObject(SCHEMA_NUMBER, report, warnings=(warning,))


def code_all(inputs: Iterable[Report | DatelineError], coder: Coder) -> Iterator[ReportObject | DatelineError]:
    """Each report coded, each failure handed on, in order and one at a time, so that memory stays flat."""
    for each in inputs:
        yield each if isinstance(each, DatelineError) else coder.code(each)
