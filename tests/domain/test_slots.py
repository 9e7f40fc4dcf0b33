"""Free slots, and who gets which."""

import random
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise, product
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from netritual.domain.coffees.calendar_entries import Busy
from netritual.domain.coffees.free_slots import Option, SlotFinder, Wish
from netritual.domain.coffees.slot_assignment import ADJACENT, Limits, SlotPlace, best_plan
from netritual.domain.coffees.slots import fit, reasons, turn, turns_to, wish_for
from netritual.domain.model import Person, PersonEvent, Settings, Slot, Trip, Window

NOW = datetime(2026, 3, 11, 10, 0, tzinfo=UTC)  # a Wednesday
SETTINGS = Settings(tz="Europe/Lisbon", city="Lisbon")
WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def ana(**fields: Any) -> Wish:
    return Wish(person=1, score=50.0)._replace(**fields)


def free_slots(
    wish: Wish,
    busy: Iterable[Busy],
    settings: Settings,
    now: datetime,
    holidays: frozenset[date] = frozenset(),
    taken: Iterable[Slot] = (),
) -> list[Option]:
    """All free slots for one coffee, earliest first."""
    options = SlotFinder(busy, settings, now, holidays, taken).options(wish)
    return sorted(options, key=lambda option: option.slot.start)


def times(options: Sequence[Option]) -> list[str]:
    return [f"{o.slot.start:%a %d %H:%M} {o.kind}" for o in options]


def free(
    wish: Wish | None = None,
    busy: Sequence[Busy] = (),
    settings: Settings = SETTINGS,
    now: datetime = NOW,
    **more: Any,
) -> list[str]:
    return times(free_slots(wish or ana(), busy, settings, now, **more))


def all_day(first: str = "00:00", to: str = "24:00", days: tuple[str, ...] = WEEK) -> Settings:
    return replace(SETTINGS, windows=(Window(days=days, from_=first, to=to),))


def at(day: int, hour: int, minute: int = 0, length: int = 60, month: int = 3) -> Busy:
    start = datetime(2026, month, day, hour, minute, tzinfo=UTC)
    return Busy(start, start + timedelta(minutes=length))


def test_the_grid_lies_inside_the_windows_for_two_weeks_after_the_lead() -> None:
    days = ["Tue 17", "Wed 18", "Thu 19", "Tue 24", "Wed 25"]
    expected = [f"{day} {slot}" for day in days for slot in ("08:30 coffee", "09:00 coffee", "12:30 lunch")]
    # Thu 12 is the first working day, 22 hours ahead: too soon.
    assert free() == expected
    settings = replace(SETTINGS, windows=(Window(days=WEEK, from_="11:00", to="12:00"),))
    assert free(settings=settings)[0] == "Fri 13 11:00 video"


def test_the_kind_follows_the_hour() -> None:
    found = free(settings=all_day("08:00", "19:00", ("fri",)))[:20]
    kinds = {row.split()[2]: row.split()[3] for row in found}
    assert [kinds[hour] for hour in ("08:00", "10:30", "11:00", "12:00", "13:00", "14:00", "16:00", "17:30")] == [
        "coffee", "coffee", "video", "lunch", "lunch", "video", "walk", "walk",
    ]  # fmt: skip


def test_busy_times_keep_their_buffer() -> None:
    assert "Tue 17 08:30 coffee" not in free(busy=[at(17, 9, 29)])
    assert "Tue 17 08:30 coffee" in free(busy=[at(17, 9, 30)])  # 09:15 and the buffer end just then
    assert "Tue 17 08:30 coffee" in free(ana(), [at(17, 9, 15)], replace(SETTINGS, buffer_min=0))
    assert "Tue 17 08:30 coffee" not in free(busy=[at(17, 8, 0, 20)])
    assert "Tue 17 08:30 coffee" in free(busy=[at(17, 8, 0, 15)])
    assert "Tue 17 08:30 coffee" not in free(ana(travel_min=40), [at(17, 7, 30, 30)])


def test_what_is_planned_takes_its_time_too() -> None:
    taken = Slot(start=at(17, 9).start, end=at(17, 9).end, tz="Europe/Lisbon")
    assert free(taken=[taken])[0] == "Tue 17 12:30 lunch"


def test_tentative_times_come_second() -> None:
    maybe = [Busy(b.start, b.end, True) for b in (at(17, 8, 0, 300), at(18, 8, 0, 300))]
    assert free(busy=maybe)[0] == "Thu 19 08:30 coffee"
    week = [Busy(NOW, NOW + timedelta(days=20), True)]
    found = free_slots(ana(), week, SETTINGS, NOW)
    assert found and all(option.tentative for option in found)


def test_holidays_and_days_away_are_left_out() -> None:
    assert free(holidays=frozenset([date(2026, 3, 17)]))[0].startswith("Wed 18")
    assert free(ana(away_days=("tue", "wed")))[0].startswith("Thu 19")
    assert free(ana(blocked_kinds=("all",))) == []


def test_kinds_that_they_do_not_want_are_replaced_and_liked_ones_come_first() -> None:
    assert free(ana(blocked_kinds=("coffee",)))[:3] == ["Tue 17 08:30 walk", "Tue 17 09:00 walk", "Tue 17 12:30 lunch"]
    assert free(ana(prefers=("video",)))[:2] == ["Tue 17 08:30 video", "Tue 17 09:00 video"]
    assert free(ana(prefers=("lunch",)))[:3] == ["Tue 17 08:30 coffee", "Tue 17 09:00 coffee", "Tue 17 12:30 lunch"]
    best = SlotFinder([], SETTINGS, NOW, frozenset(), []).options(ana(prefers=("lunch",)))
    assert best[0].kind == "lunch"


def test_a_kind_that_was_chosen_is_kept_and_lunch_is_at_noon() -> None:
    assert free(ana(kind="lunch"))[:2] == ["Tue 17 12:30 lunch", "Wed 18 12:30 lunch"]
    evening = replace(SETTINGS, windows=(Window(days=WEEK, from_="17:00", to="18:00"),))
    assert free(ana(kind="lunch"), settings=evening)[0] == "Fri 13 12:00 lunch"
    assert free(ana(kind="drinks"))[0] == "Tue 17 17:00 drinks"


def test_whoever_lives_in_my_city_is_met_at_any_hour() -> None:
    early = replace(SETTINGS, windows=(Window(days=WEEK, from_="07:00", to="08:00"),))
    assert free(ana(city="Lisbon"), settings=early)[0] == "Fri 13 07:00 coffee"


def test_someone_far_is_met_on_a_screen_inside_both_days() -> None:
    settings = all_day("06:00", "22:00", ("fri",))
    lima = [row.split()[2:] for row in free(ana(city="Lima", tz="America/Lima"), settings=settings)]
    assert {kind for _, kind in lima} == {"video"}
    # Lima is five hours behind Lisbon in March: 08:00 there is 13:00 here, and 18:00 here ends the day.
    assert lima[0][0] == "13:00" and lima[9][0] == "17:30"
    assert free(ana(city="Lima", tz="Pacific/Auckland"), settings=all_day("09:00", "18:00")) == []
    assert free(ana(city="Lima"), settings=settings)[0] == "Fri 13 08:00 video"


def test_trips_and_visits_bring_people_near() -> None:
    travels = replace(SETTINGS, trips=(Trip(city="Copenhagen", from_=date(2026, 3, 17), to=date(2026, 3, 18)),))
    soren = ana(city="Aarhus", tz="Europe/Copenhagen")
    assert {row.split()[3] for row in free(soren, settings=travels)} == {"video"}
    for city in ("Copenhagen", "København"):
        soren = ana(city=city, tz="Europe/Copenhagen")
        kinds = {row[:6]: row.split()[3] for row in free(soren, settings=travels) if "08:30" in row}
        assert (kinds["Tue 17"], kinds["Thu 19"]) == ("coffee", "video")
    for city in ("Lisbon", ""):
        days = {row[:6]: row.split()[3] for row in free(ana(city=city), settings=travels) if "08:30" in row}
        assert days == dict.fromkeys(("Thu 19", "Tue 24", "Wed 25"), "coffee")
    away = replace(travels, trips=(replace(travels.trips[0], to=date(2026, 4, 17)),))
    assert {row.split()[3] for row in free(ana(city="Lisbon"), settings=away)} == {"video"}
    visit = wish_for(
        Person(id=1, handle="s", name="S", city="Oslo", events=(PersonEvent(kind="visit", on=date(2026, 3, 18)),)), 9
    )
    assert next(row for row in free(visit) if "coffee" in row).startswith("Wed 18")


def test_nobody_is_met_on_the_way_or_called_from_a_trip_who_lives_where_i_do() -> None:
    travels = replace(SETTINGS, trips=(Trip(city="Porto", from_=date(2026, 3, 17), to=date(2026, 3, 18)),))
    for city, day in (("Porto", "Tue 17 12:30 lunch"), ("Lisbon", "Thu 19 09:00 coffee")):
        wish = ana(city=city)
        option = fit([wish], (), travels, NOW)[wish.person]
        assert f"{option.slot.start:%a %d %H:%M} {option.kind}" == day


def test_a_full_day_of_a_trip_goes_before_its_first_and_its_last() -> None:
    travels = replace(SETTINGS, trips=(Trip(city="Porto", from_=date(2026, 3, 17), to=date(2026, 3, 19)),))
    wish = ana(city="Porto", kind="coffee")
    assert fit([wish], (), travels, NOW)[wish.person].slot.start.day == 18
    full = Slot(start=datetime(2026, 3, 18, 6, tzinfo=UTC), end=datetime(2026, 3, 18, 22, tzinfo=UTC), tz="UTC")
    assert fit([wish], (), travels, NOW, occupied=(full,))[wish.person].slot.start.day in (17, 19)


@pytest.mark.parametrize(
    ("zone", "now", "day", "utc"),
    [
        ("Europe/Paris", datetime(2026, 3, 25, 10, tzinfo=UTC), date(2026, 3, 27), "07:30"),
        ("Europe/Paris", datetime(2026, 3, 25, 10, tzinfo=UTC), date(2026, 3, 31), "06:30"),
        ("America/New_York", datetime(2026, 10, 28, 10, tzinfo=UTC), date(2026, 11, 3), "13:30"),
        ("Australia/Lord_Howe", datetime(2026, 4, 1, 10, tzinfo=UTC), date(2026, 4, 4), "21:30"),
        ("Australia/Lord_Howe", datetime(2026, 4, 1, 10, tzinfo=UTC), date(2026, 4, 7), "22:00"),
    ],
)
def test_slots_keep_their_wall_clock_time_over_a_clock_change(zone: str, now: datetime, day: date, utc: str) -> None:
    settings = replace(all_day("08:30", "09:30"), tz=zone)
    found = {o.slot.start.date(): o.slot for o in free_slots(ana(), [], settings, now)}
    assert f"{found[day].start:%H:%M}" == "08:30"
    assert f"{found[day].start.astimezone(UTC):%H:%M}" == utc
    assert found[day].tz == zone


def test_times_that_the_clock_jumps_over_are_no_slots() -> None:
    settings = replace(all_day("01:00", "04:00", ("sun",)), tz="Europe/Paris")
    found = free_slots(ana(kind="walk"), [], settings, datetime(2026, 3, 26, 10, tzinfo=UTC))
    assert [f"{o.slot.start:%d %H:%M}" for o in found][:4] == ["29 01:00", "29 01:30", "29 03:00", "05 01:00"]


def test_turning_through_the_slots() -> None:
    found = free_slots(ana(), [], SETTINGS, NOW)
    assert turn(found, None, 1) == found[0]
    assert turn(found, found[0].slot, 1) == found[1]
    assert turn(found, found[1].slot, -1) == found[0]
    assert turn(found, found[0].slot, -1) == found[0]
    assert turn(found, found[-1].slot, 1) == found[-1]
    between = replace(found[1].slot, start=found[1].slot.start + timedelta(minutes=10))
    assert turn(found, between, 1) == found[2]
    assert turn(found, between, -1) == found[1]
    assert turn([], None, 1) is None


def test_an_hour_that_was_pointed_at_is_so_many_turns_away() -> None:
    found = free_slots(ana(), [], SETTINGS, NOW)
    between = replace(found[1].slot, start=found[1].slot.start + timedelta(minutes=10))
    for at_hand in (None, found[0].slot, found[2].slot, found[-1].slot, between):
        for option in found:
            by = turns_to(found, at_hand, option.slot.start)
            assert by is not None and turn(found, at_hand, by) == option
    assert turns_to(found, None, found[-1].slot.start + timedelta(hours=2)) is None
    assert turns_to([], None, NOW) is None


def test_reasons_are_words() -> None:
    agenda = SlotFinder([at(17, 7), at(17, 11)], SETTINGS, NOW, frozenset(), [])
    wish = ana(prefers=("coffee",), promise_due=date(2026, 3, 13))
    option = agenda.options(wish)[0]
    assert reasons(option, wish, agenda, NOW.date()) == (
        "clear from 08:00 until 11:00", "coffee is what they like", "after your promise, by Friday",
    )  # fmt: skip
    far = ana(city="Lima", tz="America/Lima")
    late = agenda.options(far)
    assert late == () or "for them" in " ".join(reasons(late[0], far, agenda, NOW.date()))


def test_the_plan_spreads_coffees_and_keeps_the_weeks_capacity() -> None:
    wishes = [ana(person=n, score=50.0 - n) for n in range(1, 7)]
    plan = fit(wishes, [], SETTINGS, NOW)
    days = sorted((option.slot.start.date(), who) for who, option in plan.items())
    assert len(plan) == 4
    weeks = [day.isocalendar().week for day, _ in days]
    assert sorted(weeks) == [12, 12, 13, 13]
    assert all(b - a > timedelta(days=1) for (a, _), (b, _) in pairwise(days[:2]))
    assert f"{plan[1].slot.start:%a %d %H:%M}" == "Tue 17 09:00"


def test_a_neighbouring_day_is_better_than_no_slot() -> None:
    wishes = [ana(person=n, score=4.5) for n in range(1, 6)]
    plan = fit(wishes, [], replace(SETTINGS, capacity=9), NOW)
    assert len({option.slot.start.date() for option in plan.values()}) == len(wishes)


def test_the_plan_does_not_hang_on_the_order_of_the_wishes() -> None:
    wishes = [ana(person=n, score=40.0 if n % 2 else 30.0) for n in range(1, 8)]
    plan = fit(wishes, [at(17, 8)], SETTINGS, NOW)
    for seed in range(5):
        mixed = wishes[:]
        random.Random(seed).shuffle(mixed)
        assert fit(mixed, [at(17, 8)], SETTINGS, NOW) == plan


def test_a_slot_that_the_user_fixed_stays_and_counts() -> None:
    fixed = free_slots(ana(), [], SETTINGS, NOW)[3].slot
    plan = fit([ana(person=1, fixed=fixed, kind="walk"), ana(person=2)], [], SETTINGS, NOW)
    assert plan[1].slot == fixed
    assert plan[2].slot.start.date() == date(2026, 3, 24)  # the 17th and 19th are next to the 18th
    assert fit([ana()], [], replace(SETTINGS, capacity=0), NOW) == {}


def test_planned_coffees_fill_the_week() -> None:
    taken = [Slot(start=at(day, 18).start, end=at(day, 18).end, tz="UTC") for day in (16, 20)]
    assert fit([ana()], [], SETTINGS, NOW, occupied=taken)[1].slot.start.date() == date(2026, 3, 24)


def brute(options: list[list[SlotPlace]], limits: Limits) -> int:
    """The best total in thousandths, by trying everything."""
    best = 0
    for chosen in product(*[[None, *found] for found in options]):
        places = [place for place in chosen if place is not None]
        days = [place.day for place in (*places, *limits.taken)]
        weeks = [place.week for place in (*places, *limits.taken)]
        fresh = {place.day for place in places}
        if any(days.count(d) > limits.a_day for d in fresh):
            continue
        if any(weeks.count(w) > limits.a_week for w in {p.week for p in places}):
            continue
        if any(a.start < b.end + limits.gap and b.start < a.end + limits.gap
               for n, a in enumerate(places) for b in places[:n]):  # fmt: skip
            continue
        best = max(best, sum(p.value for p in places) - ADJACENT * (pairs(days) - pairs([p.day for p in limits.taken])))
    return best


def pairs(days: Sequence[int]) -> int:
    return sum(1 for day in set(days) if day + 1 in days)


def place_at(day: int, hour: int, value: int) -> SlotPlace:
    start = (day * 24 + 8 + hour) * 3600
    return SlotPlace(day, day // 7, start, start + 50 * 60, value)


@st.composite
def puzzles(draw: st.DrawFn) -> tuple[list[list[SlotPlace]], Limits]:
    place = st.builds(place_at, st.integers(0, 11), st.integers(0, 2), st.integers(-500, 9000))
    found = draw(st.lists(st.lists(place, max_size=6), min_size=1, max_size=4))
    found = [sorted(set(options), key=lambda p: (-p.value, p.start)) for options in found]
    taken = draw(st.lists(st.builds(place_at, st.integers(0, 11), st.just(9), st.just(0)), max_size=2))
    limits = Limits(draw(st.integers(1, 3)), draw(st.integers(0, 4)), 15 * 60, tuple(taken))
    return found, limits


@given(puzzles())
def test_the_plan_is_as_good_as_trying_everything(puzzle: tuple[list[list[SlotPlace]], Limits]) -> None:
    options, limits = puzzle
    chosen = best_plan(options, limits)
    places = [options[n][i] for n, i in enumerate(chosen) if i is not None]
    days = [p.day for p in (*places, *limits.taken)]
    got = sum(p.value for p in places) - ADJACENT * (pairs(days) - pairs([p.day for p in limits.taken]))
    assert got == brute(options, limits)
    assert all(days.count(p.day) <= limits.a_day for p in places)


def test_ties_go_to_the_earlier_slot_and_then_to_the_better_person() -> None:
    same = [place_at(0, 0, 5000), place_at(2, 0, 5000)]
    limits = Limits(1, 5, 0)
    assert best_plan([same, same], limits) == [0, 1]
    assert best_plan([same[::-1]], limits) == [1]
    equal = [ana(person=9), ana(person=3)]
    plan = fit(equal, [], SETTINGS, NOW)
    assert plan[3].slot.start < plan[9].slot.start


def test_the_zone_of_a_slot_is_the_users() -> None:
    found = free_slots(ana(), [], replace(SETTINGS, tz="Asia/Tokyo"), NOW)[0]
    assert found.slot.start.utcoffset() == ZoneInfo("Asia/Tokyo").utcoffset(NOW)
    assert found.slot.tz == "Asia/Tokyo"


def test_a_day_that_is_named_has_all_its_working_hours_where_the_windows_have_none() -> None:
    monday, wish = date(2026, 3, 16), ana(days=(date(2026, 3, 16),), kind="coffee")
    assert free(wish)[0] == "Mon 16 09:00 coffee" and len(free(wish)) > 10
    assert free(ana(days=(monday,), kind="coffee"), busy=[at(16, 9, length=600)]) == []
    option = free_slots(wish, (), SETTINGS, NOW)[0]
    agenda = SlotFinder((), SETTINGS, NOW, frozenset(), ())
    assert "outside your hours" in reasons(option, wish, agenda, NOW.date())[1]
    tuesday = ana(days=(date(2026, 3, 17),), kind="coffee")
    assert free(tuesday) == ["Tue 17 08:30 coffee", "Tue 17 09:00 coffee", "Tue 17 12:30 coffee"]
