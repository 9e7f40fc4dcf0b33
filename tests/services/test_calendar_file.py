"""Coffees as verbs, and the calendar file they become: on the real store, with the real renderer."""

import json
import os
from base64 import b64encode
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event
from msgspec.structs import replace

from netritual.calendar.event_writing import render
from netritual.clock import FixedClock
from netritual.compose import Maker
from netritual.domain.coffees.calendar_events import title_of
from netritual.domain.coffees.event_revisions import FileStatus
from netritual.domain.coffees.written_events import EventRevision, revisions_of, unwritten_changes
from netritual.domain.model import (
    Coffee,
    Interaction,
    Person,
    Promise,
    Review,
    ReviewTime,
    Settings,
    Shown,
    Slot,
    WrittenFile,
)
from netritual.domain.people.record_validation import LARGEST_SEQUENCE
from netritual.errors import NetritualError, UsageError
from netritual.files import Disk
from netritual.paths import Home
from netritual.review.choice import written_coffees
from netritual.review.step import StepContext
from netritual.services.doctor import examine
from netritual.services.event_changes import face_of
from netritual.services.external_files import Outside
from netritual.services.file_advice import by_hand, file_to_import, import_words
from netritual.services.pages.planned_coffees import coffee_rows
from netritual.services.ports import Transaction
from netritual.services.undo import undo
from netritual.services.verb import Verb
from netritual.services.verbs import people_verbs
from netritual.services.verbs.calendar_file import WeekPlan, Written, contents, mark_imported, write
from netritual.services.verbs.coffees import (
    cancel_coffee,
    confirm_coffee,
    hold_coffee,
    join_coffees,
    move_coffee,
    plan_coffee,
)
from netritual.services.verbs.file_verbs import change_settings, put_back, write_file
from netritual.services.verbs.loops import let_rest, release_promise
from netritual.services.verbs.touches import log
from netritual.store.journal_store import JournalStore, open_store
from tests.calendar.form import faults
from tests.calendar.test_render import HOSTILE, STATUSES
from tests.calendar.test_render import event as made_event
from tests.support.amount import fewer

NOW = datetime(2026, 3, 11, 10, 0, tzinfo=UTC)
TUESDAY = datetime(2026, 3, 17, 8, 30)
THURSDAY = datetime(2026, 3, 19, 8, 30)
SETTINGS = Settings(tz="Europe/Lisbon", review_events=0)
WITH_REVIEWS = Settings(tz="Europe/Lisbon")


@partial(Verb, "import")
def fill(tx: Transaction) -> tuple[int, ...]:
    people = [
        tx.put(Person(handle=name.lower(), name=name, tz="Europe/Lisbon", tier=2, private_notes="divorced"))
        for name in ("Ana", "Tom", "Li")
    ]
    tx.put(Promise(by="me", people=(people[0].id,), text="send deck", made=date(2026, 3, 1), due=date(2026, 3, 13)))
    tx.put(Promise(by="them", people=(people[0].id,), text="the Lyon numbers", made=date(2026, 3, 1)))
    tx.put(Interaction(on=date(2026, 2, 27), channel="email", people=(people[0].id,), topic="pricing", note="secret"))
    return tuple(person.id for person in people)


class House:
    """A home with three people, and the verbs' usual arguments."""

    def __init__(self, home: Home, disk: Disk | None = None) -> None:
        self.home, self.disk = home, disk or Disk()
        self.store: JournalStore = open_store(home, self.disk)
        self.outside = Outside(self.disk, home.outside)
        self.path = home.calendar

    def fill(self) -> tuple[int, ...]:
        return fill(self.store, NOW)[0]

    def plan(self, who: int, start: datetime = TUESDAY, now: datetime = NOW, **more: Any) -> Coffee:
        return plan_coffee(self.store, now, (who,), start, SETTINGS, **more)[0]

    def write(self, now: datetime = NOW, path: str = "", settings: Settings = SETTINGS, **more: Any) -> Written:
        return write(self.store, now, self.outside, path or self.path, settings, render, **more)[0]

    def coffee(self, id_: int) -> Coffee:
        found = self.store.view().get(Coffee, id_)
        assert found is not None
        return found

    def undo(self, now: datetime = NOW) -> tuple[str, ...]:
        return self._reverse(lambda: self.store.undo(now), True)

    def redo(self, now: datetime = NOW) -> tuple[str, ...]:
        return self._reverse(lambda: self.store.redo(now), False)

    def _reverse(self, act: Callable[[], object], undone: bool) -> tuple[str, ...]:
        before = list(self.store.view().all(WrittenFile))
        act()
        return put_back(before, self.store.view().all(WrittenFile), self.outside, undone=undone)

    def events(self, path: str = "") -> dict[str, tuple[int, str]]:
        data = Path(path or self.path).read_bytes()
        assert faults(data) == []
        found = Calendar.from_ical(data).walk("VEVENT")
        return {str(e["summary"]): (int(str(e["sequence"])), str(e["status"])) for e in found}


@pytest.fixture
def house(own_home: Home) -> House:
    return House(own_home)


def new_of(path: str) -> str:
    return path.replace(".ics", "-new.ics")


def test_a_coffee_from_plan_to_held(house: House) -> None:
    ana = house.fill()[0]
    coffee = house.plan(ana)
    assert (coffee.state, coffee.sequence, len(coffee.uid)) == ("proposed", 0, 36)
    assert coffee.purpose == "Catch up: pricing"
    house.write()
    told = Path(house.path).read_text()
    assert not [word for word in ("pricing", "deck", "Lyon", "email") if word in told] and "Purpose: Catch up" in told
    assert house.events() == {"Coffee with Ana": (0, "TENTATIVE")}
    assert "divorced" not in Path(house.path).read_text() and "secret" not in Path(house.path).read_text()
    assert house.coffee(coffee.id).state == "written"
    confirm_coffee(house.store, NOW, coffee.id)
    house.write()
    assert house.events() == {"Coffee with Ana": (1, "CONFIRMED")}
    after = datetime(2026, 3, 17, 12, 0, tzinfo=UTC)
    (held, talk), _ = hold_coffee(house.store, after, coffee.id)
    assert (held.state, held.sequence, held.uid) == ("held", 1, coffee.uid)
    assert (talk.on, talk.time, talk.minutes, talk.people) == (date(2026, 3, 17), "08:30", 45, (ana,))
    assert len(house.store.view().talks(ana)) == 2
    with pytest.raises(NetritualError):
        hold_coffee(house.store, after, coffee.id)


def test_holding_a_talk_that_was_logged_that_day_makes_no_second_one(house: House) -> None:
    ana = house.fill()[0]
    coffee = house.plan(ana)

    @partial(Verb, "log-interaction")
    def log(tx: Transaction) -> Interaction:
        return tx.put(Interaction(on=date(2026, 3, 17), channel="coffee", people=(ana,), topic="Lyon"))

    after = datetime(2026, 3, 17, 12, 0, tzinfo=UTC)
    logged, _ = log(house.store, after)
    (_, talk), _ = hold_coffee(house.store, after, coffee.id)
    assert talk == logged


def test_a_coffee_that_was_said_gets_the_slot(house: House) -> None:
    ana = house.fill()[0]

    @partial(Verb, "log-interaction")
    def say(tx: Transaction) -> Coffee:
        return tx.put(Coffee(people=(ana,), said=date(2026, 2, 27), said_by="them", channel="walk"))

    said, _ = say(house.store, NOW)
    planned = house.plan(ana)
    assert (planned.id, planned.said_by, planned.channel) == (said.id, "them", "walk")
    assert len(house.store.view().all(Coffee)) == 1
    with pytest.raises(NetritualError, match="a coffee with Ana already"):
        house.plan(ana, THURSDAY)


def test_refusals_change_nothing(house: House) -> None:
    ana, tom, _ = house.fill()
    house.plan(ana)
    with pytest.raises(UsageError, match="past"):
        house.plan(tom, datetime(2026, 3, 11, 9, 0))
    with pytest.raises(UsageError, match="no length"):
        house.plan(tom, THURSDAY, minutes=0)
    with pytest.raises(UsageError, match="no kind"):
        house.plan(tom, THURSDAY, kind="email")
    with pytest.raises(UsageError):
        house.plan(99, THURSDAY)
    with pytest.raises(UsageError):
        confirm_coffee(house.store, NOW, 12345)
    assert len(house.store.view().all(Coffee)) == 1


def test_moving_keeps_length_and_uid_and_raises_the_sequence(house: House) -> None:
    coffee = house.plan(house.fill()[0], minutes=50)
    house.write()
    moved, _ = move_coffee(house.store, NOW, coffee.id, THURSDAY, SETTINGS)
    assert moved.slot is not None
    assert (moved.state, moved.sequence, moved.uid) == ("moved", 1, coffee.uid)
    assert moved.slot.end - moved.slot.start == timedelta(minutes=50)
    _, change = move_coffee(house.store, NOW, coffee.id, THURSDAY, SETTINGS)
    assert change is None
    video, _ = move_coffee(house.store, NOW, coffee.id, THURSDAY, SETTINGS, "video")
    assert video.slot is not None and video.slot.end - video.slot.start == timedelta(minutes=30)


def test_what_was_cancelled_after_it_was_written_and_went_past_unseen_is_told_for_four_weeks(house: House) -> None:
    ana = house.fill()[0]
    coffee = house.plan(ana)
    house.write()
    cancel_coffee(house.store, NOW, coffee.id)
    later = datetime(2026, 3, 27, 9, 0, tzinfo=UTC)
    for _ in range(2):
        house.write(later)
        assert house.events() == {"Cancelled: Coffee with Ana": (1, "CANCELLED")}
    house.write(datetime(2026, 4, 20, 9, 0, tzinfo=UTC))
    assert not os.path.exists(house.path)


@pytest.mark.parametrize(("program", "is_there"), [("", False), ("google", True), ("outlook", False)])
def test_what_was_cancelled_and_is_over_reaches_only_a_calendar_that_is_known_to_change_it(
    house: House, program: str, is_there: bool
) -> None:
    """Another one might add it: an event that is long over, as cancelled."""
    settings = replace(SETTINGS, program=program)
    ana, tom, _ = house.fill()
    coffee = house.plan(ana)
    house.write(settings=settings)
    imported(house)
    cancel_coffee(house.store, NOW, coffee.id)
    house.plan(tom, THURSDAY + timedelta(days=7))
    house.write(datetime(2026, 3, 20, 9, 0, tzinfo=UTC), settings=settings)
    assert ("Cancelled: Coffee with Ana" in house.events(new_of(house.path))) == is_there
    assert "Coffee with Tom" in house.events(new_of(house.path))
    assert house.events()["Cancelled: Coffee with Ana"] == (1, "CANCELLED")


def test_a_file_elsewhere_has_what_was_cancelled_and_went_past_too(house: House, tmp_path: Path) -> None:
    ana = house.fill()[0]
    coffee = house.plan(ana)
    house.write()
    cancel_coffee(house.store, NOW, coffee.id)
    elsewhere = str(tmp_path / "other.ics")
    house.write(datetime(2026, 3, 19, 9, 0, tzinfo=UTC), elsewhere)
    assert house.events(elsewhere) == {"Cancelled: Coffee with Ana": (1, "CANCELLED")}


def test_cancelled_stays_until_past_and_a_new_plan_has_a_new_uid(house: House) -> None:
    ana = house.fill()[0]
    first = house.plan(ana)
    house.write()
    cancel_coffee(house.store, NOW, first.id)
    second = house.plan(ana, THURSDAY)
    assert second.uid != first.uid
    house.write()
    assert house.events() == {"Cancelled: Coffee with Ana": (1, "CANCELLED"), "Coffee with Ana": (0, "TENTATIVE")}
    assert house.events(new_of(house.path)) == {"Coffee with Ana": (0, "TENTATIVE")}
    house.write(datetime(2026, 3, 23, 9, 0, tzinfo=UTC))
    assert not os.path.exists(house.path) and not os.path.exists(new_of(house.path))


def test_a_coffee_in_the_file_is_let_rest(house: House) -> None:
    coffee = house.plan(house.fill()[0])
    house.write()
    with pytest.raises(NetritualError, match=r"still to come, Tue 17 Mar 08:30.*cancel it"):
        let_rest(house.store, NOW, "coffees", coffee.id)
    rested, _ = let_rest(house.store, NOW + timedelta(days=7), "coffees", coffee.id)
    assert isinstance(rested, Coffee) and rested.state == "lapsed"


def test_an_unchanged_week_writes_nothing(house: House) -> None:
    house.plan(house.fill()[0])
    house.write(settings=WITH_REVIEWS)
    seen = {p: (os.stat(p).st_mtime_ns, os.stat(p).st_ino) for p in (house.path, new_of(house.path))}
    entries = len(house.store.history())
    later = datetime(2026, 3, 15, 20, 0, tzinfo=UTC)
    again = house.write(later, settings=WITH_REVIEWS)
    assert not again.changed
    assert len(house.store.history()) == entries
    assert seen == {p: (os.stat(p).st_mtime_ns, os.stat(p).st_ino) for p in seen}
    house.write(later + timedelta(days=1), settings=WITH_REVIEWS)
    imported(house)
    house.write(later + timedelta(days=8), settings=WITH_REVIEWS)
    assert list(house.events(new_of(house.path))) == ["Weekly review"]


def imported(house: House, now: datetime = NOW) -> None:
    house.outside.together(lambda: mark_imported(house.store, now, house.outside))


def test_the_new_file_holds_what_is_not_imported_yet_as_it_is_now(house: House) -> None:
    """Editions add up until the person says that they are imported; what is cancelled before never reaches it, what is
    moved or cancelled after it does."""
    ana, tom, li = house.fill()
    first = house.plan(ana)
    house.write()
    second = house.plan(tom, THURSDAY)
    assert kinds(house.write()) == {"Coffee with Tom": "new", "Coffee with Ana": "stays"}
    assert house.events(new_of(house.path)) == {
        "Coffee with Ana": (0, "TENTATIVE"), "Coffee with Tom": (0, "TENTATIVE"),
    }  # fmt: skip
    move_coffee(house.store, NOW, second.id, THURSDAY + timedelta(hours=4), SETTINGS)
    cancel_coffee(house.store, NOW, first.id)
    assert kinds(house.write()) == {"Coffee with Tom": "moved", "Coffee with Ana": "cancelled"}
    assert house.events(new_of(house.path)) == {"Coffee with Tom": (1, "TENTATIVE")}
    assert len(house.events()) == 2
    imported(house)
    assert not os.path.exists(new_of(house.path))
    assert not house.write().changed
    house.plan(li, THURSDAY + timedelta(hours=1))
    confirm_coffee(house.store, NOW, second.id)
    done = house.write()
    assert kinds(done)["Coffee with Tom"] == "confirmed"
    assert house.events(new_of(house.path)) == {"Coffee with Li": (0, "TENTATIVE")}
    move_coffee(house.store, NOW, second.id, THURSDAY + timedelta(days=1), SETTINGS)
    assert kinds(house.write())["Coffee with Tom"] == "moved"
    assert house.events(new_of(house.path)) == {"Coffee with Li": (0, "TENTATIVE"), "Coffee with Tom": (3, "TENTATIVE")}
    house.undo(), house.undo(), house.undo(), house.undo(), house.undo(), house.undo()
    assert house.events(new_of(house.path)) == {"Coffee with Tom": (1, "TENTATIVE")}


@pytest.mark.parametrize("program", ["", "google", "thunderbird", "gnome", "outlook"])
def test_a_moved_and_a_cancelled_coffee_reach_a_calendar_that_has_them(house: House, program: str) -> None:
    """By the new file, except where the program is known to refuse or double them: there they are named."""
    settings = replace(SETTINGS, program=program)
    ana, tom, li = house.fill()
    moved, off = house.plan(ana), house.plan(tom, THURSDAY)
    house.write(settings=settings)
    imported(house)
    move_coffee(house.store, NOW, moved.id, TUESDAY + timedelta(days=1), SETTINGS)
    cancel_coffee(house.store, NOW, off.id)
    assert unwritten_changes(house.store.view(), NOW) == (1, 1)
    house.plan(li, THURSDAY + timedelta(hours=4))
    for _ in range(2):
        house.write(settings=settings)
        assert unwritten_changes(house.store.view(), NOW) == (0, 0)
        files = house.store.view().all(WrittenFile)
        words = import_words(files, house.path, settings, NOW)
        new = {"Coffee with Li": (0, "TENTATIVE")}
        if program in ("", "google"):
            new |= {"Coffee with Ana": (1, "TENTATIVE"), "Cancelled: Coffee with Tom": (1, "CANCELLED")}
        assert house.events(new_of(house.path)) == new
        full = program == "google"
        assert words.startswith(f"Import coffees{'' if full else '-new'}.ics")
        assert file_to_import(files, house.path, program) == (house.path if full else new_of(house.path))
        moves = ["Coffee with Ana, Wed 18 Mar 08:30", "Cancelled: Coffee with Tom, Thu 19 Mar 08:30"]
        assert by_hand(files, house.path, settings, NOW) == moves and all((one in words) != full for one in moves)
    imported(house)
    assert by_hand(house.store.view().all(WrittenFile), house.path, settings, NOW) == []
    assert not house.write(settings=settings).changed and not os.path.exists(new_of(house.path))


def test_a_cancelled_coffee_is_named_though_nobody_said_that_its_file_was_imported(house: House) -> None:
    ana, tom, _ = house.fill()
    house.plan(ana), house.write()
    off = house.plan(tom, THURSDAY)
    house.write()
    cancel_coffee(house.store, NOW, off.id)
    house.write()
    files = house.store.view().all(WrittenFile)
    named = ["Cancelled: Coffee with Tom, Thu 19 Mar 08:30, if an earlier file brought it there"]
    assert by_hand(files, house.path, SETTINGS, NOW) == named
    assert by_hand(files, house.path, SETTINGS, NOW + timedelta(days=30)) == []


def test_what_was_imported_before_its_edition_was_kept_is_as_its_file_says(house: House) -> None:
    """A home of before has the uids alone."""
    coffee = house.plan(house.fill()[0])
    house.write()
    imported(house)

    def as_before(tx: Transaction) -> None:
        for file in tx.all(WrittenFile):
            tx.put(replace(file, imported=tuple(file.imported)))

    house.store.transact("import", as_before, NOW)
    move_coffee(house.store, NOW, coffee.id, THURSDAY, SETTINGS)
    for _ in range(2):
        house.write()
        assert house.events(new_of(house.path)) == {"Coffee with Ana": (1, "TENTATIVE")}


def test_that_a_past_coffee_took_place_is_no_change_to_tell(house: House) -> None:
    coffee = house.plan(house.fill()[0])
    house.write()
    after = NOW + timedelta(days=6)
    hold_coffee(house.store, after, coffee.id)
    assert kinds(house.write(after))["Coffee with Ana"] == "stays"
    assert house.events()["Coffee with Ana"][1] == "CONFIRMED"


def kinds(done: Written) -> dict[str, str]:
    return {one.event.title: one.kind for one in done.holds.changes}


DEEDS = ("plan", "move", "confirm", "cancel", "write", "imported")


@fewer(2)
@given(st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 2)), max_size=14))
def test_whatever_is_done_the_preview_is_what_is_written(deeds: list[tuple[str, int]]) -> None:
    """The new file holds exactly what no calendar has yet so, and after a write nothing is changed."""
    with TemporaryDirectory() as folder:
        house = House(Home(os.path.join(folder, "home")))
        ids = house.fill()
        known: dict[str, tuple[object, str]] = {}
        for step, (deed, who) in enumerate((*deeds, ("write", 0))):
            coffee = next((c for c in house.store.view().all(Coffee) if c.people == (ids[who],)), None)
            with suppress(NetritualError):
                if deed == "imported":
                    imported(house)
                    known |= {str(event["uid"]): told(event) for event in events_of(house.path)}
                elif deed == "write":
                    foretold = contents(house.store.view(), SETTINGS, NOW, house.store.id, house.path)
                    done = house.write().holds
                    assert [(c.kind, c.event.title) for c in done.changes] == [
                        (c.kind, c.event.title) for c in foretold.changes
                    ]
                    full, new = events_of(house.path), events_of(new_of(house.path))
                    assert [str(event["uid"]) for event in new] == [
                        str(event["uid"])
                        for event in full
                        if (known.get(str(event["uid"]), told(event)) != told(event))
                        or (str(event["uid"]) not in known and event["status"] != "CANCELLED")
                    ]
                    again = contents(house.store.view(), SETTINGS, NOW, house.store.id, house.path)
                    assert {one.kind for one in again.changes} <= {"stays"}
                elif deed == "plan":
                    house.plan(ids[who], TUESDAY + timedelta(days=who))
                elif coffee is not None and deed == "move":
                    move_coffee(house.store, NOW, coffee.id, THURSDAY + timedelta(days=step), SETTINGS)
                elif coffee is not None:
                    (confirm_coffee if deed == "confirm" else cancel_coffee)(house.store, NOW, coffee.id)
        house.store.close()


def told(event: Event) -> tuple[object, str]:
    return event.start, "off" if event["status"] == "CANCELLED" else ""


def events_of(path: str) -> list[Event]:
    if not os.path.exists(path):
        return []
    data = Path(path).read_bytes()
    assert faults(data) == []
    return [event for event in Calendar.from_ical(data).walk("VEVENT") if isinstance(event, Event)]


def test_nothing_is_imported_before_it_is_written(house: House) -> None:
    house.plan(house.fill()[0])
    with pytest.raises(NetritualError, match="No calendar file was written yet"):
        imported(house)


@pytest.mark.parametrize("steps", ["", "confirm", "move", "confirm move", "move confirm"])
def test_a_coffee_cancelled_before_it_was_written_leaves_no_trace(house: House, steps: str) -> None:
    ana, tom, _ = house.fill()
    coffee = house.plan(ana)
    house.plan(tom, THURSDAY)
    for step in steps.split():
        if step == "confirm":
            confirm_coffee(house.store, NOW, coffee.id)
        else:
            move_coffee(house.store, NOW, coffee.id, THURSDAY + timedelta(hours=2), SETTINGS)
    cancel_coffee(house.store, NOW, coffee.id)
    assert kinds(house.write()) == {"Coffee with Tom": "new"}
    assert house.events() == {"Coffee with Tom": (0, "TENTATIVE")} == house.events(new_of(house.path))


def test_a_review_that_is_past_is_not_written(house: House) -> None:
    """One that was written before stays until its week is over, so that the bytes do not hang on the hour."""
    house.plan(house.fill()[0])
    friday = datetime(2026, 3, 13, 18, 0, tzinfo=UTC)
    holds = house.write(friday, settings=WITH_REVIEWS).holds
    assert min(event.start for event in holds.new if event.title == "Weekly review").date() == date(2026, 3, 20)
    other = new_of(house.path).replace("-new", "-other")
    house.write(path=other, settings=WITH_REVIEWS)
    assert min(one.start for one in house.write(friday, other, WITH_REVIEWS).holds.events).date() == date(2026, 3, 13)


def test_reviews_move_with_the_setting(house: House) -> None:
    house.fill()
    house.write(settings=WITH_REVIEWS)
    assert len(Calendar.from_ical(Path(house.path).read_bytes()).walk("VEVENT")) == 8
    house.write(NOW + timedelta(hours=1), settings=replace(WITH_REVIEWS, review=ReviewTime(day="thu", at="15:00")))
    assert house.events() == {"Weekly review": (1, "CONFIRMED")}


def test_a_file_that_is_not_ours_is_not_overwritten(house: House, tmp_path: Path) -> None:
    house.plan(house.fill()[0])
    theirs = tmp_path / "mine.ics"
    theirs.write_bytes(b"my own calendar")
    entries = len(house.store.history())
    with pytest.raises(NetritualError, match="not the file that netritual wrote last") as refused:
        house.write(path=str(theirs))
    assert refused.value.exit_code == 1
    assert theirs.read_bytes() == b"my own calendar"
    assert not Path(new_of(str(theirs))).exists()
    assert len(house.store.history()) == entries
    assert house.store.view().all(Coffee)[0].state == "proposed"
    house.write(path=str(theirs), yes=True)
    assert house.events(str(theirs)) == {"Coffee with Ana": (0, "TENTATIVE")}
    assert house.undo() == ()
    assert theirs.read_bytes() == b"my own calendar"
    assert house.redo() == ()
    assert house.events(str(theirs)) == {"Coffee with Ana": (0, "TENTATIVE")}


def test_an_edited_file_of_ours_is_not_overwritten_either(house: House) -> None:
    coffee = house.plan(house.fill()[0])
    house.write()
    path = Path(house.path)
    edited = path.read_bytes().replace(b"Coffee", b"Kaffee")
    path.write_bytes(edited)
    cancel_coffee(house.store, NOW, coffee.id)
    with pytest.raises(NetritualError):
        house.write()
    assert house.undo() == ()  # the cancellation
    assert [p.endswith("changed since netritual wrote it, so it stays as it is.") for p in house.undo()] == [True]
    assert path.read_bytes() == edited


def test_undo_puts_the_former_bytes_back_and_redo_the_later_ones(house: House) -> None:
    ana, tom, _ = house.fill()
    house.plan(ana)
    house.write()
    first = Path(house.path).read_bytes()
    house.plan(tom, THURSDAY)
    house.write()
    second = Path(house.path).read_bytes()
    assert house.undo() == ()
    assert Path(house.path).read_bytes() == first
    assert house.redo() == ()
    assert Path(house.path).read_bytes() == second
    house.undo(), house.undo(), house.undo()
    assert not Path(house.path).exists() and not Path(new_of(house.path)).exists()
    house.write()
    assert house.events() == {"Coffee with Ana": (0, "TENTATIVE")}


def test_a_change_that_was_written_and_undone_is_taken_back_by_a_newer_edition(house: House) -> None:
    coffee = house.plan(house.fill()[0])
    house.write()
    move_coffee(house.store, NOW + timedelta(hours=1), coffee.id, THURSDAY, SETTINGS)
    house.write(NOW + timedelta(hours=1))
    assert house.events() == {"Coffee with Ana": (1, "TENTATIVE")}
    house.undo(), house.undo()
    house.write(NOW + timedelta(hours=2))
    assert house.events() == {"Coffee with Ana": (2, "TENTATIVE")}
    text = Path(house.path).read_text("utf-8")
    assert "DTSTART:20260317T083000Z" in text and "DTSTAMP:20260311T120000Z" in text
    assert not house.write(NOW + timedelta(hours=3)).changed


def test_an_undo_behind_what_was_imported_says_that_the_calendar_keeps_it(house: House) -> None:
    house.plan(house.fill()[0])
    house.write()
    assert undo(house.store, house.outside, NOW).notes == ()
    house.write()
    mark_imported(house.store, NOW, house.outside)
    assert undo(house.store, house.outside, NOW).notes == ()
    (note,) = undo(house.store, house.outside, NOW).notes
    assert "your calendar has this file" in note
    (note,) = undo(house.store, house.outside, NOW).notes
    assert note == "Coffee with Ana stays in your calendar: take it out there."
    assert undo(house.store, house.outside, NOW).notes == (), "nothing of the calendar goes with the people"


def test_what_a_write_left_that_was_ended_goes_with_the_next_one(house: House, tmp_path: Path) -> None:
    house.plan(house.fill()[0])
    path = str(tmp_path / "c.ics")
    others = [tmp_path / name for name in ("c.ics.old.tmp", "d.ics.123.tmp", "c.ics.123.tmp.txt")]
    for file in (*others, tmp_path / "c.ics.123.tmp", tmp_path / "c.ics.99999.tmp"):
        file.write_bytes(b"half")
    house.write(path=path)
    assert {*os.listdir(tmp_path)} >= {one.name for one in others} | {"c.ics", "c-new.ics"}
    assert not (tmp_path / "c.ics.123.tmp").exists() and not (tmp_path / "c.ics.99999.tmp").exists()


def test_another_name_of_somebody_is_a_new_edition_and_no_name_is_none(house: House, tmp_path: Path) -> None:
    ana, tom, li = house.fill()
    coffee = house.plan(ana)
    house.plan(li, THURSDAY)
    other = str(tmp_path / "other.ics")
    house.write(), house.write(path=other)
    people_verbs.merge_people(house.store, NOW, tom, ana)
    foretold = contents(house.store.view(), SETTINGS, NOW, house.store.id, house.path)
    assert [(one.kind, one.event.title) for one in foretold.changes] == [
        ("changed", "Coffee with Tom"), ("stays", "Coffee with Li"),
    ]  # fmt: skip
    house.write(NOW + timedelta(hours=1)), house.write(NOW + timedelta(hours=2), path=other)
    for path in (house.path, other):
        assert house.events(path) == {"Coffee with Tom": (1, "TENTATIVE"), "Coffee with Li": (0, "TENTATIVE")}
        assert "DTSTAMP:20260311T110000Z" in Path(path).read_text("utf-8")
    people_verbs.edit_person(house.store, NOW, tom, name="Tom Reed")
    cancel_coffee(house.store, NOW, coffee.id)
    house.write(NOW + timedelta(hours=3))
    assert house.events()["Cancelled: Coffee with Tom Reed"] == (2, "CANCELLED")
    people_verbs.edit_person(house.store, NOW, tom, name="Tom Reeds")
    house.write(NOW + timedelta(hours=4))
    assert house.events()["Cancelled: Coffee with Tom Reeds"] == (3, "CANCELLED")
    assert not house.write(NOW + timedelta(hours=5)).changed


def test_two_plans_that_are_joined_with_more_people_are_a_new_edition(house: House) -> None:
    ana, tom, _ = house.fill()
    coffee = house.plan(ana)
    house.write()
    later = Coffee(people=(ana, tom), said=NOW.date(), slot=coffee.slot, state="proposed", changed=NOW)
    other = house.store.transact("log-interaction", lambda tx: tx.put(later), NOW)[0]
    join_coffees(house.store, NOW, coffee.id, other.id)
    house.write()
    assert house.events() == {"Coffee with Ana and Tom": (1, "TENTATIVE")}


@given(HOSTILE, HOSTILE, HOSTILE, st.sampled_from(STATUSES))
def test_a_written_event_is_known_as_it_is_whatever_its_texts(
    title: str, text: str, place: str, status: FileStatus
) -> None:
    one = made_event(title=title, text=text, place=place, status=status, sequence=4)
    data = render([one], 60)
    assert data is not None
    file = WrittenFile(path="/x.ics", data=b64encode(data).decode())
    assert revisions_of(file) == {one.uid: EventRevision(4, face_of(one))}


def test_of_two_logged_for_the_same_time_both_are_written_and_it_is_told(house: House) -> None:
    ana, tom, _ = house.fill()
    first = house.plan(ana)

    @partial(Verb, "log-interaction")
    def log(tx: Transaction) -> Coffee:
        return tx.put(Coffee(people=(tom,), said=NOW.date(), slot=first.slot, state="proposed", channel="lunch"))

    second, _ = log(house.store, NOW)
    done = house.write()
    assert done.left == ("Lunch with Tom overlaps another coffee.",)
    assert [house.coffee(c.id).state for c in (first, second)] == ["written", "written"]
    again = house.coffee(second.id)
    assert len(again.uid) == 36


def test_the_sentence_counts_the_coffees_that_are_in_the_file(house: House, tmp_path: Path) -> None:
    ana, tom, li = house.fill()
    house.plan(ana)
    house.plan(tom, THURSDAY)
    past = Slot(start=NOW - timedelta(days=2), end=NOW - timedelta(days=2, minutes=-45), tz="UTC")
    house.store.transact("import", lambda tx: tx.put(Coffee(people=(li,), said=NOW.date(), slot=past)), NOW)

    def told(count: int, path: str) -> str:
        events = Calendar.from_ical(Path(path).read_bytes()).events
        assert sum(any(name in str(event["SUMMARY"]) for name in ("Ana", "Tom", "Li")) for event in events) == count
        return house.store.history(1)[0].summary

    house.write(settings=WITH_REVIEWS)
    assert told(2, house.path) == "Wrote coffees-new.ics and coffees.ics with 2 coffees that it did not have."
    other = str(tmp_path / "other.ics")
    house.write(path=other)
    assert told(2, other) == "Wrote other-new.ics and other.ics with 2 coffees that it did not have."
    house.plan(li, THURSDAY + timedelta(hours=4))
    house.write(path=other)
    assert told(3, other) == "Wrote other-new.ics and other.ics with 1 coffee that it did not have."
    first = house.store.view().all(Coffee)[0]
    move_coffee(house.store, NOW, first.id, TUESDAY + timedelta(days=1), SETTINGS)
    house.write(path=other)
    assert told(3, other) == "Wrote other-new.ics and other.ics."


def test_picks_are_planned_and_written_at_once(house: House) -> None:
    ana, tom, _ = house.fill()
    start = TUESDAY.replace(tzinfo=UTC)
    slot = Slot(start=start, end=start + timedelta(minutes=45), tz="Europe/Lisbon")
    picks = [Shown(person=ana, score=54.3, picked=True, slot=slot, channel="coffee"), Shown(person=tom, score=9)]
    entries = len(house.store.history())
    shown = contents(house.store.view(), SETTINGS, NOW, house.store.id, house.path, WeekPlan(picks))
    assert [event.title for event in shown.events] == ["Coffee with Ana"]
    done = house.write(week=WeekPlan([*picks, Shown(person=tom, score=8, picked=True, slot=slot)]))
    assert done.left == ("Coffee with Tom overlaps another coffee.",)
    assert len(house.store.history()) == entries + 1
    assert [c.state for c in house.store.view().all(Coffee)] == ["written", "written"]


def test_rows(house: House) -> None:
    ana, tom, _ = house.fill()
    late = house.plan(ana, THURSDAY)
    house.write()
    house.plan(tom, TUESDAY, kind="video")
    rows = coffee_rows(house.store.view(), NOW)
    assert [(r["person"]["handle"], r["status"], r["state"], r["kind"]) for r in rows] == [
        ("tom", None, "proposed", "video"), ("ana", "TENTATIVE", "written", "coffee"),
    ]  # fmt: skip
    assert rows[1]["start"] == "2026-03-19T08:30:00+00:00" and rows[1]["uid"] == late.uid
    assert json.loads(json.dumps(rows)) == rows
    after = datetime(2026, 3, 18, 0, 0, tzinfo=UTC)
    assert coffee_rows(house.store.view(), after) == rows  # until it is answered whether it happened
    hold_coffee(house.store, after, rows[0]["id"])
    assert coffee_rows(house.store.view(), after) == rows[1:]


def test_settings_go_the_same_way(house: House) -> None:
    house.fill()
    path = Path(house.home.settings)
    path.write_bytes(b"# mine\n")
    house.outside.together(
        lambda: change_settings(house.store, NOW, house.outside, str(path), lambda _: b"capacity = 3\n")
    )
    assert path.read_bytes() == b"capacity = 3\n"
    _, change = change_settings(house.store, NOW, house.outside, str(path), lambda _: b"capacity = 3\n")
    assert change is None
    assert house.undo() == ()
    assert path.read_bytes() == b"# mine\n"


class Crash(BaseException):
    """The power goes."""


class Failing(Disk):
    """A disk that stops at its n-th step outside the journal: with an error, or for good."""

    def __init__(self, steps: int, error: type[BaseException]) -> None:
        self.left, self.error = steps, error

    def _step(self) -> None:
        self.left -= 1
        if self.left == 0 or (self.left < 0 and self.error is Crash):
            raise self.error(28, "No space left on device")

    def replace(self, path: str, data: bytes) -> None:
        self._step()
        super().replace(path, data)
        self._step()

    def remove(self, path: str) -> bool:
        self._step()
        return super().remove(path)


@pytest.mark.parametrize("steps", range(1, 14))
def test_a_crash_at_any_step_leaves_a_file_that_the_next_write_knows(own_home: Home, steps: int) -> None:
    house = House(own_home)
    ana, tom, _ = house.fill()
    house.plan(ana)
    house.write()
    house.plan(tom, THURSDAY)
    house.outside = Outside(Failing(steps, Crash), own_home.outside)
    with suppress(Crash):
        house.write()
    house.store.close()
    after = House(own_home)
    third = after.store.view().all(Coffee)[1]
    move_coffee(after.store, NOW, third.id, THURSDAY + timedelta(hours=1), SETTINGS)
    after.write()
    assert set(after.events()) == {"Coffee with Ana", "Coffee with Tom"}
    assert set(after.events(new_of(after.path))) == {"Coffee with Ana", "Coffee with Tom"}


@pytest.mark.parametrize("steps", range(1, 9))
def test_a_full_disk_changes_nothing_and_says_so(own_home: Home, steps: int) -> None:
    house = House(own_home)
    ana, tom, _ = house.fill()
    house.plan(ana)
    house.write()
    was = {path: Path(path).read_bytes() for path in (house.path, new_of(house.path))}
    house.plan(tom, THURSDAY)
    entries = len(house.store.history())
    house.outside = Outside(Failing(steps, OSError), own_home.outside)
    with pytest.raises(NetritualError, match="could not be written"):
        house.write()
    assert {path: Path(path).read_bytes() for path in was} == was
    assert len(house.store.history()) == entries
    house.outside = Outside(Disk(), own_home.outside)
    house.write()
    assert len(house.events()) == 2


def test_a_journal_that_cannot_be_saved_gets_the_files_back(own_home: Home) -> None:
    house = House(own_home)
    ana, tom, _ = house.fill()
    house.plan(ana)
    house.write()
    was = Path(house.path).read_bytes()
    house.plan(tom, THURSDAY)

    def fails() -> None:
        def half(tx: Transaction) -> None:
            house.outside.put(house.path, b"half")
            raise NetritualError("The journal could not be saved.")

        house.store.transact("write-calendar", half, NOW)

    with pytest.raises(NetritualError):
        house.outside.together(fails)
    assert Path(house.path).read_bytes() == was
    house.write()


def test_a_crash_between_an_undo_and_its_file_is_mended_by_the_next_write(house: House) -> None:
    ana = house.fill()[0]
    house.plan(ana)
    house.write()
    house.store.undo(NOW)  # and the power goes before the file is put back
    house.write()
    assert house.events() == {"Coffee with Ana": (0, "TENTATIVE")}


def test_a_second_file_gets_everything_and_the_same_review_uids(house: House, tmp_path: Path) -> None:
    house.plan(house.fill()[0])
    house.write(settings=WITH_REVIEWS)
    other = str(tmp_path / "other.ics")
    house.write(path=other, settings=WITH_REVIEWS)
    assert Path(other).read_bytes() == Path(house.path).read_bytes() == Path(new_of(other)).read_bytes()


def test_a_mistyped_folder_is_told_and_not_made(house: House, tmp_path: Path) -> None:
    house.plan(house.fill()[0])
    with pytest.raises(NetritualError, match="could not be written: No such file or directory"):
        house.write(path=str(tmp_path / "nowhere" / "x.ics"))
    assert not (tmp_path / "nowhere").exists()


def test_what_the_log_says_later_makes_no_new_edition(house: House) -> None:
    coffee = house.plan(house.fill()[0])
    house.write()
    was = Path(house.path).read_bytes()
    promise = next(one for one in house.store.view().all(Promise) if one.by == "me")
    release_promise(house.store, NOW, promise.id, "not needed")
    log(house.store, NOW, "call @ana today re her divorce +promise the deck +need a lawyer", Settings(), source="shell")
    house.write(NOW + timedelta(hours=1))
    assert Path(house.path).read_bytes() == was and house.coffee(coffee.id).sequence == 0


def test_an_edition_that_no_file_can_hold_is_told_and_mended_by_the_next_write(house: House) -> None:
    coffee = house.plan(house.fill()[0])

    @partial(Verb, "import")
    def raise_it(tx: Transaction) -> None:
        tx.put(replace(coffee, sequence=2**40))

    raise_it(house.store, NOW)
    parts = Maker(house.home, house.disk).parts(FixedClock(NOW))
    told = [check for check in examine(parts, repair=False, interactive=False)[0] if check.check == "editions"]
    assert len(told) == 1 and not told[0].ok
    for hours in (0, 1):
        house.write(NOW + timedelta(hours=hours))
        assert house.events() == {"Coffee with Ana": (LARGEST_SEQUENCE, "TENTATIVE")}
    assert not [one for one in examine(parts, repair=False, interactive=False)[0] if one.check == "editions"]


def test_a_longer_text_that_was_written_goes_with_one_edition(house: House) -> None:
    """Events once told what is owed: the file that was written so is taken for another edition, once."""
    coffee = house.plan(house.fill()[0])
    house.write()
    data = Path(house.path).read_bytes().replace(b"Catch up\r\n", b"Catch up: pricing\\nYou owe: the deck\r\n")
    assert b"the deck" in data

    @partial(Verb, "import")
    def longer(tx: Transaction) -> None:
        write_file(tx, house.outside, house.path, data, yes=True)

    house.outside.together(lambda: longer(house.store, NOW))
    for hours in (1, 2):
        house.write(NOW + timedelta(hours=hours))
        assert house.events() == {"Coffee with Ana": (1, "TENTATIVE")}
        assert b"deck" not in Path(house.path).read_bytes() and house.coffee(coffee.id).sequence == 1


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Padraig Kelly, CFA", "Coffee with Padraig Kelly"), ("Ana Ruiz, Ph.D., MBA", "Coffee with Ana Ruiz"),
        ("Kelly, Padraig", "Coffee with Kelly, Padraig"), ("Ana Ruiz", "Coffee with Ana Ruiz"),
    ],
)  # fmt: skip
def test_a_title_has_no_letters_of_degrees(name: str, title: str) -> None:
    assert title_of(Coffee(said=NOW.date()), [Person(handle="a", name=name)]) == title


def test_a_review_counts_the_coffees_that_it_wrote_and_none_of_the_same_day_before_it(house: House) -> None:
    ana, tom, li = house.fill()
    moved, off = house.plan(ana), house.plan(tom, THURSDAY)
    house.write()

    def written(begun: datetime) -> dict[str, int]:
        review = Review(week="2026-W11", started=begun)
        return written_coffees(StepContext(network=house.store.view(), settings=SETTINGS, now=begun, review=review))

    begun = NOW + timedelta(hours=6)
    assert written(NOW) == {"coffee": 2} and written(begun) == {}
    house.plan(li, TUESDAY + timedelta(days=2), begun)
    house.write(begun)
    assert written(begun) == {"coffee": 1}
    move_coffee(house.store, begun, moved.id, TUESDAY + timedelta(days=3), SETTINGS)
    cancel_coffee(house.store, begun, off.id)
    for hours in (7, 8):
        house.write(NOW + timedelta(hours=hours))
        assert written(begun) == {"coffee": 2, "cancelled coffee": 1}
    assert written(NOW) == {"coffee": 2, "cancelled coffee": 1}
