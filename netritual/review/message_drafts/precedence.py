"""What goes before a note to somebody: what they are owed, what is open with them, hard times, a line that was not
read to its end."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import chain
from re import IGNORECASE

from netritual.domain.coffees.coffee import OPEN
from netritual.domain.drafts.draft_sentences import DraftKind
from netritual.domain.language.terms import COMMON, terms_of
from netritual.domain.loops.loop_list import open_promises
from netritual.domain.matters import matter
from netritual.domain.matters.hardship_vocabulary import HARD_TIMES
from netritual.domain.matters.help_received import is_present
from netritual.domain.matters.second_person import TO_ASK
from netritual.domain.model import Ask, Coffee, Follow, Introduction, Person, Promise, Request, Thanks
from netritual.domain.network import Network
from netritual.domain.ties.rhythm import CLOSE_TIERS
from netritual.regex import regex
from netritual.review.message_drafts.hardship import is_hard
from netritual.review.message_drafts.lines_about import (
    FAR_DAYS,
    LATELY_DAYS,
    TALKS_READ,
    has_written_last,
    says_any,
    talks_about,
)
from netritual.review.message_drafts.relationship_phrases import (
    RECENT_DAYS,
    TALKS,
    WARY,
    WARY_DAYS,
    expected,
    has_refused,
    is_nameless,
    joy_of,
    piece_of,
    talk_of,
)
from netritual.review.message_drafts.unread_words import is_unread

UNDATED_DAYS = 2
"""Days after which a promise without a day comes before any wish of mine."""
_ADVISED = regex(
    r"\b(?:said|says|advised|advice|showed|told me|explained|helped|tips?|did (?:an?|the|half an) (?:free )?hour)\b"
)
"""Words of a line of somebody who gave advice."""
_OFFICE = regex(
    r"\b(?:(?:city|town|county|district|borough|parish|municipal) (?:council|hall)|city of|municipality|municipal"
    r"|minist(?:ry|er|[eè]re|erio|ério|ero|erium)|mayor|building authority|tax office|planning (?:office|officer)"
    r"|inspector(?:ate)?|magistrate|public prosecutor|embassy|consulate"
    r"|c[aâ]mara (?:municipal|d[aeo])|junta de freguesia|prefeitura|ayuntamiento|mairie|pr[eé]fecture"
    r"|stadtverwaltung|rathaus|bauamt|finanzamt|landratsamt|gemeinde|gemeente|comune di)\b",
    IGNORECASE,
)
"""Words of a place of work or a position that is a public office."""


def _kinds(*kinds: DraftKind) -> frozenset[DraftKind]:
    return frozenset(kinds)


_ASKS = _kinds("ask", "ask_intro", "ask_reference", "ask_resume", "ask_mentor")
_WISHES = _ASKS | _kinds("ask_first", "nudge", "nudge_message", "owed", "intro_wait", "intro_first", "intro_second")
"""Kinds that wait after a no."""
_FOR_NOTHING = _kinds("ask", "give", "met_once")
"""Kinds with which I begin: of those nothing in particular speaks but that nothing speaks against them."""


def has_to_wait(network: Network, person: Person, today: date, kind: DraftKind) -> bool:
    """Whether a note of a kind has to wait: for a debt of mine, for what is open, or for a better day."""
    return any(waits(network, person, today) for kinds, all_ in _WAITS if kind in kinds for waits in all_)


def is_owed(network: Network, person: Person, today: date) -> bool:
    """Whether a promise to them is late, or they wait for an answer."""
    waits_for = any(one.from_ == person.id and one.state == "open" for one in network.all(Request))
    return waits_for or _is_let_down(network, person, today)


def _is_let_down(network: Network, person: Person, today: date) -> bool:
    """Whether a promise to them is late."""
    late = (
        (promise.due or promise.made + timedelta(days=UNDATED_DAYS)) < today
        for promise in open_promises(network, today)
        if person.id in promise.people and not (is_present(promise.text) or TO_ASK.match(promise.text))
    )
    return any(late)


def _is_open(network: Network, person: Person, today: date, by: Sequence[str] = ("me", "them")) -> bool:
    """Whether anything is open between the two, or was asked and answered this month: that comes before more. Of
    promises only those made ``by`` some count."""
    month = today - timedelta(days=WARY_DAYS)
    return (
        is_owed(network, person, today)
        or any(one.is_open and person.id in one.people and one.by in by and not is_present(one.text)
               for one in network.all(Promise))
        or any(one.to == person.id and (one.state == "asked" or (one.answered or date.min) >= month)
               for one in network.all(Ask))
        or _is_to_be_thanked(network, person, today)
        or any(one.state == "open" and person.id in one.people for one in network.all(Follow))
        or _is_silent(network, person, today)
        or _is_to_meet(network, person, today)
    )  # fmt: skip


def _is_cool(network: Network, person: Person, today: date) -> bool:
    """Whether a line tells of a no or of anger, or was not read to its end; of whom one is close to a line left over
    says nothing against a coffee."""
    is_close = person.tier in CLOSE_TIERS
    is_wary = has_refused(network, person, today) or says_any(network, person, today, WARY_DAYS, WARY)
    return bool(is_wary) or (not is_close and is_unread(network, person, today))


def _is_under_way(network: Network, person: Person, today: date) -> bool:
    """Whether anything is open between the two, an introduction or an answer of mine without a word too, and they have
    no other sorrows: nobody chats past it."""
    from netritual.domain.loops.open_states import is_open

    intros = any(
        is_open("introductions", one.state, None) and person.id in one.between for one in network.all(Introduction)
    )
    answered = any(one.from_ == person.id and one.state in ("answered", "no_ack") for one in network.all(Request))
    return (intros or answered or _is_open(network, person, today)) and not is_hard(network, person, today)


def _is_to_be_thanked(network: Network, person: Person, today: date) -> bool:
    """Whether thanks to them are to be said."""
    return any(one.to == person.id and one.said is None for one in network.all(Thanks))


def _is_silent(network: Network, person: Person, today: date) -> bool:
    """Whether a message of mine that was typed waits for their answer."""
    return any(talk.awaiting_reply and talk.line for talk in network.talks(person.id, 1))


def _is_unknown(network: Network, person: Person, today: date) -> bool:
    """Whether somebody has no rhythm, and no talk with them is noted."""
    return not (person.tier or talk_of(network, person.id))


def _is_hard_for_them(network: Network, person: Person, today: date) -> str:
    """ "yes" where a line about them has words of hard times, theirs or of others."""
    return says_any(network, person, today, FAR_DAYS, HARD_TIMES)


def _is_unread(network: Network, person: Person, today: date) -> bool:
    """Whether a line about them was not read to its end, and tells of no hard times, good news or text of theirs."""
    is_known = (tells(network, person, today) for tells in (is_hard, joy_of, piece_of))
    return is_unread(network, person, today) and not any(is_known)


def _is_unexpected(network: Network, person: Person, today: date) -> bool:
    """Whether a line about them was not read to its end, and does not tell of me in their city."""
    return is_unread(network, person, today) and not expected(network, person, today)


def _has_met(network: Network, person: Person, today: date) -> bool:
    """Whether a talk with them was held, or a meeting was to be, within a week."""
    talks = (talk.on for talk in network.talks(person.id, TALKS_READ) if talk.channel in TALKS and not talk.missed)
    days = (one.slot.start.date() for one in network.all(Coffee) if person.id in one.people and one.slot is not None)
    return any(0 <= (today - on).days <= RECENT_DAYS for on in chain(talks, days))


def _has_not_written(network: Network, person: Person, today: date) -> bool:
    """Whether the newest line tells of no message of theirs this week, or of one that answers an ask."""
    newest = next((talk for talk in talks_about(network, person, today) if talk.line), None)
    is_old = newest is None or (today - newest.on).days > RECENT_DAYS
    asked = any(one.to == person.id and one.state in ("asked", "answered") for one in network.all(Ask))
    return is_old or asked or not has_written_last(network, person, today)


def _is_promised(network: Network, person: Person, today: date) -> bool:
    """Whether a promise of mine to them is open: one does what was said before one writes of something else."""
    return any(person.id in one.people for one in open_promises(network, today))


def _is_official(network: Network, person: Person, today: date) -> bool:
    """Whether they hold a public office: an offer of help would read as a favour for a decision."""
    return _OFFICE.search(f"{person.position}, {person.company}") is not None


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


_WAITS: Sequence[tuple[frozenset[DraftKind], tuple[Callable[[Network, Person, date], object], ...]]] = (
    (_FOR_NOTHING, (is_unread, _is_under_way, has_written_last, _is_hard_for_them)),
    (_kinds("invite"), (_is_cool, partial(_is_open, by=("me",)), has_written_last, is_hard, _is_hard_for_them)),
    (_kinds("offer_help"), (is_hard, is_owed, has_written_last, _is_official)),
    (_kinds("in_town"), (_is_unexpected, _is_open, has_written_last, _is_hard_for_them)),
    (_kinds("ask", "invite"), (_has_met,)),
    (_kinds("hello", "approach"), (_is_unread, _is_under_way, _is_to_meet)),
    (_kinds("here"), (lambda *about: not is_hard(*about), has_written_last, _is_to_meet, _has_met)),
    (_kinds("answered"), (is_nameless, _has_not_written, _is_promised, _is_to_meet)),
    (_kinds("nudge", "nudge_message"), (has_written_last, _is_to_be_thanked)),
    (_kinds("owed"), (_is_promised, _is_to_be_thanked)),
    (_WISHES, (has_refused, _is_hard_for_them, is_owed)),
    (_kinds("intro_first", "intro_second"), (_is_silent,)),
    (_kinds("invite_said"), (is_hard, is_owed)),
    (_kinds("birthday_ahead"), (is_hard, _is_let_down)),
    (_ASKS, (_is_unknown,)),
)
"""Kinds of notes, and what they wait for."""
