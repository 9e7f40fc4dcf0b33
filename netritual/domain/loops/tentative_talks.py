"""Talks with a day and an hour that wait for a yes: what a line proposes, and what one says of a planned talk.

They stand among the planned talks until their hour is past, so that the morning tells of them.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from netritual.domain.dates.day_wording import day_words
from netritual.domain.dates.working_hours import hour_words, zone_of
from netritual.domain.loops.loop import Loop, is_mourning
from netritual.domain.loops.loop_list import new_time
from netritual.domain.loops.undecided_proposals import proposals
from netritual.domain.model import Coffee, Settings, Slot
from netritual.domain.network import Network
from netritual.domain.quicklog.funerals import is_of_mourning
from netritual.domain.quicklog.line_vocabulary import AT_WORDS, CHANNEL, CONVERSATIONS, MEETING_OF, meeting_of

DAYS_AHEAD = 7
"""So many days ahead a proposed talk is told; anything else that has an hour only today and tomorrow."""
LASTS = timedelta(hours=1)
"""So long a talk takes as far as anybody knows, and counts as to come."""
CANCELLED = "cancelled?"
"""Asked of a talk that a line calls off: a yes drops one that was only proposed."""
TO_ANSWER = "yes or no?"
"""Asked of a talk that a line proposes, as of all that a line only seems to say."""
_ASKED = {
    "cancel-coffee": CANCELLED, "decline-coffee": "they said no?", "hold-coffee": "it happened?",
    "confirm-coffee": "confirmed?", "let-rest": "missed?", "move-coffee": "moved here?", "plan-coffee": TO_ANSWER,
    "drop-guests": "with fewer?",
}  # fmt: skip
"""The verb of what a line says of a planned talk -> its question."""


class Tentative(NamedTuple):
    """A talk that waits for a yes, or a funeral: when it begins, its kind, its place or matter, and what is asked of
    it. It ``lasts`` all day where no hour is known."""

    start: datetime
    loop: Loop
    kind: str
    place: str
    asked: str
    lasts: timedelta = LASTS

    def when(self, settings: Settings, today: date) -> str:
        """Its day and hour in words, with a blank behind the day where no hour is known."""
        local = self.start.astimezone(zone_of(settings, self.start))
        hour = hour_words(local, settings) if self.lasts == LASTS else ""
        return f"{day_words(local.date(), today)} {hour}"

    @property
    def is_added(self) -> bool:
        """Whether its hour is one beside those of the planned talks."""
        return self.loop.change is None or self.moves

    @property
    def slot(self) -> Slot:
        """The time that it may take."""
        return Slot(start=self.start, end=self.start + self.lasts, tz="")

    @property
    def moves(self) -> bool:
        """Whether a line gives a planned talk this hour instead of its own."""
        return self.loop.change is not None and self.loop.change[1] == "move-coffee"


def tentative(network: Network, settings: Settings, now: datetime, loops: Iterable[Loop]) -> list[Tentative]:
    """The talks among some open loops that wait for a yes and are not over, by start."""
    talks = (
        _of_change(network, settings, now, loop)
        if loop.change
        else _of_mourning(settings, now, loop) or _of_words(network, settings, now, loop)
        for loop in loops
    )
    coming = [one for one in talks if one is not None and now < one.start + one.lasts]
    return sorted(coming, key=lambda one: (one.start, one.loop.id))


def days_open(network: Network, today: date) -> frozenset[int]:
    """With whom a line speaks of a meeting on a day to come, and nobody said yes to it: that day is asked about before
    another is picked."""
    spoken = (one for _, one in proposals(network) if one.kind == "coffee" and one.due is not None and one.due >= today)
    return frozenset(who for one in spoken for who in one.people)


def _of_change(network: Network, settings: Settings, now: datetime, loop: Loop) -> Tentative | None:
    """A planned talk of which a line says something: at its new hour, else where it is planned."""
    coffee = network.get(Coffee, loop.id)
    if coffee is None or loop.change is None:
        return None
    _, act, to = loop.change
    moves = act in ("move-coffee", "plan-coffee")
    start = coffee.slot.start if coffee.slot is not None else None
    place = coffee.place
    if moves:
        start, place = new_time(to)
        start = start.replace(tzinfo=zone_of(settings, now))
    return Tentative(start, loop, coffee.channel, place or coffee.place or "", _ASKED[act]) if start else None


def _of_mourning(settings: Settings, now: datetime, loop: Loop) -> Tentative | None:
    """A funeral of the next days, with its hour where that is known."""
    from netritual.domain.quicklog.talk_texts import hour_in

    due = loop.due_day
    if due is None or not is_mourning(loop) or not 0 <= (due - now.date()).days <= DAYS_AHEAD:
        return None
    words = loop.what.split()
    at, length, hour = hour_in(words, "meeting")
    start = datetime.combine(due, time.fromisoformat(hour or "00:00"), zone_of(settings, now))
    led = at > 0 and words[at - 1].lower() in AT_WORDS
    said = [*words[: at - led], *words[at + length :]] if hour else words
    kind = next(word.strip(".,;:!?()") for word in said if is_of_mourning(word))
    place = " ".join(said).partition(kind)[2].strip(" ,.").removeprefix("is").strip()
    asked = loop.note if loop.proposed is not None else ""
    return Tentative(start, loop, kind.lower(), place, asked, LASTS if hour else timedelta(days=1))


def _of_words(network: Network, settings: Settings, now: datetime, loop: Loop) -> Tentative | None:
    """A talk that was said for a day and an hour, and is not planned."""
    from netritual.domain.loops.closing_decisions import said_since
    from netritual.domain.quicklog.talk_texts import hour_in

    due = loop.due
    if isinstance(due, datetime) or not isinstance(due, date):
        return None
    said = loop.proposed.word if loop.proposed is not None else ""
    words = [said or loop.kind, *loop.what.split()]
    lows = [word.lower().rstrip(",.") for word in words]
    named = next((CHANNEL[low] for low in lows if CHANNEL.get(low) in CONVERSATIONS), "")
    kind = meeting_of(said, lows[1:]) if said in MEETING_OF else named
    is_nobodys = not loop.people and loop.proposed is None
    ahead = DAYS_AHEAD if loop.kind == "coffee" or is_nobodys else 1
    if not kind or not 0 <= (due - now.date()).days <= ahead:
        return None
    at, length, time = hour_in(words, kind)
    if not time:
        return None
    led = at > 1 and words[at - 1].lower() in AT_WORDS
    begin = 2 if is_nobodys and lows[1] == kind else 1
    place = " ".join([*words[begin : at - led], *words[at + length :]]).removeprefix("at ")
    start = datetime.fromisoformat(f"{due.isoformat()}T{time}").replace(tzinfo=zone_of(settings, now))
    asked = "with whom?" if is_nobodys else TO_ANSWER if loop.proposed is not None or loop.kind == "coffee" else ""
    asked = CANCELLED if loop.kind == "coffee" and said_since(network, loop) else asked
    return Tentative(start, loop, kind, place, asked)
