"""A happening for people: how it stands and why, whose word it is, what is told differently, and every sentence."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.text import Text
from rich.tree import Tree

from dateline.merge.contradictions import Comparison, FieldVersion
from dateline.merge.corroboration import Happening
from dateline.serve.happening_detail import Branch, HappeningDetail, Leaf
from dateline.serve.tables import printable
from dateline.store.rows import ClaimRow

_HEADING, _QUIET, _GOOD, _BAD = "bold", "dim", "green", "yellow"
_INTERESTS = {"interested": _BAD, "disinterested": _GOOD, "unknown": _QUIET}
_JUDGED = {"same": "one happening", "apart": "not one happening"}


def show_happening(detail: HappeningDetail, console: Console) -> None:
    """Draws one happening."""
    happening = detail.happening
    console.print(Text(printable(_title(detail)), style=_HEADING))
    console.print(Text(f"happening {happening.id}", style=_QUIET))
    console.print()
    for line in _standing(happening):
        console.print(line)
    _print_tree(detail.tree, console)
    for comparison in happening.comparisons:
        _print_comparison(comparison, detail.names, console)
    _print_claims(detail, console)
    _print_judgements(detail, console)


def count(number: int, noun: str) -> str:
    """A number with its noun.

    >>> count(1, "copy"), count(2, "copy"), count(3, "report")
    ('1 copy', '2 copies', '3 reports')
    """
    plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{number:,} {noun if number == 1 else plural}"


def _title(detail: HappeningDetail) -> str:
    happening, names = detail.happening, detail.names
    who, whom = (", ".join(names.get(each, each) for each in ids) for ids in (happening.who, happening.whom))
    parties = " → ".join(filter(None, (who, whom)))
    where = names.get(happening.where, happening.where) if happening.where else None
    days = " – ".join(dict.fromkeys(filter(None, (happening.from_, happening.to))))
    return " · ".join(filter(None, (happening.type, parties, where, days)))


def _standing(happening: Happening) -> Iterable[Text]:
    contested = f" ({', '.join(happening.contested)})" if happening.contested else ""
    style = _BAD if happening.contested else _HEADING
    yield Text.assemble((f"{happening.standing}{contested}", style), ": ", printable(happening.why))
    copies = f", {count(happening.copies, 'copy')} among them" if happening.copies else ""
    origins = count(happening.independent_origins, "independent origin")
    stakes = [(happening.interested, "interested"), (happening.disinterested, "disinterested")]
    told = ", ".join(f"{number} {stake}" for number, stake in stakes if number)
    reports = count(happening.reports, "report")
    yield Text(f"{reports}{copies}; {origins}" + (f" ({told})" if told else ""))
    yield Text("put as " + ", ".join(f"{modality} {number}" for modality, number in happening.modalities.items()))


def _print_tree(branches: Iterable[Branch], console: Console) -> None:
    tree = Tree(Text("whose word it is", style=_HEADING), guide_style=_QUIET)
    for branch in branches:
        _hang(tree, branch)
    console.print()
    console.print(tree)


def _hang(tree: Tree, branch: Branch) -> None:
    label = Text(printable(branch.name))
    if branch.interest:
        label.append(f"  {branch.interest}", style=_INTERESTS[branch.interest])
        label.append(f": {printable(branch.why or '')}", style=_QUIET)
    below = tree.add(label)
    for leaf in branch.leaves:
        below.add(_leaf(leaf))
    for onward in branch.branches:
        _hang(below, onward)


def _leaf(leaf: Leaf) -> Text:
    shown = Text(printable(" ".join(filter(None, (leaf.day, leaf.title or leaf.url or f"report {leaf.report}")))))
    if leaf.copy_of:
        shown.append(f"  copy of {leaf.copy_of}", style=_QUIET)
    return shown


def _print_comparison(comparison: Comparison, names: dict[str, str], console: Console) -> None:
    about = f" of {comparison.about}" if comparison.about else ""
    style = _BAD if comparison.state == "contested" else _HEADING
    console.print()
    console.print(Text.assemble((f"{comparison.field}{about}", _HEADING), ": ", (comparison.state, style)))
    for version in comparison.versions:
        console.print(Padding(_version(version, names), (0, 0, 0, 2), expand=False))


def _version(version: FieldVersion, names: dict[str, str]) -> Text:
    value = names.get(version.value, version.value)
    days = " to ".join(dict.fromkeys(filter(None, (version.since, version.until))))
    told = ", ".join((count(len(version.reports), "report"), count(version.origins, "origin")))
    given_up = "" if version.current else ", given up since"
    shown = Text.assemble((printable(value), _HEADING), f"  {told}{given_up}")
    shown.append(f"\n  {printable(', '.join(version.voices))}" + (f"; {days}" if days else ""), style=_QUIET)
    return shown


def _print_claims(detail: HappeningDetail, console: Console) -> None:
    console.print()
    console.print(Text(count(len(detail.happening.claims), "claim"), style=_HEADING))
    for row in detail.claims:
        console.print(Padding(_claim(row), (0, 0, 0, 2), expand=False))
    if rest := len(detail.happening.claims) - len(detail.claims):
        console.print(Padding(Text(f"and {count(rest, 'later claim')}", style=_QUIET), (0, 0, 0, 2), expand=False))


def _claim(row: ClaimRow) -> Text:
    day = (row.report.published or "")[:10]
    shown = Text.assemble((f"{row.id}  ", _QUIET), f"{day}  {printable(row.sources)}  ", (row.modality, "italic"))
    return shown.append(f"\n{printable(' '.join(row.sentence.split()))}")


def _print_judgements(detail: HappeningDetail, console: Console) -> None:
    for judgement in detail.judgements:
        reason = f": {judgement.reason}" if judgement.reason else ""
        told = f"{judgement.by} judged on {judgement.at[:10]}: {_JUDGED[judgement.relation]}{reason}"
        console.print()
        console.print(Text.assemble((f"judgement {judgement.id}  ", _QUIET), printable(told)))
