"""From scores to the few that are shown: exclusions, variety, quota, wild card (``suggestions.md`` 1.4-1.6)."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from math import ceil

from msgspec.structs import replace

from netritual.domain.coffee import PLANNED
from netritual.domain.components import tenth
from netritual.domain.facts import YES, Facts
from netritual.domain.model import Coffee, Person, Review, Settings
from netritual.domain.rhythm import cadence
from netritual.domain.suggestion import Multiplier, NotShown, Suggestion
from netritual.domain.text import fold
from netritual.domain.ties import Tie
from netritual.domain.weeks import plus, week_of
from netritual.domain.words import ago, day_words

LEAST_SCORE = 8.0
SPARE = 3
"""How many are shown beyond the capacity."""
INVITED_DAYS, MET_DAYS, NO_DAYS, NO_LIMIT, BUSY_DAYS = 21, 14, 14, 224, 14
SAME_CIRCLE, SAME_COMPANY, IGNORED = 0.8, 0.7, 0.5
MIDDLE_TIERS = (3, 4)
MONTH_DAYS = 28
LAST_WEEK_DAYS = 14

_TOLD = {"not_a_fit": "not a fit", "busy": "busy now", "too_soon": "too soon"}


def excluded(person: Person, tie: Tie, facts: Facts, settings: Settings) -> str:
    """Why this person is not suggested today, in words; "" when nothing stands against it."""
    today = facts.today
    if person.status == "archived":
        return "archived"
    if "all" in person.blocked_kinds:
        return "not a fit"
    if person.snooze_until is not None and person.snooze_until > today:
        return f"later: {day_words(person.snooze_until, today)}"
    coffees = facts.coffees.get(person.id, ())
    for coffee in sorted(coffees, key=_slot_day):
        if coffee.state in PLANNED and (coffee.slot is None or coffee.slot.end.date() >= today):
            when = f" {day_words(coffee.slot.start.date(), today)}" if coffee.slot is not None else ""
            return f"{coffee.channel} planned{when}"
    if tie.in_person is not None and (today - tie.in_person.on).days < MET_DAYS:
        return f"met {ago((today - tie.in_person.on).days)}"
    return _said_no(person, tie, coffees, settings, today) or _invited(coffees, today)


def _slot_day(coffee: Coffee) -> tuple[date, int]:
    return (coffee.slot.start.date() if coffee.slot is not None else date.max, coffee.id)


def _changed(coffee: Coffee) -> date:
    return coffee.changed.date() if isinstance(coffee.changed, datetime) else coffee.said


def _said_no(person: Person, tie: Tie, coffees: Sequence[Coffee], settings: Settings, today: date) -> str:
    """The cool-down after declines in a row, and what they were told to mean (1.6). A meeting ends the row."""
    row = 0
    last: date | None = None
    for coffee in sorted(coffees, key=lambda c: (_changed(c), c.id)):
        if coffee.state in YES:
            row, last = 0, None
        elif coffee.state == "declined" and coffee.decline_reason != "wrong_channel":
            if coffee.decline_reason == "not_a_fit":
                return "not a fit"
            row, last = row + 1, _changed(coffee)
            wait = {"too_soon": cadence(person, settings) // 2, "busy": BUSY_DAYS}.get(coffee.decline_reason or "", 0)
            if wait and today < plus(last, wait):
                return f"{_TOLD[coffee.decline_reason or '']}: {day_words(plus(last, wait), today)}"
    if last is None or (tie.in_person is not None and tie.in_person.on > last):
        return ""
    wait = min(NO_LIMIT, NO_DAYS * 2 ** min(row - 1, 10))
    if today >= plus(last, wait):
        return ""
    times = "no" if row == 1 else "no twice" if row == 2 else f"no {row} times"
    return f"said {times}: {day_words(plus(last, wait), today)}"


def _invited(coffees: Sequence[Coffee], today: date) -> str:
    """An invitation is a coffee that got beyond "let's have one": it had a day, or an answer."""
    for coffee in coffees:
        beyond = coffee.state in PLANNED or coffee.state == "declined" or coffee.slot is not None or coffee.in_file
        if coffee.state == "said" or not beyond:
            continue
        on = coffee.said if coffee.state == "declined" else _changed(coffee)
        if 0 <= (today - on).days < INVITED_DAYS:
            return f"invited {ago((today - on).days)}"
    return ""


class Past:
    """What the reviews of earlier weeks showed: step 7 stores it, nothing else is learned from (1.5, 1.6).

    ``ignored``: shown in the last review, at most two weeks ago, and not picked. ``twice``: by person, the day of the
    newest of two appearances in a row that were not picked. ``month``: of what four weeks showed, how many were of
    tiers 3-4, and how many in all. The review of this week counts for nothing yet, so it shows the same list each time.
    """

    def __init__(self, reviews: Sequence[Review], people: dict[int, Person], today: date) -> None:
        week = week_of(today)
        told = sorted((r for r in reviews if r.shown and r.week < week), key=lambda r: (r.week, r.id), reverse=True)
        self.ignored: set[int] = set()
        self.twice: dict[int, date] = {}
        if told and (today - told[0].started.date()).days <= LAST_WEEK_DAYS:
            self.ignored = {s.person for s in told[0].shown if not s.picked}
        seen: dict[int, list[tuple[date, bool]]] = {}
        for review in told:
            for shown in review.shown:
                seen.setdefault(shown.person, []).append((review.started.date(), shown.picked))
        for who, times in seen.items():
            if len(times) > 1 and not times[0][1] and not times[1][1]:
                self.twice[who] = times[0][0]
        first = today - timedelta(days=MONTH_DAYS)
        month = [s.person for r in told if r.started.date() >= first for s in r.shown]
        self.month = (sum(1 for who in month if who in people and people[who].tier in MIDDLE_TIERS), len(month))

    def too_soon(self, person: Person, settings: Settings, today: date) -> str:
        """Ignored twice is the same as too soon: later by half the rhythm; the reason, or ""."""
        if person.id not in self.twice:
            return ""
        until = plus(self.twice[person.id], cadence(person, settings) // 2)
        return f"later: {day_words(until, today)}" if until > today else ""


class Chooser:
    """Picks one after the other; each pick lowers those like it, in a row of its own among the multipliers."""

    def __init__(self, people: dict[int, Person], gaps: dict[int, int], weights: dict[int, float]) -> None:
        self._people, self._gaps, self._weights = people, gaps, weights
        self._alike: dict[int, tuple[frozenset[str], str]] = {}

    def pick(
        self, candidates: Sequence[Suggestion], size: int, capacity: int, month: tuple[int, int]
    ) -> tuple[list[Suggestion], list[Suggestion]]:
        """The set (best first as picked), and those left over. ``month`` is that of ``Past``."""
        rest = [s for s in candidates if s.score >= LEAST_SCORE]
        owed = self._quota(rest, min(size, len(rest)), capacity, month)
        chosen: list[Suggestion] = []
        while rest and len(chosen) < size:
            places = size - len(chosen)
            pool = [s for s in rest if self._middle(s)] if 0 < owed >= places else rest
            best = min(pool or rest, key=self.order)
            owed -= self._middle(best)
            chosen.append(best)
            rest = self._lower(rest, best)
        shown = {s.person for s in chosen}
        return chosen, sorted((s for s in candidates if s.person not in shown), key=self.order)

    def order(self, suggestion: Suggestion) -> tuple[float, float, int, int]:
        """The best first; ties: higher W, then the older gap, then the lower id."""
        who = suggestion.person
        return (-suggestion.score, -self._weights.get(who, 0.0), -self._gaps.get(who, 0), who)

    def _middle(self, suggestion: Suggestion) -> bool:
        return self._people[suggestion.person].tier in MIDDLE_TIERS

    def _quota(self, pool: Sequence[Suggestion], size: int, capacity: int, month: tuple[int, int]) -> int:
        """How many of tiers 3-4 the set needs: one in three or more; two thirds over a month, outside the capacity."""
        if size < 3:
            return 0
        past_middle, past = month
        owed = ceil(2 * (past + size) / 3) - past_middle if past else 1
        there = sum(1 for s in pool if self._middle(s))
        return min(max(1, min(owed, size - capacity)), there)

    def _lower(self, rest: Sequence[Suggestion], picked: Suggestion) -> list[Suggestion]:
        """Those like the picked one, lowered; nobody below the least score stays."""
        circles, company = self._like(picked.person)
        kept: list[Suggestion] = []
        for suggestion in rest:
            if suggestion.person == picked.person:
                continue
            mine, employer = self._like(suggestion.person)
            if circles and not suggestion.bridge and not circles.isdisjoint(mine):
                circle = next(c for c in self._people[suggestion.person].circles if fold(c) in circles)
                suggestion = lowered(suggestion, "circle", SAME_CIRCLE, f"circle {circle} is there already")
            if company and company == employer:
                name = self._people[suggestion.person].company
                suggestion = lowered(suggestion, "company", SAME_COMPANY, f"{name} is there already")
            if suggestion.score >= LEAST_SCORE:
                kept.append(suggestion)
        return kept

    def _like(self, person: int) -> tuple[frozenset[str], str]:
        """Folded circles and company of a person."""
        known = self._alike.get(person)
        if known is None:
            record = self._people[person]
            known = (frozenset(fold(c) for c in record.circles), fold(record.company) if record.company else "")
            self._alike[person] = known
        return known


def lowered(suggestion: Suggestion, name: str, factor: float, why: str) -> Suggestion:
    """The suggestion with one factor more; a second one of the same name joins the first in its row."""
    rows = [m for m in suggestion.multipliers if m.name != name]
    before = next((m.value for m in suggestion.multipliers if m.name == name), 1.0)
    rows.append(Multiplier(name, round(before * factor, 10), why))
    return replace(suggestion, multipliers=tuple(rows), score=score_of(suggestion, tuple(rows)))


def score_of(suggestion: Suggestion, multipliers: tuple[Multiplier, ...]) -> float:
    """The sum of the parts times the factors, rounded half-even to 1 decimal."""
    total = round(sum(point.points for point in suggestion.points), 1)
    for multiplier in multipliers:
        total *= multiplier.value
    return tenth(total)


def wild_card(rest: Sequence[Suggestion], ties: dict[int, Tie], chosen: Sequence[Suggestion]) -> Suggestion | None:
    """One dormant person beyond the list, the one that was strongest: the most touch-days."""
    taken = {s.person for s in chosen}
    dormant = [s for s in rest if s.person not in taken and s.score >= LEAST_SCORE and ties[s.person].dormant]
    if not dormant:
        return None
    best = min(dormant, key=lambda s: (-ties[s.person].touch_days, -s.score, s.person))
    why = next(point.why for point in best.points if point.component == "dormant")
    return replace(best, wild_card=True, why=f"wild card: {why}")


def not_shown(rest: Sequence[Suggestion]) -> list[NotShown]:
    """Those who were left over: beyond the week's places, or with no reason for a coffee now."""
    return [
        NotShown(s.person, "the week is full" if s.score >= LEAST_SCORE else "no reason for a coffee now") for s in rest
    ]
