"""Those on the list with whom nothing is noted: who has a reason to be written to, and the weekly lot.

Very many may stand there. One look at each finds the few of whom an opener can be worth a place, and only these are
judged; whoever came on the list long ago, or with an address book that does not say when, and is none of them takes
part in the lot: those with a word of the purpose that many carry and those in my city before the others, and last the
cards that hold no more than a number.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from datetime import date, timedelta
from functools import cached_property
from heapq import heapify, heappop
from operator import attrgetter, itemgetter
from re import IGNORECASE
from typing import TYPE_CHECKING

from netritual.domain.dates.birthdays import days_to_birthday, is_family
from netritual.domain.dates.weeks import monday_of
from netritual.domain.model import Person
from netritual.regex import regex

if TYPE_CHECKING:
    from netritual.domain.suggestions.crowd import Crowd
    from netritual.domain.suggestions.weekly_shuffle import Lot
    from netritual.domain.suggestions.whereabouts import Whereabouts

NEW_DAYS, NEW_ALONE_DAYS = 14, 28
"""Days for which somebody is new on the list; later the date is no reason, unless nothing is noted of anybody."""
BIRTHDAY_DAYS = 7
"""Days within which a birthday counts: it comes before the next review."""
_SERVICE = regex(
    r"\b(?:steuer\w*|tax advis\w*|accountants?|dentists?|zahn\w*|arzt\w*|ärzt\w*|hausarzt|doctor|physician|gp|vet|"
    r"tierarzt|notary|notar\w*|landlord|hausverwaltung|plumbers?|klempner\w*|electrician|elektriker\w*|friseur\w*|"
    r"hairdresser|barber|taxi|pizz\w*|garage|werkstatt|physio\w*|kita|school|schule)\b",
    IGNORECASE,
)
LOT_DAYS = 1096
"""Days on the list before somebody may be drawn by lot: three years."""


class Strangers:
    """``able`` may be worth a place by an opener, in no order; ``listed`` is how many people nothing is noted of."""

    def __init__(
        self, whereabouts: Whereabouts, crowd: Crowd, passed_over: Container[int], wrote: Container[int],
        rests: Callable[[Person], bool], lot: Lot, new_days: int,
    ) -> None:  # fmt: skip
        today, reach = whereabouts.today, whereabouts.reach
        newest, oldest = today - timedelta(days=new_days), today - timedelta(days=LOT_DAYS)
        trips, fitting = bool(whereabouts.settings.trips), crowd.fitting
        few_near = whereabouts.few_near
        self.able: list[Person] = []
        self._long: list[Person] = []
        self._today, self._reach, self._common, self._rests, self._lot = today, reach, crowd.common, rests, lot
        self.listed = 0
        for person in whereabouts.network.all(Person):  # very many: what nobody has is not asked for
            if person.status == "archived" or person.id in passed_over:
                continue
            self.listed += 1
            connected = person.connected_on
            if (
                (connected is not None and newest <= connected <= today)
                or person.id in fitting
                or (person.birthday is not None and _soon(person.birthday, today))
                or (trips and whereabouts.trip_to(person.city) is not None)
                or person.id in wrote
                or (few_near and reach[person.city] == "same")
                or crowd.warm(person) is not None
            ):
                self.able.append(person)
            elif connected <= oldest if connected is not None else person.origin == "import" and not _serves(person):
                self._long.append(person)

    @cached_property
    def drawn(self) -> int:
        """The id of the weekly lot among those long on the list, 0 for nobody: one half of them in one week, the other
        in the next, so that nobody has it twice running."""
        week = monday_of(self._today).toordinal() // 7
        likely: dict[tuple[bool, ...], list[Person]] = {}
        for one in self._long:
            book = one.connected_on is None
            clues = book, book and _is_number(one), one.id not in self._common, self._reach[one.city] != "same"
            likely.setdefault(clues, []).append(one)
        for _, alike in sorted(likely.items(), key=itemgetter(0)):
            every = enumerate(sorted(alike, key=attrgetter("handle")), week)
            waiting = [(at % 2, self._lot[one.handle], one.id, one) for at, one in every]
            heapify(waiting)
            while waiting:
                _, _, id_, one = heappop(waiting)
                if not self._rests(one):
                    return id_
        return 0


def _soon(birthday: str, today: date) -> bool:
    days = days_to_birthday(birthday, today)
    return days is not None and days <= BIRTHDAY_DAYS


def _is_number(person: Person) -> bool:
    """A card of an address book that has no more than a name and a number may be a taxi."""
    return not (person.birthday or person.city or person.emails or person.company or person.position)


def _serves(person: Person) -> bool:
    """Whom one pays or sees as a patient is no acquaintance, as one's own dentist, tax adviser or plumber; and the
    family is seen without a lot."""
    return (
        person.kin
        or is_family(person.name)
        or _SERVICE.search(f"{person.name} {person.position} {person.company}") is not None
    )
