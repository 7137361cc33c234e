"""Figures in pages: the text that stands between a name's own marks."""

from __future__ import annotations

import re
from pathlib import Path


def write_block(page: Path, name: str, figures: str) -> None:
    """Puts figures into a page, between ``<!-- NAME -->`` and ``<!-- end NAME -->``.

    Raises:
        SystemExit: the page lacks one of the marks, or has them the wrong way round.
    """
    begin, end = f"<!-- {name} -->", f"<!-- end {name} -->"
    block = f"{begin}\n```text\n{figures.strip()}\n```\n{end}"
    marked = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    text, found = marked.subn(lambda _: block, page.read_text("utf-8"))
    if not found:
        raise SystemExit(f"{page}: there is no place for {name}: add the marks {begin} and {end}")
    page.write_text(text, "utf-8")
