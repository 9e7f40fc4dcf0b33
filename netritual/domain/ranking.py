"""Everyone's score on one day in numbers alone; words are found later, for the few who are shown.

A score is the sum of the parts times the factors (``suggestions.md`` 1.2, 1.3). ``explained`` gives the same score with
its reasons; ``tests/domain/test_ranking.py`` pins the two to each other.
"""

from collections.abc import Sequence
from datetime import date

from netritual.domain import choose
from netritual.domain.components import (
    Place,
    factors_of,
    kind_of,
    multipliers_of,
    place_of,
    points_of,
    tenth,
    total_of,
    weights_of,
)
from netritual.domain.facts import Facts
from netritual.domain.model import Person, Review, Settings
from netritual.domain.needs import Offers
from netritual.domain.network import Network, Touch
from netritual.domain.pulse import Memory, pulse_of
from netritual.domain.rhythm import weight
from netritual.domain.suggestion import Multiplier, NotShown, Ranked, Suggestion
from netritual.domain.ties import Tie, tie

IGNORED_WHY = "shown last week and not picked"


class Ranking:
    """Who is a candidate, with a score, and who is left out, with the reason. Nothing else is kept."""

    def __init__(self, network: Network, settings: Settings, today: date, memory: Memory | None = None) -> None:
        self.facts = Facts(network, settings, today)
        self.past = choose.Past(network.all(Review), self.facts.people, today)
        self._network, self._settings, self._today = network, settings, today
        self._offers = Offers(self.facts.people.values())
        self._memory = memory if memory is not None else Memory()
        self._memory.hold((today, settings))
        facts, past = self.facts, self.past
        self._spoken_of = {*facts.open, *facts.coffees, *facts.gave, *facts.got, *past.twice, *past.ignored}
        self.left_out: list[NotShown] = []
        self.candidates: list[Ranked] = []
        weights, opened = weights_of(settings), self.facts.open
        for person in self.facts.people.values():
            if person.tier or person.id in opened:
                found = self._judged(person, weights)
                if isinstance(found, Ranked):
                    self.candidates.append(found)
                else:
                    self.left_out.append(found)

    def judged(self, person: Person) -> Ranked | NotShown:
        """One person, also someone without a tier and with nothing open."""
        return self._judged(person, weights_of(self._settings))

    def _judged(self, person: Person, weights: tuple[float, ...]) -> Ranked | NotShown:
        """From memory when neither the record nor the touches changed and no other table speaks of the person."""
        touches = self._network.touches(person.id)
        if person.needs or person.id in self._spoken_of:
            return self._worked_out(person, touches, weights)
        kept = self._memory.judged.get(person.id)
        if kept is None or kept[0] is not person or kept[1] is not touches:
            kept = self._memory.judged[person.id] = (person, touches, self._worked_out(person, touches, weights))
        return kept[2]

    def _worked_out(self, person: Person, touches: Sequence[Touch], weights: tuple[float, ...]) -> Ranked | NotShown:
        facts, settings, today = self.facts, self._settings, self._today
        sums = self._memory.sums(person.id, touches, today.toordinal())
        pulse = pulse_of(person, sums, settings, today)
        reason = choose.excluded(person, pulse, facts, settings)
        if not reason and person.id in self.past.twice:
            reason = self.past.too_soon(person, settings, today)
        place = place_of(person, facts, settings)
        if not reason and not _some_kind(person, facts, place):
            reason = "no kind of meeting fits"
        if reason:
            return NotShown(person.id, reason)
        total = total_of(person, pulse, facts, weights, place, self._need(person))
        by_tier, by_yes, by_place, often = factors_of(person, facts, place)
        raw = total * by_tier * by_yes * by_place * often
        if person.id in self.past.ignored:
            raw *= choose.IGNORED
        return Ranked(
            person.id,
            tenth(raw),
            weight(person),
            pulse.gap,
            raw,
            person.tier in choose.MIDDLE_TIERS,
            pulse.dormant,
            pulse.touch_days,
        )

    def _need(self, person: Person) -> str:
        return self._offers.meets(person) if person.needs else ""

    def explained(self, person: Person, known: Tie | None = None) -> Suggestion:
        """The same score with every part, every factor and the two best reasons in words."""
        facts, settings = self.facts, self._settings
        touches = self._network.touches(person.id)
        known = known or tie(person, touches, settings, self._today)
        place = place_of(person, facts, settings)
        points = points_of(person, known, facts, settings, place, self._need(person))
        rows = multipliers_of(person, facts, place)
        if person.id in self.past.ignored:
            rows = (*rows, Multiplier("ignored", choose.IGNORED, IGNORED_WHY))
        best = sorted((point for point in points if point.points > 0), key=lambda point: -point.points)[:2]
        return Suggestion(
            person=person.id,
            score=choose.score_of(points, rows),
            points=points,
            multipliers=rows,
            why="; ".join(point.why for point in best),
            kind=kind_of(person, facts, place) or "",
            bridge=len(set(person.circles)) > 1,
            circles=person.circles,
        )


def _some_kind(person: Person, facts: Facts, place: Place) -> bool:
    """True when a kind of meeting is left: nearly always, so it is only looked for when something is blocked."""
    if not person.blocked_kinds and person.id not in facts.coffees:
        return True
    return kind_of(person, facts, place) is not None
