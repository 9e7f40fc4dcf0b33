"""The filter language, and the rows of People."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.model import Coffee, Interaction, Person, Promise, Settings
from netritual.domain.search.filters import Term, mistakes, parse
from netritual.domain.search.people_rows import PeopleIndex
from tests.support.network import MemoryNetwork

TODAY = date(2026, 3, 11)
SETTINGS = Settings(city="Lisbon")


def day(ago: int) -> date:
    return TODAY - timedelta(days=ago)


NETWORK = MemoryNetwork(
    Person(id=1, handle="soren", name="Søren Holm", company="Maersk", position="Port lead", tier=2, city="Copenhagen"),
    Person(id=2, handle="ana", name="Ana Ruiz", aka=("Anita",), company="Nortel Labs", topics=("FinTech",), tier=2),
    Person(id=3, handle="bob", name="Bob Stone", circles=("Lisboa tech",), city="São Paulo"),
    Person(id=4, handle="dana", name="Dana Fox", company="Close.io"),
    Person(id=5, handle="tom", name="Tom Reed", status="archived", tier=1),
    Interaction(on=day(74), channel="coffee", people=(1,), initiator="mutual"),
    Interaction(on=day(1), channel="coffee", people=(2,), initiator="mutual"),
    Interaction(on=day(40), channel="call", people=(3,), initiator="mutual", tags=("grant",)),
    Interaction(on=day(3), channel="email", people=(4,), initiator="me"),
    Coffee(people=(1,), said=day(12)),
    Promise(people=(2,), made=day(1), due=day(-2)),
)


def test_who_is_called_so_comes_before_who_only_has_the_word() -> None:
    people = (
        Person(id=1, handle="ben", name="Ben Ames", position="Assistant leader", tier=1),
        Person(id=2, handle="cy", name="Cy Wilkes", company="Stanford", tier=2),
        Person(id=3, handle="stan", name="Stan Wilkes", tier=3),
    )
    index = PeopleIndex(MemoryNetwork(*people), SETTINGS, TODAY)
    assert [row.handle for row in index.rows("stan", "tier")] == ["stan", "ben", "cy"]
    assert [row.handle for row in index.rows("wilkes stan", "tier")] == ["stan", "cy"]
    assert [row.handle for row in index.rows("wilkes", "tier")] == ["cy", "stan"]


def test_whose_names_begin_as_typed_in_that_order_come_first_and_of_equals_who_was_talked_to() -> None:
    people = (
        Person(id=1, handle="green", name="Lucy Green", company="Westfield"),
        Person(id=2, handle="lewis", name="Lucy Lewis"),
        Person(id=3, handle="wade", name="Wade Lucy"),
        Person(id=4, handle="walker", name="Lucy Walker"),
        Person(id=5, handle="walsh", name="Lucy Walsh"),
    )
    talk = Interaction(id=6, people=(5,), on=day(3), channel="coffee", initiator="mutual")
    index = PeopleIndex(MemoryNetwork(*people, talk), SETTINGS, TODAY)
    assert [row.handle for row in index.rows("lucy w", "name")] == ["walker", "walsh", "wade", "green", "lewis"]
    assert next(row.handle for row in index.rows("lucy w")) == "walsh"


def found(text: str, sort: Any = "name") -> list[str]:
    return [row.handle for row in PeopleIndex(NETWORK, SETTINGS, TODAY).rows(text, sort)]


@pytest.mark.parametrize(
    ("text", "handles"),
    [
        ("", ["ana", "bob", "soren"]),
        ("network", ["ana", "bob", "soren"]),
        ("list", ["dana"]),
        ("SOREN", ["soren"]),
        ("holm maersk", ["soren"]),
        ("søren port", ["soren"]),
        ("anita", ["ana"]),
        ("nortel-labs", ["ana"]),
        ("closeio", ["dana"]),
        ("elan", []),
        ("bost", []),
        ('"nortel labs"', ["ana"]),
        ("nortel labs", ["ana"]),
        ("company:nortel", ["ana"]),
        ('company:"Nortel Labs"', ["ana"]),
        ("company: maersk", ["soren"]),
        ("tag:fintech", ["ana"]),
        ("tag:grant", ["bob"]),
        ("circle:tech", ["bob"]),
        ("city:sao", ["bob"]),
        ("city:paulo -bob", []),
        ("tier:2", ["ana", "soren"]),
        ("tier:close", ["ana", "soren"]),
        ("close", ["ana", "soren"]),
        ('"close"', ["dana"]),
        ("tier:0", ["bob", "dana"]),
        ("inner", ["tom"]),
        ("-close", ["bob", "dana", "tom"]),
        ("state:stalled", ["soren"]),
        ("quiet>40", ["dana", "soren", "tom"]),
        ("quiet>39 network", ["bob", "soren"]),
        ("-quiet>39", ["ana"]),
        ("CLOSE Quiet>30", ["soren"]),
        ("nobody", []),
        ("tier:9", []),
        ("colour:red", []),
    ],
)
def test_what_a_filter_finds(text: str, handles: list[str]) -> None:
    assert found(text) == handles


@pytest.mark.parametrize("text", ["tag:", "quiet>", "-", "company: ", '"', "-tag:", '-"'])
def test_a_term_without_its_value_holds_for_everyone(text: str) -> None:
    assert parse(text) == ()
    assert found(f"soren {text}") == ["soren"]


def test_terms() -> None:
    assert parse('-tag:"two words" quiet>7') == (
        Term("tag", "two words", without=True),
        Term("quiet", number=7),
    )


@given(st.text(max_size=40))
def test_any_text_is_a_filter(text: str) -> None:
    index = PeopleIndex(NETWORK, SETTINGS, TODAY)
    assert {row.id for row in index.rows(text)} <= {1, 2, 3, 4, 5}


def test_rows_hold_what_the_log_says() -> None:
    row = PeopleIndex(NETWORK, SETTINGS, TODAY).rows("soren")[0]
    assert row.last is not None and (row.last.on, row.last.channel) == (day(74), "coffee")
    assert row.in_person == row.last and row.next == day(44) and row.state == "stalled" and row.status == "network"
    dana = PeopleIndex(NETWORK, SETTINGS, TODAY).rows("dana")[0]
    assert (dana.status, dana.next, dana.in_person) == ("list", None, None)


def test_orders() -> None:
    assert found("", "attention") == ["ana", "soren", "bob"]
    assert found("", "last") == ["ana", "bob", "soren"]
    assert found("-list", "tier") == ["tom", "ana", "soren", "bob"]
    assert found("", "fit") == ["soren", "ana", "bob"]


def test_a_state_may_be_called_as_the_list_shows_it() -> None:
    assert parse("state:asleep") == parse("state:dormant") and not mistakes("state:asleep")
