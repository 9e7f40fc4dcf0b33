"""Who looks alike: the shown pairs and their like, and what holds for any two people."""

import json
from datetime import date
from itertools import combinations
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from netritual.domain.model import Distinction, Person
from netritual.domain.people.likeness import MOST_ALIKE, Traits, alike, lookalikes


def person(text: str, id: int = 1) -> Person:
    """A person written as ``name | e-mail, phone or profile | company``."""
    name, address, company = (part.strip() for part in f"{text}||".split("|")[:3])
    made = Person(id=id, handle=f"p{id}", name=name, company=company)
    if "@" in address:
        return replace(made, emails=(address,))
    if "/" in address:
        return replace(made, urls=(f"https://www.linkedin.com/{address}" if address[:3] == "in/" else address,))
    return replace(made, phones=(address,)) if address else made


def verdict(one: str, two: str) -> str:
    """same, ask or two."""
    found = alike(Traits(person(one)), Traits(person(two, 2)))
    return "two" if found is None else "same" if found.sure else "ask"


def why(one: str, two: str) -> str:
    found = alike(Traits(person(one)), Traits(person(two, 2)))
    return found.why if found is not None else ""


def test_the_pairs_of_the_contract(shared: Path) -> None:
    pairs = json.loads((shared / "cases" / "contacts" / "identity_pairs.json").read_text(encoding="utf-8"))
    wanted = {"same": "same", "ask": "ask", "different": "two", "never": "two"}
    wrong = [pair for pair in pairs if verdict(pair["a"], pair["b"]) != wanted[pair["expect"]]]
    assert pairs and not wrong


@pytest.mark.parametrize(
    ("one", "two", "wanted"),
    [
        # an address of one person, and names that go together
        ("Kim Ji-woo|k@x.org", "Jiwoo Kim|K@X.ORG", "same"),
        ("Thomas R|tom@x.org", "Tom Reed|tom@x.org", "same"),
        ("John Q. Doe|jd@x.org", "John Doe|jd@x.org", "same"),
        ("Elizabeth Moore|+351 912", "Liz Moore|00351912", "same"),
        ("Ana Ruiz|https://ana.example/cv", "A. Ruiz|ana.example/cv/", "same"),
        ("Anna Meier-Schulz|a@x.org", "Anna Meier|a@x.org", "same"),
        ("Ana|in/ana", "Ana Ruiz|in/ana", "same"),
        ("Ana Ruiz|in/ana", "Anna Ruiz|in/ana", "same"),
        ("Anna Reed|reed@x.org", "Ann Reed|reed@x.org", "same"),
        # an address, and less of the name: a question
        ("Tanaka|bob@x.org", "Bob Tanaka|bob@x.org", "ask"),
        ("山田太郎|in/taro", "Taro Yamada|in/taro", "ask"),
        ("João Pires Filho|j@x.org", "João Pires|j@x.org", "ask"),
        ("John R. Smith|j@x.org", "John Q. Smith|j@x.org", "ask"),
        ("Ana|ana@x.org", "Ana Ruiz|ana@x.org", "ask"),
        ("Lena Fischer|lena@x.org", "Lena Okafor|lena@x.org", "ask"),
        ("Will Stone|+44 1", "Will Stone jr.|+44 1", "ask"),
        # an address that names nobody, or names that do not go together
        ("Jan Novak|novak@x.org", "Jana Novak|novak@x.org", "two"),
        ("Sam Reed|sales.eu@x.org", "Sam Cole|sales.eu@x.org", "two"),
        ("Ana Ruiz|no-reply@x.org", "Ana Ruiz|no-reply@x.org", "ask"),
        ("Ana Ruiz|https://www.linkedin.com/company/x", "Ben Ruiz|https://www.linkedin.com/company/x", "two"),
        ("Sam Reed|orbit@orbit.example", "Sam Reed|orbit@orbit.example", "ask"),
        ("Sam Reed|orbit@x.org|Orbit", "Sam Reed|orbit@x.org", "ask"),
        ("Sam Reed|sales@x.org", "Sam Reed|sales@x.org", "ask"),
        ("Sam Reed|https://www.facebook.com/orbithq|Orbit", "Sam Reed|https://www.facebook.com/orbithq|Orbit", "ask"),
        ("Sam Reed|https://github.com/sreed|Orbit", "Sam Reed|https://github.com/sreed|Orbit", "same"),
        ("Lena Fischer|lena@lena.example", "Lena Fischer|lena@lena.example", "same"),
        ("Ola Berg|ola.berg@x.org", "Ola Berg|ola.berg@x.org", "same"),
        ("Sam Reed|https://x.example/en/team", "Sam Cole|https://x.example/en/team", "two"),
        ("Sam Reed|in/x", "Tom Fox|in/x", "two"),
        ("Will Stone II|+44 1", "Will Stone III|+44 1", "two"),
        ("Will Stone, Jr.|w@x.org", "Will Stone Senior|w@x.org", "two"),
        ("João Pires Filho|j@x.org", "João Pires Neto|j@x.org", "two"),
        ("Hans Meier sen.|h@x.org", "Hans Meier jun.|h@x.org", "two"),
        ("Hans Meier der Jüngere|h@x.org", "Hans Meier d. Ältere|h@x.org", "ask"),
        ("Hans Meier der Jüngere|h@x.org", "Hans Meier der Ältere|h@x.org", "two"),
        ("Will Stone 2nd|w@x.org", "Will Stone 3rd|w@x.org", "two"),
        # a couple is none of the two
        ("Tom & Ann Reed|reeds@x.org", "Ann Reed|reeds@x.org", "two"),
        ("Tom and Ann Reed|reeds@x.org", "Tom Reed|reeds@x.org", "two"),
        ("Ana y Luis Ruiz|ruiz@x.org", "Luis Ruiz|ruiz@x.org", "two"),
        ("José Ortega y Gasset|j@x.org", "José Ortega|j@x.org", "same"),
        ("Philip E Johnson MD|p@x.org", "Philip Johnson|p@x.org", "same"),
        ("Rahul Sen|r@x.org", "R. Sen|r@x.org", "same"),
        ("Ana Ruiz (R&D)|a@x.org", "Ana Ruiz|a@x.org", "same"),
        ("Ana Ruiz|in/a|Nortel", "Ana Ruiz|in/b|Nortel", "two"),
        # names alone
        ("Jane Doe MBA|in/jd|Acme", "Doe, Jane||Acme Inc.", "ask"),
        ("🚀 Jane Doe", "Jane Doe", "ask"),
        ("Dr. Ana Ruiz, PhD", "Ana Ruiz", "ask"),
        ("Robert (Bob) Clark|in/rc|Acme", "Bob Clark||Acme", "ask"),
        ("Bob Tanaka||Harbor", "Robert Tanaka||Oliva", "ask"),
        ("Bill Hart", "William Hart", "ask"),
        ("Jürgen Groß", "Juergen Gross", "ask"),
        ("Jürgen Groß", "Jurgen Gross", "ask"),
        ("Søren Ågård", "Soeren Aagaard", "ask"),
        ("Anne-Marie Berg", "Annemarie Berg", "ask"),
        ("Ana de la Cruz", "Ana Cruz", "ask"),
        ("Anna Berg (née Lind)||Q", "Anna Lind||Q", "ask"),
        ("Anna Schulz||A", "Anna Meier-Schulz||A", "ask"),
        ("王伟", "王伟", "ask"),
        ("L. Fischer||Licht", "Lena Fischer||Licht GmbH", "ask"),
        ("Ana||Nortel", "Ana||Nortel", "ask"),
        ("L. Fischer||Licht", "Lena Fischer||Other", "two"),
        ("Maria Silva||A", "Maria Silva Santos||B", "two"),
        ("José María Ruiz", "María Ruiz", "two"),
        ("Maria Silva", "Mario Silva", "two"),
        ("Jan Novak", "Jana Novak", "two"),
        ("Ana", "Ana", "two"),
        ("Ana Ruiz", "Ruiz", "two"),
        ("王伟", "王芳", "two"),
        ("王 伟", "王 芳", "two"),
        ("Person 1||Co", "Person 11||Co", "two"),
    ],
)
def test_who_looks_alike(one: str, two: str, wanted: str) -> None:
    assert verdict(one, two) == verdict(two, one) == wanted


def test_the_reasons_are_facts_of_the_two_records() -> None:
    assert why("Bob Tanaka||Harbor", "Robert Tanaka||Harbor") == "Bob and Robert, both at Harbor"
    assert why("Lena Fischer|lena@x.org", "L. Fischer|lena@x.org") == "the same e-mail lena@x.org, L. and Lena"
    assert why("Chen Wei", "Wei Chen") == "the same name in another order"
    assert why("John Q. Doe", "John Doe") == "the same name but for Q."
    assert why("Ana Ruiz|in/ana", "Ana Berg|in/ana") == "the same LinkedIn profile, the same first name"


def test_another_name_that_somebody_goes_by_counts() -> None:
    one, two = replace(person("Robert Clark"), aka=("Bob C.", "Bobby Rex")), person("Bobby Rex", 2)
    assert (found := alike(Traits(one), Traits(two))) is not None and found.why == "the same name"


@pytest.mark.parametrize(
    ("one", "two", "wanted"),
    [
        ("Jane Doe", "Jane Doe", "same"),
        ("Jane Doe", "Doe, Jane", "same"),
        ("Jane Doe", "Jane Roe", "ask"),
        ("Jane Doe", "Jane A. Doe", "ask"),
        ("Jane Doe", "Tom Fox", "two"),
    ],
)
def test_one_card_is_one_person_where_the_name_is_the_same(one: str, two: str, wanted: str) -> None:
    traits = [
        Traits(replace(person(name, at), source_row=f"vcard: {name} | {at} | uid:abc-1"))
        for at, name in enumerate((one, two))
    ]
    found = alike(*traits)
    assert ("two" if found is None else "same" if found.sure else "ask") == wanted


@pytest.mark.parametrize(
    ("name", "aka", "other"),
    [
        ("Lena Fischer", "L. Fischer", "Lars Fischer"),
        ("L. Fischer", "Lena Fischer", "Lars Fischer"),
        ("Alex Kim", "Alexander Kim", "Alexandra Kim"),
        ("Ana Ruiz", "Ana Ruiz García", "Ana Ruiz López"),
    ],
)
def test_a_short_name_is_no_bridge_between_two_people(name: str, aka: str, other: str) -> None:
    one = replace(person(f"{name}|home@x.org"), aka=(aka,))
    for second, sure in ((person(f"{other}|home@x.org", 2), False), (person(f"{name}|home@x.org", 2), True)):
        found = alike(Traits(one), Traits(second))
        assert (found is not None and found.sure) == sure


@pytest.mark.parametrize(
    ("name", "other", "aka", "asks"),
    [
        ("Kaz", "Karolina Nowak", ("Kaz",), True), ("Baz", "Barry Lumb", ("Baz",), True),
        ("Kaz", "Karolina Nowak", (), False), ("Kaz", "Karolina Nowak", ("Karo",), False),
        ("Kaz Reed", "Karolina Nowak", ("Kaz",), False), ("Nowak", "Karolina Nowak", ("Kaz",), False),
        ("Karolina", "Karolina Nowak", ("Kaz",), False), ("Kazi", "Karolina Nowak", ("Kaz",), False),
    ],
)  # fmt: skip
def test_who_is_called_by_the_nickname_of_another_is_asked_about(
    name: str, other: str, aka: tuple[str, ...], asks: bool
) -> None:
    both = Traits(person(name)), Traits(replace(person(other, 2), aka=aka))
    likeness = alike(*both)
    assert (likeness is not None) is asks and not (likeness and likeness.sure)


def test_the_most_alike_come_first() -> None:
    texts = (
        "Ana Ruiz|a@x.org", "A. Ruiz|a@x.org", "Eva Lind||Q", "Eva Lind||Q", "Tim Roe", "Tim Roe",
        "Bob Hart", "Robert Hart", "L. Fox", "Lena Fox", "Kim Ode",
    )  # fmt: skip
    people = [person(text, at) for at, text in enumerate(texts, 1)]
    assert [(pair.one.id, pair.two.id) for pair in lookalikes(people)] == [(1, 2), (3, 4), (5, 6), (7, 8), (9, 10)]
    assert [(pair.one.id, pair.two.id) for pair in lookalikes(reversed(people))][:2] == [(1, 2), (3, 4)]


def test_nobody_out_of_sight_is_offered() -> None:
    assert not lookalikes([person("Ana Ruiz"), replace(person("Ana Ruiz", 2), status="archived")])


def test_a_no_holds_until_more_speaks_for_one_person() -> None:
    one, two = person("Ana Ruiz||Nortel"), person("Ana Ruiz||Oliva", 2)
    (pair,) = lookalikes([one, two])
    no = Distinction(between=(2, 1), likeness=pair.likeness.weight, on=date(2026, 3, 11))
    assert not lookalikes([one, two], [no])
    assert not lookalikes([one, replace(two, city="Porto", company="")], [no])
    assert lookalikes([one, replace(two, company="Nortel")], [no])
    mail = ("ana@x.org",)
    assert lookalikes([replace(one, emails=mail), replace(two, emails=mail)], [no])


def test_a_crowd_of_one_name_is_not_compared_all_with_all() -> None:
    crowd = [person(f"Ana Ruiz||C{at}", at) for at in range(1, 1001)]
    assert 1000 - 1 <= len(lookalikes(crowd)) <= 1000 * MOST_ALIKE


WORDS = st.sampled_from(
    ["Ana", "Anna", "Bob", "Robert", "Rob", "R.", "B", "Müller", "Mueller", "Muller", "Meier-Müller", "de", "van",
     "Jr.", "sr", "Ji-woo", "Jiwoo", "(Bob)", "王伟", "J.R.", "Q.", "ﬁ", "Ø", "-", "𝒜na", "🚀", "née"]
)  # fmt: skip
NAMES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
ADDRESSES = st.lists(st.sampled_from(["a@x.org", "b@x.org", "info@x.org"]), max_size=2, unique=True).map(tuple)
LINKS = st.lists(
    st.sampled_from(["https://linkedin.com/in/a", "linkedin.com/in/b", "x.org/ana", "x.org/en"]), max_size=2
)
PEOPLE = st.builds(
    Person, handle=st.just("p"), name=NAMES, aka=st.lists(NAMES, max_size=1).map(tuple), emails=ADDRESSES,
    urls=LINKS.map(tuple), company=st.sampled_from(["", "Nortel", "Nortel Inc", "Oliva"]),
)  # fmt: skip


@given(PEOPLE, PEOPLE)
def test_it_is_the_same_from_both_sides(one: Person, two: Person) -> None:
    mine, theirs = Traits(replace(one, id=1)), Traits(replace(two, id=2))
    assert alike(mine, theirs) == alike(theirs, mine)


@given(st.lists(PEOPLE, max_size=6), st.randoms())
def test_no_pair_is_missed_whatever_the_order(people: list[Person], order: Random) -> None:
    people = [replace(one, id=at) for at, one in enumerate(people, 1)]
    wanted = {
        (one.id, two.id): found
        for one, two in combinations(people, 2)
        if (found := alike(Traits(one), Traits(two))) is not None
    }
    order.shuffle(people)
    assert {(pair.one.id, pair.two.id): pair.likeness for pair in lookalikes(people)} == wanted


@given(st.text(), st.text())
def test_any_names_can_be_compared(one: str, two: str) -> None:
    mine, theirs = (Traits(Person(handle="p", name=name, company=name)) for name in (one, two))
    assert alike(mine, theirs) == alike(theirs, mine)
