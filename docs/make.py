"""Makes the parts of the documentation that the program itself knows best.

python docs/make.py           writes them
python docs/make.py --check   says what is out of date, exit status 1
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from dateline.serve.cli import main as dateline
from dateline.serve.schema import report_schema

DOCS = Path(__file__).resolve().parent


def pages() -> dict[Path, str]:
    """What each generated file should hold."""
    return {
        DOCS / "schema" / "report-1.json": json.dumps(report_schema(), indent=2, ensure_ascii=False) + "\n",
        DOCS / "commands.md": commands_page(),
    }


def commands_page() -> str:
    """Every command's help text, as the terminal shows it."""
    parts = [
        "# Commands\n\nMade from the program's own help by `python docs/make.py`; a test checks that it is current.\n"
    ]
    for name, command, context in _walk(dateline, "dateline"):
        parts.append(f"## `{name}`\n\n```text\n{command.get_help(context).rstrip()}\n```\n")
    return "\n".join(parts)


def _walk(
    command: click.Command, name: str, above: click.Context | None = None
) -> Iterator[tuple[str, click.Command, click.Context]]:
    context = click.Context(
        command, info_name=name.split()[-1], parent=above, terminal_width=100, max_content_width=100
    )
    yield name, command, context
    if isinstance(command, click.Group):
        for child in sorted(command.commands):
            yield from _walk(command.commands[child], f"{name} {child}", context)


def main() -> int:
    """Writes or checks; the exit status."""
    stale = [path for path, text in pages().items() if not path.exists() or path.read_text("utf-8") != text]
    if "--check" in sys.argv[1:]:
        for path in stale:
            print(f"{path.relative_to(DOCS.parent)} is out of date: run python docs/make.py", file=sys.stderr)
        return bool(stale)
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(pages()[path], "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
