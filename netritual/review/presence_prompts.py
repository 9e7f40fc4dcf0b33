"""Who may need a word, and no ask: hard times in a note, or a day that matters to them."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from netritual.domain.dates.birthdays import days_to_birthday
from netritual.domain.dates.day_wording import day_words
from netritual.domain.drafts.draft_sentences import DraftKind
from netritual.domain.language.terms import words_of
from netritual.domain.language.text import fold, unaccent
from netritual.domain.loops.death_lines import said_to_have_died
from netritual.domain.loops.snoozing import is_snoozed
from netritual.domain.loops.unanswered_messages import waits
from netritual.domain.matters.hardship_vocabulary import HARD_TIMES, HARDSHIP, KINDRED, WELL
from netritual.domain.model import Gift, Interaction, Person
from netritual.domain.network import Network
from netritual.domain.people.first_names import first_name
from netritual.domain.quicklog.nicknames import relatives_of
from netritual.domain.suggestions.acquaintance import acquaintance_of
from netritual.domain.suggestions.exclusions import UNANSWERED_DAYS
from netritual.regex import regex
from netritual.review.step import StepContext

NOTE_DAYS, SAID_DAYS, AHEAD_DAYS = 60, 30, 7
"""Days back for which notes are read, in which a word of mine is enough, and ahead in which a day is near."""
MOST = 3
LAST_TIER = 6
"""Where those without a tier stand among the tiers."""
_SUBJECT = regex(
    r"(?:^|[,;.:!] ?|\band |\bbut )(?:also )?(?:\w+ (?!(?:is|was|has|got|came|went)\b))?(\w+)"
    r"(?:['’]s| is| was| has| had| got| feels| down| came| went| admitted)(?: \w+){0,4}$"
)
_OWNER = regex(rf"\b(?!h?is\b|its\b)(\w+?)(?:['’]s?|s) {KINDRED}(?: \w+){{1,3}}$")
"""Whose kin it is, at the end of a text: "kathy doyle's mother passed away", "toms dad is ill"."""
_THEIRS = regex(rf"she|he|they|it|who|been|surgery|now|still|just|apparently|today|{KINDRED}")
"""Words before what a line says of somebody that mean the person or their kin, or nobody."""


class PresencePrompt(Struct, frozen=True, kw_only=True):
    """Somebody, why a word is in place, and which note suits it."""

    person: int
    why: str
    note: DraftKind = "here"


def presence_prompts(ctx: StepContext) -> list[PresencePrompt]:
    """A few people: those with hard times first, the closest before whoever a line of these weeks tells of without a
    rhythm, then those with a day that matters to them.

    The birthday of somebody without a rhythm counts too, after all with one: it asks for no history. A word said in the
    last month is enough, and whoever left a message of mine without an answer is left in peace.
    """
    passed_over = set(said_to_have_died(ctx.network, ctx.today))
    passed_over |= {
        person
        for gift in ctx.network.all(Gift)
        if gift.type == "presence" and gift.direction == "gave" and (ctx.today - gift.on).days < SAID_DAYS
        for person in gift.people
    }
    lines = _hard_lines(ctx)
    hard: list[tuple[int, PresencePrompt]] = []
    days: list[tuple[int, date, str, PresencePrompt]] = []
    for person in ctx.network.all(Person):  # very many: what most have not is asked for first
        if (
            not (person.tier or person.birthday or person.id in lines)
            or person.status == "archived"
            or person.id in passed_over
        ):
            continue
        if is_snoozed(person, ctx.today):
            continue
        theirs = lines.get(person.id, ())
        prompt = _hard_times(ctx, person, theirs) if person.tier or theirs else None
        if prompt is not None:
            hard.append((person.tier or LAST_TIER, prompt))
        elif (near := _near_day(person, ctx.today)) and (person.tier or _is_free(ctx.network, person.id, ctx.today)):
            kind, on = near
            words = {"job": "a new job", "visit": "their visit"}.get(kind, kind)
            note: DraftKind = "birthday" if kind == "birthday" else "new_job" if kind == "job" else "here"
            day = PresencePrompt(person=person.id, why=f"{words}, {day_words(on, ctx.today)}", note=note)
            days.append((person.tier or LAST_TIER, on, person.handle, day))
    hard.sort(key=lambda row: row[0])
    days.sort(key=lambda row: row[:3])
    return [*[row[-1] for row in hard[:MOST]], *[row[-1] for row in days[:MOST]]]


def _hard_lines(ctx: StepContext) -> Mapping[int, Sequence[Interaction]]:
    """The lines of the last weeks with words of hard times, by whom they are with, and by whom they only name: "kathy's
    mother passed away"."""
    lines: dict[int, list[Interaction]] = {}
    for talk in ctx.network.talks_between(ctx.today - timedelta(days=NOTE_DAYS), ctx.today):
        if HARDSHIP.search((talk.note or talk.summary).lower()):
            for who in (*talk.people, *talk.mentions):
                lines.setdefault(who, []).append(talk)
    return lines


def _hard_times(ctx: StepContext, person: Person, lines: Sequence[Interaction]) -> PresencePrompt | None:
    """Why a word to somebody is in place: the newest line of hard times of theirs, unless a newer one says that they
    are over; of a line that only names them, where it says whose the hard times are."""
    every = {talk.id: talk for talk in (*ctx.network.talks(person.id, 3), *lines)}
    talks = sorted(every.values(), key=lambda talk: (talk.on, talk.id), reverse=True)
    for talk in talks:
        if (ctx.today - talk.on).days > NOTE_DAYS:
            break
        text = talk.note or talk.summary
        match = HARDSHIP.search(text.lower())
        if match is None and WELL.search(text.lower()):
            break  # but "surgery went well, home for two weeks" is news of its own
        if match and not _is_of_another(text.lower()[: match.end()], person, named=person.id not in talk.people):
            return PresencePrompt(person=person.id, why=f"{text} (your note, {day_words(talk.on, ctx.today)})")
    if HARD_TIMES.search(person.private_notes.lower()):
        first = next(line for line in person.private_notes.splitlines() if HARD_TIMES.search(line.lower()))
        return PresencePrompt(person=person.id, why=f"{first.strip()} (your private note)")
    return None


def _is_of_another(text: str, person: Person, *, named: bool) -> bool:
    """Whether words of hard times, which end a text, are said of somebody who is called by name and is not this
    person: "jp is sick"; of one whom the text only ``named``, also where it does not say of whom they are."""
    subject = _OWNER.search(text) or _SUBJECT.search(text)
    if subject is None or _THEIRS.fullmatch(subject[1]):
        return named
    return not _is_called(person, unaccent(subject[1]))


def _is_called(person: Person, word: str) -> bool:
    """Whether a folded word is one of somebody's names, or short for the first."""
    names = words_of(f"{person.name} {' '.join(person.aka)} {person.handle}")
    return word in names or word in relatives_of(fold(first_name(person.name)))


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
