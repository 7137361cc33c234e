"""The number of origins is that of ways which share no voice, however many reports, agencies and names there are."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dateline.merge.provenance import Provenance, find_disjoint_paths, find_provenance, find_roots, fold_less_exact
from dateline.merge.telling import Teller, Telling
from handtellings import outlet, rooted, telling, voice

MAYOR, CHIEF = voice("person:ada-lind", "named"), voice("person:otto-berg", "named")
WIRE = voice("org:harbour-wire", "media")


def provenance(*tellings: Telling, families: dict[str, str] | None = None) -> Provenance:
    return find_provenance(rooted(*tellings, families=families))


def origins(*tellings: Telling, families: dict[str, str] | None = None) -> int:
    return len(provenance(*tellings, families=families).paths)


def notes(*tellings: Telling) -> tuple[str, ...]:
    return find_roots(tellings, {})[1]


def names(found: Provenance) -> list[tuple[str, ...]]:
    return [tuple(node.name for node in path.voices) for path in found.paths]


def test_an_outlet_that_cites_nobody_is_its_own_root() -> None:
    found = provenance(telling("r1"), telling("r2"))
    assert names(found) == [("paper-r1",), ("paper-r2",)]
    assert [root.kind for root in found.roots] == ["outlet", "outlet"]


def test_two_outlets_that_cite_one_official_are_one_origin() -> None:
    assert origins(telling("r1", MAYOR), telling("r2", MAYOR)) == 1


def test_two_roots_behind_one_agency_are_one_origin() -> None:
    assert origins(telling("r1", WIRE, MAYOR), telling("r2", WIRE, CHIEF)) == 1


def test_one_report_with_two_sources_is_one_origin() -> None:
    found = provenance(telling("r1", MAYOR, claim="c1"), telling("r1", CHIEF, claim="c2"))
    assert len(found.paths) == 1
    assert len(found.roots) == 2


def test_an_agency_shared_by_all_but_one_leaves_two_origins() -> None:
    found = provenance(
        telling("r1", WIRE, MAYOR), telling("r2", WIRE, CHIEF), telling("r3", WIRE), telling("r4", MAYOR)
    )
    assert len(found.paths) == 2
    assert ("paper-r4", "person:ada-lind") in names(found)


def test_a_greedy_choice_would_count_too_few() -> None:
    """The paper that has both sources must leave the mayor to the one that has only her."""
    found = provenance(telling("r1", MAYOR, claim="a"), telling("r1", CHIEF, claim="b"), telling("r2", MAYOR))
    assert names(found) == [("paper-r1", "person:otto-berg"), ("paper-r2", "person:ada-lind")]


def test_two_reports_of_one_outlet_are_one_origin() -> None:
    assert origins(telling("r1", MAYOR, paper="ledger"), telling("r2", CHIEF, paper="ledger")) == 1


def test_copies_pass_through_the_report_that_they_copy() -> None:
    tellings = telling("r1", MAYOR), telling("r2", MAYOR), telling("r3", CHIEF)
    assert origins(*tellings, families={"r1": "r1", "r2": "r1", "r3": "r1"}) == 1
    assert origins(*tellings) == 2


def test_a_copy_that_cites_nobody_has_the_outlet_it_copies_for_its_root() -> None:
    found = provenance(telling("r1"), telling("r2"), families={"r2": "r1"})
    assert [root.key for root in found.roots] == ["outlet:paper-r1"]
    assert found.paths[0].report == "r1"


def test_who_is_named_less_exactly_counts_as_who_is_named_more_exactly_and_it_is_said() -> None:
    told = telling("r1", voice("words:official")), telling("r2", voice("words:hospital official"))
    assert origins(*told) == 1
    assert notes(*told) == ("“official” may be “hospital official” and is counted as the same",)


def test_who_counts_as_another_keeps_the_own_name() -> None:
    told = telling("r1", voice("words:official")), telling("r2", MAYOR), telling("r3", voice("words:harbour official"))
    assert names(provenance(*told)) == [("paper-r1", "official"), ("paper-r2", "person:ada-lind")]
    assert {root.name for root in provenance(*told).roots} == {"official", "harbour official", "person:ada-lind"}


def test_a_surname_counts_as_the_whole_name_of_another_report() -> None:
    keys = {"person:lind": "lind", "person:ada-lind": "ada lind", "person:otto-lindberg": "otto lindberg"}
    lind, ada, otto = (Teller(key, name, "named", frozenset({key, *name.split()})) for key, name in keys.items())
    assert origins(telling("r1", lind), telling("r2", ada)) == 1
    assert origins(telling("r1", lind), telling("r2", otto)) == 2


def test_of_several_that_it_may_be_a_voice_counts_as_the_one_most_heard() -> None:
    told = telling("r1", voice("words:official")), telling("r2", voice("words:harbour official"))
    more = telling("r3", voice("words:chief hospital official")), telling("r4", voice("words:chief hospital official"))
    assert "“official” may be “harbour official” and is counted as the same" in notes(*told)
    assert "“official” may be “chief hospital official” and is counted as the same" in notes(*told, *more)


def test_a_voice_that_only_denies_it_takes_nobody_in() -> None:
    denial = telling("r1", voice("words:chief"), modality="denied")
    unnamed = Teller("source:unnamed", "an unnamed source", None)
    assert origins(telling("r2", unnamed), telling("r3", voice("words:hospital official"))) == 1
    told = rooted(denial, telling("r2", unnamed), telling("r3", voice("words:hospital official")))
    assert len(find_provenance(told[1:]).paths) == 1


def test_descriptions_that_differ_are_two_voices() -> None:
    assert origins(telling("r1", voice("words:harbour official")), telling("r2", voice("words:hospital official"))) == 2


def test_one_description_of_the_anonymous_counts_once_and_it_is_said() -> None:
    nobody = voice("words:senior official", "anonymous")
    assert origins(telling("r1", nobody), telling("r2", nobody)) == 1
    assert "may be one voice or several" in notes(telling("r1", nobody), telling("r2", nobody))[0]


def test_a_source_is_never_taken_for_an_outlet_but_an_outlet_by_its_short_name_is() -> None:
    paper = outlet("hill-ledger")
    source, cited = (Teller("words:ledger", "the Ledger", kind, frozenset({"ledger"})) for kind in ("role", "media"))
    assert fold_less_exact([paper, source], {})["words:ledger"] == "words:ledger"
    assert fold_less_exact([paper, cited], {})["words:ledger"] == paper.key


NODES = st.sampled_from([MAYOR, CHIEF, WIRE, voice("state:XA"), voice("org:clinic")])
TOLD = st.lists(
    st.tuples(st.integers(1, 6), st.sampled_from("abcd"), st.lists(NODES, max_size=3, unique=True)),
    min_size=1,
    max_size=9,
)
FAMILIES = st.dictionaries(st.sampled_from([f"r{n}" for n in range(1, 7)]), st.sampled_from(["r1", "r2"]))


def make(told: list[tuple[int, str, list[Teller]]]) -> list[Telling]:
    """Each report has one outlet, that of its first claim."""
    papers: dict[int, str] = {}
    return [
        telling(f"r{report}", *voices, paper=papers.setdefault(report, paper), claim=f"c{n}")
        for n, (report, paper, voices) in enumerate(told)
    ]


@given(TOLD, FAMILIES)
def test_there_are_never_more_origins_than_families_roots_or_reports(
    told: list[tuple[int, str, list[Teller]]], families: dict[str, str]
) -> None:
    tellings = make(told)
    found = provenance(*tellings, families=families)
    count = len(found.paths)
    assert 1 <= count <= len(found.roots)
    assert count <= len({each.report for each in tellings})
    assert count <= len({families.get(each.report, each.report) for each in tellings})


@given(TOLD)
def test_paths_share_no_voice_and_follow_what_was_told(told: list[tuple[int, str, list[Teller]]]) -> None:
    tellings = make(told)
    found = provenance(*tellings)
    keys = [node.key for path in found.paths for node in path.voices]
    assert len(keys) == len(set(keys))
    steps = {step for each in tellings for step in pairwise(teller.key for teller in each.chain)}
    assert all(step in steps for path in found.paths for step in pairwise(node.key for node in path.voices))
    ends = {each.chain[-1].key for each in tellings}
    assert all(path.voices[-1].key in ends for path in found.paths)


@given(TOLD)
def test_one_more_report_never_takes_an_origin_away(told: list[tuple[int, str, list[Teller]]]) -> None:
    tellings = make(told)
    counts = [origins(*tellings[:n]) for n in range(1, len(tellings) + 1)]
    assert counts == sorted(counts)


@given(TOLD, st.integers(0, 8))
def test_a_copy_adds_no_origin(told: list[tuple[int, str, list[Teller]]], which: int) -> None:
    tellings = make(told)
    first = tellings[which % len(tellings)]
    copy = telling("copy", *first.chain[1:], paper="other")
    assert origins(*tellings, copy, families={"copy": first.report}) == origins(*tellings)


@given(TOLD, st.randoms())
def test_the_order_of_claims_does_not_matter(told: list[tuple[int, str, list[Teller]]], random: st.DataObject) -> None:
    tellings = make(told)
    shuffled = list(tellings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert provenance(*shuffled).paths == provenance(*tellings).paths


@given(st.lists(st.lists(st.sampled_from("abcdefg"), min_size=1, max_size=4, unique=True), max_size=6))
def test_as_many_paths_as_there_are_nodes_that_cut_all(chains: list[list[str]]) -> None:
    """Menger: the largest number of disjoint paths is the smallest number of nodes that meets every path."""
    found = find_disjoint_paths(chains)
    nodes = sorted({key for chain in chains for key in chain})
    sets = ({key for bit, key in enumerate(nodes) if number >> bit & 1} for number in range(1 << len(nodes)))
    assert len(found) == min(len(cut) for cut in sets if is_cut(chains, cut))


def is_cut(chains: list[list[str]], cut: set[str]) -> bool:
    """Whether no way leads from a first node to a last one once the nodes of ``cut`` are taken out."""
    onward = {(one, other) for chain in chains for one, other in pairwise(chain)}
    reached = {chain[0] for chain in chains} - cut
    while more := {other for one, other in onward if one in reached and other not in reached | cut}:
        reached |= more
    return not reached & {chain[-1] for chain in chains}
