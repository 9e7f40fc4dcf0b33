"""What stands in the calendar file."""

from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from netritual.domain.coffees.calendar_entries import Busy
from netritual.domain.coffees.calendar_events import coffee_events, title_of, week_start
from netritual.domain.coffees.calendar_privacy import DEFAULT_PURPOSE, shareable_purpose
from netritual.domain.coffees.coffee import slot_at
from netritual.domain.coffees.review_events import days_off, review_events, reviews_ahead
from netritual.domain.model import Coffee, CoffeeState, Person, ReviewTime, Settings, WeekEvent

NOW = datetime(2026, 3, 11, 10, 0, tzinfo=UTC)
SETTINGS = Settings(tz="Europe/Lisbon")
ANA = Person(id=7, handle="ana", name="Ana Ruiz", private_notes="left her job in anger")


def coffee(start: datetime, state: CoffeeState = "written", **fields: Any) -> Coffee:
    slot = slot_at(start, timedelta(minutes=45), SETTINGS, NOW)
    return Coffee(
        id=1, people=(7,), said=date(2026, 3, 1), uid="u", slot=slot, state=state, in_file=True, **fields
    )  # fmt: skip


def in_file(*coffees: Coffee, now: datetime = NOW) -> list[str]:
    return [event.status for event in coffee_events(coffees, {7: ANA}, SETTINGS, now)]


@pytest.mark.parametrize(
    ("state", "statuses"),
    [
        ("proposed", []), ("written", ["TENTATIVE"]), ("moved", ["TENTATIVE"]), ("confirmed", ["CONFIRMED"]),
        ("held", ["CONFIRMED"]), ("cancelled", ["CANCELLED"]), ("declined", ["CANCELLED"]), ("lapsed", ["CANCELLED"]),
    ],
)  # fmt: skip
def test_the_status_follows_the_state(state: CoffeeState, statuses: list[str]) -> None:
    assert in_file(coffee(datetime(2026, 3, 17, 8, 30), state)) == statuses


def test_a_dropped_coffee_that_no_file_ever_held_is_not_there() -> None:
    assert in_file(replace(coffee(datetime(2026, 3, 17, 8, 30), "cancelled"), in_file=False)) == []


def test_a_coffee_that_was_held_before_it_was_written_is_not_there() -> None:
    assert in_file(replace(coffee(datetime(2026, 3, 10, 8, 30), "held"), in_file=False)) == []


def test_past_coffees_leave_at_the_start_of_the_week_in_the_users_zone() -> None:
    monday = coffee(datetime(2026, 3, 9, 8, 30))
    sunday = coffee(datetime(2026, 3, 8, 22, 0))
    friday = datetime(2026, 3, 13, 18, 0, tzinfo=UTC)
    assert in_file(monday, sunday, now=friday) == ["TENTATIVE"]
    assert in_file(monday, now=friday + timedelta(days=3)) == []
    # 23:30 UTC on Sunday is Monday in Sydney: a week has begun there.
    late = datetime(2026, 3, 8, 23, 30, tzinfo=UTC)
    assert week_start(late, Settings(tz="Australia/Sydney")) == date(2026, 3, 9)
    assert week_start(late, SETTINGS) == date(2026, 3, 2)


def test_private_notes_never_enter() -> None:
    start = datetime(2026, 3, 17, 8, 30)
    for purpose, said in (("", "Catch up"), ("Catch up: her divorce", "Catch up"), (" the\npanel ", "the panel")):
        one = coffee(start, purpose=purpose, line="anger", give="help with “anger”", ask="anger")
        (event,) = coffee_events([one], {7: ANA}, SETTINGS, NOW)
        assert "anger" not in repr(event) and event.text == f"Purpose: {said}"


def test_titles_name_everybody() -> None:
    ana, tom, li = (Person(handle=name.lower(), name=name) for name in ("Ana", "Tom", "Li"))
    said = date(2026, 3, 1)
    assert title_of(Coffee(said=said), [ana]) == "Coffee with Ana"
    assert title_of(Coffee(said=said, channel="video"), [ana, tom, li]) == "Video call with Ana, Tom and Li"
    assert title_of(Coffee(said=said, channel="walk"), []) == "Walk"


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("panto rehearsal sat 10am with tom and ana", "Panto rehearsal with Ana and Tom"),
        ("wrap party sat 19th 9pm in frank's with ana, tom", "Wrap party with Ana and Tom"),
        ("sat 10am dress rehearsal with ana and tom", "Dress rehearsal with Ana and Tom"),
        ("invited to Ana's wrap party sat 8pm", "Wrap party with Ana and Tom"),
        ("session w ana di 8.12. 18-22h bassfabrik", "Session with Ana and Tom"),
        ("board meeting tues 15th 7pm with ana and tom 90 min", "Board meeting with Ana and Tom"),
        ("kick-off meeting with ana mon 9", "Kick-off meeting with Ana and Tom"),
        ("workshop on pricing with ana fri 10am", "Workshop with Ana and Tom"),
        ("weihnachtsfeier bassfabrik fr 18.12 19h mit ana, tom", "Weihnachtsfeier with Ana and Tom"),
        ("probe mit ana do 19h", "Probe with Ana and Tom"),
        ("répétition avec ana jeu 19h", "Répétition with Ana and Tom"),
        ("ensayo con ana jueves 19h", "Ensayo with Ana and Tom"),
        # Near ones, which say no more than that people meet, or somebody's own matter.
        ("meeting with ana thu 9am", ""), ("met ana thu 9am", ""), ("1:1 ana tue 10", ""), ("visit ana fri 3pm", ""),
        ("meeting ana after the party sat 9am", ""), ("meeting about her divorce with ana mon 9", ""),
        ("her divorce hearing mon 9 with ana", ""), ("meet ana tue 10 re rehearsal plans", ""),
        ("ana comes to see the demo tue 10am", ""), ("ana moved the meeting to thu 10am", ""),
        ("treffen mit ana mo 9 uhr", ""), ("réunion avec ana lundi 9h", ""), ("reunión con ana lunes 9h", ""),
    ],
)  # fmt: skip
def test_a_title_calls_a_talk_what_its_line_does(line: str, title: str) -> None:
    ana, tom = (Person(handle=name.lower(), name=name) for name in ("Ana", "Tom"))
    talk = Coffee(said=date(2026, 3, 1), channel="meeting", line=line)
    assert title_of(talk, [ana, tom]) == (title or "Meeting with Ana and Tom")


PRIVATE = "goes to choir for the panic attacks, divorce hearing in May"


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("AA meeting with ana fri 18:00", ""), ("chemo session with ana fri 9am", ""),
        ("Bob's farewell party with ana sat 9pm", ""), ("farewell party with ana sat 9pm", ""),
        ("layoff meeting with ana mon 9", ""), ("divorce mediation session with ana mon 9", ""),
        ("drunk idiot party with ana sat 9pm", ""), ("secret gig with ana sat 9pm", ""),
        ("hearing with ana mon 9", ""), ("choir rehearsal with ana mon 9", ""), ("choir rehearsal with tom mon 9", ""),
        ("fertility clinic appointment with ana mon 9", ""), ("job interview with ana mon 9", ""),
        ("ana’s mum’s party sat 9pm with ana", ""), ("funeral with ana fri 10am", ""), ("clinic with ana fri 10am", ""),
        ("krebs feier mit ana fr 19h", ""), ("scheidung termin mit ana mo 9 uhr", ""),
        ("fête surprise avec ana sam 19h", "Fête"), ("party politics with ana mon 9", ""),
        ("tech rehearsal with ana mon 9", "Tech rehearsal"), ("wine tasting with ana sat 7pm", "Wine tasting"),
        ("pub quiz with ana thu 8pm", "Pub quiz"), ("rehearsal with ana thu 8pm", "Rehearsal"),
    ],
)  # fmt: skip
def test_a_calendar_has_of_a_line_only_kinds_of_talks(line: str, title: str) -> None:
    people = [Person(handle="ana", name="Ana", private_notes=PRIVATE), Person(handle="tom", name="Tom")]
    event = Coffee(said=date(2026, 3, 1), channel="event", line=line)
    assert title_of(event, people) == f"{title or 'Event'} with Ana and Tom"
    if title:
        assert shareable_purpose(event) == DEFAULT_PURPOSE, "the title is not said twice"


def ahead(
    now: datetime = NOW, known: tuple[WeekEvent, ...] = (), rests: tuple[str, ...] = (), **changes: Any
) -> tuple[WeekEvent, ...]:
    return reviews_ahead(known, rests, "home-1", replace(SETTINGS, **changes), now)


@pytest.mark.parametrize("zone", ["Europe/Paris", "America/New_York", "Australia/Sydney", "Australia/Lord_Howe"])
@pytest.mark.parametrize("month", [3, 9, 10])
def test_eight_reviews_stand_at_their_wall_clock_time(zone: str, month: int) -> None:
    reviews = ahead(datetime(2026, month, 11, 10, 0, tzinfo=UTC), tz=zone)
    walls = [review.start.astimezone(ZoneInfo(zone)) for review in reviews]
    assert len(reviews) == 8
    assert {(wall.strftime("%a %H:%M")) for wall in walls} == {"Fri 16:00"}
    assert [b.date() - a.date() for a, b in pairwise(walls)] == [timedelta(days=7)] * 7


def test_within_a_week_the_reviews_stay_and_a_week_later_there_is_one_more() -> None:
    first = ahead()
    assert first[0].start == datetime(2026, 3, 13, 16, 0, tzinfo=UTC)
    sunday = datetime(2026, 3, 15, 22, 0, tzinfo=UTC)
    assert ahead(sunday, known=first) == first
    later = ahead(sunday + timedelta(days=1), known=first)
    assert later[:7] == first[1:]
    assert len(later) == 8


def test_no_review_stands_on_a_day_off() -> None:
    friday, week = date(2026, 4, 3), {date(2026, 3, 30) + timedelta(days=n) for n in range(5)}
    plain = ahead()
    moved = reviews_ahead((), (), "home-1", SETTINGS, NOW, {friday})
    assert [one.start for one in moved if one not in plain] == [datetime(2026, 4, 2, 15, 0, tzinfo=UTC)]
    without = reviews_ahead(plain, (), "home-1", SETTINGS, NOW, week)
    assert [one.start.date() for one in without if one.cancelled] == [friday]


def test_no_review_is_moved_to_the_evening_before_christmas_or_the_new_year() -> None:
    december = datetime(2026, 12, 18, 9, tzinfo=UTC)
    off = {date(2026, 12, 25), date(2027, 1, 1)}
    moved = reviews_ahead((), (), "home-1", SETTINGS, december, off)
    assert [one.start.date() for one in moved][1:3] == [date(2026, 12, 23), date(2026, 12, 30)]
    thursdays = replace(SETTINGS, review=ReviewTime(day="thu", at="16:00"))
    own = reviews_ahead((), (), "home-1", thursdays, december, off)
    assert [one.start.date() for one in own][1:3] == [date(2026, 12, 24), date(2026, 12, 31)], "one's own day stays"


def test_a_review_that_is_done_is_not_planned_again_and_one_of_today_stays_in_the_file() -> None:
    done = reviews_ahead((), (), "home-1", SETTINGS, NOW, (), ["2026-W11"])
    assert (len(done), done[0].week) == (8, "2026-W12")
    early = reviews_ahead(ahead(), (), "home-1", SETTINGS, NOW, (), ["2026-W11"])
    assert [one.week for one in early if one.cancelled] == ["2026-W11"]
    friday = datetime(2026, 3, 13, 15, 50, tzinfo=UTC)
    assert reviews_ahead(ahead(), (), "home-1", SETTINGS, friday, (), ["2026-W11"]) == ahead()


def test_days_off_are_holidays_and_whole_days_of_a_calendar() -> None:
    at = partial(datetime, 2026, 4, tzinfo=ZoneInfo("Europe/Vienna"))
    holidays = {date(2026, 4, 6)}
    busy = [
        Busy(at(2).astimezone(UTC), at(4).astimezone(UTC)),
        Busy(at(8, 9).astimezone(UTC), at(8, 18).astimezone(UTC)),
    ]
    vienna = replace(SETTINGS, tz="Europe/Vienna")
    assert days_off(busy, holidays, vienna, NOW) == {date(2026, 4, 2), date(2026, 4, 3), *holidays}


def test_uids_are_the_homes_own_and_never_change() -> None:
    assert [r.uid for r in ahead()] == [r.uid for r in ahead(NOW + timedelta(days=1))]
    other = reviews_ahead((), (), "home-2", SETTINGS, NOW)
    assert not {r.uid for r in ahead()} & {r.uid for r in other}


def test_a_moved_review_is_a_new_edition_of_the_same_event() -> None:
    moved = ahead(NOW + timedelta(hours=1), known=ahead(), review=ReviewTime(day="thu", at="15:30"))
    assert [r.sequence for r in moved] == [1] * 8
    assert {r.changed for r in moved} == {NOW + timedelta(hours=1)}
    assert [r.uid for r in moved] == [r.uid for r in ahead()]
    assert moved[0].start == datetime(2026, 3, 12, 15, 30, tzinfo=UTC)


def test_reviews_no_longer_wanted_are_cancelled_until_they_are_past() -> None:
    fewer = ahead(known=ahead(), review_events=2)
    assert [r.cancelled for r in fewer] == [False] * 2 + [True] * 6
    none = ahead(known=fewer, review_events=0)
    assert [e.status for e in review_events(none)] == ["CANCELLED"] * 8
    assert ahead(known=none, review_events=0) == none
    assert ahead(NOW + timedelta(weeks=8), known=none, review_events=0) == ()
    back = ahead(known=none)
    assert [r.sequence for r in back] == [2] * 8
    assert ahead(review_events=0) == ()


def test_a_week_of_rest_cancels_its_review() -> None:
    assert [r.cancelled for r in ahead(known=ahead(), rests=("2026-W12",))][:3] == [False, True, False]
    assert "2026-W12" not in {r.week for r in ahead(rests=("2026-W12",))}


@pytest.mark.parametrize(
    ("line", "purpose"),
    [
        ("coffee with Ana Tue 10:00, demo of the app", "demo"),
        ("lunch with Ana and Tom to celebrate", "to celebrate"),
        ("coffee with Ana Tue 10:00 // interview at Bolt", DEFAULT_PURPOSE),
        ("coffee with Ana Tue 10:00 // to celebrate her divorce", DEFAULT_PURPOSE),
        ("coffee with Ana Tue 10:00, she has an interview on Fri", DEFAULT_PURPOSE),
        ("lunch with Ana to discuss her divorce", DEFAULT_PURPOSE),
        ("coffee @demo Tue 10:00", DEFAULT_PURPOSE),
    ],
)
def test_no_word_of_a_line_but_its_occasion_is_a_purpose(line: str, purpose: str) -> None:
    assert shareable_purpose(Coffee(said=date(2026, 3, 9), line=line)) == purpose
