"""Figures are written between their marks, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from blocks import write_block


def test_a_block_is_replaced_and_the_rest_of_the_page_stays(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("Before.\n<!-- times -->\nold\n<!-- end times -->\nAfter.\n", "utf-8")
    write_block(page, "times", "F1 0.5 \\1\n")
    written = "Before.\n<!-- times -->\n```text\nF1 0.5 \\1\n```\n<!-- end times -->\nAfter.\n"
    assert page.read_text("utf-8") == written
    write_block(page, "times", "F1 0.5 \\1")
    assert page.read_text("utf-8") == written


@pytest.mark.parametrize("text", ["No marks.", "<!-- times -->", "<!-- end times --> <!-- times -->"])
def test_missing_marks_are_told_and_the_page_stays(tmp_path: Path, text: str) -> None:
    page = tmp_path / "page.md"
    page.write_text(text, "utf-8")
    with pytest.raises(SystemExit, match="there is no place for times"):
        write_block(page, "times", "F1 0.5")
    assert page.read_text("utf-8") == text
