"""The first few open loops for which something can be done now."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from netritual.domain.dates.weeks import plus
from netritual.domain.dates.working_hours import end_of
from netritual.domain.loops.loop import Loop, LoopMaker
from netritual.domain.loops.loop_list import AHEAD_DAYS, loops, of_promise, of_request
from netritual.domain.loops.snoozing import is_snoozed
from netritual.domain.loops.tentative_talks import Tentative, tentative
from netritual.domain.model import Promise, Request, Settings
from netritual.domain.network import Network, People

if TYPE_CHECKING:
    from netritual.domain.loops.closing_decisions import Closing


FIRST = 5
"""Loops that a day begins with."""


class Today(NamedTuple):
    """The open loops of a day: what is first and the entries by which it may be done, how many more can be done now,
    the talks that wait for a yes, and ``every`` loop, also one put off. On a holiday (``off``) nothing is first."""

    first: list[Loop]
    more: int
    tentative: list[Tentative]
    every: list[Loop]
    reports: "Mapping[Loop, Closing]"
    off: bool = False


def today_of(network: Network, settings: Settings, now: datetime) -> Today:
    """The first loops (``FIRST`` at most) for which something can be done now: those of this day have a place in any
    case, what is late or of today stands before what can wait. One for each person, and what is late or of today of
    another kind, so that nobody waits for an answer behind a promise to them. What may be done by a later line comes
    last, or waits for a review where a line only seems to hold it; a talk that waits for a yes stands at its hour."""
    today = now.date()
    every = loops(network, settings, now, snoozed=True)
    unsnoozed = [loop for loop in every if not is_snoozed(loop, today)]
    waiting = tentative(network, settings, now, unsnoozed)
    if today in settings.holidays:
        return Today([], 0, waiting, every, {}, off=True)
    at_their_hour = {one.loop for one in waiting}
    able = [loop for loop in unsnoozed if loop.asks(today) and loop not in at_their_hour and not _is_far(loop, today)]
    reports = _reports(network, able)
    able = [loop for loop in able if loop not in reports or loop.proposed is None]
    chosen: list[Loop] = []
    named: set[int | None] = set()
    kinds: set[tuple[int, str]] = set()
    more = 0
    for loop in sorted(able, key=lambda one: (one in reports, not _presses(one, today))):
        if loop.who is not None:
            presses = _presses(loop, today) and loop not in reports
            if (loop.who, loop.kind) in kinds or (loop.who in named and not presses):
                more += 1
                continue
            named.add(loop.who)
            kinds.add((loop.who, loop.kind))
        chosen.append(loop)
    first = set(sorted(chosen, key=lambda one: one in reports or not _is_of(one, today))[:FIRST])
    return Today([loop for loop in chosen if loop in first], more + len(chosen) - len(first), waiting, every, reports)


def _presses(loop: Loop, today: date) -> bool:
    """Whether a loop is late or of this day."""
    return loop.late or _is_of(loop, today)


def _is_of(loop: Loop, today: date) -> bool:
    """Whether a loop is due on this very day."""
    return loop.due_day == today


def _is_far(loop: Loop, today: date) -> bool:
    """Whether the day of an answer or a promise lies so far ahead that nothing presses now."""
    due = loop.due_day
    return loop.kind in ("reply", "promise") and due is not None and due > plus(today, AHEAD_DAYS)


def told_as_done(network: Network, settings: Settings, today: date) -> frozenset[int]:
    """The ids of the open promises and requests that a later line tells as done: nobody is to be met for them."""
    maker, evening = LoopMaker(network, People(network), today), end_of(today, settings)
    candidates = [loop for promise in network.all(Promise) for loop in of_promise(promise, maker)]
    candidates += [loop for request in network.all(Request) for loop in of_request(request, settings, evening, maker)]
    candidates = [loop for loop in candidates if loop.kind in ("promise", "reply", "owed")]
    return frozenset(loop.id for loop in _reports(network, candidates))


def may_be_done(network: Network, promise: Promise, today: date) -> bool:
    """Whether a later line tells of an open promise as done: it is asked whether it is."""
    return bool(_reports(network, list(of_promise(promise, LoopMaker(network, People(network), today)))))


def _reports(network: Network, loops: Sequence[Loop]) -> "dict[Loop, Closing]":
    """Of these loops those that a later line may tell as done, each with that line."""
    if not loops:
        return {}
    from netritual.domain.loops.closing_decisions import report_of

    return {loop: report for loop in loops if (report := report_of(network, loop)) is not None}
