"""``dateline evaluate``: scores what is read against gold sets."""

from __future__ import annotations

from pathlib import Path

import click

from dateline.serve.commands.reading import LateCoder, Reader
from dateline.settings import read_settings

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command(
    epilog="""\b
Example:
  dateline evaluate gold/ --scorer score.py --floors evals/floors.json"""
)
@click.argument("gold", type=click.Path(file_okay=False, path_type=Path))
@click.option("--scorer", type=_FILE, required=True, help="The program that compares an output with a gold set.")
@click.option("--floors", type=_FILE, required=True, help="JSON: the gold sets, and the least that each may score.")
@click.pass_context
def evaluate(context: click.Context, gold: Path, scorer: Path, floors: Path) -> None:
    """Score what is read against gold sets.

    Reads the gold sets that stand in the folder GOLD. The exit status is 1 where a figure lies below its floor.
    """
    from dateline.serve import evaluate as evaluation

    reader: Reader = context.obj
    coder = LateCoder(reader, read_settings())
    below = 0
    for score in evaluation.evaluate(gold, evaluation.load_floors(floors), scorer, coder.code):
        click.echo(f"{score.gold}\n{score.printed}")
        for line in score.below:
            click.echo(f"below its floor: {score.gold}: {line}", err=True)
        below += len(score.below)
    context.exit(1 if below else 0)
