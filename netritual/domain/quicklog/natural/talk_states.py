"""What a line says of the talk that it begins with: booked, only hoped for, called off or put off.

What is booked dates the line forward. What is off was not held, and its day dates nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from netritual.domain.dates import WEEKDAY
from netritual.domain.quicklog.line_words import (
    CALLED_OFF,
    CHANNEL,
    CONVERSATIONS,
    FALLS_THROUGH,
    IN_PERSON,
    RETIMED,
    UNSURE,
)
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.days_and_hours import (
    FORWARD,
    SUITS,
    has_day,
    has_hour,
    is_day,
    is_fixed,
    is_time,
    lies_ahead,
)
from netritual.domain.quicklog.natural.phrase import Word, part_of
from netritual.domain.text import unaccent

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
_OFF = v.phrases("""
    fell through, falls through, fell thru, called off, got cancelled, got canceled, rained out, rained off, snowed out,
    snowed off, rain check
""")
NOT_MADE = v.phrases("""
    can't make, cant make, not make, can't on, cant on, cannot make, couldn't make, couldnt make, couldn't do,
    couldnt do,
    won't make, can't do, cant do, cannot do, to cancel, pulled out, not coming, isn't coming, can't come, cant come,
    won't come, can't meet, cant meet, nao pode, no puede, kann nicht, peut pas, non puo, kan niet
""")
"""These tell of a talk when one, or a day, is named right behind."""
_OFF_AT_END = v.phrases("to cancel, can't go, cant go, can't come, cant come")
"""These do where a part of the line ends with them: "party Sat 8pm, can't go"."""
_NOT_HAPPENED = v.phrases("""
    didn't happen, didnt happen, not happen, never happened, didn't show, didnt show, never showed, never turned,
    didn't turn, no show, stood me, wasn't there, wasnt there, not there, pas venu, pas venue, nicht gekommen,
    nicht erschienen, niet gekomen, no vino, nao veio, non venuto, non venuta
""")
"""These tell of the talk that a line begins with."""
TO_A_TIME = frozenset(("to", "2", "till", "until", "for", "para", "auf", "naar", "au", "a", "al"))
_MAY_BE_OFF = CALLED_OFF.union(
    RETIMED, FALLS_THROUGH, _OFF, NOT_MADE, _NOT_HAPPENED, ("instead", "now", "no", "no-show", "lapin", "off")
)
"""First words of all that may say that a talk is off."""
_NOT_COMING = frozenset(("stood", "pas", "nicht", "niet", "nao", "non"))
"""With these they tell it in any part of a line."""
_IS = frozenset(("is", "'s", "was", "are", "now", "all", "be"))
OWNING = frozenset(("her", "his", "their", "my", "the"))
_BEHIND_OFF = frozenset(("for", "because", "as", "this", "today", "tomorrow", "on", "again", "so", "now", "then"))
_WAS = frozenset(("was", "were", "had", "went", "did"))
HAVING = frozenset(("having", "getting", "grab", "doing"))
"""Before a meal with a coming day these say that it is to come."""
INVITES = frozenset(("invite", "invites", "invitation"))
GOOD = frozenset(("good", "great", "perfect", "best", "better", "fine", "ok", "okay", "free"))
_REACHED = v.PERSONAL | {"spoke", "heard"}
"""In these talks somebody says what becomes of another: "rang Ana, she can't make Thursday"."""
_AGREED_ON = frozenset(("appointment", "appt", "termin", "rdv", "rendez-vous", "rendezvous"))
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
_IS_OR_TALK = _IS | TALKS
WORDS_OF_A_TALK = 4
"""Words before the talk that may say which it is."""


def is_off(words: Sequence[Word], lows: Sequence[str], talk: int, stayed_away: Collection[int]) -> bool:
    """Whether a line says that the talk at a place (-1 for none) is off or put off.

    At ``stayed_away`` it is said of somebody, not of the talk; in a part of the line with a talk of its own, of that.
    """
    for at, low in enumerate(lows):
        whole = low in CALLED_OFF and not any([words[place].gap for place in range(at + 1, talk)])
        if whole and at < talk <= at + 4 and at not in stayed_away:
            return True  # "cancelled the conference"
        said = (low in _MAY_BE_OFF or not low.isascii()) and at not in stayed_away
        if said and _says_off(words, lows, at, low):
            first, end = part_of(words, at)
            told_in = 0 <= talk < first and lows[talk] in _REACHED
            if not told_in and (talk < 0 or first <= talk < end or TALKS.isdisjoint(lows[first:end])):
                return True
    return False


def _says_off(words: Sequence[Word], lows: Sequence[str], at: int, low: str) -> bool:
    """Whether the words at a place say that a talk is off."""
    low = low if low.isascii() else unaccent(low)
    following = lows[at + 1] if at + 1 < len(lows) else ""
    two = [low, following]
    if low == "instead":
        return has_day(lows, part_of(words, at)[0], at)
    if low == "now":
        return is_time(lows, at + 1)
    if low == "no" and following in TALKS:
        return not at and {"before", "until", "till"}.isdisjoint(lows)  # "no coffee with Ana before May" has a new day
    if low == "no-show" or (low == "lapin" and not at) or _falls_through(words, lows, at, low):
        return True
    if v.said_at(_OFF_AT_END, two, 0) and (at + 2 == len(lows) or words[at + 1].gap or lows[at + 2] in _BEHIND_OFF):
        return True
    if v.said_at(NOT_MADE, two, 0):
        behind = lows[at + 3] if at + 3 < len(lows) else ""
        if lows[at + 2 : at + 3] == ["it"] and (not behind or words[at + 2].gap or behind in {*_BEHIND_OFF, "to"}):
            return True
        return any([lows[place] in TALKS or is_day(lows, place) for place in range(at + 2, min(at + 5, len(lows)))])
    off = v.said_at(_OFF, two, 0) > 0
    if off and lows[at + 2 : at + 3] == ["after"]:  # "golf with Ana, rained out after 9": it was begun
        return False
    if v.said_at(_NOT_HAPPENED, two, 0):
        return low in _NOT_COMING or not any([word.gap for word in words[:at]])
    if low == "off" and at and lows[at - 1] in WEEKDAY and (words[at].gap or at + 1 == len(lows)):
        return not any([word.gap for word in words[:at]])  # "Ana Thu off, her child is ill"
    if low == "off" and at + 1 == len(lows) and lows[0] in TALKS and lows[1] in v.WITH:
        return True  # "coffee with Ana off"
    if low == "off" and at and lows[at - 1] in _IS_OR_TALK and not TALKS.isdisjoint(lows[:at]):
        return bool(words[at].gap) or not following or following in _BEHIND_OFF
    if not at and low in RETIMED and low[-2:] == "ed":  # "moved coffee with Ana", "pushed the call to"
        talk = 1 + (following in ARTICLES)
        behind = lows[talk + 1] if talk + 1 < len(lows) else ""
        if lows[talk : talk + 1] != [] and lows[talk] in TALKS and (not behind or behind in {*v.WITH, "to"}):
            return True
    if low in RETIMED and low[-2:] == "ed" and (words[at].gap or at + 1 == len(lows)):
        return not TALKS.isdisjoint(lows[part_of(words, at)[0] : at])
    if low in CALLED_OFF and following in OWNING and not words[at].gap:  # "cancelled her subscription"
        return not TALKS.isdisjoint(lows[at + 2 : at + 4])
    return low in CALLED_OFF or off or (low in RETIMED and _is_put_off(lows, at))


def _falls_through(words: Sequence[Word], lows: Sequence[str], at: int, low: str) -> bool:
    """Whether the word at a place ends a phrase that says that the talk or the day before it falls through: "Kaffee mit
    Petra fällt leider aus"."""
    begins = FALLS_THROUGH.get(low, frozenset())
    first = part_of(words, at)[0]
    near = range(max(first, at - WORDS_OF_A_TALK), at)
    begin = next((place for place in near if unaccent(lows[place]) in begins), first)
    return any([CHANNEL.get(lows[place]) in CONVERSATIONS or is_day(lows, place) for place in range(first, begin)])


def _is_put_off(lows: Sequence[str], at: int) -> bool:
    """ "moved to Thursday", "has moved the interview to Thu 2 Apr": another time, and no other town."""
    for place in range(at + 1, min(at + 10, len(lows) - 1)):
        if lows[place] in TO_A_TIME:
            return lows[place + 1] in FORWARD or is_time(lows, place + 1)
    return False


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
    if lows[at] not in v.MEALS or not _WAS.isdisjoint(lows):
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
