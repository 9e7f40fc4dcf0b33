"""A home and a copy of it that both went on: whatever ids they gave, all of both is there once, and none changes."""

from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from netritual.domain.model import Interaction, Person, Promise, Record, Thanks
from netritual.paths import Home
from netritual.services.exports import write
from netritual.services.intake.import_plan import ImportReport
from netritual.services.intake.journal_entries import lacking
from netritual.services.ports import Store
from netritual.services.verbs.imports import import_rows
from netritual.sources import detect
from netritual.store.journal_store import open_store
from tests.conftest import NOW
from tests.support.amount import fewer
from tests.support.disk import MemoryDisk

HOME = Home("/h")
ACTS = st.lists(st.sampled_from(["person", "talk", "promise", "keep", "edit", "remove", "undo"]), max_size=7)
KINDS: tuple[type[Record], ...] = (Person, Interaction, Promise)


class Facts(NamedTuple):
    """What a record says, with the people and the talk it names by their own words."""

    words: str
    about: tuple[str, ...] = ()
    more: Any = None


class Side:
    """One of the two, which is written to line by line."""

    def __init__(self, disk: MemoryDisk, name: str, start: datetime) -> None:
        self.store: Store = open_store(HOME, disk)
        self.disk, self.name, self.now, self.count = disk, name, start, 0

    def act(self, act: str) -> None:
        """One line; its words are of this side alone."""
        self.count += 1
        self.now += timedelta(seconds=2)
        word, view = f"{self.name} {self.count}", self.store.view()
        people = [one for one in view.all(Person) if one.name.startswith(self.name)]
        talks = [one for one in view.all(Interaction) if one.topic.startswith(self.name)]
        promises = [one for one in view.all(Promise) if one.is_open and one.text.startswith(self.name)]
        whom = tuple(one.id for one in people[-1:])
        if act == "undo" and people:
            self.store.undo(self.now)
        elif act == "talk" and people:
            self.put(Interaction(on=self.now.date(), logged=self.now, people=whom, topic=word, line=word))
        elif act == "promise" and talks:
            of = talks[-1]
            self.put(Promise(people=of.people, made=self.now.date(), text=word, from_interaction=of.id))
        elif act == "keep" and promises:
            self.put(replace(promises[-1], state="kept", closed=date(2026, 3, 12)))
        elif act == "edit" and people:
            self.put(replace(people[-1], city=word))
        elif act == "remove" and promises:
            self.store.transact("remove", lambda tx: tx.remove(Promise, promises[-1].id), self.now)
        else:
            handle = word.lower().replace(" ", "-")
            self.put(Person(handle=handle, name=word, created=self.now))

    def put(self, record: Record) -> None:
        self.store.transact("put", lambda tx: tx.put(record), self.now)

    def facts(self) -> list[Facts]:
        """Everything that is there, without ids, in the order of its words."""
        view = self.store.view()
        names = {one.id: one.name for one in view.all(Person)}
        talks = {one.id: one.topic for one in view.all(Interaction)}
        found = [Facts(one.name, (one.handle,), one.city) for one in view.all(Person)]
        found += [Facts(one.topic, tuple(names[who] for who in one.people), one.line) for one in view.all(Interaction)]
        for one in view.all(Promise):
            about = (*(names[who] for who in one.people), talks.get(one.from_interaction or 0, ""))
            found.append(Facts(one.text, about, one.state))
        return sorted(found)

    def records(self) -> dict[tuple[type[Record], int], Record]:
        return {(kind, one.id): one for kind in KINDS for one in self.store.view().all(kind)}

    def file(self, kind: str) -> bytes:
        """The copy of the journal, or an export."""
        whole = self.store.journal_bytes()
        return whole if kind == "journal" else write("jsonl", self.store.view(), store_id=self.store.id)

    def take(self, data: bytes) -> ImportReport:
        journal = detect.read(self.store.journal_bytes(), "x").entries
        batch = lacking(detect.read(data, "x"), journal, self.store)
        return import_rows(self.store, NOW + timedelta(days=1), batch, self.store.id)[0]


def parted(kind: str, ahead: bool) -> tuple[Side, Side]:
    """A home and a copy of it. The clock was ``ahead`` once, so both count up to the same ids, in the same seconds.

    Where it was not, the moment is in the ids: an export tells no more, and one process draws their random bits once.
    """
    disk = MemoryDisk()
    here = Side(disk, "old", NOW + timedelta(days=30 if ahead else -1))
    here.act("person")
    apart = timedelta(0) if ahead or kind == "journal" else timedelta(seconds=1)
    there = Side(MemoryDisk(disk.contents()), "Lea", NOW + apart)
    here.name, here.now = "Pia", NOW
    return here, there


@pytest.mark.parametrize("kind", ["journal", "export"])
@given(ahead=st.booleans(), mine=ACTS, theirs=ACTS)
@fewer(2, deadline=None)
def test_all_of_both_is_there_once(kind: str, ahead: bool, mine: list[str], theirs: list[str]) -> None:
    here, there = parted(kind, ahead)
    for act in mine:
        here.act(act)
    for act in theirs:
        there.act(act)
    before, own = here.facts(), here.records()
    expected = sorted({*before, *there.facts()})
    report = here.take(there.file(kind))
    assert here.facts() == expected and own.items() <= here.records().items()
    assert not report.problems and not report.changed
    again = here.take(there.file(kind))
    assert (again.new, again.changed) == (0, 0) and here.facts() == expected
    if report.new:
        here.store.undo(NOW + timedelta(days=2))
    assert here.facts() == before and here.records() == own


@pytest.mark.parametrize("kind", ["journal", "export"])
def test_what_goes_on_here_after_an_import_stays(kind: str) -> None:
    here, there = parted(kind, True)
    for side in (here, there):
        for act in ("person", "talk", "promise"):
            side.act(act)
    here.take(there.file(kind))
    (theirs,) = [one for one in here.store.view().all(Promise) if one.text.startswith("Lea")]
    here.put(replace(theirs, state="kept", closed=NOW.date()))
    assert here.take(there.file(kind)).new == 0
    states = {one.text: one.state for one in here.store.view().all(Promise)}
    assert states == {"Pia 4": "open", "Lea 3": "kept"}


def test_words_to_one_person_on_one_day_stay_two_in_an_export() -> None:
    here, there = parted("export", True)
    (old,) = here.store.view().all(Person)
    for side, text in ((here, "for the map"), (there, "for the ride")):
        side.put(Interaction(on=NOW.date(), logged=side.now, people=(old.id,), line=text))
        side.put(Thanks(to=old.id, made=NOW.date(), text=text))
    for new in (2, 0):
        assert here.take(there.file("export")).new == new
        assert sorted(one.text for one in here.store.view().all(Thanks)) == ["for the map", "for the ride"]


@pytest.mark.parametrize("ahead", [False, True])
def test_a_promise_to_somebody_whom_both_sides_made_comes_once(ahead: bool) -> None:
    here, there = parted("journal", ahead)
    for side in (here, there):
        side.now += timedelta(seconds=1 if side is there else 0)
        side.put(Person(handle="ana-ruiz", name="Ana Ruiz", created=side.now))
        ana = max(one.id for one in side.store.view().all(Person))
        side.now += timedelta(seconds=1)
        side.put(Promise(people=(ana,), made=NOW.date(), text=side.name))
    here.take(there.file("journal"))
    (theirs,) = [one for one in here.store.view().all(Promise) if one.text == "Lea"]
    here.put(replace(theirs, state="kept", closed=NOW.date()))
    assert here.take(there.file("journal")).new == 0
    facts = here.facts()
    assert [(one.words, one.about[0], one.more) for one in facts if one.words in ("Lea", "Pia")] == [
        ("Lea", "Ana Ruiz", "kept"), ("Pia", "Ana Ruiz", "open"),
    ]  # fmt: skip


def test_one_that_came_by_a_copy_is_the_same_on_the_way_back() -> None:
    here, there = parted("journal", True)
    for act in ("person", "talk", "promise"):
        here.act(act)
    there.take(here.file("journal"))
    expected = here.facts()
    report = here.take(there.file("journal"))
    assert (report.new, report.changed) == (0, 0) and here.facts() == expected == there.facts()


def test_an_export_with_somebody_of_the_same_handle_gives_them_another() -> None:
    here, there = parted("export", False)
    here.put(Person(handle="sam", name="Sam Hill", created=NOW))
    there.put(Person(handle="sam", name="Sam Dale", created=NOW + timedelta(seconds=1)))
    here.take(there.file("export"))
    handles = {one.name: one.handle for one in here.store.view().all(Person)}
    assert handles["Sam Hill"] == "sam" and handles["Sam Dale"] != "sam"
