"""The quick numbers of a tie are those of the slow path."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.model import Interaction, Person, Settings
from netritual.domain.ties.tie import tie
from netritual.domain.ties.tie_stats import sums_of, tie_stats_of
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
    quick = tie_stats_of(person, sums_of(touches, TODAY.toordinal()), SETTINGS, TODAY)
    for name in ("gap", "gap_in_person", "cadence", "touch_days", "p_keep", "dormant"):
        assert getattr(quick, name) == getattr(slow, name), name
    assert quick.met == (slow.in_person.on.toordinal() if slow.in_person is not None else 0)
