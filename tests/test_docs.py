"""The documentation: what is made is current, links lead somewhere, commands exist, and nothing names a machine."""

from __future__ import annotations

import ast
import importlib.util
import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import click
import pytest

from dateline.serve.cli import main as dateline

if TYPE_CHECKING:
    from dateline.pipeline import Coder

ROOT = Path(__file__).resolve().parent.parent
KNOWLEDGE = ROOT / "src" / "dateline" / "knowledge"
FENCE = re.compile(r"^```([a-z]*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
COMMAND = re.compile(r"^(?:\$ )?(?:.*?\| )?(?:\.venv/bin/)?(dateline .*)$")


def tracked() -> list[Path]:
    """The files of the repository that are text, or soon will be: those under version control and those added to it."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
            cwd=ROOT, capture_output=True, check=True,
        )  # fmt: skip
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this is no git checkout, so the repository's files are not known")
    paths = (ROOT / name for name in listed.stdout.decode().split("\0") if name)
    return [path for path in paths if path.is_file() and b"\0" not in path.read_bytes()[:4096]]


def pages() -> list[Path]:
    return [
        *sorted(ROOT.glob("*.md")),
        *sorted((ROOT / "docs").rglob("*.md")),
        *sorted((ROOT / "examples").rglob("*.md")),
    ]


def fenced(page: Path, *languages: str) -> Iterator[str]:
    return (text for language, text in FENCE.findall(page.read_text("utf-8")) if language in languages)


def anchors(page: Path) -> set[str]:
    """The anchors that a page's headings get where it is shown."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", page.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.fixture(scope="module")
def make() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_make", ROOT / "docs" / "make.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_what_is_made_is_current(make: ModuleType, coder: Coder, monkeypatch: pytest.MonkeyPatch) -> None:
    example = make.read_example(coder.code)
    monkeypatch.setattr(make, "example", lambda: example)
    assert not [path.name for path in make.find_stale()], "run python docs/make.py"


def test_every_block_of_a_page_can_be_made_and_is_closed(make: ModuleType) -> None:
    for page in pages():
        text = page.read_text("utf-8")
        asked = re.findall(r"^<!-- made: ([a-z-]+) -->$", text, re.MULTILINE)
        assert set(asked) <= set(make.BLOCKS), page.name
        assert len(asked) == text.count("<!-- end -->"), page.name


def test_the_example_shows_what_the_page_explains(make: ModuleType, coder: Coder) -> None:
    coded = make.read_example(coder.code)
    assert {claim.kind for claim in coded.claims} >= {"event", "movement"}
    assert len({claim.modality for claim in coded.claims}) >= 3
    assert {each.cue.stance for each in coded.attributions if each.cue} >= {"states", "denies"}
    assert {each.attribution is None for each in coded.claims} == {True, False}
    assert coded.wording
    assert coded.times


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_relative_links_lead_somewhere(page: Path) -> None:
    for link in LINK.findall(FENCE.sub("", page.read_text("utf-8"))):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), f"{page.name} links to {link}"
        assert target.is_relative_to(ROOT), f"{page.name} links out of the repository: {link}"
        assert not anchor or anchor in anchors(target), f"{page.name} links to {link}"


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_are_those_of_the_program(page: Path) -> None:
    if page.name == "commands.md":
        return  # made from the program
    for text in fenced(page, "console", "sh", "bash", "text", ""):
        for line in text.replace("\\\n", " ").splitlines():
            found = COMMAND.match(line.strip())
            if found:
                parse_command(found[1])


def parse_command(line: str) -> None:
    """Parses a command line with the program's own parser, and runs nothing."""
    words = shlex.split(re.split(r" (?:\||>|#|&&) ?", line)[0])[1:]
    context = dateline.make_context("dateline", words, resilient_parsing=False)
    command = dateline.get_command(context, words[0])
    assert command is not None, line
    try:
        command.make_context(words[0], words[1:], parent=context)
    except click.exceptions.Exit:
        return  # --help
    except click.UsageError as error:
        pytest.fail(f"{line}: {error.format_message()}")


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_in_running_text_exist(page: Path) -> None:
    for name in re.findall(r"`dateline ([a-z]+)\b", FENCE.sub("", page.read_text("utf-8"))):
        assert name in dateline.commands, f"{page.name} names `dateline {name}`"


def test_a_wrong_command_is_noticed() -> None:
    with pytest.raises(pytest.fail.Exception, match="No such option"):
        parse_command("dateline claims --no-such-option 1 | head")


def test_commands_stand_in_the_pages() -> None:
    text = (ROOT / "docs" / "store.md").read_text("utf-8")
    assert len(re.findall(r"^\$ dateline ", text, re.MULTILINE)) >= 6


def problems(module: Path) -> Iterator[str]:
    """The longest fixed stretch of each problem that a module words for its errors."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        worded: ast.expr | None = None
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id.endswith("Error"):
            worded = node.args[1] if len(node.args) == 3 else None
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "problem":
            worded = node.value
        if isinstance(worded, (ast.Constant, ast.JoinedStr)):
            parts = worded.values if isinstance(worded, ast.JoinedStr) else [worded]
            yield max((str(part.value) for part in parts if isinstance(part, ast.Constant)), key=len).strip(" :({,")


def test_every_message_of_the_input_is_explained() -> None:
    page = (ROOT / "docs" / "input.md").read_text("utf-8")
    worded = {each for module in (ROOT / "src/dateline/ingest").glob("*.py") for each in problems(module)}
    assert len(worded) > 20
    assert sorted(each for each in worded if each not in page) == []


def test_lines_for_tables_have_the_tables_columns() -> None:
    heads = {
        next(line for line in table.read_text("utf-8").splitlines() if line and not line.startswith("#"))
        for table in KNOWLEDGE.rglob("*.tsv")
    } | {"id\tname\ttype\tcountry\taliases"}
    blocks = list(fenced(ROOT / "CONTRIBUTING.md", "tsv"))
    assert len(blocks) >= 5
    for block in blocks:
        head, *lines = block.splitlines()
        assert head in heads
        assert lines
        assert all(line.count("\t") == head.count("\t") for line in lines), head


def test_tables_after_others_work_are_credited() -> None:
    notice = (ROOT / "NOTICE").read_text("utf-8")
    others = re.compile(r"^#.*(?:CC BY|\bMIT\b|WordNet|Factbook|GeoVirus)", re.MULTILINE)
    indebted = [table.name for table in KNOWLEDGE.rglob("*.tsv") if others.search(table.read_text("utf-8"))]
    assert len(indebted) > 5
    assert [name for name in indebted if name not in notice] == []


def test_no_file_names_a_machine_or_a_package_registry() -> None:
    folders = ("work", "tmp", "root", "opt")
    machine = re.compile(r"(?<![\w.$}-])/(?:" + "|".join(folders) + r")/\w")
    registry = re.compile(r"(?:extra-)?index-" + r"url|find-" + r"links|PIP_" + r"INDEX|/simple" + "/")
    for path in tracked():
        text = path.read_text("utf-8", "replace")
        for pattern in (machine, registry):
            found = pattern.search(text)
            assert found is None, f"{path.relative_to(ROOT)} names {found and text[found.start() : found.end() + 20]!r}"


def test_only_the_page_of_accuracy_names_the_shared_folder() -> None:
    named = re.compile(r"\.\./" + "shared")
    allowed = ROOT / "docs" / "accuracy.md"
    assert [path for path in tracked() if path != allowed and named.search(path.read_text("utf-8", "replace"))] == []
