"""What the suggestions say of one person on one day, in numbers alone: a score, or the rule that leaves them out.

A score is the sum of the parts times the factors (``suggestions.md`` 1.2, 1.3), with the very functions of
``components``. Everyone with a rhythm is judged, so what most people have not (a coffee, an open loop, a gift, a need,
a date) is asked for only where there is some. ``tests/domain/test_ranking.py`` pins this to the words.
"""

from datetime import date

from netritual.domain.model import Person, Settings
from netritual.domain.pulse import Sums, pulse_at
from netritual.domain.rhythm import cadence, weight
from netritual.domain.suggestions import choose
from netritual.domain.suggestions.components import (
    PLACE_FACTORS,
    Place,
    due_value,
    fading_value,
    give_back_value,
    in_person_value,
    kind_of,
    place_of,
    tenth,
    tier_factor,
    timing,
    weights_of,
    yes_factors,
)
from netritual.domain.suggestions.facts import Facts
from netritual.domain.suggestions.needs import Offers
from netritual.domain.suggestions.shares import LIGHT_TIERS, MIDDLE_TIERS, within_reach
from netritual.domain.suggestions.suggestion import Barred, Kind, Ranked
from netritual.domain.ties import keep_of

Verdict = Ranked | Barred


class Judge:
    """Judges one person after the other, on one day and by the same facts.

    ``spoken_of``: the people of whom a table speaks beside their own record and their touches.
    """

    def __init__(self, facts: Facts, past: choose.Past, offers: Offers, settings: Settings, today: date) -> None:
        self._facts, self._past, self._offers = facts, past, offers
        self._settings, self._today, self._now = settings, today, today.toordinal()
        self.spoken_of = frozenset((*facts.loop, *facts.coffees, *facts.gave, *facts.got, *past.twice, *past.ignored))
        self._weights = weights_of(settings)
        self._unasked = yes_factors((), today)
        self._keep = keep_of(settings)
        self._rhythms: dict[tuple[int, int | None], tuple[int, float, float, Kind, Kind]] = {}
        self._places: dict[tuple[str, int | None], Place] = {}

    def of(self, person: Person, sums: Sums) -> Verdict:
        """The verdict on one person, also on someone without a tier and with nothing open."""
        who, today, now = person.id, self._today, self._now
        own = person.tier, person.cadence_days
        rhythm, by_weight, by_tier, near, far = self._rhythms[own] if own in self._rhythms else self._rhythm(person)
        pulse = pulse_at(person, sums, rhythm, self._keep, today, now)
        spoken = who in self.spoken_of
        if spoken or now - pulse.met < choose.MET_DAYS or person.status == "archived" or _asks_for_less(person):
            why = self._bar(person, pulse.met)
            if why:
                return Barred(who, why, by_weight)
        place = self._place(person)
        loop, due, meet, fade, dormant, give, date_ = self._weights
        total = 0.0
        value = due_value(pulse)
        if value:
            total += tenth(due * value)
        value = in_person_value(pulse, place)
        if value:
            total += tenth(meet * value)
        value = 0.0 if person.kin else fading_value(pulse)
        if value:
            total += tenth(fade * value)
        if pulse.dormant:
            total += tenth(dormant)
        if person.birthday or person.events:
            total += tenth(date_ * timing(person, today)[0])
        by_yes, often = self._unasked
        if spoken or person.needs:
            open_, give_back, by_yes, often = self._spoken(person)
            total += tenth(loop * open_) + tenth(give * give_back)
        raw = tenth(total) * by_tier * by_yes * PLACE_FACTORS[place] * often
        if spoken and who in self._past.ignored:
            raw *= choose.IGNORED
        kind = near if within_reach(place) else far
        return Ranked(who, tenth(raw), by_weight, pulse.gap, raw, kind, pulse.dormant, pulse.touch_days)

    def _rhythm(self, person: Person) -> tuple[int, float, float, Kind, Kind]:
        """C, W, the factor of the tier; the kind of such a candidate within reach, and out of it."""
        middle, light = person.tier in MIDDLE_TIERS, person.tier in LIGHT_TIERS
        kinds = (middle, light), (middle, False)
        found = cadence(person, self._settings), weight(person), tier_factor(person), *kinds
        self._rhythms[person.tier, person.cadence_days] = found
        return found

    def _place(self, person: Person) -> Place:
        """Where we could meet: the same for all of one city, but for those with a visit to come."""
        if person.events:
            return place_of(person, self._facts, self._settings)
        key = person.city, person.travel_min
        known = self._places.get(key)
        if known is None:
            known = self._places[key] = place_of(person, self._facts, self._settings)
        return known

    def _bar(self, person: Person, met: int) -> str:
        """The rule that leaves this person out; "" when there is none."""
        facts, settings, today = self._facts, self._settings, self._today
        why = choose.excluded(person, met, facts, settings) or self._past.too_soon(person, settings, today)
        if not why and kind_of(person, facts, place_of(person, facts, settings)) is None:
            return "no kind of meeting fits"
        return why

    def _spoken(self, person: Person) -> tuple[float, float, float, float]:
        """What other tables say: the open loop, giving back, the factors of their answers."""
        facts, who = self._facts, person.id
        needed = person.needs and self._offers.meets(person)
        give = 1.0 if needed else give_back_value(facts.gave.get(who, 0), facts.got.get(who, 0))
        loop = facts.loop[who][0] if who in facts.loop else 0.0
        return (loop, give, *yes_factors(facts.coffees.get(who, ()), self._today))


def _asks_for_less(person: Person) -> bool:
    return person.snooze_until is not None or bool(person.blocked_kinds)
