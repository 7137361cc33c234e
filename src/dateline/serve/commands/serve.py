"""``dateline serve``: the pages and the API over a store."""

from __future__ import annotations

from pathlib import Path

import click

from dateline.errors import UsageError
from dateline.settings import read_settings

_LOCAL = ("127.0.0.1", "localhost", "::1")


@click.command(
    epilog="""\b
Examples:
  dateline serve
  dateline serve --db conflict.sqlite --port 8080"""
)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--db", type=click.Path(dir_okay=False, path_type=Path), envvar="DATELINE_DB", show_envvar=True,
              help="The store. [default: dateline.sqlite in the user's data folder]")  # fmt: skip
@click.option("--allow-nonlocal", is_flag=True, help="Listen on an address that other machines reach.")
def serve(host: str, port: int, db: Path | None, allow_nonlocal: bool) -> None:
    """Show a store in the browser, and answer programs under /api.

    Whoever reaches the address reads all that the store holds: there are no accounts. So only this machine does,
    unless --allow-nonlocal is given.
    """
    if host not in _LOCAL and not allow_nonlocal:
        remedy = "add --allow-nonlocal if everybody who reaches this machine may read the store"
        raise UsageError(f"--host {host}", "other machines could reach this address", remedy)
    from dateline.serve.web import run  # the web framework is loaded only where it is needed

    run(read_settings(db=db).db, host, port, click.echo)
