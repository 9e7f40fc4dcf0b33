"""Who to have coffee with next week, and why (``suggestions.md`` 1).

A function of the log, the settings and the day: the same input gives the same list, whatever its order.
"""

from datetime import date, timedelta

from msgspec.structs import replace

from netritual.domain import choose
from netritual.domain.coffee import PLANNED
from netritual.domain.components import kind_of, multipliers_of, place_of, points_of
from netritual.domain.facts import Facts
from netritual.domain.model import Coffee, Person, Review, Settings
from netritual.domain.needs import Offers
from netritual.domain.network import Network
from netritual.domain.rhythm import weight
from netritual.domain.suggestion import Multiplier, NotShown, Point, Suggestion, Suggestions
from netritual.domain.ties import Tie, ties

__all__ = ["Multiplier", "NotShown", "Point", "Suggestion", "Suggestions", "suggest"]


def suggest(network: Network, settings: Settings, today: date, n: int | None = None) -> Suggestions:
    """The few people to meet, with reasons, and who is left out. ``n``: how many to show instead of capacity + 3.

    Considered are people with a tier and those with something open; of the others nothing is read.
    """
    facts = Facts(network, settings, today)
    past = choose.Past(network.all(Review), facts.people, today)
    known = ties(network, settings, today)
    offers = Offers(facts.people.values())
    left_out: list[NotShown] = []
    candidates: list[Suggestion] = []
    mine: dict[int, Tie] = {}
    for person in facts.people.values():
        if not person.tier and person.id not in facts.open:
            continue
        tie = known[person.id]
        reason = choose.excluded(person, tie, facts, settings) or past.too_soon(person, settings, today)
        place = place_of(person, facts, settings)
        kind = kind_of(person, facts, place)
        if reason or kind is None:
            left_out.append(NotShown(person.id, reason or "no kind of meeting fits"))
            continue
        mine[person.id] = tie
        need = offers.meets(person) if person.needs else ""
        candidate = _suggestion(person, points_of(person, tie, facts, settings, place, need),
                                multipliers_of(person, facts, place), kind)  # fmt: skip
        if person.id in past.ignored:
            candidate = choose.lowered(candidate, "ignored", choose.IGNORED, "shown last week and not picked")
        candidates.append(candidate)
    return _set(network, settings, facts, past, mine, candidates, left_out, n)


def _set(
    network: Network, settings: Settings, facts: Facts, past: choose.Past, mine: dict[int, Tie],
    candidates: list[Suggestion], left_out: list[NotShown], n: int | None,
) -> Suggestions:  # fmt: skip
    people, capacity = facts.people, max(0, settings.capacity)
    size = capacity + choose.SPARE if n is None else max(0, n)
    chooser = choose.Chooser(
        people, {who: tie.gap for who, tie in mine.items()}, {who: weight(people[who]) for who in mine}
    )
    chosen, rest = chooser.pick(candidates, size, capacity, past.month)
    free = max(0, capacity - _planned(network, facts.today))
    shown = [replace(s, preselected=index < free) for index, s in enumerate(chosen)]
    if n is None or len(shown) < n:
        wild = choose.wild_card(rest, mine, chosen)
        if wild is not None:
            shown.append(wild)
            rest = [s for s in rest if s.person != wild.person]
    left_out.sort(key=lambda gone: (-weight(people[gone.person]), gone.person))
    return Suggestions(
        on=facts.today, capacity=capacity, shown=tuple(shown), not_shown=(*left_out, *choose.not_shown(rest))
    )


def _suggestion(
    person: Person, points: tuple[Point, ...], multipliers: tuple[Multiplier, ...], kind: str
) -> Suggestion:
    bare = Suggestion(
        person=person.id,
        score=0.0,
        points=points,
        multipliers=multipliers,
        why="",
        kind=kind,
        bridge=len(set(person.circles)) > 1,
        circles=person.circles,
    )
    best = sorted((p for p in points if p.points > 0), key=lambda p: -p.points)[:2]
    why = "; ".join(point.why for point in best)
    return replace(bare, why=why, score=choose.score_of(bare, multipliers))


def _planned(network: Network, today: date) -> int:
    """Coffees that stand in the next seven days: they use up the capacity first."""
    last = today + timedelta(days=7)
    return sum(
        1
        for coffee in network.all(Coffee)
        if coffee.state in PLANNED and coffee.slot is not None and today < coffee.slot.start.date() <= last
    )
