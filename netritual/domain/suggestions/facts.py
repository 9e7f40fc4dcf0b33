"""What one pass over the tables says about everyone on one day, for the parts of the suggestion score."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import islice
from operator import attrgetter
from re import IGNORECASE
from re import escape as re_escape
from typing import Literal

from msgspec.structs import replace

from netritual.domain.article_fit import unread
from netritual.domain.cities import city_key, is_city
from netritual.domain.counts import counts
from netritual.domain.do_now import told_as_done
from netritual.domain.first_names import first_name
from netritual.domain.followups import is_stale
from netritual.domain.letters import letters_in
from netritual.domain.model import (
    Ask,
    Coffee,
    Follow,
    Gift,
    Interaction,
    Introduction,
    Mentorship,
    Person,
    Promise,
    Request,
    Review,
    Settings,
    Trip,
)
from netritual.domain.network import Network, People
from netritual.domain.occasions import ENOUGH
from netritual.domain.public_words import TALKS
from netritual.domain.quicklog.line_words import FAMILY, KIN_NAMED
from netritual.domain.suggestions.acquaintance import Acquaintance, acquaintance_of, is_often, with_history
from netritual.domain.suggestions.called_off import called_off
from netritual.domain.suggestions.crowd import Crowd
from netritual.domain.suggestions.earlier_reviews import EarlierReviews
from netritual.domain.suggestions.lot import Lot
from netritual.domain.suggestions.needs import Offers
from netritual.domain.suggestions.new_faces import INTRODUCED_DAYS, Introduced, introduced
from netritual.domain.suggestions.open_matters import IS_TALK, OpenMatter, OpenMatters
from netritual.domain.suggestions.own_lines import (
    LINE_DAYS,
    OwnLines,
    left_open,
    may_tell_news,
    quote,
    quoted,
    says_met,
    speaks_of_soon,
    words_of_line,
)
from netritual.domain.suggestions.purpose import Purpose
from netritual.domain.suggestions.refusals import MOVES, Refusal, moved_to, refused_until
from netritual.domain.suggestions.seeming import seeming_matters
from netritual.domain.suggestions.strangers import NEW_ALONE_DAYS, NEW_DAYS, Strangers
from netritual.domain.terms import stem, words_of
from netritual.domain.text import fold
from netritual.domain.tie_stats import Sums
from netritual.domain.ties import CONVERSATIONS, COUNTED, IN_PERSON, keep_of
from netritual.domain.weeks import monday_of, plus
from netritual.domain.words import day_words, days_words
from netritual.regex import regex

Place = Literal["same", "away", "trip", "visit", "remote", "unknown"]

SOON_DAYS = 14
"""How far a birthday, a new job or a visit reaches, and how far ahead a trip counts (the weeks that are planned)."""
LEDGER_DAYS = 730
"""Give and take is counted over 24 months."""

TRIP_DAYS = 28
"""How far ahead a trip is a reason to write to those who live there."""
FULL_READY = 12
"""People with a history from which on a network is settled, and with it floors and shares."""
READY = 61
"""People with a history after which more change nothing (``footing.list_places``)."""
YOUNG_DAYS = 180
"""Days after the first entry for which a log is young."""
FEWEST_CITIES, FEW_SHARE = 10, 0.2
"""Known cities from which on a share says something, and the share that is few."""
NEAR, FEW_NEAR = 0.15, 0.5
"""What it is worth to live in my city, and to be one of few there."""
GATHERING = 3
"""Others at a dinner from which on it is no meeting of two."""
SETTLED_DAYS = 60
"""Days after a noted move: whom I met later, I can still meet."""
TALKED_DAYS = 14
"""Days after a planned talk in which thanks are in place."""
FEW_TALKS = 5
"""Fewer talks do not show how two usually meet."""
LATE_DAY = 3
"""From Thursday on the coffees of the next week are chosen."""
FIRST_WORDS = 2
"""Messages that are preselected beside the coffees and calls."""
_TRIFLE = regex(
    r"(?:(?:a|the|my|his|her|their) )?(?:(?:business|visiting|phone|mobile|e-?mail|new|home) )*"
    r"(?:cards?|numbers?|address|e-?mail|contacts?|(?:contact )?details)(?: (?:of|for) .*)?",
    IGNORECASE,
)
"""What is handed over at any meeting is no help."""
MENTORS = frozenset(("mentor", "mentora", "mentorin"))

_MENTORED = regex(r"\b(?:to|i|we|can|could|will) mentor\b(?! (?:me|us)\b)", IGNORECASE)
"""Somebody else is to be mentored: that makes nobody my mentor."""

_KIN = regex(rf"(?:^|[,;:(/–-] ?|\b(?:is|was)|['’]s) ?my (?:\w+[- ])?(?:{'|'.join(FAMILY)})\W*$", IGNORECASE)
"""Who is called so at the end of a line: "my brother's firm" and "at the fair with my niece" are about another."""

YES = frozenset(("confirmed", "held"))


def is_trifle(text: str) -> bool:
    """Whether what was handed over is no help: a card, a number."""
    return _TRIFLE.fullmatch(text) is not None


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
        from netritual.domain.zones import is_place

        return place in self._cities or is_city(str(place)) or is_place(str(place))


class Facts:
    """Loops, coffees, give and take by person. Loops put off to a later day do not count.

    ``open`` are the people with something open, ``matters`` what is worth most of it, ``intent`` a coffee that was
    said. ``now`` is the ordinal of the day, ``keep`` the constants of p_keep in use, ``reach`` what a city is to me.
    """

    def __init__(self, network: Network, settings: Settings, today: date) -> None:
        self.network, self.settings, self.today = network, settings, today
        self.now, self.keep = today.toordinal(), keep_of(settings)
        self.called_off: Mapping[int, Coffee] = called_off(network, settings, today)
        """By id the coffees that are to have a new day."""
        self._logs: dict[int, Acquaintance] = {}
        done = told_as_done(network, settings, today)
        if self.newcomer:
            loops: list[Promise | Request] = [*network.all(Promise), *network.all(Request)]
            done |= {one.id for one in loops if is_stale(one.due, today)}
        state = OpenMatters(network, today, self.called_off.values(), done, settings.trips)
        self.matters, self.open, self.intent, self.coffees = state.matters, state.open, state.intent, state.coffees
        self.gave: dict[int, int] = {}
        self.got: dict[int, int] = {}
        self.reach = _Reach(settings, today)
        self.lot = Lot(today)
        first = today - timedelta(days=LEDGER_DAYS)
        for gift in network.all(Gift):
            if first <= gift.on <= today and not is_trifle(gift.text):
                ledger = self.gave if gift.direction == "gave" else self.got
                for who in gift.people:
                    ledger[who] = ledger.get(who, 0) + 1

    @cached_property
    def earlier(self) -> EarlierReviews:
        """What the reviews of earlier weeks showed."""
        places = max(0, self.settings.capacity) + FIRST_WORDS
        return EarlierReviews(self.network.all(Review), People(self.network), self.today, places)

    def unheeded(self, person: Person) -> list[date]:
        """The days on which somebody had a place in a review and nothing came of it, the newest first: no coffee was
        planned, and no line names them since. A tier may be of the day of the review."""
        placed = self.earlier.placed.get(person.id)
        if not placed:
            return []
        touches, line = self.network.touches(person.id), self.lines.newest.get(person.id)
        coffees = [max(c.said, c.changed.date() if c.changed else c.said) for c in self.coffees.get(person.id, ())]
        news = [date.fromordinal(touches[-1].day)] if touches else []
        news += [
            *coffees,
            *([line.on] if line is not None else []),
            *([plus(person.tier_set, -1)] if person.tier_set else []),
        ]
        newest = max(news, default=date.min)
        return [on for on in placed if on > newest]

    @cached_property
    def offers(self) -> Offers:
        """What everyone can be asked for."""
        return Offers(counts(self.network).seeking())

    @cached_property
    def helped(self) -> frozenset[tuple[int, date]]:
        """Who gave me something or answered what I asked, on which day."""
        asked = ((ask.to, ask.answered) for ask in self.network.all(Ask) if ask.state == "answered" and ask.answered)
        got = (gift for gift in self.network.all(Gift) if gift.direction == "got" and not is_trifle(gift.text))
        return frozenset((*asked, *((who, gift.on) for gift in got for who in gift.people)))

    @cached_property
    def noted(self) -> frozenset[int]:
        """The people of whom a table says something that can count for a score or against a suggestion."""
        earlier = self.earlier
        shown = (*earlier.ignored, *earlier.placed, *earlier.twice)
        return frozenset((*self.matters, *self.coffees, *self.gave, *self.got, *shown))

    @cached_property
    def acquainted(self) -> Sequence[tuple[Person, Sums]]:
        """Everyone with a tier or an entry, with what their touches say today."""
        totals = counts(self.network)
        return [*totals.rhythms(self.now), *totals.untiered(self.now)]

    @cached_property
    def ready(self) -> int:
        """How many people there are with a history, counted up to ``READY``: more make no difference."""
        return sum(1 for _ in islice(with_history(self.acquainted, self.log_of), READY))

    @property
    def newcomer(self) -> bool:
        """Whether the network is not settled yet."""
        return self.ready < FULL_READY

    @cached_property
    def coffees_from(self) -> date | None:
        """The first day after the holidays where the week to plan lies in those around Christmas: no coffee begins in
        them."""
        ahead = 7 if self.today.weekday() >= LATE_DAY else 0
        middle = monday_of(self.today) + timedelta(days=ahead + 2)
        year = middle.year + (middle.month == 12)
        return date(year, 1, 7) if date(year - 1, 12, 20) <= middle < date(year, 1, 7) else None

    @cached_property
    def rhythms(self) -> int:
        """How many people there are with a tier and a talk."""
        tiered = (one for one in self.acquainted if one[0].tier)
        return sum(1 for _ in with_history(tiered, self.log_of))

    def log_of(self, person: int) -> Acquaintance:
        """The acquaintance with somebody, worked out once."""
        log = self._logs.get(person)
        if log is None:
            log = acquaintance_of(self.network.touches(person), self.now)
            line = None if log.occasions else self.lines.aside(person)
            if line is not None and person in line.people and says_met(line):  # a note may tell of the first meeting
                log = replace(log, once=line.on.toordinal(), grouped=True)
            self._logs[person] = log
        return log

    def gathered(self, person: int, day: int) -> bool:
        """True when several were there at a talk with somebody on a day (an ordinal), or several new people were met
        on it: a conference has talks of two as well."""
        if any(len(talk.people) >= GATHERING for talk in self.network.talks(person) if talk.on.toordinal() == day):
            return True
        return len(self._met_on.get(day, ())) >= GATHERING

    @cached_property
    def _met_on(self) -> dict[int, set[int]]:
        """By day (an ordinal) of the last weeks whom I met for the first time."""
        by_day: dict[int, set[int]] = {}
        for talk in self._lately:
            if says_met(talk):
                by_day.setdefault(talk.on.toordinal(), set()).update(talk.people)
        return by_day

    @cached_property
    def young(self) -> bool:
        """Whether the log is too short to show who is known well."""
        first = counts(self.network).first_touch()
        return first is not None and (self.today - first).days < YOUNG_DAYS

    @cached_property
    def purpose(self) -> Purpose:
        """The telling words of the quarter's purpose."""
        return Purpose(self.settings.purpose)

    @cached_property
    def crowd(self) -> Crowd:
        """What one look at everyone tells about each."""
        able = {
            one[0].id: one
            for one in self.acquainted
            if one[0].status != "archived" and (0 < one[0].tier < 4 or one[1].count >= ENOUGH)
        }
        leads = sorted((person for person, _ in able.values()), key=attrgetter("handle"))
        leads.sort(key=lambda person: person.tier or 6)

        def sure(who: int) -> bool:
            person, sums = able[who]
            return 0 < person.tier < 4 or is_often(person, sums, self.log_of)

        noted = {term: self._talks_with[term] for term in sorted(self.purpose.words)}
        return Crowd(self.network.all(Person), leads, sure, self.purpose, noted)

    @property
    def new_days(self) -> int:
        """Days for which somebody is new on the list."""
        return NEW_DAYS if self.acquainted or self.noticed else NEW_ALONE_DAYS

    @cached_property
    def strangers(self) -> Strangers:
        """Those on the list with a reason to write to them, and the one of the weekly lot."""
        return Strangers(self)

    @cached_property
    def _talks_with(self) -> dict[str, list[int]]:
        """By term the people whose talks are noted with it: the purpose, a move, a mentor. Looked up once."""
        terms = sorted({*self.purpose.words, *map(stem, MOVES), *MENTORS, *map(stem, FAMILY)})
        where = counts(self.network).knowing(terms, self.today)
        return {term: sorted(who for who, bits in where[term].items() if bits & TALKS) for term in terms}

    def _talked_of(self, words: Iterable[str]) -> set[int]:
        """The people whose talks are noted with one of these words."""
        return {who for word in words for who in self._talks_with[stem(word)]}

    @cached_property
    def _mentors(self) -> frozenset[int]:
        """Whom a note of mine calls a mentor, or who is one by their record."""
        noted = {
            who
            for who in self._talked_of(MENTORS)
            if any(
                MENTORS.intersection(_noted_words(t)) for t in self.network.talks(who) if not _MENTORED.search(t.line)
            )
        }
        return frozenset((*noted, *(m.person for m in self.network.all(Mentorship) if m.state == "active")))

    @cached_property
    def own_reasons(self) -> frozenset[int]:
        """Those with a reason that their record, a table or a note gives, whatever their touches say."""
        fitting = self.crowd.fitting if self.purpose.words else ()
        alone = ((who, line) for who, line in self.lines.newest.items() if line.people == (who,))
        rules = (left_open, speaks_of_soon, may_tell_news, lambda line: line.proposed)
        left = (who for who, line in alone if any(says(line) for says in rules))
        opened = (*self._mentors, *self.wrote, *self.letters, *self.new_faces, *left, *fitting)
        return self.noted.union(self.seeming, opened)

    @cached_property
    def introductions_sent(self) -> dict[int, int]:
        """By person the newest day (an ordinal) on which I introduced them to somebody: a word to them too."""
        sent = ((intro.sent.toordinal(), intro.between) for intro in self.network.all(Introduction) if intro.sent)
        return {who: day for day, between in sorted(sent) for who in between}

    def mentor(self, person: Person) -> bool:
        """Whether I noted that somebody is a mentor."""
        notes = person.private_notes
        return person.id in self._mentors or bool(notes and MENTORS.intersection(words_of(notes)))

    @cached_property
    def lines(self) -> OwnLines:
        """What my lines of the last weeks say of people, of whatever kind they are."""
        return OwnLines(self._lately, lambda: self._names)

    @cached_property
    def letters(self) -> dict[int, Interaction]:
        """By person what they wrote to me lately, while nothing of mine is noted since and no answer to it."""
        return letters_in(self.lines, self.network, self.today)

    @cached_property
    def relatives(self) -> frozenset[int]:
        """Those of whom a line says that they are of the family: "my sister Ana", or "my brother" one of them alone."""
        return frozenset(who for who in self._talked_of(FAMILY) if self._is_kin(who))

    def _is_kin(self, who: int) -> bool:
        person = self.network.get(Person, who)
        first = re_escape(first_name(person.name)) if person is not None else ""
        named = regex(rf"{KIN_NAMED}{first}\b(?!['’])", IGNORECASE)
        talks = self.network.talks(who)
        return any(named.search(talk.line) or (talk.people == (who,) and _KIN.search(talk.line)) for talk in talks)

    @cached_property
    def new_faces(self) -> dict[int, Introduced]:
        """By person who introduced them to me lately, while there is no word between us."""
        return introduced(self.network, self._lately, self.today - timedelta(days=INTRODUCED_DAYS))

    @cached_property
    def seeming(self) -> dict[int, OpenMatter]:
        """By person what a line seems to hold that waits for a yes."""
        return seeming_matters(self.network, self.lines, self.settings.trips, self.today)

    @cached_property
    def noticed(self) -> frozenset[int]:
        """Those with something open, or whom a line of the last weeks names or seems to hold something of."""
        return frozenset((*self.open, *self.seeming, *self.new_faces, *self.talked, *self.lines.newest))

    @cached_property
    def talked(self) -> dict[int, Follow]:
        """By person the planned talk that is past, where no word of mine is noted since: a thank-you is due."""
        follows: dict[int, Follow] = {}
        for follow in self.network.all(Follow):
            on = follow.due
            if follow.state != "open" or on is None or not 0 < (self.today - on).days <= TALKED_DAYS:
                continue
            if not IS_TALK.match(follow.text):
                continue
            for who in follow.people:
                line = self.lines.newest.get(who)
                if line is None or line.on <= on:
                    follows[who] = follow
        return follows

    @cached_property
    def _lately(self) -> Sequence[Interaction]:
        return self.network.talks_between(self.today - timedelta(days=LINE_DAYS), self.today)

    @cached_property
    def _names(self) -> dict[str, int]:
        """By first name (lower case) the one person with a tier or an entry who has it."""
        holders: dict[str, set[int]] = {}
        for person, _ in self.acquainted:
            for name in {first_name(person.name).lower().partition(" ")[0], *(one.lower() for one in person.aka)}:
                holders.setdefault(name, set()).add(person.id)
        return {name: min(who) for name, who in holders.items() if len(who) == 1 and len(name) > 2}

    def line_of(self, person: Person) -> Interaction | None:
        """The newest line that names somebody."""
        line = self.lines.newest.get(person.id) or self._earlier_lines.newest.get(person.id)
        return line or next(iter(self.network.talks(person.id, 1)), None)

    @cached_property
    def _earlier_lines(self) -> OwnLines:
        """What the lines of the ledger say, in the weeks of a newcomer: they may name somebody who was not there."""
        first = self.today - timedelta(days=LEDGER_DAYS if self.newcomer else 0)
        return OwnLines(self.network.talks_between(first, self.today), lambda: self._names)

    def line_with(self, person: Person, words: Iterable[str]) -> Interaction | None:
        """The newest line about somebody that has one of these words of the purpose."""
        stems = frozenset(map(stem, words))
        talks = self.network.talks(person.id)
        return next((one for one in talks if not stems.isdisjoint(self.purpose.terms(words_of_line(one)))), None)

    def line_words(self, line: Interaction, person: Person) -> str:
        """A line about somebody, told: "your line of Tue 3 Mar: “asked her about the ad”"."""
        said = self.said_of(line, person)
        return f"your line of {day_words(line.on, self.today)}{f': “{said}”' if said else ''}"

    @staticmethod
    def said_of(line: Interaction, person: Person) -> str:
        """What a line says of somebody: behind their name, or all of it where they were not there."""
        there = person.id in line.people
        return quote(line, person.name) if there or line.note else quoted(words_of_line(line))

    @cached_property
    def refused(self) -> dict[int, Refusal]:
        """By person their no to a meeting, as long as it holds, where a note says that they want none now."""
        refusals: dict[int, Refusal] = {}
        for talk in sorted(self._lately, key=lambda talk: talk.on):
            alone = len(talk.people) == 1 and (talk.note or talk.summary)
            person = self.network.get(Person, talk.people[0]) if alone else None
            no = refused_until(talk, person) if person is not None else None
            if no is not None:
                refusals[talk.people[0]] = no
            elif refusals and talk.channel in CONVERSATIONS:
                for who in talk.people:
                    refusals.pop(who, None)
        return {who: no for who, no in refusals.items() if no.until > self.today}

    @cached_property
    def moved(self) -> dict[int, str]:
        """By person where they live by now, as a note tells of whom I have not met since and whose record says
        otherwise."""
        near = self._talked_of(MOVES)
        places = _Places(self.network) if near else ()
        place_of: dict[int, str] = {}
        for who in near:
            person, met = self.network.get(Person, who), counts(self.network).sums(who, self.now).met
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

    def note_of(self, person: int, day: int) -> bool:
        """True when there is a note of a talk with somebody on a day (an ordinal).

        What a line says beside its signs is one too, unless it only names the occasion, or says the same of others:
        then it tells where we all met.
        """
        talks = [talk for talk in self.network.talks(person) if talk.on.toordinal() == day]
        if any(talk.note for talk in talks):
            return True
        named = self.network.get(Person, person)
        if named is not None and all(talk.sentence and not quote(talk, named.name) for talk in talks):
            return False
        alone = {talk.summary for talk in talks if len(talk.people) == 1}
        said = {summary for summary in alone if not COUNTED.issuperset(summary.lower().split())}
        on = date.fromordinal(day)
        others = (talk for talk in self.network.talks_between(on, on) if person not in talk.people) if said else ()
        return not said <= {talk.summary for talk in others}

    def invitations(self, person: int) -> list[Coffee]:
        """The coffees with somebody that tell how often they were asked: one that is to have a new day does not."""
        return [coffee for coffee in self.coffees.get(person, ()) if coffee.id not in self.called_off]

    @cached_property
    def wrote(self) -> dict[int, str]:
        """By author what of theirs is still to be read."""
        return {author: article.title or article.url for author, article in unread(self.network).items()}

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
        talks = [talk.channel for talk in self.network.talks_between(last, self.today) if talk.channel in CONVERSATIONS]
        if self.settings.city and len(talks) < FEW_TALKS:
            return True
        return 2 * sum(1 for channel in talks if channel in IN_PERSON) > len(talks)

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
        line = self.lines.newest.get(person.id) if self._trips and not person.city else None
        if line is None or line.people != (person.id,):
            return self.city_of(person)
        said = frozenset(words_of(line.line))
        return next((trip.city for trip in self._trips.values() if said.issuperset(words_of(trip.city))), "")

    def trip_words(self, city: str) -> str:
        """When I am there: "you are in Lisbon 22 to 24 Mar"; "" for no trip."""
        trip = self.trip_to(city)
        return f"you are in {city} {days_words(max(trip.from_, self.today), trip.to)}" if trip is not None else ""


def _noted_words(talk: Interaction) -> list[str]:
    return words_of(" ".join((talk.topic, talk.summary, talk.note, *talk.tags)))
