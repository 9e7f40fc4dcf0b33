"""Who to have coffee with next week, and why (``suggestions.md`` 1).

A function of the log, the settings and the day: the same input gives the same list, whatever its order.
"""

from datetime import date, timedelta
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from netritual.domain.coffee import PLANNED
from netritual.domain.model import Coffee, Person, Settings
from netritual.domain.network import Network, People
from netritual.domain.suggestions import choose
from netritual.domain.suggestions.memory import Memory
from netritual.domain.suggestions.ranking import Ranking, ranking
from netritual.domain.suggestions.shares import Turns
from netritual.domain.suggestions.suggestion import (
    LeftOut,
    Multiplier,
    NotShown,
    Point,
    Ranked,
    Suggestion,
    Suggestions,
    WhyNot,
)

__all__ = ["Multiplier", "NotShown", "Point", "Suggestion", "Suggestions", "WhyNot",
           "fits", "suggest", "why_not"]  # fmt: skip

NO_RHYTHM = "no rhythm, and nothing open between you"


def suggest(
    network: Network, settings: Settings, today: date, n: int | None = None, memory: Memory | None = None
) -> Suggestions:
    """The few people to meet, with reasons, and who is left out. ``n``: how many to show instead of capacity + 3.

    Considered are people with a tier and those with something open; of the others nothing is read. A ``memory`` that is
    given again saves work and changes nothing else.
    """
    chosen = _chosen(network, settings, today, n, memory)
    free = max(0, settings.capacity - _planned(network, today))
    asked = {one.person for one in chosen.listed[:free]}
    shown = [replace(chosen.told(one), preselected=one.person in asked) for one in chosen.best_first()]
    if chosen.wild is not None:
        shown.append(_as_wild(chosen.told(chosen.wild)))
    left_out = LeftOut(partial(chosen.ranking.left_out, frozenset(one.person for one in shown), chosen.last))
    return Suggestions(on=today, capacity=max(0, settings.capacity), shown=tuple(shown), not_shown=left_out)


def fits(network: Network, settings: Settings, today: date, memory: Memory | None = None) -> dict[int, float]:
    """The score of everyone whom ``suggest`` would show if there were places for all, by person."""
    chosen = _chosen(network, settings, today, len(network.all(Person)), memory)
    found = {one.person: one.score for one in chosen.listed}
    return found if chosen.wild is None else {**found, chosen.wild.person: chosen.wild.score}


def why_not(
    network: Network, settings: Settings, today: date, person: int, memory: Memory | None = None
) -> WhyNot:  # fmt: skip
    """Why somebody is not among those shown, and what their parts are. ValueError when there is no such person."""
    record = network.get(Person, person)
    if record is None:
        raise ValueError(f"nobody has the number {person}")
    chosen = _chosen(network, settings, today, None, memory)
    told, verdict = chosen.ranking.explained(record), chosen.ranking.judged.get(person)
    if person in {one.person for one in (*chosen.listed, chosen.wild) if one is not None}:
        return WhyNot(person, "shown", told)
    if verdict is None:
        return WhyNot(person, NO_RHYTHM, told)
    if not isinstance(verdict, Ranked):
        return WhyNot(person, verdict.why, told)
    reason = choose.left_over(verdict, chosen.last)
    if reason == choose.NO_REASON:
        reason += f": fit {told.score}, it takes {choose.LEAST_SCORE:.0f}"
    elif chosen.last is not None and told.score <= chosen.last:
        reason += f", the last one shown has {chosen.last}"
    return WhyNot(person, reason, told)


class _Chosen(Struct, frozen=True):
    """The set as picked, and the wild card beyond it; ``chooser`` knows what the set did to their scores."""

    ranking: Ranking
    chooser: choose.Chooser
    listed: list[Ranked]
    wild: Ranked | None

    def best_first(self) -> list[Ranked]:
        """The set by score: a place that is owed to a tier is marked, and stands where its score is."""
        return sorted(self.listed, key=lambda one: one.order)

    @property
    def last(self) -> float | None:
        """The least score in the set; None when it is empty."""
        return min((one.score for one in self.listed), default=None)

    def told(self, one: Ranked) -> Suggestion:
        """The suggestion in words, with the rows that the set added."""
        person = self.ranking.network.get(Person, one.person)
        if person is None:
            raise ValueError(f"nobody has the number {one.person}")
        told = self.ranking.explained(person)
        if one is self.wild:
            return told
        rows = self.chooser.rows.get(one.person, ())
        why = "; ".join([told.why, *(row.why for row in rows if row.name == "turn")])
        return replace(told, multipliers=(*told.multipliers, *rows), score=one.score, why=why)


def _chosen(
    network: Network, settings: Settings, today: date, n: int | None, memory: Memory | None
) -> _Chosen:  # fmt: skip
    """The numbers behind ``suggest``."""
    found = ranking(network, settings, today, memory or Memory())
    capacity = max(0, settings.capacity)
    size = capacity + choose.SPARE if n is None else max(0, n)
    chooser = choose.Chooser(People(network))
    turns = Turns(People(network), found.facts, max(0, capacity - _planned(network, today)))
    listed = chooser.pick(found.kinds, size, capacity, found.past.month, turns)
    full = n is not None and len(listed) >= n
    wild = None if full else choose.wild_card(found.dormant, {one.person for one in listed})
    return _Chosen(found, chooser, listed, wild)


def _as_wild(told: Suggestion) -> Suggestion:
    why = next(point.why for point in told.points if point.component == "dormant")
    return replace(told, wild_card=True, why=f"wild card: {why}")


def _planned(network: Network, today: date) -> int:
    """Coffees that stand in the next seven days: they use up the capacity first."""
    last = today + timedelta(days=7)
    return sum(
        1
        for coffee in network.all(Coffee)
        if coffee.state in PLANNED and coffee.slot is not None and today < coffee.slot.start.date() <= last
    )
