"""An invented network with a hidden closeness for each tie, lived through day by day (``README.md`` beside this file).

What a policy sees is a log like the user's: touches, promises, coffees said and answered. What is measured is hidden
from it. The chance of one seed is drawn beforehand for each person and day, so that policies meet the same luck.

What the README leaves open is named in ``Reading``. ``READING`` is the one under which the simple rules, which nobody
tuned, come nearest to their first figures; ``readings.py`` has the others that were tried and how far off each is.
The engine had no say in it. ``FORMER`` is what was taken before anybody compared; its table is written as well.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from math import exp, log
from random import Random
from typing import Any

from msgspec.structs import replace

from netritual.domain.model import Coffee, Person, Promise, Record, Slot
from netritual.domain.network import R, Touch

FIRST = date(2022, 1, 3)
"""A Monday, so that the weeks of the run are calendar weeks."""
HISTORY_DAYS = 539
"""77 whole weeks of log before the first suggestion."""
WEEKS, MEASURED_FROM = 104, 12
PLACES = 3
"""Invitations a week."""
SIZES = (5, 10, 35, 60, 40)
WEIGHTS = (1.0, 0.8, 0.6, 0.4, 0.25)
CADENCES = (14, 30, 90, 180, 365)
CLOSENESS = (0.80, 0.65, 0.45, 0.30, 0.15)
FADES = (300, 240, 200, 180, 160)
MEETS = (20, 45, 120, 240, 400)
TOUCHED, MET = 0.12, 0.30
BREAKS_AFTER, BREAKS_TO = 21, 0.82
DIES_AFTER, DIES_TO = 45, 0.88
REST_DAYS = 21
MEETING_DAY = 2
"""An accepted invitation is met two days later."""


@dataclass(frozen=True)
class Reading:
    """What the README leaves open, with what was taken for it.

    ``half_life``: the constant of the decay is the time to one half, else to 1/e. ``drifts``: closeness also moves
    through the history, else the run begins near the tiers. ``remote_met``: one in five contacts that nobody planned is
    in person with remote people too (they visit). ``unlogged_leaves``: what goes unlogged leaves promises and coffees
    said that are logged. ``many_promises``: several may be open with one person. ``message_keeps``: a message that a
    policy sends keeps the open promises to that person, else only a meeting does (README); here nobody writes, so it
    matters in ``newcomer.py`` alone.
    """

    half_life: bool = True
    drifts: bool = False
    remote_met: bool = True
    unlogged_leaves: bool = False
    many_promises: bool = True
    message_keeps: bool = True


READING = Reading()
FORMER = Reading(half_life=False, remote_met=False, unlogged_leaves=True, many_promises=False)


def clamp(value: float, low: float, high: float) -> float:
    """``value`` kept between the two."""
    return min(max(value, low), high)


@dataclass
class One:
    """A person as they are. Only ``seen_tier``, ``remote`` and ``circle`` are known to a policy."""

    id: int
    tier: int
    seen_tier: int
    importance: float
    closeness: float
    keeps: float
    rate: float
    remote: bool
    circle: str
    promises: list[tuple[int, int]] = field(default_factory=list)
    """Open ones, the oldest first: the day, and the number of the record."""
    coffee: tuple[int, int] | None = None
    invited: list[int] = field(default_factory=list)
    answers: list[tuple[int, bool]] = field(default_factory=list)
    touched: list[int] = field(default_factory=list)
    began: float = 0.0

    @property
    def cadence(self) -> int:
        """The rhythm of the tier that the user chose."""
        return CADENCES[self.seen_tier - 1]

    def chance(self, day: int) -> float:
        """How likely an invitation is accepted."""
        lately = sum(1 for other in self.invited if day - other <= 60)
        return clamp(0.35 + 0.5 * self.closeness - 0.15 * lately, 0.05, 0.95)


def population(seed: int, reading: Reading) -> list[One]:
    """The 150 people of one seed."""
    base = 2.0 if reading.half_life else exp(1)
    rng = Random(seed)
    people: list[One] = []
    for tier, size in enumerate(SIZES, 1):
        for _ in range(size):
            shift = rng.random()
            seen = clamp(tier + (-1 if shift < 0.2 else 1 if shift > 0.8 else 0), 1, 5)
            people.append(
                One(
                    id=len(people) + 1,
                    tier=tier,
                    seen_tier=int(seen),
                    importance=clamp(WEIGHTS[tier - 1] * exp(rng.gauss(0, 0.35)), 0.05, 1.6),
                    closeness=clamp(rng.gauss(CLOSENESS[tier - 1], 0.12), 0.02, 0.98),
                    keeps=base ** (-1 / (FADES[tier - 1] * exp(rng.gauss(0, 0.5)))),
                    rate=1 / (MEETS[tier - 1] * exp(rng.gauss(0, 0.7))),
                    remote=rng.random() < 0.25,
                    circle=f"circle {rng.randint(1, 7)}",
                )
            )
    return people


class World:
    """One seed lived by one policy. It is the ``Network`` that the policy reads.

    ``past`` are the days before the first suggestion, ``weeks`` those of the run.
    """

    past, weeks = HISTORY_DAYS, WEEKS

    def __init__(self, seed: int, reading: Reading = READING) -> None:
        self.seed = seed
        self.reading = reading
        self.people = self._population(seed, reading)
        self.day = 0
        self.broken = self.dead = self.asked = self.accepted = 0
        self._luck = Random(seed + 1_000_003)
        self._contact = [
            [-log(1 - self._luck.random()) for _ in self.people] for _ in range(self.past + 7 * self.weeks)
        ]
        self._answer = [[self._luck.random() for _ in self.people] for _ in range(self.weeks)]
        self._meetings: dict[int, list[tuple[One, int]]] = {}
        self._records: dict[type[Record], dict[int, Record]] = {Person: {}, Coffee: {}, Promise: {}}
        self._touches: dict[int, list[Touch]] = {one.id: [] for one in self.people}
        self._talks = 0
        for one in self.people:
            known = Person(
                id=one.id, handle=f"p{one.id}", name=f"P {one.id}", tier=one.seen_tier, tier_set=FIRST,
                city="Away" if one.remote else "Here", circles=(one.circle,), status="network",
            )  # fmt: skip
            self._records[Person][one.id] = known
        at_first = [one.closeness for one in self.people]
        for _ in range(self.past):
            self.live()
            if not reading.drifts:
                for one, closeness in zip(self.people, at_first, strict=True):
                    one.closeness = closeness
        for one in self.people:
            one.began = one.closeness
        self.broken = self.dead = 0

    def _population(self, seed: int, reading: Reading) -> list[One]:
        return population(seed, reading)

    @property
    def today(self) -> date:
        """The day on which the policy is asked."""
        return FIRST + timedelta(days=self.day)

    def measure(self) -> float:
        """The sum of importance times closeness."""
        return sum(one.importance * one.closeness for one in self.people)

    def lost(self) -> int:
        """Weak ties that had some closeness when the run began and have none now."""
        return sum(1 for one in self.people if one.tier >= 4 and one.began >= 0.15 and one.closeness < 0.05)

    def live(self) -> None:
        """One day passes."""
        contact = self._contact[self.day]
        for index, one in enumerate(self.people):
            one.closeness *= one.keeps
            if contact[index] < one.rate * (0.3 + 0.9 * one.closeness):
                self._natural(one)
            while one.promises and self.day - one.promises[0][0] >= BREAKS_AFTER:
                self._change(Promise, one.promises.pop(0)[1], "released")
                one.closeness *= BREAKS_TO
                self.broken += 1
            if one.coffee is not None and self.day - one.coffee[0] >= DIES_AFTER:
                self._close_coffee(one)
                one.closeness *= DIES_TO
                self.dead += 1
        for one, coffee in self._meetings.pop(self.day, ()):
            self._meet(one, coffee)
        self.day += 1

    def _natural(self, one: One) -> None:
        """A contact that nobody planned; it may leave something open, and one in seven is not logged."""
        luck = Random((self.seed * 1_000 + one.id) * 10_000 + self.day)
        met = (self.reading.remote_met or not one.remote) and luck.random() < 0.2
        self._closer(one, MET if met else TOUCHED, luck)
        logged = luck.random() >= 0.15
        promise, coffee = luck.random() < 0.12, luck.random() < 0.12
        channel = luck.choice(("lunch", "drinks", "event")) if met else luck.choice(("call", "text", "email"))
        if logged:
            self._log(one, channel)
        if met:
            self._clear(one)
        if not logged and not self.reading.unlogged_leaves:
            return
        if promise and (self.reading.many_promises or not one.promises):
            due = self.today + timedelta(days=10)
            made = Promise(id=self._next(), people=(one.id,), text="a thing", made=self.today, due=due)
            self._records[Promise][made.id] = made
            one.promises.append((self.day, made.id))
        if coffee and not met and one.coffee is None:
            said = Coffee(id=self._next(), people=(one.id,), said=self.today)
            one.coffee = (self.day, said.id)
            self._records[Coffee][said.id] = said

    def _closer(self, one: One, step: float, luck: Random) -> None:
        one.closeness += step * clamp(luck.gauss(1, 0.3), 0.2, 1.8) * (1 - one.closeness)

    def _log(self, one: One, channel: str) -> None:
        self._talks += 1
        self._touches[one.id].append(Touch(self.today.toordinal(), channel, "mutual", False, self._talks))
        one.touched.append(self.day)

    def _clear(self, one: One) -> None:
        self._keep_promises(one)
        if one.coffee is not None:
            self._close_coffee(one)

    def _keep_promises(self, one: One) -> None:
        for _, promise in one.promises:
            self._change(Promise, promise, "kept")
        one.promises.clear()

    def _close_coffee(self, one: One) -> None:
        if one.coffee is not None:
            self._change(Coffee, one.coffee[1], "lapsed")
            one.coffee = None

    def _change(self, kind: type[Record], number: int, state: str) -> None:
        self._records[kind][number] = replace(self._records[kind][number], state=state)

    def invite(self, one: One) -> None:
        """Ask for a coffee this week; the answer is known at once and logged."""
        week = (self.day - self.past) // 7
        yes = self._answer[week][one.id - 1] < one.chance(self.day)
        one.invited.append(self.day)
        one.answers.append((self.day, yes))
        self.asked += 1
        self.accepted += yes
        moment = datetime(self.today.year, self.today.month, self.today.day, 9, tzinfo=UTC)
        meeting = moment + timedelta(days=MEETING_DAY)
        coffee = Coffee(
            id=self._next(), people=(one.id,), said=self.today, channel="video" if one.remote else "coffee",
            slot=Slot(start=meeting, end=meeting + timedelta(hours=1), tz="UTC"), changed=moment,
            state="confirmed" if yes else "declined", in_file=True,
        )  # fmt: skip
        self._records[Coffee][coffee.id] = coffee
        if yes:
            self._meetings.setdefault(self.day + MEETING_DAY, []).append((one, coffee.id))

    def _meet(self, one: One, coffee: int) -> None:
        self._closer(one, TOUCHED if one.remote else MET, Random((self.seed * 1_000 + one.id) * 20_011 + self.day))
        self._log(one, "video" if one.remote else "coffee")
        self._clear(one)
        self._records[Coffee][coffee] = replace(self._records[Coffee][coffee], state="held")

    def _next(self) -> int:
        return 1 + len(self._records[Coffee]) + len(self._records[Promise])

    def all(self, kind: type[R]) -> Sequence[R]:
        """Every record of a kind, by id."""
        return [record for record in self._records.get(kind, {}).values() if isinstance(record, kind)]

    def touches(self, person: int) -> Sequence[Touch]:
        """What is logged of one person, oldest first."""
        return tuple(self._touches[person])

    def document(self, kind: type[Record], id: int) -> Mapping[str, Any] | None:
        """Nothing is stored here."""

    def get(self, kind: type[R], id: int) -> R | None:
        """One record."""
        found = self._records.get(kind, {}).get(id)
        return found if isinstance(found, kind) else None

    def find(self, kind: type[R], words: Sequence[str], limit: int, meant: Sequence[Set[int]] = ()) -> Sequence[R]:
        """None: nothing is written here."""
        return ()

    def talks(self, person: int, limit: int | None = None) -> Sequence[Any]:
        """None: the engine reads touches."""
        return ()

    def talks_between(self, first: date, last: date) -> Sequence[Any]:
        """None: the engine reads touches."""
        return ()

    def talks_with(self, field: str, first: date, last: date) -> Sequence[Any]:
        """None: the engine reads touches."""
        return ()

    def unsettled(self) -> Sequence[Any]:
        """None."""
        return ()
