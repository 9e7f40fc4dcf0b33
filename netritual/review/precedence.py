"""What goes before a note to somebody: what they are owed, a refusal, hard times, a meeting that is planned."""

from datetime import date, timedelta
from re import compile as regex

from netritual.domain import matter
from netritual.domain.coffee import OPEN
from netritual.domain.drafts import DraftKind
from netritual.domain.hard_times import HARD_TIMES
from netritual.domain.model import Ask, Coffee, Follow, Person, Thanks
from netritual.domain.network import Network
from netritual.domain.terms import COMMON, terms_of
from netritual.review.bearing import (
    JOY_DAYS,
    QUIET_DAYS,
    RECENT_DAYS,
    REFUSED,
    WARY_DAYS,
    has_refused,
    help_of,
    is_hard,
    is_wary,
    joy_of,
)
from netritual.review.closing_lines import late_promises, open_requests
from netritual.review.lines_about import FAR_DAYS, LATELY_DAYS, TALKS_READ, lines_about, says_any, talks_about

_WANTS = regex(r"\b(?:wants?|needs?|is looking for|looks for|asked|asks|asking|wondered|waiting for)\b")
"""Words of what somebody has said they would like: that is not asked again."""
_ADVISED = regex(
    r"\b(?:said|says|advised|advice|showed|told me|explained|helped|tips?|did (?:an?|the|half an) (?:free )?hour)\b"
)
"""Words of a line of somebody who gave advice."""
_WISHES: frozenset[DraftKind] = frozenset((
    "ask", "ask_intro", "ask_reference", "ask_resume", "ask_mentor", "nudge", "nudge_message", "owed", "intro_wait",
    "intro_first", "intro_second",
))  # fmt: skip
"""Kinds that wait after a no."""
_UNASKED: frozenset[DraftKind] = _WISHES | {"invite", "in_town", "need", "give", "give_back", "answered", "met_once"}
"""Kinds with which nobody is written to before what they are owed."""
_FAVOURS: frozenset[DraftKind] = frozenset(("ask", "need", "give", "give_back"))
"""Kinds that also wait for an answer and for thanks, and for the end of hard times."""


def has_to_wait(network: Network, person: Person, today: date, kind: DraftKind) -> bool:
    """Whether a note of a kind has to wait: for a late promise of mine, my answer to them, thanks, or a better day."""
    newest = next(filter(str.strip, lines_about(network, person, today, FAR_DAYS)), "").lower()
    if kind == "hello":
        sore = is_wary(network, person, today) or _WANTS.search(newest) or REFUSED.search(newest)
        return bool(sore) and not is_hard(network, person, today)
    if kind == "birthday_ahead":
        return is_hard(network, person, today)
    if kind == "here":
        return not is_hard(network, person, today)
    if kind not in _UNASKED:
        return False
    if kind in ("invite", "in_town") and is_hard(network, person, today):
        return True
    if kind == "invite" and _is_waiting(network, person, today):
        return True
    if kind == "ask" and _is_to_meet(network, person, today):
        return True
    if kind == "answered" and not _has_written(network, person, today):
        return True
    late, waiting = late_promises(network, person, today), open_requests(network, person, today)
    if is_wary(network, person, today) or any(late) or any(waiting):
        return True
    if kind in ("invite", "in_town", "ask") and _WANTS.search(newest):
        return True
    if kind == "invite" and says_any(network, person, today, JOY_DAYS, REFUSED):
        return True
    if kind in _WISHES and has_refused(network, person, today):
        return True
    if kind == "invite" and (_owes_thanks(network, person) or _is_asked(network, person, today)):
        return True
    if kind not in (_FAVOURS | _WISHES):
        return False
    if says_any(network, person, today, FAR_DAYS, HARD_TIMES):
        return True
    if kind not in _FAVOURS:
        return False
    if kind == "need" and (says_any(network, person, today, LATELY_DAYS, _WANTS) or help_of(network, person, today)):
        return True
    if kind == "ask" and (joy_of(network, person, today) or "!!" in newest or help_of(network, person, today)):
        return True
    if kind == "ask" and _is_asked(network, person, today, answered=True):
        return True
    return _owes_thanks(network, person)


def _is_asked(network: Network, person: Person, today: date, *, answered: bool = False) -> bool:
    """Whether an ask waits for their answer; with ``answered`` also whether one was answered this month."""
    asks = [ask for ask in network.all(Ask) if ask.to == person.id]
    month = today - timedelta(days=WARY_DAYS)
    return any(
        ask.state == "asked" or (answered and ask.answered is not None and ask.answered >= month) for ask in asks
    )


def _is_waiting(network: Network, person: Person, today: date) -> bool:
    """Whether something goes before an invitation: a follow-up, an answer to my message, or fresh news of theirs."""
    newest = next((talk for talk in talks_about(network, person, today) if talk.line), None)
    is_news = newest is not None and "!!" in newest.line and (today - newest.on).days <= QUIET_DAYS
    is_silent = newest is not None and newest.awaiting_reply
    follows = (one for one in network.all(Follow) if one.state == "open" and person.id in one.people)
    return is_silent or any(follows) or (is_news and not help_of(network, person, today))


def _has_written(network: Network, person: Person, today: date) -> bool:
    """Whether they wrote this week of their own, and not to answer an ask or an introduction."""
    newest = next(iter(talks_about(network, person, today)), None)
    fresh = newest is not None and newest.line != "" and (today - newest.on).days <= RECENT_DAYS
    return fresh and not _is_asked(network, person, today, answered=True)


def _is_to_meet(network: Network, person: Person, today: date) -> bool:
    """Whether a meeting with them was said or is planned, and is not over."""
    meetings = (one for one in network.all(Coffee) if person.id in one.people and one.state in OPEN)
    return any(one.slot is None or one.slot.start.date() >= today for one in meetings)


def has_advised(network: Network, person: Person, today: date, topic: str) -> bool:
    """Whether a line of the last weeks tells what somebody said of a topic, or that they helped with it."""
    about = terms_of(matter.head(topic) or topic) - COMMON
    lines = (
        talk.line.lower() for talk in network.talks(person.id, TALKS_READ) if (today - talk.on).days <= LATELY_DAYS
    )
    return any(_ADVISED.search(line) and not about.isdisjoint(terms_of(line)) for line in lines)


def _owes_thanks(network: Network, person: Person) -> bool:
    return any(thanks.to == person.id and thanks.said is None for thanks in network.all(Thanks))
