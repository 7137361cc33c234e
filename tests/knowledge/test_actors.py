"""The actor catalogue: its tables, how names are compared, and who held an office when."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import KnowledgeError
from dateline.knowledge.actor_tables import read_table
from dateline.knowledge.actors import ActorCatalogue, ActorName, NameUse, load_actors, name_slug, name_words


@pytest.fixture(scope="module")
def actors() -> ActorCatalogue:
    return load_actors()


def ids(actors: ActorCatalogue, text: str) -> set[str]:
    return {actor.id for _, actor in actors.explain(text)}


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Daesh", "group:islamic-state"),
        ("ISIL", "group:islamic-state"),
        ("Al Qaida", "group:al-qaeda"),
        ("al-Qa’ida", "group:al-qaeda"),
        ("UAE", "state:AE"),
        ("Afghans", "state:AF"),
        ("Côte d'Ivoire", "state:CI"),
        ("Cote d’Ivoire", "state:CI"),
        ("Soviet Union", "state:RU"),
        ("Kremlin", "state:RU"),
        ("SVR", "agency:ru-svr"),
        ("People’s Liberation Army", "agency:cn-military"),
        ("Agence France-Presse", "org:afp"),
        ("UNITED NATIONS", "org:un"),
    ],
)
def test_a_printed_name_means_its_actor(actors: ActorCatalogue, text: str, actor: str) -> None:
    assert ids(actors, text) == {actor}


@pytest.mark.parametrize("text", ["us", "is", "who", "Who", "Un", "turkey", "it", "mali"])
def test_letter_case_tells_a_name_from_a_word(actors: ActorCatalogue, text: str) -> None:
    assert ids(actors, text) == set()


def test_every_state_has_a_name_and_a_code_of_two_letters(actors: ActorCatalogue) -> None:
    rows = list(read_table("states.tsv"))
    assert len(rows) >= 249
    assert all(len(row["iso2"]) == 2 and actors.actor(f"state:{row['iso2']}") for row in rows)
    assert len({row["iso2"] for row in rows}) == len(rows)


@pytest.mark.parametrize(
    ("table", "least"),
    [("armed_groups.tsv", 200), ("organisations.tsv", 300), ("agencies.tsv", 190), ("leaders.tsv", 350)],
)
def test_tables_are_as_large_as_promised(table: str, least: int) -> None:
    assert sum(1 for _ in read_table(table)) >= least


@pytest.mark.parametrize("table", ["armed_groups.tsv", "organisations.tsv", "agencies.tsv"])
def test_slugs_are_given_once(table: str) -> None:
    slugs = [row["slug"] for row in read_table(table)]
    assert len(set(slugs)) == len(slugs)
    assert all(slug == slug.lower() for slug in slugs)


@pytest.mark.parametrize("table", ["armed_groups.tsv", "organisations.tsv", "agencies.tsv"])
def test_countries_of_tables_are_states(actors: ActorCatalogue, table: str) -> None:
    for row in read_table(table):
        for country in [row["country"], *row.get("operates", "").split()]:
            assert not country or actors.actor(f"state:{country}"), (row["slug"], country)


def test_tenures_begin_before_they_end() -> None:
    assert all(not row["to"] or row["from"] <= row["to"] for row in read_table("leaders.tsv"))


def test_a_pattern_makes_the_body_of_any_country(actors: ActorCatalogue) -> None:
    found = actors.pattern(["ministry", "of", "defence", "said"])
    assert found is not None
    pattern, length = found
    agency = actors.agency("PE", pattern)
    assert (length, agency.id, agency.country) == (3, "agency:pe-defence-ministry", "PE")


def test_a_body_with_a_name_of_its_own_keeps_it(actors: ActorCatalogue) -> None:
    found = actors.pattern(["defence", "ministry"])
    assert found is not None
    assert actors.agency("US", found[0]).name == "Pentagon"


def test_a_bare_phrase_must_be_whole(actors: ActorCatalogue) -> None:
    assert actors.bare_pattern(["army"]) is not None
    assert actors.bare_pattern(["army", "chief"]) is None
    assert actors.bare_pattern(["troops"]) is None


@pytest.mark.parametrize(
    ("of", "office", "day", "name"),
    [
        ("state:JP", "prime-minister", "1999-02-01", "Keizo Obuchi"),
        ("state:TR", "foreign-minister", "2005-06-30", "Abdullah Gul"),
        ("state:FR", "prime-minister", "2016-03-01", "Manuel Valls"),
        ("state:ID", "president", "2002-10-12", "Megawati Sukarnoputri"),
        ("org:nato", "secretary-general", "2001-09-12", "George Robertson"),
        ("state:VA", "pope", "2025-06-01", "Pope Leo XIV"),
        ("state:RU", "president", "2010-03-01", "Dmitry Medvedev"),
        ("state:RU", "president", "2018-07-11", "Vladimir Putin"),
        ("state:US", "foreign-minister", "2014-01-01T10:00:00Z", "John Kerry"),
        ("agency:ru-svr", "intelligence-chief", "2018-07-11", "Sergei Naryshkin"),
    ],
)
def test_an_office_has_the_holder_of_the_day(actors: ActorCatalogue, of: str, office: str, day: str, name: str) -> None:
    holder = actors.holder(of, office, day)
    assert holder is not None
    assert holder.name == name


def test_nobody_is_named_without_a_day_or_on_a_day_of_two(actors: ActorCatalogue) -> None:
    assert actors.holder("state:RU", "president", None) is None
    assert actors.holder("state:RU", "president", "2008-05-07") is None


def test_a_title_is_read_from_its_end(actors: ActorCatalogue) -> None:
    office = actors.office(["the", "acting", "foreign", "minister"])
    assert office is not None
    assert (office.id, office.words) == ("foreign-minister", ("foreign", "minister"))
    assert actors.office(["harbour", "master"]) is None


def test_a_file_of_the_users_own_adds_names_and_actors(tmp_path: Path) -> None:
    table = tmp_path / "mine.tsv"
    table.write_text(
        "id\tname\ttype\tcountry\taliases\n"
        "group:taliban\tTaliban\tarmed_group\tAF\tRiver Column\n"
        "org:tin-hats\tTin Hats\torganisation\t\tTinhats\n",
        encoding="utf-8",
    )
    actors = load_actors(table)
    assert ids(actors, "River Column") == {"group:taliban"}
    assert ids(actors, "Tinhats") == {"org:tin-hats"}


@pytest.mark.parametrize(
    "text",
    [
        "id\tname\ttype\tcountry\taliases\ngroup:x\tX\n",
        "id\tname\ttype\tcountry\taliases\ntaliban\tTaliban\tarmed_group\tAF\t\n",
        "id\tname\ttype\tcountry\taliases\norg:x\t...\torganisation\t\t\n",
    ],
)
def test_a_damaged_table_is_refused(tmp_path: Path, text: str) -> None:
    table = tmp_path / "mine.tsv"
    table.write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError):
        load_actors(table)


def test_a_missing_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="cannot be read"):
        load_actors(tmp_path / "none.tsv")


@given(st.text(max_size=40))
def test_the_slug_of_a_slug_is_itself(text: str) -> None:
    assert name_slug(name_slug(text)) == name_slug(text)


@given(st.sampled_from(["al-Shabaab", "WHO", "Côte d'Ivoire", "People's Protection Units", "IS"]))
def test_a_name_fits_itself_and_its_capitals(text: str) -> None:
    name = ActorName(text, "group:x", NameUse.NAME)
    assert name.fits(text)
    assert name.fits(text.upper())
    assert name_words(text) == name_words(text.upper())


def test_a_users_file_with_another_header_is_named(tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    own.write_text("id\tname\ngroup:reed-front\tReed Front\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"own\.tsv:1: knowledge: not the header .* id name type country aliases"):
        load_actors(own)


def test_a_users_name_outranks_a_shipped_one(tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    own.write_text("id\tname\ttype\tcountry\taliases\norg:hats\tHats\torganisation\t\tTaliban\n", encoding="utf-8")
    assert load_actors(own).named(("taliban",))[0].actor == "org:hats"


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("reed-front\tReed Front\tarmed_group\t\t", "has no kind, as in group:reed-front"),
        ("place:reed\tReed\tplace\t\t", "no new id begins with 'place'"),
        ("group:Reed Front\tReed Front\tarmed_group\t\t", "as group:reed-front"),
        ("group:reed-front\tReed Front\tparty\t\t", "type of group:reed-front is 'party', not armed_group"),
        ("org:reed\tReed\tfirm\t\t", "not organisation or media"),
        ("group:reed-front\tReed Front\tarmed_group\tXX\t", "no country has the two letters 'XX'"),
        ("group:reed-front\tReed Front\tarmed_group\t\tRF|--", "the name '--' has no letter or digit"),
        ("group:reed-front\tReed Front\tarmed_group", "3 columns where the header has 5"),
    ],
)
def test_a_damaged_line_of_a_users_file_is_named(tmp_path: Path, line: str, problem: str) -> None:
    own = tmp_path / "own.tsv"
    own.write_text(f"# mine\nid\tname\ttype\tcountry\taliases\n{line}\n", encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        load_actors(own)
    assert str(caught.value).startswith(f"{own}:3: knowledge:")
    assert problem in str(caught.value)
