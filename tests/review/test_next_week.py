"""Step 7 is about next week: what is picked lies in it as long as it has a free place."""

from datetime import UTC, date, datetime, timedelta

from msgspec.structs import replace

from netritual.domain.coffees.calendar_entries import Busy
from netritual.domain.model import (
    Coffee,
    Follow,
    Interaction,
    Person,
    Proposed,
    Record,
    Review,
    Settings,
    Shown,
    Slot,
    Trip,
)
from netritual.review.choice import choices, taken_times
from netritual.review.step import StepContext
from netritual.review.steps import s70_coffees
from tests.support.network import MemoryNetwork

NOW = datetime(2026, 3, 27, 16, tzinfo=UTC)
KWESI = Person(id=1, handle="kwesi", name="Kwesi Arthur", tier=2, status="network")
TOBY = Person(id=2, handle="toby", name="Toby Marsh", tier=2, status="network")


def planned(day: int) -> Coffee:
    start = datetime(2026, 4, day, 8, 30, tzinfo=UTC)
    return Coffee(
        id=50 + day, people=(2,), said=NOW.date(), state="proposed",
        slot=Slot(start=start, end=start + timedelta(minutes=45), tz="UTC"),
    )  # fmt: skip


def picked(*coffees: Coffee) -> date:
    """The day that is picked for Kwesi."""
    talks = [
        Interaction(id=n, people=(1,), on=NOW.date() - timedelta(days=40 * n), channel="coffee", initiator="mutual")
        for n in (2, 3, 4)
    ]
    records: tuple[Record, ...] = (KWESI, TOBY, *coffees, *talks)
    context = StepContext(
        network=MemoryNetwork(*records),
        settings=Settings(tz="UTC"),
        now=NOW,
        review=Review(week="2026-W13", started=NOW),
    )
    (one,) = (one.chosen for one in choices(context, context.suggestions) if one.chosen.person == 1)
    assert one.picked and one.slot is not None
    return one.slot.start.date()


def test_a_free_day_of_next_week_goes_before_a_better_one_behind_it() -> None:
    assert picked() < date(2026, 4, 6)
    assert picked(planned(1)) < date(2026, 4, 6), "also beside a day that has a coffee"


def test_a_talk_that_waits_for_a_yes_is_planned_already_and_its_hour_is_taken() -> None:
    talks = [
        Interaction(id=n, people=(1,), on=NOW.date() - timedelta(days=40 * n), channel="coffee", initiator="mutual")
        for n in (2, 3, 4)
    ]
    lunch = Proposed(kind="coffee", word="lunch", text="noon", people=(1,), due=date(2026, 4, 1))
    line = Interaction(id=9, on=NOW.date(), logged=NOW, people=(1,), line="lunch w kwesi wed noon?", proposed=(lunch,))
    network = MemoryNetwork(KWESI, TOBY, *talks, line)
    review = Review(week="2026-W13", started=NOW)
    context = StepContext(network=network, settings=Settings(tz="UTC"), now=NOW, review=review)
    rows = [(item.section, item.cells) for item in s70_coffees.build(context) if 1 in item.people]
    assert rows == [("Planned already", ("Kwesi Arthur", "", "lunch, yes or no?", "Wed 1 Apr 12:00"))]
    assert [f"{slot.start:%d %H:%M}" for slot in taken_times(context)] == ["01 12:00"]


def test_a_funeral_takes_neither_an_hour_nor_a_place_of_a_coffee() -> None:
    people = [replace(KWESI, id=n, handle=f"p{n}", city="Rome") for n in (1, 2)]
    talks = [Interaction(id=n, people=(n,), on=NOW.date() - timedelta(days=90), channel="coffee") for n in (1, 2)]
    funeral = Follow(id=9, people=(2,), text="funeral at 11", made=NOW.date(), due=date(2026, 4, 1))
    settings, review = Settings(tz="UTC", city="Rome", capacity=1), Review(week="2026-W13", started=NOW)
    for follow in (funeral, replace(funeral, text="funeral")):
        context = StepContext(network=MemoryNetwork(*people, *talks, follow), settings=settings, now=NOW, review=review)
        assert taken_times(context) == ()
        assert [one.chosen.person for one in choices(context, context.suggestions) if one.chosen.picked] == [1]
        assert "Planned already" not in [item.section for item in s70_coffees.build(context)]


def test_a_pick_of_the_app_that_is_suggested_no_longer_is_none() -> None:
    shown = (Shown(person=2, score=9.0, picked=True), Shown(person=1, score=0.0, picked=True))
    review = Review(week="2026-W13", started=NOW, shown=shown)
    context = StepContext(
        network=MemoryNetwork(KWESI, TOBY), settings=Settings(tz="UTC", capacity=0), now=NOW, review=review
    )
    empty = replace(context.suggestions, shown=())
    assert [(one.suggestion.person, one.suggestion.why) for one in choices(context, empty)] == [
        (1, "you put them into this week's plan")
    ]


def test_picks_of_the_app_follow_a_new_order_and_one_by_hand_stays() -> None:
    people = [replace(KWESI, id=n, handle=f"p{n}", city="Rome") for n in (1, 2, 3)]
    talks = [Interaction(id=n, people=(n,), on=NOW.date() - timedelta(days=90), channel="coffee") for n in (1, 2, 3)]

    def found(*shown: Shown) -> list[int]:
        review = Review(week="2026-W13", started=NOW, shown=shown)
        settings = Settings(tz="UTC", city="Rome", capacity=1)
        context = StepContext(network=MemoryNetwork(*people, *talks), settings=settings, now=NOW, review=review)
        return [one.suggestion.person for one in choices(context, context.suggestions) if one.chosen.picked]

    (first,) = found()
    last = first % 3 + 1
    picked = Shown(person=last, score=9.0, picked=True)
    assert found(picked, Shown(person=first, score=8.0)) == [first]
    slot = planned(1).slot
    assert last in found(replace(picked, slot=slot), Shown(person=first, score=8.0))


def test_whoever_was_put_into_the_plan_by_hand_is_no_pick_of_the_app() -> None:
    """Also where the app would have picked the same one."""
    talks = [Interaction(id=2, people=(1,), on=NOW.date() - timedelta(days=90), channel="coffee")]
    for shown, is_own in (((Shown(person=1, score=0.0, picked=True),), True), ((), False)):
        review = Review(week="2026-W13", started=NOW, shown=shown)
        context = StepContext(network=MemoryNetwork(KWESI, *talks), settings=Settings(tz="UTC"), now=NOW, review=review)
        (one,) = choices(context, context.suggestions)
        assert one.chosen.picked and one.suggestion.preselected and one.is_own == is_own


def test_a_slot_of_the_week_after_takes_no_place_of_this_week() -> None:
    people = [replace(KWESI, id=n, handle=f"p{n}", city=city) for n, city in ((1, "Rome"), (2, "Oslo"))]
    talks = [
        Interaction(id=n, people=(n,), on=NOW.date() - timedelta(days=340 - 130 * n), channel="coffee") for n in (1, 2)
    ]
    away = Trip(city="Lima", from_=date(2026, 3, 29), to=date(2026, 4, 3))

    def found(*who: int) -> list[int]:
        settings = Settings(tz="UTC", city="Rome", capacity=1, trips=(away,))
        network = MemoryNetwork(*(one for one in (*people, *talks) if one.id in who))
        context = StepContext(network=network, settings=settings, now=NOW, review=Review(week="2026-W13", started=NOW))
        return [one.chosen.person for one in choices(context, context.suggestions) if one.chosen.picked]

    assert found(1, 2) == [2]
    assert found(1) == [1], "nobody else has a slot of this week"


def test_a_pick_without_a_slot_is_told_the_truth_of_it() -> None:
    """The third of a week of two has free hours, and the week no place; one that a calendar fills has none."""
    people = [replace(KWESI, id=n, handle=f"p{n}", city="Lima") for n in (1, 2, 3)]
    talks = [Interaction(id=n, people=(n,), on=NOW.date() - timedelta(days=90), channel="coffee") for n in (1, 2, 3)]
    here = Trip(city="Lima", from_=date(2026, 3, 31), to=date(2026, 4, 2))
    review = Review(week="2026-W13", started=NOW, shown=tuple(Shown(person=n, score=9, picked=True) for n in (1, 2, 3)))
    context = StepContext(
        network=MemoryNetwork(*people, *talks),
        settings=Settings(tz="UTC", city="Rome", trips=(here,)),
        now=NOW,
        review=review,
    )
    busy = Busy(NOW, NOW + timedelta(days=30))
    assert sorted(one.no_slot for one in choices(context, context.suggestions)) == ["", "", "only 2 a week"]
    full = replace(context, busy=(busy,))
    assert {one.no_slot for one in choices(full, full.suggestions)} == {"no free hour"}


def test_a_talk_that_waits_for_a_yes_keeps_the_last_place_of_the_week() -> None:
    talks = [
        Interaction(id=n, people=(1,), on=NOW.date() - timedelta(days=40 * n), channel="coffee", initiator="mutual")
        for n in (2, 3, 4)
    ]
    lunch = Proposed(kind="coffee", word="lunch", text="noon", people=(2,), due=date(2026, 4, 1))
    line = Interaction(id=9, on=NOW.date(), logged=NOW, people=(2,), line="lunch w toby wed noon?", proposed=(lunch,))
    for records, picked in (((*talks,), True), ((*talks, line), False)):
        context = StepContext(
            network=MemoryNetwork(KWESI, TOBY, *records), settings=Settings(tz="UTC", capacity=1), now=NOW,
            review=Review(week="2026-W13", started=NOW),
        )  # fmt: skip
        (kwesi,) = (one for one in choices(context, context.suggestions) if one.chosen.person == 1)
        assert kwesi.chosen.picked == picked and not kwesi.is_own


def test_whom_a_day_is_spoken_of_with_is_not_picked_for_another() -> None:
    talks = [
        Interaction(id=n, people=(1,), on=NOW.date() - timedelta(days=40 * n), channel="coffee", initiator="mutual")
        for n in (2, 3, 4)
    ]
    meet = Proposed(kind="coffee", word="meet", text="for the afternoon", people=(1,), due=date(2026, 4, 4))
    line = Interaction(id=9, on=NOW.date(), logged=NOW, people=(1,), line="proposed sat 4 apr", proposed=(meet,))
    review = Review(week="2026-W13", started=NOW)

    def is_picked(*records: Record) -> bool:
        network = MemoryNetwork(KWESI, TOBY, *talks, *records)
        context = StepContext(network=network, settings=Settings(tz="UTC"), now=NOW, review=review)
        return any(one.chosen.picked for one in choices(context, context.suggestions) if one.chosen.person == 1)

    assert is_picked() and not is_picked(line)
