"""What goes before a note to somebody: what they are owed, a refusal, hard times, a meeting that is planned."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import chain
from re import compile as regex
from re import escape

from netritual.domain import matter
from netritual.domain.coffee import OPEN
from netritual.domain.drafts import DraftKind
from netritual.domain.followups import open_promises
from netritual.domain.hard_times import HARD_TIMES
from netritual.domain.help_received import is_present
from netritual.domain.model import Ask, Coffee, Follow, Person, Promise, Thanks
from netritual.domain.network import Network
from netritual.domain.terms import COMMON, terms_of
from netritual.review.bearing import (
    JOY_DAYS,
    QUIET_DAYS,
    RECENT_DAYS,
    REFUSED,
    TALKS,
    WARY_DAYS,
    has_refused,
    help_of,
    is_hard,
    is_stranger,
    is_wary,
    joy_of,
    talk_of,
)
from netritual.review.closing_lines import is_left, late_promises, open_requests
from netritual.review.lines_about import (
    FAR_DAYS,
    LATELY_DAYS,
    TALKS_READ,
    has_written_last,
    lines_about,
    named_day,
    names_of,
    says_any,
    talks_about,
)

_WANTS = regex(r"\b(?:wants?|needs?|is looking for|looks for|asked|asks|asking|wondered|waiting for)\b")
"""Words of what somebody has said they would like: that is not asked again."""
JOINT_DAYS = 42
"""Days for which a line tells of what two do together."""
_JOINT = (
    r"\b(?:NAME) and (?:i|me)\b|\b(?:i|me) and (?:NAME)\b"
    r"|\b(?:NAME|he|she) (?:does|do|will do) [^,;.]*, (?:and )?i (?:do|will)\b"
    r"|\bwe(?:['’]re| are|['’]ll| will) (?:going to )?(?:build|writ|mak|plann?|runn?|prepar|work)\w*"
)
_AGREED = regex(
    r"\b(?:up for|keen|set for|we['’]?ll meet|said (?:yes|sure)|works|fine with"
    r"|sees? (?:me|us)|(?:come|comes|coming) (?:by|over|to)\b)"
)
"""Words of a line after which no meeting is asked for."""
_ADVISED = regex(
    r"\b(?:said|says|advised|advice|showed|told me|explained|helped|tips?|did (?:an?|the|half an) (?:free )?hour)\b"
)
"""Words of a line of somebody who gave advice."""


def _kinds(*kinds: DraftKind) -> frozenset[DraftKind]:
    return frozenset(kinds)


_ASKS = _kinds("ask", "ask_intro", "ask_reference", "ask_resume", "ask_mentor")
_WISHES = _ASKS | _kinds("nudge", "nudge_message", "owed", "intro_wait", "intro_first", "intro_second")
"""Kinds that wait after a no."""
_UNASKED = _WISHES | _kinds("invite", "in_town", "give", "give_back", "met_once")
"""Kinds with which nobody is written to before what they are owed."""
_GIVEN = _kinds("give", "give_back")


def has_to_wait(network: Network, person: Person, today: date, kind: DraftKind) -> bool:
    """Whether a note of a kind has to wait: for a late promise of mine, my answer to them, thanks, or a better day."""
    return any(waits(network, person, today) for kinds, all_ in _WAITS if kind in kinds for waits in all_)


def _is_asked(network: Network, person: Person, today: date) -> bool:
    """Whether an ask waits for their answer."""
    return any(ask.to == person.id and ask.state == "asked" for ask in network.all(Ask))


def _is_asked_or_answered(network: Network, person: Person, today: date) -> bool:
    """Whether an ask waits for their answer, or was answered this month."""
    month = today - timedelta(days=WARY_DAYS)
    answered = (ask.answered for ask in network.all(Ask) if ask.to == person.id)
    return _is_asked(network, person, today) or any(day is not None and day >= month for day in answered)


def _is_unknown(network: Network, person: Person, today: date) -> bool:
    """Whether somebody has no rhythm, and no talk with them is noted."""
    return not (person.tier or talk_of(network, person.id))


def _is_well(network: Network, person: Person, today: date) -> bool:
    return not is_hard(network, person, today)


def _is_hard_for_them(network: Network, person: Person, today: date) -> str:
    """ "yes" where a line about them has words of hard times, theirs or of others."""
    return says_any(network, person, today, FAR_DAYS, HARD_TIMES)


def _refused_lately(network: Network, person: Person, today: date) -> str:
    return says_any(network, person, today, JOY_DAYS, REFUSED)


def _is_owed(network: Network, person: Person, today: date) -> bool:
    """Whether a promise to them is late, or they wait for an answer."""
    return any(late_promises(network, person, today)) or any(open_requests(network, person, today))


def _is_promised(network: Network, person: Person, today: date) -> bool:
    """Whether a promise of mine to them is open: one does what was said before one asks for more."""
    return any(person.id in one.people and not is_present(one.text) for one in open_promises(network))


def is_joint(person: Person, line: str) -> bool:
    """Whether a line tells of something that somebody and I do together."""
    called = "|".join(map(escape, names_of(person)))
    return regex(_JOINT.replace("NAME", called.lower())).search(line.lower()) is not None


def _works_with(network: Network, person: Person, today: date) -> bool:
    """Whether a line of the last weeks tells of something that the two do together: a coffee is about that."""
    return any(is_joint(person, line) for line in lines_about(network, person, today, JOINT_DAYS))


def _has_met(network: Network, person: Person, today: date) -> bool:
    """Whether a talk with them was held, or a meeting was to be, within a week."""
    talks = (talk.on for talk in network.talks(person.id, TALKS_READ) if talk.channel in TALKS and not talk.missed)
    days = (one.slot.start.date() for one in network.all(Coffee) if person.id in one.people and one.slot is not None)
    return any(0 <= (today - on).days <= RECENT_DAYS for on in chain(talks, days))


def _owes_me(network: Network, person: Person, today: date) -> bool:
    """Whether something of theirs is still to come: one reminds them of it, and asks for nothing more."""
    return any(one.by == "them" and one.state == "open" and person.id in one.people for one in network.all(Promise))


def _is_away(network: Network, person: Person, today: date) -> bool:
    """Whether they named a day until which they are away, busy or thinking."""
    until = named_day(network, person, today - timedelta(days=WARY_DAYS), today)
    return until is not None and until >= today


def _is_only_named(network: Network, person: Person, today: date) -> bool:
    """Whether lines name somebody to whom nobody talked: what they are to me is not known then."""
    is_named = any(lines_about(network, person, today, LATELY_DAYS))
    return bool(is_named and is_stranger(network, person, today) and not is_hard(network, person, today))


def _wants(network: Network, person: Person, today: date) -> bool:
    """Whether the newest line about them says what they would like."""
    return _WANTS.search(_newest_line(network, person, today)) is not None


def _newest_line(network: Network, person: Person, today: date) -> str:
    return next(filter(str.strip, lines_about(network, person, today, FAR_DAYS)), "").lower()


def _is_sore(network: Network, person: Person, today: date) -> bool:
    """Whether a word of nothing in particular would be out of place."""
    newest = _newest_line(network, person, today)
    sore = is_wary(network, person, today) or _WANTS.search(newest) or REFUSED.search(newest)
    return bool(sore) and not is_hard(network, person, today)


def _has_news(network: Network, person: Person, today: date) -> bool:
    """Whether there is good news of theirs to answer first, or a help to thank for."""
    news = joy_of(network, person, today) or "!!" in _newest_line(network, person, today)
    return bool(news or help_of(network, person, today))


def _is_waiting(network: Network, person: Person, today: date) -> bool:
    """Whether something goes before an invitation: a follow-up, an answer to my message, a meeting that they agreed to,
    or fresh news of theirs."""
    newest = next((talk for talk in talks_about(network, person, today) if talk.line), None)
    is_news = newest is not None and "!!" in newest.line and (today - newest.on).days <= QUIET_DAYS
    is_silent = newest is not None and (newest.awaiting_reply or _AGREED.search(newest.line.lower()) is not None)
    follows = (one for one in network.all(Follow) if one.state == "open" and person.id in one.people)
    return is_silent or any(follows) or (is_news and not help_of(network, person, today))


def _has_not_written(network: Network, person: Person, today: date) -> bool:
    """Whether the newest line tells of no message of theirs this week, or of one that answers an ask."""
    newest = next(iter(talks_about(network, person, today)), None)
    is_old = newest is None or (today - newest.on).days > RECENT_DAYS
    return is_old or not has_written_last(network, person, today) or _is_asked_or_answered(network, person, today)


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


def _owes_thanks(network: Network, person: Person, today: date) -> bool:
    return any(thanks.to == person.id and thanks.said is None for thanks in network.all(Thanks))


_INVITED = _kinds("invite", "in_town")
_ASKED = _kinds("ask") | _INVITED
_WAITS: Sequence[tuple[frozenset[DraftKind], tuple[Callable[[Network, Person, date], object], ...]]] = (
    (_kinds("hello"), (_is_sore, _is_only_named)),
    (_kinds("here"), (_is_well,)),
    (_kinds("answered"), (_has_not_written, _is_promised, _is_to_meet)),
    (_kinds("here", "ask", "nudge", "nudge_message", "met_once", "invite"), (has_written_last,)),
    (_INVITED | _kinds("ask"), (is_left,)),
    (_kinds("birthday_ahead", "invite_said") | _INVITED | _WISHES | _GIVEN, (is_hard,)),
    (_UNASKED, (is_wary, _is_owed)),
    (_ASKS, (_is_unknown,)),
    (_kinds("ask"), (_has_news, _is_asked_or_answered)),
    (_ASKED, (_is_to_meet, _wants, _is_promised, _works_with, _owes_me)),
    (_kinds("ask", "invite"), (_has_met, _is_away)),
    (_kinds("ask", "invite") | _GIVEN, (_owes_thanks,)),
    (_INVITED, (_is_waiting,)),
    (_kinds("met_once"), (_is_to_meet,)),
    (_kinds("invite"), (_is_asked, _refused_lately)),
    (_WISHES, (has_refused,)),
    (_WISHES | _GIVEN, (_is_hard_for_them,)),
)
"""Kinds of notes, and what they wait for."""
