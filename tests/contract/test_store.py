"""One contract for the store, on disk and over a disk in memory. Two handles share one home, as two processes do."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from netritual.domain.model import Channel, Coffee, Interaction, Person, Promise, Unsettled
from netritual.errors import NetritualError
from netritual.files import Disk
from netritual.paths import Home
from netritual.services.ports import Store, Transaction
from netritual.store.journal_store import JournalStore, open_store
from tests.support.disk import MemoryDisk

Opener = Callable[[], JournalStore]


@pytest.fixture(params=["disk", "memory"])
def opener(request: pytest.FixtureRequest, tmp_path: Path) -> Opener:
    """Opens a further handle on the same home."""
    disk = Disk() if request.param == "disk" else MemoryDisk(folders={"/", str(tmp_path)})
    home = Home(str(tmp_path / "home"))
    return lambda: open_store(home, disk, still=True, create=False)


def add(store: JournalStore, now: datetime, name: str = "Ana Ruiz") -> Person:
    """A person, by one transaction."""
    person, change = store.transact("add", lambda tx: tx.put(Person(handle=name.split()[0].lower(), name=name)), now)
    assert change is not None
    return person


def talk(store: JournalStore, now: datetime, person: Person, day: date, channel: Channel = "coffee") -> Interaction:
    """An interaction, by one transaction."""
    made = Interaction(on=day, people=(person.id,), channel=channel, initiator="mutual", logged=now)
    return store.transact("log-interaction", lambda tx: tx.put(made), now)[0]


def test_it_is_the_store_that_services_ask_for(opener: Opener) -> None:
    store: Store = opener()
    assert store.view().all(Person) == () and store.id == ""


def test_a_home_keeps_its_id(opener: Opener, now: datetime) -> None:
    store = opener()
    add(store, now)
    assert len(store.id) == 16 and opener().id == store.id


def test_reading_a_home_that_is_not_there_creates_nothing(opener: Opener, tmp_path: Path) -> None:
    store = opener()
    assert (store.view().all(Person), store.poll(), store.history()) == ((), [], [])
    _, change = store.transact("look", lambda tx: tx.all(Person), datetime(2026, 3, 11).astimezone())
    assert change is None
    assert not (tmp_path / "home").exists() and not store.journal.disk.is_folder(str(tmp_path / "home"))


def test_what_was_saved_is_there_after_reopening(opener: Opener, now: datetime) -> None:
    store = opener()
    ana = add(store, now)
    talk(store, now, ana, date(2026, 3, 10))
    again = opener().view()
    assert again.get(Person, ana.id) == ana
    assert [talk.on for talk in again.talks(ana.id)] == [date(2026, 3, 10)]


def test_a_raise_leaves_everything_as_it_was(opener: Opener, now: datetime) -> None:
    store = opener()
    ana = add(store, now)

    def act(tx: object) -> None:
        store.transact  # noqa: B018 - a verb has the store at hand, and must not use it
        raise NetritualError("no")

    with pytest.raises(NetritualError):
        store.transact("tier", act, now)
    assert store.view().all(Person) == (ana,)
    assert len(opener().history()) == 1


def test_a_transaction_sees_what_it_wrote(opener: Opener, now: datetime) -> None:
    store = opener()
    ana = add(store, now)
    first = talk(store, now, ana, date(2026, 3, 1))

    def act(tx: Transaction) -> tuple[list[int], str]:
        tx.put(Interaction(on=date(2026, 2, 1), people=(ana.id,)))
        tx.remove(Interaction, first.id)
        return [touch.day for touch in tx.touches(ana.id)], tx.table("people").all()[0]["name"]

    seen, change = store.transact("log-interaction", act, now)
    assert seen == ([date(2026, 2, 1).toordinal()], "Ana Ruiz")
    assert change is not None and len(change.touched["interactions"]) == 2


def test_nothing_changed_is_no_line(opener: Opener, now: datetime) -> None:
    store = opener()
    ana = add(store, now)
    assert store.transact("edit", lambda tx: tx.put(ana), now) == (ana, None)
    assert len(store.history()) == 1


def test_a_view_stays_as_it_was(opener: Opener, now: datetime) -> None:
    store = opener()
    ana = add(store, now)
    view = store.view()
    assert view is store.view() and view.touches(ana.id) == ()
    talk(store, now, ana, date(2026, 3, 10))
    add(store, now, "Tom Smith")
    assert (len(view.all(Person)), len(view.touches(ana.id)), view.unsettled()) == (1, 0, ())
    assert (len(store.view().all(Person)), len(store.view().touches(ana.id))) == (2, 1)


def test_two_handles_hear_of_each_other(opener: Opener, now: datetime) -> None:
    one, two = opener(), opener()
    ana = add(one, now)
    (change,) = two.poll()
    assert (change.verb, change.words, change.touched) == ("add", "Added Ana Ruiz.", {"people": frozenset({ana.id})})
    assert two.poll() == []
    talk(two, now, ana, date(2026, 3, 10))
    add(one, now, "Tom Smith")
    assert [change.verb for change in one.poll()] == ["log-interaction"]
    assert len(one.view().touches(ana.id)) == 1
    assert [entry.seq for entry in one.history()] == [3, 2, 1]


def test_fields_of_another_version_stay(opener: Opener, now: datetime) -> None:
    store = opener()
    ana = add(store, now)
    store.transact("x", lambda tx: tx.table("people").update({"shoe": 39}, doc_ids=[ana.id]), now)
    store.transact("tier", lambda tx: tx.put(Person(id=ana.id, handle="ana", name="Ana Ruiz", tier=2)), now)
    (doc,) = store.transact("y", lambda tx: tx.table("people").all(), now)[0]
    assert doc == {"handle": "ana", "name": "Ana Ruiz", "tier": 2, "shoe": 39}
    assert doc.doc_id == ana.id


def test_talks_by_person_by_day_and_unsettled(opener: Opener, now: datetime) -> None:
    store = opener()
    ana, tom = add(store, now), add(store, now, "Tom Smith")
    days = [date(2026, 3, 1) + timedelta(days=offset) for offset in (5, 1, 3)]
    made = [talk(store, now, ana, day) for day in days]
    loose = Interaction(on=date(2026, 3, 2), unsettled=(Unsettled(text="an", candidates=(ana.id, tom.id)),))
    open_one, _ = store.transact("log-interaction", lambda tx: tx.put(loose), now)
    view = store.view()
    assert [talk.id for talk in view.talks(ana.id)] == [made[0].id, made[2].id, made[1].id]
    assert [talk.id for talk in view.talks(ana.id, 1)] == [made[0].id]
    assert [touch.talk for touch in view.touches(ana.id)] == [made[1].id, made[2].id, made[0].id]
    first, last = date(2026, 3, 2), date(2026, 3, 4)
    assert [talk.on for talk in view.talks_between(first, last)] == [first, first, last]
    assert [talk.id for talk in view.unsettled()] == [open_one.id]
    settled = Interaction(id=open_one.id, on=date(2026, 3, 2), people=(tom.id,))
    store.transact("settle", lambda tx: tx.put(settled), now)
    assert store.view().unsettled() == ()
    assert [touch.talk for touch in store.view().touches(tom.id)] == [open_one.id]


def test_undo_and_redo_reach_over_a_restart(opener: Opener, now: datetime) -> None:
    store = opener()
    ana = add(store, now)
    promise, _ = store.transact("add-promise", lambda tx: tx.put(Promise(people=(ana.id,), made=now.date())), now)
    undone = opener().undo(now)
    assert (undone.verb, undone.undoes, undone.words[:7]) == ("undo", 2, "Undid: ")
    assert opener().view().get(Promise, promise.id) is None
    assert opener().undo(now).undoes == 1
    assert opener().view().all(Person) == ()
    with pytest.raises(NetritualError, match="nothing to undo"):
        opener().undo(now)
    again = opener()
    again.redo(now)
    assert again.redo(now).words == f"Put back: {store.history()[-2].summary}"
    assert again.view().get(Promise, promise.id) == promise
    with pytest.raises(NetritualError, match="nothing to redo"):
        again.redo(now)
    assert [entry.undone for entry in again.history()] == [False] * 6


def test_a_new_change_ends_redo(opener: Opener, now: datetime) -> None:
    store = opener()
    add(store, now)
    store.undo(now)
    add(store, now, "Tom Smith")
    with pytest.raises(NetritualError, match="nothing to redo"):
        store.redo(now)
    assert [entry.undone for entry in store.history()] == [False, False, True]


def test_undo_takes_the_newest_that_still_stands(opener: Opener, now: datetime) -> None:
    store = opener()
    ana = add(store, now)
    store.transact("tier", lambda tx: tx.put(Person(id=ana.id, handle="ana", name="Ana Ruiz", tier=2)), now)
    store.transact("tier", lambda tx: tx.put(Person(id=ana.id, handle="ana", name="Ana Ruiz", tier=3)), now)
    store.undo(now)
    store.undo(now)
    assert store.view().get(Person, ana.id) == ana


def test_undo_refuses_when_a_later_change_is_in_the_way(opener: Opener, now: datetime) -> None:
    store = opener()
    ana = add(store, now)
    store.transact("tier", lambda tx: tx.put(Person(id=ana.id, handle="ana", name="Ana Ruiz", tier=2)), now)
    with pytest.raises(NetritualError, match="a later change touched the same: Set the rhythm of Ana Ruiz: close"):
        store.undo(now, seq=1)
    store.update_index()
    with pytest.raises(NetritualError, match="a later change touched the same: Set the rhythm of Ana Ruiz: close"):
        opener().undo(now, seq=1)
    assert len(store.history()) == 2
    store.undo(now)
    store.undo(now, seq=1)
    assert store.view().all(Person) == ()
    for seq in (1, 3, 99):
        with pytest.raises(NetritualError, match="nothing to undo"):
            store.undo(now, seq=seq)


def test_an_undo_never_lowers_the_sequence_of_a_coffee(opener: Opener, now: datetime) -> None:
    store = opener()
    said, _ = store.transact("plan-coffee", lambda tx: tx.put(Coffee(said=now.date(), uid="u", purpose="a")), now)
    moved = Coffee(id=said.id, said=now.date(), uid="u", purpose="b", sequence=3)
    store.transact("move-coffee", lambda tx: tx.put(moved), now)
    store.undo(now)
    assert store.view().get(Coffee, said.id) == Coffee(id=said.id, said=now.date(), uid="u", purpose="a", sequence=3)
    # Only the sequence differs from what the first change left, so it can still be taken back.
    store.undo(now)
    assert store.view().all(Coffee) == ()


def test_ids_under_a_still_clock_never_repeat(opener: Opener, now: datetime) -> None:
    store = opener()
    first = add(store, now)
    store.transact("remove", lambda tx: tx.remove(Person, first.id), now)
    second = add(opener(), now - timedelta(days=400), "Tom Smith")
    assert first.id == ((now - datetime(2020, 1, 1, tzinfo=now.tzinfo)) // timedelta(milliseconds=1)) << 12
    assert second.id == first.id + 1


def test_hostile_text_comes_back_whole_but_for_lone_surrogates(opener: Opener, now: datetime) -> None:
    store = opener()
    name = "[red]\x1b[0m\u202e\u2028\nA\x00" + "é" * 5000
    ana = add(store, now, name)
    assert opener().view().get(Person, ana.id) == ana
    odd = store.transact("add", lambda tx: tx.put(Person(handle="o", name="\ud83d\ude00 a\udcff")), now)[0]
    assert odd.name == "😀 a\ufffd"
    assert opener().view().get(Person, odd.id) == odd
