"""What a user may set, gathered once by an entry point and handed on; no other room reads the environment.

======================  ====================================================================
``DATELINE_DB``         the store, where ``--db`` is not given
``DATELINE_ACTORS``     a file of the user's own actors, where ``--actors`` is not given
``DATELINE_USER``       who judges, where ``--by`` is not given; else the name by which one is logged in
``DATELINE_CACHE``      the folder in which the index of places is kept
``NO_COLOR``            any value: no colours (https://no-color.org)
======================  ====================================================================
"""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from dateline.errors import UsageError

STORE_NAME = "dateline.sqlite"


class Settings(Struct, frozen=True):
    """One run's settings.

    ``follow_items`` fetches the pages of which a feed gives only the beginning; ``colour`` null means: where the output
    is a terminal.
    """

    db: Path
    actors: Path | None = None
    gazetteer_cache: Path | None = None
    allow_private: bool = False
    follow_items: bool = False
    colour: bool | None = None


def read_settings(
    environment: Mapping[str, str] = os.environ,
    *,
    db: Path | None = None,
    actors: Path | None = None,
    allow_private: bool = False,
    follow_items: bool = False,
) -> Settings:
    """The settings that command options and the environment give; an option outranks a variable."""
    named = environment.get("DATELINE_DB")
    return Settings(
        db=db or (Path(named) if named else find_data_folder(environment) / STORE_NAME),
        actors=actors or _path(environment, "DATELINE_ACTORS"),
        gazetteer_cache=_path(environment, "DATELINE_CACHE"),
        allow_private=allow_private,
        follow_items=follow_items,
        colour=False if environment.get("NO_COLOR") else None,
    )


def find_data_folder(environment: Mapping[str, str], platform: str = sys.platform) -> Path:
    """Where programs keep a user's data on this system.

    >>> find_data_folder({"XDG_DATA_HOME": "/data"}, "linux").as_posix()
    '/data/dateline'
    """
    home = Path(environment.get("HOME") or Path.home())
    if platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local") / "dateline"
    if platform == "darwin":
        return home / "Library" / "Application Support" / "dateline"
    return Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share") / "dateline"


def find_user(environment: Mapping[str, str] = os.environ) -> str:
    """By what name judgements are kept where none is given.

    Raises:
        UsageError: the system does not know who is logged in.
    """
    if named := environment.get("DATELINE_USER"):
        return named
    try:
        return getpass.getuser()
    except (OSError, KeyError) as error:
        raise UsageError("--by", "nobody is logged in by name", "say who judges with --by NAME") from error


def _path(environment: Mapping[str, str], name: str) -> Path | None:
    value = environment.get(name)
    return Path(value) if value else None
