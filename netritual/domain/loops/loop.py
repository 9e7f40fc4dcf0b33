"""One open thing between me and my people, and its place among the others.

The order is F: ``base + 10 log2(1 + late_days/unit) + 15 W``, 10 more when asked twice; W is ``rhythm.WEIGHTS``. Days
late run from ``due``; what has no due date is never late.

Each loop has a day from which there is something to do, and one until which it is asked about: a month after the last
day that matters, which is not before its record was written: whoever notes old lines is asked about them too. Then it
is asked no more, and stays in the list of loops until it is closed. The days of an absence do not count.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from math import log2
from typing import Literal

from msgspec import Struct

from netritual.domain.dates.id_stamps import written_on
from netritual.domain.dates.weeks import plus
from netritual.domain.model import Person, Proposed, Request, Review, Thanks
from netritual.domain.network import Network
from netritual.domain.quicklog.funerals import is_of_mourning
from netritual.domain.ties.rhythm import WEIGHTS

LoopKind = Literal[
    "reply", "promise", "owed", "ask", "thanks", "handoff", "coffee", "outcome", "follow", "no_ack", "no_answer", "held"
]

BASES: dict[str, tuple[float, float]] = {
    "complaint": (75, 4 / 24), "reply": (60, 1), "promise": (55, 1), "thanks": (50, 2), "coffee": (45, 7),
    "follow": (45, 7), "outcome": (40, 14), "handoff": (35, 7), "owed": (30, 7), "ask": (25, 7), "no_ack": (25, 7),
    "no_answer": (20, 7), "held": (58, 7),
}  # fmt: skip
"""Base and unit in days for each kind. ``ask``, ``no_ack`` and ``no_answer`` are nudges."""

_AIMED: Mapping[tuple[str, str], type[Request | Thanks]] = {
    ("reply", "requests"): Request,
    ("thanks", "thanks"): Thanks,
}
"""Kind and table of the loops that are due by an aim where no day was named -> their records."""
_THEIRS = frozenset(("owed", "handoff", "ask", "no_ack", "no_answer"))
"""Kinds of loops in which the next word is theirs."""

ASKED_DAYS = 30
"""Days after its last day on which a loop is asked about."""
OUTCOME_ASKED_DAYS = 60
"""The same for an outcome to tell: advice takes its time."""
ABSENCE_DAYS = 60
"""So many days without a line and a review are an absence."""

Stage = Literal["", "planned", "waiting", "heard", "resting", "proposed", "changed"]
"""Where a wait for an answer stands: not asked yet, too early for a nudge, a word of theirs since, nudged enough. And
``proposed``: what a line in plain words seems to hold, as long as nobody said yes or no; ``changed``: what a line says
of a planned coffee, just so."""


class Loop(Struct, frozen=True, kw_only=True):
    """One open thing. ``id`` and ``table`` name its record, ``state`` is the record's, ``score`` is F.

    ``who`` is the first of ``people``. ``due`` is a moment for a reply, a date for the rest, None when there is none.
    ``late``: the clock is past ``due``, whoever is to do it; what is shown as late is that of
    ``closing_decisions.is_late``. ``note`` says when in words for the row. ``from_`` and ``until`` are the days on
    which it is asked about, both included.
    """

    id: int
    kind: LoopKind
    table: str
    who: int | None
    people: tuple[int, ...]
    what: str
    due: date | datetime | None
    age_days: int
    state: str
    late: bool
    score: float
    since: date
    note: str
    from_: date
    until: date
    snooze_until: date | None = None
    stage: Stage = ""
    proposed: Proposed | None = None
    change: tuple[int, str, str] | None = None
    """Of a ``changed`` one the id of the entry that says so, the verb, and the new time or why not."""

    @property
    def asks_yes_or_no(self) -> bool:
        """Whether a line only seems to say it: what it proposes, or a change of a planned coffee."""
        return self.proposed is not None or self.change is not None

    @property
    def is_theirs(self) -> bool:
        """Whether the other one is to do something; what I only mean to ask is mine to do."""
        return self.kind in _THEIRS and not (self.kind == "ask" and self.state == "planned")

    @property
    def due_day(self) -> date | None:
        """The day on which it is due."""
        return self.due.date() if isinstance(self.due, datetime) else self.due

    def asks(self, today: date) -> bool:
        """Whether there is something to do on this day: its day has come, and it does not rest by itself yet."""
        return self.from_ <= today <= self.until


def day_given(network: Network, loop: Loop) -> date | None:
    """The day by which it is wanted, as somebody named it; None where only an aim gives it one, for a reply that
    somebody waits for now, and for thanks."""
    table = _AIMED.get((loop.kind, loop.table))
    record = network.get(table, loop.id) if table is not None else None
    return record.due if record is not None else loop.due_day


def is_mourning(loop: Loop) -> bool:
    """Whether a loop is a funeral, a day on which to think of somebody."""
    return loop.kind == "follow" and is_of_mourning(loop.what)


def is_over(loop: Loop, today: date) -> bool:
    """Whether a loop ended by itself: a funeral, the day after its day."""
    due = loop.due_day
    return due is not None and (today - due).days > 1 and is_mourning(loop)


class LoopMaker:
    """Makes loops of one day: age, lateness and F in one place."""

    def __init__(self, network: Network, people: Mapping[int, Person], today: date) -> None:
        self.network, self.people, self.today = network, people, today

    def loop(
        self, kind: LoopKind, table: str, record: int, people: Iterable[int], what: str, since: date,
        due: date | datetime | None, state: str, note: str, *, late_days: float | None = None,
        late: bool | None = None, base: str = "", extra: float = 0.0, from_: date | None = None,
        snooze: date | None = None, stage: Stage = "",
    ) -> Loop:  # fmt: skip
        """A loop of the record with this id. ``late``, ``late_days`` and ``from_`` stand where they are not those of
        ``due`` and ``since``, ``base`` where its base is that of another row of ``BASES``; ``extra`` is added to F."""
        named = tuple(dict.fromkeys(people))
        day = due.date() if isinstance(due, datetime) else due
        past = max(0, (self.today - day).days) if day is not None else 0
        days = max(float(past), late_days) if late_days is not None and late is None else late_days
        first, unit = BASES[base or kind]
        heaviest = max((self._weight(who) for who in named), default=0.0)
        from_ = max(filter(None, (from_ or since, snooze)))
        last = from_ if kind == "no_answer" else max(from_, written_on(record))
        return Loop(
            id=record,
            kind=kind,
            table=table,
            who=named[0] if named else None,
            people=named,
            what=what,
            due=due,
            age_days=max(0, (self.today - since).days),
            state=state,
            late=past > 0 if late is None else late,
            score=first + 10 * log2(1 + (days if days is not None else past) / unit) + 15 * heaviest + extra,
            since=since,
            note=note,
            from_=from_,
            until=self._without_absences(
                plus(max(last, day or last), OUTCOME_ASKED_DAYS if kind == "outcome" else ASKED_DAYS)
            ),
            snooze_until=snooze,
            stage=stage,
        )

    def _without_absences(self, until: date) -> date:
        """The last day of asking, later by each absence on it: nobody was there to be asked."""
        while until < self.today:
            before = self.network.talks_between(plus(until, -ASKED_DAYS), until)
            soon = plus(until, ASKED_DAYS)
            after = self.network.talks_between(plus(until, 1), soon) or self.network.talks_between(soon, self.today)
            left = before[-1].on if before else plus(until, -ASKED_DAYS)
            back = after[0].on if after else self.today
            reviewed = any(left < review.started.date() < back for review in self.network.all(Review))
            if reviewed or (back - left).days <= ABSENCE_DAYS:
                break
            until = plus(until, (back - left).days)
        return until

    def _weight(self, who: int) -> float:
        person = self.people.get(who)
        return WEIGHTS.get(person.tier, WEIGHTS[0]) if person is not None else 0.0
