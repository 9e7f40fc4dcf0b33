"""The quick numbers of a tie are those of the slow path, and what is kept between two rankings changes nothing."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.model import Coffee, Gift, Interaction, Person, Promise, Record, Settings
from netritual.domain.network import R, Touch
from netritual.domain.pulse import pulse_of, sums_of
from netritual.domain.suggestions.memory import Memory
from netritual.domain.suggestions.suggest import suggest
from netritual.domain.ties import tie
from tests.domain.test_suggest import networks
from tests.support.network import MemoryNetwork

TODAY = date(2026, 3, 11)
SETTINGS = Settings(city="Lisbon")
CHANNELS = ("coffee", "walk", "call", "video", "email", "dm", "letter", "comment", "react", "note")

talks = st.lists(
    st.builds(
        Interaction,
        on=st.one_of(st.integers(-40, 90), st.integers(-2, 1200)).map(lambda ago: TODAY - timedelta(days=ago)),
        channel=st.sampled_from(CHANNELS),
        people=st.just((1,)),
        initiator=st.sampled_from(("me", "them", "mutual", None)),
        value=st.sampled_from((None, "gave")),
    ),
    max_size=25,
)
people = st.builds(
    Person, id=st.just(1), handle=st.just("a"), name=st.just("A"), tier=st.integers(0, 5),
    cadence_days=st.sampled_from((None, 9, 400)), tier_set=st.sampled_from((None, date(2025, 11, 2), date(2027, 1, 1))),
    status=st.sampled_from(("network", "archived")),
)  # fmt: skip


@given(people, talks)
def test_the_pulse_is_the_tie_without_its_words(person: Person, log: list[Interaction]) -> None:
    touches = MemoryNetwork(person, *log).touches(1)
    slow = tie(person, touches, SETTINGS, TODAY)
    quick = pulse_of(person, sums_of(touches, TODAY.toordinal()), SETTINGS, TODAY)
    for name in ("gap", "gap_in_person", "cadence", "touch_days", "p_keep", "dormant"):
        assert getattr(quick, name) == getattr(slow, name), name
    assert quick.met == (slow.in_person.on.toordinal() if slow.in_person is not None else 0)


@given(networks(), talks, st.integers(0, 3))
def test_what_is_kept_between_rankings_changes_nothing(records: list[Record], more: list[Any], later: int) -> None:
    memory, day = Memory(), TODAY + timedelta(days=later)
    first, then = MemoryNetwork(*records), MemoryNetwork(*records, *more, Coffee(people=(1,), said=TODAY))
    for network, on in ((first, TODAY), (first, TODAY), (then, TODAY), (then, day), (first, TODAY)):
        assert suggest(network, SETTINGS, on, memory=memory) == suggest(network, SETTINGS, on)


class Later(MemoryNetwork):
    """The same people and talks, as the very same objects, and more of something else."""

    def __init__(self, first: MemoryNetwork, *more: Record) -> None:
        super().__init__(*more)
        self._first = first

    def all(self, kind: type[R]) -> Sequence[R]:
        return [*self._first.all(kind), *super().all(kind)]

    def get(self, kind: type[R], id: int) -> R | None:
        return self._first.get(kind, id) or super().get(kind, id)

    def touches(self, person: int) -> Sequence[Touch]:
        return self._first.touches(person)


who = st.integers(1, 9).map(lambda n: (n,))
others: st.SearchStrategy[Record] = st.one_of(
    st.builds(Coffee, id=st.integers(100, 999), people=who, said=st.just(TODAY)),
    st.builds(Coffee, id=st.integers(100, 999), people=who, said=st.just(TODAY), state=st.just("declined")),
    st.builds(Gift, id=st.integers(100, 999), people=who, on=st.just(TODAY), direction=st.just("got")),
    st.builds(Promise, id=st.integers(100, 999), people=who, made=st.just(TODAY), due=st.just(TODAY)),
)


@given(networks(), st.lists(others, max_size=4), st.integers(0, 5))
def test_what_another_table_says_is_heard_although_much_is_kept(
    records: list[Record], more: list[Record], capacity: int
) -> None:
    memory, first = Memory(), MemoryNetwork(*records)
    then, other = Later(first, *more), Settings(city="Porto", capacity=capacity)
    for network, settings in ((first, SETTINGS), (then, SETTINGS), (first, SETTINGS), (then, other), (then, SETTINGS)):
        assert suggest(network, settings, TODAY, memory=memory) == suggest(network, settings, TODAY)
