"""Who looks like one of a few: the answers are those of the slow search, and a crowd of one name costs no more."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from netritual.domain.model import Distinction, Person
from netritual.domain.people.likeness import Pair, lookalikes
from netritual.domain.people.lookalikes_of_few import MOST_COMPARED, lookalikes_of

WORDS = st.sampled_from(["Ana", "Bob", "Robert", "B.", "Ruiz", "Núñez", "Stone", "Costa", "Maria", "Dr.", "de"])
NAMES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


def person(name: str, id: int = 1, **fields: object) -> Person:
    return replace(Person(id=id, handle=f"p{id}", name=name), **fields)


def ids(pairs: Iterable[Pair]) -> set[tuple[int, int]]:
    return {(pair.one.id, pair.two.id) for pair in pairs}


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Ana Ruiz", "ANA RUIZ"), ("Bob Stone", "Robert Stone"), ("A. Ruiz", "Ana Ruiz"), ("Ana Ruiz", "A. Ruiz"),
        ("Ruiz, Ana", "Ana Ruiz"), ("José Núñez", "Jose Nunez"), ("Ana Ruiz Costa", "Ana Ruiz"), ("王芳", "王芳"),
        ("Rob O'Brien", "Bob OBrien"), ("Ana Ruiz (Costa)", "Ana Ruiz"), ("Dr. Ana Ruiz, PhD", "Ana Ruiz"),
    ],
)  # fmt: skip
def test_who_is_found(one: str, two: str) -> None:
    people = [person(one), person(two, 2), person("Tom Reed", 3)]
    assert ids(lookalikes(people)) == {(1, 2)}
    for some in ([1], [2], [1, 2]):
        assert [*lookalikes_of(some, people)] == lookalikes(people)
    assert not lookalikes_of([3], people)


def test_by_another_name_and_by_an_address() -> None:
    people = [person("Ana Ruiz", aka=("Anita Costa",)), person("Anita Costa", 2)]
    assert ids(lookalikes_of([1], people)) == ids(lookalikes_of([2], people)) == {(1, 2)}
    people = [person("Ana Ruiz", emails=("a@x.org",)), person("Ana Costa", 2, emails=("a@x.org",))]
    assert [*lookalikes_of([2], people)] == lookalikes(people) != []


def test_who_was_told_apart_or_is_out_of_sight_is_left_out() -> None:
    people = [person("Ana Ruiz"), person("Ana Ruiz", 2)]
    (pair,) = lookalikes_of([1], people)
    assert not lookalikes_of([1], people, [Distinction(between=(2, 1), likeness=pair.likeness.weight)])
    assert not lookalikes_of([1], [people[0], replace(people[1], status="archived")])
    assert not lookalikes_of([2], [people[0], replace(people[1], status="archived")])


def test_whom_an_import_asks_about_come_first_whoever_they_are() -> None:
    mail = ("a@x.org",)
    people = [person("Eva Lind", emails=mail), person("Eva Lind", 2, emails=mail), person("B. Reed", 3, company="Q"),
              person("Bob Reed", 4, company="Q"), person("Tim Roe", 5), person("Tim Roe", 6)]  # fmt: skip
    asked = [Distinction(between=pair, open=True) for pair in ((4, 3), (5, 6))]
    for found in (lookalikes(people, asked), lookalikes_of([1], people, asked)):
        assert [pair.ids for pair in found] == [(5, 6), (3, 4), (1, 2)]
    no = Distinction(between=(5, 6), likeness=40)
    assert [pair.ids for pair in lookalikes_of([1], people, [asked[0], no])] == [(3, 4), (1, 2)]
    gone = [*people[:5], replace(people[5], status="archived")]
    assert [pair.ids for pair in lookalikes_of([1], gone, asked)] == [(3, 4), (1, 2)]


@given(st.lists(NAMES, min_size=2, max_size=8), st.data())
def test_it_finds_what_the_slow_search_finds(names: list[str], data: st.DataObject) -> None:
    people = [person(name, at) for at, name in enumerate(names, 1)]
    some = data.draw(st.sets(st.sampled_from(range(1, len(names) + 1)), min_size=1))
    wanted = [pair for pair in lookalikes(people) if some & {pair.one.id, pair.two.id}]
    assert [*lookalikes_of(some, people)] == wanted


def test_a_crowd_of_one_name_is_looked_at_in_part_and_its_profiles_not_at_all() -> None:
    crowd = [person("Maria Silva", at) for at in range(1, 400)]
    assert 0 < len(lookalikes_of(range(1, 400), crowd)) <= MOST_COMPARED
    crowd = [replace(each, urls=(f"https://www.linkedin.com/in/m{each.id}",)) for each in crowd]
    people = [*crowd, person("Ana Ruiz", 500), person("Ana Ruiz", 501)]
    assert ids(lookalikes_of(range(1, 502), people)) == {(500, 501)}


@given(st.lists(st.text(max_size=12), min_size=2, max_size=4))
def test_any_text_may_be_a_name(names: list[str]) -> None:
    people = [person(name, at) for at, name in enumerate(names, 1)]
    assert ids(lookalikes_of([1], people)) <= ids(lookalikes(people))
