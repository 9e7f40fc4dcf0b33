"""From scores to the few that are shown: variety, quota, wild card."""

from bisect import bisect_left
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from heapq import heapify, heappop, heapreplace
from itertools import chain, islice
from math import ceil, inf
from operator import itemgetter

from netritual.domain.language.text import fold
from netritual.domain.model import Settings
from netritual.domain.suggestions.footing import BY_MESSAGE, MOST, Footing, by_message, is_meeting
from netritual.domain.suggestions.person_case import PersonCase
from netritual.domain.suggestions.ranking import BEHIND, Candidate
from netritual.domain.suggestions.suggestion import Multiplier
from netritual.domain.suggestions.tier_turns import WAITING, Group, Turns, group_of

OTHERS_FIRST, NO_REASON = "others come first", "no reason for a coffee now"
SPARE = 3
"""How many are shown beyond the capacity."""
SAME_CIRCLE, SAME_COMPANY = 0.8, 0.7


class Chooser:
    """Picks one after the other; each pick lowers those like it, in a row of its own among the multipliers.

    A pick only ever lowers the others. So a candidate is brought up to date when it comes to the front of its line, and
    what stays at the front is the best: the same set as when everybody is lowered after each pick, at a fraction of it.
    """

    def __init__(self, most: Mapping[Footing, int] = MOST, meetings: int | None = None) -> None:
        self._meetings = meetings
        """Places left for meetings, beside the messages; None: no limit."""
        self._left = dict(most)
        """Places left for a footing; one that is not named has no limit."""
        self._messages = 0
        """Places left for messages, beside the meetings."""
        self.least = inf
        """Nobody without a tier is picked with a lower worth; 0 where places are left."""
        self._picked: list[Candidate] = []
        self._of_circle: dict[str, list[int]] = {}
        self._of_company: dict[str, list[int]] = {}
        """Where in ``_picked`` somebody of a circle or a company stands."""

    def pick(
        self,
        candidates: Iterable[Candidate],
        size: int,
        capacity: int,
        month: tuple[int, int],
        turns: Turns,
        own: bool = False,
    ) -> list[Candidate]:
        """The set, best first as picked. ``month`` is that of ``EarlierReviews``, ``turns`` what places owe to tiers,
        ``own`` whether the first is the best one to meet whom the user gave a tier.

        A turn passes over nobody who is the best and has something open, or goes before all.
        """
        groups: dict[Group, list[Candidate]] = {}
        for candidate in candidates:
            if candidate.passes:
                groups.setdefault(group_of(candidate.case), []).append(candidate)
        there = sum(len(waiting) for group, waiting in groups.items() if group[0])
        owed = _quota(there, min(size, sum(map(len, groups.values()))), capacity, month)
        chosen = self._picked
        if self._meetings is not None:
            able = sum(1 for waiting in groups.values() for one in waiting if is_meeting(one.case))
            self._messages = size - min(self._meetings, able)
        if own and size and self._meetings != 0 and (front := _first_chosen(chain.from_iterable(groups.values()))):
            groups[group_of(front.case)].remove(front)
            owed -= group_of(front.case)[0]
            self._take(front)
        lines = {group: _Line(waiting) for group, waiting in groups.items()}
        while len(chosen) < size:
            fronts = {
                group: one
                for group, line in lines.items()
                if (one := line.front(self._lowered, self._is_full)) is not None
            }
            if not fronts:
                self.least = 0.0
                break
            group = best = _best(fronts)
            middle = [group for group in fronts if group[0]]
            if middle and 0 < owed >= size - len(chosen):
                group = _best(fronts, middle)
            else:
                self.least = min(self.least, fronts[best].worth if fronts[best].precedence else inf)
                waits = fronts[best].case.matter_value >= WAITING or _is_owed(fronts[best].case)
                if fronts[best].precedence and not waits:
                    group = _best(fronts, turns.turn(fronts, len(chosen)))
            first = fronts[group]
            if len(chosen) < turns.places:
                if group != best:
                    first = first.lowered((*first.rows, turns.why(group)))
                turns.take(group)
            owed -= group[0]
            lines[group].take()
            self._take(first)
        return chosen

    def _is_full(self, one: Candidate) -> bool:
        """True when no place is left for one more. Whoever has a rhythm and a talk is offered beyond the meetings, and
        whom something is open with is written to beyond the messages. Beside two others nobody is who is hardly known.
        """
        if (_is_new(one) and not self._left.get(one.footing, 1)) or meets_with(one, self._picked):
            return True
        if one.precedence == BEHIND and one.case.opener == "met once" and len(self._picked) > 1:
            return True
        if by_message(one.case):
            return self._meetings is not None and self._messages <= 0 and not _is_owed(one.case)
        return self._meetings == 0 and not one.case.settled

    def _lowered(self, one: Candidate, turn: int) -> tuple[Candidate, int]:
        """The candidate after all picks; its score has seen the first ``seen`` of them."""
        if turn == len(self._picked):
            return one, turn
        person, rows, bridge = one.case.person, one.rows, one.case.bridge
        circles, company = set(map(fold, person.circles)), fold(person.company)
        places = [self._of_circle[circle] for circle in circles if circle in self._of_circle and not bridge]
        places += [self._of_company[company]] if company in self._of_company else []
        for at in sorted({at for days in places for at in days[bisect_left(days, turn) :]}):
            picked = self._picked[at].case.person
            theirs = set(map(fold, picked.circles))
            shared = next((circle for circle in person.circles if fold(circle) in theirs), None)
            if shared is not None and not bridge:
                rows = _with(rows, "circle", SAME_CIRCLE, f"circle {shared} is there already")
            if company and company == fold(picked.company):
                rows = _with(rows, "company", SAME_COMPANY, f"{person.company} is there already")
        return one if rows is one.rows else one.lowered(rows), len(self._picked)

    def _take(self, one: Candidate) -> None:
        """Pick one more."""
        if one.footing in self._left and _is_new(one):
            self._left[one.footing] -= 1
        if not is_meeting(one.case):
            self._messages -= 1
        elif self._meetings:
            self._meetings -= 1
        for circle in set(map(fold, one.case.person.circles)):
            self._of_circle.setdefault(circle, []).append(len(self._picked))
        if company := fold(one.case.person.company):
            self._of_company.setdefault(company, []).append(len(self._picked))
        self._picked.append(one)


class _Line:
    """Candidates of one group, as a heap; each with how many picks its score has seen."""

    def __init__(self, waiting: Iterable[Candidate]) -> None:
        self._heap = [(one.order, 0, one) for one in waiting]
        heapify(self._heap)

    def front(
        self, lowered: Callable[[Candidate, int], tuple[Candidate, int]], is_full: Callable[[Candidate], bool]
    ) -> Candidate | None:
        """The best one, up to date; nobody stays who is below the floor, or of whose footing there are enough."""
        while self._heap:
            _, turn, one = self._heap[0]
            fresh, now = lowered(one, turn)
            if not fresh.passes or is_full(fresh):
                heappop(self._heap)
                continue
            heapreplace(self._heap, (fresh.order, now, fresh))
            if fresh is one:
                return one
        return None

    def take(self) -> None:
        """Take the one that ``front`` gave."""
        heappop(self._heap)


def meets_with(one: Candidate, picked: Iterable[Candidate]) -> bool:
    """Whether we only ever met together with somebody who is picked: one message reaches both."""
    ours = one.case.shared_talks
    return bool(ours) and any(ours == other.case.shared_talks for other in picked)


def _is_new(one: Candidate) -> bool:
    """Whether they take one of the few places for new acquaintances: an answer, and what is to be taken up, do not."""
    return one.case.opener not in BY_MESSAGE


def _first_chosen(candidates: Iterable[Candidate]) -> Candidate | None:
    """The best one to meet whom the user gave a tier."""
    able = (one for one in candidates if one.case.person.tier and not by_message(one.case))
    return min(able, key=lambda one: one.order, default=None)


def meets_chosen(picked: Iterable[Candidate], places: int) -> bool:
    """Whether one of the first ``places`` to meet has a tier by the user, or goes before all."""
    first = islice((one for one in picked if not by_message(one.case)), places)
    return any(one.case.person.tier or not one.precedence for one in first)


def _is_owed(case: PersonCase) -> bool:
    """Whether something is open with somebody who is not settled: shares count only settled ties."""
    return not case.settled and case.matter is not None


def _best(fronts: Mapping[Group, Candidate], of: Iterable[Group] = ()) -> Group:
    """The group whose front is the best; only of some when these are given."""
    return min(of or fronts, key=lambda group: fronts[group].order)


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


def wild_card(candidates: Iterable[Candidate], chosen: Container[int]) -> Candidate | None:
    """One person with a tier beyond the list: dormant, not chosen, and the strongest once."""
    able = (one for one in candidates if one.case.stats.dormant and one.case.person.tier and one.passes)
    free = (one for one in able if one.person not in chosen)
    return min(free, key=lambda one: (-one.case.stats.touch_days, -one.score, one.person), default=None)


def with_due(chosen: Sequence[Candidate], candidates: Sequence[Candidate]) -> list[Candidate]:
    """The chosen, where those with whom a meeting was agreed and has no day yet take the places of people whom one
    never talked to, the only one aside, and those whom a newcomer owes something the places of other messages."""
    never = [one for one in chosen if one.footing == "named" and not by_message(one.case)][1:]
    words = [one for one in chosen if by_message(one.case) and not one.case.owes]
    chosen = _replaced(chosen, never, (one for one in candidates if one.case.agreed and not by_message(one.case)))
    return _replaced(chosen, words, (one for one in candidates if one.case.owes))


def _replaced(chosen: Sequence[Candidate], places: Sequence[Candidate], others: Iterable[Candidate]) -> list[Candidate]:
    """The chosen, with the best of the others in the last of some places."""
    people = {one.person for one in chosen}
    waiting = sorted((one for one in others if one.passes and one.person not in people), key=lambda one: one.order)
    new = {one.person: other for one, other in zip(reversed(places), waiting, strict=False)}
    return [new.get(one.person, one) for one in chosen]


def from_list(strangers: Iterable[Candidate], places: int) -> list[Candidate]:
    """The names of the list for a week, of different companies: of different openers (birthdays and those who connected
    lately aside), then by an opener that another has, and by lot where a place is left."""
    waiting: list[tuple[bool, bool, Candidate]] = []
    openers: set[str] = set()
    for one in strangers:
        opener = one.case.opener
        waiting.append((one.footing == "lot", opener in openers and opener not in ("birthday", "new"), one))
        openers.add(opener)
    chosen: list[Candidate] = []
    companies: set[str] = set()
    for _, _, one in sorted(waiting, key=itemgetter(0, 1)):
        company = fold(one.case.person.company)
        if len(chosen) < places and company not in companies:
            chosen.append(one)
            companies.update((company,) if company else ())
    return chosen


def time_for(settings: Settings) -> str:
    """How many meetings a week has, in words."""
    return f"you have time for {max(0, settings.capacity)} a week"


def left_over(one: Candidate, picked: Sequence[Candidate]) -> str:
    """Why a candidate is not shown: they mourn; beyond the week's places; or with no reason for a coffee now.

    Whoever has more than the least of those picked was passed over for a tier or circle, or as the week of a newcomer
    has so many meetings.
    """
    if why := one.case.facts.coffee_waits.get(one.person):
        return why
    if not one.passes:
        return NO_REASON
    case, last = one.case, min((other.score for other in picked), default=one.score)
    if one.score <= last:
        return OTHERS_FIRST
    if case.settled or not case.facts.newcomer or by_message(case):
        return f"{OTHERS_FIRST}, of other circles or tiers"
    company = fold(case.person.company)
    alike = company and any(fold(other.case.person.company) == company for other in picked)
    return f"another of {case.person.company} is above" if alike else time_for(case.facts.settings)
