"""What stands beside a list on one person: who they are, how close, what is open, the last talk and the next word."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct

from netritual.domain.dates.cities import city_key
from netritual.domain.dates.day_wording import CHANNEL_WORDS, ago, by_day, capital, day_words, span
from netritual.domain.dates.zones import zone_named
from netritual.domain.loops.snoozing import is_snoozed
from netritual.domain.model import Person, Settings
from netritual.domain.network import Network
from netritual.domain.ties.rhythm import cadence, next_word
from netritual.domain.ties.tie import Tie, tie
from netritual.domain.ties.tie_history import TieCourse, course_of
from netritual.services.pages.queries import OpenLoop, counts_as, open_loops, planned_with, seen_word

CARD_DAYS = 365
"""Days of the curve on a card."""


class PersonCard(Struct, frozen=True, kw_only=True):
    """One person at a glance. ``apart`` says how far away they are; ``open`` begins with what is planned; ``last`` is
    the last talk in words, and ``about`` what it was about; ``why`` says in sentences why they stand where they
    stand in the list."""

    person: Person
    tie: Tie
    apart: str
    course: TieCourse
    open: tuple[OpenLoop, ...]
    last: str
    about: str
    in_person: str
    next: str
    why: tuple[str, ...]
    trips: tuple[str, ...]


def person_card(network: Network, settings: Settings, now: datetime, person: Person) -> PersonCard:
    """The card of one person. What is open has no drafts on it: a card shows none."""
    today = now.date()
    touches = network.touches(person.id)
    mine = open_loops(network, settings, now, person, drafted=False)
    their_tie = tie(person, touches, settings, today)
    last, about = last_talk(network, person, their_tie, today)
    return PersonCard(
        person=person,
        tie=their_tie,
        apart=apart_words(person, settings, now),
        course=course_of(person, touches, settings, their_tie.first, today, CARD_DAYS),
        open=(*planned_with(network, settings, now, person.id, drafted=False), *mine),
        last=last,
        about=about,
        in_person=in_person_words(their_tie, today),
        next=next_words(person, their_tie, settings, today),
        why=attention_words(person, their_tie, settings, mine),
        trips=trips_to(person, settings, today),
    )


def apart_words(person: Person, settings: Settings, now: datetime) -> str:
    """How far away they are: "your city", "same time as you", "2 hours ahead"; "" when it is not known."""
    if person.city and settings.city and city_key(person.city) == city_key(settings.city):
        return "your city"
    theirs, mine = zone_named(person.tz), zone_named(settings.tz)
    if theirs is None or mine is None:
        return ""
    apart = (now.astimezone(theirs).utcoffset() or timedelta()) - (now.astimezone(mine).utcoffset() or timedelta())
    hours = apart.total_seconds() / 3600
    if not hours:
        return "same time as you"
    return f"{abs(hours):g} {'hour' if abs(hours) == 1 else 'hours'} {'ahead' if hours > 0 else 'behind'}"


def last_talk(network: Network, person: Person, their_tie: Tie, today: date) -> tuple[str, str]:
    """The newest talk that the tie counts, as ``netritual person`` names it, and about what: a note about somebody is
    none."""
    last = their_tie.last
    if last is None:
        return "no talk in the log yet", ""
    talks = (talk for talk in network.talks(person.id) if talk.on == last.on and counts_as(talk) == last.channel)
    about = next((text for talk in talks if (text := talk.topic or talk.summary or talk.note)), "")
    word = seen_word(network, person.id, last)
    return f"{CHANNEL_WORDS.get(word, word)}, {day_words(last.on, today)}", about


def in_person_words(their_tie: Tie, today: date) -> str:
    """The last meeting: "coffee, Thu 19 Nov"; "" for none."""
    met = their_tie.in_person
    return f"{met.channel}, {day_words(met.on, today)}" if met is not None else ""


def next_words(person: Person, their_tie: Tie, settings: Settings, today: date) -> str:
    """When the rhythm asks for the next word."""
    day = next_word(person, their_tie.last_two_way, settings)
    if person.snooze_until is not None and is_snoozed(person, today):
        return f"later, from {day_words(person.snooze_until, today)}"
    if day is None:
        return "a first word" if person.tier else "no rhythm set"
    return "a word now" if day <= today else f"a word {by_day(day, today)}"


_WHY = {
    "reply": "{} waits for an answer", "promise": "there is a promise to keep", "owed": "{} owes you something",
    "thanks": "there are thanks to say", "coffee": "you spoke of a coffee, and none is booked",
    "ask": "you asked {}, and no answer came", "planned": "you want to ask {} something",
    "handoff": "you handed something on, and do not know whether it landed",
    "outcome": "{} can still hear what came of the advice", "follow": "you wanted to follow up",
    "no_ack": "you did what {} asked, and no word came back", "no_answer": "you wrote, and no answer came",
    "held": "a talk with {} was planned: did it happen?",
}  # fmt: skip
"""Kind or stage of an open loop -> why that asks for a word."""


def attention_words(person: Person, their_tie: Tie, settings: Settings, open_: Sequence[OpenLoop]) -> tuple[str, ...]:
    """Why somebody stands where they stand among those who need a word, as sentences: what is open first, and where
    nothing is, silence, rhythm, and how often you usually talk."""
    asking = next((one for one in open_ if not one.is_snoozed), None)
    if asking is not None:
        from netritual.domain.people.first_names import first_name

        words = _WHY.get(asking.item.kind, "a line asks for a yes or no").format(first_name(person.name) or person.name)
        end = ", and it is late." if asking.late else "" if words.endswith("?") else "."
        return (f"{capital(words)}{end}",)
    if their_tie.last_two_way is None:
        return ("There is no talk in the log yet.",)
    gap, usual = their_tie.gap, their_tie.median_gap
    quiet = f"The last word was {ago(gap)}" if gap else "You had a word today"
    rhythm = f"; you want one every {cadence(person, settings)} days" if person.tier else ""
    first = f"{quiet}{rhythm}."
    if not usual:
        return (first,)
    habit = f"You two usually talk every {span(round(usual))}"
    return first, f"{habit}; this silence is longer." if gap > 1.5 * usual else f"{habit}."


def trips_to(person: Person, settings: Settings, today: date) -> tuple[str, ...]:
    """My trips to where somebody lives."""
    return tuple(
        f"you are in {trip.city} {day_words(trip.from_, today)} to {day_words(trip.to, today)}"
        for trip in settings.trips
        if trip.to >= today and person.city and city_key(trip.city) == city_key(person.city)
    )
