"""What a line says of the talk that it begins with: booked, only hoped for, or of a day that suits.

What is booked dates the line forward.
"""

from __future__ import annotations

from collections.abc import Sequence

from netritual.domain.dates.dates import WEEKDAY
from netritual.domain.quicklog.line_vocabulary import CHANNEL, IN_PERSON, UNSURE
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.days_and_hours import (
    SUITS,
    has_day,
    has_hour,
    is_day,
    is_fixed,
    is_time,
    lies_ahead,
)
from netritual.domain.quicklog.natural.phrase import Word, part_of

_BOOKED = v.words("booked confirmed scheduled arranged fixed pencilled penciled rebooked")
_HOPED = UNSURE | {"hopefully", "to"}
"""Before a talk these say that it is only hoped for."""
_DOUBTS = v.phrases("""
    tbc, tba, to be confirmed, if it works, if possible, confirms, if she can, if he can, if they can, will confirm,
    provisionally, tentatively, provisional, tentative, after xmas, after christmas, after easter,
    after new year, after new years, after new yr, after the new year, after the new yr
""")
"""And these behind it; of the bare ones one is enough anywhere behind the talk."""
_PLANNED = frozenset(("plan", "planning", "agendado", "marcado", "marcamos"))
"""A line that begins with one of these is about a talk to come."""
_YES = v.phrases("said yes, says yes, is in for, 's in for, agreed to, can do, yes to")
"""Behind these a talk with its day is one that is agreed on."""
_SET = v.phrases("""
    set up, set for, locked in, in the diary, in diary, in my diary, in the calendar, in my calendar, on for
""")
_BEFORE_A_DAY = frozenset(("for", "on", "at", "in", "next", "this", "with", "by"))
TO_A_TIME = frozenset(("to", "2", "till", "until", "for", "para", "auf", "naar", "au", "a", "al"))
OWNING = frozenset(("her", "his", "their", "my", "the"))
WAS = frozenset(("was", "were", "had", "went", "did"))
HAVING = frozenset(("having", "getting", "grab", "doing"))
"""Before a meal with a coming day these say that it is to come."""
INVITES = frozenset(("invite", "invites", "invitation"))
GOOD = frozenset(("good", "great", "perfect", "best", "better", "fine", "ok", "okay", "free"))
_AGREED_ON = frozenset(("appointment", "appt", "termin", "rdv", "rendez-vous", "rendezvous", "cita"))
"""With somebody these are of a day to come."""
ARTICLES = frozenset(("a", "an", "the", "our", "new", "another", "then", "next", "so", "quick", "booked", "confirmed"))
TALKS = (v.SOCIAL | {*v.MEALS, "visit", "call", "interview", "chat", "meeting", "zoom", "teams", "catch-up"}) - {
    "together"
}
FOR_A_DAY = v.APPOINTED | v.GATHERINGS
"""What people have an appointment for."""
_NO_MEALS = FOR_A_DAY | {"talk", "meeting", "seeing", "interview", "session", "visit", "tour"}
"""These may be planned elsewhere; a coffee or a lunch that is moved is a planned one, and is asked of that."""
SUGGESTING = frozenset(("suggests", "suggested", "proposes", "proposed", "offers", "offered"))
_AGREED = v.phrases("said yes, said ok, i agreed, i accepted, i confirmed")
"""Behind a day that somebody suggests, these make it a talk that is agreed on."""
_COMING = v.phrases("down from, down to, over from, over to, up from, up to, across from, across to, in town")
TOOK_PLACE = frozenset(("was", "were", "went", "had", "good", "great", "nice", "fine", "ok", "okay", "done", "held"))
SITTINGS = TALKS | _NO_MEALS
WORDS_OF_A_TALK = 4
"""Words before the talk that may say which it is."""


def is_booked(words: Sequence[Word], lows: Sequence[str], at: int) -> bool:
    """Whether the talk at a place is one that was booked: "coffee with Sarah booked Tue 12.30", "plan lunch with
    Ana"."""
    if lows[0] in _PLANNED and 0 < at <= WORDS_OF_A_TALK and not any([word.gap for word in words[1:at]]):
        return True
    if _is_suited(words, lows, at):
        return True
    if is_suggested(words, lows, at):
        return v.is_said(_AGREED, lows, at, len(lows))
    first, end = part_of(words, at)
    opened = at - (lows[at - 1] in ARTICLES)
    agreed = v.is_said(_YES, lows, 0, at) or lows[max(first, opened - 2) : opened] == ["agreed", "on"]
    invited = lows[opened - 1] in ("for", "to") and not INVITES.isdisjoint(lows[first : opened - 1])
    if agreed or invited or v.is_said(_SET, lows, first, end) or _is_visiting(words, lows, at):
        return True
    for place in range(first, end):
        if lows[place] in _BOOKED and (place > at or at - place <= WORDS_OF_A_TALK):
            after = lows[place + 1] if place + 1 < end else ""
            if place < at or not after or after in _BEFORE_A_DAY or is_time(lows, place + 1):
                return True
    return False


def _is_suited(words: Sequence[Word], lows: Sequence[str], at: int) -> bool:
    """Whether the day of a talk is one that suits: "coffee with May tuesday works", "coffee with May, tuesday suits
    her", "coffee with Bob ok for tuesday"."""
    if lows[at] not in v.MEALS or not WAS.isdisjoint(lows):
        return False
    for place in range(at + 1, len(lows)):
        behind = lows[place + 1] if place + 1 < len(lows) else ""
        if lows[place] in ("ok", "okay") and behind == "for" and is_day(lows, place + 2):
            return True
        being = lows[place] in ("is", "'s", "looks") and behind in GOOD
        end = place + 1 + being
        if not (being or lows[place] in SUITS - GOOD) or words[place - 1].gap:
            continue
        closed = end >= len(lows) or bool(words[end - 1].gap) or lows[end] in (*v.HIM, "me", "us", "both", "for")
        days = [day for day in range(max(at, place - WORDS_OF_A_TALK), place) if is_day(lows, day)]
        if closed and days and not any([words[day].gap for day in range(days[-1], place)]):
            return True
    return False


def suits_at(lows: Sequence[str], at: int) -> bool:
    """True for "works", "ok" and "is good": behind a day these say that it suits."""
    return lows[at] in SUITS or (lows[at] in ("is", "'s", "looks") and not GOOD.isdisjoint(lows[at + 1 : at + 2]))


def is_hoped(words: Sequence[Word], lows: Sequence[str], at: int) -> bool:
    """Whether the talk at a place is only hoped for or not yet sure: "maybe coffee with Ana Monday", "coffee with
    Ana, maybe Monday", "lunch with Ana Mon, tbc", "lunch with Ana Monday?"."""
    if not TOOK_PLACE.isdisjoint(lows):
        return False
    if 0 < at <= WORDS_OF_A_TALK and lows[0] in _HOPED and not any([word.gap for word in words[:at]]):
        return True
    if any([low in UNSURE and is_day(lows, place + 1) for place, low in enumerate(lows) if place > at]):
        return True
    end = part_of(words, at)[1]
    if words[end - 1].token.raw[-1:] == "?" and end > at + 1 and lows[end - 1] in WEEKDAY:
        return True
    return v.is_said(_DOUBTS, lows, at + 1, len(lows))


def is_suggested(words: Sequence[Word], lows: Sequence[str], at: int) -> bool:
    """Whether somebody names a day for the talk at a place: "Ana suggests 9 April 12:30 for our coffee"."""
    if SUGGESTING.isdisjoint(lows):
        return False
    first = part_of(words, at)[0]
    verb = next((place for place in range(first, at) if lows[place] in SUGGESTING), at)
    return has_day(lows, verb + 1, at)


def _is_visiting(words: Sequence[Word], lows: Sequence[str], at: int) -> bool:
    """Whether the talk is on the day on which somebody comes, at its hour: "Ana down from Dublin Fri, drinks at 6"."""
    first = part_of(words, at)[0]
    come = next((place for place in range(first - 1) if v.said_at(_COMING, lows, place)), first)
    return TOOK_PLACE.isdisjoint(lows) and has_day(lows, come, first) and has_hour(lows, at, len(lows))


def is_next_talk(words: Sequence[Word], lows: Sequence[str], at: int) -> bool:
    """Whether a drink or the like begins a later part of the line, with its day behind it: "Ana is better, drink on Wed
    18 at 6pm"."""
    if not at or not words[at - 1].gap or CHANNEL.get(lows[at]) in IN_PERSON or not TOOK_PLACE.isdisjoint(lows[at:]):
        return False
    day = at + 1 + (lows[at + 1 : at + 2] in (["on"], ["next"], ["this"]))
    return lows[at] in TALKS and is_day(lows, day)


def is_agreed(lows: Sequence[str], at: int) -> bool:
    """Whether a line begins with an appointment with somebody, and has its day: "appointment with Ana on monday"."""
    agreed = lows[at] in _AGREED_ON and at < 2 and lows[at + 1 : at + 2] != [] and lows[at + 1] in v.WITH
    return agreed and TOOK_PLACE.isdisjoint(lows) and lies_ahead(lows)


def is_appointed(lows: Sequence[str], at: int) -> bool:
    """Whether such a word has its day and hour behind it, and nothing is said of how it was."""
    return TOOK_PLACE.isdisjoint(lows) and is_fixed(lows, at + 1, len(lows))
