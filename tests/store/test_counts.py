"""Counts from the index are those of the documents, whatever stands in it and whatever behind it."""

from datetime import datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import force_setattr

from netritual.domain.model import Interaction, Person, Record
from netritual.domain.ties.counts import PlainCounts, counts
from netritual.paths import Home
from netritual.services.ports import Transaction
from netritual.store.index.index_counts import IndexCounts
from netritual.store.index.tables import DocumentTable
from netritual.store.journal_state import PEOPLE, TALKS
from netritual.store.journal_store import JournalStore, open_store
from netritual.store.views import StoreView
from tests.conftest import NOW
from tests.support.disk import MemoryDisk
from tests.support.indexes import unlike

TODAY = NOW.date()
MONDAY = TODAY - timedelta(days=TODAY.weekday())

people = st.builds(
    lambda at, tier, status: ("person", at, tier, status),
    st.integers(0, 5), st.integers(0, 5), st.sampled_from(("list", "network", "archived")),
)  # fmt: skip
talks = st.builds(
    lambda at, who, ago, channel, by: ("talk", at, tuple(who), ago, channel, by),
    st.integers(0, 8), st.lists(st.integers(0, 5), max_size=3), st.integers(-9, 800),
    st.sampled_from(("coffee", "call", "email", "comment", "note", "react")), st.sampled_from(("me", "them", "mutual")),
)  # fmt: skip
gone = st.builds(lambda kind, at: ("gone", kind, at), st.sampled_from((Person, Interaction)), st.integers(0, 8))
steps = st.lists(st.one_of(people, talks, talks, gone, st.just(("compact",)), st.just(("look",))), max_size=25)

FIRST_TALK = 100
NEEDS: tuple[tuple[str, ...], ...] = ((), ("a printer",))
BIRTHDAYS = (None, None, "05-03")


def apply(store: JournalStore, step: tuple[Any, ...], now: datetime) -> None:
    def act(tx: Transaction) -> None:
        if step[0] == "gone":
            tx.remove(step[1], step[2] + (1 if step[1] is Person else FIRST_TALK))
            return
        record: Record
        if step[0] == "person":
            record = Person(
                handle=f"p{step[1]}",
                name=f"P {step[1]}",
                tier=step[2],
                status=step[3],
                needs=NEEDS[step[2] % 2],
                birthday=BIRTHDAYS[step[2] % 3],
            )
        else:
            _, _, who, ago, channel, by = step
            record = Interaction(
                on=TODAY - timedelta(days=ago), people=tuple(at + 1 for at in who), channel=channel, initiator=by
            )
        force_setattr(record, "id", step[1] + (1 if step[0] == "person" else FIRST_TALK))
        tx.put(record)

    store.transact("change", act, now)


def same(view: StoreView) -> None:
    told, plain = counts(view), PlainCounts(view)
    assert isinstance(told, IndexCounts) == any(
        isinstance(view.rows(name).base(), DocumentTable) for name in (PEOPLE, TALKS)
    )
    assert told.anyone() == plain.anyone()
    assert list(told.ranked()) == list(plain.ranked())
    assert list(told.seeking()) == list(plain.seeking())
    assert list(told.born()) == list(plain.born())
    assert told.first_touch() == plain.first_touch()
    for days in (0, 200, 400, -300):
        today = TODAY + timedelta(days=days)
        assert told.headcount(today) == plain.headcount(today)
    for week in range(-2, 116):
        monday = MONDAY - timedelta(weeks=week)
        assert told.reach(monday) == plain.reach(monday)
        end = monday + timedelta(weeks=8)
        assert told.channels(monday, end) == plain.channels(monday, end)


@given(steps)
def test_counts_are_those_of_the_documents(steps: list[tuple[Any, ...]]) -> None:
    store = open_store(Home("/home"), MemoryDisk())
    held: list[tuple[StoreView, object]] = []
    for step in steps:
        if step[0] == "compact":
            store.update_index()
        elif step[0] == "look":
            view = store.view()
            held.append((view, counts(view).headcount(TODAY)))
        else:
            apply(store, step, NOW)
    same(store.view())
    for view, stood in held:
        assert counts(view).headcount(TODAY) == stood
        same(view)
    assert unlike(store) == []
