"""The first few open loops for which something can be done now."""

from datetime import date, datetime

from netritual.domain.closing import said_since, tells_as_done
from netritual.domain.followups import loops, of_promise, of_request
from netritual.domain.hours import end_of
from netritual.domain.loop import Loop, LoopMaker
from netritual.domain.model import Interaction, Promise, Request, Review, Settings
from netritual.domain.network import Network, People
from netritual.domain.ties import CONVERSATIONS


def do_now(network: Network, settings: Settings, now: datetime, limit: int = 5) -> list[Loop]:
    """The first few loops for which something can be done now: one for each person, and what is late or due today of
    another kind, so that nobody waits for an answer behind a promise to them. A promise that is due today takes the
    place of the last that can wait. What a later line tells as done waits for a review."""
    today = now.date()
    taken: set[int] = set()
    kinds: set[tuple[int, str]] = set()
    first: list[Loop] = []
    for loop in loops(network, settings, now):
        of_today = loop.kind == "promise" and loop.due == today
        if not loop.asks(today) or (len(first) >= limit and not of_today):
            continue
        if loop.who is not None:
            if loop.who in taken and (not (loop.late or of_today) or (loop.who, loop.kind) in kinds):
                continue
            if seems_done(network, loop):
                continue
            taken.add(loop.who)
            kinds.add((loop.who, loop.kind))
        if len(first) >= limit:
            waits = [one for one in first if not one.late and one.due != today]
            if not waits:
                continue
            first.remove(waits[-1])
        first.append(loop)
    return first


def told_as_done(network: Network, settings: Settings, today: date) -> frozenset[int]:
    """The ids of the open promises and requests that a later line tells as done: nobody is to be met for them."""
    maker, evening = LoopMaker(network, People(network), today), end_of(today, settings)
    found = [loop for promise in network.all(Promise) for loop in of_promise(promise, maker)]
    found += [loop for request in network.all(Request) for loop in of_request(request, settings, evening, maker)]
    return frozenset(
        loop.id for loop in found if loop.kind in ("promise", "reply", "owed") and seems_done(network, loop)
    )


def seems_done(network: Network, loop: Loop) -> bool:
    """Whether a later entry tells a loop as done, or is a talk in which a question without a day may have been
    answered, and no review that ended since has asked about it."""
    closing = said_since(network, loop)
    if closing is None:
        return False
    request = network.get(Request, loop.id) if loop.kind == "reply" and loop.proposed is None else None
    talked = request is not None and request.due is None and closing.statement.channel in CONVERSATIONS
    entry = network.get(Interaction, closing.statement.id)
    if entry is None or not (tells_as_done(closing) or talked):
        return False
    said = entry.logged
    reviews = (review.ended for review in network.all(Review) if review.ended is not None)
    return said is None or all(ended <= said for ended in reviews)
