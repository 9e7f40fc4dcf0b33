"""What a suggestion's score is made of: the sum of seven parts and of the openers, times five factors.

Each is a row of ``PARTS`` or ``FACTORS``: a number, which everybody is ranked by; its reason in words is made only for
those somebody looks at (``reason_wording``). ``Scale`` weighs and rounds them, for both.
"""

from collections.abc import Callable
from datetime import date
from functools import cache
from math import inf
from typing import NamedTuple

from netritual.domain.dates.birthdays import days_to_birthday
from netritual.domain.model import Person, PersonEvent, Settings
from netritual.domain.suggestions.day_facts import Facts
from netritual.domain.suggestions.footing import by_message
from netritual.domain.suggestions.invitations import answered, lately
from netritual.domain.suggestions.openers import ONCE_DAYS, SPOKE, WARM
from netritual.domain.suggestions.person_case import (
    NEIGHBOUR,
    Opener,
    PersonCase,
    is_to_be_met,
    share_known,
    unsettled_stats,
    weight_in,
)
from netritual.domain.suggestions.whereabouts import SOON_DAYS, Place
from netritual.domain.ties.occasions import APART_DAYS, ENOUGH, SHORTEST_RHYTHM
from netritual.domain.ties.rhythm import in_person_aim
from netritual.domain.ties.tie_stats import Sums, TieStats, due_value

PLACE_FACTORS: dict[Place, float] = {
    "same": 1.0, "away": 0.8, "trip": 1.0, "visit": 1.0, "remote": 0.7, "unknown": 0.8
}  # fmt: skip
"""The factor of the place."""
IGNORED = 0.5
"""The factor for each time that somebody was shown and not picked."""
MOST_TIMES = 2
"""Times that count, at most."""
ANSWERED_SINCE = 7
"""Days: a younger answer came after the last review."""
OPENING, OPENING_WEIGHT = "opening", 36.0
"""The part that is made of openers, and its weight unless the settings say another one."""
MOST_POINTS = 100.0
"""The highest sum: an opener that would exceed it is left out."""


class Component(NamedTuple):
    """A part of the sum (its value, 0 to 1, before the weight) or a factor.

    ``noted``: only what is noted of a person beside their touches can make it other than 0 (a factor: 1).
    """

    name: str
    value: Callable[[PersonCase], float]
    noted: bool = False


class DateAhead(NamedTuple):
    """A date of somebody near today: what it is ("birthday", "job"), and in how many days, below 0 for one that is
    past."""

    kind: str
    days: int


def tenth(value: float) -> float:
    """Rounded half-even to 1 decimal, on the decimal number a person would write (2.25 gives 2.2, 0.35 gives 0.4)."""
    tenths = value * 10
    whole = round(tenths)
    if -0.499 < tenths - whole < 0.499:  # far from a half, so dust can do nothing: nearly always
        return whole / 10
    # The inner rounding takes off the dust of binary fractions, the outer one rounds halves to even.
    return round(round(tenths, 7)) / 10


def clamp(value: float) -> float:
    """``value`` kept between 0 and 1."""
    return 0.0 if value < 0 else 1.0 if value > 1 else value


# The parts.


def _due(case: PersonCase) -> float:
    return due_value(case.stats) if (case.person.tier or case.sums.two_way) and not _was_seen_once(case) else 0.0


def _was_seen_once(case: PersonCase) -> bool:
    """Whether they were seen once, among others: that is no rhythm."""
    return not case.person.tier and case.log.once > 0 and case.grouped


def _in_person(case: PersonCase) -> float:
    """How long past the aim of meeting, when we can meet at all: 0 up to the aim, 1 at twice the aim."""
    place, stats = case.place, case.stats
    if place == "remote" or place == "unknown" or not (case.person.tier or case.sums.two_way) or _was_seen_once(case):
        return 0.0
    return clamp(stats.gap_in_person / in_person_aim(stats.cadence) - 1)


def _fading(case: PersonCase) -> float:
    """What would be lost if the tie did not go on by itself: known well, likely to end, and quiet for the rhythm.

    Kin go on without effort.
    """
    return 0.0 if case.person.kin else _fading_of(case.stats)


def _fading_of(stats: TieStats) -> float:
    if stats.touch_days < 3:
        return 0.0
    return (1 - stats.p_keep) * share_known(stats.touch_days) * clamp(stats.gap / (0.75 * stats.cadence))


def _give_back(case: PersonCase) -> float:
    """1 when they gave four times more often than they got, or need something I can help with."""
    person, facts = case.person, case.facts
    if person.needs and facts.offers.meets(person) is not None:
        return 1.0
    return clamp((facts.exchanges.got.get(person.id, 0) - facts.exchanges.gave.get(person.id, 0)) / 4)


def _timing(case: PersonCase) -> float:
    """A birthday, a new job, a milestone or a visit within two weeks."""
    return 1.0 if (case.person.birthday or case.person.events) and date_ahead(case) else 0.0


def date_ahead(case: PersonCase) -> DateAhead | None:
    """The first date of theirs near today; None for none. Where a birthday is an opener, it is that alone."""
    person, today = case.person, case.facts.today
    opens = not case.settled and case.stats.touch_days < ENOUGH
    days = days_to_birthday(person.birthday, today) if person.birthday and not opens else None
    if days is not None and days <= SOON_DAYS:
        return DateAhead("birthday", days)
    events = (_event_ahead(event, today) for event in sorted(person.events, key=lambda e: (e.on, e.kind)))
    return next((event for event in events if event is not None), None)


def _event_ahead(event: PersonEvent, today: date) -> DateAhead | None:
    days = (event.on - today).days
    if event.kind in ("birthday", "anniversary"):
        ahead = days_to_birthday(f"{event.on.month:02d}-{event.on.day:02d}", today)
        return DateAhead(event.kind, ahead) if ahead is not None and ahead <= SOON_DAYS else None
    is_near = 0 <= days <= SOON_DAYS if event.kind == "visit" else abs(days) <= SOON_DAYS
    return DateAhead(event.kind, days) if is_near else None


# The factors.


@cache
def tier_factor(weight: float) -> float:
    """What the tier does to a score, or what is known of those who have none."""
    return round(0.25 + 0.75 * weight, 10)


def _yes(case: PersonCase) -> float:
    """How often they say yes, shrunk to one half."""
    coffees = case.facts.coffees.get(case.person.id)
    if coffees is None:
        return 1.0
    asked, accepted = answered(coffees)
    return round(0.6 + 0.8 * ((2 + accepted) / (4 + asked)), 10)


def passed_over(case: PersonCase) -> int:
    """How often they were shown and not picked: once at most in the last review where there is a history or none at
    all, where whoever answered a first word since was not passed over; of the others each time, until something new.
    Whom a date speaks for never was.
    """
    if case.is_dated:
        return 0
    if not (case.settled or case.stranger):
        times = len(case.unheeded)
        return min(times - (times == 1 and case.rank < NEIGHBOUR), MOST_TIMES)
    since = case.facts.now - case.log.answered
    return int(case.person.id in case.facts.earlier.ignored and since >= ANSWERED_SINCE)


PARTS = (
    Component("loop", lambda case: case.matter_value, noted=True),
    Component("due", _due),
    Component("in_person", _in_person),
    Component("fading", _fading),
    Component("dormant", lambda case: float(case.stats.dormant)),
    Component("give_back", _give_back, noted=True),
    Component("timing", _timing, noted=True),
)
"""The parts of the sum, in the order in which they are told; their weights are in the settings."""

FACTORS = (
    Component("tier", lambda case: tier_factor(case.weight)),
    Component("yes", _yes, noted=True),
    Component("place", lambda case: 1.0 if by_message(case) else PLACE_FACTORS[case.place]),
    Component("lately", lambda case: lately(case.facts.invitations(case.person.id), case.facts.today)[0], noted=True),
    Component("ignored", lambda case: float(IGNORED ** passed_over(case)), noted=True),
)
"""The factors, in the order in which they are told. What the set does to a score comes after them (``choose``)."""


class OpenerPoints(NamedTuple):
    """An opener of somebody with its points."""

    opener: Opener
    points: float


class Scale:
    """Scores cases by the weights of the settings."""

    def __init__(self, settings: Settings) -> None:
        parts = [(settings.weights.get(part.name, 0.0), part.value, part.noted) for part in PARTS]
        self._parts = tuple((weight, value) for weight, value, _ in parts)
        self._tie_parts = tuple((weight, value) for weight, value, noted in parts if not noted)
        self._factors = tuple(factor.value for factor in FACTORS)
        self._tie_factors = tuple(factor.value for factor in FACTORS if not factor.noted)
        self._opening = settings.weights.get(OPENING, OPENING_WEIGHT)
        self._most = {part.name: max(0.0, settings.weights.get(part.name, 0.0)) for part in PARTS}

    def points(self, case: PersonCase) -> list[float]:
        """The parts, each weighted and rounded, in the order of ``PARTS``."""
        return _weighed(self._parts, case)

    def openings(self, case: PersonCase, total: float) -> list[OpenerPoints]:
        """The openers with their points, beside parts that come to a total."""
        rows = []
        for opener, value in case.openings:
            points = tenth(self._opening * value)
            if points and total + points <= MOST_POINTS + 1e-9:
                rows.append(OpenerPoints(opener, points))
                total += points
        return rows

    def most(self, person: Person, sums: Sums, facts: Facts) -> float:
        """No less than the score of somebody without a tier, found without their touches or openers.

        Infinite where a record may hold a reason of its own.
        """
        if (
            person.id in facts.own_reasons
            or person.cadence_days
            or (person.birthday or person.events or person.needs or person.private_notes or facts.settings.trips)
        ):
            return inf
        days, weights = sums.count, self._most
        stats = unsettled_stats(person, sums, SHORTEST_RHYTHM, facts)
        silent = facts.now - sums.two_way
        once = silent <= ONCE_DAYS and sums.two_way - sums.first <= APART_DAYS * days
        if once or (days > 1 and not sums.met):
            log = facts.log_of(person.id)
            if log.once or log.answered:
                return inf
        total = weights["fading"] * _fading_of(stats) + weights["dormant"] * stats.dormant
        total += weights["due"] * due_value(stats) if sums.two_way else 0.0
        opening = WARM if facts.crowd.warm(person) else 0.0
        if facts.whereabouts.reach[facts.whereabouts.city_of(person)] not in ("remote", "unknown"):
            total += weights["in_person"] * clamp(stats.gap_in_person / in_person_aim(SHORTEST_RHYTHM) - 1)
            opening += facts.whereabouts.nearness
        opening += SPOKE if not sums.met and is_to_be_met(silent) else 0.0
        total += self._opening * opening
        return (total + 0.5) * tier_factor(weight_in(person, sums)) + 0.1

    def score(self, case: PersonCase) -> float:
        """The sum of the parts times the factors, not rounded. Where nothing is noted, only the tie is asked."""
        parts, factors = (self._parts, self._factors) if case.noted else (self._tie_parts, self._tie_factors)
        total = sum(_weighed(parts, case))
        if case.openings:
            total += sum(row.points for row in self.openings(case, total))
        score = tenth(total)
        for value in factors:
            score *= value(case)
        return score


def _weighed(parts: tuple[tuple[float, Callable[[PersonCase], float]], ...], case: PersonCase) -> list[float]:
    points = []
    for weight, value in parts:  # a comprehension is a call more, and this is done for everyone
        share = value(case)
        points.append(tenth(weight * share) if share else 0.0)
    return points
