"""The life of a coffee: said, proposed, written, confirmed, held; or moved, declined, cancelled, lapsed.

Pure: each step gives a new record, or ``NotAllowed`` with words for the person; what a calendar
file is told of it is in ``event_revisions``.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from typing import NamedTuple, cast

from msgspec.structs import replace

from netritual.domain.coffees.event_revisions import next_revision
from netritual.domain.dates.day_wording import moment_words
from netritual.domain.dates.working_hours import zone_of
from netritual.domain.model import Coffee, CoffeeState, DeclineReason, Interaction, Settings, Slot
from netritual.regex import regex

OPEN: frozenset[CoffeeState] = frozenset(("said", "proposed", "written", "confirmed", "moved"))
"""Not over yet. A person has at most one such coffee."""
PLANNED: frozenset[CoffeeState] = frozenset(("proposed", "written", "confirmed", "moved"))
"""Open, with a slot: these take up time."""
STATE_WORDS: Mapping[str, str] = {"proposed": "planned", "written": "planned"}
"""States that are called otherwise where a person reads them: what nobody said yes to is planned, in the calendar file
or not."""

PLAIN_MINUTES = 60


class NotAllowed(NamedTuple):
    """A step that this coffee cannot take, and why, in one sentence."""

    words: str


Outcome = Coffee | NotAllowed


def minutes_for(kind: str, minutes: Mapping[str, int]) -> int:
    """How long a meeting of this kind is, by the setting ``minutes`` (coffee 45, lunch 60, walk 45, video 30)."""
    if kind in minutes:
        return minutes[kind]
    from netritual.domain.quicklog.documents import LIKE

    return minutes.get(LIKE.get(kind, "lunch"), PLAIN_MINUTES)


def slot_at(start: datetime, length: timedelta, settings: Settings, now: datetime) -> Slot:
    """The slot that begins at ``start`` (without an offset it is wall-clock time in the setting ``tz``).

    It ends so many real minutes later, also over a clock change. A time that the clock jumps over is read with the
    offset before the jump (RFC 5545 3.3.5). Both moments keep a plain offset, so that they compare as moments.
    """
    from zoneinfo import ZoneInfo

    zone = zone_of(settings, now)
    begin = start if start.tzinfo is not None else start.replace(tzinfo=zone)
    begin = begin.astimezone(UTC)
    name = settings.tz if isinstance(zone, ZoneInfo) and settings.tz else "UTC"
    return Slot(
        start=plain_offset(begin.astimezone(zone)), end=plain_offset((begin + length).astimezone(zone)), tz=name
    )


def plain_offset(local: datetime) -> datetime:
    """The moment with a plain offset, so that it compares as a moment."""
    return local.replace(tzinfo=timezone(local.utcoffset() or timedelta()), fold=0)


def is_to_come(coffee: Coffee, now: datetime) -> bool:
    """True for a coffee with a slot that is not past, also when it was cancelled."""
    return coffee.slot is not None and coffee.slot.end > now


def planned_ahead(coffees: Iterable[Coffee], now: datetime) -> list[Coffee]:
    """Coffees that are planned and not over, by start."""
    planned = [coffee for coffee in coffees if coffee.state in PLANNED and is_to_come(coffee, now)]
    return sorted(planned, key=lambda coffee: (coffee.slot.start if coffee.slot is not None else now, coffee.id))


def said_with(coffees: Iterable[Coffee], person: int) -> list[Coffee]:
    """The coffees with somebody that were only said."""
    return [coffee for coffee in coffees if coffee.state == "said" and person in coffee.people]


def plan(coffee: Coffee, slot: Slot, now: datetime, *, kind: str = "", place: str | None = None) -> Outcome:
    """Give a coffee that was said (or is only proposed) its slot."""
    if coffee.state not in ("said", "proposed"):
        return NotAllowed(f"This coffee is {WORDS[coffee.state]}, so it cannot be planned again.")
    return _with_slot(coffee, slot, now, "proposed", kind, place)


def move(coffee: Coffee, slot: Slot, now: datetime, *, kind: str = "", place: str | None = None) -> Outcome:
    """Another slot. What no calendar knows yet stays proposed; else it is moved, with a higher sequence."""
    if coffee.state not in PLANNED:
        return NotAllowed(f"This coffee is {WORDS[coffee.state]}, so it cannot be moved.")
    same = coffee.slot is not None and (coffee.slot.start, coffee.slot.end) == (slot.start, slot.end)
    if same and (not kind or kind == coffee.channel) and (place is None or place == coffee.place):
        return coffee
    state: CoffeeState = "proposed" if coffee.state == "proposed" else "moved"
    return _with_slot(coffee, slot, now, state, kind, place)


def with_people(coffee: Coffee, people: tuple[int, ...], now: datetime) -> Outcome:
    """With only some of those it was planned with."""
    if coffee.state not in OPEN:
        return NotAllowed(f"This coffee is {WORDS[coffee.state]}, so nobody can be left out of it.")
    return next_revision(coffee, replace(coffee, people=people), now)


def write(coffee: Coffee) -> Outcome:
    """It goes into the calendar file. The event is as it was planned: neither sequence nor ``changed`` moves."""
    if coffee.slot is None or coffee.state not in PLANNED:
        return NotAllowed(f"This coffee is {WORDS[coffee.state]}, so it does not go into the calendar file.")
    if not coffee.purpose.strip():
        return NotAllowed("A coffee is written with a purpose: say what it is for.")
    return replace(coffee, state="written" if coffee.state == "proposed" else coffee.state, in_file=True)


def confirm(coffee: Coffee, now: datetime) -> Outcome:
    """They said yes."""
    if coffee.state == "confirmed":
        return coffee
    if coffee.state not in PLANNED:
        return NotAllowed(f"This coffee is {WORDS[coffee.state]}, so there is nothing to confirm.")
    return next_revision(coffee, replace(coffee, state="confirmed"), now)


def changed_on(coffee: Coffee) -> date:
    """The day of the last change: that of the answer."""
    return coffee.changed.date() if isinstance(coffee.changed, datetime) else coffee.said


def hold(coffee: Coffee, now: datetime, on: date | None = None) -> Outcome:
    """You met; ``on`` is the day of the talk where one is logged: on another day than planned the slot lies there, at
    the same hour. Without a talk a coffee is held from its hour on.

    The talk itself is an interaction, which the verb makes.
    """
    if coffee.state == "held":
        return NotAllowed("This coffee was already held.")
    if coffee.state not in OPEN:
        return NotAllowed(f"This coffee is {WORDS[coffee.state]}. Log the talk itself if you met after all.")
    slot = coffee.slot
    if on is None and (ahead := still_to_come(coffee, now)):
        return NotAllowed(f"{ahead} If you met already, log the talk or move it first.")
    if on is not None and slot is not None:
        days = timedelta(days=(on - slot.start.date()).days)
        slot = replace(slot, start=slot.start + days, end=slot.end + days)
    return next_revision(coffee, replace(coffee, state="held", slot=slot), now)


def cancel(coffee: Coffee, now: datetime) -> Outcome:
    """It does not take place; the file says so until it is past."""
    return _end(coffee, "cancelled", now)


def decline(coffee: Coffee, now: datetime, why: str = "") -> Outcome:
    """They said no; ``why`` are their words, of which the reason is read that says how long not to ask again."""
    ended = _end(coffee, "declined", now)
    return ended if isinstance(ended, NotAllowed) else replace(ended, decline_reason=reason_of(why))


def still_to_come(coffee: Coffee, now: datetime) -> str:
    """A sentence that a coffee has not begun, with its hour; "" for one that has, or has no hour."""
    if coffee.slot is None or coffee.slot.start <= now:
        return ""
    return f"This coffee is still to come, {moment_words(coffee.slot.start, now.date())}."


def reason_of(why: str) -> DeclineReason | None:
    """The reason for a no in somebody's words: "too busy this month" is ``busy``; None for another or none."""
    low = why.casefold()
    return next((reason for reason, pattern in _REASONS.items() if pattern.search(low)), None)


def lapse(coffee: Coffee, now: datetime) -> Outcome:
    """Let it rest, without a word to anyone."""
    return _end(coffee, "lapsed", now)


def open_with(coffees: Iterable[Coffee], people: Collection[int]) -> list[Coffee]:
    """The open coffees that share somebody with ``people``."""
    return [c for c in coffees if c.state in OPEN and not set(people).isdisjoint(c.people)]


def may_tell_of(coffees: Iterable[Coffee], talk: Interaction) -> bool:
    """Whether an entry may tell of one of some coffees: one with its people is open, or any where it names nobody."""
    named = {*talk.people, *talk.mentions} or {who for name in talk.open_names for who in name.candidates}
    return any(c.state in OPEN and not (named and named.isdisjoint(c.people)) for c in coffees)


def overlapping(coffees: Iterable[Coffee], slot: Slot, but: int = 0) -> Coffee | None:
    """The first planned coffee that takes some of the time of ``slot``, or None."""
    for other in coffees:
        if other.id == but or other.slot is None or other.state not in PLANNED:
            continue
        if other.slot.start < slot.end and slot.start < other.slot.end:
            return other
    return None


def same_plan(coffees: Iterable[Coffee], coffee: Coffee) -> Coffee | None:
    """The planned coffee that begins when another does, with its people, or some or more of them: they are one; None
    for none. Two that only share somebody are two, and clash."""
    ours = set(coffee.people)
    for other in coffees:
        theirs = set(other.people)
        shared = other.id != coffee.id and other.state in PLANNED and theirs and (theirs <= ours or ours <= theirs)
        if shared and other.slot is not None and coffee.slot is not None and other.slot.start == coffee.slot.start:
            return other
    return None


def to_write(coffees: Sequence[Coffee]) -> list[Coffee]:
    """The planned coffees that the next write takes, by start."""
    planned = [c for c in coffees if c.slot is not None and c.state in PLANNED]
    return sorted(planned, key=lambda c: (cast(Slot, c.slot).start, c.id))


_REASONS: Mapping[DeclineReason, re.Pattern[str]] = {
    "too_soon": regex(r"\b(?:too (?:soon|early)|just met|later (?:this|in the) year)\b"),
    "busy": regex(
        r"\b(?:busy|swamped|snowed under|no time|deadlines?|travell?ing|slammed|not (?:now|this (?:week|month)))\b"
    ),
    "wrong_channel": regex(r"\b(?:rather|prefers?|better) (?:a |an |to |by )?(?:call|phone|e-?mail|video|zoom|text)"),
    "not_a_fit": regex(r"\b(?:not (?:a fit|interested)|no interest)\b"),
}
"""What a no says of asking again, by the words that are used for it."""

WORDS: Mapping[CoffeeState, str] = {
    "said": "only said, without a time", "proposed": "planned, not written yet", "written": "written",
    "confirmed": "confirmed", "held": "held", "moved": "moved", "declined": "declined", "cancelled": "cancelled",
    "lapsed": "let rest",
}  # fmt: skip
"""How a state is named in a sentence."""


def _end(coffee: Coffee, state: CoffeeState, now: datetime) -> Outcome:
    if coffee.state not in OPEN:
        return NotAllowed(f"This coffee is already {WORDS[coffee.state]}.")
    return next_revision(coffee, replace(coffee, state=state), now)


def _with_slot(coffee: Coffee, slot: Slot, now: datetime, state: CoffeeState, kind: str, place: str | None) -> Outcome:
    if not slot.start < slot.end:
        return NotAllowed("A coffee ends after it begins.")
    after = replace(
        coffee, slot=slot, state=state, channel=kind or coffee.channel, place=coffee.place if place is None else place
    )
    return next_revision(coffee, after, now)
