"""What is counted in the log itself: reach, share in person, rhythm, outreach, circles, revived ties."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from math import log

from netritual.domain.dates.weeks import WeekSpan
from netritual.domain.language.text import fold
from netritual.domain.model import Interaction, Person, Settings
from netritual.domain.network import Touch
from netritual.domain.ties.rhythm import cadence
from netritual.domain.ties.tally import Tally
from netritual.domain.ties.tie import (
    CONVERSATIONS,
    IN_PERSON,
    LIVE,
    NO_TOUCH,
    WRITTEN,
    Day,
    days_of,
    from_them,
    is_dormant,
)
from netritual.domain.ties.tie_stats import TieStats

NO_REPLY_DAYS = 21
ANSWERING_DAYS = 7
"""A note within a week of theirs answers them: it is no outreach that waits for a reply."""
THREAD_GAP, LED_DAYS = 30, 60
EARLIER_DAYS = LED_DAYS + THREAD_GAP
"""Days before a span whose touches still count in it."""
CIRCLE_DAYS = 30
MIX = ("in person", "call", "message", "comment", "reaction")


def kind_of_contact(channel: str) -> str | None:
    """The word of the interaction mix for a channel, None for a note."""
    if channel in IN_PERSON:
        return "in person"
    if channel in LIVE:
        return "call"
    if channel in WRITTEN:
        return "message"
    return {"comment": "comment", "react": "reaction"}.get(channel)


def mix(talks: Iterable[Interaction]) -> dict[str, int]:
    """People-touches by kind of contact."""
    by_kind = dict.fromkeys(MIX, 0)
    for talk in talks:
        kind = kind_of_contact(talk.channel)
        if kind is not None:
            by_kind[kind] += len(set(talk.people))
    return by_kind


def people_reached(talks: Iterable[Interaction]) -> set[int]:
    """The people of interactions with a depth above 0."""
    return {who for talk in talks if talk.channel not in NO_TOUCH for who in talk.people}


def people_met(talks: Iterable[Interaction]) -> set[int]:
    """The people met in person."""
    return {who for talk in talks if talk.channel in IN_PERSON for who in talk.people}


def reach(talks: Sequence[Interaction], tally: Tally) -> None:
    """People reached, and the share of touches in person."""
    tally.put("people_reached", len(people_reached(talks)))
    tally.people("people_reached", people_reached(talks))
    tally.people("in_person", people_met(talks))
    deep = [talk for talk in talks if talk.channel not in NO_TOUCH]
    in_person = sum(len(set(talk.people)) for talk in deep if talk.channel in IN_PERSON)
    tally.share("in_person_share", in_person, sum(len(set(talk.people)) for talk in deep))


def standing(
    ratio: tuple[int, int],
    rhythms: Sequence[tuple[Person, TieStats]],
    settings: Settings,
    reached_median: float | None,
    tally: Tally,
) -> None:
    """Where the network stands today: who of how many was in touch both ways within a year, rhythm by tier, and what
    the tiers ask for."""
    tally.share("network_ratio", *ratio)
    tiers: dict[str, tuple[int, int]] = {}
    for tier in range(1, 6):
        members = [stats for person, stats in rhythms if person.tier == tier]
        tiers[str(tier)] = (sum(1 for stats in members if stats.gap <= stats.cadence), len(members))
    tally.shares("in_rhythm", tiers)
    asked = load((person for person, _ in rhythms), settings)
    tally.put("load_balance", round(asked / reached_median, 2) if reached_median else None)


def load(people: Iterable[Person], settings: Settings) -> float:
    """How many words a week the rhythms of these people ask for."""
    return round(sum(7 / cadence(p, settings) for p in people if p.tier and p.status != "archived"), 1)


Touched = Sequence[tuple[Person, Sequence[Touch]]]
"""Everyone with a touch since ``EARLIER_DAYS`` before a span, with all their touches, the oldest first."""


def outreach(touched: Touched, span: WeekSpan, today: date, tally: Tally) -> None:
    """Notes of mine that nobody answered within 21 days, and threads that became a call or a meeting."""
    silent: list[tuple[int, bool]] = []
    led: list[bool] = []
    since = span.first.toordinal() - LED_DAYS  # what began before cannot count, and most did
    for person, touches in touched:
        words = [(date.fromordinal(day), answered) for day, answered in outreaches(touches) if day >= since]
        silent += [(person.id, not answered) for on, answered in words if span.cohort(on, NO_REPLY_DAYS, today)]
        threads = [(date.fromordinal(day), deep) for day, deep in _threads(touches) if day >= since]
        led += [deep for on, deep in threads if (deep and span.holds(on)) or span.cohort(on, LED_DAYS, today)]
    tally.cases("never_heard_back", [is_silent for _, is_silent in silent])
    tally.people("never_heard_back", (who for who, is_silent in silent if is_silent))
    tally.cases("escalation", led)


def outreaches(touches: Sequence[Touch]) -> list[tuple[int, bool]]:
    """The days (ordinals) of my first words to a person, each with whether they came back in 21 days; more words
    meanwhile are nudges."""
    theirs = [t.day for t in touches if from_them(t)]
    messages: list[tuple[int, bool]] = []
    waiting = -1
    for touch in touches:
        if touch.initiator != "me" or touch.channel not in WRITTEN or touch.channel == "reply" or touch.day <= waiting:
            continue
        if _within(theirs, touch.day - ANSWERING_DAYS, touch.day - 1):
            continue
        waiting = touch.day + NO_REPLY_DAYS
        messages.append((touch.day, _within(theirs, touch.day, waiting)))
    return messages


def _within(days: Sequence[int], first: int, last: int) -> bool:
    """Whether one of these days, in order, lies in a span (both ends inside)."""
    at = bisect_left(days, first)
    return at < len(days) and days[at] <= last


def _threads(touches: Sequence[Touch]) -> list[tuple[int, bool]]:
    """The first days (ordinals) of runs of written words and comments, each with whether a call or meeting followed
    within 60 days."""
    deep = [t.day for t in touches if t.channel in CONVERSATIONS]
    threads: list[tuple[int, bool]] = []
    last = -THREAD_GAP - 1
    for touch in touches:
        if touch.channel not in WRITTEN and touch.channel != "comment":
            continue
        if touch.day - last > THREAD_GAP:
            led = _within(deep, touch.day, touch.day + LED_DAYS)
            threads.append((touch.day, led))
        last = touch.day
    return threads


def circles(people: Sequence[Person], touched: Touched, today: date, tally: Tally) -> None:
    """Circles with a touch in 30 days, and how evenly the touches fall on them (Shannon H / ln k)."""
    counts: dict[str, int] = {}
    touches_of = {person.id: touches for person, touches in touched}
    first, last = today.toordinal() - CIRCLE_DAYS, today.toordinal() + 1
    for person in people:
        if person.status == "archived" or not person.circles:
            continue
        touches = sum(1 for t in touches_of.get(person.id, ()) if first < t.day <= last and t.channel not in NO_TOUCH)
        for circle in {fold(circle) for circle in person.circles}:
            counts[circle] = counts.get(circle, 0) + touches
    tally.cases("circle_coverage", [count > 0 for count in counts.values()])
    tally.people("circle_coverage", (one.id for one in people if one.circles and one.status != "archived"))
    total = sum(counts.values())
    entropy = -sum(c / total * log(c / total) for c in counts.values() if c) if total else 0.0
    tally.put("circle_evenness", round(abs(entropy) / log(len(counts)), 2) if total and len(counts) > 1 else None)


def revived(touched: Touched, span: WeekSpan, today: date, tally: Tally) -> None:
    """People who were dormant and had a two-way touch in the span."""
    count = 0
    first, last = span.first.toordinal(), span.last.toordinal()
    for _, touches in touched:
        if touches[-1].day >= first and _came_back(days_of(touches, today.toordinal()), span, first, last):
            count += 1
    tally.put("dormant_revived", count)


def _came_back(days: Sequence[Day], span: WeekSpan, first: int, last: int) -> bool:
    two_way: int | None = None
    for index, day in enumerate(days):
        if not day.two_way:
            continue
        if two_way is not None and first <= day.day <= last and span.holds(date.fromordinal(day.day)):
            gaps = sorted(b.day - a.day for a, b in pairwise(days[:index]))
            usual = (gaps[(len(gaps) - 1) // 2] + gaps[len(gaps) // 2]) / 2 if gaps else None
            if is_dormant(day.day - two_way, index, usual):
                return True
        two_way = day.day
    return False
