"""Which inputs the arguments name: files, directories walked in a fixed order, addresses, standard input."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from dateline.errors import IngestError, RefusedError

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{1,20}://", re.IGNORECASE)


class FileInput(Struct, frozen=True):
    """A file to be read."""

    path: Path


class AddressInput(Struct, frozen=True):
    """A web address to be fetched."""

    url: str


class StandardInput(Struct, frozen=True):
    """The program's standard input."""


Input = FileInput | AddressInput | StandardInput


def find_inputs(paths: Iterable[str]) -> Iterator[Input | IngestError]:
    """The inputs that ``paths`` name, in order. A directory gives its files and those below it, sorted by name.

    Hidden files and directories inside a directory are passed over; a symbolic link that leads back up is followed
    once. What is missing or may not be listed is an error value; the rest goes on.
    """
    for path in paths:
        if path == "-":
            yield StandardInput()
        elif _ADDRESS.match(path):
            yield AddressInput(path)
        elif _OTHER_SCHEME.match(path):
            yield RefusedError(path, "neither a file nor an http or https address", "save it, and pass the file")
        else:
            yield from _find_files(Path(path))


def _find_files(top: Path) -> Iterator[FileInput | IngestError]:
    waiting: list[tuple[Path, frozenset[tuple[int, int]]]] = [(top, frozenset())]
    while waiting:
        path, above = waiting.pop()
        try:
            if not path.is_dir():
                if path == top or not _may_block(path):
                    yield FileInput(path)
                continue
            status = path.stat()
            entries = sorted((entry for entry in path.iterdir() if not entry.name.startswith(".")), reverse=True)
        except (OSError, ValueError) as error:
            yield unreadable(path, error)
            continue
        here = (status.st_dev, status.st_ino)
        if here not in above:
            waiting.extend((entry, above | {here}) for entry in entries)


def _may_block(path: Path) -> bool:
    """Whether opening a directory's entry could wait for ever: pipes, sockets and devices hold no report."""
    return path.is_fifo() or path.is_socket() or path.is_char_device() or path.is_block_device()


def unreadable(path: Path, error: Exception) -> IngestError:
    """The error value of a file or directory that the system will not open."""
    problem = (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
    return IngestError(str(path), problem, "check the path and your right to read it")
