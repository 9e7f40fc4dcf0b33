"""Who to have coffee with next week, and why (``suggestions.md`` 1).

A function of the log, the settings and the day: the same input gives the same list, whatever its order.
"""

from datetime import date, timedelta

from msgspec.structs import replace

from netritual.domain import choose
from netritual.domain.coffee import PLANNED
from netritual.domain.model import Coffee, Person, Settings
from netritual.domain.network import Network
from netritual.domain.pulse import Memory
from netritual.domain.ranking import Ranking
from netritual.domain.rhythm import weight
from netritual.domain.suggestion import Multiplier, NotShown, Point, Ranked, Suggestion, Suggestions, WhyNot

__all__ = ["Multiplier", "NotShown", "Point", "Suggestion", "Suggestions", "WhyNot", "suggest", "why_not"]

NO_RHYTHM = "no rhythm, and nothing open between you"


def suggest(
    network: Network, settings: Settings, today: date, n: int | None = None, memory: Memory | None = None
) -> Suggestions:
    """The few people to meet, with reasons, and who is left out. ``n``: how many to show instead of capacity + 3.

    Considered are people with a tier and those with something open; of the others nothing is read. A ``memory`` that is
    given again saves work and changes nothing else.
    """
    ranking = Ranking(network, settings, today, memory)
    people, capacity = ranking.facts.people, max(0, settings.capacity)
    ranked = sorted(ranking.candidates, key=lambda one: one.order)
    chooser = choose.Chooser(people)
    chosen = chooser.pick(ranked, capacity + choose.SPARE if n is None else max(0, n), capacity, ranking.past.month)
    free = max(0, capacity - _planned(network, today))
    shown = [replace(_told(ranking, chooser, one), preselected=index < free) for index, one in enumerate(chosen)]
    taken = {one.person for one in chosen}
    if n is None or len(shown) < n:
        wild = choose.wild_card(ranked, taken)
        if wild is not None:
            shown.append(_wild(ranking.explained(people[wild.person])))
            taken.add(wild.person)
    left_out = sorted(ranking.left_out, key=lambda gone: (-weight(people[gone.person]), gone.person))
    rest = choose.not_shown(one for one in ranked if one.person not in taken)
    return Suggestions(on=today, capacity=capacity, shown=tuple(shown), not_shown=(*left_out, *rest))


def why_not(network: Network, settings: Settings, today: date, person: int) -> WhyNot:
    """Why somebody is not among those shown, and what their parts are. ValueError when there is no such person."""
    record = network.get(Person, person)
    if record is None:
        raise ValueError(f"nobody has the number {person}")
    found = suggest(network, settings, today)
    told = Ranking(network, settings, today).explained(record)
    reason = next((gone.why for gone in found.not_shown if gone.person == person), NO_RHYTHM)
    listed = [one for one in found.shown if not one.wild_card]
    if person in {one.person for one in found.shown}:
        reason = "shown"
    elif reason == choose.FULL and listed:
        last = listed[-1].score
        beyond = f"the last one shown has {last}" if told.score <= last else "the places went to other circles or tiers"
        reason += f": fit {told.score}, {beyond}"
    elif reason == choose.NO_REASON:
        reason += f": fit {told.score}, it takes {choose.LEAST_SCORE:.0f}"
    return WhyNot(person, reason, told)


def _told(ranking: Ranking, chooser: choose.Chooser, one: Ranked) -> Suggestion:
    """The suggestion in words, with the rows that the set added."""
    told = ranking.explained(ranking.facts.people[one.person])
    return replace(told, multipliers=(*told.multipliers, *chooser.rows.get(one.person, ())), score=one.score)


def _wild(told: Suggestion) -> Suggestion:
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
