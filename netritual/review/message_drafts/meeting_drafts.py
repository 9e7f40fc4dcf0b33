"""The notes that go with a meeting: an invitation, another time, a last word; and what a meeting is called in them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from re import IGNORECASE

from netritual.domain.coffees.calendar_privacy import DEFAULT_PURPOSE
from netritual.domain.dates.cities import city_key
from netritual.domain.dates.dates import MONTH_NAMES
from netritual.domain.dates.day_wording import clock_words, day_in_full, on_day
from netritual.domain.dates.working_hours import by_halves, hour_words, zone_of
from netritual.domain.dates.zones import zone_named
from netritual.domain.drafts.draft_sentences import DraftKind
from netritual.domain.matters import matter
from netritual.domain.model import Coffee, Person, Settings, Slot, Trip
from netritual.domain.network import Network
from netritual.domain.quicklog.line_vocabulary import CHANNEL, LIVE, SUMMONS
from netritual.domain.ties.rhythm import CLOSE_TIERS
from netritual.regex import regex
from netritual.review.message_drafts.lines_about import MY_ANSWER, WORD, days_in, in_capitals, is_private, talks_about
from netritual.review.message_drafts.message_draft import note_to
from netritual.review.message_drafts.relationship_phrases import (
    FACTS,
    REASONS,
    RECENT_DAYS,
    TALKS,
    has_refused,
    title_of,
)
from netritual.review.message_drafts.unread_words import SUGGESTION, is_certain, talks_of
from netritual.review.rows import review_day

_MEETINGS: Mapping[str, str] = {
    "coffee": "a coffee", "breakfast": "breakfast", "lunch": "lunch", "dinner": "dinner", "drinks": "a drink",
    "walk": "a walk", "video": "a video call", "call": "a call", "visit": "a visit",
}  # fmt: skip
"""What one is invited to; of any other kind "a talk"."""
_NO_PLAN = ("meeting", "morning", "evening", "something", "nothing", "anything")
"""Words that name no plan."""
_THEIRS = regex(r"^(?:at )?(?:his|her|their) ", IGNORECASE)
"""A place of whom the note is to."""
_OF_A_LIFE = ("retiring", "leaving", "moving", "selling", "quitting", "resigning", "stopping", "closing", "emigrating")
"""Topics of which it is not said whose they are: mine would be news to them."""
MOST_OTHER_DAYS = 2
"""Days of a trip that are named beside the one of an invitation."""
AGREED_DAYS = 21
"""For so many days a yes that was typed is one to the meeting that is planned."""
OFFERED_DAYS = 3
"""For so many days an hour that they named is answered; later one looks forward to it."""
ASKED_DAYS = 2
"""So many days ahead one asks whether a meeting still suits."""
_HOUR = regex(r"\bat (\d{1,2}(?:[:.]\d\d)?(?: ?[ap]m)?)\b|^(\d{1,2}(?:[:.]\d\d| ?[ap]m))\b", IGNORECASE)
"""Where a line names an hour."""
HOURS_DAYS = 60
"""For so many days a typed hour tells how one says hours."""
_AN_HOUR = regex(r"\d(?: ?[ap]m|[ap])\b|\b(?:0\d|1[3-9]|2[0-3]):[0-5]\d\b", IGNORECASE)
"""An hour that shows how they are counted: "12:30" may be of either kind."""
_AM_PM = regex(r"\d(?: ?[ap]m|[ap])\b", IGNORECASE)
_YES = regex(
    r"\b(?:sa(?:id|ys) (?:yes|ok|sure)|agreed|accepted|confirmed|is in|is on|can (?:do|make)|yes to|zugesagt"
    r"|d['’]accord|works for (?:her|him|them|both)|looks forward)\b"
)
"""Words of a line that tells of a yes of theirs."""
_MEETING = regex(r"\b(?:meet(?:ing)?|see(?:ing)?|visit(?:ing)?|coffee|breakfast|lunch|dinner|drinks?|tea)\b")
_THEIR_WISH = regex(
    r"\b(?:wants|(?:he|she|they)(?: want| would like|['’]d like)) to (?:talk|speak|chat|discuss|ask|hear|go over)\b"
)
"""Words of a line of a meeting at which they would like to talk about something."""
_AHEAD = regex(r"\b(?:meeting|seeing|visiting)\b")
"""Words of a meeting that may be still to come, where its line names the city of a trip."""
_OPEN = regex(
    r"\?|\b(?:ask\w*|suggest\w*|propos\w*|offer\w*|maybe|perhaps|if|could|would|not|can['’]?t|away|cancel\w*)\b"
)
"""Words of a line of a meeting, and of one that leaves its day open."""
_A_MONTH = regex(rf"\b(?:in|early|late|mid|during) (?:{'|'.join(MONTH_NAMES)})\b", IGNORECASE)
_NO_ONE_DAY = regex(
    rf"{_A_MONTH.pattern}|(?:\d|\dst|nd|rd|th|day) or (?:the )?(?:\d|\w+day)|\boff\b"
    r"|(?:^|[,;.] )meet(?:ing)? (?:on )?(?:mon|tue|wed|thu|fri|sat|sun|\d)",
    IGNORECASE,
)
"""Words of a line that names a month, several days, days off, or an appointment."""
_SOME_WEEK = regex(r"\b(?:next|this|the) (?:week|month)\b")
_I_SUGGESTED = regex(r"[,;.?!] (?:i )?(?:suggested|proposed)\b", IGNORECASE)
"""Where a line says when a meeting is to be and names no day, and what I named."""
_UNTIL = regex(r"(?:^| )(?:when(?:ever)?|if|once|after|as soon)\b", IGNORECASE)
"""Words of a purpose that says for what a meeting waits."""
_PLACE = regex(
    r"(?:\bat |\bin (?=the (?!morning|evening|afternoon|week|month|summer|autumn|winter|spring))|@ ?|, (?=the |[A-Z])"
    r"|\d(?:am|pm|h)? (?=the [A-Z]|his |her |their ))([^\W\d_][^\d,;.!]{2,30}?)(?= (?:re|about) |$)"
)
"""Where a line names the place of a meeting: at its end."""


def _is_soon(settings: Settings, day: date, today: date, is_review: bool) -> bool:
    """Whether a meeting that both know of is near enough to ask about: in a review that before the next one."""
    is_review = is_review or review_day(settings, today) == today + timedelta(days=RECENT_DAYS)
    return (day - today).days <= (RECENT_DAYS if is_review else ASKED_DAYS)


def coffee_note(
    network: Network, settings: Settings, now: datetime, coffee: Coffee, *, is_review: bool = False
) -> str:  # fmt: skip
    """The note that goes with a planned coffee until it begins: an invitation, another time, or a last word. In a
    review (``is_review``) one also asks about a meeting that comes before the next one."""
    if (
        coffee.slot is None
        or coffee.slot.start.date() <= now.date()
        or not SUMMONS.isdisjoint(WORD.findall(coffee.line.lower()))
    ):
        return ""  # nor on its day: who meets today does not ask for it
    is_theirs = _waits_for_my_yes(network, coffee)
    if is_theirs and (now.date() - coffee.said).days <= OFFERED_DAYS:
        local = coffee.slot.start.astimezone(zone_of(settings, coffee.slot.start))
        offered = f"{day_in_full(local.date(), now.date())} at {hour_words(local, settings)}"
        return note_to(network, settings, now.date(), "answer", coffee.people[0], coffee.id, offered=offered)
    # what only I planned they do not know of yet, unless a line tells of their yes
    is_typed = coffee.score_snapshot is None
    is_agreed = (is_typed and coffee.said_by != "me") or _has_agreed(network, coffee, now.date())
    is_far = is_agreed and not _is_soon(settings, coffee.slot.start.date(), now.date(), is_review)
    typed = _PLACE.search(coffee.line)
    purpose = matter.thing(typed[1], of=" ") if typed else ""
    purpose = purpose.removeprefix("the ") if typed and typed[1][:1].isupper() else purpose
    place = _THEIRS.sub("your ", coffee.place or purpose)
    place = "yours" if place.removeprefix("at ").lower() in ("hers", "his", "theirs") else place
    kinds: Mapping[str, DraftKind] = {"confirmed": "confirm", "moved": "moved"}
    kind = "confirm" if is_far or is_theirs else kinds.get(coffee.state, "planned")
    who = coffee.people[0] if coffee.people else None
    occasion = _plan_in(coffee, (coffee.line, *(talk.line for talk in talks_of(network, coffee))))
    topic = (
        "" if occasion else topic_for(network, network.get(Person, who) if who is not None else None, coffee.purpose)
    )
    return invitation(
        network, settings, now, kind, who, coffee.channel, coffee.slot,
        place, line=coffee.line, is_typed=is_typed, topic=topic, agreed="yes" if is_agreed else "", occasion=occasion,
        turn=coffee.id,
    )  # fmt: skip


def _plan_in(coffee: Coffee, lines: Sequence[str]) -> str:
    """What a meeting is by its own name, "the filming" of "filming 6 oct 9:30"; "" for one about a matter."""
    plan = coffee.purpose.lower()
    if not plan.isalpha() or plan in _NO_PLAN:
        return ""
    is_named = (plan.endswith("ing") or matter.is_event(plan)) and coffee.channel == "meeting"
    spoken = (f" {word} {plan}" for word in ("about", "re", "regarding", "on", "for", "discuss"))
    return f"the {plan}" if is_named and not any(one in line.lower() for one in spoken for line in lines) else ""


def _waits_for_my_yes(network: Network, coffee: Coffee) -> bool:
    """Whether they named the hour of a planned coffee, and no line says what I answered."""
    from netritual.domain.quicklog.talk_texts import is_offered

    is_theirs = coffee.said_by == "them" and is_offered(coffee.line) and not _NO_ONE_DAY.search(coffee.line)
    since = (talk for who in coffee.people[:1] for talk in network.talks(who) if talk.on >= coffee.said)
    return is_theirs and not any(MY_ANSWER.search(talk.line.lower()) for talk in since)


def _has_agreed(network: Network, coffee: Coffee, today: date) -> bool:
    """Whether a line of the last weeks says yes to a meeting with somebody, or to its day."""
    person = network.get(Person, coffee.people[0]) if coffee.people else None
    if person is None or coffee.slot is None:
        return False
    day = coffee.slot.start.date()
    talks = (talk for talk in talks_about(network, person, today) if (today - talk.on).days <= AGREED_DAYS)
    lines = ((talk.line.lower(), talk.on) for talk in talks)
    return any(
        _YES.search(line) and (not CHANNEL.keys().isdisjoint(line.split()) or day in days_in(line, on))
        for line, on in lines
    )


def topic_for(network: Network, person: Person | None, purpose: str) -> str:
    """What a meeting is about, for an invitation; a purpose that is noted of the person is mine alone."""
    said = purpose.removeprefix(DEFAULT_PURPOSE).lstrip(": ").strip()
    if person is None or said == person.purpose.strip() or said.lower() in _OF_A_LIFE:
        return ""
    from netritual.review.message_drafts.spellings import all_called

    return matter.topic(all_called(network, person, said))


def offered_time(network: Network, coffee: Coffee, today: date) -> str:
    """The day and the hour that they named for a meeting: "Friday 20 March at 11"; "" where they named none."""
    if coffee.due is None or coffee.due < today:
        return ""
    since = (talk.line for who in coffee.people[:1] for talk in network.talks(who) if talk.on > coffee.said)
    lines = [talk.line for talk in talks_of(network, coffee)]
    if any(MY_ANSWER.search(line.lower()) for line in (coffee.line, *lines, *since)):
        return ""  # it has its answer
    if any(_NO_ONE_DAY.search(line) for line in (coffee.line, *lines)):
        return ""
    if not is_certain(network, coffee) or not any(SUGGESTION.search(line.lower()) for line in (coffee.line, *lines)):
        return ""
    named = (day for line in (coffee.line, *lines) for day in days_in(_SOME_WEEK.sub("", line.lower()), coffee.said))
    if any(_I_SUGGESTED.search(line) for line in (coffee.line, *lines)) or coffee.due not in named:
        return ""  # I named it, or nobody did
    hour = next((match for text in (coffee.purpose, *lines) if (match := _HOUR.search(text))), None)
    return f"{day_in_full(coffee.due, today)}{f' at {(hour[1] or hour[2]).strip()}' if hour else ''}"


def day_said(network: Network, coffee: Coffee, today: date) -> date | None:
    """The day of a meeting that was only said; None where none was, or a month that is not over."""
    due = coffee.due
    if due is None or due.day != 1 or (due.year, due.month) < (today.year, today.month):
        return due
    lines = (coffee.line, *(talk.line for talk in talks_of(network, coffee)))
    return None if any(map(_A_MONTH.search, lines)) else due


def is_postponed(coffee: Coffee) -> bool:
    """Whether a meeting that was said waits for something else: "when I'm in Oslo"."""
    return _UNTIL.search(coffee.purpose) is not None


def meeting(channel: str) -> str:
    """A kind of meeting, as one is invited to it."""
    return _MEETINGS.get(channel, "a talk")


def said_meeting(channel: str) -> str:
    """A kind of meeting that was said; "" for a talk, of which nothing more is known."""
    return _MEETINGS.get(channel, "")


def invitation(
    network: Network, settings: Settings, now: datetime, kind: DraftKind, person: int | None, channel: str = "",
    slot: Slot | None = None, place: str = "", *, line: str = "", is_typed: bool = False, turn: int = 0,
    **matter_parts: str,
) -> str:  # fmt: skip
    """A note about a meeting: its kind, day and time, and place, as far as they are known. A time that is past is not
    offered. ``line`` is what was typed of it, ``is_typed`` that its time was. ``matter_parts`` are those that the
    matter gives, ``turn`` a number of the matter (``note_to``)."""
    to, occasion = network.get(Person, person) if person is not None else None, matter_parts.pop("occasion", "")
    if to is None:
        return ""
    today, where = now.date(), in_capitals(title_of(place.removeprefix("at ")), to)
    where = "" if where.casefold() in (to.city.casefold(), settings.city.casefold()) else where
    away = bool(to.city) and city_key(to.city) != city_key(settings.city)
    trip = next((t for t in settings.trips if away and slot and city_key(t.city) == city_key(to.city)
                 and t.from_ <= slot.start.date() <= t.to), None)  # fmt: skip
    if away and slot is None and channel not in LIVE:
        channel = "call"
    is_known = kind in ("confirm", "moved") or bool(matter_parts.get("agreed"))
    invited = meeting(channel)
    if away and not (settings.city or is_typed or is_known or channel in LIVE):
        invited = f"{invited} or a video call"  # how far it is to them is not known
    halves = _counts_by_halves(network, settings, today, line, is_typed=is_typed)
    when = _when(slot, to if channel in LIVE else None, settings, now, halves)
    matter_parts |= {
        "meeting": occasion or TALKS.get(channel, "our meeting") if is_known else invited,
        "wished": "yes" if _THEIR_WISH.search(line.lower()) else "",
        "when": when, "day": when.removeprefix("on "), "place": f"at {where}" if where else "",
        "city": title_of(to.city) if trip else "", "days": days_of(trip, today) if trip else "",
        "other_days": _other_days(trip, slot.start.date(), today) if trip and slot else "",
    }  # fmt: skip
    if channel in LIVE or to.tier not in CLOSE_TIERS:
        # only who is close is met for nothing in particular, and nobody called
        matter_parts |= {"quiet": "", "unseen": ""}
    reasons = (matter_parts.get(reason, FACTS[reason](network, to, today)) for reason in REASONS if kind == "invite")
    if not (matter_parts.get("topic") or matter_parts.get("said") or matter_parts["city"] or any(reasons)):
        if to.new:
            return ""  # a name of one line, which may be nobody
        matter_parts["bare"] = "yes"  # nobody is met or called for nothing: the writer says what for
    said = (matter_parts["meeting"], *(() if channel in LIVE else ("",)))
    matter_parts["same"] = "yes" if kind == "invite_said" and matter_parts["said"] in said else ""
    if is_private(matter_parts.get("topic", ""), to) or has_refused(network, to, today):
        matter_parts |= {"topic": "", "subject": ""}
    return note_to(network, settings, today, kind, person, turn, **matter_parts)


def _other_days(trip: Trip, day: date, today: date) -> str:
    """The days of a trip beside one of them, where they are few: "Tuesday 14 or Thursday 16 April"."""
    days = (trip.from_ + timedelta(days=at) for at in range((trip.to - trip.from_).days + 1))
    others = [day_in_full(one, today) for one in days if one > today and one != day]
    return " or ".join(others) if len(others) <= MOST_OTHER_DAYS else ""


def days_of(trip: Trip, today: date) -> str:
    """The days of a trip that are still to come."""
    first, last = max(trip.from_, today), trip.to
    return f"from {day_in_full(first, today)} to {day_in_full(last, today)}" if first < last else on_day(first, today)


def _counts_by_halves(network: Network, settings: Settings, today: date, line: str, *, is_typed: bool) -> bool:
    """Whether the hours of a day are said twice to twelve: as in a line, else as one last typed one, else as in the
    country of my zone. An hour that ``is_typed`` and has no line was typed without such a word."""
    if is_typed and not line:
        return by_halves(settings)
    lines = (talk.line for talk in reversed(network.talks_between(today - timedelta(days=HOURS_DAYS), today)))
    typed = next((one for one in (line, *lines) if _AN_HOUR.search(one)), "")
    return _AM_PM.search(typed) is not None if typed else by_halves(settings)


def _when(slot: Slot | None, person: Person | None, settings: Settings, now: datetime, halves: bool) -> str:
    """Day and time of a slot that is to come: in my zone, and in that of somebody who is elsewhere."""
    if slot is None or slot.start <= now:
        return ""
    mine = slot.start.astimezone(zone_of(settings, slot.start))
    said = f"{on_day(mine.date(), now.date())} at {clock_words(mine, halves)}"
    theirs = slot.start.astimezone(zone_named(person.tz if person is not None else None) or mine.tzinfo)
    if theirs.utcoffset() == mine.utcoffset():
        return said
    return f"{said} my time ({clock_words(theirs, halves)} yours)"


def agreed_on(network: Network, person: Person, trip: Trip, today: date) -> dict[str, str]:
    """The day of a trip on which a line says that two meet, as the parts of an ``in_town`` note; "same" where the hour
    is known too. Nothing where a line names several days or leaves it open."""
    for talk in talks_about(network, person, today):
        line = talk.line.lower()
        is_ahead = talk.logged is not None and _AHEAD.search(line) and trip.city.lower() in line
        since = talk.logged.date() if is_ahead and talk.logged is not None else talk.on
        days = {day for day in days_in(line, since) if max(trip.from_, today) <= day <= trip.to}
        if person.id in talk.people and len(days) == 1:
            is_agreed = _YES.search(line) or (_MEETING.search(line) and not _OPEN.search(line))
            when = on_day(days.pop(), today)
            return {"agreed": "yes", "when": when, "same": "yes" if _HOUR.search(line) else ""} if is_agreed else {}
    return {}
