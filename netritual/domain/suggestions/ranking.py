"""Everyone's score on one day, and whom a rule leaves out: numbers only, words are made of a case that is asked for."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache, cached_property
from math import inf, prod

from msgspec import Struct
from msgspec.structs import replace

from netritual.domain.coffees.coffee import PLANNED
from netritual.domain.dates.birthdays import days_to_birthday, is_family
from netritual.domain.dates.day_wording import day_words
from netritual.domain.dates.weeks import monday_of
from netritual.domain.model import Coffee, Person, Settings
from netritual.domain.network import Network
from netritual.domain.suggestions.day_facts import Facts
from netritual.domain.suggestions.exclusions import exclusion
from netritual.domain.suggestions.footing import MESSAGE, Footing, by_message, first_step, floor_of, footing_of
from netritual.domain.suggestions.openers import LOT, is_thin, opened
from netritual.domain.suggestions.person_case import PersonCase, case_of, weight_in
from netritual.domain.suggestions.score import PLACE_FACTORS, Scale, tenth
from netritual.domain.suggestions.strangers import BIRTHDAY_DAYS
from netritual.domain.suggestions.suggestion import Multiplier, Silence
from netritual.domain.ties.counts import counts
from netritual.domain.ties.tie_stats import NOTHING, Sums

LATE_DAY = 3
"""From Thursday on the coffees of the next week are chosen."""
BEHIND = 2
"""The precedence of those who come after all others, whatever their score."""
ON_SCREEN = 0.6
"""The factor by which a meeting by video ranks lower for somebody without a settled history, beside that of the score:
it brings two people less close than one in town."""


class Candidate(Struct, frozen=True, gc=False):
    """Somebody who may be suggested: the score of a case, and what the set does to it (``rows``).

    ``score`` is rounded half-even to 1 decimal; ``raw`` is neither rounded nor multiplied by the rows. ``floor`` is
    what it takes to be shown.
    """

    case: PersonCase
    footing: Footing
    floor: float
    raw: float
    score: float
    rows: tuple[Multiplier, ...] = ()

    @property
    def person(self) -> int:
        """The id of the person."""
        return self.case.person.id

    @property
    def precedence(self) -> int:
        """Whoever waits for an answer and a new introduction go before all, whatever their score, and in the weeks of a
        newcomer whoever is met on a trip, and whoever was talked with before those who were only named, or met once and
        are hardly known."""
        best = self.case.opener
        if best in ("wrote", "introduced") or (self.case.is_on_the_way and self.case.facts.newcomer):
            return 0
        behind = self.footing == "named" or (best == "met once" and is_thin(self.case))
        return BEHIND if behind and self.case.facts.newcomer else 1

    @property
    def worth(self) -> float:
        """The score by which places are given: a newcomer's meeting by video comes after one in town for which as much
        speaks."""
        return self._worth(self.score)

    def _worth(self, score: float) -> float:
        case = self.case
        by_video = case.place == "remote" and not case.settled and case.facts.newcomer and not by_message(case)
        return score * ON_SCREEN if by_video else score

    @property
    def order(self) -> tuple[int, float, float, date, float, int, tuple[int, int], int, bytes, int]:
        """The best first, by precedence and worth, which the set does not lower where one only chose a rhythm; ties:
        what a newcomer owes by its day, then higher W, then the older gap where there is a rhythm, else whoever
        something is open with, is more to me by my lines and had a place in fewer reviews, then the lot of the week."""
        case, person = self.case, self.case.person
        gap = case.stats.gap if case.settled else 0
        had = 0 if case.settled else len(case.facts.earlier.placed.get(person.id, ()))
        rank = (case.matter is None, case.rank) if case.opener == "met once" else (0, 0)
        lot = case.facts.lot[person.handle]
        due = case.matter.due if case.matter is not None and case.owes else None
        own = -self._worth(tenth(self.raw)) if self.precedence == BEHIND else 0.0
        return (self.precedence, own, -self.worth, due or date.max, -case.weight, -gap, rank, had, lot, person.id)

    @property
    def passes(self) -> bool:
        """Whether enough speaks for them, or a newcomer owes them something. An unknown city alone keeps nobody out."""
        if self.score >= self.floor or (self.score and self.case.owes):
            return True
        if self.case.place != "unknown" or not self.score or by_message(self.case):
            return False
        return tenth(self.score / PLACE_FACTORS["unknown"]) >= self.floor

    def lowered(self, rows: tuple[Multiplier, ...]) -> "Candidate":
        """The same with other rows."""
        score = tenth(prod((row.value for row in rows), start=self.raw))
        return Candidate(self.case, self.footing, self.floor, self.raw, score, rows)


def candidate_of(case: PersonCase, scale: Scale) -> Candidate:
    """The score of a case by itself."""
    raw, footing = scale.score(case), footing_of(case)
    return Candidate(case, footing, floor_of(footing, case.facts.ready), raw, tenth(raw))


@cache
def coffees_from(today: date) -> date | None:
    """The first day after the holidays where the week to plan lies in those around Christmas: no coffee begins in
    them."""
    ahead = 7 if today.weekday() >= LATE_DAY else 0
    middle = monday_of(today) + timedelta(days=ahead + 2)
    year = middle.year + (middle.month == 12)
    return date(year, 1, 7) if date(year - 1, 12, 20) <= middle < date(year, 1, 7) else None


def judged(person: Person, sums: Sums, facts: Facts) -> PersonCase:
    """Somebody on a day, with what speaks for them; a word where a coffee can wait, and over the holidays with whom no
    meeting was spoken of."""
    case, after = opened(case_of(person, sums, facts)), coffees_from(facts.today)
    if person.id in facts.coffee_waits and first_step(case) not in (None, MESSAGE):
        return replace(case, word_only=facts.coffee_waits[person.id].partition(":")[0])
    if after is None or case.is_asked_for or first_step(case) in (None, MESSAGE):
        return case
    return replace(case, word_only=f"no coffee is suggested over the holidays, until {day_words(after, facts.today)}")


class Barred(Struct, frozen=True, gc=False):
    """Somebody whom a rule leaves out, and why."""

    case: PersonCase
    why: str

    @property
    def order(self) -> tuple[float, int]:
        """Those of most weight first."""
        return (-self.case.weight, self.case.person.id)


class Ranking:
    """The verdict on everyone with a tier, an entry or something open, in no order; on the list only when asked.

    Without a tier very many may have an entry. They are judged only as far as their score can matter (``reach``), or as
    far as it is asked whom a rule leaves out.
    """

    def __init__(self, network: Network, settings: Settings, today: date) -> None:
        self.facts = facts = Facts(network, settings, today)
        self.candidates: list[Candidate] = []
        self.barred: dict[int, Barred] = {}
        """Whom a rule leaves out, by id."""
        self.scale, tallies = Scale(settings), counts(network)
        self._waiting: dict[int, tuple[float, Person, Sums]] = {}
        for person, sums in facts.acquainted:
            if person.tier or person.id in facts.open:
                self._judge(person, sums)
            else:
                self._waiting[person.id] = self.scale.most(person, sums, facts), person, sums
        for who in facts.noticed.difference(person.id for person, _ in facts.acquainted):
            record = network.get(Person, who)
            if record is not None:
                self._judge(record, tallies.sums(who, facts.now))

    def reach(self, score: float) -> bool:
        """Judge those without a tier who may have such a score or a higher one; whether there were any."""
        near = [who for who, (most, _, _) in self._waiting.items() if most >= score]
        for who in near:
            self._reach(who)
        return bool(near)

    def _reach(self, who: int) -> None:
        _, person, sums = self._waiting.pop(who)
        self._judge(person, sums)

    def left_out(self) -> Iterator[Barred]:
        """Whom a rule leaves out, those of most weight first: the others are judged when their turn comes."""
        orders = [one.order for one in self.barred.values()]
        orders += [(-weight_in(person, sums), who) for who, (_, person, sums) in self._waiting.items()]
        for _, who in sorted(orders):
            if who in self._waiting:
                self._reach(who)
            if who in self.barred:
                yield self.barred[who]

    @cached_property
    def strangers(self) -> list[Candidate]:
        """Those of the list whose opener is enough, then the one of the lot; to a newcomer less than enough may be more
        than the lot."""
        strangers, network = self.facts.strangers, self.facts.network
        drawn = network.get(Person, strangers.drawn) if strangers.drawn else None
        cases = [opened(case_of(one, NOTHING, self.facts)) for one in (*strangers.able, *([drawn] if drawn else ()))]
        able = [candidate_of(case, self.scale) for case in cases if not exclusion(case)]
        least = LOT if self.facts.newcomer else inf
        able = [one for one in able if one.passes or sum(value for _, value in one.case.openings) >= least]
        return sorted(able, key=lambda one: (one.footing == "lot" or not one.passes, *self._before(one), one.order))

    def _before(self, one: Candidate) -> tuple[bool, int, bool]:
        """What goes before the score on the list: a birthday of the coming week, by its day and family first, and a
        word of the purpose go before a date that they came on it."""
        names = one.case.openers
        days = days_to_birthday(one.case.person.birthday or "", self.facts.today) if "birthday" in names else None
        soon = days if days is not None and days <= BIRTHDAY_DAYS else BIRTHDAY_DAYS + 1
        return (
            soon > BIRTHDAY_DAYS and "purpose" not in names,
            soon,
            not (one.case.person.kin or is_family(one.case.person.name)),
        )

    def _judge(self, person: Person, sums: Sums) -> None:
        case = judged(person, sums, self.facts)
        if why := exclusion(case):
            self.barred[person.id] = Barred(case, why)
        elif person.tier or case.openings or sums.two_way or case.matter_value or person.id in self.facts.open:
            self.candidates.append(candidate_of(case, self.scale))

    def verdict(self, person: int) -> Candidate | Barred | None:
        """The verdict on one person; None for whoever was not judged."""
        return self.barred.get(person) or next((one for one in self.candidates if one.person == person), None)


def silence_of(network: Network, ranking: Ranking, today: date) -> Silence:
    """The reason why nobody is suggested on a day."""
    if not counts(network).anyone():
        return "nobody"
    ranking.reach(-inf)
    barred = [one.case for one in ranking.barred.values()]
    if not ranking.candidates and not any(case.ready for case in barred) and ranking.facts.strangers.listed:
        return "alike"
    if not ranking.candidates and not barred:
        return "faint"
    rhythms = [one.case.stats for one in ranking.candidates if one.case.settled]
    if any(c.state in PLANNED and c.slot is not None and c.slot.end.date() >= today for c in network.all(Coffee)):
        return "planned"
    if not ranking.candidates or any(case.person.tier and not case.settled for case in barred):
        return "resting"
    return "kept" if rhythms and all(stats.gap <= stats.cadence for stats in rhythms) else "faint"


def candidate_for(network: Network, facts: Facts, person: int) -> Candidate:
    """Anybody, also someone without a tier, or whom a rule leaves out."""
    record = network.get(Person, person)
    if record is None:
        raise ValueError(f"nobody has the number {person}")
    case = judged(record, counts(network).sums(person, facts.now), facts)
    return candidate_of(case, Scale(facts.settings))
