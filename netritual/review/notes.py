"""The draft that goes with a row: what the records say of a matter, as the parts of sentences (``domain.drafts``).

Of the log a note says topics, and the texts of what is open, where their shape is known (``domain.matter``). Summaries,
notes, tags and what is noted of a person in private never enter one.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from re import compile as regex
from typing import TYPE_CHECKING

from netritual.domain import matter
from netritual.domain.articles import private_words
from netritual.domain.birthdays import days_to_birthday
from netritual.domain.drafts import DraftKind, Known, draft, needs_of
from netritual.domain.events import DEFAULT_PURPOSE
from netritual.domain.first_names import first_name
from netritual.domain.hours import zone_of
from netritual.domain.model import Article, Coffee, Interaction, Introduction, Person, Settings, Slot
from netritual.domain.network import Network
from netritual.domain.quicklog.words import LIVE
from netritual.domain.suggestions.needs import FITS, match
from netritual.domain.text import fold
from netritual.domain.words import day_in_full, month_in_full, on_day
from netritual.domain.zones import zone_named

if TYPE_CHECKING:
    from netritual.domain.suggestions.suggestion import Suggestion

RECENT_DAYS = 21
"""A talk of so many days is one to thank for."""
FAR_DAYS = 60
"""Of a talk before so many days the month is said, not the day."""
SUBJECT_DAYS = 180
"""A talk of so many days is one to go on from."""
TALKS_READ = 6
"""The newest talks with somebody, among which the one of which a note tells is looked for."""

_TALKS: Mapping[str, str] = {
    "coffee": "our coffee", "breakfast": "our breakfast", "lunch": "our lunch", "dinner": "our dinner",
    "drinks": "our drink", "walk": "our walk", "meeting": "our talk", "video": "our video call", "call": "our call",
}  # fmt: skip
"""Talks that two people had together, as a note calls them."""
_MEETINGS: Mapping[str, str] = {
    "coffee": "a coffee", "breakfast": "breakfast", "lunch": "lunch", "dinner": "dinner", "drinks": "a drink",
    "walk": "a walk", "video": "a video call", "call": "a call", "visit": "a visit",
}  # fmt: skip
"""What one is invited to; of any other kind "a talk"."""
_OPENED: Mapping[str, DraftKind] = {
    "met once": "met_once", "new": "welcome", "trip": "in_town", "article": "wrote", "answered": "answered",
}  # fmt: skip
"""The draft that suits an opener (``domain.suggestions.openers``); for the others a plain hello."""

_WORD = r"[^\W_]+(?:['’.][^\W_]+)*"
_TITLE = regex(rf"{_WORD}(?:(?: |, |\. |: | & | \+ | / | - |&|/|-){_WORD})*")
"""A company, a position, a place or a city as it stands in a sentence."""
_LONGEST_TITLE = 60
_NO_COMPANY = frozenset(("selfemployed", "freelance", "freelancer", "retired", "none", "na", "various", "confidential"))


def note_to(
    network: Network, settings: Settings, today: date, kind: DraftKind, person: int | None, **known: str
) -> str:
    """The draft of a note to somebody, or "" when they are gone. ``known`` are the parts that the matter gives."""
    found = network.get(Person, person) if person is not None else None
    if found is None:
        return ""
    parts = {name: fact(network, found, today) for name, fact in FACTS.items() if name in needs_of(kind)}
    parts |= {"you": first_name(found.name), "me": first_name(settings.name)}
    return draft(kind, Known(**{**parts, **known}))


# Facts of a person.


def _title(text: str) -> str:
    """A title as it is, where it is nothing but words."""
    text = " ".join(text.split()).rstrip(".")
    return text if len(text) <= _LONGEST_TITLE and _TITLE.fullmatch(text) else ""


def _company_of(person: Person) -> str:
    """Where they work, "" where that is no place."""
    return "" if fold(person.company) in _NO_COMPANY else _title(person.company)


def _work_of(person: Person) -> str:
    """What they do and where: "Head of Data at Bluewave", "at Bluewave"; "" when nothing is known."""
    position, company = _title(person.position), _company_of(person)
    return " at ".join(part for part in (position, company) if part) if position else company and f"at {company}"


def _talk(network: Network, person: int) -> Interaction | None:
    """The newest talk that two had together, on a day that is known."""
    talks = network.talks(person, TALKS_READ)
    return next((t for t in talks if t.channel in _TALKS and not t.missed and not t.asks and not t.approx), None)


def _lately(network: Network, person: Person, today: date) -> str:
    talk = _talk(network, person.id)
    days = (today - talk.on).days if talk is not None else -1
    if talk is None or not 0 <= days <= RECENT_DAYS or (talk.warmth or 3) < 3:
        return ""
    name = _TALKS[talk.channel]
    return name if days == 0 else f"{name} {on_day(talk.on, today, near=True)}"


def _before(network: Network, person: Person, today: date) -> str:
    talk = _talk(network, person.id)
    if talk is None or (today - talk.on).days <= RECENT_DAYS:
        return ""
    far = (today - talk.on).days > FAR_DAYS
    when = f"in {month_in_full(talk.on, today)}" if far else on_day(talk.on, today, near=True)
    return f"{_TALKS[talk.channel]} {when}"


def _subject(network: Network, person: Person, today: date) -> str:
    talk = _talk(network, person.id)
    if talk is None or not 0 <= (today - talk.on).days <= SUBJECT_DAYS:
        return ""
    return topic_of(network, person, talk)


def topic_of(network: Network, person: Person, talk: Interaction) -> str:
    """What a talk was about, where it may be said to this person."""
    others = [
        other for who in (*talk.people, *talk.mentions) if who != person.id and (other := network.get(Person, who))
    ]
    named = {fold(word) for other in others for word in other.name.split()}
    said = matter.topic(talk.topic)
    if named & {fold(word) for word in said.split()} or is_private(said, person, talk.note):
        return ""
    return said


def is_private(text: str, person: Person, note: str = "") -> bool:
    """True when a text has a rare word of what is noted in private."""
    noted = "\n".join(filter(None, (person.private_notes, note)))
    return bool(noted) and bool(private_words(text, Person(handle="", name=person.name, private_notes=noted)))


def _met(network: Network, person: Person, today: date) -> str:
    """Where, else when, two met, where the first line about them says that they did."""
    touches = network.touches(person.id)
    first = network.get(Interaction, touches[0].talk) if touches else None
    if (
        first is None
        or first.approx
        or first.asks
        or not (person.origin == "met" or "met" in first.line.lower().split())
    ):
        return ""
    place = matter.thing(first.place or "")
    return f"at {place}" if place else on_day(first.on, today)


def _year(network: Network, person: Person, today: date) -> str:
    connected = person.connected_on
    return str(connected.year) if connected is not None and connected.year < today.year else ""


FACTS: Mapping[str, Callable[[Network, Person, date], str]] = {
    "name": lambda network, person, today: _title(person.name) or first_name(person.name),
    "company": lambda network, person, today: _company_of(person),
    "work": lambda network, person, today: _work_of(person),
    "talk": _lately, "past": _before, "subject": _subject, "met": _met, "year": _year,
}  # fmt: skip
"""Part of a sentence -> how it is found out of anybody."""


def other_person(network: Network, person: int | None) -> dict[str, str]:
    """Somebody of whom a note tells: the whole name, the first name, and what they do."""
    found = network.get(Person, person) if person is not None else None
    if found is None or not first_name(found.name):
        return {}
    name = _title(found.name) or first_name(found.name)
    return {"other": name, "called": first_name(found.name), "other_work": _work_of(found)}


def since_words(day: date, today: date) -> str:
    """A day that is past: of a matter of today none is said."""
    return on_day(day, today) if day < today else ""


# Coffees.


def coffee_note(network: Network, settings: Settings, now: datetime, coffee: Coffee) -> str:
    """The note that goes with a planned coffee until it begins: an invitation, another time, or a last word."""
    if coffee.slot is None or coffee.slot.start <= now:
        return ""
    kinds: Mapping[str, DraftKind] = {"confirmed": "confirm", "moved": "moved"}
    who = coffee.people[0] if coffee.people else None
    topic = topic_for(network.get(Person, who) if who is not None else None, coffee.purpose)
    return invitation(
        network, settings, now, kinds.get(coffee.state, "planned"), who, coffee.channel, coffee.slot,
        coffee.place or "", topic=topic,
    )  # fmt: skip


def topic_for(person: Person | None, purpose: str) -> str:
    """What a meeting is about, for an invitation; a purpose that is noted of the person is mine alone."""
    said = purpose.removeprefix(DEFAULT_PURPOSE).lstrip(": ").strip()
    return "" if person is None or said == person.purpose.strip() else matter.topic(said)


def meeting(channel: str) -> str:
    """A kind of meeting, as one is invited to it."""
    return _MEETINGS.get(channel, "a talk")


def invitation(
    network: Network, settings: Settings, now: datetime, kind: DraftKind, person: int | None, channel: str = "",
    slot: Slot | None = None, place: str = "", **known: str,
) -> str:  # fmt: skip
    """A note about a meeting: its kind, day and time, and place, as far as they are known. A time that is past is not
    offered. ``known`` are the parts that the matter gives."""
    found = network.get(Person, person) if person is not None else None
    if found is None:
        return ""
    where = _title(place.removeprefix("at "))
    known |= {
        "meeting": _TALKS.get(channel, "our talk") if kind in ("confirm", "moved") else meeting(channel),
        "when": _when(slot, found if channel in LIVE else None, settings, now),
        "place": f"at {where}" if where else "",
    }  # fmt: skip
    if is_private(known.get("topic", ""), found):
        known["topic"] = ""
    return note_to(network, settings, now.date(), kind, person, **known)


def _when(slot: Slot | None, person: Person | None, settings: Settings, now: datetime) -> str:
    """Day and time of a slot that is to come: in my zone, and in that of somebody who is elsewhere."""
    if slot is None or slot.start <= now:
        return ""
    mine = slot.start.astimezone(zone_of(settings, slot.start))
    said = f"{on_day(mine.date(), now.date())} at {mine:%H:%M}"
    theirs = slot.start.astimezone(zone_named(person.tz if person is not None else None) or mine.tzinfo)
    return said if theirs.utcoffset() == mine.utcoffset() else f"{said} my time ({theirs:%H:%M} yours)"


# Introductions.


def introduction_note(network: Network, settings: Settings, today: date, intro: Introduction) -> str:
    """The next note of an introduction: each is asked first, then both are written to; at last, what came of it."""
    a, b = intro.between
    second = intro.yes_a is not None and intro.state in ("asked_a", "asked_b")
    to, other = (b, a) if second else (a, b)
    asked = intro.asked_b if intro.state == "asked_b" else intro.asked_a if intro.yes_a is None else None
    kind: DraftKind = "intro_second" if second else "intro_first"
    if asked is not None and asked < today:
        kind = "intro_wait"
    kind = {"both_yes": "intro_both", "sent": "intro_after"}.get(intro.state, kind)  # type: ignore[assignment]
    day = intro.sent or asked
    since = since_words(day, today) if day is not None else ""
    return pair_note(network, settings, today, kind, to, other, since=since, seeks=a)


def pair_note(
    network: Network, settings: Settings, today: date, kind: DraftKind, to: int, other: int, *, since: str = "",
    seeks: int | None = None,
) -> str:  # fmt: skip
    """A note to one of two who may be introduced. ``seeks`` is the one who looks for something, else the first."""
    seeks = to if seeks is None else seeks
    gives = other if seeks == to else to
    need, offer = _meets(network, seeks, gives)
    back_need, back_offer = _meets(network, gives, seeks)
    back = matter.some(back_offer if kind == "intro_second" else back_need)
    known = {"need": matter.some(need), "back": back, "since": since}
    known["offer"] = "" if fold(need) == fold(offer) else matter.some(offer)
    return note_to(network, settings, today, kind, to, **known, **other_person(network, other))


def _meets(network: Network, seeks: int, gives: int) -> tuple[str, str]:
    """The first need of one that an offer of the other meets, and that offer."""
    one, two = network.get(Person, seeks), network.get(Person, gives)
    if one is None or two is None:
        return "", ""
    hits = ((need, offer) for need in one.needs for offer in two.offers if match(need, offer) >= FITS)
    return next(hits, ("", ""))


# Anybody.


def first_word_to(network: Network, settings: Settings, today: date, one: "Suggestion") -> str:
    """The draft of a first word, in the sense of the opener; what is noted of somebody stays out of it."""
    person = network.get(Person, one.person)
    if person is None:
        return ""
    if one.opener == "birthday":
        return birthday_note(network, settings, today, person)
    known: dict[str, str] = {}
    if one.opener == "trip":
        trips = (trip for trip in settings.trips if fold(trip.city) == fold(person.city) and trip.to >= today)
        trip = min(trips, key=lambda trip: trip.from_, default=None)
        days = f"from {day_in_full(max(trip.from_, today), today)} to {day_in_full(trip.to, today)}" if trip else ""
        known = {"city": _title(person.city) or "your city", "days": days}
    if one.opener == "article":
        written = (a for a in network.all(Article) if a.author == person.id and a.state == "queued")
        known = {"title": next((title for a in written if (title := _title(a.title))), "")}
    return note_to(network, settings, today, _OPENED.get(one.opener, "hello"), one.person, **known)


def birthday_note(network: Network, settings: Settings, today: date, person: Person) -> str:
    """A word for a birthday: on the day, or ahead of it."""
    days = days_to_birthday(person.birthday, today) if person.birthday else None
    if not days:
        return note_to(network, settings, today, "birthday", person.id)
    day = on_day(today + timedelta(days=days), today)
    return note_to(network, settings, today, "birthday_ahead", person.id, days=day)
