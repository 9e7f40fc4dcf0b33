"""The first few open loops for which something can be done now."""

from datetime import datetime

from netritual.domain.closing import said_since
from netritual.domain.followups import loops
from netritual.domain.loop import Loop
from netritual.domain.model import Interaction, Request, Review, Settings
from netritual.domain.network import Network
from netritual.domain.ties import CONVERSATIONS


def do_now(network: Network, settings: Settings, now: datetime, limit: int = 5) -> list[Loop]:
    """The first few loops for which something can be done now: one for each person, and what is late of another kind,
    so that nobody waits for an answer behind a promise to them. What a later line tells as done waits for a review."""
    taken: set[int] = set()
    kinds: set[tuple[int, str]] = set()
    first: list[Loop] = []
    for loop in loops(network, settings, now):
        if not loop.asks(now.date()):
            continue
        if loop.who is not None:
            if loop.who in taken and (not loop.late or (loop.who, loop.kind) in kinds):
                continue
            if seems_done(network, loop):
                continue
            taken.add(loop.who)
            kinds.add((loop.who, loop.kind))
        first.append(loop)
        if len(first) == limit:
            break
    return first


def seems_done(network: Network, loop: Loop) -> bool:
    """Whether a later entry tells a loop as done, or is a talk in which a question without a day may have been
    answered, and no review that ended since has asked about it."""
    closing = said_since(network, loop)
    if closing is None:
        return False
    request = network.get(Request, loop.id) if loop.kind == "reply" and loop.proposed is None else None
    talked = request is not None and request.due is None and closing.statement.channel in CONVERSATIONS
    entry = network.get(Interaction, closing.statement.id)
    if entry is None or not (closing.likely or talked):
        return False
    said = entry.logged
    reviews = (review.ended for review in network.all(Review) if review.ended is not None)
    return said is None or all(ended <= said for ended in reviews)
