"""``dateline actors explain``: what a name can stand for, and in a report why it was taken for what it was."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from dateline.errors import DatelineError, UsageError
from dateline.model import Report, report_id
from dateline.serve.commands.reading import Reader, check_published
from dateline.settings import Settings, read_settings

if TYPE_CHECKING:
    from dateline.read.tracing import Candidate, Sighting


@click.command(
    "explain",
    epilog="""\b
Examples:
  dateline actors explain Washington
  dateline actors explain Washington --text "Washington denied the charge."
  dateline actors explain Abe --report report.txt --published 2017-02-09""",
)
@click.argument("name")
@click.option("--report", "path", metavar="PATH", help="Explain the name in this report.")
@click.option("--text", metavar="TEXT", help="Explain the name in this text.")
@click.option("--published", callback=check_published, metavar="DATE",
              help="When the report came out, where it does not say so itself.")  # fmt: skip
@click.option("--actors", type=click.Path(exists=True, dir_okay=False, path_type=Path), envvar="DATELINE_ACTORS",
              show_envvar=True, help="A table of your own actors and names, beside the program's.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@click.pass_context
def explain_actor(
    context: click.Context,
    name: str,
    path: str | None,
    text: str | None,
    published: str | None,
    actors: Path | None,
    form: str,
) -> None:
    """Show what a name can stand for.

    Without a report: all that the tables and the gazetteer list under NAME. With --report or --text: each place where
    NAME stands there, the rule that chose what it stands for, and what else was weighed and why not.
    """
    if path is not None and text is not None:
        raise UsageError("--text", "a report is given as well", "give --report or --text, not both")
    settings = read_settings(actors=actors)
    if path is None and text is None:
        found = list(_listed(name, settings))
        lines = [msgspec.json.encode(each).decode() for each in found] if form == "jsonl" else _show_listed(name, found)
    else:
        report = _given(text, published) if text is not None else _read_one(context.obj, str(path), published, settings)
        seen = _traced(report, name, settings)
        lines = [msgspec.json.encode(each).decode() for each in seen] if form == "jsonl" else _show_seen(name, seen)
    for line in lines:
        click.echo(line)


def _given(text: str, published: str | None) -> Report:
    return Report(report_id(None, None, text), text, published=published)


def _read_one(reader: Reader, path: str, published: str | None, settings: Settings) -> Report:
    """The first report in a file or at an address."""
    for _, each in reader.read([path], published, None, settings, {}):
        if isinstance(each, DatelineError):
            raise each
        return each
    raise UsageError(path, "there is no report in it", "give a file that holds one")


def _listed(name: str, settings: Settings) -> Iterator[Candidate]:
    from dateline.knowledge.actors import load_actors
    from dateline.knowledge.gazetteer import load_gazetteer
    from dateline.read.tracing import find_candidates

    yield from find_candidates(name, load_actors(settings.actors), load_gazetteer(settings.gazetteer_cache))


def _traced(report: Report, name: str, settings: Settings) -> tuple[Sighting, ...]:
    from dateline.knowledge.load import load_knowledge
    from dateline.pipeline import Coder
    from dateline.read.annotate import SpacyAnnotator

    knowledge = load_knowledge(settings.actors, settings.gazetteer_cache, partial(click.echo, file=sys.stderr))
    return Coder(SpacyAnnotator(), knowledge).trace(report, name)


def _show_listed(name: str, found: list[Candidate]) -> Iterator[str]:
    if not found:
        yield f"no table and no place has the name '{name}'; in a report it may still be found by its use"
    for each in found:
        yield from _show_candidate(each, "")


def _show_seen(name: str, seen: tuple[Sighting, ...]) -> Iterator[str]:
    if not seen:
        yield f"no mention in the report has the name '{name}'"
    for each in seen:
        called = f"{each.entity} ({each.name})" if each.name else each.entity or "nobody known"
        yield f"{each.start}–{each.end} '{each.text}': {called}, as {'a place' if each.kind == 'place' else 'an actor'}"
        yield f"  rule: {each.rule}"
        for other in each.weighed:
            yield from _show_candidate(other, "  + " if other.entity == each.entity else "  - ")


def _show_candidate(candidate: Candidate, lead: str) -> Iterator[str]:
    country = f", {candidate.country}" if candidate.country else ""
    score = f", score {candidate.score:+.2f}" if candidate.score is not None else ""
    yield f"{lead}{candidate.entity} ({candidate.name}{country}): {candidate.source}, {candidate.use}{score}"
    indent = " " * (len(lead) + 2)
    if candidate.features:
        shares = ", ".join(f"{name} {share:+.2f}" for name, share in candidate.features.items())
        yield f"{indent}precision {candidate.precision}: {shares}"
    yield from (f"{indent}{office}" for office in candidate.offices)
    if candidate.against:
        yield f"{indent}against it: {candidate.against}"
