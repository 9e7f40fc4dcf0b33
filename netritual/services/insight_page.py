"""What Insights shows: the numbers of a period, the weeks they come from, and the people behind each number."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from msgspec import Struct

from netritual.domain import contact_measures as contact
from netritual.domain import model
from netritual.domain.asked_for import is_advice
from netritual.domain.metrics import Period, Stats, WeekNumbers, counted_from, medians, stats, weekly
from netritual.domain.network import Network
from netritual.domain.ties import ties
from netritual.domain.weeks import monday_of_week

QUARTER = timedelta(weeks=12)


class TierNumbers(Struct, frozen=True, kw_only=True):
    """One tier today: people, those in rhythm (share), fading and dormant."""

    tier: int
    people: int
    in_rhythm: float | None
    fading: int
    dormant: int


class InsightPage(Struct, frozen=True, kw_only=True):
    """A period: its numbers, the same a quarter before, its weeks, own medians, and the tiers."""

    title: str
    stats: Stats
    ratio_before: float | None
    weeks: tuple[WeekNumbers, ...]
    medians: dict[str, float]
    tiers: tuple[TierNumbers, ...]
    rests: int
    oldest_circle: tuple[str, int] | None
    weeks_to_go: int


PERIODS = ("this week", "last 12 weeks", "the 12 weeks before", "24 weeks before", "36 weeks before")
"""What ``<`` and ``>`` go through, from the newest."""


def insight_page(network: Network, settings: model.Settings, now: datetime, period: int = 1) -> InsightPage:
    """The numbers of one of ``PERIODS`` (an index)."""
    kind: Period = "week" if period == 0 else "12w"
    then = now - QUARTER * max(0, period - 1)
    numbers = stats(network, settings, then, kind)
    weeks = weekly(network, then, 13)[:-1] if period else weekly(network, then, 12)
    start = counted_from(network, now.date())
    gone = (now.date() - start).days // 7 if start is not None else 0
    before = stats(network, settings, now - QUARTER, "12w").of["network_ratio"] if period == 1 else [0, 0]
    return InsightPage(
        title=PERIODS[period],
        stats=numbers,
        ratio_before=before[0] / before[1] if before[1] else None,
        weeks=tuple(weeks),
        medians=medians(network, settings, then),
        tiers=_tiers(network, settings, now.date()),
        rests=sum(rest.week in {week.week for week in weeks} for rest in network.all(model.Rest)),
        oldest_circle=_oldest_circle(network, now.date()),
        weeks_to_go=max(0, 3 - gone),
    )


def _alive(network: Network) -> list[model.Person]:
    return [person for person in network.all(model.Person) if person.status != "archived"]


def _tiers(network: Network, settings: model.Settings, today: date) -> tuple[TierNumbers, ...]:
    known = ties(network, settings, today)
    found = []
    for tier in range(1, 6):
        mine = [known[person.id] for person in _alive(network) if person.tier == tier]
        held = sum(one.on_rhythm for one in mine)
        found.append(
            TierNumbers(
                tier=tier,
                people=len(mine),
                in_rhythm=held / len(mine) if mine and tier < 5 else None,
                fading=sum(one.stage == "fading" for one in mine),
                dormant=sum(one.stage == "dormant" for one in mine),
            )
        )
    return tuple(found)


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


def people_behind(
    network: Network, settings: model.Settings, today: date, key: str, first: date, last: date
) -> list[int]:
    """Who is behind a number, by name; empty for a number that is about nobody."""

    def within(day: date | None) -> bool:
        return day is not None and first <= day <= last

    alive = {person.id: person for person in _alive(network)}
    found: Iterable[int] = ()
    talks = [talk for talk in network.talks_between(first, last)]
    if key == "network_ratio":
        known = ties(network, settings, today)
        found = [who for who in alive if known[who].two_way_year]
    elif key == "people_reached":
        found = contact.reached(talks)
    elif key == "in_person":
        found = contact.met(talks)
    elif key == "useful_comments":
        found = [a.author for a in network.all(model.Article) if a.author and a.comment and within(a.comment.on)]
    elif key == "asks_made":
        found = [ask.to for ask in network.all(model.Ask) if within(ask.asked) and is_advice(ask)]
    elif key == "gave":
        found = [who for gift in network.all(model.Gift) if within(gift.on) for who in gift.people]
    elif key == "thanks":
        found = [thanks.to for thanks in network.all(model.Thanks) if within(thanks.made)]
    elif key == "promises_on_time":
        found = [
            who for p in network.all(model.Promise) if p.by == "me" and within(p.due or p.made) for who in p.people
        ]
    elif key == "within_aim":
        found = [request.from_ for request in network.all(model.Request) if within(request.asked.date())]
    elif key == "never_heard_back":
        found = [who for talk in talks if talk.awaiting_reply for who in talk.people]
    elif key == "coffees":
        found = [who for coffee in network.all(model.Coffee) if within(coffee.said) for who in coffee.people]
    elif key == "suggestions":
        found = [s.person for r in network.all(model.Review) if within(monday_of_week(r.week)) for s in r.shown]
    elif key == "introductions":
        found = [who for intro in network.all(model.Introduction) if within(intro.made) for who in intro.between]
    elif key == "circles":
        found = [who for who, person in alive.items() if person.circles]
    elif key.startswith("tier:"):
        found = [who for who, person in alive.items() if person.tier == int(key[5:])]
    return sorted({who for who in found if who in alive}, key=lambda who: (alive[who].name.casefold(), who))
