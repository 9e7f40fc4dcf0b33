"""Who is named in full in a line ends up in it: there, mentioned, in a loop, or asked about."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex
from netritual.domain.quicklog.reading import Reading

TODAY = date(2026, 3, 11)
PEOPLE = (
    ("Helena Ros", "Nature Spain"), ("Kwame Mensah", "Bolt"), ("Kwame Mensah", "Ashanti"),
    ("Emma Thornton", "Guardian"), ("Richmond Addo", ""), ("Ama Serwaa", ""), ("Abena Owusu", ""),
    ("Oriol Ferrer-Bonet", "ISGlobal"), ("Xavi Mas", ""), ("Jordi Puig", ""), ("Mo Farouk", ""),
    ("Rachel Goldberg", ""), ("Lydia Amoah", ""), ("Dolors Pla", ""), ("Begoña Artigas", ""),
    ("mi hermana Laia", ""), ("Itziar Goñi", ""), ("Sam Asante", ""),
)  # fmt: skip
BOOK = NameIndex(
    (at, f"{name.lower().replace(' ', '-')}-{at}", name, (), company, "network")
    for at, (name, company) in enumerate(PEOPLE, 1)
)


def read(line: str) -> Reading:
    return parse(line, BOOK, TODAY)


def everybody(found: Reading) -> set[str]:
    """The names of all who may be meant anywhere in a reading."""
    return {match[2] for ref in (*found.refs, *found.mentions) for match in ref.matches}


@pytest.mark.parametrize(
    ("line", "there"),
    [
        ("Helena Ros (Nature Spain) wants a pitch by friday", ["Helena Ros"]),
        ("sent helena the pitch", ["Helena Ros"]),
        ("kwame mensah (bolt) sends freight numbers by mon 16", ["Kwame Mensah"]),
        ("emma thornton guardian interviews me fri 11am, wants 2 founders", ["Emma Thornton"]),
        ("said hi to ama on her bday, she's met abena already", ["Ama Serwaa"]),
        ("took richmond for a drink, told him about the panel", ["Richmond Addo"]),
        ("dr ferrer-bonet said yes!! interview thursday", ["Oriol Ferrer-Bonet"]),
        ("oriol and xavi both thanked me for the intro", ["Oriol Ferrer-Bonet", "Xavi Mas"]),
        ("jordi's podcast: reviewed the script, sent him comments", ["Jordi Puig"]),
        ("coffee with Laia on tuesday", ["mi hermana Laia"]),
        ("lunch w laia", ["mi hermana Laia"]),
    ],
)
def test_whoever_a_line_is_about_is_in_it(line: str, there: list[str]) -> None:
    assert [ref.name for ref in read(line).people] == there


@pytest.mark.parametrize(
    ("line", "company"),
    [
        ("had the call w kwame mensah from bolt, good", "bolt"), ("call kwame mensah bolt", "bolt"),
        ("call w kwame mensah @ bolt", "bolt"), ("lunch w kwame mensah (ashanti) - good", "ashanti"),
        ("lunch w kwame bolt", "bolt"), ("lunch with Kwame Mensah (Ashanti)", "ashanti"),
    ],
)  # fmt: skip
def test_the_company_behind_a_name_says_which_namesake(line: str, company: str) -> None:
    (ref,) = read(line).people
    assert [PEOPLE[match[0] - 1][1].lower() for match in ref.matches] == [company]


def test_him_is_whoever_was_named_again_right_before() -> None:
    found = read("drinks w rachel goldberg and mo farouk, mo is up for 50k. told him i'd connect him w lydia tmrw")
    assert [[ref.name for ref in clause.refs] for clause in found.proposed] == [["Mo Farouk", "Lydia Amoah"]]


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("said hi to ama, she's met abena already", "met"),
        ("call with ama went ahead - sending her the form tonight, she'll bring it", "tonight"),
        ("met itziar, now at ISGlobal. she could help", "at ISGlobal"),
        (
            "took richmond for a drink, told him about the panel - he loved it. he got me in",
            "about the panel - he loved",
        ),
    ],
)
def test_words_inside_a_sentence_stay_in_it(line: str, kept: str) -> None:
    assert kept in read(line).summary


def test_whoever_is_told_something_beside_a_talk_is_told_to_be_mentioned() -> None:
    found = read("sent dolors my cv. coffee w Begoña Artigas today")
    assert [ref.name for ref in found.mentions] == ["Dolors Pla"]
    assert found.warnings == ["Dolors Pla is named too, as not there. Else write “with Dolors Pla”."]
    assert not read("coffee w Begoña Artigas about dolors").warnings


FRAMES = (
    "coffee with {}", "lunch w {} and {}", "met {} at the fair, {} was there too", "call {}", "sent {} the deck",
    "told {} about {}", "{} wants a pitch by friday", "{} and {} both thanked me", "{} introduced me to {}",
    "took {} for a drink", "said hi to {}", "panel: {} is in. {} also in. {} maybe", "thanks {} for the intro",
    "{}'s podcast: sent comments", "gave {} my number", "zoom w. {}, told {} i'd call", "ran into {}", "{} said yes",
    "need to call {} by friday", "asked {} if {} is free", "dinner at {}'s", "saw {}'s post about {}", "{} is moving",
    "coffee with {}, she's met {} already", "introduced {} to {}", "{} owes me a coffee", "visited {}'s lab",
)  # fmt: skip
NAMES = tuple(dict.fromkeys(name for name, _ in PEOPLE if not name.startswith("mi ")))


@given(st.sampled_from(FRAMES), st.permutations(NAMES), st.booleans())
def test_no_full_name_is_lost(frame: str, names: list[str], small: bool) -> None:
    names = names[: frame.count("{}")]
    line = frame.format(*[name.lower() if small else name for name in names])
    assert set(names) <= everybody(read(line)), line


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("ruth from the council rang about the drawings", ["Ruth Hale"]),
        ("met ruth at southmead, 40 bikes", ["Ruth Boyd"]),
        ("promised ruth from the hospital the plans", ["Ruth Boyd"]),
        ("ruth from leeds rang", ["Ruth Hale", "Ruth Boyd", "Ruth Penn"]),
        ("met ruth at the market", ["Ruth Hale", "Ruth Boyd", "Ruth Penn"]),
    ],
)
def test_a_word_of_the_company_tells_namesakes_apart(line: str, meant: list[str]) -> None:
    companies = {"Ruth Hale": "Leeds City Council", "Ruth Boyd": "Southmead Hospital", "Ruth Penn": "Penn Lettings"}
    book = NameIndex((at, f"ruth-{at}", name, (), companies[name], "list") for at, name in enumerate(companies, 1))
    (ref,) = parse(line, book, TODAY).people
    assert [match[2] for match in ref.matches] == meant
