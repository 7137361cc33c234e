"""Options outrank variables, variables outrank what is usual on the system."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.settings import find_data_folder, read_settings


def test_an_option_outranks_a_variable() -> None:
    environment = {"DATELINE_DB": "named.sqlite", "HOME": "/home/ada"}
    assert read_settings(environment, db=Path("given.sqlite")).db == Path("given.sqlite")
    assert read_settings(environment).db == Path("named.sqlite")


def test_without_either_the_store_is_in_the_user_s_data() -> None:
    assert read_settings({"HOME": "/home/ada", "XDG_DATA_HOME": "/data"}).db.name == "dateline.sqlite"


@pytest.mark.parametrize(
    ("platform", "environment", "folder"),
    [
        ("linux", {"HOME": "/home/ada"}, "/home/ada/.local/share/dateline"),
        ("linux", {"HOME": "/home/ada", "XDG_DATA_HOME": "/data"}, "/data/dateline"),
        ("darwin", {"HOME": "/Users/ada"}, "/Users/ada/Library/Application Support/dateline"),
        ("win32", {"HOME": "/u", "LOCALAPPDATA": "/u/Local"}, "/u/Local/dateline"),
        ("win32", {"HOME": "/u"}, "/u/AppData/Local/dateline"),
    ],
)
def test_the_data_folder_of_each_system(platform: str, environment: dict[str, str], folder: str) -> None:
    assert find_data_folder(environment, platform) == Path(folder)


@pytest.mark.parametrize(("value", "colour"), [("1", False), ("0", False), ("", None), (None, None)])
def test_no_color_with_any_value_but_none_means_no_colours(value: str | None, colour: bool | None) -> None:
    environment = {"HOME": "/home/ada"} | ({} if value is None else {"NO_COLOR": value})
    assert read_settings(environment).colour is colour


def test_files_of_the_user_s_own() -> None:
    settings = read_settings({"HOME": "/h", "DATELINE_ACTORS": "mine.tsv", "DATELINE_CACHE": "/cache"})
    assert (settings.actors, settings.gazetteer_cache) == (Path("mine.tsv"), Path("/cache"))
    assert read_settings({"HOME": "/h", "DATELINE_ACTORS": "mine.tsv"}, actors=Path("x.tsv")).actors == Path("x.tsv")
