"""The order in which the list is sorted: what tells most first, and nobody twice."""

from collections import Counter
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from netritual.domain.model import Coffee, Interaction, Person, Record, Settings, Sitting
from netritual.domain.suggestions.day_facts import FULL_READY, Facts
from netritual.domain.suggestions.triage import HAND, Deck, is_offered
from netritual.domain.suggestions.triage_sitting import TriageSitting
from tests.support.network import MemoryNetwork

TODAY = date(2026, 3, 11)
SETTINGS = Settings(city="Lisbon", purpose="Find people who know water and 2 more")


def day(ago: int) -> date:
    return TODAY - timedelta(days=ago)


def person(number: int, **fields: Any) -> Person:
    return Person(id=number, **{"handle": f"p{number}", "name": f"Person {number}", **fields})


def talk(ago: int, *people: int, **more: Any) -> Interaction:
    return Interaction(on=day(ago), **{"channel": "coffee", "people": people, **more})


def order(*records: Record, size: int = 99, settings: Settings = SETTINGS) -> list[int]:
    return [one.person for one in Deck(MemoryNetwork(*records), settings, TODAY).hand(size)]


def rank(number: int, *records: Record) -> float:
    (found,) = Deck(MemoryNetwork(*records), SETTINGS, TODAY).hand(fits=number.__eq__)
    return found.rank


@pytest.mark.parametrize(
    "clue",
    [{"city": "lisbon"}, {"emails": ("a@b.c",)}, {"birthday": "06-21"}, {"position": "Head of Water Policy"}],
)
def test_a_clue_comes_before_none(clue: dict[str, Any]) -> None:
    assert order(person(1), person(2, **clue), person(3))[0] == 2


def test_the_rank_is_that_of_the_rule() -> None:
    assert rank(1, person(1)) == pytest.approx(0.46900, abs=1e-5)  # H(.10)
    assert rank(1, person(1, city="Lisbon")) == pytest.approx(0.72193, abs=1e-5)  # H(.20)
    colleagues = [person(n, company="Acme") for n in range(1, 6)]
    assert rank(order(*colleagues)[0], *colleagues) == pytest.approx(0.46900 * 1.1, abs=1e-5)  # (1 + .5 x 5/25)
    no = [person(n, company="Acme", listed_on=day(3)) for n in range(2, 5)]
    ratio = (0.45 / 6) / 0.15
    assert ratio == 0.5 and rank(1, person(1, company="Acme"), *no) == pytest.approx(0.28640, abs=1e-5)  # H(.05)


def test_a_yes_raises_colleagues_and_a_no_lowers_them() -> None:
    others = [person(n, company="Acme") for n in range(3, 6)]
    asked = person(2, company="Acme", connected_on=day(400))
    before = rank(1, person(1, company="Acme"), *others, asked)
    yes = rank(1, person(1, company="Acme"), *others, replace(asked, tier=2, status="network"))
    no = rank(1, person(1, company="Acme"), *others, replace(asked, listed_on=day(1)))
    assert no < before < yes


def test_the_clues_say_what_the_records_say() -> None:
    close = person(1, name="Ana Ruiz", tier=2, status="network", company="Tannwerk", knows=(3,), circles=("chess",))
    deck = Deck(
        MemoryNetwork(
            close, person(2, company="TANNWERK", emails=("a@b.c",)), person(3, connected_on=date(2023, 3, 14)),
            person(4, circles=("Chess",), city="Lisbon", position="Water engineer"),
        ),
        SETTINGS, TODAY,
    )  # fmt: skip
    clues = {one.person: one.clues for one in deck.hand()}
    assert clues[2] == ("Ana Ruiz is at TANNWERK too", "e-mail known")
    assert clues[3] == ("Ana Ruiz knows them", "connected Mar 2023")
    assert clues[4] == ("Ana Ruiz is in Chess too", "your purpose says “water”", "same city")


def test_nobody_with_lines_in_the_log_is_asked_about() -> None:
    told = [person(1), talk(5, 1, channel="email", initiator="me"), person(2), Coffee(people=(2,), said=day(1))]
    sorted_ones = [person(3, tier=2, status="network"), person(4, listed_on=day(90)), person(5, status="archived")]
    assert order(*told, *sorted_ones, person(6)) == [6]


def test_ties_are_drawn_anew_each_week() -> None:
    people = MemoryNetwork(*(person(n) for n in range(1, 40)))

    def drawn(on: date) -> list[int]:
        return [one.person for one in Deck(people, SETTINGS, on).hand(39)]

    monday = date(2026, 3, 9)
    assert drawn(monday) == drawn(monday + timedelta(days=6)) != drawn(monday + timedelta(days=7))
    assert sorted(drawn(monday)) == list(range(1, 40)) != drawn(monday)


@st.composite
def lists(draw: st.DrawFn) -> list[Record]:
    """Up to thirty people with few companies, circles and years, some of them sorted, known or talked to."""
    words = st.sampled_from(["", "Acme", "ACME", "Nortel", "Ümlaut"])
    people = draw(
        st.lists(
            st.builds(
                Person, handle=st.just(""), name=st.sampled_from(["Ana", "Bo"]), company=words, city=words,
                tier=st.sampled_from([0, 0, 0, 2, 5]), listed_on=st.sampled_from([None, None, day(3)]),
                status=st.sampled_from(["list", "list", "archived"]), circles=st.lists(words.filter(bool), max_size=2),
                position=st.sampled_from(["", "Water engineer"]), emails=st.sampled_from([(), ("a@b.c",)]),
                birthday=st.sampled_from([None, "06-21"]), connected_on=st.sampled_from([None, day(30), day(900)]),
                knows=st.lists(st.integers(1, 30), max_size=2),
            ),
            max_size=30,
        )
    )  # fmt: skip
    talks = draw(st.lists(st.builds(talk, st.integers(-2, 99), st.integers(1, 30)), max_size=4))
    return [*(replace(one, id=n, handle=f"p{n}") for n, one in enumerate(people, 1)), *talks]


@given(lists(), st.randoms())
def test_the_order_is_that_of_the_records_alone(records: list[Record], random: Random) -> None:
    shuffled = list(records)
    random.shuffle(shuffled)
    assert order(*records) == order(*shuffled) == order(*records)


@given(lists(), st.integers(1, 9))
def test_a_short_hand_begins_a_long_one(records: list[Record], size: int) -> None:
    deck = Deck(MemoryNetwork(*records), SETTINGS, TODAY)
    assert deck.hand(size) == deck.hand(99)[:size]


@given(lists(), st.lists(st.sampled_from([1, 3, 5, "list", "archive"]), min_size=1, max_size=5))
def test_everyone_comes_once_and_nobody_who_answered_again(records: list[Record], answers: list[Any]) -> None:
    """Sorting to the end: each open person exactly once, at most one of a company in a hand, and the deck that follows
    the answers is the one that is made of them."""
    people = {record.id: record for record in records if isinstance(record, Person)}
    rest = [record for record in records if not isinstance(record, Person)]
    deck = Deck(MemoryNetwork(*records), SETTINGS, TODAY)
    wanted = deck.left
    asked: list[int] = []
    while hand := deck.hand():
        assert len(hand) <= HAND
        companies = Counter(people[one.person].company.casefold() for one in hand if people[one.person].company)
        assert max(companies.values(), default=0) <= 1
        for one in hand:
            answer = answers[len(asked) % len(answers)]
            fields = {"tier": answer, "status": "network"} if isinstance(answer, int) else {"listed_on": TODAY}
            people[one.person] = replace(people[one.person], **fields)
            asked.append(one.person)
        network = MemoryNetwork(*people.values(), *rest)
        deck.take(network, [one.person for one in hand])
        fresh = Deck(network, SETTINGS, TODAY)
        assert deck.hand(99) == fresh.hand(99) and (deck.left, deck.tiers) == (fresh.left, fresh.tiers)
    assert len(asked) == len(set(asked)) == wanted and deck.left == 0


@given(lists(), st.sets(st.integers(1, 30)))
def test_who_was_dealt_or_does_not_fit_is_left_out(records: list[Record], some: set[int]) -> None:
    deck = Deck(MemoryNetwork(*records), SETTINGS, TODAY)
    one_each = {one.person for one in deck.hand(99)}
    assert not some & {one.person for one in deck.hand(99, dealt=some)}
    assert {one.person for one in deck.hand(99, fits=some.__contains__)} <= some
    assert some & one_each <= {one.person for one in deck.hand(99, fits=(some & one_each).__contains__)}


@pytest.mark.parametrize(
    ("kept", "stop"),
    [([False] * 49, False), ([False] * 50, True), ([True] * 5 + [False] * 45, False), ([True] * 4 + [False] * 46, True),
     ([True] * 50 + [False] * 50, True)],
)  # fmt: skip
def test_when_triage_stops(kept: list[bool], stop: bool) -> None:
    sitting = TriageSitting(MemoryNetwork(), SETTINGS, TODAY, size=99)
    sitting.answers = dict(enumerate(kept))
    assert sitting.is_over is stop


def offered(*records: Record) -> bool:
    return is_offered(MemoryNetwork(*records), TODAY)


def test_when_twelve_names_are_offered() -> None:
    some = [person(n) for n in range(1, 4)]
    assert offered(*some) and not offered()
    assert not offered(*some, Sitting(on=day(27))) and offered(*some, Sitting(on=day(28)))
    known = [person(n, tier=2, status="network") for n in range(10, 10 + FULL_READY)]
    talks = [talk(4, one.id) for one in known]
    assert offered(*some, *known) and offered(*some, *known, *talks[1:]) and not offered(*some, *known, *talks)
    assert not offered(person(1, tier=2, status="network"), person(2), talk(3, 2))


def test_who_has_a_history() -> None:
    tiered = person(1, tier=5, status="network")
    listed = replace(tiered, tier=0)
    three = [talk(300, 1), talk(200, 1), talk(100, 1, channel="email", initiator="me")]

    def ready(*records: Record) -> int:
        return Facts(MemoryNetwork(*records), SETTINGS, TODAY).ready

    assert ready(tiered) == 0 and ready(tiered, talk(300, 1)) == 1
    assert ready(listed, talk(300, 1), talk(200, 1), talk(199, 1)) == 0
    assert ready(listed, *three) == 1 and ready(replace(listed, status="archived"), *three) == 0
