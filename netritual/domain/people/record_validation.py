"""What must hold for a record that comes from outside, beyond its types.

Each check gives what is wrong in words, or nothing. The types themselves are checked by msgspec.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

from netritual.domain import model
from netritual.domain.dates.dates import WEEKDAYS
from netritual.domain.dates.zones import zone_named
from netritual.domain.language.text import fold
from netritual.domain.people.addresses import LONGEST
from netritual.domain.people.links import canonical

LARGEST_ID = 2**53 - 2**32
"""Ids are below 2^53; the highest are not taken from a file, as later ids count up from there."""

YEARS = range(1900, 9000)
"""Years of a slot and of an entry: there is room on both sides for zones, and for what is counted from a day."""

LARGEST_SEQUENCE = 2**30
"""A SEQUENCE is an INTEGER of 32 bits (RFC 5545 3.3.8); one from outside leaves room above it."""

_DAYS_OF_YEAR = 2024
"""A leap year, so that 02-29 is a birthday."""


def complaint(record: model.Record) -> str | None:
    """The first thing that is wrong with a record, in words; None when it is sound."""
    for kind, check in _CHECKS.items():
        if isinstance(record, kind):
            wrong = next(check(record), None)
            if wrong is not None:
                return wrong
    return next(_moments(record), None)


def birthday(text: str) -> bool:
    """True for ``YYYY-MM-DD`` and ``MM-DD`` that are days."""
    match = re.fullmatch(r"(?:(\d{4})-)?(\d\d)-(\d\d)", text)
    if not match:
        return False
    try:
        date(int(match[1] or _DAYS_OF_YEAR), int(match[2]), int(match[3]))
    except ValueError:
        return False
    return True


def handle(text: str) -> bool:
    """True for what can stand after ``@``: it begins with a letter and holds letters, digits and ``- _ . '``."""
    signs = "-_.'’"
    if not text or len(text) > LONGEST["name"] or not fold(text):
        return False
    return text[0].isalpha() and all(c.isalnum() or c in signs or not c.isascii() for c in text) and text.isprintable()


def _person(person: model.Person) -> Iterator[str]:
    if not fold(person.name):
        yield "the name is empty"
    if len(person.name) > LONGEST["name"]:
        yield f"a name of {len(person.name)} characters"
    if not 0 <= person.tier <= 5:
        yield f"the tier is 0 to 5, not {person.tier}"
    if person.cadence_days is not None and not 7 <= person.cadence_days <= 730:
        yield f"cadence_days are 7 to 730, not {person.cadence_days}"
    if person.birthday is not None and not birthday(person.birthday):
        yield f"the birthday is YYYY-MM-DD or MM-DD, not {person.birthday!r}"
    for day in person.away_days:
        if day not in WEEKDAYS:
            yield f"away_days are mon to sun, not {day!r}"
    if person.travel_min is not None and person.travel_min < 0:
        yield "travel_min is below 0"
    yield from _zone(person.tz)


def _interaction(talk: model.Interaction) -> Iterator[str]:
    if talk.on.year > YEARS[-1]:
        yield f"an entry of the year {talk.on.year}"
    if talk.time is not None and not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", talk.time):
        yield f"the time is HH:MM, not {talk.time!r}"
    if talk.warmth is not None and not 1 <= talk.warmth <= 5:
        yield f"the warmth is 1 to 5, not {talk.warmth}"
    if talk.span is not None and talk.span[0] > talk.span[1]:
        yield "the span ends before it begins"
    if talk.minutes is not None and talk.minutes < 0:
        yield "the minutes are below 0"
    yield from _zone(talk.tz)


def _handed(record: model.Promise | model.Request) -> Iterator[str]:
    if record.state == "handed" and record.handoff is None:
        yield f"a {type(record).__name__.lower()} that was handed on needs its handoff"


def _ask(ask: model.Ask) -> Iterator[str]:
    if not 0 <= ask.nudges <= 2:
        yield f"nudges are 0 to 2, not {ask.nudges}"


def _mentorship(mentorship: model.Mentorship) -> Iterator[str]:
    if not 1 <= mentorship.cadence_days <= 730:
        yield f"cadence_days are 1 to 730, not {mentorship.cadence_days}"


def _article(article: model.Article) -> Iterator[str]:
    if not article.url.strip():
        yield "the url is empty"


def _feed(feed: model.Feed) -> Iterator[str]:
    if canonical(feed.url) is None:
        yield f"the url is no web address: {feed.url[:60]!r}"


def _coffee(coffee: model.Coffee) -> Iterator[str]:
    if not 0 <= coffee.sequence <= LARGEST_SEQUENCE:
        yield f"the sequence is 0 to {LARGEST_SEQUENCE}, not {coffee.sequence}"
    if coffee.slot is None:
        if coffee.state in ("proposed", "written", "confirmed", "moved"):
            yield f"a coffee that is {coffee.state} needs its slot"
        return
    slot = coffee.slot
    if slot.start.tzinfo is None or slot.end.tzinfo is None:
        yield "the moments of a slot need an offset"
    elif slot.start.year not in YEARS or slot.end.year not in YEARS:
        yield f"the slot is in no year from {YEARS[0]} to {YEARS[-1]}"
    elif slot.start >= slot.end:
        yield "the slot ends before it starts"
    yield from _zone(slot.tz)


def _introduction(introduction: model.Introduction) -> Iterator[str]:
    if introduction.between[0] == introduction.between[1]:
        yield "an introduction is between two people"


def _distinction(distinction: model.Distinction) -> Iterator[str]:
    if distinction.between[0] == distinction.between[1]:
        yield "a distinction is between two people"
    if distinction.likeness < 0:
        yield "the likeness is below 0"


def _week(record: Any) -> Iterator[str]:
    match = re.fullmatch(r"(\d{4})-W(\d\d)", record.week)
    try:
        date.fromisocalendar(int(match[1]), int(match[2]), 1) if match else date.fromisoformat("")
    except ValueError:
        yield f"the week is YYYY-Www, not {record.week!r}"


def _zone(name: str | None) -> Iterator[str]:
    if name is not None and not zone_named(name):
        yield f"there is no time zone {name!r}"


def _moments(record: model.Record) -> Iterator[str]:
    for name in ("created", "logged", "asked", "answered", "changed", "started", "ended"):
        moment = getattr(record, name, None)
        if isinstance(moment, datetime) and moment.tzinfo is None:
            yield f"{name} is a moment and needs an offset"


_CHECKS: dict[type[model.Record], Callable[[Any], Iterator[str]]] = {
    model.Person: _person, model.Interaction: _interaction, model.Promise: _handed, model.Request: _handed,
    model.Ask: _ask, model.Mentorship: _mentorship, model.Article: _article, model.Coffee: _coffee,
    model.Feed: _feed,
    model.Introduction: _introduction, model.Distinction: _distinction, model.Review: _week, model.Rest: _week,
}  # fmt: skip
