"""What an update copies of the former index, and adds to it, is what stood there and what a new one would hold."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import force_setattr

from netritual.domain.model import Interaction, Person, Unsettled
from netritual.paths import Home
from netritual.services.ports import Transaction
from netritual.store.journal_store import JournalStore, open_store
from tests.conftest import NOW
from tests.support.disk import MemoryDisk
from tests.support.indexes import unlike

TODAY = NOW.date()
CHANNELS = ("coffee", "call", "email", "note")

talks = st.builds(
    lambda at, who, ago, channel, typed: (at, tuple(who), ago, channel, typed),
    st.integers(1, 12), st.lists(st.integers(1, 3), max_size=3), st.integers(-3, 60), st.sampled_from(CHANNELS),
    st.booleans(),
)  # fmt: skip
rounds = st.lists(st.lists(st.one_of(talks, st.integers(1, 12)), max_size=6), min_size=2, max_size=5)


def change(store: JournalStore, steps: list[object]) -> None:
    def act(tx: Transaction) -> None:
        for step in steps:
            if isinstance(step, tuple):
                at, who, ago, channel, typed = step
                names = (Unsettled(text="anna", candidates=(1, 2)),) if typed else ()
                made = Interaction(
                    on=TODAY - timedelta(days=ago), people=who, channel=channel, unsettled=names, mentions=who[2:]
                )
                force_setattr(made, "id", at)
                tx.put(made)
            elif isinstance(step, int):
                tx.remove(Interaction, step)

    store.transact("change", act, NOW)


def told(store: JournalStore) -> tuple[object, ...]:
    view = store.view()
    return (
        view.all(Interaction),
        view.all(Person),
        view.unsettled(),
        view.talks_between(TODAY - timedelta(days=90), TODAY + timedelta(days=9)),
        view.talks_with("mentions", TODAY - timedelta(days=90), TODAY + timedelta(days=9)),
        [list(view.touches(person)) for person in range(5)],
    )


@given(rounds)
def test_what_is_copied_is_what_stood_there(rounds: list[list[object]]) -> None:
    disk = MemoryDisk()
    store = open_store(Home("/home"), disk)
    for steps in rounds:
        change(store, steps)
        before = told(store)
        store.update_index()
        assert told(store) == before
        assert told(open_store(Home("/home"), disk)) == before
    assert unlike(store) == []
