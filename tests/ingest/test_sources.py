import os
from pathlib import Path

import pytest

from dateline.errors import IngestError
from dateline.ingest.sources import AddressInput, FileInput, StandardInput, find_inputs


def names(folder, found):
    return [str(each.path.relative_to(folder)) for each in found if isinstance(each, FileInput)]


def test_arguments_keep_their_order(tmp_path):
    file = tmp_path / "b.txt"
    file.touch()
    found = list(find_inputs(["-", "HTTPS://x.example/a", str(file)]))
    assert found == [StandardInput(), AddressInput("HTTPS://x.example/a"), FileInput(file)]


def test_directories_are_walked_in_one_order(tmp_path):
    for name in ("b/2.txt", "b/1.txt", "a.txt", "c.txt", ".hidden", ".git/x"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert names(tmp_path, find_inputs([str(tmp_path)])) == ["a.txt", "b/1.txt", "b/2.txt", "c.txt"]


def test_a_link_back_up_ends(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "1.txt").touch()
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "a" / "self").symlink_to("self")
    found = list(find_inputs([str(tmp_path)]))
    assert len(found) < 5
    assert "a/1.txt" in names(tmp_path, found)


def test_deep_directories(tmp_path):
    folder = tmp_path
    for _ in range(300):
        folder = folder / "d"
        folder.mkdir()
    (folder / "x.txt").touch()
    assert len(names(tmp_path, find_inputs([str(tmp_path)]))) == 1


def test_a_directory_without_rights_is_an_error_and_the_rest_goes_on(tmp_path, monkeypatch):
    (tmp_path / "closed").mkdir()
    (tmp_path / "open.txt").touch()
    listing = Path.iterdir

    def iterdir(path):
        if path.name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return listing(path)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    error, file = find_inputs([str(tmp_path)])
    assert isinstance(error, IngestError)
    assert error.where == str(tmp_path / "closed")
    assert "Permission denied" in str(error)
    assert file == FileInput(tmp_path / "open.txt")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_pipes_in_a_directory_do_not_block(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert list(find_inputs([str(tmp_path)])) == []
