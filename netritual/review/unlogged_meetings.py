"""What may be missing from the log: past meetings of the calendar, and what was noted twice.

A meeting is a proposal, never a silent entry; a settled event is remembered by UID and RECURRENCE-ID and asked once.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import combinations
from typing import TYPE_CHECKING

from msgspec import Struct

from netritual.domain.coffees.calendar_entries import PastMeeting
from netritual.domain.coffees.past_coffees import are_one_talk, planned_twice
from netritual.domain.dates.working_hours import zone_of
from netritual.domain.language.text import fold, sound
from netritual.domain.model import Coffee, Distinction, EventKey, Interaction, Person, Record, Review
from netritual.domain.quicklog.line_vocabulary import CHANNEL, CONVERSATIONS
from netritual.domain.quicklog.name_kinds import EXACT, WORD
from netritual.review.step import StepContext

if TYPE_CHECKING:
    from netritual.domain.people.likeness import Pair

DOUBLE_DAYS = 90
"""Days back for which two entries of one talk are looked for."""
MOST_NEAR = 200
"""People for whom a lookalike is sought: of those met of late, and of those with a rhythm."""
FIRST_LOOK, LONGEST_LOOK = timedelta(days=14), timedelta(days=90)
"""How far back meetings are asked about before the first review, and after weeks without one at most."""
MOST_CANDIDATES = 9
_NOT_NAMES = frozenset(
    ("sync", "call", "with", "and", "team", "weekly", "catch", "chat", "re", "the", "intro", *CHANNEL)
)


class UnloggedMeeting(Struct, frozen=True, kw_only=True):
    """A meeting nobody logged: with ``people`` it was surely with them, else with one of ``candidates``."""

    meeting: PastMeeting
    people: tuple[int, ...] = ()
    candidates: tuple[int, ...] = ()


def event_ref(meeting: PastMeeting) -> str:
    """The key of the item of a meeting, without the step that asks for it."""
    return sound(f"meeting:{meeting.uid}|{meeting.recurrence_id or ''}")


def meetings_from(reviews: Iterable[Review], now: datetime) -> datetime:
    """The moment from which meetings are asked about: the beginning of the last review that ended."""
    ended = [review.started for review in reviews if review.ended is not None and review.mode != "step"]
    return max(now - LONGEST_LOOK, min(now, max(ended))) if ended else now - FIRST_LOOK


def unlogged_meetings(ctx: StepContext) -> list[UnloggedMeeting]:
    """The meetings since the last review that are neither logged nor settled, oldest first."""
    first = meetings_from(ctx.network.all(Review), ctx.now)
    settled = _settled_refs(ctx)
    ours = {coffee.uid for coffee in ctx.network.all(Coffee) if coffee.uid}
    recent = [
        meeting
        for meeting in ctx.meetings
        if first <= meeting.start and meeting.end <= ctx.now and meeting.uid not in ours
    ]
    if not recent:
        return []
    finder = _Finder(ctx)
    logged = _Logged(ctx)
    unlogged = []
    refs: set[str] = set()
    for meeting in sorted(recent, key=lambda m: (m.start, m.uid, m.recurrence_id or "")):
        ref = event_ref(meeting)
        if ref in settled or ref in refs:
            continue
        refs.add(ref)
        missing = finder.who(meeting)
        if not logged.has(meeting, missing.people):
            unlogged.append(missing)
    return unlogged


def doubles(ctx: StepContext) -> list[tuple[Interaction, Interaction]]:
    """Two entries that look like one talk, of the last weeks: of one day, of a like kind, with somebody in common.

    The first is the one that says more. Entries at different hours are two talks; so are those that were said to be.
    """
    settled, pairs = _settled_refs(ctx), []
    by_day: dict[tuple[date, int], list[Interaction]] = {}
    for talk in ctx.network.talks_between(ctx.today - timedelta(days=DOUBLE_DAYS), ctx.today):
        if talk.channel not in CONVERSATIONS or talk.missed:
            continue
        for who in talk.people:
            by_day.setdefault((talk.on, who), []).append(talk)
    ids: set[int] = set()
    for talks in by_day.values():
        for one, other in combinations(talks, 2):
            if not {one.id, other.id} & ids and are_one_talk(one, other) and double_ref(one, other) not in settled:
                ids |= {one.id, other.id}
                pairs.append((other, one) if len(other.line) > len(one.line) else (one, other))
    return pairs


def double_plans(ctx: StepContext) -> list[tuple[Coffee, Coffee]]:
    """Two coffees planned with the same person that were not said to be two."""
    settled = _settled_refs(ctx)
    return [pair for pair in planned_twice(ctx.network, ctx.now) if double_ref(*pair) not in settled]


def lookalike_pairs(ctx: StepContext) -> "Sequence[Pair]":
    """Pairs that look alike, the most alike first, of people you deal with: provisional, met lately, with a rhythm.
    ``netritual merge`` has the others."""
    from netritual.domain.people.lookalikes_of_few import lookalikes_of  # Home needs the rest of this module alone

    network, everyone = ctx.network, ctx.network.all(Person)
    talks = network.talks_between(ctx.today - timedelta(days=DOUBLE_DAYS), ctx.today)
    met = dict.fromkeys(who for talk in reversed(talks) for who in talk.people)
    near = [person for person in everyone if person.new or person.tier or person.status == "network"]
    near.sort(key=lambda person: (not person.new, person.tier or 9))
    some = [*(person.id for person in near[:MOST_NEAR]), *list(met)[:MOST_NEAR]]
    return lookalikes_of(some, everyone, network.all(Distinction))


def double_ref(one: Record, other: Record) -> str:
    """The key of the item of two entries, without the step that asks for it."""
    return f"double:{min(one.id, other.id)}:{max(one.id, other.id)}"


def _settled_refs(ctx: StepContext) -> set[str]:
    return {item.ref.partition(":")[2] for review in ctx.network.all(Review) for item in review.items}


class _Logged:
    """What the log has for the days of the meetings: their events, and who was talked with on which day."""

    def __init__(self, ctx: StepContext) -> None:
        self.zone = zone_of(ctx.settings, ctx.now)
        first = (ctx.now - LONGEST_LOOK - timedelta(days=1)).date()
        self.events: set[EventKey] = set()
        self.days: set[tuple[int, int]] = set()
        for talk in ctx.network.talks_between(first, ctx.today + timedelta(days=1)):
            if talk.event is not None:
                self.events.add(talk.event)
            if talk.channel not in ("note", "react"):
                self.days.update((talk.on.toordinal(), person) for person in talk.people)

    def has(self, meeting: PastMeeting, people: tuple[int, ...]) -> bool:
        """True when this event was logged, or all of its people were talked with on its day."""
        if EventKey(uid=meeting.uid, recurrence_id=meeting.recurrence_id) in self.events:
            return True
        day = meeting.start.astimezone(self.zone).toordinal()
        return bool(people) and all((day, person) in self.days for person in people)


class _Finder:
    """Who a meeting was with: by e-mail, then by the attendee's name, then by a name in the title."""

    def __init__(self, ctx: StepContext) -> None:
        alive = (person for person in ctx.network.all(Person) if person.status != "archived")
        self._by_email = {email.lower(): person.id for person in alive for email in person.emails}
        self._names = ctx.names

    def who(self, meeting: PastMeeting) -> UnloggedMeeting:
        sure: list[int] = []
        maybe: list[int] = []
        for email, name in meeting.attendees:
            person = self._by_email.get(email.lower())
            called = [match[0] for match in self._names.exact(name)] if name else []
            holders = [person] if person is not None else called
            (sure if len(holders) == 1 else maybe).extend(holders)
        if not sure and not maybe:
            title = self._in_title(meeting.title)
            (sure if len(title) == 1 else maybe).extend(title)
        if sure:
            return UnloggedMeeting(meeting=meeting, people=_once(sure))
        return UnloggedMeeting(meeting=meeting, candidates=_once(maybe)[:MOST_CANDIDATES])

    def _in_title(self, title: str) -> list[int]:
        """The people that the first name in a title may mean; words of meetings are no names."""
        words = [word.strip(".,:;()[]/&-") for word in title.split()]
        for size in (2, 1):
            for start in range(len(words) - size + 1):
                phrase = words[start : start + size]
                if any(not word[:1].isalpha() or fold(word) in _NOT_NAMES for word in phrase):
                    continue
                if size == 1 and (len(phrase[0]) < 3 or (not phrase[0][:1].isupper() and phrase[0].isascii())):
                    continue
                typed = " ".join(phrase)
                rank = EXACT if size == 2 else EXACT | WORD
                holders = [who for who, kinds in sorted(self._names.holders(fold(typed))) if kinds & rank]
                if holders:
                    return holders
        return []


def _once(people: Iterable[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(people))
