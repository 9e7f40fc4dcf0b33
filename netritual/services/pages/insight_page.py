"""What Insights shows: the numbers of a period, the weeks they come from, and the people behind each number."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from netritual.domain import model
from netritual.domain.coffees.past_coffees import nothing_booked
from netritual.domain.dates.weeks import monday_of
from netritual.domain.dates.working_hours import day_length
from netritual.domain.figures.draft_days import DraftDay
from netritual.domain.figures.metric_counts import reply_hours
from netritual.domain.figures.stats_metrics import (
    Period,
    Stats,
    WeekNumbers,
    counted_from,
    rhythms,
    span_of,
    stats,
    weekly,
)
from netritual.domain.language.text import fold
from netritual.domain.network import Network
from netritual.domain.ties.counts import Headcount, counts
from netritual.domain.ties.tie import IN_PERSON, NO_TOUCH, ties
from netritual.domain.ties.tier_layers import Layer, layers
from netritual.domain.ties.touch_metrics import people_reached
from netritual.services.pages.year_page import Year, year_start

WEEKS = 12
"""Weeks of a period; rest weeks are none of them."""
QUARTER = timedelta(weeks=WEEKS)


WAITS = ("1 hour", "4 hours", "a day", "3 days", "later")
"""How soon an answer was given, in working hours and days."""


class Circle(Struct, frozen=True, kw_only=True):
    """A circle: its name, its touches in each of the last weeks, how many of them were in person, and the days since
    the newest (None: none yet)."""

    name: str
    weeks: tuple[int, ...]
    met: tuple[int, ...]
    days: int | None


class InsightPage(Struct, frozen=True, kw_only=True):
    """A period: its numbers, the share of two-way ties a quarter before, its weeks, the tiers, how many
    answers took how long (``WAITS``), and the circles, the liveliest first."""

    title: str
    stats: Stats
    ratio_before: float | None
    weeks: tuple[WeekNumbers, ...]
    """Those of the period and the rest weeks between them, oldest first; beside this week the twelve before it."""
    tiers: tuple[Layer, ...]
    waits: tuple[int, ...]
    circles: tuple[Circle, ...]
    weeks_to_go: int
    year: Year | None = None
    """The year up to the end of the period, where it was asked for: it is read from every entry of a year."""

    @property
    def rests(self) -> tuple[WeekNumbers, ...]:
        """The weeks that were rest weeks."""
        return tuple(week for week in self.weeks if week.rest)


PERIODS = ("this week", "last 12 weeks", "12 weeks before", "24 weeks before", "36 weeks before")
"""What ``<`` and ``>`` go through, from the newest."""


def insight_page(
    network: Network, settings: model.Settings, now: datetime, period: int = 1, drafts: Sequence[DraftDay] = ()
) -> InsightPage:
    """The numbers of one of ``PERIODS`` (an index); ``drafts`` as for ``stats``."""
    kind: Period = "week" if period == 0 else "12w"
    then = now - QUARTER * max(0, period - 1)
    numbers = stats(network, settings, then, kind, drafts)
    first = span_of(network, then.date(), "12w").first
    weeks = weekly(network, then, (monday_of(then.date()) - first).days // 7 + 1)
    start = counted_from(network, now.date())
    gone = (now.date() - start).days // 7 if start is not None else 0
    quarter_ago = (now - QUARTER).date()
    was_there = period == 1 and start is not None and start <= quarter_ago
    before = counts(network).headcount(quarter_ago) if was_there else Headcount(0, 0)
    stalled = {who for coffee in nothing_booked(network) for who in coffee.people}
    tiers = layers(rhythms(network, settings, now.date()), settings, stalled)
    return InsightPage(
        title=PERIODS[period],
        stats=replace(
            numbers, behind={**numbers.behind, "quiet": frozenset(chain.from_iterable(t.quiet for t in tiers))}
        ),
        ratio_before=before.two_way / before.everyone if before.everyone else None,
        weeks=tuple(weeks if period == 0 else weeks[:-1]),
        tiers=tiers,
        waits=_waits(reply_hours(network, settings, span_of(network, then.date(), kind)), day_length(settings)),
        circles=_circles(network, then.date()),
        weeks_to_go=max(0, 3 - gone),
    )


def _alive(network: Network) -> list[model.Person]:
    return [person for person in network.all(model.Person) if person.status != "archived"]


def _waits(hours: Iterable[float], day: float) -> tuple[int, ...]:
    """How many answers took how long; ``day`` are the hours of a working day."""
    limits, counts = (1, 4, day, 3 * day), [0] * len(WAITS)
    for took in hours:
        counts[next((at for at, limit in enumerate(limits) if took <= limit), len(limits))] += 1
    return tuple(counts)


def _circles(network: Network, today: date) -> tuple[Circle, ...]:
    """All circles as they stood on a day; a name that is spelt in two ways is one circle."""
    names: dict[str, str] = {}
    weeks: dict[str, list[int]] = {}
    met: dict[str, list[int]] = {}
    last: dict[str, int] = {}
    now = today.toordinal()
    for person in _alive(network):
        keys = {fold(name): name for name in person.circles}
        for key, name in keys.items():
            names.setdefault(key, name)
            weeks.setdefault(key, [0] * WEEKS)
            met.setdefault(key, [0] * WEEKS)
        for touch in network.touches(person.id) if keys else ():
            if touch.channel in NO_TOUCH or touch.day > now:
                continue
            for key in keys:
                last[key] = max(last.get(key, 0), touch.day)
                if (back := (now - touch.day) // 7) < WEEKS:
                    weeks[key][-1 - back] += 1
                    met[key][-1 - back] += touch.channel in IN_PERSON
    circles = (
        Circle(name=name, weeks=tuple(weeks[key]), met=tuple(met[key]), days=now - last[key] if key in last else None)
        for key, name in names.items()
    )
    return tuple(sorted(circles, key=lambda one: (one.days is None, one.days or 0, fold(one.name))))


def people_behind(network: Network, settings: model.Settings, numbers: Stats, key: str) -> list[int]:
    """Who is behind a number, by name; empty for a number that is about nobody.

    ``tier:1``, ``circle:`` and its name, ``day:`` and its date, and ``year`` are keys too.
    """
    alive = {person.id: person for person in _alive(network)}
    kind, _, which = key.partition(":")
    behind: Iterable[int] = numbers.behind.get(key, ())
    if key == "network_ratio":
        behind = (tie.person for tie in ties(network, settings, numbers.on).values() if tie.two_way_year)
    elif kind == "tier":
        behind = (person.id for person in alive.values() if which == str(person.tier))
    elif kind == "circle":
        behind = (person.id for person in alive.values() if fold(which) in map(fold, person.circles))
    elif kind == "day":
        day = date.fromisoformat(which)
        behind = people_reached(network.talks_between(day, day))
    elif kind == "year":
        behind = people_reached(network.talks_between(year_start(numbers.on), numbers.on))
    return sorted({who for who in behind if who in alive}, key=lambda who: (alive[who].name.casefold(), who))
