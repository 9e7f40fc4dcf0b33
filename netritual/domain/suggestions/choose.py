"""From scores to the few that are shown: exclusions, variety, quota, wild card (``suggestions.md`` 1.4-1.6)."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from heapq import heappop, heappush, heapreplace
from math import ceil

from msgspec.structs import replace

from netritual.domain.coffee import PLANNED
from netritual.domain.model import Coffee, Person, Review, Settings
from netritual.domain.rhythm import cadence
from netritual.domain.suggestions.components import tenth
from netritual.domain.suggestions.facts import YES, Facts
from netritual.domain.suggestions.invitations import changed_on, invited_on
from netritual.domain.suggestions.shares import MIDDLE_TIERS as MIDDLE_TIERS
from netritual.domain.suggestions.shares import Turns
from netritual.domain.suggestions.shelves import Shelves
from netritual.domain.suggestions.suggestion import Kind, Multiplier, Point, Ranked
from netritual.domain.text import fold
from netritual.domain.weeks import plus, week_of
from netritual.domain.words import ago, day_words

LEAST_SCORE = 8.0
FULL, NO_REASON = "the week is full", "no reason for a coffee now"
SPARE = 3
"""How many are shown beyond the capacity."""
INVITED_DAYS, MET_DAYS, NO_DAYS, NO_LIMIT, BUSY_DAYS = 21, 14, 14, 224, 14
SAME_CIRCLE, SAME_COMPANY, IGNORED = 0.8, 0.7, 0.5
MONTH_DAYS = 28
LAST_WEEK_DAYS = 14

_TOLD = {"not_a_fit": "not a fit", "busy": "busy now", "too_soon": "too soon"}


def excluded(person: Person, met_on: int, facts: Facts, settings: Settings) -> str:
    """Why this person is not suggested today, in words; "" when nothing stands against it.

    ``met_on`` is the newest day of a meeting (an ordinal, 0 for none).
    """
    today = facts.today
    if person.status == "archived":
        return "archived"
    if "all" in person.blocked_kinds:
        return "not a fit"
    if person.snooze_until is not None and person.snooze_until > today:
        return f"later: put off to {day_words(person.snooze_until, today)}"
    now = today.toordinal()
    met = f"met {ago(now - met_on)}" if met_on and now - met_on < MET_DAYS else ""
    coffees = facts.coffees.get(person.id)
    if coffees is None:
        return met
    for coffee in sorted(coffees, key=_slot_day):
        if coffee.state in PLANNED and (coffee.slot is None or coffee.slot.end.date() >= today):
            when = f" {day_words(coffee.slot.start.date(), today)}" if coffee.slot is not None else ""
            return f"{coffee.channel} planned{when}"
    return met or _said_no(person, met_on, coffees, settings, today) or _invited(coffees, today)


def _slot_day(coffee: Coffee) -> tuple[date, int]:
    return (coffee.slot.start.date() if coffee.slot is not None else date.max, coffee.id)


def _said_no(person: Person, met_on: int, coffees: Sequence[Coffee], settings: Settings, today: date) -> str:
    """The cool-down after declines in a row, and what they were told to mean (1.6). A meeting ends the row."""
    row = 0
    last: date | None = None
    for coffee in sorted(coffees, key=lambda c: (changed_on(c), c.id)):
        if coffee.state in YES:
            row, last = 0, None
        elif coffee.state == "declined" and coffee.decline_reason != "wrong_channel":
            if coffee.decline_reason == "not_a_fit":
                return "not a fit"
            row, last = row + 1, changed_on(coffee)
            wait = {"too_soon": cadence(person, settings) // 2, "busy": BUSY_DAYS}.get(coffee.decline_reason or "", 0)
            if wait and today < plus(last, wait):
                return f"{_TOLD[coffee.decline_reason or '']}: {day_words(plus(last, wait), today)}"
    if last is None or met_on > last.toordinal():
        return ""
    wait = min(NO_LIMIT, NO_DAYS * 2 ** min(row - 1, 10))
    if today >= plus(last, wait):
        return ""
    times = "no" if row == 1 else "no twice" if row == 2 else f"no {row} times"
    return f"said {times}: {day_words(plus(last, wait), today)}"


def _invited(coffees: Sequence[Coffee], today: date) -> str:
    for coffee in coffees:
        on = invited_on(coffee)
        if on is not None and 0 <= (today - on).days < INVITED_DAYS:
            return f"invited {ago((today - on).days)}"
    return ""


class Past:
    """What the reviews of earlier weeks showed: the review stores it, nothing else is learned from (1.5, 1.6).

    ``ignored``: shown in the last review, at most two weeks ago, and not picked. ``twice``: by person, the day of the
    newest of two appearances in a row that were not picked. ``month``: of what four weeks showed, how many were of
    tiers 3-4, and how many in all. The review of this week counts for nothing yet, so it shows the same list each time.
    """

    def __init__(self, reviews: Sequence[Review], people: Mapping[int, Person], today: date) -> None:
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

    def differing(self, other: "Past") -> set[int]:
        """The people of whom the two do not say the same."""
        return (self.ignored ^ other.ignored) | {who for who, _ in self.twice.items() ^ other.twice.items()}

    def too_soon(self, person: Person, settings: Settings, today: date) -> str:
        """Ignored twice is the same as too soon: later by half the rhythm; the reason, or ""."""
        if person.id not in self.twice:
            return ""
        until = plus(self.twice[person.id], cadence(person, settings) // 2)
        return f"later: shown twice and not picked, again {day_words(until, today)}" if until > today else ""


class Chooser:
    """Picks one after the other; each pick lowers those like it, in a row of its own among the multipliers.

    A pick only ever lowers the others. So a candidate is brought up to date when it comes to the front of its line, and
    what stays at the front is the best: the same set as when everybody is lowered after each pick, at a fraction of it.
    """

    def __init__(self, people: Mapping[int, Person]) -> None:
        self._people = people
        self._alike: dict[int, tuple[frozenset[str], str, bool]] = {}
        self._picked: list[int] = []
        self._of_circle: dict[str, list[int]] = {}
        self._of_company: dict[str, list[int]] = {}
        """Where in ``_picked`` somebody of a circle or a company stands."""
        self.rows: dict[int, tuple[Multiplier, ...]] = {}
        """What the set did to a score, by person."""

    def pick(
        self, kinds: Mapping[Kind, Shelves[Ranked]], size: int, capacity: int, month: tuple[int, int],
        turns: Turns | None = None,
    ) -> list[Ranked]:  # fmt: skip
        """The set, best first as picked. ``month`` is that of ``Past``, ``turns`` what places owe to tiers.

        A turn passes over nobody who is the best and has something open.
        """
        lines = {kind: _Line(candidates.down_to(LEAST_SCORE)) for kind, candidates in kinds.items()}
        able = {kind: candidates.count(LEAST_SCORE) for kind, candidates in kinds.items()}
        there = sum(number for kind, number in able.items() if kind[0])
        owed = _quota(there, min(size, sum(able.values())), capacity, month)
        chosen: list[Ranked] = []
        while len(chosen) < size:
            fronts = {kind: one for kind, line in lines.items() if (one := line.front(self._lowered)) is not None}
            if not fronts:
                break
            kind = best = _best(fronts)
            middle = [kind for kind in fronts if kind[0]]
            if middle and 0 < owed >= size - len(chosen):
                kind = _best(fronts, middle)
            elif turns is not None and not turns.waiting(fronts[best].person):
                kind = _best(fronts, turns.turn(fronts, len(chosen)))
            first = fronts[kind]
            if turns is not None and len(chosen) < turns.places:
                if kind != best:
                    self.rows[first.person] = (*self.rows.get(first.person, ()), turns.why(kind))
                turns.take(kind)
            owed -= kind[0]
            lines[kind].take()
            chosen.append(first)
            self._note(first.person)
        return chosen

    def _lowered(self, one: Ranked, seen: int) -> tuple[Ranked, int]:
        """The candidate after all picks, of which it has seen the first few."""
        if seen == len(self._picked):
            return one, seen
        rows = self.rows.get(one.person, ())
        circles, company, bridge = self._like(one.person)
        places = [self._of_circle[circle] for circle in circles if circle in self._of_circle and not bridge]
        places += [self._of_company[company]] if company in self._of_company else []
        for at in sorted({at for found in places for at in found[bisect_left(found, seen) :]}):
            theirs, employer, _ = self._like(self._picked[at])
            if not bridge and not circles.isdisjoint(theirs):
                circle = next(c for c in self._people[one.person].circles if fold(c) in theirs)
                rows = _with(rows, "circle", SAME_CIRCLE, f"circle {circle} is there already")
            if company and company == employer:
                rows = _with(rows, "company", SAME_COMPANY, f"{self._people[one.person].company} is there already")
        if rows:
            self.rows[one.person] = rows
            score = one.raw
            for row in rows:
                score *= row.value
            one = replace(one, score=tenth(score))
        return one, len(self._picked)

    def _note(self, person: int) -> None:
        """One more is picked."""
        circles, company, _ = self._like(person)
        for circle in circles:
            self._of_circle.setdefault(circle, []).append(len(self._picked))
        if company:
            self._of_company.setdefault(company, []).append(len(self._picked))
        self._picked.append(person)

    def _like(self, person: int) -> tuple[frozenset[str], str, bool]:
        """Folded circles and company of a person, and whether they link two circles."""
        known = self._alike.get(person)
        if known is None:
            record = self._people[person]
            company, bridge = fold(record.company) if record.company else "", len(set(record.circles)) > 1
            known = self._alike[person] = (frozenset(map(fold, record.circles)), company, bridge)
        return known


class _Line:
    """Candidates waiting in their order. Those that were lowered wait again behind the better ones."""

    def __init__(self, waiting: Iterable[Ranked]) -> None:
        self._waiting = iter(waiting)
        self._next = next(self._waiting, None)
        self._again: list[tuple[tuple[float, float, int, int], int, Ranked]] = []

    def front(self, lowered: Callable[[Ranked, int], tuple[Ranked, int]]) -> Ranked | None:
        """The best one, up to date; nobody below the least score stays."""
        while True:
            if self._next is not None and (not self._again or self._next.order < self._again[0][0]):
                heappush(self._again, (self._next.order, 0, self._next))
                self._next = next(self._waiting, None)
            if not self._again:
                return None
            _, seen, one = self._again[0]
            fresh, now = lowered(one, seen)
            if fresh.score < LEAST_SCORE:
                heappop(self._again)
                continue
            heapreplace(self._again, (fresh.order, now, fresh))
            if fresh is one:
                return one

    def take(self) -> None:
        """Take the one that ``front`` gave."""
        heappop(self._again)


def _best(fronts: Mapping[Kind, Ranked], of: Iterable[Kind] = ()) -> Kind:
    """The kind whose front is the best; only of some when these are given."""
    return min(of or fronts, key=lambda kind: fronts[kind].order)


def _quota(there: int, size: int, capacity: int, month: tuple[int, int]) -> int:
    """How many of tiers 3-4 the set needs: one in three or more; two thirds over a month, outside the capacity."""
    if size < 3:
        return 0
    past_middle, past = month
    owed = ceil(2 * (past + size) / 3) - past_middle if past else 1
    return min(max(1, min(owed, size - capacity)), there)


def _with(rows: tuple[Multiplier, ...], name: str, factor: float, why: str) -> tuple[Multiplier, ...]:
    """The rows with one factor more; a second one of the same name joins the first in its row."""
    before = next((row.value for row in rows if row.name == name), 1.0)
    return (*(row for row in rows if row.name != name), Multiplier(name, round(before * factor, 10), why))


def score_of(points: Sequence[Point], multipliers: Sequence[Multiplier]) -> float:
    """The sum of the parts times the factors, rounded half-even to 1 decimal."""
    total = round(sum(point.points for point in points), 1)
    for multiplier in multipliers:
        total *= multiplier.value
    return tenth(total)


def wild_card(dormant: Iterable[Ranked], chosen: set[int]) -> Ranked | None:
    """One dormant person beyond the list: the first of them, the strongest once, who is not chosen."""
    return next((one for one in dormant if one.person not in chosen), None)


def left_over(one: Ranked, last: float | None = None) -> str:
    """Why a candidate is not shown: beyond the week's places, or with no reason for a coffee now.

    ``last`` is the least score of those shown; whoever has more was passed over for a tier or circle.
    """
    if one.score < LEAST_SCORE:
        return NO_REASON
    passed = last is not None and one.score > last
    return f"{FULL}: fit {one.score}{', the places went to other circles or tiers' if passed else ''}"
