"""One person on one day, as the suggestions see them: the record, the numbers of the tie, and where we could meet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from math import log2
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from netritual.domain.coffees.free_slots import REMOTE_KINDS
from netritual.domain.dates.birthdays import is_family
from netritual.domain.dates.weeks import monday_of
from netritual.domain.language.terms import terms_of, words_of
from netritual.domain.model import Person
from netritual.domain.suggestions.acquaintance import NOBODY, Acquaintance
from netritual.domain.suggestions.day_facts import Facts
from netritual.domain.suggestions.line_meaning import is_offer, left_open, quote, says_wants
from netritual.domain.suggestions.open_matters import EARLY_DAYS, OpenMatter, promised_value
from netritual.domain.suggestions.whereabouts import SOON_DAYS, Place
from netritual.domain.ties.occasions import ENOUGH
from netritual.domain.ties.rhythm import WEIGHTS, cadence
from netritual.domain.ties.tie import CONVERSATIONS
from netritual.domain.ties.tie_stats import Sums, TieStats, tie_stats_at

FAR_MINUTES = 30
NEAR_KINDS = ("coffee", "lunch", "walk", "video")
WELL_KNOWN = 12
"""More touch-days than these make nobody better known."""
WANTING, FITTING, NEIGHBOUR, NOTED, PLAIN = range(5)
"""Ranks of an acquaintance, the best first: they want or offer something, they have to do with the purpose, they live
in my city, a line says something of them, nothing. A week of silence says nothing against the first two."""
SPOKE_NAMED_FROM, SPOKE_DAYS = 14, 35
"""Days after a talk without a meeting between which somebody with a rhythm is to be met."""
LONG_KNOWN_DAYS = 365
"""Days on the list after which somebody is no new acquaintance."""
KNOWN_DAYS, KNOWN_TALKS = 30, 2
"""Days on the list before the first line after which somebody was known already, and how many touch-days that is worth.
The lines of the first weeks are too few to tell, in three public logs."""


class Opener(NamedTuple):
    """A reason to begin, and its value, 0 to 1. ``lasting``: it counts after three occasions too."""

    name: str
    value: Callable[[PersonCase], float]
    lasting: bool = False


class PersonCase(Struct, frozen=True, gc=False):
    """Everything that a score is made of; ``facts`` are those of the day, the same for everyone.

    ``noted``: something is noted of them beside their touches, in their record or in another table. ``settled``: they
    have a rhythm and a talk, no openers, and a score that nothing is guessed in. ``matter`` is what is open with them;
    where nothing is settled yet also what a line seems to hold. ``log`` is what their touches say as long as they are
    not settled, ``openings`` the openers that count then, with their values.
    """

    person: Person
    sums: Sums
    stats: TieStats
    place: Place
    facts: Facts
    noted: bool
    settled: bool
    matter: OpenMatter | None
    log: Acquaintance = NOBODY
    openings: tuple[tuple[Opener, float], ...] = ()
    word_only: str = ""
    """Why the week has no room for a meeting with them, in words; a message is possible."""

    @property
    def opener(self) -> str:
        """The name of the best opener, "" for none."""
        return self.openings[0][0].name if self.openings else ""

    @property
    def openers(self) -> set[str]:
        """The names of the openers that count."""
        return {row.name for row, _ in self.openings}

    @property
    def near(self) -> bool:
        """Whether the two can meet: by video a coffee does half as much for a tie."""
        return self.place != "remote" and self.place != "unknown"

    @property
    def bridge(self) -> bool:
        """They link two circles."""
        return len(set(self.person.circles)) > 1

    @property
    def matter_value(self) -> float:
        """What is open with them, as a value of 0 to 1."""
        return 0.0 if self.matter is None else self.matter.value

    @property
    def is_written(self) -> bool:
        """Whether what is open asks for a message: an answer, or something that I owe."""
        return self.matter is not None and self.matter.written and self.matter.value > 0

    @property
    def owes(self) -> bool:
        """Whether a newcomer owes them something that is late or due in the coming week: a message does it."""
        matter = self.matter
        if matter is None or not matter.written or matter.by_message or not self.facts.newcomer:
            return False
        return matter.due is None or (matter.due - self.facts.today).days <= EARLY_DAYS

    @property
    def is_on_the_way(self) -> bool:
        """Whether we talked, and a trip of this week or the next leads to where they live."""
        if self.place != "trip" or not self.sums.two_way:
            return False
        trip = self.facts.whereabouts.trip_to(self.facts.whereabouts.trip_city(self.person))
        return trip is not None and trip.from_ < monday_of(self.facts.today) + timedelta(days=14)

    @property
    def is_dated(self) -> bool:
        """Whether the reason has a day of its own: a trip, a birthday, what a newcomer owes. It does not wear off by
        being shown."""
        return self.owes or self.place == "trip" or not {"trip", "birthday"}.isdisjoint(self.openers)

    @property
    def named_days(self) -> tuple[date, ...]:
        """The days from tomorrow on for which a meeting was spoken of: one, or the working days of a week."""
        if self.matter is None or self.matter.day is None:
            return ()
        first = monday_of(self.matter.day) if self.matter.week else self.matter.day
        days = [first + timedelta(days) for days in range(5 if self.matter.week else 1)]
        return tuple([day for day in days if day > self.facts.today])

    @property
    def agreed(self) -> bool:
        """Whether a meeting was spoken of, or was called off and needs a new day."""
        who, facts = self.person.id, self.facts
        return who in facts.intent or any(who in coffee.people for coffee in facts.called_off.values())

    @property
    def is_asked_for(self) -> bool:
        """Whether a meeting was agreed or spoken of, or a line of mine leaves one to be planned."""
        spoken = self.matter is not None and (self.matter.kind or self.matter.day is not None)
        return self.agreed or bool(spoken) or bool(self.openers & {"soon", "left open"})

    @property
    def family(self) -> bool:
        """Whether they are family, by their record, their name or a line of mine, without a rhythm of their own."""
        person = self.person
        return not person.tier and (person.kin or is_family(person.name) or person.id in self.facts.notes.relatives)

    @property
    def stranger(self) -> bool:
        """Whether they are only on the list: no rhythm, no touch, no line, nothing open."""
        return not (self.person.tier or self.sums.count or self.person.id in self.facts.noticed)

    @property
    def unheeded(self) -> list[date]:
        """The days on which a review showed them without any effect; none for whoever is settled."""
        return [] if self.settled or self.stranger else self.facts.unheeded(self.person)

    @property
    def rank(self) -> int:
        """What an acquaintance is to me by my lines."""
        facts, line = self.facts, self.facts.notes.lines.newest.get(self.person.id)
        if line is not None and len(line.people) == 1 and (says_wants(line) or is_offer(left_open(line))):
            return WANTING
        city, said = frozenset(words_of(facts.settings.city)), words_of(line.line) if line is not None else ()
        akin = line is not None and not facts.purpose.field.isdisjoint(terms_of(line.line))
        if akin or facts.crowd.fits_purpose(self.person):
            return FITTING
        if self.place == "same" or (city and city.issubset(said)):
            return NEIGHBOUR
        return NOTED if line is not None and (line.note or quote(line, self.person.name)) else PLAIN

    @property
    def grouped(self) -> bool:
        """Whether the only occasion was one of several people."""
        return self.log.grouped or (self.log.once > 0 and self.facts.notes.gathered(self.person.id, self.log.once))

    @property
    def shared_talks(self) -> frozenset[int]:
        """The talks with them, when each had one other person in it; empty when they are settled or have an opener of
        their own."""
        alone = self.settled or self.openings or not self.sums.count
        talks = () if alone else self.facts.network.talks(self.person.id)
        return frozenset(talk.id for talk in talks) if all(len(talk.people) == 2 for talk in talks) else frozenset()

    @property
    def ready(self) -> bool:
        """Whether there is enough of a history."""
        return self.settled or (self.sums.two_way > 0 and self.log.occasions >= ENOUGH)

    @property
    def knew(self) -> bool:
        """They were on the list well before the first line about them."""
        return knew(self.person, self.sums)

    @property
    def long_known(self) -> bool:
        """Whether they were on the list for years before the first line: having met is no news then."""
        listed = self.person.connected_on
        return listed is not None and self.sums.first - listed.toordinal() >= LONG_KNOWN_DAYS

    @property
    def weight(self) -> float:
        """W, how much they count."""
        return weight_in(self.person, self.sums)


@cache
def share_known(talks: int) -> float:
    """How well somebody is known by their touch-days, 0 to 1."""
    return log2(1 + talks) / log2(1 + WELL_KNOWN) if talks < WELL_KNOWN else 1.0


def weight_in(person: Person, sums: Sums) -> float:
    """W, how much somebody counts, 0.25 to 1; without a tier by what is noted of them, never above an active tie."""
    if person.tier or not sums.count:
        return WEIGHTS.get(person.tier, WEIGHTS[0])
    return 0.25 + 0.35 * share_known(sums.count + (KNOWN_TALKS if knew(person, sums) else 0))


def knew(person: Person, sums: Sums) -> bool:
    """They were on the list well before the first line about them."""
    dates = [person.connected_on, person.created.date() if person.created is not None else None]
    listed = min((on.toordinal() for on in dates if on is not None), default=sums.first)
    return sums.first - listed >= KNOWN_DAYS


def is_card(person: Person) -> bool:
    """Whether they came with an undated address book: such people were known before any line."""
    return person.origin == "import" and person.connected_on is None


def _is_settled(person: Person, sums: Sums, facts: Facts) -> bool:
    """Whether they have a rhythm and a talk. In a young log an answer to a message is no talk yet, and whoever was only
    called, wrote last or is owed something is not settled either."""
    seems = facts.notes.seeming.get(person.id)
    waits = person.id in facts.notes.letters or (seems is not None and seems.written and sums.count < ENOUGH)
    if not person.tier or not sums.two_way or (facts.young and waits):
        return False
    if sums.count >= ENOUGH or sums.met > 0 or not facts.young:
        return True
    return not (facts.log_of(person.id).answered or is_to_be_met(facts.now - sums.two_way))


def is_to_be_met(days: int) -> bool:
    """Whether it is time to meet somebody with a rhythm, so many days after a talk without a meeting."""
    return SPOKE_NAMED_FROM <= days <= SPOKE_DAYS


def case_of(person: Person, sums: Sums, facts: Facts) -> PersonCase:
    """Somebody on the day of the facts; ``sums`` are of that day. ``openers.opened`` adds the openings."""
    noted = (
        person.id in facts.noted
        or person.id in facts.notes.seeming
        or person.birthday is not None
        or person.events != ()
        or person.needs != ()
    )
    rhythm, place, matter = cadence(person, facts.settings), place_of(person, facts), facts.matters.get(person.id)
    seems = facts.notes.seeming.get(person.id)
    if matter is not None and matter.written and not matter.value and facts.newcomer:
        matter = matter._replace(value=promised_value("me", matter.due, facts.today))
    if _is_settled(person, sums, facts):
        if matter is None and seems is not None and seems.written and facts.newcomer:
            matter = seems._replace(value=0.0)  # nothing is guessed in a settled score
        stats = tie_stats_at(person, sums, rhythm, facts.keep, facts.today, facts.now)
        return PersonCase(person, sums, stats, place, facts, noted, True, matter)
    if seems is not None:
        matter = seems.beside(matter)
    if place in ("remote", "unknown") and facts.whereabouts.trip_to(facts.whereabouts.trip_city(person)) is not None:
        place = "trip"
    log = facts.log_of(person.id) if sums.count or person.id in facts.notes.lines.newest else NOBODY
    if sums.two_way and not person.tier and not person.cadence_days:
        rhythm = log.rhythm
    stats = unsettled_stats(person, sums, rhythm, facts)
    return PersonCase(person, sums, stats, place, facts, noted, False, matter, log)


def unsettled_stats(person: Person, sums: Sums, rhythm: int, facts: Facts) -> TieStats:
    """The tie with somebody who is not settled; in a young log whoever was known before is known better than it
    says."""
    tie = replace(sums, s60=sums.s60 + KNOWN_TALKS) if sums.count and facts.young and knew(person, sums) else sums
    return tie_stats_at(person, tie, rhythm, facts.keep, facts.today, facts.now)


def place_of(person: Person, facts: Facts) -> Place:
    """Where we could meet in the next two weeks: my city, a trip of mine, a visit of theirs, or only on a screen."""
    place = facts.whereabouts.reach[facts.whereabouts.city_of(person)]
    if place == "same" and person.travel_min is not None and person.travel_min > FAR_MINUTES:
        return "away"
    if place == "remote" and person.events:
        last = facts.today + timedelta(days=SOON_DAYS)
        if any(event.kind == "visit" and facts.today <= event.on <= last for event in person.events):
            return "visit"
    return place


def kind_of(case: PersonCase, near: bool) -> str | None:
    """The kind of meeting: what was said, what they like, then what the place allows and is usual from afar; None when
    all are blocked.

    A kind they declined as the wrong channel is left out. ``near``: we can meet.
    """
    person, facts = case.person, case.facts
    blocked = set(person.blocked_kinds)
    declined = [c for c in facts.coffees.get(person.id, ()) if c.decline_reason == "wrong_channel"]
    blocked.update(coffee.channel for coffee in declined)
    intent, matter = facts.intent.get(person.id), case.matter
    spoken = intent.channel if intent is not None else matter.kind if matter is not None else ""
    wanted: list[str] = [spoken] if spoken else []
    wanted += [kind for kind in person.prefers if kind in CONVERSATIONS]
    fits: list[str] = [kind for kind in wanted if near or kind in REMOTE_KINDS]
    fits += (*_usual(case, near), *(NEAR_KINDS if near else REMOTE_KINDS))
    return next((kind for kind in fits if kind not in blocked), None)


def _usual(case: PersonCase, near: bool) -> Iterator[str]:
    """How we met, where nothing is settled yet (a walk stays a walk), or how we talked from afar; the newest first."""
    kinds = (() if case.settled else NEAR_KINDS[:-1]) if near else REMOTE_KINDS
    touches = case.facts.network.touches(case.person.id) if case.sums.count and kinds else ()
    return (touch.channel for touch in reversed(touches) if touch.channel in kinds)
