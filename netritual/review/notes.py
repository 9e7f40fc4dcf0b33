"""The draft that goes with a row: what the records say of a matter, as the parts of sentences (``domain.drafts``).

Of the log a note says topics, and the texts of what is open, where their shape is known (``domain.matter``). Summaries,
notes, tags and what is noted of a person in private never enter one.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from re import IGNORECASE, Pattern
from re import compile as regex
from typing import TYPE_CHECKING

from netritual.domain import matter
from netritual.domain.articles import private_words
from netritual.domain.birthdays import days_to_birthday
from netritual.domain.cities import city_key
from netritual.domain.drafts import DraftKind, Known, draft, needs_of
from netritual.domain.events import DEFAULT_PURPOSE
from netritual.domain.first_names import first_name
from netritual.domain.followups import open_promises
from netritual.domain.hard_times import HARD_TIMES
from netritual.domain.hours import zone_of
from netritual.domain.model import (
    Article,
    Coffee,
    Interaction,
    Introduction,
    Person,
    Promise,
    Request,
    Settings,
    Slot,
    Thanks,
    Trip,
)
from netritual.domain.network import Network
from netritual.domain.quicklog.words import LIVE
from netritual.domain.suggestions.needs import FITS, match
from netritual.domain.text import fold
from netritual.domain.unanswered import NUDGE_DAYS
from netritual.domain.words import day_in_full, month_in_full, on_day
from netritual.domain.zones import zone_named

if TYPE_CHECKING:
    from netritual.domain.suggestions.suggestion import Suggestion

RECENT_DAYS = 7
"""A talk of so many days is one to thank for."""
FAR_DAYS = 56
"""A talk before so many days is a while ago: of it the month is said, not the day."""
LATELY_DAYS = 90
"""With anything noted in so many days one does not write as to somebody of long ago."""
WARY_DAYS = 30
"""Anger, a disappointment or a refusal of so many days comes before an ask or an invitation."""
SUBJECT_DAYS = 180
"""A talk of so many days is one to go on from."""
THANKS_DAYS = 21
"""Days for which what somebody did is thanked for in a first word."""
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
_AS_TYPED: Mapping[str, str] = {"tea": "our tea", "beer": "our drink", "pint": "our drink"}
"""Words of a line that say better than its channel what it was."""
_WARY = regex(
    r"\b(?:angry|upset|annoyed|furious|offended|gutted|disappoint\w+|complain\w*|reject\w*"
    r"|did ?n['’o]?t get (?:it|the job))\b"
)
"""Words of a line after which one does not write as if nothing had been."""
_WANTS = regex(r"\b(?:wants?|needs?|is looking for|looks for|asked|asks|wondered)\b")
"""Words of what somebody has said they would like: that is not asked again."""
_REFUSED = regex(r"\b(?:said no|says no|declined|turned (?:me|us|it) down|not interested|no for now)\b")
_UNASKED: frozenset[DraftKind] = frozenset((
    "ask", "ask_intro", "ask_reference", "ask_resume", "ask_mentor", "nudge", "nudge_message", "owed", "intro_wait",
    "invite", "need", "give", "give_back", "answered", "met_once", "intro_first", "intro_second",
))  # fmt: skip
"""Kinds with which nobody is written to before what they are owed."""
_FAVOURS: frozenset[DraftKind] = frozenset(("ask", "need", "give", "give_back"))
"""Kinds that also wait for an answer and for thanks, and for the end of hard times."""
_OPENED: Mapping[str, DraftKind] = {
    "met once": "met_once", "new": "welcome", "trip": "in_town", "article": "wrote", "answered": "answered",
}  # fmt: skip
"""The draft that suits an opener (``domain.suggestions.openers``); for the others a plain hello."""

_WORD = r"[^\W_]+(?:['’.][^\W_]+)*"
_TITLE = regex(rf"{_WORD}(?:(?: |, |\. |: | & | \+ | / | - |&|/|-){_WORD})*")
"""A company, a position, a place or a city as it stands in a sentence."""
_MET_AT = regex(r"\bmet\b[^,;.!]*? at ([^,;.!]+)", IGNORECASE)
_PLACE = regex(r"(?:\bat |@ ?|, (?=the |[A-Z]))([^\W\d_][^\d,;.!]{2,30})$")
"""Where a line names the place of a meeting: at its end."""
_LONGEST_TITLE = 60
_NO_COMPANY = frozenset(("selfemployed", "freelance", "freelancer", "retired", "none", "na", "various", "confidential"))


def note_to(
    network: Network, settings: Settings, today: date, kind: DraftKind, person: int | None, turn: int = 0, /,
    **known: str,
) -> str:  # fmt: skip
    """The draft of a note to somebody, or "" when they are gone, or when something else comes first with them.

    ``known`` are the parts that the matter gives, ``turn`` is a number of the matter: by it, the
    person and the week the wordings change.
    """
    found = network.get(Person, person) if person is not None else None
    if found is None or (kind in _UNASKED and comes_first(network, found, today, kind)):
        return ""
    parts = {name: fact(network, found, today) for name, fact in FACTS.items() if name in needs_of(kind)}
    parts |= {"you": first_name(found.name), "me": first_name(settings.name)}
    week = today.isocalendar().week
    return draft(kind, Known(**{**parts, **known}, turn=found.id + turn + week))


def comes_first(network: Network, person: Person, today: date, kind: DraftKind) -> bool:
    """Whether a note of a kind has to wait: for a late promise of mine, my answer to them, thanks, or a better day."""
    late = any(_late(network, person, today))
    if late and (kind != "invite" or not _debt(network, person, today) or _wary(network, person, today)):
        return True
    waiting = [r for r in network.all(Request) if r.from_ == person.id and r.state == "open"]
    if kind == "invite":
        return any(request.type in ("complaint", "issue") for request in waiting)
    if waiting or (kind not in ("owed", "nudge") and _wary(network, person, today)):
        return True
    if kind not in _FAVOURS:
        return False
    if kind == "need" and (_told(network, person, today, LATELY_DAYS, _WANTS) or _did(network, person, today)):
        return True
    unthanked = any(thanks.to == person.id and thanks.said is None for thanks in network.all(Thanks))
    return unthanked or bool(_hard(network, person, today))


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


def _newest(network: Network, person: int) -> Interaction | None:
    """The newest line about somebody that was typed, or the newest talk."""
    return next((t for t in network.talks(person, TALKS_READ) if t.line or t.channel in _TALKS), None)


def _days_ago(network: Network, person: Person, today: date) -> tuple[Interaction, int] | None:
    """The newest talk that two had together, and how many days ago; None before the first and after a cool one."""
    talk = _talk(network, person.id)
    return (talk, (today - talk.on).days) if talk is not None and (talk.warmth or 3) >= 3 else None


def _called(talk: Interaction) -> str:
    """A talk as a note calls it: "our tea" where the line says so."""
    typed = next((name for word, name in _AS_TYPED.items() if word in talk.line.lower().split()), "")
    return typed if typed and talk.channel in ("coffee", "drinks") else _TALKS[talk.channel]


def _this_week(network: Network, person: Person, today: date) -> str:
    match _days_ago(network, person, today):
        case (talk, days) if 0 <= days <= RECENT_DAYS:
            return _called(talk) if days == 0 else f"{_called(talk)} {on_day(talk.on, today, near=True)}"
    return ""


def _seen(network: Network, person: Person, today: date) -> str:
    """The day of a meeting of this week that was nothing but a meeting."""
    match _days_ago(network, person, today):
        case (talk, days) if 0 < days <= RECENT_DAYS and talk.channel == "meeting":
            return on_day(talk.on, today, near=True)
    return ""


def _recent(network: Network, person: Person, today: date) -> str:
    match _days_ago(network, person, today):
        case (talk, days) if RECENT_DAYS < days <= FAR_DAYS and talk == _newest(network, person.id):
            return f"{_called(talk)} {on_day(talk.on, today, near=True)}"
    return ""


def _past(network: Network, person: Person, today: date) -> str:
    match _days_ago(network, person, today):
        case (talk, days) if days > FAR_DAYS and talk == _newest(network, person.id):
            return f"{_called(talk)} in {month_in_full(talk.on, today)}"
    return ""


def _lately(network: Network, person: Person, today: date) -> str:
    newest = next(iter(network.talks(person.id, 1)), None)
    noted = newest is not None and (today - newest.on).days <= LATELY_DAYS
    return "yes" if noted or any(person.id in coffee.people for coffee in network.all(Coffee)) else ""


def _matter(network: Network, person: Person, today: date) -> str:
    """What the newest line of a month about somebody was about that says so."""
    talks = (talk for talk in network.talks(person.id, TALKS_READ) if (today - talk.on).days <= WARY_DAYS)
    return next(filter(None, (topic_of(network, person, talk) for talk in talks)), "")


def _lines(network: Network, person: Person, today: date, days: int) -> Iterator[str]:
    """The newest lines of so many days about somebody, and those of this month that name them."""
    month = network.talks_between(today - timedelta(days=min(days, WARY_DAYS)), today)
    for talk in (*network.talks(person.id, TALKS_READ), *(talk for talk in month if person.id in talk.mentions)):
        if (today - talk.on).days <= days:
            yield f"{talk.line} {talk.note}"


def _told(network: Network, person: Person, today: date, days: int, pattern: Pattern[str]) -> str:
    """ "yes" where a line of so many days about somebody has words of a pattern."""
    return "yes" if any(pattern.search(line.lower()) for line in _lines(network, person, today, days)) else ""


def _did(network: Network, person: Person, today: date) -> str:
    """What somebody did for me in the last days, where no thanks for it were said since."""
    thanked = max((t.said for t in network.all(Thanks) if t.to == person.id and t.said), default=date.min)
    for talk in network.talks(person.id, TALKS_READ):
        if talk.on <= thanked or (today - talk.on).days > THANKS_DAYS:
            break
        said = matter.helped(talk.line, names_of(person), given=True)
        if said and not is_private(said, person, talk.note):
            return said
    return ""


def _wary(network: Network, person: Person, today: date) -> str:
    return _told(network, person, today, WARY_DAYS, _WARY)


def _hard(network: Network, person: Person, today: date) -> str:
    return _told(network, person, today, FAR_DAYS, HARD_TIMES)


def _request(network: Network, person: Person) -> Request | None:
    """The newest request of somebody that waits for my answer."""
    return next((r for r in reversed(network.all(Request)) if r.from_ == person.id and r.state == "open"), None)


def _late(network: Network, person: Person, today: date) -> Iterator[Promise]:
    """What I promised somebody and is late."""
    for promise in open_promises(network):
        if promise.due is not None and promise.due < today and person.id in promise.people:
            yield promise


def _debt(network: Network, person: Person, today: date) -> str:
    """The first thing that I promised somebody and is late, where it is one that is handed over."""
    texts = (late.text for late in _late(network, person, today) if not is_private(late.text, person))
    return next(filter(None, (promised(text, first_name(person.name)) for text in texts)), "")


def promised(text: str, you: str) -> str:
    """What a promise hands over: "the deck" of "send her the deck" and of "a deck"; "" when it is a deed or a treat."""
    if matter.treat(text):
        return ""
    deed = matter.deed(text, to=you)
    return matter.certain(matter.given(text, to=you) or ("" if deed else matter.thing(text, of=you)))


def names_of(person: Person) -> tuple[str, ...]:
    """The names by which a line calls somebody: the first one, and the last."""
    last = person.name.split()[-1:] if len(person.name.split()) > 1 else []
    return ((first_name(person.name) or person.name).split()[-1], *last)


def _owing(network: Network, person: Person, today: date) -> str:
    request = _request(network, person)
    if request is None or is_private(request.text, person):
        return ""
    said = matter.certain(matter.thing(request.text, of=first_name(person.name)))
    return "" if {"my", "our"} & set(said.lower().split()) else said


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
    if not said and not HARD_TIMES.search(talk.topic.lower()):
        said = matter.topic(talk.topic.partition(",")[0])
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
    found = _MET_AT.search(first.line)
    place = matter.thing(first.place or "") or matter.thing(found[1] if found else "")
    return f"at {place}" if place and not is_private(place, person, first.note) else on_day(first.on, today, near=True)


def _first_met(network: Network, person: Person, today: date) -> str:
    """Where, else when, two met, where that is the only talk so far and some weeks ago at most."""
    talks = [talk for talk in network.talks(person.id) if talk.channel in _TALKS]
    near = len(talks) == 1 and (today - talks[0].on).days <= FAR_DAYS
    return _met(network, person, today) if near else ""


def _year(network: Network, person: Person, today: date) -> str:
    connected = person.connected_on
    return str(connected.year) if connected is not None and connected.year < today.year else ""


FACTS: Mapping[str, Callable[[Network, Person, date], str]] = {
    "name": lambda network, person, today: _title(person.name) or first_name(person.name),
    "company": lambda network, person, today: _company_of(person),
    "work": lambda network, person, today: _work_of(person),
    "talk": _this_week, "seen": _seen, "recent": _recent, "past": _past, "subject": _subject, "lately": _lately,
    "matter": _matter, "did": _did, "wary": _wary, "hard": _hard, "owing": _owing, "debt": _debt, "met": _met,
    "first": _first_met, "year": _year,
    "owes": lambda network, person, today: "yes" if _request(network, person) else "",
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
    """When something was, as one says it: "on Monday", "last week", "two weeks ago", "in March"; "" of today."""
    weeks = (_monday(today) - _monday(day)).days // 7
    if day >= today:
        return ""
    if weeks > 3:
        return f"in {month_in_full(day, today)}"
    return (on_day(day, today, near=True), "last week", "two weeks ago", "three weeks ago")[weeks]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


# Coffees.


def coffee_note(network: Network, settings: Settings, now: datetime, coffee: Coffee) -> str:
    """The note that goes with a planned coffee until it begins: an invitation, another time, or a last word."""
    if coffee.slot is None or coffee.slot.start <= now:
        return ""
    typed = _PLACE.search(coffee.line)
    place = coffee.place or matter.thing(typed[1] if typed else "")
    kinds: Mapping[str, DraftKind] = {"confirmed": "confirm", "moved": "moved"}
    who = coffee.people[0] if coffee.people else None
    topic = topic_for(network.get(Person, who) if who is not None else None, coffee.purpose)
    return invitation(
        network, settings, now, kinds.get(coffee.state, "planned"), who, coffee.channel, coffee.slot,
        place, topic=topic, agreed="yes" if coffee.line else "", turn=coffee.id,
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
    slot: Slot | None = None, place: str = "", *, turn: int = 0, **known: str,
) -> str:  # fmt: skip
    """A note about a meeting: its kind, day and time, and place, as far as they are known. A time that is past is not
    offered. ``known`` are the parts that the matter gives, ``turn`` a number of the matter (``note_to``)."""
    found = network.get(Person, person) if person is not None else None
    if found is None:
        return ""
    today, where = now.date(), _title(place.removeprefix("at "))
    away = bool(found.city) and fold(found.city) != fold(settings.city)
    trip = next((t for t in settings.trips if away and slot and fold(t.city) == fold(found.city)
                 and t.from_ <= slot.start.date() <= t.to), None)  # fmt: skip
    if away and slot is None and channel not in LIVE:
        channel = "call"
    when = _when(slot, found if channel in LIVE else None, settings, now)
    known |= {
        "meeting": _TALKS.get(channel, "our talk") if kind in ("confirm", "moved") else meeting(channel),
        "when": when, "day": when.removeprefix("on "), "place": f"at {where}" if where else "",
        "city": _title(found.city) if trip else "", "days": _days_of(trip, today) if trip else "",
    }  # fmt: skip
    known["same"] = "yes" if known.get("said") == known["meeting"] else ""
    if is_private(known.get("topic", ""), found) or _told(network, found, today, WARY_DAYS, _REFUSED):
        known |= {"topic": "", "subject": ""}
    return note_to(network, settings, today, kind, person, turn, **known)


def _days_of(trip: Trip, today: date) -> str:
    """The days of a trip that are still to come."""
    first, last = max(trip.from_, today), trip.to
    return f"from {day_in_full(first, today)} to {day_in_full(last, today)}" if first < last else on_day(first, today)


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
    if kind == "intro_wait" and asked is not None and (today - asked).days < NUDGE_DAYS:
        return ""
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
    third = other_person(network, other)
    return note_to(network, settings, today, kind, to, **known, **third) if third else ""


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
        trips = (trip for trip in settings.trips if city_key(trip.city) == city_key(person.city) and trip.to >= today)
        trip = min(trips, key=lambda trip: trip.from_, default=None)
        known = {"city": _title(person.city) or "your city", "days": _days_of(trip, today) if trip else ""}
    if one.opener == "article":
        written = (a for a in network.all(Article) if a.author == person.id and a.state == "queued")
        known = {"title": next((title for a in written if (title := _title(a.title))), "")}
    return note_to(network, settings, today, _OPENED.get(one.opener, "hello"), one.person, **known)


def word_to(network: Network, settings: Settings, today: date, person: int) -> str:
    """A word to somebody with whom nothing is open: for a birthday that is near, a trip to their city, else a hello."""
    found = network.get(Person, person)
    if found is None:
        return ""
    days = days_to_birthday(found.birthday, today) if found.birthday else None
    if days is not None and days <= RECENT_DAYS:
        return birthday_note(network, settings, today, found)
    trip = next((t for t in settings.trips if fold(t.city) == fold(found.city) and t.to >= today), None)
    if trip is None or not found.city:
        return note_to(network, settings, today, "hello", person)
    known = {"city": _title(found.city), "days": _days_of(trip, today)}
    return note_to(network, settings, today, "in_town", person, **known)


def birthday_note(network: Network, settings: Settings, today: date, person: Person) -> str:
    """A word for a birthday: on the day, or ahead of it."""
    days = days_to_birthday(person.birthday, today) if person.birthday else None
    if not days:
        return note_to(network, settings, today, "birthday", person.id)
    day = on_day(today + timedelta(days=days), today)
    return note_to(network, settings, today, "birthday_ahead", person.id, days=day)
