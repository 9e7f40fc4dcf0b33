"""Whom to invite this week: the engine, the rules it is compared with, and two bounds (nobody, and one who knows)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from math import inf
from random import Random
from types import ModuleType

from msgspec.structs import replace

from netritual.domain.dates.weeks import week_of
from netritual.domain.model import Coffee, Review, Settings, Shown
from netritual.domain.network import R
from netritual.domain.suggestions import invitations, selection, tier_turns
from netritual.domain.suggestions.suggest import suggest
from netritual.domain.suggestions.suggestion import Suggestions
from tests.evaluation.world import (
    BREAKS_AFTER,
    BREAKS_TO,
    DIES_AFTER,
    DIES_TO,
    MEASURED_FROM,
    MEETING_DAY,
    MET,
    PLACES,
    READING,
    REST_DAYS,
    TOUCHED,
    WEEKS,
    WEIGHTS,
    One,
    Reading,
    World,
)

Policy = Callable[[World], list[One]]
Key = Callable[[World, One], float]


@dataclass(frozen=True)
class Outcome:
    """What one policy came to in one seed."""

    level: float
    broken: int
    dead: int
    asked: int
    accepted: int
    lost: int
    reached: int


def lived(seed: int, policy: Policy, *, reading: Reading = READING, kind: type[World] = World) -> Outcome:
    """Two years of one seed under one policy."""
    world = kind(seed, reading)
    levels: list[float] = []
    for week in range(WEEKS):
        for one in policy(world):
            world.invite(one)
        for _ in range(7):
            world.live()
        if week >= MEASURED_FROM:
            levels.append(world.measure())
    reached = sum(1 for one in world.people if one.invited)
    return Outcome(
        sum(levels) / len(levels), world.broken, world.dead, world.asked, world.accepted, world.lost(), reached
    )


def free(world: World) -> list[One]:
    """Those not invited in the last three weeks."""
    return [one for one in world.people if not one.invited or world.day - one.invited[-1] >= REST_DAYS]


def resting(world: World, one: One) -> bool:
    """Our cool-down: 14 days after a no, twice as long after each further no in a row, 224 at most."""
    row = 0
    for _, yes in reversed(one.answers):
        if yes:
            break
        row += 1
    return row > 0 and world.day - one.answers[-1][0] < min(224, 14 * 2 ** (row - 1))


def ranked(key: Key, cool_down: bool = False) -> Policy:
    """The three with the highest key."""

    def policy(world: World) -> list[One]:
        able = [one for one in free(world) if not (cool_down and resting(world, one))]
        return sorted(able, key=lambda one: (-key(world, one), one.id))[:PLACES]

    return policy


def silence(world: World, one: One) -> float:
    """Days since the last logged touch, or since the log began."""
    return world.day - one.touched[-1] if one.touched else world.day


def ratio(world: World, one: One) -> float:
    """g/C."""
    return silence(world, one) / one.cadence


def past_due(world: World, one: One) -> float:
    """Days past the rhythm."""
    return silence(world, one) - one.cadence


def importance(world: World, one: One) -> float:
    """The tier; within one, the longest silence."""
    return WEIGHTS[one.seen_tier - 1] + silence(world, one) / 1e6


def nobody(world: World) -> list[One]:
    """The lower bound."""
    return []


def at_random(world: World) -> list[One]:
    """Three by lot."""
    return Random(world.seed * 7_919 + world.day).sample(free(world), PLACES)


def friends_rule(world: World) -> list[One]:
    """``friends suggest``: one by lot of those with fewer than two activities, of the lower three quarters of the rest,
    and of the top quarter; no date is used."""
    luck = Random(world.seed * 104_729 + world.day)
    distant = [one for one in world.people if len(one.touched) < 2]
    rest = sorted((one for one in world.people if len(one.touched) >= 2), key=lambda one: (len(one.touched), one.id))
    cut = len(rest) * 3 // 4
    return [luck.choice(group) for group in (distant, rest[:cut], rest[cut:]) if group]


def knowing(world: World) -> list[One]:
    """The one-step oracle: the three whose invitation adds most to next week's measure, knowing the hidden closeness.
    Of the importance it knows what every policy knows: the tier that the user chose."""
    return ranked(lambda world, one: WEIGHTS[one.seen_tier - 1] * added(world, one))(world)


def knowing_all(world: World) -> list[One]:
    """The same with the true importance, which no rule that sees a log can know."""
    return ranked(lambda world, one: one.importance * added(world, one))(world)


def added(world: World, one: One) -> float:
    """What an invitation adds to the closeness a week from now."""
    return one.chance(world.day) * (_week(world, one, True) - _week(world, one, False))


def _week(world: World, one: One, met: bool) -> float:
    """The closeness a week from now, with or without the meeting, if nothing else happens."""
    closeness = one.closeness
    promises = [day for day, _ in one.promises]
    coffee = one.coffee[0] if one.coffee is not None else None
    for step in range(7):
        closeness *= one.keeps
        while promises and world.day + step - promises[0] >= BREAKS_AFTER:
            closeness *= BREAKS_TO
            promises.pop(0)
        if coffee is not None and world.day + step - coffee >= DIES_AFTER:
            closeness, coffee = closeness * DIES_TO, None
        if met and step == MEETING_DAY:
            closeness += (TOUCHED if one.remote else MET) * (1 - closeness)
            promises, coffee = [], None
    return closeness


class Forgetting(World):
    """A world whose log holds no noes: what the engine would do without hearing them (an ablation)."""

    def all(self, kind: type[R]) -> Sequence[R]:
        """Every record of a kind, without declined coffees."""
        return [one for one in super().all(kind) if not (isinstance(one, Coffee) and one.state == "declined")]


def engine(
    without: Mapping[tuple[ModuleType, str], float] | None = None, weights: Mapping[str, float] | None = None
) -> Policy:
    """``suggest`` itself, on the log of the world: whoever it preselects is asked, as many as the week has places.

    ``weights`` replace those of the settings. ``without`` sets constants of the engine while it is asked, to take a
    rule away (an ablation).
    """
    settings = Settings(city="Here", capacity=PLACES)
    settings = replace(settings, weights={**settings.weights, **(weights or {})})

    def policy(world: World) -> list[One]:
        with _set(without or {}):
            found = suggest(world, settings, world.today)
        if isinstance(world, Reviewed):
            world.remember(found)
        able = {one.id for one in free(world)}
        return [world.people[s.person - 1] for s in found.shown if s.preselected and s.person in able]

    return policy


@contextmanager
def _set(constants: Mapping[tuple[ModuleType, str], float]) -> Iterator[None]:
    """Constants of the engine with other values for a while."""
    before = {(module, name): getattr(module, name) for module, name in constants}
    try:
        for (module, name), value in constants.items():
            setattr(module, name, value)
        yield
    finally:
        for (module, name), value in before.items():
            setattr(module, name, value)


class Reviewed(World):
    """A world in which each week's review remembers what it showed, as step 7 does: the engine then lowers whom the
    user passed over, and holds the quota of what was shown."""

    def __init__(self, seed: int, reading: Reading = READING) -> None:
        self._reviews: list[Review] = []
        super().__init__(seed, reading)

    def remember(self, found: Suggestions) -> None:
        """Note what was shown, and that the preselected ones were picked."""
        shown = tuple(Shown(person=one.person, score=one.score, picked=one.preselected) for one in found.shown)
        started = datetime(self.today.year, self.today.month, self.today.day, 8, tzinfo=UTC)
        number = 1 + len(self._reviews)
        self._reviews.append(Review(id=number, week=week_of(self.today), started=started, ended=started, shown=shown))

    def all(self, kind: type[R]) -> Sequence[R]:
        """Every record of a kind, the reviews too."""
        return [one for one in self._reviews if isinstance(one, kind)] or super().all(kind)


WITHOUT: dict[str, Policy] = {
    **{f"without {name}": engine(weights={name: 0.0}) for name in ("loop", "due", "in_person", "fading", "dormant")},
    "without the row lately": engine({(invitations, "LATELY_YES"): 1.0, (invitations, "LATELY_NO"): 1.0}),
    "without turns (the best preselected)": engine({(tier_turns, "LEAST_ASKED"): inf}),
    "with the turn of tiers 3-4 alone": engine({(tier_turns, "LIGHT_SHARE"): 0.0}),
    "with the turn of light contacts alone": engine({(tier_turns, "MIDDLE_SHARE"): 0.0}),
    "without variety of circles": engine({(selection, "SAME_CIRCLE"): 1.0}),
    "as specified (neither lately nor turns)": engine(
        {(invitations, "LATELY_YES"): 1.0, (invitations, "LATELY_NO"): 1.0, (tier_turns, "LEAST_ASKED"): inf}
    ),
}
"""The engine with one thing taken away. The wild card needs no row: it is never preselected."""

SHARES: dict[str, Policy] = {
    f"a share of {share:.2f}": engine({(tier_turns, "LIGHT_SHARE"): share}) for share in (0.40, 0.45, 0.50, 0.60)
}
"""What the share of the light contacts was chosen from, besides the one it has."""

BASELINES: dict[str, Policy] = {
    "cadence ratio g/C, with our cool-down": ranked(ratio, True),
    "cadence ratio g/C": ranked(ratio),
    "random": at_random,
    "friends suggest (as in its source)": friends_rule,
    "days past due, with our cool-down": ranked(past_due, True),
    "days past due (Monica, Dex)": ranked(past_due),
    "longest since, with our cool-down": ranked(silence, True),
    "longest since": ranked(silence),
    "most important": ranked(importance),
    "most important, with our cool-down": ranked(importance, True),
}
