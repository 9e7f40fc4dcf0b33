"""What Insights shows: the numbers of a period, the weeks they come from, and the people behind each number."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct

from netritual.domain import model
from netritual.domain.draft_days import DraftDay
from netritual.domain.network import Network
from netritual.domain.past_coffees import nothing_booked
from netritual.domain.stats_metrics import Period, Stats, WeekNumbers, counted_from, medians, rhythms, stats, weekly
from netritual.domain.ties import ties
from netritual.services.home_page import Layer, layers

QUARTER = timedelta(weeks=12)


class InsightPage(Struct, frozen=True, kw_only=True):
    """A period: its numbers, the same a quarter before, its weeks, own medians, and the tiers."""

    title: str
    stats: Stats
    ratio_before: float | None
    weeks: tuple[WeekNumbers, ...]
    medians: dict[str, float]
    tiers: tuple[Layer, ...]
    rests: int
    oldest_circle: tuple[str, int] | None
    weeks_to_go: int


PERIODS = ("this week", "last 12 weeks", "the 12 weeks before", "24 weeks before", "36 weeks before")
"""What ``<`` and ``>`` go through, from the newest."""


def insight_page(
    network: Network, settings: model.Settings, now: datetime, period: int = 1, drafts: Sequence[DraftDay] = ()
) -> InsightPage:
    """The numbers of one of ``PERIODS`` (an index); ``drafts`` as for ``stats``."""
    kind: Period = "week" if period == 0 else "12w"
    then = now - QUARTER * max(0, period - 1)
    numbers = stats(network, settings, then, kind, drafts)
    weeks = weekly(network, then, 13)[:-1] if period else weekly(network, then, 12)
    start = counted_from(network, now.date())
    gone = (now.date() - start).days // 7 if start is not None else 0
    before = stats(network, settings, now - QUARTER, "12w").of["network_ratio"] if period == 1 else [0, 0]
    stalled = {who for coffee in nothing_booked(network) for who in coffee.people}
    return InsightPage(
        title=PERIODS[period],
        stats=numbers,
        ratio_before=before[0] / before[1] if before[1] else None,
        weeks=tuple(weeks),
        medians=medians(network, then),
        tiers=layers(rhythms(network, settings, now.date()), settings, stalled),
        rests=sum(rest.week in {week.week for week in weeks} for rest in network.all(model.Rest)),
        oldest_circle=_oldest_circle(network, now.date()),
        weeks_to_go=max(0, 3 - gone),
    )


def _alive(network: Network) -> list[model.Person]:
    return [person for person in network.all(model.Person) if person.status != "archived"]


def _oldest_circle(network: Network, today: date) -> tuple[str, int] | None:
    """The circle that was touched longest ago, and the days since."""
    last: dict[str, int] = {}
    for person in _alive(network):
        days = network.touches(person.id)
        newest = days[-1].day if days else 0
        for circle in person.circles:
            last[circle] = max(last.get(circle, 0), newest)
    touched = {circle: day for circle, day in last.items() if day}
    if not touched:
        return None
    circle = min(touched, key=lambda name: (touched[name], name))
    return circle, today.toordinal() - touched[circle]


def people_behind(network: Network, settings: model.Settings, numbers: Stats, key: str) -> list[int]:
    """Who is behind a number, by name; empty for a number that is about nobody. ``tier:1`` is a key too."""
    alive = {person.id: person for person in _alive(network)}
    behind: Iterable[int] = numbers.behind.get(key, ())
    if key == "network_ratio":
        behind = (tie.person for tie in ties(network, settings, numbers.on).values() if tie.two_way_year)
    elif key.startswith("tier:"):
        behind = (person.id for person in alive.values() if key == f"tier:{person.tier}")
    return sorted({who for who in behind if who in alive}, key=lambda who: (alive[who].name.casefold(), who))
