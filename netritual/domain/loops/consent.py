"""What a later yes of mine to a request leaves to be done: a talk, for "asked if I'd give a talk on 3 Dec"."""

from netritual.domain.loops.closing_case import origin
from netritual.domain.loops.closing_clauses import A_QUESTION
from netritual.domain.loops.closing_decisions import Closing
from netritual.domain.loops.closing_moves import day_in
from netritual.domain.model import Interaction, Proposed, Request
from netritual.domain.network import Network
from netritual.regex import regex

_YES = regex(r"\b(?:said|answered|replied):? (?:yes|sure|of course)\b|\byes to\b|\b(?:agreed|accepted)\b")

_TO_ANSWER = regex(r"\b(?:answer|reply|decide|confirm|let \w+ know|get back)\b")
_ASKS = regex(
    r"(?:can|could|may|do|does|is|are|about|re|on|me|us)\b"
    r"|(?:(?:an?|my|the|your) )?(?:answer|reply|decision|word|yes)\b"
)
"""How else what is asked for begins that a yes is the whole answer to."""


def promise_of(network: Network, closing: Closing) -> Proposed | None:
    """The promise that an entry makes with its yes to a request, for the day that the request names; None where the yes
    is the whole answer, and where the entry says none."""
    from netritual.domain.quicklog.natural.proposed_loops import deed_of, is_answered_by_yes  # few lines are a yes

    loop, asked = closing.loop, closing.loop.what.strip(" .")
    deed = deed_of(asked)
    asks = A_QUESTION.match(asked.lower()) or _ASKS.match(asked.lower())
    if (deed == asked and asks is not None) or is_answered_by_yes(deed) or not _YES.search(closing.statement.text):
        return None
    request, talk = network.get(Request, loop.id), network.get(Interaction, origin(network, loop))
    answer = _TO_ANSWER.search(talk.line.lower()) if talk is not None else None  # then its day is that of the answer
    due = day_in(deed, loop.since, anywhere=True) or (request.due if request is not None and not answer else None)
    return Proposed(kind="promise", word="promise", text=deed, people=loop.people, due=due)
