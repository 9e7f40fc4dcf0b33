"""Counts over everyone, asked for at every look at Home: a store answers them from its indexes, others by counting.

``counts(network)`` picks the way. ``PlainCounts`` is the rule, and what the store's answers are compared with.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple, Protocol, runtime_checkable

from netritual.domain.model import Interaction, Person
from netritual.domain.network import Network, Touch
from netritual.domain.ties.public_words import Where, knowing, spends_time
from netritual.domain.ties.tie import YEAR, Seen, days_of, seen_on
from netritual.domain.ties.tie_stats import Sums, sums_of

EVER = date.max.toordinal() - 1
"""A day (an ordinal) after all others, so that nothing counts as the future."""


class Headcount(NamedTuple):
    """How many people are not archived, and how many of them were in touch both ways within a year."""

    everyone: int
    two_way: int


class Reach(NamedTuple):
    """How many people were reached in a week, and how many of them were met in person."""

    people: int
    met: int


class Counts(Protocol):
    """What can be counted without a look at every person and every entry."""

    def anyone(self) -> bool:
        """True when there is a person at all."""

    def ranked(self) -> Sequence[Person]:
        """Everyone with a tier, by id; archived people too."""

    def seeking(self) -> Sequence[Person]:
        """Everyone with a need or an offer, by id; archived people too."""

    def born(self) -> Sequence[Person]:
        """Everyone whose birthday is known, by id; archived people too."""

    def headcount(self, today: date) -> Headcount:
        """How many people there are on a day."""

    def two_way(self) -> Mapping[int, int]:
        """The newest day (an ordinal) of a touch both ways, by the id of everyone who had one."""

    def touched(self, since: int) -> Iterable[tuple[Person, Sequence[Touch]]]:
        """Everyone with an entry on or after a day (an ordinal), by id, with all their touches, the oldest first."""

    def first_touch(self) -> date | None:
        """The day of the first entry about someone who is here."""

    def reach(self, monday: date) -> Reach:
        """The people of the week that begins on a Monday."""

    def channels(self, first: date, to: date) -> Mapping[str, int]:
        """How many entries of a span of days took place in each way, both ends included."""

    def sums(self, person: int, now: int) -> Sums:
        """What the touches of a person say on a day (an ordinal), as ``tie_stats.sums_of`` adds them up."""

    def rhythms(self, now: int) -> Iterable[tuple[Person, Sums]]:
        """Everyone with a tier, by id, with what their touches say on a day: ``ranked`` and ``sums`` in one go."""

    def untiered(self, now: int) -> Iterable[tuple[Person, Sums]]:
        """Everyone without a tier who has an entry, by id, with what their touches say on a day."""
        ...

    def last_seen(self, person: int, now: int) -> tuple[Seen | None, Seen | None]:
        """The newest touch-day of a person up to tomorrow, and the newest meeting (``tie.Tie``)."""

    def size(self) -> int:
        """How many people there are, archived ones too."""

    def knowing(self, terms: Collection[str], today: date) -> Where:
        """Of each term the people whose public words have it, and where; talks up to tomorrow."""

    def tagged(self) -> Mapping[str, Collection[int]]:
        """Each tag of an interaction, and whom it is about."""

    def together(self, today: date, usual: Callable[[str], int]) -> Mapping[int, int]:
        """The minutes together up to tomorrow of everyone here with an entry, 0 for those only written to.

        ``usual`` gives the minutes of a kind of contact for the talks that do not say.
        """

    def wrote(self, person: int) -> tuple[int, int]:
        """How often I wrote first, and how often they came back (``touch_metrics.outreaches``)."""


@runtime_checkable
class Counting(Protocol):
    """A network that has its counts at hand."""

    def counts(self) -> Counts:
        """The counts of this moment."""


def counts(network: Network) -> Counts:
    """The counts of a network, from its indexes if it has some."""
    return network.counts() if isinstance(network, Counting) else PlainCounts(network)


class PlainCounts(Counts):
    """Counts made by looking at everyone, or at those ``among`` whom is counted."""

    def __init__(self, network: Network, among: Sequence[Person] | None = None) -> None:
        self._network, self._among = network, among

    def _people(self) -> Sequence[Person]:
        return self._network.all(Person) if self._among is None else self._among

    def anyone(self) -> bool:
        return bool(self._people())

    def ranked(self) -> Sequence[Person]:
        return [person for person in self._people() if person.tier]

    def seeking(self) -> Sequence[Person]:
        return [person for person in self._people() if person.needs or person.offers]

    def born(self) -> Sequence[Person]:
        return [person for person in self._people() if person.birthday]

    def headcount(self, today: date) -> Headcount:
        alive = [person.id for person in self._people() if person.status != "archived"]
        last = [last_two_way(self._network.touches(person), today.toordinal()) for person in alive]
        return Headcount(len(alive), sum(1 for day in last if day and within_year(day, today.toordinal())))

    def two_way(self) -> Mapping[int, int]:
        last = {person.id: last_two_way(self._network.touches(person.id), EVER) for person in self._people()}
        return {who: day for who, day in last.items() if day}

    def touched(self, since: int) -> Iterable[tuple[Person, Sequence[Touch]]]:
        every = ((person, self._network.touches(person.id)) for person in self._people())
        return ((person, touches) for person, touches in every if touches and touches[-1].day >= since)

    def first_touch(self) -> date | None:
        days = [touches[0].day for person in self._people() if (touches := self._network.touches(person.id))]
        return date.fromordinal(min(days)) if days else None

    def reach(self, monday: date) -> Reach:
        from netritual.domain.ties.touch_metrics import people_met, people_reached

        talks = self._network.talks_between(monday, monday + timedelta(days=6))
        return Reach(len(people_reached(talks)), len(people_met(talks)))

    def channels(self, first: date, to: date) -> Mapping[str, int]:
        return Counter(talk.channel for talk in self._network.talks_between(first, to))

    def sums(self, person: int, now: int) -> Sums:
        return sums_of(self._network.touches(person), now)

    def rhythms(self, now: int) -> Iterable[tuple[Person, Sums]]:
        return ((person, self.sums(person.id, now)) for person in self.ranked())

    def untiered(self, now: int) -> Iterable[tuple[Person, Sums]]:
        """Everyone without a tier who has an entry, with what their touches say on a day."""
        others = (person for person in self._people() if not person.tier)
        return ((person, sums) for person in others if (sums := self.sums(person.id, now)).count)

    def last_seen(self, person: int, now: int) -> tuple[Seen | None, Seen | None]:
        return seen_on(days_of(self._network.touches(person), now))

    def size(self) -> int:
        return len(self._people())

    def knowing(self, terms: Collection[str], today: date) -> Where:
        return knowing(self._people(), self._talks(today), terms)

    def tagged(self) -> Mapping[str, Collection[int]]:
        people_by_tag: dict[str, set[int]] = {}
        for talk in self._network.talks_between(date.min, date.max):
            for tag in talk.tags:
                people_by_tag.setdefault(tag, set()).update(talk.people)
        return {tag: who for tag, who in people_by_tag.items() if who}

    def together(self, today: date, usual: Callable[[str], int]) -> Mapping[int, int]:
        here = {person.id for person in self._people()}
        minutes: dict[int, int] = {}
        for talk in self._talks(today):
            for who in here.intersection(talk.people):
                minutes[who] = minutes.get(who, 0) + minutes_of(talk, usual)
        return minutes

    def _talks(self, today: date) -> Sequence[Interaction]:
        return self._network.talks_between(date.min, min(today, date.max - timedelta(days=1)) + timedelta(days=1))

    def wrote(self, person: int) -> tuple[int, int]:
        return written_to(self._network.touches(person))


def last_two_way(touches: Sequence[Touch], today: int) -> int:
    """The newest day (an ordinal) of a touch both ways, up to tomorrow; 0 when there is none (``ties.tie``)."""
    return max((day.day for day in days_of(touches, today) if day.two_way), default=0)


def minutes_of(talk: Interaction, usual: Callable[[str], int]) -> int:
    """The minutes together in a talk; ``usual`` gives those of a kind of contact where it does not say."""
    return (talk.minutes or usual(talk.channel)) if spends_time(talk.channel) else 0


def written_to(touches: Sequence[Touch]) -> tuple[int, int]:
    """How often I wrote first, and how often they came back."""
    from netritual.domain.ties.touch_metrics import outreaches

    messages = outreaches(touches)
    return len(messages), sum(1 for _, answered in messages if answered)


def within_year(day: int, today: int) -> bool:
    """True when a two-way touch of this day counts for the network ratio (``Tie.two_way_year``)."""
    return max(0, today - day) <= YEAR
