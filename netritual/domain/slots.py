"""Free slots for coffees, and the best way to give them out (``suggestions.md`` 2). Pure: the clock is an argument.

Slots stand on a 30-minute grid inside the preferred windows, for 14 days from the next working day, at least 36 hours
ahead. A window is wall-clock time in the user's zone; comparing is done in UTC, so days of 23 and 25 hours are right.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import NamedTuple
from zoneinfo import ZoneInfo

from netritual.domain.agenda import Busy
from netritual.domain.coffee import minutes_for
from netritual.domain.hours import minutes_of, zone_of
from netritual.domain.model import WEEKDAYS, Person, Settings, Slot
from netritual.domain.slot_search import Limits, Place, best_plan
from netritual.domain.text import fold
from netritual.domain.words import day_words

GRID = 30
"""Minutes between two starts."""
HORIZON = 14
"""Days from the next working day."""
LEAD = timedelta(hours=36)
"""Nobody is asked at shorter notice."""
THEIR_DAY = (8 * 60, 18 * 60)
"""Both local times of a remote talk lie within 08:00-18:00."""
ONE_SIDED = 0.85
"""What a kind is worth that I offer and they do not name among their own."""
VISIT_DAYS = 3
"""Days of a visit of theirs, from the one that is known."""
REMOTE = ("video", "call")
_BY_HOUR = ((8, 11, "coffee"), (12, 14, "lunch"), (16, 18, "walk"))
_OTHERS = {"coffee": ("walk", "video", "call"), "lunch": ("coffee", "walk", "video", "call"),
           "walk": ("coffee", "drinks", "video", "call"), "video": ("call", "coffee", "walk")}  # fmt: skip
"""What takes the place of a kind that a person does not want."""
_MEALS = {"breakfast": (7, 10), "lunch": (11, 15), "dinner": (18, 22), "drinks": (16, 22)}
"""Hours of kinds that have hours; when no window allows them, any time is better than none."""
_DAY = timedelta(days=1)


class Wish(NamedTuple):
    """A coffee to find a slot for. ``kind`` "" means by the time of day; ``fixed`` is a slot the user has chosen."""

    person: int
    score: float
    kind: str = ""
    prefers: tuple[str, ...] = ()
    blocked_kinds: tuple[str, ...] = ()
    away_days: tuple[str, ...] = ()
    city: str = ""
    tz: str | None = None
    travel_min: int | None = None
    visits: tuple[date, ...] = ()
    promise_due: date | None = None
    fixed: Slot | None = None


class Option(NamedTuple):
    """A slot for a person: its kind, its utility in thousandths, and whether it lies over something tentative."""

    slot: Slot
    kind: str
    value: int
    tentative: bool = False


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
    taken: Iterable[Slot] = (),
) -> dict[int, Option]:
    """The best slot for each person, exactly: the plan with the highest total utility; some may get none.

    ``taken`` are the coffees that are planned already: they take time, days and weekly places. A wish that the user has
    fixed keeps its slot and counts as taken for the others.
    """
    kept = {w.person: Option(w.fixed, w.kind or "coffee", 0) for w in wishes if w.fixed is not None}
    taken = [*taken, *(option.slot for option in kept.values())]
    agenda = Agenda(busy, settings, now, holidays, taken)
    open_wishes = sorted((w for w in wishes if w.fixed is None), key=lambda w: (-w.score, w.person))
    options = [agenda.options(wish) for wish in open_wishes]
    limits = Limits(
        a_day=max(0, settings.a_day),
        a_week=max(0, settings.capacity),
        gap=timedelta(minutes=max(0, settings.buffer_min)),
        taken=tuple(agenda.place(slot, 0) for slot in taken),
    )
    places = [tuple(agenda.place(option.slot, option.value) for option in found) for found in options]
    chosen = best_plan(places, limits)
    found = {w.person: options[n][at] for n, w in enumerate(open_wishes) if (at := chosen[n]) is not None}
    return {wish.person: kept.get(wish.person) or found[wish.person] for wish in wishes if wish.person in kept | found}


def free_slots(
    wish: Wish,
    busy: Iterable[Busy],
    settings: Settings,
    now: datetime,
    holidays: frozenset[date] = frozenset(),
    taken: Iterable[Slot] = (),
) -> tuple[Option, ...]:
    """All free slots for one coffee, earliest first: what ``<`` and ``>`` turn through.

    How many coffees a day or week holds is left to the person who chooses.
    """
    options = Agenda(busy, settings, now, holidays, taken).options(wish)
    return tuple(sorted(options, key=lambda option: option.slot.start))


def turn(options: Sequence[Option], at: Slot | None, by: int) -> Option | None:
    """The next (``by`` 1) or previous (-1) free slot from the one at hand; the one at the end stays. None: no slot."""
    if not options:
        return None
    if at is None:
        return options[0]
    starts = [option.slot.start for option in options]
    here = starts.index(at.start) if at.start in starts else bisect_right(starts, at.start) - (1 if by > 0 else 0)
    place = here + by
    return options[min(max(place, 0), len(options) - 1)]


class Agenda:
    """What the user's next two weeks allow: the grid, and what is busy."""

    def __init__(
        self,
        busy: Iterable[Busy],
        settings: Settings,
        now: datetime,
        holidays: frozenset[date],
        taken: Iterable[Slot],
    ) -> None:
        self._settings, self._now = settings, now
        self._zone: tzinfo = zone_of(settings, now) or UTC
        rows = list(busy)
        held = [(slot.start.astimezone(UTC), slot.end.astimezone(UTC)) for slot in taken]
        self._hard = _Stretches([*((b.start, b.end) for b in rows if not b.tentative), *held])
        self._soft = _Stretches([(b.start, b.end) for b in rows if b.tentative])
        self._today = now.astimezone(self._zone).date()
        self._origin = now.astimezone(UTC)
        self._starts = tuple(self._grid(holidays))

    def options(self, wish: Wish) -> tuple[Option, ...]:
        """The free slots of a wish, best first; over something tentative only when nothing else is free."""
        found = [option for start, close in self._starts if (option := self._option(wish, start, close)) is not None]
        if wish.kind in _MEALS:
            first, last = _MEALS[wish.kind]
            found = [option for option in found if first <= option.slot.start.hour < last] or found
        found = [option for option in found if not option.tentative] or found
        return tuple(sorted(found, key=lambda option: (-option.value, option.slot.start)))

    def place(self, slot: Slot, value: int) -> Place:
        """A slot as the search sees it: its day and week in the user's zone."""
        local = slot.start.astimezone(self._zone)
        year, week, _ = local.isocalendar()
        return Place(local.toordinal(), year * 100 + week, slot.start, slot.end, value)

    def _grid(self, holidays: frozenset[date]) -> Iterator[tuple[datetime, datetime]]:
        """Every start in UTC with the end of its window; times that the clock jumps over are left out."""
        earliest = self._origin + LEAD
        first = self._first_day(holidays)
        found: dict[datetime, datetime] = {}
        for day in (first + n * _DAY for n in range(HORIZON)):
            for window in () if day in holidays else self._settings.windows:
                begin, end = minutes_of(window.from_), minutes_of(window.to)
                if begin is None or end is None or WEEKDAYS[day.weekday()] not in window.days:
                    continue
                close = self._moment(day, end)
                for minute in range(begin, end, GRID):
                    start = self._moment(day, minute)
                    real = start.astimezone(self._zone)
                    if real.hour * 60 + real.minute == minute and start >= earliest:
                        found[start] = max(close, found.get(start, close))
        yield from sorted(found.items())

    def _first_day(self, holidays: frozenset[date]) -> date:
        """The next working day after today; tomorrow when no working days are set."""
        days = (self._today + n * _DAY for n in range(1, 22))
        works = self._settings.working_hours.days
        return next((d for d in days if WEEKDAYS[d.weekday()] in works and d not in holidays), self._today + _DAY)

    def _moment(self, day: date, minute: int) -> datetime:
        """A wall-clock minute of a day in UTC; 24:00 is the midnight that ends it."""
        if minute >= 24 * 60:
            day, minute = day + _DAY, minute - 24 * 60
        return datetime.combine(day, time(*divmod(minute, 60)), tzinfo=self._zone).astimezone(UTC)

    def _option(self, wish: Wish, start: datetime, close: datetime) -> Option | None:
        local = start.astimezone(self._zone)
        if WEEKDAYS[local.weekday()] in wish.away_days or "all" in wish.blocked_kinds:
            return None
        near = self._is_near(wish, local.date())
        kind = _kind(wish, local.hour, near)
        if kind is None:
            return None
        end = start + timedelta(minutes=minutes_for(kind, self._settings.minutes))
        if end > close or not (near or self._both_awake(wish, start, end)):
            return None
        travel = wish.travel_min if kind not in REMOTE else None
        buffer = timedelta(minutes=self._settings.buffer_min if travel is None else travel)
        if self._hard.touches(start - buffer, end + buffer):
            return None
        name = self._settings.tz if isinstance(self._zone, ZoneInfo) and self._settings.tz else "UTC"
        slot = Slot(start=_offset(local), end=_offset(end.astimezone(self._zone)), tz=name)
        return Option(slot, kind, self._value(wish, kind, local), self._soft.touches(start - buffer, end + buffer))

    def _value(self, wish: Wish, kind: str, local: datetime) -> int:
        """Score times preference, less one for each week of delay, and two more when a promise is due before."""
        liked = not wish.prefers or kind in wish.prefers
        delay = round((local.date() - self._today).days * 1000 / 7)
        due = 2000 if wish.promise_due is not None and wish.promise_due < local.date() else 0
        return round(wish.score * (1.0 if liked else ONE_SIDED) * 1000) - delay + due

    def _is_near(self, wish: Wish, day: date) -> bool:
        """True when both are in one city that day; an unknown city counts as near."""
        home = fold(self._settings.city)
        mine = next((fold(trip.city) for trip in self._settings.trips if trip.from_ <= day <= trip.to), home)
        theirs = fold(wish.city)
        if any(on <= day < on + VISIT_DAYS * _DAY for on in wish.visits):
            theirs = home
        return not mine or not theirs or mine == theirs

    def _both_awake(self, wish: Wish, start: datetime, end: datetime) -> bool:
        """True when the talk lies inside the day on both sides; an unknown zone of theirs counts as mine."""
        zones = [self._zone]
        if wish.tz:
            with suppress(KeyError, ValueError, OSError):
                zones.append(ZoneInfo(wish.tz))
        return all(_inside(start.astimezone(zone), end.astimezone(zone)) for zone in zones)

    def clear_around(self, slot: Slot) -> tuple[datetime | None, datetime | None]:
        """The end of what is busy before a slot and the start of what is busy after it, on its day; None: nothing."""
        start, end = slot.start.astimezone(UTC), slot.end.astimezone(UTC)
        before, after = self._hard.around(start, end)
        day = slot.start.astimezone(self._zone).date()
        return tuple(  # type: ignore[return-value]
            m.astimezone(self._zone) if m is not None and m.astimezone(self._zone).date() == day else None
            for m in (before, after)
        )


def reasons(option: Option, wish: Wish, agenda: Agenda, today: date) -> tuple[str, ...]:
    """Why this slot, in words: what is clear around it, their hour, what they like, a promise due before."""
    before, after = agenda.clear_around(option.slot)
    if before is None and after is None:
        said = ["nothing else that day"]
    else:
        ends = [f"from {before:%H:%M}" if before else "", f"until {after:%H:%M}" if after else ""]
        said = [f"clear {' '.join(part for part in ends if part)}"]
    if option.tentative:
        said.append("over something tentative")
    if option.kind in REMOTE and wish.tz:
        with suppress(KeyError, ValueError, OSError):
            said.append(f"{option.slot.start.astimezone(ZoneInfo(wish.tz)):%H:%M} for them")
    if option.kind in wish.prefers:
        said.append(f"{option.kind} is what they like")
    if wish.promise_due is not None and wish.promise_due < option.slot.start.date():
        said.append(f"after your promise, due {day_words(wish.promise_due, today)}")
    return tuple(said)


class _Stretches:
    """Busy stretches, merged, to be asked quickly."""

    def __init__(self, rows: Iterable[tuple[datetime, datetime]]) -> None:
        self._starts: list[datetime] = []
        self._ends: list[datetime] = []
        for start, end in sorted(rows):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touches(self, start: datetime, end: datetime) -> bool:
        at = bisect_right(self._ends, start)
        return at < len(self._starts) and self._starts[at] < end

    def around(self, start: datetime, end: datetime) -> tuple[datetime | None, datetime | None]:
        at = bisect_right(self._ends, start)
        after = next((s for s in self._starts[at:] if s >= end), None)
        return (self._ends[at - 1] if at else None), after


def _kind(wish: Wish, hour: int, near: bool) -> str | None:
    """The kind of meeting at an hour: the wish's own, else by the hour; near or on a screen; None when all are blocked.

    Something that they like and that fits any hour goes before the kind of the hour.
    """
    if wish.kind:
        return wish.kind if near or wish.kind in REMOTE else _first(REMOTE, wish)
    if not near:
        return _first(REMOTE, wish)
    usual = next((kind for first, last, kind in _BY_HOUR if first <= hour < last), "video")
    if wish.prefers and usual not in wish.prefers:
        liked = _first(tuple(kind for kind in ("walk", "coffee", *REMOTE) if kind in wish.prefers), wish)
        if liked is not None:
            return liked
    return _first((usual, *_OTHERS[usual]), wish)


def _first(kinds: Iterable[str], wish: Wish) -> str | None:
    return next((kind for kind in kinds if kind not in wish.blocked_kinds), None)


def _inside(start: datetime, end: datetime) -> bool:
    first, last = THEIR_DAY
    begin, finish = start.hour * 60 + start.minute, end.hour * 60 + end.minute
    return start.date() == end.date() and first <= begin and finish <= last


def _offset(local: datetime) -> datetime:
    """The moment with a plain offset, so that it compares as a moment."""
    return local.replace(tzinfo=timezone(local.utcoffset() or timedelta()), fold=0)
