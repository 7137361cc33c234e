"""Makes the parts of the documentation that the program itself knows best.

python docs/make.py           writes them
python docs/make.py --check   says what is out of date, exit status 1

Whole files: ``commands.md`` from the help texts, ``schema/report-1.json`` from the records. Blocks in other pages stand
between ``<!-- made: NAME -->`` and ``<!-- end -->``: tables from the rule tables, and what the program reads in
``example-report.txt``.
"""

from __future__ import annotations

import io
import json
import re
import shlex
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import click
import msgspec
from click.testing import CliRunner

from dateline.merge.grading import RELIABILITIES
from dateline.merge.standing import SCALE
from dateline.model import Report, ReportObject, Span, claim_id, report_id
from dateline.serve.cli import main as dateline
from dateline.serve.ontology import load_entries, show_intensity
from dateline.serve.schema import report_schema

DOCS = Path(__file__).resolve().parent
README = DOCS.parent / "README.md"
KNOWLEDGE = DOCS.parent / "src" / "dateline" / "knowledge"
EXAMPLE = DOCS / "example-report.txt"
EXAMPLE_OUTLET = "harbour-wire.example"
EXAMPLE_PUBLISHED = "2019-03-11"
EXPLAINED = "flee"
"""The trigger of the claim that the page explains."""

WIDTH = 100
SESSION_WIDTH = 118

SESSION = (
    "dateline add examples/reports --db demo.sqlite",
    'dateline movements --db demo.sqlite --actor "Islamic State" --modality denied --limit 1',
    "dateline explain {denied} --db demo.sqlite",
    "dateline sources --db demo.sqlite --kind named --limit 1",
)
"""What the first page shows; ``{denied}`` stands for the id of the claim that the second command finds."""

_BLOCK = re.compile(r"(<!-- made: ([a-z-]+) -->\n)(.*?)(<!-- end -->)", re.DOTALL)


def pages() -> dict[Path, str]:
    """What each file that is made, wholly or in part, should hold."""
    made = {
        DOCS / "schema" / "report-1.json": json.dumps(report_schema(), indent=2, ensure_ascii=False) + "\n",
        DOCS / "commands.md": commands_page(),
    }
    for page in (README, *sorted(DOCS.glob("*.md"))):
        text = page.read_text("utf-8")
        if page not in made and _BLOCK.search(text):
            made[page] = fill_blocks(text)
    return made


def fill_blocks(text: str) -> str:
    """A page's text with each block made anew."""
    return _BLOCK.sub(lambda found: f"{found[1]}{BLOCKS[found[2]]()}\n{found[4]}", text)


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
    settings = {**command.context_settings, "terminal_width": WIDTH, "max_content_width": WIDTH}
    context = click.Context(command, info_name=name.split()[-1], parent=above, **settings)
    yield name, command, context
    if isinstance(command, click.Group):
        for child in sorted(command.commands):
            yield from _walk(command.commands[child], f"{name} {child}", context)


def rows(table: Path) -> list[list[str]]:
    """The cells of a rule table's lines, header and comments left out."""
    lines = [line for line in table.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")]
    return [line.split("\t") for line in lines[1:]]


def tables_block() -> str:
    """Every rule table with what its first comment says of it, and its number of lines."""
    found = []
    for table in sorted(KNOWLEDGE.rglob("*.tsv")):
        comments = [line.lstrip("# ") for line in table.read_text("utf-8").splitlines() if line.startswith("#")]
        about = re.split(r"(?<=[.:;]) ", " ".join(comments[:3]))[0].rstrip(".:;")
        if about.count("(") > about.count(")"):
            about = about.rpartition(" (")[0]
        found.append((f"`{table.relative_to(KNOWLEDGE).as_posix()}`", about, f"{len(rows(table)):,}"))
    return _table(("table", "what it holds", "lines"), found)


def ontology_types_block() -> str:
    """Every event type with its class and its CAMEO roots."""
    found = ((f"`{e.type}`", e.quad_class or "–", " ".join(e.roots) or "–", e.definition) for e in load_entries())
    return _table(("type", "class", "roots", "what it is"), found)


def ontology_roots_block() -> str:
    """CAMEO's roots with their intensities, and the types that their codes become."""
    codes = sorted((code for entry in load_entries() for code in entry.codes), key=lambda code: code.root)
    roots = {code.root: (code.root, code.root_name, show_intensity(code.intensity)) for code in codes}
    types = {root: dict.fromkeys(f"`{code.type}`" for code in codes if code.root == root) for root in roots}
    return _table(("root", "name", "intensity", "types"), ((*roots[root], ", ".join(types[root])) for root in roots))


def modality_block() -> str:
    """The constructions of the modality table, section by section."""
    sections: dict[str, list[list[str]]] = {}
    heading = ""
    for line in (KNOWLEDGE / "modality.tsv").read_text("utf-8").splitlines():
        if line.startswith("# ---"):
            heading = line.removeprefix("# ---").strip()
        elif line and not line.startswith(("#", "words\t")):
            words, _, relations, holds, denied, open_, example, reads = line.split("\t")
            shown = [
                _few(words),
                relations.replace("*", "any"),
                holds,
                denied,
                open_,
                example.replace("*", "**"),
                reads,
            ]
            sections.setdefault(heading, []).append(shown)
    head = ("words", "the event stands as", "where it holds", "where denied", "where open", "example", "is read")
    parts = [f"### {heading}\n\n{_table(head, found)}" for heading, found in sections.items()]
    return "\n\n".join(parts)


def _few(words: str, most: int = 8) -> str:
    listed = [word.replace("_", " ") for word in words.split()]
    rest = len(listed) - most
    return ", ".join(listed[:most]) + (f" and {rest} more" if rest > 0 else "")


def modality_count_block() -> str:
    """How many rules there are."""
    found = rows(KNOWLEDGE / "modality.tsv")
    rules = sum(len(row[0].split()) * len(row[2].split()) for row in found)
    return f"The table has {len(found):,} lines, which make {rules:,} rules: one for each word and construction."


def wording_count_block() -> str:
    """How many expressions of each kind the lexicon holds."""
    counted = Counter(row[1] for row in rows(KNOWLEDGE / "wording.tsv"))
    samples: dict[str, list[str]] = {}
    for row in rows(KNOWLEDGE / "wording.tsv"):
        samples.setdefault(row[1], []).append(row[0])
    picked = [(kind, [words[i * len(words) // 5] for i in range(5)]) for kind, words in samples.items()]
    found = [(f"`{kind}`", f"{counted[kind]:,}", ", ".join(words)) for kind, words in picked]
    return _table(("kind", "expressions", "some of them"), [*found, ("all", f"{counted.total():,}", "")])


@cache
def example() -> ReportObject:
    """The example report as the program reads it."""
    from dateline.knowledge.load import load_knowledge
    from dateline.pipeline import Coder
    from dateline.read.annotate import SpacyAnnotator

    return read_example(Coder(SpacyAnnotator(), load_knowledge()).code)


def read_example(code: Callable[[Report], ReportObject]) -> ReportObject:
    """The example report as ``code`` reads it."""
    text = EXAMPLE.read_text("utf-8")
    identity = report_id(EXAMPLE_OUTLET, None, text)
    return code(Report(identity, text, outlet=EXAMPLE_OUTLET, published=EXAMPLE_PUBLISHED))


def example_command() -> str:
    """The command that reads the example report."""
    options = f"--outlet {EXAMPLE_OUTLET} --published {EXAMPLE_PUBLISHED} --format text"
    return f"dateline read docs/{EXAMPLE.name} {options}"


def example_text_block() -> str:
    """The example report itself."""
    return f"```text\n{EXAMPLE.read_text('utf-8').rstrip()}\n```"


def example_read_block() -> str:
    """What ``dateline read`` shows of the example report."""
    from rich.console import Console

    from dateline.serve.text import show_report

    shown = io.StringIO()
    show_report(example(), Console(file=shown, no_color=True, width=WIDTH, highlight=False))
    lines = "\n".join(line.rstrip() for line in shown.getvalue().strip().splitlines())
    return f"```console\n$ {example_command()}\n{lines}\n```"


def example_explain_block() -> str:
    """What ``dateline explain`` shows of the example's claim that rests on most."""
    from rich.console import Console

    from dateline.knowledge.ontology import load_ontology
    from dateline.serve.explain import explain
    from dateline.serve.explain_text import show_explanation

    claim = next(claim for claim in example().claims if claim.trigger.text == EXPLAINED)
    shown = io.StringIO()
    show_explanation(explain(example(), claim, load_ontology()), Console(file=shown, no_color=True, width=WIDTH))
    return f"```console\n$ dateline explain {claim_id(example().report, claim)}\n{shown.getvalue().rstrip()}\n```"


def session_block() -> str:
    """A short session with the example reports, as a terminal shows it."""
    shown = []
    with tempfile.TemporaryDirectory() as folder:
        store, denied = Path(folder) / "demo.sqlite", ""
        for command in SESSION:
            typed = command.format(denied=denied[:4])
            shown.append(f"$ {typed}\n{_run(typed, store)}")
            if "--modality denied" in typed and not denied:
                denied = json.loads(_run(f"{typed} --format jsonl", store).splitlines()[0])["id"]
    return "```console\n" + "\n\n".join(shown) + "\n```"


def _run(typed: str, store: Path) -> str:
    """What a command on ``demo.sqlite`` writes, run from the repository's folder, without times and memory."""
    root = README.parent
    places = {"demo.sqlite": str(store), "examples/reports": str(root / "examples" / "reports")}
    words = [places.get(word, word) for word in shlex.split(typed)[1:]]
    written = CliRunner().invoke(dateline, words, env={"COLUMNS": str(SESSION_WIDTH)}, catch_exceptions=False).output
    kept = (
        line.rstrip().partition(" failed; ")
        for line in written.replace(f"{root}/", "").splitlines()
        if "limit 0 shows all" not in line
    )
    return "\n".join(line + failed.rstrip("; ") for line, failed, _ in kept).strip()


def example_mentions_block() -> str:
    """The example's mentions with what they were resolved to."""
    found = []
    for mention in sorted(example().mentions):
        entity = example().entities.get(mention.entity or "")
        resolved = f"`{mention.entity}`" if mention.entity else "not resolved"
        name = entity.name if entity else ""
        found.append((mention.id, mention.text, mention.kind, mention.form, resolved, name, mention.chain or ""))
    return _table(("id", "words", "kind", "form", "entity", "its name", "chain"), found)


def example_attributions_block() -> str:
    """The example's attributions."""
    found = [
        (
            each.id,
            each.via or "",
            f"{each.source.text} ({each.source.kind})" if each.source else "",
            f"{each.cue.text} ({each.cue.stance})" if each.cue else "",
            each.addressee.text if each.addressee else "",
            " … ".join(_cut(span) for span in each.content),
            each.form,
        )
        for each in example().attributions
    ]
    return _table(("id", "inside", "source (kind)", "cue (stance)", "spoke to", "content", "form"), found)


def example_times_block() -> str:
    """The example's time expressions."""
    found = [(each.id, each.text, each.from_ or "", each.to or "", each.precision) for each in example().times]
    return _table(("id", "words", "from", "to", "precision"), found)


def example_claims_block() -> str:
    """The example's claims: the words of those who take part, the modality, the voice."""
    words = {mention.id: mention.text for mention in example().mentions}
    when = {time.id: time.text for time in example().times}
    found = []
    for claim in example().claims:
        parties = [
            f"{role}: " + ", ".join(words[each] for each in getattr(claim, name))
            for role, name in (
                ("who", "who"), ("whom", "whom"), ("from", "from_"), ("via", "via"), ("to", "to"),
                ("where", "where"), ("caused by", "caused_by"),
            )
            if getattr(claim, name)
        ]  # fmt: skip
        if claim.quantity:
            parts = claim.quantity
            parties.append(f"{parts.what}: {parts.text} ({parts.value:g}, {parts.bound.replace('_', ' ')})")
        found.append(
            (
                claim.id,
                claim.trigger.text,
                " ".join(filter(None, (claim.type, claim.mode, claim.cameo))),
                "; ".join(parties),
                when.get(claim.when or "", ""),
                claim.modality,
                claim.attribution or "outlet",
                f"{claim.certainty:g}",
            )
        )
    head = ("id", "trigger", "type, mode, CAMEO", "parties, places, number", "when", "modality", "voice", "certainty")
    return _table(head, found)


def example_wording_block() -> str:
    """The example's wording."""
    found = [
        (each.text, each.kind, each.plain or "nothing", each.reason or "", each.attribution or "outlet")
        for each in example().wording
    ]
    return _table(("words", "kind", "plainly", "reason", "voice"), found)


def example_claim_json_block() -> str:
    """The example's first claim as it is written."""
    whole: Any = msgspec.to_builtins(example().claims[0])
    return f"```json\n{json.dumps(whole, indent=2, ensure_ascii=False)}\n```"


def _cut(span: Span) -> str:
    return example().report.text[span.start : span.end].replace("\n", " ")


def standing_scale_block() -> str:
    """The steps of standing, in the order in which their rules are tried."""
    return _table(("standing", "means"), ((f"`{rule.step}`", rule.meaning) for rule in SCALE))


def reliability_grades_block() -> str:
    """The letters by which sources are graded, with the records at which they are suggested."""
    found = (
        (each.grade, each.meaning, f"{each.share:.0%} of {each.judged} or more" if each.judged else "otherwise")
        for each in RELIABILITIES
    )
    return _table(("letter", "means", "suggested where others bore out"), found)


def _table(head: Sequence[str], found: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *found]
    return "\n".join("| " + " | ".join(str(cell).replace("|", "\\|") for cell in line) + " |" for line in lines)


BLOCKS: dict[str, Callable[[], str]] = {
    "session": session_block,
    "tables": tables_block,
    "standing-scale": standing_scale_block,
    "reliability-grades": reliability_grades_block,
    "ontology-types": ontology_types_block,
    "ontology-roots": ontology_roots_block,
    "modality": modality_block,
    "modality-count": modality_count_block,
    "wording-count": wording_count_block,
    "example-text": example_text_block,
    "example-read": example_read_block,
    "example-explain": example_explain_block,
    "example-mentions": example_mentions_block,
    "example-attributions": example_attributions_block,
    "example-times": example_times_block,
    "example-claims": example_claims_block,
    "example-wording": example_wording_block,
    "example-claim-json": example_claim_json_block,
}


def find_stale() -> dict[Path, str]:
    """The files that do not hold what they should, with what they should hold."""
    return {path: text for path, text in pages().items() if not path.exists() or path.read_text("utf-8") != text}


def main() -> int:
    """Writes or checks; the exit status."""
    stale = find_stale()
    if "--check" in sys.argv[1:]:
        for path in stale:
            print(f"{path.relative_to(DOCS.parent)} is out of date: run python docs/make.py", file=sys.stderr)
        return bool(stale)
    for path, text in stale.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
