"""Who may need a word, and no ask: hard times in a note, or a day that matters to them."""

from datetime import date, timedelta
from re import compile as regex

from msgspec import Struct

from netritual.domain.model import Gift, Person
from netritual.domain.words import day_words
from netritual.review.step import StepContext

NOTE_DAYS, SAID_DAYS, AHEAD_DAYS = 60, 30, 7
"""Notes of so many days are looked at; a word said lately is enough; a day that matters is near."""
MOST = 3

_HARD = regex(
    r"\b(ill|sick|hospital|surgery|cancer|died|death|funeral|mourning|grief|divorce|separated|accident|burnout|"
    r"burned out|laid off|lost (?:his|her|their|the) job|redundan\w+|miscarriage|stroke|hard time|struggling)\b"
)


class Here(Struct, frozen=True, kw_only=True):
    """Somebody, and why a word is in place."""

    person: int
    why: str
    about: str


def here_for(ctx: StepContext) -> list[Here]:
    """A few people with a rhythm, those with hard times first; a word said in the last month is enough."""
    said = {
        person
        for gift in ctx.network.all(Gift)
        if gift.type == "presence" and gift.direction == "gave" and (ctx.today - gift.on).days < SAID_DAYS
        for person in gift.people
    }
    hard: list[Here] = []
    days: list[Here] = []
    for person in ctx.network.all(Person):
        if not person.tier or person.status == "archived" or person.id in said:
            continue
        if person.snooze_until is not None and person.snooze_until > ctx.today:
            continue
        found = _hard_times(ctx, person)
        if found is not None:
            hard.append(found)
        elif (day := _near_day(person, ctx.today)) is not None:
            days.append(day)
    tiers = {person.id: person.tier for person in ctx.network.all(Person)}
    return sorted(hard, key=lambda h: tiers[h.person])[:MOST] + sorted(days, key=lambda h: tiers[h.person])[:MOST]


def _hard_times(ctx: StepContext, person: Person) -> Here | None:
    for talk in ctx.network.talks(person.id, 3):
        if (ctx.today - talk.on).days > NOTE_DAYS:
            break
        text = talk.note or talk.summary
        if _HARD.search(text.lower()):
            return Here(person=person.id, why=f"{text} (your note, {day_words(talk.on, ctx.today)})", about="")
    if _HARD.search(person.private_notes.lower()):
        first = next(line for line in person.private_notes.splitlines() if _HARD.search(line.lower()))
        return Here(person=person.id, why=f"{first.strip()} (your private note)", about="")
    return None


def _near_day(person: Person, today: date) -> Here | None:
    for kind, day in _days(person, today):
        if today <= day <= today + timedelta(days=AHEAD_DAYS):
            words = {"job": "a new job", "visit": "their visit"}.get(kind, kind)
            return Here(person=person.id, why=f"{words}, {day_words(day, today)}", about=words)
    return None


def _days(person: Person, today: date) -> list[tuple[str, date]]:
    found: list[tuple[str, date]] = [(event.kind, event.on) for event in person.events]
    if person.birthday:
        month, _, day = person.birthday[-5:].partition("-")
        for year in (today.year, today.year + 1):
            try:
                found.append(("birthday", date(year, int(month), int(day))))
            except ValueError:
                continue
    return found
