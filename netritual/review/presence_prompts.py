"""Who may need a word, and no ask: hard times in a note, or a day that matters to them."""

from datetime import date, timedelta

from msgspec import Struct

from netritual.domain.dates.birthdays import days_to_birthday
from netritual.domain.dates.words import day_words
from netritual.domain.drafts.draft_sentences import DraftKind
from netritual.domain.language.terms import words_of
from netritual.domain.language.text import unaccent
from netritual.domain.loops.unanswered import waits
from netritual.domain.matters.hard_times import HARD_TIMES, HARDSHIP, KINDRED
from netritual.domain.model import Gift, Person
from netritual.domain.network import Network
from netritual.domain.suggestions.acquaintance import acquaintance_of
from netritual.domain.suggestions.exclusions import UNANSWERED_DAYS
from netritual.regex import regex
from netritual.review.step import StepContext

NOTE_DAYS, SAID_DAYS, AHEAD_DAYS = 60, 30, 7
"""Days back for which notes are read, in which a word of mine is enough, and ahead in which a day is near."""
MOST = 3
LAST_TIER = 6
"""Where those without a tier stand among the tiers."""
_SUBJECT = regex(r"(?:^|[,;.:!] ?|\band |\bbut )(?:also )?(\w+)(?:['’]s| is| was| has| had| got| feels)(?: \w+){0,3}$")
_THEIRS = regex(rf"she|he|they|it|who|been|surgery|now|still|just|apparently|today|{KINDRED}")
"""Words before what a line says of somebody that mean the person or their kin, or nobody."""


class PresencePrompt(Struct, frozen=True, kw_only=True):
    """Somebody, why a word is in place, and which note suits it."""

    person: int
    why: str
    note: DraftKind = "here"


def presence_prompts(ctx: StepContext) -> list[PresencePrompt]:
    """A few people: those with a rhythm and hard times first, then those with a day that matters to them.

    The birthday of somebody without a rhythm counts too, after all with one: it asks for no history. A word said in the
    last month is enough, and whoever left a message of mine without an answer is left in peace.
    """
    said = {
        person
        for gift in ctx.network.all(Gift)
        if gift.type == "presence" and gift.direction == "gave" and (ctx.today - gift.on).days < SAID_DAYS
        for person in gift.people
    }
    hard: list[tuple[int, PresencePrompt]] = []
    days: list[tuple[int, date, str, PresencePrompt]] = []
    for person in ctx.network.all(Person):  # very many: what most have not is asked for first
        if not (person.tier or person.birthday) or person.status == "archived" or person.id in said:
            continue
        if person.snooze_until is not None and person.snooze_until > ctx.today:
            continue
        prompt = _hard_times(ctx, person) if person.tier else None
        if prompt is not None:
            hard.append((person.tier, prompt))
        elif (near := _near_day(person, ctx.today)) and (person.tier or _is_free(ctx.network, person.id, ctx.today)):
            kind, on = near
            words = {"job": "a new job", "visit": "their visit"}.get(kind, kind)
            note: DraftKind = "birthday" if kind == "birthday" else "new_job" if kind == "job" else "here"
            day = PresencePrompt(person=person.id, why=f"{words}, {day_words(on, ctx.today)}", note=note)
            days.append((person.tier or LAST_TIER, on, person.handle, day))
    hard.sort(key=lambda row: row[0])
    days.sort(key=lambda row: row[:3])
    return [*[row[-1] for row in hard[:MOST]], *[row[-1] for row in days[:MOST]]]


def _hard_times(ctx: StepContext, person: Person) -> PresencePrompt | None:
    for talk in ctx.network.talks(person.id, 3):
        if (ctx.today - talk.on).days > NOTE_DAYS:
            break
        text = talk.note or talk.summary
        if (match := HARDSHIP.search(text.lower())) and not _is_of_another(text.lower()[: match.end()], person):
            return PresencePrompt(person=person.id, why=f"{text} (your note, {day_words(talk.on, ctx.today)})")
    if HARD_TIMES.search(person.private_notes.lower()):
        first = next(line for line in person.private_notes.splitlines() if HARD_TIMES.search(line.lower()))
        return PresencePrompt(person=person.id, why=f"{first.strip()} (your private note)")
    return None


def _is_of_another(text: str, person: Person) -> bool:
    """Whether words of hard times, which end a text, are said of somebody who is called by name and is not this
    person: "jp is sick"."""
    subject = _SUBJECT.search(text)
    if subject is None or _THEIRS.fullmatch(subject[1]):
        return False
    return unaccent(subject[1]) not in words_of(f"{person.name} {' '.join(person.aka)} {person.handle}")


def _near_day(person: Person, today: date) -> tuple[str, date] | None:
    """The first day within a week that matters to somebody, and of what kind it is."""
    days: list[tuple[str, date]] = [(event.kind, event.on) for event in person.events if person.tier]
    ahead = days_to_birthday(person.birthday, today) if person.birthday else None
    if ahead is not None:
        days.append(("birthday", today + timedelta(days=ahead)))
    return next(((kind, on) for kind, on in days if today <= on <= today + timedelta(days=AHEAD_DAYS)), None)


def _is_free(network: Network, person: int, today: date) -> bool:
    """Whether no message of mine waits for their answer."""
    now = today.toordinal()
    waiting = acquaintance_of(network.touches(person), now).waiting
    return not waiting or now - waiting >= UNANSWERED_DAYS or not waits(network, person, waiting)
