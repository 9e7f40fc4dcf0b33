"""The life of a coffee."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from netritual.domain.coffees import coffee as life
from netritual.domain.coffees.coffee import NotAllowed, Outcome
from netritual.domain.coffees.event_revisions import IN_CALENDAR, file_status, stands_elsewhere
from netritual.domain.coffees.past_coffees import nothing_booked
from netritual.domain.model import Channel, Coffee, CoffeeState, Interaction, Settings, Slot, Unsettled
from tests.support.network import MemoryNetwork

NOW = datetime(2026, 3, 11, 10, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=2)
TUESDAY = Slot(
    start=datetime(2026, 3, 17, 8, 30, tzinfo=UTC), end=datetime(2026, 3, 17, 9, 15, tzinfo=UTC), tz="Europe/Lisbon"
)
WEDNESDAY = Slot(start=NOW, end=NOW + timedelta(minutes=45), tz="Europe/Lisbon")
THURSDAY = Slot(
    start=datetime(2026, 3, 19, 8, 30, tzinfo=UTC), end=datetime(2026, 3, 19, 9, 15, tzinfo=UTC), tz="Europe/Lisbon"
)


def said(**fields: Any) -> Coffee:
    return Coffee(id=1, people=(7,), said=date(2026, 3, 1), uid="u", **fields)


def done(outcome: Outcome) -> Coffee:
    assert isinstance(outcome, Coffee), outcome
    return outcome


def written() -> Coffee:
    return done(life.write(done(life.plan(said(purpose="pricing"), TUESDAY, NOW))))


def test_planning_and_writing_start_at_sequence_zero_and_keep_the_moment_of_planning() -> None:
    planned = done(life.plan(said(purpose="pricing"), TUESDAY, NOW))
    assert (planned.state, planned.sequence, planned.changed) == ("proposed", 0, NOW)
    assert file_status(planned) is None
    first = done(life.write(planned))
    assert (first.state, first.sequence, first.changed, first.in_file) == ("written", 0, NOW, True)
    assert done(life.write(first)) == first


@pytest.mark.parametrize(
    ("step", "state", "status"),
    [
        (lambda c: life.move(c, THURSDAY, LATER), "moved", "TENTATIVE"),
        (lambda c: life.confirm(c, LATER), "confirmed", "CONFIRMED"),
        (lambda c: life.hold(replace(c, slot=WEDNESDAY), LATER), "held", "CONFIRMED"),
        (lambda c: life.cancel(c, LATER), "cancelled", "CANCELLED"),
        (lambda c: life.lapse(c, LATER), "lapsed", "CANCELLED"),
    ],
)
def test_what_a_calendar_must_hear_of_is_a_new_edition(
    step: Callable[[Coffee], Outcome], state: str, status: str
) -> None:
    after = done(step(written()))
    assert (after.state, file_status(after)) == (state, status)
    assert (after.sequence, after.changed, after.uid) == (1, LATER, "u")


@pytest.mark.parametrize(
    ("hours", "editions", "seconds", "moved"),
    [(0, 0, 0, False), (1, 0, 0, True), (1, 1, 0, True), (1, -1, 0, False), (1, -1, 9, True), (1, -1, -9, False)],
)
def test_an_event_that_was_moved_in_a_calendar_is_told_from_an_older_edition(
    hours: int, editions: int, seconds: int, moved: bool
) -> None:
    one = replace(written(), sequence=3, changed=NOW)
    assert one.slot is not None
    times = one.slot.start + timedelta(hours=hours), one.slot.end + timedelta(hours=hours)
    changed = NOW + timedelta(seconds=seconds)
    assert stands_elsewhere(one, *times, 3 + editions, changed) == moved
    assert not stands_elsewhere(replace(one, state="cancelled"), *times, 3 + editions, changed)


def test_holding_a_confirmed_coffee_changes_nothing_that_was_written() -> None:
    confirmed = done(life.confirm(written(), LATER))
    held = done(life.hold(confirmed, LATER + timedelta(days=6)))
    assert (held.state, held.sequence, held.changed) == ("held", 1, LATER)


def test_a_proposed_coffee_leaves_no_trace_in_the_file() -> None:
    planned = done(life.plan(said(), TUESDAY, NOW))
    moved = done(life.move(planned, THURSDAY, LATER))
    assert (moved.state, moved.sequence, moved.changed) == ("proposed", 0, LATER)
    gone = done(life.cancel(moved, LATER))
    assert (gone.sequence, file_status(gone)) == (0, None)


def test_moving_to_the_same_slot_or_confirming_twice_is_no_change() -> None:
    first = written()
    assert done(life.move(first, TUESDAY, LATER)) == first
    yes = done(life.confirm(first, LATER))
    assert done(life.confirm(yes, LATER + timedelta(days=1))) == yes


def test_a_coffee_imported_without_its_mark_still_gets_a_new_edition() -> None:
    came = said(state="confirmed", slot=TUESDAY, sequence=4)
    assert done(life.move(came, THURSDAY, LATER)).sequence == 5


@pytest.mark.parametrize("state", ["held", "declined", "cancelled", "lapsed"])
def test_what_is_over_stays_over(state: CoffeeState) -> None:
    over = said(state=state, slot=TUESDAY, purpose="p", in_file=True)
    for outcome in (
        life.plan(over, THURSDAY, NOW), life.move(over, THURSDAY, NOW), life.write(over), life.confirm(over, NOW),
        life.hold(over, NOW), life.cancel(over, NOW), life.lapse(over, NOW),
    ):  # fmt: skip
        assert isinstance(outcome, NotAllowed)
        assert outcome.words.endswith(".")


def test_what_was_only_said_cannot_be_moved_confirmed_or_written() -> None:
    for outcome in (life.move(said(), TUESDAY, NOW), life.confirm(said(), NOW), life.write(said(purpose="p"))):
        assert isinstance(outcome, NotAllowed)


def test_a_coffee_is_written_only_with_a_purpose() -> None:
    planned = done(life.plan(said(purpose="  "), TUESDAY, NOW))
    assert isinstance(life.write(planned), NotAllowed)


def test_a_slot_that_ends_before_it_begins_is_refused() -> None:
    assert isinstance(life.plan(said(), Slot(start=TUESDAY.end, end=TUESDAY.start, tz="UTC"), NOW), NotAllowed)


STEPS: dict[str, Callable[[Coffee, datetime], Outcome]] = {
    "plan": lambda c, t: life.plan(c, TUESDAY, t),
    "tue": lambda c, t: life.move(c, TUESDAY, t),
    "thu": lambda c, t: life.move(c, THURSDAY, t),
    "write": lambda c, t: life.write(c),
    "confirm": lambda c, t: life.confirm(c, t),
    "hold": lambda c, t: life.hold(c, t),
    "cancel": lambda c, t: life.cancel(c, t),
    "lapse": lambda c, t: life.lapse(c, t),
}


@given(st.lists(st.sampled_from(sorted(STEPS)), max_size=12))
def test_editions_grow_by_one_exactly_when_the_written_event_changes(names: list[str]) -> None:
    """Whatever is done in whatever order, a calendar hears of every change, and of nothing else."""
    coffee = said(purpose="pricing")
    for step, name in enumerate(names):
        moment = NOW + timedelta(days=step)
        after = STEPS[name](coffee, moment)
        if isinstance(after, NotAllowed):
            continue
        event = (file_status(coffee), coffee.slot, coffee.purpose, coffee.give)
        if coffee.in_file:
            changed = event != (file_status(after), after.slot, after.purpose, after.give)
            assert after.sequence == coffee.sequence + changed
            assert after.changed == (moment if changed else coffee.changed)
        elif coffee.state not in IN_CALENDAR:
            assert after.sequence == coffee.sequence
        assert after.uid == coffee.uid
        coffee = after


def test_minutes_come_from_the_kind() -> None:
    minutes = Settings().minutes
    assert [life.minutes_for(k, minutes) for k in ("coffee", "lunch", "walk", "video", "breakfast", "call")] == [
        45, 60, 45, 30, 45, 30,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("start", "zone", "utc"),
    [
        (datetime(2026, 3, 29, 8, 30), "Europe/Paris", "2026-03-29T06:30"),
        (datetime(2026, 3, 28, 8, 30), "Europe/Paris", "2026-03-28T07:30"),
        (datetime(2026, 3, 29, 2, 30), "Europe/Paris", "2026-03-29T01:30"),  # jumped over: the offset before it
        (datetime(2026, 10, 25, 2, 30), "Europe/Paris", "2026-10-25T00:30"),  # twice there: the first
        (datetime(2026, 4, 5, 1, 45), "Australia/Lord_Howe", "2026-04-04T14:45"),
        (datetime(2026, 3, 17, 8, 30, tzinfo=UTC), "America/New_York", "2026-03-17T08:30"),
    ],
)
def test_a_typed_start_becomes_the_right_moment(start: datetime, zone: str, utc: str) -> None:
    slot = life.slot_at(start, timedelta(minutes=45), Settings(tz=zone), NOW)
    assert slot.start.astimezone(UTC).isoformat()[:16] == utc
    assert slot.end - slot.start == timedelta(minutes=45)
    assert slot.tz == zone


def test_a_slot_over_a_clock_change_keeps_its_real_length() -> None:
    slot = life.slot_at(datetime(2026, 10, 25, 1, 30), timedelta(minutes=120), Settings(tz="Europe/Paris"), NOW)
    assert slot.end.astimezone(UTC) - slot.start.astimezone(UTC) == timedelta(minutes=120)
    assert slot.end.isoformat() == "2026-10-25T02:30:00+01:00"


def test_overlap_and_one_open_coffee_for_a_person() -> None:
    first = written()
    assert life.overlapping([first], TUESDAY) == first
    assert life.overlapping([first], TUESDAY, but=1) is None
    assert life.overlapping([first], THURSDAY) is None
    touching = Slot(start=TUESDAY.end, end=TUESDAY.end + timedelta(minutes=30), tz="UTC")
    assert life.overlapping([first], touching) is None
    assert life.open_with([first], (7, 8)) == [first]
    assert life.open_with([first], (8,)) == []
    assert life.open_with([done(life.cancel(first, NOW))], (7,)) == []


def test_an_entry_may_tell_of_an_open_coffee_with_its_people_or_of_any_where_it_names_nobody() -> None:
    def may_tell(*coffees: Coffee, **fields: Any) -> bool:
        return life.may_tell_of(coffees, Interaction(on=date(2026, 3, 2), channel="note", line="it is off", **fields))

    first = written()
    assert may_tell(first, people=(7, 8)) and may_tell(first, mentions=(7,)) and may_tell(first)
    assert may_tell(first, unsettled=(Unsettled(text="Ana", candidates=(7, 9)),))
    assert not may_tell(first, people=(8,)) and not may_tell(first, likely={"Ana": (8, 9)}) and not may_tell()
    assert not may_tell(done(life.cancel(first, NOW)), people=(7,))


def test_a_coffee_is_held_from_its_hour_on_unless_the_talk_is_logged() -> None:
    """Before it is told in words, and nothing is changed."""
    assert done(life.hold(written(), TUESDAY.start)).state == "held"
    early = TUESDAY.start - timedelta(minutes=1)
    refused = life.hold(written(), early)
    assert isinstance(refused, life.NotAllowed) and "still to come, today" in refused.words
    logged = done(life.hold(written(), early, TUESDAY.start.date()))
    assert (logged.state, logged.slot) == ("held", TUESDAY)
    refused = life.hold(written(), NOW)
    assert isinstance(refused, life.NotAllowed) and "still to come, Tue 17 Mar" in refused.words


def test_what_was_planned_for_one_time_is_all_written() -> None:
    first = written()
    late = done(life.plan(Coffee(id=2, people=(8,), said=date(2026, 3, 1), purpose="x"), TUESDAY, NOW))
    assert life.to_write([late, first]) == [first, late]


def test_what_was_said_is_answered_by_a_later_plan_with_the_same_person() -> None:
    """Only a planned or held coffee from that day on answers it; a cancelled one does not."""
    start = datetime(2026, 3, 17, 8, 30, tzinfo=UTC)
    slot = Slot(start=start, end=start + timedelta(minutes=45), tz="UTC")
    said = Coffee(id=1, people=(7,), said=date(2026, 3, 2))
    planned = Coffee(id=2, people=(7, 8), said=date(2026, 3, 9), slot=slot, state="proposed")
    assert nothing_booked(MemoryNetwork(said)) == [said]
    assert nothing_booked(MemoryNetwork(said, planned)) == []
    assert nothing_booked(MemoryNetwork(said, replace(planned, state="held"))) == []
    assert nothing_booked(MemoryNetwork(said, replace(planned, state="cancelled"))) == [said]
    assert nothing_booked(MemoryNetwork(said, replace(planned, people=(8,)))) == [said]
    assert nothing_booked(MemoryNetwork(replace(said, said=date(2026, 3, 18)), planned)) != []


@pytest.mark.parametrize(
    ("channel", "people", "on", "answers"),
    [
        ("coffee", (7,), date(2026, 3, 9), True),
        ("lunch", (7, 8), date(2026, 3, 9), True),
        ("video", (7,), date(2026, 3, 9), True),
        ("call", (7,), date(2026, 3, 9), False),
        ("drinks", (7, 8, 9), date(2026, 3, 9), False),
        ("coffee", (8,), date(2026, 3, 9), False),
        ("visit", (7, 8, 9), date(2026, 3, 12), True),
        ("coffee", (7,), date(2026, 3, 1), False),
    ],
)
def test_what_was_said_is_answered_by_a_talk_that_was_had(
    channel: Channel, people: tuple[int, ...], on: date, answers: bool
) -> None:
    said = Coffee(id=1, people=(7,), said=date(2026, 3, 2), due=date(2026, 3, 12))
    talk = Interaction(id=9, people=people, on=on, channel=channel)
    assert nothing_booked(MemoryNetwork(said, talk)) == ([] if answers else [said])
