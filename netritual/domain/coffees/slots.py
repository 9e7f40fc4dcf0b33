"""Free slots for coffees, and the best way to give them out. Pure: the clock is an argument.

Slots stand on a 30-minute grid inside the preferred windows, for 14 days from the next working day, at least 36 hours
ahead. A window is wall-clock time in the user's zone; comparing is done in UTC, so days of 23 and 25 hours are right.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from netritual.domain.coffees.calendar_entries import Busy
from netritual.domain.coffees.free_slots import REMOTE_KINDS, Option, SlotFinder, Wish
from netritual.domain.coffees.slot_assignment import Limits, SlotPlace, best_plan
from netritual.domain.dates.day_wording import by_day
from netritual.domain.dates.zones import zone_named
from netritual.domain.model import Person, Settings, Slot

NEAR = timedelta(hours=1)
"""How far from an hour that was pointed at a slot may begin."""

PLACED = 1_000_000
"""What a slot is worth to whoever has none: more than what it costs, such as the coffee of the day before."""


def wish_for(
    person: Person, score: float, kind: str = "", promise_due: date | None = None, fixed: Slot | None = None
) -> Wish:
    """The wish of a suggestion; ``promise_due`` is the earliest due day of an open promise of mine to them."""
    return Wish(
        person=person.id,
        score=score,
        kind=kind,
        prefers=person.prefers,
        blocked_kinds=person.blocked_kinds,
        away_days=person.away_days,
        city=person.city,
        tz=person.tz,
        travel_min=person.travel_min,
        visits=tuple(event.on for event in person.events if event.kind == "visit"),
        promise_due=promise_due,
        fixed=fixed,
    )


def fit(
    wishes: Sequence[Wish],
    busy: Iterable[Busy],
    settings: Settings,
    now: datetime,
    holidays: frozenset[date] = frozenset(),
    occupied: Iterable[Slot] = (),
) -> dict[int, Option]:
    """The best slot for each person, exactly: as many people as the days hold, then the plan of the highest utility.

    ``occupied`` are the coffees that are planned already: they take time, days and weekly places. A wish that the user
    has fixed keeps its slot and counts as taken for the others.
    """
    fixed = {w.person: Option(w.fixed, w.kind or "coffee", 0) for w in wishes if w.fixed is not None}
    occupied = [*occupied, *(option.slot for option in fixed.values())]
    finder = SlotFinder(busy, settings, now, holidays, occupied)
    open_wishes = sorted((w for w in wishes if w.fixed is None), key=lambda w: (-w.score, w.person))
    options = [finder.free_times(wish) for wish in open_wishes]
    limits = Limits(
        a_day=max(0, settings.a_day),
        a_week=max(0, settings.capacity),
        gap=max(0, settings.buffer_min) * 60,
        taken=tuple(finder.place(slot, 0) for slot in occupied),
    )
    places = [
        [SlotPlace(o.start.day.toordinal(), o.start.week, o.at, o.end, PLACED + o.value) for o in placed]
        for placed in options
    ]
    chosen = best_plan(places, limits)
    placed = {
        w.person: finder.option(options[n][at]) for n, w in enumerate(open_wishes) if (at := chosen[n]) is not None
    }
    plan = placed | fixed
    return {wish.person: plan[wish.person] for wish in wishes if wish.person in plan}


def turn(options: Sequence[Option], at: Slot | None, by: int) -> Option | None:
    """The free slot that is ``by`` later than the one at hand, or earlier where ``by`` is negative; the one at the end
    stays. None: no slot."""
    if not options:
        return None
    starts = [option.slot.start for option in options]
    if at is not None and at.start in starts:
        place = starts.index(at.start) + by
    else:
        after = bisect_right(starts, at.start) if at is not None else 0
        place = after + by - (1 if by > 0 else 0)
    return options[min(max(place, 0), len(options) - 1)]


def turns_to(options: Sequence[Option], at: Slot | None, near: datetime) -> int | None:
    """By how many slots ``turn`` goes from the one at hand to the one nearest to a moment, at most ``NEAR`` from it.
    None: there is none."""
    place = min(range(len(options)), key=lambda one: abs(options[one].slot.start - near), default=None)
    if place is None or abs(options[place].slot.start - near) > NEAR:
        return None
    ways = range(-len(options), len(options) + 1)
    return next((by for by in sorted(ways, key=abs) if turn(options, at, by) is options[place]), None)


def reasons(option: Option, wish: Wish, finder: SlotFinder, today: date) -> tuple[str, ...]:
    """Why this slot, in words: what is clear around it, their hour, what they like, a promise due before."""
    before, after = finder.clear_around(option.slot)
    if before is None and after is None:
        said = ["nothing else that day"]
    else:
        ends = [f"from {before:%H:%M}" if before else "", f"until {after:%H:%M}" if after else ""]
        said = [f"clear {' '.join(part for part in ends if part)}"]
    if option.tentative:
        said.append("over something tentative")
    if wish.days and finder.is_outside(option.slot):
        said.append("outside your hours for coffees, which have none free that day")
    if option.kind in REMOTE_KINDS and (theirs := zone_named(wish.tz)):
        said.append(f"{option.slot.start.astimezone(theirs):%H:%M} for them")
    if option.kind in wish.prefers:
        said.append(f"{option.kind} is what they like")
    if wish.promise_due is not None and wish.promise_due < option.slot.start.date():
        said.append(f"after your promise, {by_day(wish.promise_due, today)}")
    return tuple(said)
