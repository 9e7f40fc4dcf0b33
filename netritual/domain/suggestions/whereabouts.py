"""Where people live and what their cities are to me in the next weeks: my own, a trip, or afar."""

from datetime import date, timedelta
from functools import cached_property
from typing import Literal

from netritual.domain.dates.cities import city_key, is_city
from netritual.domain.dates.day_wording import days_words
from netritual.domain.dates.zones import is_place
from netritual.domain.language.terms import words_of
from netritual.domain.language.text import fold
from netritual.domain.model import Person, Settings, Trip
from netritual.domain.network import Network
from netritual.domain.suggestions.exchanges import LEDGER_DAYS
from netritual.domain.suggestions.refusals import MOVES, moved_to
from netritual.domain.suggestions.talk_notes import TalkNotes
from netritual.domain.ties.counts import counts
from netritual.domain.ties.tie import CONVERSATIONS, IN_PERSON

Place = Literal["same", "away", "trip", "visit", "remote", "unknown"]

SOON_DAYS = 14
"""How far a birthday, a new job or a visit reaches, and how far ahead a trip counts (the weeks that are planned)."""
TRIP_DAYS = 28
"""How far ahead a trip is a reason to write to those who live there."""
FEWEST_CITIES, FEW_SHARE = 10, 0.2
"""Known cities from which on a share says something, and the share that is few."""
NEAR, FEW_NEAR = 0.15, 0.5
"""What it is worth to live in my city, and to be one of few there."""
SETTLED_DAYS = 60
"""Days after a noted move: whom I met later, I can still meet."""
FEW_TALKS = 5
"""Fewer talks do not show how two usually meet."""


class _Reach(dict[str, Place]):
    """What each city is to me in the next two weeks; cities come again and again."""

    def __init__(self, settings: Settings, today: date) -> None:
        last = today + timedelta(days=SOON_DAYS)
        self._home = city_key(settings.city)
        self._trips = {city_key(trip.city) for trip in settings.trips if trip.from_ <= last and trip.to >= today}

    def __missing__(self, city: str) -> Place:
        there = city_key(city)
        place: Place = "same" if there == self._home else "trip" if there in self._trips else "remote"
        self[city] = place if city and self._home else "unknown"
        return self[city]


class _Places:
    """The cities and countries that are known as such: to the zones, and to the records of people. Folded."""

    def __init__(self, network: Network) -> None:
        self._cities = {fold(person.city) for person in network.all(Person) if person.city}

    def __contains__(self, place: object) -> bool:
        return place in self._cities or is_city(str(place)) or is_place(str(place))


class Whereabouts:
    """Cities and trips as the records and the notes tell of them; ``reach`` is what a city is to me."""

    def __init__(self, network: Network, settings: Settings, today: date, notes: TalkNotes) -> None:
        self.network, self.settings, self.today, self._notes = network, settings, today, notes
        self.reach = _Reach(settings, today)

    @cached_property
    def moved(self) -> dict[int, str]:
        """By person where they live by now, as a note tells of whom I have not met since and whose record says
        otherwise."""
        near = self._notes.people_of(MOVES)
        places = _Places(self.network) if near else ()
        place_of: dict[int, str] = {}
        for who in near:
            person, met = self.network.get(Person, who), counts(self.network).sums(who, self.today.toordinal()).met
            if person is None:
                continue
            for talk in self.network.talks(who):
                place = moved_to(talk, person, places)
                if place and met <= talk.on.toordinal() + SETTLED_DAYS and self.reach[place] != "same":
                    place_of[who] = place
                    break
        return place_of

    def lives_afar(self, person: Person) -> bool:
        """Whether we last talked by video, or a clause of a line about somebody is another city than mine: "video with
        Hiroshi, Tokyo"."""
        talks = [talk for talk in self.network.talks(person.id) if talk.people == (person.id,)]
        last = next((talk.channel for talk in talks if talk.channel in CONVERSATIONS), "")
        clauses = {clause.strip() for talk in talks for clause in talk.line.split(",")[1:]}
        return last == "video" or any(is_city(fold(one)) and self.reach[one] != "same" for one in clauses)

    def city_of(self, person: Person) -> str:
        """Where somebody lives by their record, or by what was noted since."""
        return self.moved.get(person.id, person.city)

    @cached_property
    def _cities(self) -> tuple[int, int]:
        """How many cities are noted, and how many of them are mine."""
        cities = [person.city for person in self.network.all(Person) if person.city] if self.settings.city else []
        return len(cities), sum(1 for city in cities if self.reach[city] == "same")

    @cached_property
    def nearness(self) -> float:
        """What it is worth to live in my city: more where few do."""
        return FEW_NEAR if self.few_near else NEAR

    @property
    def few_near(self) -> bool:
        """True when few people live in my city, as for somebody who has just moved there."""
        with_city, near = self._cities
        return with_city >= FEWEST_CITIES and near <= FEW_SHARE * with_city

    @cached_property
    def mostly_near(self) -> bool:
        """True when somebody whose city is not noted likely lives where I can meet them: most of those with a city live
        in mine, or, where cities tell nothing, most of the talks are held in person. A few talks tell nothing either:
        then my own city is enough to leave it open."""
        with_city, near = self._cities
        if with_city:
            return 2 * near > with_city
        last = self.today - timedelta(days=LEDGER_DAYS)
        times = counts(self.network).channels(last, self.today)
        talks = sum(times.get(channel, 0) for channel in CONVERSATIONS)
        if self.settings.city and talks < FEW_TALKS:
            return True
        return 2 * sum(times.get(channel, 0) for channel in IN_PERSON) > talks

    @cached_property
    def _trips(self) -> dict[str, Trip]:
        last = self.today + timedelta(days=TRIP_DAYS)
        ahead = [trip for trip in self.settings.trips if trip.from_ <= last and trip.to >= self.today]
        return {city_key(trip.city): trip for trip in sorted(ahead, key=lambda trip: trip.from_, reverse=True)}

    def trip_to(self, city: str) -> Trip | None:
        """My next trip to a city, if it begins within four weeks."""
        return self._trips.get(city_key(city)) if city and self._trips else None

    def trip_city(self, person: Person) -> str:
        """Where somebody lives, or where no city is noted the one of a trip that their newest line names."""
        line = self._notes.lines.newest.get(person.id) if self._trips and not person.city else None
        if line is None or line.people != (person.id,):
            return self.city_of(person)
        said = frozenset(words_of(line.line))
        return next((trip.city for trip in self._trips.values() if said.issuperset(words_of(trip.city))), "")

    def trip_words(self, city: str) -> str:
        """When I am there: "you are in Lisbon 22 to 24 Mar"; "" for no trip."""
        trip = self.trip_to(city)
        return f"you are in {city} {days_words(max(trip.from_, self.today), trip.to)}" if trip is not None else ""
