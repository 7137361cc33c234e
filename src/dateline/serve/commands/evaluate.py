"""``dateline eval``: scores what is read against gold sets."""

from __future__ import annotations

from pathlib import Path

import click

from dateline.serve.commands.reading import LateCoder, Reader
from dateline.settings import read_settings

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command(
    "eval",
    epilog="""\b
Examples:
  dateline eval gold/
  dateline eval gold/ --scorer score.py --floors evals/floors.json --only times-tbaq""",
)
@click.argument("gold", type=click.Path(file_okay=False, path_type=Path))
@click.option("--scorer", type=_FILE,
              help="What compares an output with a gold set. [default: ../score/score.py beside GOLD]")  # fmt: skip
@click.option("--floors", type=_FILE, default=Path("evals/floors.json"), show_default=True,
              help="JSON: the gold sets, and the least that each may score.")  # fmt: skip
@click.option("--only", multiple=True, metavar="NAME", help="Only this gold set; may be given several times.")
@click.pass_context
def evaluate(context: click.Context, gold: Path, scorer: Path | None, floors: Path, only: tuple[str, ...]) -> None:
    """Score what is read against gold sets.

    Reads the gold sets that stand in the folder GOLD. The exit status is 1 where a figure lies below its floor.
    """
    from dateline.serve import evaluate as evaluation

    reader: Reader = context.obj
    coder = LateCoder(reader, read_settings())
    below = 0
    wanted = evaluation.load_floors(floors)
    if unknown := set(only) - set(wanted):
        raise click.BadParameter(f"{', '.join(sorted(unknown))}: not in {floors}", context, param_hint="--only")
    chosen = {name: gold_set for name, gold_set in wanted.items() if not only or name in only}
    beside = scorer or gold.resolve().parent / "score" / "score.py"
    for score in evaluation.evaluate(gold, chosen, beside, coder.code):
        click.echo(f"{score.gold}\n{score.printed}")
        for line in score.below:
            click.echo(f"below its floor: {score.gold}: {line}", err=True)
        below += len(score.below)
    context.exit(1 if below else 0)
