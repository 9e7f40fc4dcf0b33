"""The grid of possible starts in the user's next two weeks, and which of them are free for a wish. Pure.

Moments are whole seconds since 1970, so that a fortnight of all working hours for eight people takes a millisecond or
two; wall-clock time is worked out once a start.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from netritual.domain.coffees.calendar_entries import Busy
from netritual.domain.coffees.coffee import minutes_for, plain_offset
from netritual.domain.coffees.slot_assignment import SlotPlace
from netritual.domain.dates.cities import city_key
from netritual.domain.dates.dates import WEEKDAYS
from netritual.domain.dates.working_hours import minutes_of, zone_of
from netritual.domain.dates.zones import zone_named
from netritual.domain.model import Settings, Slot, Window

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
REMOTE_KINDS = ("video", "call")
_BY_HOUR = ((8, 11, "coffee"), (12, 14, "lunch"), (16, 18, "walk"))
_OTHERS = {"coffee": ("walk", "video", "call"), "lunch": ("coffee", "walk", "video", "call"),
           "walk": ("coffee", "drinks", "video", "call"), "video": ("call", "coffee", "walk")}  # fmt: skip
"""What takes the place of a kind that a person does not want."""
_MEALS = {"breakfast": (7, 10), "lunch": (11, 15), "dinner": (18, 22), "drinks": (16, 22)}
"""Hours of kinds that have hours; when no window allows them, they are had on its days at their own."""
_STARTS = {"lunch": (12 * 60, 13 * 60), "dinner": (19 * 60, 20 * 60), "drinks": (17 * 60, 19 * 60)}
"""First and last start of a day that suits a kind, in minutes; for the others those of ``_BY_DAY``."""
_BY_DAY = (9 * 60, 17 * 60)
TRAVELLING = 3000
"""What a slot is worth less on the way to a trip, and on its first and last day where it has others: more than a
fortnight's delay."""
_MOST_OFF = 120
_NOON = 12
"""The hour until which one is on the way on the first day of a trip."""
_DAY = timedelta(days=1)
TENTATIVE = "tentative"
"""Room that is there if something tentative does not come about."""


class Wish(NamedTuple):
    """A coffee to find a slot for. ``kind`` "" means by the time of day; ``fixed`` is a slot the user has chosen.

    A kind in person with somebody who lives where a trip goes is for the days there; whoever lives at home, or nobody
    knows where, is met and called from home. ``days``: the only ones that fit; all their working hours do where the
    windows have none.
    """

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
    days: tuple[date, ...] = ()


class Option(NamedTuple):
    """A slot for a person: its kind, its utility in thousandths, and whether it lies over something tentative."""

    slot: Slot
    kind: str
    value: int
    tentative: bool = False


class Start(NamedTuple):
    """A start of the grid: its moment and the end of its window in seconds, and what the user's clock says then."""

    at: int
    close: int
    local: datetime
    day: date
    week: int


class FreeTime(NamedTuple):
    """A free slot as numbers: ``SlotFinder.option`` makes it a slot."""

    value: int
    at: int
    end: int
    kind: str
    tentative: bool
    start: Start


class _Hour(NamedTuple):
    """What an hour means for a wish: the kind, its length and buffer in seconds, its worth in thousandths."""

    kind: str
    length: int
    buffer: int
    worth: int


class SlotFinder:
    """What the user's next two weeks allow: the grid, and what is busy."""

    def __init__(
        self, busy: Iterable[Busy], settings: Settings, now: datetime, holidays: frozenset[date], slots: Iterable[Slot]
    ) -> None:
        self._settings = settings
        self._zone: tzinfo = zone_of(settings, now) or UTC
        rows, planned = list(busy), list(slots)
        ours = [(slot.start.timestamp(), slot.end.timestamp()) for slot in planned]
        self._within: Callable[[tuple[Window, ...]], SlotFinder] = lambda windows: SlotFinder(
            rows, replace(settings, windows=windows), now, holidays, planned
        )
        """The same with other windows: all working hours for what has a day of its own, those of a meal for a meal."""
        self._hard = _Stretches([*((b.start.timestamp(), b.end.timestamp()) for b in rows if not b.tentative), *ours])
        self._soft = _Stretches([(b.start.timestamp(), b.end.timestamp()) for b in rows if b.tentative])
        self._today = now.astimezone(self._zone).date()
        self._home = city_key(settings.city)
        self._trips = [(trip.from_, trip.to, city_key(trip.city)) for trip in settings.trips]
        self._name = settings.tz if isinstance(self._zone, ZoneInfo) and settings.tz else "UTC"
        self._starts = tuple(self._grid(holidays, now))
        self._days_at_home = frozenset(start.day for start in self._starts if self._trip_on(start.day) is None)
        self._rooms: dict[tuple[int, int], Sequence[str]] = {}

    def options(self, wish: Wish) -> tuple[Option, ...]:
        """The free slots of a wish, best first; over something tentative only when nothing else is free."""
        return tuple(map(self.option, self.free_times(wish)))

    def option(self, free: FreeTime) -> Option:
        """The slot behind the numbers."""
        end = datetime.fromtimestamp(free.end, self._zone)
        slot = Slot(start=plain_offset(free.start.local), end=plain_offset(end), tz=self._name)
        return Option(slot, free.kind, free.value, free.tentative)

    def free_times(self, wish: Wish) -> list[FreeTime]:
        """``options`` as numbers."""
        free = list(self._free(wish)) if "all" not in wish.blocked_kinds else []
        if wish.kind and wish.kind not in REMOTE_KINDS and self._is_trip(wish.city):
            free = [one for one in free if one.kind not in REMOTE_KINDS]
        windows, working = self._settings.windows, (self._settings.working_hours,)
        if not free and wish.days and windows != working:
            return self._within(working).free_times(wish)
        suited = [one for one in free if suits(wish.kind, one.start.local.hour)]
        meals = tuple(_at_meal(window, wish.kind) for window in windows) if wish.kind in _STARTS else windows
        if free and not suited and windows != meals:
            return self._within(meals).free_times(wish) or free
        free = suited or free
        free = [one for one in free if not one.tentative] or free
        free.sort(key=lambda one: (-one.value, one.at))
        return free

    def is_outside(self, slot: Slot) -> bool:
        """Whether a slot begins outside the windows."""
        at = slot.start.timestamp()
        return all(start.at != at for start in self._starts)

    def first_free(self, minutes: int) -> datetime | None:
        """The first start with so many minutes free after it; one over something tentative only when there is no other.

        It is for something one does alone: no buffer is kept around it.
        """
        room = self._room(minutes * 60, 0)
        at = next((n for word in ("free", TENTATIVE) for n, state in enumerate(room) if state == word), None)
        return plain_offset(self._starts[at].local) if at is not None else None

    def place(self, slot: Slot, value: int) -> SlotPlace:
        """A slot as the search sees it: its day and week in the user's zone."""
        local = slot.start.astimezone(self._zone)
        return SlotPlace(local.toordinal(), _week(local), int(slot.start.timestamp()), int(slot.end.timestamp()), value)

    def _grid(self, holidays: frozenset[date], now: datetime) -> Iterator[Start]:
        """Every start with the end of its window; times that the clock jumps over are left out."""
        earliest = (now + LEAD).timestamp()
        first = self._first_day(holidays)
        ends: dict[int, tuple[int, datetime]] = {}
        for day in (first + n * _DAY for n in range(HORIZON)):
            for window in () if day in holidays else self._settings.windows:
                begin, end = minutes_of(window.from_), minutes_of(window.to)
                if begin is None or end is None or WEEKDAYS[day.weekday()] not in window.days:
                    continue
                close = self._moment(day, end)
                for minute in range(begin, end, GRID):
                    at = self._moment(day, minute)
                    local = datetime.fromtimestamp(at, self._zone)
                    if local.hour * 60 + local.minute == minute and at >= earliest:
                        ends[at] = max(close, ends[at][0] if at in ends else close), local
        for at, (close, local) in sorted(ends.items()):
            yield Start(at, close, local, local.date(), _week(local))

    def _first_day(self, holidays: frozenset[date]) -> date:
        """The next working day after today; tomorrow when no working days are set."""
        days = (self._today + n * _DAY for n in range(1, 22))
        works = self._settings.working_hours.days
        return next((d for d in days if WEEKDAYS[d.weekday()] in works and d not in holidays), self._today + _DAY)

    def _moment(self, day: date, minute: int) -> int:
        """A wall-clock minute of a day; 24:00 is the midnight that ends it."""
        if minute >= 24 * 60:
            day, minute = day + _DAY, minute - 24 * 60
        return int(datetime.combine(day, time(*divmod(minute, 60)), tzinfo=self._zone).timestamp())

    def _free(self, wish: Wish) -> Iterator[FreeTime]:
        city, zones = city_key(wish.city), self._zones(wish)
        is_home = not wish.days and city in ("", self._home) and bool(self._days_at_home)
        hours: dict[tuple[int, bool], tuple[_Hour, Sequence[str]] | None] = {}
        day, away, near, extra, leaves, partly = date.min, False, True, 0, False, False
        for number, start in enumerate(self._starts):
            if start.day != day:
                day = start.day
                away = WEEKDAYS[day.weekday()] in wish.away_days or (is_home and day not in self._days_at_home)
                near, extra = self._is_near(city, wish.visits, day), self._extra(wish, day)
                leaves = any(day == first for first, _, _ in self._trips)
                partly = any(day in (first, last) and last - first > _DAY for first, last, _ in self._trips)
            if away or (wish.days and day not in wish.days):
                continue
            key = (start.local.hour, near)
            if key not in hours:
                hour = self._hour(wish, *key)
                hours[key] = (hour, self._room(hour.length, hour.buffer)) if hour is not None else None
            kind_of_hour = hours[key]
            if kind_of_hour is None or not (room := kind_of_hour[1][number]):
                continue
            hour, end = kind_of_hour[0], start.at + kind_of_hour[0].length
            if near or all(_inside(start.at, end, zone) for zone in zones):
                value = hour.worth + extra - TRAVELLING * (partly + (leaves and start.local.hour < _NOON))
                value -= _off_hour(hour.kind, start.local)
                yield FreeTime(value, start.at, end, hour.kind, room == TENTATIVE, start)

    def _room(self, length: int, buffer: int) -> Sequence[str]:
        """For each start whether so long a talk fits there: into its window, and into what is busy with the buffer."""
        states = self._rooms.get((length, buffer))
        if states is None:
            hard, soft = self._hard.touches, self._soft.touches
            states = self._rooms[length, buffer] = [
                ""
                if start.at + length > start.close or hard(start.at - buffer, start.at + length + buffer)
                else TENTATIVE
                if soft(start.at - buffer, start.at + length + buffer)
                else "free"
                for start in self._starts
            ]
        return states

    def _hour(self, wish: Wish, hour: int, near: bool) -> _Hour | None:
        """The kind of an hour with its length, its buffer (the travel, when it is known) and what it is worth."""
        kind = _kind(wish, hour, near)
        if kind is None:
            return None
        travel = wish.travel_min if kind not in REMOTE_KINDS else None
        buffer = self._settings.buffer_min if travel is None else travel
        liked = not wish.prefers or kind in wish.prefers
        worth = round(wish.score * (1.0 if liked else ONE_SIDED) * 1000)
        return _Hour(kind, minutes_for(kind, self._settings.minutes) * 60, buffer * 60, worth)

    def _extra(self, wish: Wish, day: date) -> int:
        """What a day adds: less one for each week of delay, and two more when a promise is due before."""
        delay = round((day - self._today).days * 1000 / 7)
        return (2000 if wish.promise_due is not None and wish.promise_due < day else 0) - delay

    def _is_near(self, city: str, visits: Sequence[date], day: date) -> bool:
        """True when both are in one city that day; an unknown city counts as near."""
        trip = self._trip_on(day)
        mine = self._home if trip is None else trip
        if any(on <= day < on + VISIT_DAYS * _DAY for on in visits):
            city = self._home
        return not mine or not city or mine == city

    def _trip_on(self, day: date) -> str | None:
        """The city where I travel on a day; None at home."""
        return next((there for first, last, there in self._trips if first <= day <= last), None)

    def _is_trip(self, city: str) -> bool:
        """They live where I travel."""
        there = city_key(city)
        return bool(there) and there != self._home and any(there == trip for _, _, trip in self._trips)

    def _zones(self, wish: Wish) -> list[tzinfo]:
        """Both zones of a talk on a screen; an unknown zone of theirs counts as mine."""
        theirs = zone_named(wish.tz)
        return [self._zone, theirs] if theirs is not None else [self._zone]

    def clear_around(self, slot: Slot) -> tuple[datetime | None, datetime | None]:
        """The end of what is busy before a slot and the start of what is busy after it, on its day; None: nothing."""
        before, after = self._hard.around(slot.start.timestamp(), slot.end.timestamp())
        day = slot.start.astimezone(self._zone).date()
        return self._on(before, day), self._on(after, day)

    def _on(self, second: float | None, day: date) -> datetime | None:
        moment = datetime.fromtimestamp(second, self._zone) if second is not None else None
        return moment if moment is not None and moment.date() == day else None


def _off_hour(kind: str, local: datetime) -> int:
    """What a start is worth less beside the hours of its kind: a thousandth a minute, and less than a day's delay."""
    first, last = _STARTS.get(kind, _BY_DAY)
    minute = local.hour * 60 + local.minute
    return min(max(0, first - minute, minute - last), _MOST_OFF)


def _at_meal(window: Window, kind: str) -> Window:
    """A window with the hours at which a meal begins, and an hour more."""
    first, last = (f"{minute // 60:02d}:{minute % 60:02d}" for minute in _STARTS[kind])
    return replace(window, from_=first, to=f"{int(last[:2]) + 1:02d}{last[2:]}")


def suits(kind: str, hour: int) -> bool:
    """False for a meal at an hour that is none of its own."""
    first, last = _MEALS.get(kind, (0, 24))
    return first <= hour < last


class _Stretches:
    """Busy stretches in seconds, merged, to be asked quickly."""

    def __init__(self, rows: Iterable[tuple[float, float]]) -> None:
        self._starts: list[float] = []
        self._ends: list[float] = []
        for start, end in sorted(rows):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touches(self, start: float, end: float) -> bool:
        at = bisect_right(self._ends, start)
        return at < len(self._starts) and self._starts[at] < end

    def around(self, start: float, end: float) -> tuple[float | None, float | None]:
        at = bisect_right(self._ends, start)
        after = next((s for s in self._starts[at:] if s >= end), None)
        return (self._ends[at - 1] if at else None), after


def _kind(wish: Wish, hour: int, near: bool) -> str | None:
    """The kind of meeting at an hour: the wish's own, else by the hour; near or on a screen; None when all are blocked.

    Something that they like and that fits any hour goes before the kind of the hour. Nobody calls by video who is
    known to live in the same city.
    """
    if wish.kind:
        return wish.kind if near or wish.kind in REMOTE_KINDS else _first(REMOTE_KINDS, wish)
    if not near:
        return _first(REMOTE_KINDS, wish)
    otherwise = "coffee" if wish.city else "video"
    usual = next((kind for first, last, kind in _BY_HOUR if first <= hour < last), otherwise)
    if wish.prefers and usual not in wish.prefers:
        liked = _first(tuple(kind for kind in ("walk", "coffee", *REMOTE_KINDS) if kind in wish.prefers), wish)
        if liked is not None:
            return liked
    return _first((usual, *_OTHERS[usual]), wish)


def _first(kinds: Iterable[str], wish: Wish) -> str | None:
    return next((kind for kind in kinds if kind not in wish.blocked_kinds), None)


def _inside(start: int, end: int, zone: tzinfo) -> bool:
    """True when a stretch lies inside the day there."""
    first, last = THEIR_DAY
    begin, finish = datetime.fromtimestamp(start, zone), datetime.fromtimestamp(end, zone)
    return (
        begin.date() == finish.date()
        and first <= begin.hour * 60 + begin.minute
        and finish.hour * 60 + finish.minute <= last
    )


def _week(day: date) -> int:
    year, week, _ = day.isocalendar()
    return year * 100 + week
