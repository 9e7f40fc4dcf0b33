"""Who to have coffee with next week, and why.

A function of the log, the settings and the day: the same input gives the same list, whatever its order.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from math import inf

from msgspec import Struct
from msgspec.structs import replace

from netritual.domain.coffees.coffee import PLANNED
from netritual.domain.dates.birthdays import days_to_birthday
from netritual.domain.dates.day_wording import day_words
from netritual.domain.dates.weeks import monday_of
from netritual.domain.model import Coffee, Person, Settings
from netritual.domain.network import Network, People, Touch
from netritual.domain.suggestions import selection
from netritual.domain.suggestions.day_facts import FIRST_WORDS, FULL_READY, Facts
from netritual.domain.suggestions.exclusions import exclusion
from netritual.domain.suggestions.footing import (
    LISTED,
    MESSAGE,
    MOST,
    MOST_LISTED,
    Footing,
    by_message,
    first_step,
    floor_of,
    is_meeting,
    list_places,
)
from netritual.domain.suggestions.ranking import (
    BEHIND,
    LATE_DAY,
    Barred,
    Candidate,
    Ranking,
    candidate_for,
    candidate_of,
    silence_of,
)
from netritual.domain.suggestions.score import PARTS, PLACE_FACTORS, Scale
from netritual.domain.suggestions.suggestion import LeftOut, NotShown, Silence, Suggestion, Suggestions, WhyNot
from netritual.domain.suggestions.suggestion_reasons import explained
from netritual.domain.suggestions.tier_turns import Turns
from netritual.domain.ties.tie import WRITTEN

NO_RHYTHM = "no rhythm, and nothing gives a reason for a word yet"
NOT_YET = "too soon after the last word: the next fits from"
SOON_WEEKS = 4
"""Weeks within which it is looked up when somebody fits, this one included."""
ENOUGH_OF_LIST = "on your list, of which a week has a name or two: others come first"
WORD_DAYS = 7
"""Days after a talk before a message does not repeat it."""


def suggest(network: Network, settings: Settings, today: date, n: int | None = None) -> Suggestions:
    """The few people to meet or to write to, with reasons, and who is left out. ``n``: how many to show instead of
    capacity + 3.

    Considered are people with a tier, an entry or something open, and beside them a name or two of the list.
    """
    chosen = _Chosen.of(network, settings, today, n)
    asked = chosen.preselected(max(0, settings.capacity - _planned(network, today)))
    best_first = _by_birthday(
        [*sorted(chosen.listed, key=lambda one: one.order), *chosen.words, *chosen.strangers], today
    )
    shown = [replace(explained(one), preselected=one.person in asked) for one in best_first]
    if chosen.wild is not None:
        shown.append(_as_wild(explained(chosen.wild)))
    silence: Silence = silence_of(network, chosen.ranking, today) if all(one.footing == "lot" for one in shown) else ""
    silence = silence if silence == "alike" or not shown else ""
    return Suggestions(
        on=today,
        capacity=max(0, settings.capacity),
        shown=tuple(shown),
        not_shown=LeftOut(partial(chosen.left_out, frozenset(one.person for one in shown))),
        silence=silence,
        listed=chosen.ranking.facts.strangers.listed if silence == "alike" else 0,
    )


def fits(network: Network, settings: Settings, today: date) -> dict[int, float]:
    """The score of everyone whom ``suggest`` would show if there were places for all, by person."""
    chosen = _Chosen.of(network, settings, today, len(network.all(Person)), {})
    return {one.person: one.score for one in chosen.everyone}


def why_not(network: Network, settings: Settings, today: date, person: int) -> WhyNot:
    """Why somebody is not among those shown, and what their parts are. ValueError when there is no such person."""
    chosen = _Chosen.of(network, settings, today, None)
    chosen.ranking.reach(-inf)
    one, verdict = candidate_for(network, chosen.ranking.facts, person), chosen.ranking.verdict(person)
    suggestion = explained(one)
    if any(other.person == person for other in chosen.everyone):
        return WhyNot(person, "shown", suggestion)
    if isinstance(verdict, Barred):
        return WhyNot(person, verdict.why, suggestion)
    if verdict is None and (barred := exclusion(one.case)):
        return WhyNot(person, barred, suggestion)
    if why := one.case.facts.coffee_waits.get(person):
        return WhyNot(person, why, suggestion)
    noted = one.score < one.floor and not one.case.settled and person in one.case.facts.notes.lines.newest
    if noted and (day := _not_yet(network, settings, today, person)):
        return WhyNot(person, f"{NOT_YET} {day_words(day, today)} on", suggestion)
    if verdict is None and (one.passes or not one.case.openings):
        return WhyNot(person, ENOUGH_OF_LIST if one.case.openings else NO_RHYTHM, suggestion)
    why = selection.left_over(one, chosen.listed)
    if why == selection.NO_REASON:
        why += f": fit {suggestion.score}, it takes {one.floor:.1f}".removesuffix(".0")
    elif chosen.last is not None and suggestion.score <= chosen.last:
        why += f": fit {suggestion.score}, the last one shown has {chosen.last}"
    return WhyNot(person, why, suggestion)


def _not_yet(network: Network, settings: Settings, today: date, person: int) -> date | None:
    """The day of the next weeks from which something that is noted of somebody speaks for a word; None for none."""
    for day in (today + timedelta(weeks=weeks) for weeks in range(1, SOON_WEEKS)):
        one = candidate_for(network, Facts(network, settings, day), person)
        if one.passes and one.case.openings and not exclusion(one.case):
            return day
    return None


def _by_birthday(chosen: list[Candidate], today: date) -> list[Candidate]:
    """The same, with those who have a birthday in the order of their birthdays, in the places that they hold."""

    def days(one: Candidate) -> int:
        return days_to_birthday(one.case.person.birthday or "", today) or 0

    born = [one for one in chosen if one.case.opener == "birthday"]
    in_order = iter(sorted(born, key=days))
    return [next(in_order) if one in born else one for one in chosen]


class _Chosen(Struct, frozen=True):
    """The set as picked, the names of the list beside it, and the wild card beyond it."""

    ranking: Ranking
    listed: list[Candidate]
    words: list[Candidate]
    strangers: list[Candidate]
    wild: Candidate | None

    @classmethod
    def of(
        cls, network: Network, settings: Settings, today: date, n: int | None, most: Mapping[Footing, int] = MOST
    ) -> "_Chosen":
        """The numbers behind ``suggest``."""
        ranking = Ranking(network, settings, today)
        facts, capacity = ranking.facts, max(0, settings.capacity)
        size = capacity + selection.SPARE if n is None else max(0, n)
        free = max(0, capacity - _planned(network, today))
        meetings = free if n is None and facts.newcomer else None
        turns = partial(Turns, People(network), facts, free)

        keeps = n is None and free > 1 and facts.rhythms < FULL_READY

        def pick(own: bool = False) -> tuple[list[Candidate], float]:
            chooser = selection.Chooser(most, meetings)
            chosen = chooser.pick(ranking.candidates, size, capacity, facts.earlier.month, turns(), own)
            if keeps and not own and not selection.meets_chosen(chosen, free):
                return pick(own=True)
            return selection.with_due(chosen, ranking.candidates) if meetings is not None else chosen, chooser.least

        listed, least = pick()
        is_full = len(listed) == size and not any(one.precedence == BEHIND for one in listed)
        near = min((one.worth for one in listed), default=0.0) if is_full else 0.0
        while ranking.reach(near if facts.newcomer else least):
            listed, least = pick()
        monday = monday_of(today)
        begun = _begun(network, monday, today)
        places = list_places(facts.ready, monday.toordinal() // 7)
        places = places * (1 if listed or _is_passed_over(facts) else 2) - len(begun)
        places = places if n is None else min(places, n - len(listed))
        places = min(places, MOST_LISTED - sum(one.footing in LISTED for one in listed))
        waiting = ranking.strangers if places > 0 else ()
        draws = free == capacity and not begun and (_is_blank(facts) or not _is_anyone_nearer(facts))
        there = any(one.case.is_on_the_way and one.passes and one not in listed for one in ranking.candidates)
        able = (one for one in waiting if (draws if one.footing == "lot" else one.case.opener != "trip" or not there))
        strangers = selection.from_list(able, places)
        words = _words(ranking, listed, strangers) if meetings is not None else []
        if not _is_blank(facts) and len(listed) + len(words) + len(strangers) > 1:
            strangers = [one for one in strangers if one.footing != "lot"]
        full = n is not None and len(listed) >= n
        wild = None if full else selection.wild_card(ranking.candidates, {one.person for one in listed})
        return cls(ranking, listed, words, strangers, wild)

    @property
    def everyone(self) -> Iterator[Candidate]:
        """Everyone who is shown."""
        return (one for one in (*self.listed, *self.words, *self.strangers, self.wild) if one is not None)

    @property
    def last(self) -> float | None:
        """The least score in the set; None when it is empty."""
        return min((one.score for one in self.listed), default=None)

    def preselected(self, free: int) -> set[int]:
        """Who is picked at first: meetings for the free places, beside them two messages; the lot only by itself."""
        steps = [(one, first_step(one.case)) for one in (*self.listed, *self.words, *self.strangers)]
        alone = len(steps) == 1 and _is_blank(self.ranking.facts)
        words = [one.person for one, step in steps if by_message(one.case) and (alone or one.footing != "lot")]
        meetings = [one.person for one, step in steps if step != MESSAGE and not _is_for_a_message(one)][:free]
        return {*meetings, *words[:FIRST_WORDS]}

    def left_out(self, shown: Container[int]) -> Iterator[NotShown]:
        """Everyone who is not shown, with the reason: first whom a rule leaves out, then the rest, the best first; of
        those without a tier only the ones who mourn or for whom there was no place.
        """
        ranking, facts = self.ranking, self.ranking.facts
        for left in ranking.left_out():
            yield NotShown(left.case.person.id, left.why)
        ranking.reach(-inf)
        for one in sorted(ranking.candidates, key=lambda one: one.order):
            if one.person not in shown and (
                one.passes or one.case.person.tier or one.person in facts.open or one.person in facts.coffee_waits
            ):
                yield NotShown(one.person, selection.left_over(one, self.listed))


def _is_for_a_message(one: Candidate) -> bool:
    """Whether too little speaks for a meeting without what a message does as well: telling what came of advice."""
    case = one.case
    if case.matter is None or not case.matter.by_message:
        return False
    scale = Scale(case.facts.settings)
    numbers = {part.name: value for part, value in zip(PARTS, scale.points(case), strict=True)}
    points = sum(numbers.values())
    total = points + sum(row.points for row in scale.openings(case, points))
    return total > 0 and one.score * (1 - numbers["loop"] / total) < one.floor


def _as_wild(suggestion: Suggestion) -> Suggestion:
    why = next(point.why for point in suggestion.points if point.component == "dormant")
    return replace(suggestion, wild_card=True, why=f"wild card: {why}")


def _begun(network: Network, monday: date, today: date) -> set[int]:
    """The people of the list to whom I wrote a first word this week: they had its places."""

    def begins(touch: Touch) -> bool:
        return touch.day >= monday.toordinal() and touch.initiator == "me" and touch.channel in WRITTEN

    return {
        who
        for talk in network.talks_between(monday, today)
        if talk.initiator == "me" and talk.channel in WRITTEN
        for who in talk.people
        if (person := network.get(Person, who)) and not person.tier and begins(network.touches(who)[0])
    }


def _is_passed_over(facts: Facts) -> bool:
    """Two reviews named people, and nobody of them was picked, written to, or given a rhythm: one name is enough."""
    unpicked = facts.earlier.unpicked
    return bool(unpicked) and unpicked.isdisjoint(person.id for person, _ in facts.acquainted)


def _words(ranking: Ranking, listed: Sequence[Candidate], strangers: Sequence[Candidate]) -> list[Candidate]:
    """Those one talks with for whom the week has no meeting left: a word, as far as the week has room for words."""
    written = [one for one in listed if not is_meeting(one.case)]
    written += [one for one in strangers if one.footing != "lot"]
    room = FIRST_WORDS - len(written)
    if room <= 0:
        return []
    ranking.reach(floor_of("history", ranking.facts.ready) * PLACE_FACTORS["unknown"])
    people = {one.person for one in listed}
    waiting = [
        candidate_of(replace(one.case, word_only=selection.time_for(ranking.facts.settings)), ranking.scale)
        for one in ranking.candidates
        if one.passes and one.person not in people and _is_for_a_word(one) and not selection.meets_with(one, listed)
    ]
    return sorted(waiting, key=lambda one: one.order)[:room]


def _is_for_a_word(one: Candidate) -> bool:
    """Whether a word does for a meeting: not with whoever was only named, where a meeting was spoken of or is the next
    step, where a message of mine waits, nor a few days after a talk, unless it was their answer."""
    case = one.case
    spoken = case.matter is not None and (case.matter.kind or case.matter.value)
    if case.settled or spoken or case.log.waiting or one.footing not in ("history", "follow"):
        return False
    if case.opener in ("named", "spoke"):
        return False
    return case.opener == "answered" or case.facts.now - case.sums.two_way >= WORD_DAYS


def _is_blank(facts: Facts) -> bool:
    """Whether nothing is noted of anybody: the list is all there is."""
    return not facts.acquainted and not facts.noticed


def _is_anyone_nearer(facts: Facts) -> bool:
    """Whether a line of the last weeks, a rhythm or the purpose names somebody: then nobody is drawn by lot."""
    return bool(facts.noticed) or any(person.tier for person, _ in facts.acquainted) or bool(facts.crowd.fitting)


def _planned(network: Network, today: date) -> int:
    """Coffees that stand in the next seven days: they use up the capacity first. Late in a week it is the next one that
    is planned, so that its last days count too."""
    days = [
        coffee.slot.start.date()
        for coffee in network.all(Coffee)
        if coffee.state in PLANNED and coffee.slot is not None
    ]  # fmt: skip
    monday = monday_of(today) + timedelta(days=7)
    weeks = [today + timedelta(days=1), *([monday] if today.weekday() >= LATE_DAY else [])]
    return max(sum(first <= day < first + timedelta(days=7) for day in days) for first in weeks)
