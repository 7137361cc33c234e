"""The command ``dateline``: its commands, and how an error becomes a message and an exit status."""

from __future__ import annotations

import logging
import sys
from typing import Any

import click

from dateline import __version__
from dateline.errors import DatelineError, UsageError
from dateline.serve.commands.add import INTERRUPTED, add
from dateline.serve.commands.evaluate import evaluate
from dateline.serve.commands.explain import explain_command
from dateline.serve.commands.explain_actor import explain_actor
from dateline.serve.commands.flows import flows
from dateline.serve.commands.happenings import happening, happenings
from dateline.serve.commands.judging import judgements, merge, split
from dateline.serve.commands.ontology import ontology
from dateline.serve.commands.query import actors, claims, failures, movements, reports
from dateline.serve.commands.read import read
from dateline.serve.commands.reading import PipelineReader
from dateline.serve.commands.serve import serve
from dateline.serve.commands.sources import sources
from dateline.serve.commands.wording import wording

SOME_FAILED = 1
WRONG_USAGE = 2


class Program(click.Group):
    """A group of commands in which every foreseen error ends as one line on standard error."""

    def invoke(self, context: click.Context) -> Any:
        """Runs the command.

        Exit status 0: all was done; 1: some input failed; 2: wrong usage; 130: interrupted.
        """
        try:
            answer = super().invoke(context)
            sys.stdout.flush()
        except DatelineError as error:
            click.echo(f"Error: {error}", err=True)
            context.exit(WRONG_USAGE if isinstance(error, UsageError) else SOME_FAILED)
        except KeyboardInterrupt:
            click.echo("stopped", err=True)
            context.exit(INTERRUPTED)
        except BrokenPipeError:
            raise  # click ends quietly: whoever read the output has read enough
        except OSError as error:
            where, remedy = (error.filename, "check it") if error.filename else ("output", "write it elsewhere")
            click.echo(f"Error: {where}: {error.strerror or error} — {remedy}, then run again", err=True)
            context.exit(SOME_FAILED)
        return answer


_EPILOG = """\b
Examples:
  dateline read report.txt --format text
  dateline add reports/ --db conflict.sqlite
  dateline claims --db conflict.sqlite --actor Russia --type CONSULT
  dateline serve --db conflict.sqlite

\b
Exit status: 0 all was read; 1 some input failed, the rest is done; 2 wrong usage; 130 interrupted."""


@click.group(
    cls=Program, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="dateline")
@click.pass_context
def main(context: click.Context) -> None:
    """Read news reports and keep what they say as attributed claims.

    Who reportedly did what to whom, where and when, and according to whom: every claim with its sentence and the
    chain of those who say so.
    """
    for library in ("trafilatura", "htmldate", "warcio"):  # what they have to say comes as errors that name the input
        logging.getLogger(library).setLevel(logging.CRITICAL + 1)
    if context.obj is None:
        context.obj = PipelineReader()


for command in (
    read,
    add,
    claims,
    explain_command,
    movements,
    happenings,
    happening,
    merge,
    split,
    judgements,
    flows,
    actors,
    reports,
    failures,
    sources,
    wording,
    ontology,
    serve,
    evaluate,
):
    main.add_command(command)
actors.add_command(explain_actor)
