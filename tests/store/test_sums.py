"""Sums from the index are those of the touches."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import force_setattr

from netritual.domain.model import Interaction, Person, Record, Settings
from netritual.domain.network import Touch
from netritual.domain.search.people_rows import PeopleIndex
from netritual.domain.ties.counts import PlainCounts, counts
from netritual.domain.ties.rhythm import next_word
from netritual.domain.ties.tie import status_of, ties
from netritual.domain.ties.tie_stats import Sums, due_value
from netritual.errors import NetritualError
from netritual.paths import Home
from netritual.services.ports import Transaction
from netritual.store.index.tables import TalkTable
from netritual.store.journal_store import JournalStore, open_store
from netritual.store.views import StoreView
from tests.conftest import NOW
from tests.support.disk import MemoryDisk
from tests.support.indexes import unlike
from tests.support.network import MemoryNetwork

TODAY = NOW.date().toordinal()
WHO = range(1, 5)
FIRST_TALK = 100
CHANNELS = ("coffee", "call", "email", "dm", "comment", "note", "react")

people = st.builds(
    lambda at, tier, status: ("person", at, tier, status),
    st.sampled_from(WHO), st.integers(0, 5), st.sampled_from(("list", "network", "archived")),
)  # fmt: skip
talk = st.tuples(
    st.lists(st.sampled_from(WHO), max_size=2), st.one_of(st.integers(-9, 70), st.integers(0, 1500)),
    st.sampled_from(CHANNELS), st.sampled_from(("me", "them", "mutual", None)),
)  # fmt: skip
added = st.builds(lambda talks: ("add", talks), st.lists(talk, min_size=1, max_size=6))
edited = st.builds(lambda at, made: ("edit", at, made), st.integers(0, 8), talk)
gone = st.builds(lambda kind, at: ("gone", kind, at), st.sampled_from((Person, Interaction)), st.integers(0, 8))
heavy = st.builds(
    lambda who, every, ago: (
        "add", [((who,), ago + every * n, "coffee" if n % 3 else "email", "me") for n in range(70)]
    ),
    st.sampled_from(WHO), st.integers(1, 4), st.integers(0, 9),
)  # fmt: skip
steps = st.lists(
    st.one_of(
        people, added, added, edited, gone, heavy, *map(st.just, (("compact",), ("undo",), ("redo",), ("look",)))
    ),
    max_size=14,
)


def made(told: tuple[Any, ...]) -> Interaction:
    who, ago, channel, by = told
    on = NOW.date() - timedelta(days=ago)
    return Interaction(on=on, people=tuple(who), channel=channel, initiator=by)


def apply(store: JournalStore, step: tuple[Any, ...]) -> None:
    def act(tx: Transaction) -> None:
        if step[0] == "gone":
            tx.remove(step[1], step[2] + (0 if step[1] is Person else FIRST_TALK))
        elif step[0] == "add":
            for told in step[1]:
                tx.put(made(told))
        else:
            record: Record
            if step[0] == "person":
                record = Person(handle=f"p{step[1]}", name=f"P {step[1]}", tier=step[2], status=step[3])
            else:
                record = made(step[2])
            force_setattr(record, "id", step[1] + (0 if step[0] == "person" else FIRST_TALK))
            tx.put(record)

    try:
        if step[0] == "compact":
            store.update_index()
        elif step[0] == "undo":
            store.undo(NOW)
        elif step[0] == "redo":
            store.redo(NOW)
        elif step[0] != "look":
            store.transact("change", act, NOW)
    except NetritualError:
        assert step[0] in ("undo", "redo")


def near(told: Sums, plain: Sums) -> None:
    assert (told.two_way, told.met, told.first, told.count) == (plain.two_way, plain.met, plain.first, plain.count)
    assert told.gaps == plain.gaps
    assert told.s60 == pytest.approx(plain.s60, rel=1e-12, abs=1e-13)


def agree(view: StoreView) -> None:
    """Asked in two orders, since an answer is kept: the days of the screens first, then those that need the touches."""
    documents = MemoryNetwork(*view.all(Person), *view.all(Interaction))
    told, plain = counts(view), PlainCounts(documents)
    for day in (TODAY, TODAY + 1, TODAY + 400, TODAY - 3, TODAY - 200):
        everyone = {person.id: sums for person, sums in told.rhythms(day)}
        assert list(everyone) == [person.id for person in plain.ranked()]
        for person, sums in everyone.items():
            near(sums, plain.sums(person, day))
            assert told.sums(person, day) is sums
        for person in (*WHO, 99):
            sums = told.sums(person, day)
            near(sums, plain.sums(person, day))
            assert counts(view).sums(person, day) is sums


@given(steps)
@example([("add", [((1,), 40, "email", "me")]), ("compact",), ("add", [((1,), 12, "dm", "them")])])
@example([("add", [((1,), 40, "email", "me")]), ("compact",), ("edit", 0, ((1,), 12, "dm", "them"))])
@example([("add", [((1,), 3 * n, "coffee", "me") for n in range(4)]), ("compact",), ("add", [((1,), 0, "call", None)])])
@example([("compact",), ("add", [((1,), 3, "email", None), ((1,), 3, "email", "me")])])
@example(
    [("add", [((1,), 9, "email", "me"), ((1,), 0, "note", "me")]), ("compact",), ("add", [((1,), 30, "dm", "them")])]
)
@example([("add", [((1,), 2 * n, "call", "me") for n in range(70)]), ("compact",), ("add", [((1,), 7, "call", "me")])])
@example(
    [("add", [((1,), ago, "email", "me") for ago in (70, 50, 5)]), ("compact",), ("add", [((1,), 60, "dm", "them")])]
)
@example(
    [
        ("add", [((1,), ago, "call", "me") for ago in range(0, 120, 20)]),
        ("compact",),
        ("add", [((1,), ago, "call", "me") for ago in (10, 50)]),
    ]
)
def test_sums_are_those_of_all_documents(steps: list[tuple[Any, ...]]) -> None:
    store = open_store(Home("/home"), MemoryDisk())
    held: list[StoreView] = []
    for step in steps:
        apply(store, step)
        if step[0] == "look":
            view = store.view()
            counts(view).sums(1, TODAY)
            held.append(view)
    for view in [*held, store.view()]:
        agree(view)
    assert unlike(store) == []
    store.update_index()
    agree(store.view())


def test_touches_are_read_of_those_only_whom_a_line_behind_the_index_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store(Home("/home"), MemoryDisk())
    apply(store, ("add", [((1,), 3 * n, "coffee", "me") for n in range(200)]))
    apply(store, ("add", [((2,), 50, "email", "me")]))
    store.update_index()
    apply(store, ("add", [((2,), 30, "dm", "them")]))
    asked: list[int] = []
    own = TalkTable.touches

    def touches(table: TalkTable, who: int) -> Sequence[Touch]:
        asked.append(who)
        return own(table, who)

    monkeypatch.setattr(TalkTable, "touches", touches)
    told = counts(store.view())
    assert (told.sums(1, TODAY).count, told.sums(1, TODAY).gaps) == (200, 3.0)
    assert told.sums(2, TODAY).two_way == TODAY - 30
    assert asked == [2]


@given(steps)
@example(
    [
        ("person", 1, 2, "network"),
        ("add", [((1,), 0, "comment", "me"), ((1,), 0, "email", "me"), ((1,), 9, "email", "them")]),
        ("compact",),
    ]
)
def test_the_rows_of_people_are_those_of_their_ties(steps: list[tuple[Any, ...]]) -> None:
    store = open_store(Home("/home"), MemoryDisk())
    for step in steps:
        apply(store, step)
    view, settings, today = store.view(), Settings(), NOW.date()
    known = ties(MemoryNetwork(*view.all(Person), *view.all(Interaction)), settings, today)
    rows = {row.id: row for row in PeopleIndex(view, settings, today)._rows}
    assert set(rows) == set(known)
    for who, row in rows.items():
        person, tie = view.get(Person, who), known[who]
        assert person is not None
        assert (row.last, row.in_person, row.state) == (tie.last, tie.in_person, tie.stage)
        assert row.status == status_of(person, tie)
        assert row.next == next_word(person, tie.last_two_way, settings)
        assert row.quiet == (tie.gap if tie.last_two_way is not None else None)
        assert row.due == (due_value(tie) if person.tier else 0.0)
    assert counts(view).two_way() == PlainCounts(view).two_way()
    for since in (1, TODAY - 400, TODAY - 20, TODAY, TODAY + 9):
        assert [*counts(view).touched(since)] == [*PlainCounts(view).touched(since)]
    for day in (TODAY, TODAY - 5, TODAY - 70, TODAY + 20):
        for person_id in (*WHO, 99):
            assert counts(view).last_seen(person_id, day) == PlainCounts(view).last_seen(person_id, day)
