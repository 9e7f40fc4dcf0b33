"""Who to have coffee with next week, and why (``suggestions.md`` 1).

A function of the log, the settings and the day: the same input gives the same list, whatever its order.
"""

from collections.abc import Container, Iterator, Sequence
from datetime import date, timedelta
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from netritual.domain.coffee import PLANNED
from netritual.domain.counts import counts
from netritual.domain.model import Coffee, Person, Settings
from netritual.domain.network import Network, People
from netritual.domain.suggestions import choose
from netritual.domain.suggestions.case import case_of, kind_of
from netritual.domain.suggestions.components import FACTORS, PARTS, Scale
from netritual.domain.suggestions.facts import Facts
from netritual.domain.suggestions.ranking import Barred, Candidate, Ranking, candidate_of
from netritual.domain.suggestions.shares import Turns
from netritual.domain.suggestions.suggestion import (
    LeftOut,
    Multiplier,
    NotShown,
    Point,
    Suggestion,
    Suggestions,
    WhyNot,
)

__all__ = ["Multiplier", "NotShown", "Point", "Suggestion", "Suggestions", "WhyNot",
           "fits", "reasons", "suggest", "why_not"]  # fmt: skip

NO_RHYTHM = "no rhythm, and nothing open between you"


def suggest(network: Network, settings: Settings, today: date, n: int | None = None) -> Suggestions:
    """The few people to meet, with reasons, and who is left out. ``n``: how many to show instead of capacity + 3.

    Considered are people with a tier and those with something open; of the others nothing is read.
    """
    chosen = _Chosen.of(network, settings, today, n)
    free = max(0, settings.capacity - _planned(network, today))
    asked = {one.person for one in chosen.listed[:free]}
    best_first = sorted(chosen.listed, key=lambda one: one.order)
    shown = [replace(explained(one), preselected=one.person in asked) for one in best_first]
    if chosen.wild is not None:
        shown.append(_as_wild(explained(chosen.wild)))
    left_out = LeftOut(partial(chosen.left_out, frozenset(one.person for one in shown)))
    return Suggestions(on=today, capacity=max(0, settings.capacity), shown=tuple(shown), not_shown=left_out)


def fits(network: Network, settings: Settings, today: date) -> dict[int, float]:
    """The score of everyone whom ``suggest`` would show if there were places for all, by person."""
    chosen = _Chosen.of(network, settings, today, len(network.all(Person)))
    return {one.person: one.score for one in (*chosen.listed, chosen.wild) if one is not None}


def why_not(network: Network, settings: Settings, today: date, person: int) -> WhyNot:
    """Why somebody is not among those shown, and what their parts are. ValueError when there is no such person."""
    chosen = _Chosen.of(network, settings, today, None)
    suggestion, verdict = explained(_candidate(network, chosen.ranking.facts, person)), chosen.ranking.verdict(person)
    if person in {one.person for one in (*chosen.listed, chosen.wild) if one is not None}:
        return WhyNot(person, "shown", suggestion)
    if verdict is None:
        return WhyNot(person, NO_RHYTHM, suggestion)
    if isinstance(verdict, Barred):
        return WhyNot(person, verdict.why, suggestion)
    why = choose.left_over(verdict, chosen.last)
    if why == choose.NO_REASON:
        why += f": fit {suggestion.score}, it takes {choose.LEAST_SCORE:.0f}"
    elif chosen.last is not None and suggestion.score <= chosen.last:
        why += f", the last one shown has {chosen.last}"
    return WhyNot(person, why, suggestion)


def reasons(network: Network, settings: Settings, today: date, people: Sequence[int]) -> list[str]:
    """What speaks for a coffee with each of these people, in a line. ValueError when one of them is not here."""
    facts = Facts(network, settings, today)
    return [explained(_candidate(network, facts, person)).why for person in people]


def explained(one: Candidate) -> Suggestion:
    """A score with every part and factor in words.

    Its line has the two best reasons, a date that comes up (few points, but what one begins with), and a turn.
    """
    case = one.case
    numbers = Scale(case.facts.settings).points(case)
    points = tuple(Point(part.name, value, part.why(case)) for part, value in zip(PARTS, numbers, strict=True))
    ranked = sorted((point for point in points if point.points > 0), key=lambda point: -point.points)
    why = [point.why for at, point in enumerate(ranked) if at < 2 or point.component == "timing"]
    why += [row.why for row in one.rows if row.name == "turn"]
    factors = [Multiplier(factor.name, factor.value(case), words) for factor in FACTORS if (words := factor.why(case))]
    return Suggestion(
        person=one.person,
        score=one.score,
        points=points,
        multipliers=(*factors, *one.rows),
        why="; ".join(why),
        kind=kind_of(case) or "",
        bridge=case.bridge,
        circles=case.person.circles,
    )


def _candidate(network: Network, facts: Facts, person: int) -> Candidate:
    """Anybody, also someone without a tier, or whom a rule leaves out."""
    record = network.get(Person, person)
    if record is None:
        raise ValueError(f"nobody has the number {person}")
    return candidate_of(case_of(record, counts(network).sums(person, facts.now), facts), Scale(facts.settings))


class _Chosen(Struct, frozen=True):
    """The set as picked, and the wild card beyond it."""

    ranking: Ranking
    listed: list[Candidate]
    wild: Candidate | None

    @classmethod
    def of(cls, network: Network, settings: Settings, today: date, n: int | None) -> "_Chosen":
        """The numbers behind ``suggest``."""
        ranking = Ranking(network, settings, today)
        capacity = max(0, settings.capacity)
        size = capacity + choose.SPARE if n is None else max(0, n)
        turns = Turns(People(network), ranking.facts, max(0, capacity - _planned(network, today)))
        listed = choose.Chooser().pick(ranking.candidates, size, capacity, ranking.facts.earlier.month, turns)
        full = n is not None and len(listed) >= n
        wild = None if full else choose.wild_card(ranking.candidates, {one.person for one in listed})
        return cls(ranking, listed, wild)

    @property
    def last(self) -> float | None:
        """The least score in the set; None when it is empty."""
        return min((one.score for one in self.listed), default=None)

    def left_out(self, shown: Container[int]) -> Iterator[NotShown]:
        """Everyone who is not shown, with the reason: first whom a rule leaves out, then the rest, the best first."""
        for barred in sorted(self.ranking.barred, key=lambda one: one.order):
            yield NotShown(barred.case.person.id, barred.why)
        for one in sorted(self.ranking.candidates, key=lambda one: one.order):
            if one.person not in shown:
                yield NotShown(one.person, choose.left_over(one, self.last))


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
