"""Talks that lie ahead: one that is booked, one that was called off or put off, and one that a message speaks of.

What is booked dates the line forward. What is off was not held, and its day dates nothing. What another part of the
line says of a talk to come ("Fiona replied, call with her Thu 10am") is a coffee to arrange.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from netritual.domain.dates import WEEKDAY, is_clock, is_digit, may_begin_day, read_day
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.frames import CALENDAR
from netritual.domain.quicklog.natural.phrase import SOFT
from netritual.domain.quicklog.natural.syntax import JOINING, Proposal, Syntax, refs
from netritual.domain.quicklog.part import is_ordinal
from netritual.domain.quicklog.words import (
    ASKING,
    AT_WORDS,
    CALLED_OFF,
    CHANNEL,
    DUE_BEFORE,
    HOUR_WORDS,
    IN_PERSON,
    REMOTE,
    RETIMED,
    meeting_word,
)
from netritual.domain.text import unaccent

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from netritual.domain.quicklog.natural.known_names import Name
    from netritual.domain.quicklog.natural.phrase import Word

_BOOKED = v.words("booked confirmed scheduled arranged fixed pencilled penciled rebooked")
_HOPED = frozenset(("maybe", "perhaps", "possibly", "hopefully", "to"))
"""Before a talk these say that it is only hoped for."""
_DOUBTS = (("tbc",), ("tba",), ("to", "be", "confirmed"), ("if", "it", "works"), ("if", "possible"), ("confirms",),
           ("if", "she", "can"), ("if", "he", "can"), ("if", "they", "can"), ("will", "confirm"), ("provisionally",),
           ("tentatively",), ("provisional",), ("tentative",), ("after", "xmas"), ("after", "christmas"),
           ("after", "new"), ("after", "the", "new"))  # fmt: skip
"""And these behind it; of the bare ones one is enough anywhere behind the talk."""
_MAY_DOUBT = {phrase[0] for phrase in _DOUBTS}
_PLANNED = frozenset(("plan", "planning", "agendado", "marcado", "marcamos"))
"""A line that begins with one of these is about a talk to come."""
_YES = (("said", "yes"), ("says", "yes"), ("is", "in", "for"), ("'s", "in", "for"), ("agreed", "to"), ("can", "do"),
        ("yes", "to"))  # fmt: skip
"""Behind these a talk with its day is one that is agreed on."""
_SET = (("set", "up"), ("set", "for"), ("locked", "in"), ("in", "the", "diary"), ("in", "diary"), ("in", "my", "diary"),
        ("in", "the", "calendar"), ("in", "my", "calendar"), ("on", "for"))  # fmt: skip
_BEFORE_A_DAY = frozenset(("for", "on", "at", "in", "next", "this", "with", "by"))
_FORWARD = CALENDAR - {"yesterday"} | {"next", "this", "tomo"}
_OFF = (
    ("fell", "through"), ("falls", "through"), ("fell", "thru"), ("called", "off"), ("got", "cancelled"),
    ("got", "canceled"), ("rained", "out"), ("rained", "off"), ("snowed", "out"), ("snowed", "off"),
    ("rain", "check"),
)  # fmt: skip
_NOT_MADE = (
    ("can't", "make"), ("cant", "make"), ("can't", "on"), ("cant", "on"),
    ("cannot", "make"), ("couldn't", "make"), ("couldnt", "make"), ("couldn't", "do"), ("couldnt", "do"),
    ("won't", "make"), ("can't", "do"), ("cant", "do"), ("cannot", "do"), ("to", "cancel"), ("pulled", "out"),
    ("not", "coming"), ("isn't", "coming"), ("can't", "come"), ("cant", "come"), ("won't", "come"), ("can't", "meet"),
    ("cant", "meet"), ("nao", "pode"), ("no", "puede"), ("kann", "nicht"), ("peut", "pas"), ("non", "puo"),
    ("kan", "niet"),
)  # fmt: skip
"""These tell of a talk when one, or a day, is named right behind."""
_OFF_AT_END = (("to", "cancel"), ("can't", "go"), ("cant", "go"), ("can't", "come"), ("cant", "come"))
"""These do where a part of the line ends with them: "party Sat 8pm, can't go"."""
_NOT_HAPPENED = (
    ("didn't", "happen"), ("didnt", "happen"), ("not", "happen"), ("never", "happened"), ("didn't", "show"),
    ("didnt", "show"), ("never", "showed"), ("never", "turned"), ("didn't", "turn"), ("no", "show"), ("stood", "me"),
    ("wasn't", "there"), ("wasnt", "there"), ("not", "there"),
)  # fmt: skip
"""These tell of the talk that a line begins with."""
_TO_A_TIME = frozenset(("to", "till", "until", "for", "para", "auf", "naar", "au", "a", "al"))
_MAY_BE_OFF = CALLED_OFF | RETIMED | {"instead", "now", "no", "no-show", "off"} | {
    phrase[0] for phrase in (*_OFF, *_NOT_MADE, *_NOT_HAPPENED)
}  # fmt: skip
"""First words of all that may say that a talk is off."""
_MAY_BE_SET, _MAY_BE_YES = {phrase[0] for phrase in _SET}, {phrase[0] for phrase in _YES}
_IS = frozenset(("is", "'s", "was", "are", "now", "all", "be"))
_OWNING = frozenset(("her", "his", "their", "my", "the"))
_BEHIND_OFF = frozenset(("for", "because", "as", "this", "today", "tomorrow", "on", "again", "so", "now", "then"))
_TURNS = frozenset(("and", "but", "so", "then"))
_WROTE = v.PERSONAL | v.words("""
    says said swapped exchanged heard email emails text texts message messages dm dms wrote back linkedin responded
    asked wants suggested told spoke talked apologised apologized yes
""")  # fmt: skip
"""Of a part of a line with one of these the next part may speak of a talk to come."""
_WANTS = (
    ("up", "for"), ("open", "to"), ("happy", "with"), ("keen", "for"),
    ("keen", "on"), ("free", "for"), ("free",), ("wants", "to", "do"), ("wants", "me", "for"), ("wants", "me", "at"),
    ("wants",), ("want",),
    ("suggests",), ("suggested",), ("proposes",), ("proposed",), ("fancies",), ("asked", "for"), ("asks", "for"),
    ("can", "do"), ("could", "do"), ("can",),
    ("picked",), ("chose",), ("prefers",), ("settled", "on"), ("went", "for"),
    ("would", "like"), ("'d", "like"), ("would", "love"), ("'d", "love"), ("invited", "me"), ("invited", "us"),
    ("asked", "me"),
    ("asked", "to"), ("asked", "if", "we", "can"), ("asked", "if", "we", "could"), ("let's",), ("lets",), ("can", "we"),
    ("could", "we"), ("if", "we", "can"), ("if", "we", "could"),
)  # fmt: skip
SUITS = frozenset(("suits", "suit", "works", "fits", "ok", "okay", "fine"))
"""Behind a day and its hour these say that somebody can come then: "Wed 18 at 11 suits her"."""
_WAS = frozenset(("was", "were", "had", "went", "did"))
INVITES = frozenset(("invite", "invites", "invitation"))
_NOES = tuple(f"{no} ," for no in v.NOES)
"""My no to a talk: it ends its part of the line. "Said no to the fee" is one to something else."""
_BIDDEN = frozenset((("invited", "me"), ("invited", "us"), ("me", "at"), ("me", "for")))
_GUESTS = v.words("""
    people ppl persons pax guests covers heads adults kids children nights rooms tables places seats staff women men
    couples
""")
"""Behind a number these say how many come."""
_SHORTEST_YEAR = 4
_BEHIND_HOUR = {"", "at", "@", "w", "with", "is", "instead", "for", "if"} | SUITS
"""Behind a number these leave it an hour."""
_GOOD = frozenset(("good", "great", "perfect", "best", "better", "fine", "ok", "okay", "free"))
_OFFERING = (
    *[
        (can, who, *do)
        for can in ("can", "could")
        for who in ("i", "you", "he", "she", "they", "we")
        for do in (("do", "it"), ("make", "it"), ("do",), ("make",))
        if who != "we" or do == ("make", "it")  # "can we do lunch" is wanted
    ],
    ("we", "'re", "on", "for"), ("we're", "on", "for"),
    ("how", "about"), ("what", "about"), ("shall", "we", "say"), ("let's", "say"), ("lets", "say"), ("or", "maybe"),
    ("let's", "do", "it"), ("lets", "do", "it"), ("let's", "do"), ("lets", "do"),
)  # fmt: skip
"""Before a day these propose it: "can't on Tue, how about Wed 18 at 9"."""
_MAY_OFFER = {phrase[0] for phrase in _OFFERING}
_REBOOKING = v.words("rebook rearrange reschedule replan rebooking rearranging rescheduling")
"""A note to oneself that a talk needs another day."""
_AGREEING = frozenset(("agreed", "fixed"))
_MAY_WANT = {phrase[0] for phrase in _WANTS}
_SAYING = frozenset(("says", "said", "reckons"))
_NEW = frozenset(("one", "date", "day", "time", "slot", "try", "attempt"))
"""Behind "new" these begin the day of a talk that was put off."""
_CHOOSING = frozenset(("wants", "asks", "picked", "chose", "settled"))
"""Behind a line's first name these may lack their subject."""
_WANTED_BY = 5
"""Words of whoever "wants" a talk, with it."""
_DAY_WANTED = frozenset((
    "picked", "chose", "prefers", "settled", "went", "wants", "proposes", "proposed", "suggests", "suggested", "can",
    "could",
))  # fmt: skip
"""Behind these a day may stand alone: "she proposes Fri 27"."""
_REACHED = frozenset(
    (
        "rang",
        "called",
        "phoned",
        "emailed",
        "texted",
        "messaged",
        "pinged",
        "spoke",
        "heard",
        "wrote",
        "replied",
        "answered",
    )
)
"""In these talks somebody says what becomes of another: "rang Ana, she can't make Thursday"."""
_AGREED_ON = frozenset(("appointment", "appt", "termin", "rdv", "rendez-vous", "rendezvous"))
"""With somebody these are of a day to come."""
_HIS = frozenset(("his", "her", "their"))
_TO_HAVE = v.HAVE - {"plan", "schedule", "arrange", "book"} | v.words("to for play his her their my of round out")
"""Between wanting and a talk these say nothing of which it is: "wants to play a round of golf"."""
_ARTICLES = frozenset(("a", "an", "the", "our", "new", "another", "then", "next", "so", "quick", "booked", "confirmed"))
_KINDS = frozenset(
    ("site", "first", "second", "third", "final", "prep", "intro", "phone", "video", "follow-up", "team")
)
_TALKS = (v.SOCIAL | {*v.MEALS, "visit", "call", "interview", "chat", "meeting", "zoom", "teams", "catch-up"}) - {
    "together"
}
_SEES = frozenset(("see", "sees", "meet", "meets", "join", "joins", "joining"))
_GOES = _SEES | {"visiting"}
_COMES = {
    **dict.fromkeys(_SEES, (*v.HIM, "me", "us", "with")),
    **dict.fromkeys(("visit", "visits", "visiting"), ("the", "my", "our", "his", "her", "their", "me", "us", "him")),
    **dict.fromkeys(("be", "being"), ("at", "in", "there", "over", "with")),
    **dict.fromkeys(("cover", "covering"), ("her", "his", "their", "for", "the")),
    **dict.fromkeys(("come", "comes", "coming", "drop", "drops", "stop", "stopping", "swing", "pop"),
                    ("by", "over", "to", "round", "around", "in", "out", "down", "here", "with", "for")),
}  # fmt: skip
"""Verbs of who comes to whom -> one of the words that then stand behind them."""
_RE = frozenset(("re", "about", "abt"))
_CAN_ABROAD = v.words("""
    propose propone propõe schlägt kann kan peut puede può puo pode ok okay oui passt passe kommt viene vem komt
    d'accord conviene vient
""")
_NOT_ABROAD = v.words("nicht pas niet non não nao no not plus leider")
"""Words of six languages with which somebody offers a day and an hour, or takes them."""
_TIME_WORDS = CALENDAR | v.words("on at the next this coming week am pm um h uhr noon midday morning afternoon evening")
_PUT = RETIMED | {"rescheduled", "rebooked", "postponed", "rearranged"}
"""Before "to" and a day these give a talk another time."""
_INTO = frozenset(("into", "spoke", "talked"))
_SEEING = frozenset(("meeting", "seeing"))
HAVING = frozenset(("having", "getting", "grab", "doing"))
"""Before a meal with a coming day these say that it is to come."""
_I_AM = frozenset(("i", "i'm", "im", "'m", "we", "we're", "'re", "am", "are"))
FOR_A_DAY = v.APPOINTED | v.GATHERINGS
"""What people have an appointment for."""
_NO_MEALS = FOR_A_DAY | {"talk", "meeting", "seeing", "interview", "session", "visit", "tour"}
"""These may be planned elsewhere; a coffee or a lunch that is moved is a planned one, and is asked of that."""
SUGGESTING = frozenset(("suggests", "suggested", "proposes", "proposed", "offers", "offered"))
_AGREED = frozenset((("said", "yes"), ("said", "ok"), ("i", "agreed"), ("i", "accepted"), ("i", "confirmed")))
"""Behind a day that somebody suggests, these make it a talk that is agreed on."""
_COMING = frozenset(
    [(way, town) for way in ("down", "over", "up", "across") for town in ("from", "to")] + [("in", "town")]
)
_PROPOSING = frozenset(("proposed", "suggested", "offered"))
_TOOK_PLACE = frozenset(("was", "were", "went", "had", "good", "great", "nice", "fine", "ok", "okay", "done", "held"))
_SITTINGS = _TALKS | _NO_MEALS
_MAY_APPOINT = _SITTINGS | _COMES.keys() | _PUT | _DAY_WANTED | SUITS | _REBOOKING | _AGREEING | {
    "is", "yes", "coffees", "new", "about", "say", "do", "maybe", "instead",
}  # fmt: skip
_MAY_APPOINT_FIRST = (
    _PUT
    | _PROPOSING
    | SUITS
    | _REBOOKING
    | _AGREEING
    | INVITES
    | {"yes", "new", "invited", "asked", "offered", "instead"}
    | _COMES.keys()
    | {phrase[0] for phrase in _WANTS}
)
"""Without one of these the first part of a line speaks of no talk to come."""
_MAY_BOOK = (
    {*SUITS, *INVITES, "is", "'s", "looks", "agreed"}
    | _PLANNED
    | _BOOKED
    | SUGGESTING
    | _MAY_BE_SET
    | _MAY_BE_YES
    | {way for way, _ in _COMING}
)
"""Without one of these nothing was booked."""
_IS_OR_TALK = _IS | _TALKS
_WORDS_OF_A_TALK = 4
"""Words before the talk that may say which it is."""
_ANY_DAY = date(2001, 1, 1)
"""A day to reckon from where it only counts whether a phrase is one, and which way it looks."""


_UP_TO_A_DAY = frozenset(("set", "fixed", "is", "for", "on", "the", "next", "this", "@"))
"""Between a thing and its day these say nothing of it."""
_WORDS_OF_A_THING = 3
_NO_THING = (v.UNASKED | _NOT_ABROAD) - _SITTINGS
_THINGS_OF_A_MEAL = v.words("""
    machine machines maker grinder beans cup cups mug table pods capsules filter box boxes jacket suit dress voucher
    vouchers menu menus
""")
"""Behind a meal these make a thing of it."""
_NO_TALK = v.words("train flight plane bus ferry boat deadline due delivery payment exam offer invoice quote report")
"""A part with one of these tells of no talk, whatever its day and hour."""


def may_be_off(lows: Sequence[str]) -> bool:
    """Whether a line has a word that may say that a talk is off."""
    return not _MAY_BE_OFF.isdisjoint(lows) or not all(map(str.isascii, lows))


def is_off(words: Sequence[Word], lows: Sequence[str], talk: int, stayed_away: Collection[int]) -> bool:
    """Whether a line says that the talk at a place (-1 for none) is off or put off.

    At ``stayed_away`` it is said of somebody, not of the talk; in a part of the line with a talk of its own, of that.
    """
    for at, low in enumerate(lows):
        if low in CALLED_OFF and at < talk <= at + 4 and at not in stayed_away:
            return True  # "cancelled the conference"
        by_them = at in stayed_away and not _is_talk_moved(lows, at)
        if (low in _MAY_BE_OFF or not low.isascii()) and not by_them and _says_off(words, lows, at, low):
            first, end = part_of(words, at)
            told_in = (
                0 <= talk < first and lows[talk] in _REACHED and (at == first or low == "now" or lows[first] in v.HE)
            )
            if not told_in and (talk < 0 or first <= talk < end or _TALKS.isdisjoint(lows[first:end])):
                return True
    return False


def _is_talk_moved(lows: Sequence[str], at: int) -> bool:
    """True for "Linda moved the talk to": it is the talk that has another time, and not Linda who stays away."""
    owned = lows[at + 1 : at + 2] and lows[at + 1] in _OWNING
    return lows[at] in RETIMED and bool(owned) and lows[at + 2 : at + 3] != [] and lows[at + 2] in _SITTINGS


def _says_off(words: Sequence[Word], lows: Sequence[str], at: int, low: str) -> bool:
    """Whether the words at a place say that a talk is off."""
    low = low if low.isascii() else unaccent(low)
    following = lows[at + 1] if at + 1 < len(lows) else ""
    two = (low, following)
    if low == "instead":
        return any([_is_day(lows, place) for place in range(part_of(words, at)[0], at)])
    if low == "now":
        return bool(following) and (_is_day(lows, at + 1) or _is_hour(lows, at + 1))
    if low == "no" and following in _TALKS:
        return not at
    if low == "no-show":
        return True
    if two in _OFF_AT_END and (at + 2 == len(lows) or words[at + 1].gap or lows[at + 2] in _BEHIND_OFF):
        return True
    if two in _NOT_MADE:
        behind = lows[at + 3] if at + 3 < len(lows) else ""
        ended = not behind or words[at + 2].gap or behind in _BEHIND_OFF or _is_day(lows, at + 3)
        if lows[at + 2 : at + 3] == ["it"] and ended:
            return True
        return any([lows[place] in _TALKS or _is_day(lows, place) for place in range(at + 2, min(at + 5, len(lows)))])
    if two in _OFF and lows[at + 2 : at + 3] == ["after"]:  # "golf with Ana, rained out after 9": it was begun
        return False
    if two in _NOT_HAPPENED:
        return low == "stood" or not any([word.gap for word in words[:at]])
    if low == "off" and at and lows[at - 1] in WEEKDAY and (words[at].gap or at + 1 == len(lows)):
        return not any([word.gap for word in words[:at]])  # "Ana Thu off, her child is ill"
    if low == "off" and at + 1 == len(lows) and lows[0] in _TALKS and lows[1] in v.WITH:
        return True  # "coffee with Ana off"
    if low == "off" and at and lows[at - 1] in _IS_OR_TALK and not _TALKS.isdisjoint(lows[:at]):
        return bool(words[at].gap) or at + 1 == len(lows) or words[at + 1].low in _BEHIND_OFF
    if not at and low in RETIMED and low[-2:] == "ed":  # "moved coffee with Ana", "pushed the call to"
        talk = 1 + (following in _ARTICLES)
        behind = lows[talk + 1] if talk + 1 < len(lows) else ""
        if lows[talk : talk + 1] != [] and lows[talk] in _TALKS and (not behind or behind in {*v.WITH, "to"}):
            return True
    if low in RETIMED and low[-2:] == "ed" and (words[at].gap or at + 1 == len(lows)):
        return not _TALKS.isdisjoint(lows[part_of(words, at)[0] : at])
    if low in CALLED_OFF and following in _OWNING and not words[at].gap:  # "cancelled her subscription"
        return not _TALKS.isdisjoint(lows[at + 2 : at + 4])
    return low in CALLED_OFF or two in _OFF or (low in RETIMED and _is_put_off(lows, at))


def part_of(words: Sequence[Word], at: int) -> tuple[int, int]:
    """The part of the line between two signs that a place is in."""
    first, end, last = at, at + 1, len(words)
    while first and not words[first - 1].gap:
        first -= 1
    while end < last and not words[end - 1].gap:
        end += 1
    return first, end


def _is_put_off(lows: Sequence[str], at: int) -> bool:
    """ "moved to Thursday", "has moved the interview to Thu 2 Apr": another time, and no other town."""
    for place in range(at + 1, min(at + 10, len(lows) - 1)):
        if lows[place] in _TO_A_TIME:
            to = lows[place + 1]
            return to in _FORWARD or is_ordinal(to) or _is_day(lows, place + 1) or _is_hour(lows, place + 1)
    return False


def is_booked(words: Sequence[Word], lows: Sequence[str], at: int) -> bool:
    """Whether the talk at a place is one that was booked: "coffee with Sarah booked Tue 12.30", "plan lunch with
    Ana"."""
    if _MAY_BOOK.isdisjoint(lows):
        return False
    if lows[0] in _PLANNED and 0 < at <= _WORDS_OF_A_TALK and not any([word.gap for word in words[1:at]]):
        return True
    if _is_suited(words, lows, at):
        return True
    if is_suggested(words, lows, at):
        return any([tuple(lows[place : place + 2]) in _AGREED for place in range(at, len(lows))])
    if _is_visiting(words, lows, at):
        return True
    yes = [place for place in range(at) if lows[place] in _MAY_BE_YES]
    if any([tuple(lows[place : place + len(phrase)]) == phrase for place in yes for phrase in _YES]):
        return True
    first, end = part_of(words, at)
    opened = at - (lows[at - 1] in _ARTICLES)
    if lows[max(first, opened - 2) : opened] == ["agreed", "on"] or _is_invited(lows, first, opened):
        return True
    for place in range(first, end):
        if lows[place] in _MAY_BE_SET and any([tuple(lows[place : place + len(one)]) == one for one in _SET]):
            return True
        if lows[place] in _BOOKED and (place > at or at - place <= _WORDS_OF_A_TALK):
            after = lows[place + 1] if place + 1 < end else ""
            if (
                place < at
                or not after
                or after in _BEFORE_A_DAY
                or _is_day(lows, place + 1)
                or _is_hour(lows, place + 1)
            ):
                return True
    return False


def _is_invited(lows: Sequence[str], first: int, at: int) -> bool:
    """Whether a calendar invite for the talk at a place was sent: "calendar invite to Bob for lunch"."""
    return lows[at - 1] in ("for", "to") and not INVITES.isdisjoint(lows[first : at - 1])


def _is_suited(words: Sequence[Word], lows: Sequence[str], at: int) -> bool:
    """Whether the day of a talk is one that suits: "coffee with May tuesday works", "coffee with May, tuesday suits
    her", "coffee with Bob ok for tuesday"."""
    if lows[at] not in v.MEALS or not _WAS.isdisjoint(lows):
        return False
    for place in range(at + 1, len(lows)):
        behind = lows[place + 1] if place + 1 < len(lows) else ""
        if lows[place] in ("ok", "okay") and behind == "for" and _is_day(lows, place + 2):
            return True
        being = lows[place] in ("is", "'s", "looks") and behind in _GOOD
        end = place + 1 + being
        if not (being or lows[place] in SUITS - _GOOD) or words[place - 1].gap:
            continue
        closed = end >= len(lows) or bool(words[end - 1].gap) or lows[end] in (*v.HIM, "me", "us", "both", "for")
        days = [day for day in range(max(at, place - _WORDS_OF_A_TALK), place) if lows[day] and _is_day(lows, day)]
        if closed and days and not any([words[day].gap for day in range(days[-1], place)]):
            return True
    return False


def is_hoped(words: Sequence[Word], lows: Sequence[str], at: int) -> bool:
    """Whether the talk at a place is only hoped for or not yet sure: "maybe coffee with Ana Monday", "lunch with Ana
    Mon, tbc", "lunch with Ana Monday?"."""
    if not _TOOK_PLACE.isdisjoint(lows):
        return False
    if 0 < at <= _WORDS_OF_A_TALK and lows[0] in _HOPED and not any([word.gap for word in words[:at]]):
        return True
    end = part_of(words, at)[1]
    if words[end - 1].token.raw[-1:] == "?" and end > at + 1 and lows[end - 1] in WEEKDAY:
        return True
    doubts = [place for place in range(at + 1, len(lows)) if lows[place] in _MAY_DOUBT]
    return any([tuple(lows[place : place + len(phrase)]) == phrase for place in doubts for phrase in _DOUBTS])


def is_suggested(words: Sequence[Word], lows: Sequence[str], at: int) -> bool:
    """Whether somebody names a day for the talk at a place: "Ana suggests 9 April 12:30 for our coffee"."""
    if SUGGESTING.isdisjoint(lows):
        return False
    first = part_of(words, at)[0]
    told = next((place for place in range(first, at) if lows[place] in SUGGESTING), at)
    return any([bool(lows[place]) and _is_day(lows, place) for place in range(told + 1, at)])


def _is_visiting(words: Sequence[Word], lows: Sequence[str], at: int) -> bool:
    """Whether the talk is on the day on which somebody comes, at its hour: "Ana down from Dublin Fri, drinks at 6"."""
    first = part_of(words, at)[0]
    come = [place for place in range(first - 1) if tuple(lows[place : place + 2]) in _COMING]
    if (
        not come
        or not _TOOK_PLACE.isdisjoint(lows)
        or not any([_is_day(lows, place) for place in range(come[0], first)])
    ):
        return False
    hours = [place for place in range(at, len(lows)) if lows[place]]
    return any([_is_hour(lows, place) or (lows[place - 1] == "at" and lows[place].isdecimal()) for place in hours])


def is_next_talk(words: Sequence[Word], lows: Sequence[str], at: int) -> bool:
    """Whether a drink or the like begins a later part of the line, with its day behind it: "Ana is better, drink on Wed
    18 at 6pm"."""
    if not at or not words[at - 1].gap or CHANNEL.get(lows[at]) in IN_PERSON or not _TOOK_PLACE.isdisjoint(lows[at:]):
        return False
    day = at + 1 + (lows[at + 1 : at + 2] in (["on"], ["next"], ["this"]))
    return lows[at] in _TALKS and day < len(lows) and bool(lows[day]) and _is_day(lows, day)


def lies_ahead(lows: Sequence[str]) -> bool:
    """Whether a line has a day that may be one to come."""
    return any([low in _FORWARD or (low and _is_day(lows, at)) for at, low in enumerate(lows)])


def appointments(s: Syntax) -> Iterator[Proposal]:
    """The talks to come of the parts of a line, each as a coffee to arrange."""
    timed = bool(s.names) and any([low[:1].isdecimal() or low == "noon" for low in s.lows])
    if not timed and _MAY_APPOINT.isdisjoint(s.lows):
        return
    starts = [0] if timed or not _MAY_APPOINT_FIRST.isdisjoint(s.lows) else []
    if s.is_parted or not _TURNS.isdisjoint(s.lows):
        starts += [at for at in range(1, len(s.words)) if s.gaps[at - 1] or s.lows[at - 1] in _TURNS]
    asked = [] if _WROTE.isdisjoint(s.lows) else [at for at in range(2, len(s.words)) if _begins_question(s, at)]
    for start in sorted({*starts, *asked}):
        found = _appointment(s, start, next((at for at in asked if at > start), len(s.words)))
        if found is not None and not s.says_behind(found.text, _NOES):
            yield found


def _begins_question(s: Syntax, at: int) -> bool:
    """True behind who wrote or rang, without a sign: "Ana texted can we do lunch Mon", "text from Ana can she come"."""
    meal = s.lows[at] in v.MEALS and s.words[part_of(s.words, at)[1] - 1].token.raw[-1:] == "?"  # "texted lunch Mon?"
    if not (meal or s.lows[at] in ASKING) or s.gap(at - 1):
        return False
    return at in s.ending if s.lows[at - 1] not in v.PERSONAL else at - 1 in s.ending


def _appointment(s: Syntax, start: int, limit: int) -> Proposal | None:
    """The talk to come that a part of a line begins with; at the ``limit`` another part begins without a sign."""
    end = min(part_of(s.words, start)[1], limit)
    other = (
        _moved(s, start, end)
        or _agreed(s, start, end)
        or _one_of_several(s, start)
        or _fitting(s, start, end)
        or _offered(s, start, end)
        or _invited(s, start, end)
        or _coming(s, start, end)
        or _with_no_word(s, start, end)
        or _of_a_thing(s, start, end)
        or _written_of(s, start, end)
        or _of_a_group(s, start, end)
    )
    if other is not None:
        return other
    at, names, pronoun = _wanting(s, start, end)
    wanted, told = at > start, not _WROTE.isdisjoint(s.lows[:start]) or _is_teller(s, start)
    if not start and not wanted:
        return None
    while at < end and not wanted and s.lows[at] in _I_AM:
        at += 1
    having = not wanted and s.low(at) in HAVING
    at += having
    known = _TALKS if wanted and s.low(at - 1) != "for" else _SITTINGS  # "wants me for a panel on 2 April"
    while at < end and (s.lows[at] in _ARTICLES or (wanted and s.lows[at] in _TO_HAVE - known)):
        at += 1
    talk = next((place for place in range(at, min(at + _WORDS_OF_A_TALK, end)) if s.lows[place] in known), -1)
    own = any([pair[0] == "for" and pair[1] in _HIS for pair in pairwise(s.lows[at:end])])  # "for her wedding"
    if talk < 0 and wanted and at < end and not own and _is_day(s.lows, at):
        return Proposal("coffee", start, at, refs(names), pronoun, "meet")
    if talk >= 0 and wanted and s.low(talk + 1) in _THINGS_OF_A_MEAL:
        return None  # "Ana wants a coffee machine for Thu"
    unnamed = talk < 0 or any([s.lows[place] not in _KINDS for place in range(at, talk)])
    if unnamed and wanted and not _BIDDEN.isdisjoint(pairwise(s.lows[start:at])) and _is_timed(s, at, end):
        return Proposal("coffee", start, at, refs(names), pronoun, "meet")
    if unnamed:
        return None
    if s.lows[talk] == "call" and not wanted and (s.low(talk + 1) in {*v.HIM, "back"} or talk + 1 in s.starting):
        return None  # "call him Thu" is mine to do
    booked = is_booked(s.words, s.lows, talk)
    with_ = [name for name in s.names if talk < name.start < end and not (wanted and _is_where(s, name, talk))]
    told = told or (start > 0 and s.words[end - 1].token.raw[-1:] == "?")
    seeing = s.lows[talk] in _SEEING and talk == at and s.low(talk + 1) in v.HIM
    having = having and s.lows[talk] in v.MEALS
    told = told or (
        (seeing or having) and _TOOK_PLACE.isdisjoint(s.lows[talk:end])
    )  # "Ana is in, meeting her Tue 10:30"
    beside = not (wanted or told) and _is_beside(s, start, end, talk)
    told = told or beside
    last = part_of(s.words, end)[1] if is_time_of_it(s, end) else end
    if not (wanted or told or booked) or not _is_to_come(s, talk + 1, last, wanted or booked or not with_):
        return None
    if with_ or not wanted:
        names = [*(names if s.lows[at - 1] in SUGGESTING else ()), *with_]  # "Rex suggests coffee with Cy": of three?
        pronoun = next((low for low in s.lows[talk:end] if low in v.HIM), "they" if beside else "he")
    plain = (talk == at and s.lows[talk] in v.MEALS) or seeing
    text = talk + 1 + (s.low(talk) in ("meet", "catch") and s.low(talk + 1) == "up") if plain else at
    text += s.low(text) in v.WITH and s.low(text + 1) in v.HIM
    text += plain and s.low(text) in v.HIM
    return Proposal("coffee", start, text, refs(names), "" if names else pronoun, meeting_word(_kind(s.lows[talk])))


def _kind(low: str) -> str:
    """The channel of a talk to come; "" for one of no kind of its own, an interview."""
    return v.MEALS.get(low, "social" if low in v.SOCIAL else CHANNEL.get(low, ""))


def _is_where(s: Syntax, name: Name, talk: int) -> bool:
    """True for a name behind the hour of a talk that somebody wants, a house: "breakfast thurs 7:30 bob evans"."""
    timed = any([bool(s.lows[at]) and _is_hour(s.lows, at) for at in range(talk + 1, name.start)])
    return timed and s.lows[name.start - 1] not in v.WITH


def _is_beside(s: Syntax, start: int, end: int, talk: int) -> bool:
    """True for a second talk with its hour, which nothing is told of: "lunch Ana + Tom, site visit Fri 10am"."""
    before = any([s.lows[at] in _TALKS or s.lows[at] in v.MET or s.lows[at] in _INTO for at in range(start)])
    return before and s.lows[start - 1] not in _TURNS - {"then"} and _TOOK_PLACE.isdisjoint(s.lows[talk:end])


def _moved(s: Syntax, start: int, end: int) -> Proposal | None:
    """ "interview moved to Fri 11", "can't do Thu, moved to the 12th 7am", "can't do Thu, Fri 9am instead": the new day
    of a talk. Where that talk is planned, the line is asked of the plan."""
    at = next((place for place in range(start, end) if s.lows[place] in _PUT), end)
    times = (place for place in range(at + 1, end - 1) if s.lows[place] in _TO_A_TIME)
    to = next((place for place in times if _is_day(s.lows[:end], place + 1) and s.low(place + 2) != "week"), end)
    if to == end:
        times = (place for place in range(at + 1, end - 1) if s.lows[place] == "to")
        to = next((place for place in times if s.low(place + 1)[:1].isdecimal() and _is_timed(s, at, end)), end)
    word = next((place for place in range(start, end) if s.lows[place] == "instead"), end)
    same = s.lows[word + 1 : end] == ["same", "time"] and any([_is_day(s.lows, place) for place in range(start, word)])
    timed = same or (all([_is_of_time(s, place) for place in range(word + 1, end)]) and _is_timed(s, start, end))
    instead = word < end and _is_of_time(s, start) and timed
    if to == end and not instead:
        return None
    to = start - 1 if to == end else to
    before = [low for low in s.lows[:to] if low in _SITTINGS]
    talk = next((low for low in [*before[::-1], *s.lows[to:end]] if low in _SITTINGS), "")
    names = [name for name in s.names if start <= name.start < max(to, start + 1)]
    return Proposal("coffee", start, to + 1, refs(names), "" if names else "he", meeting_word(_kind(talk)))


def _coming(s: Syntax, start: int, end: int) -> Proposal | None:
    """ "he'll visit the site with me Fri 13 at 14h", "Ana is coming to the shop Wed 9am", "going to see Ana Thu 2pm",
    "Sat 21 he comes for a visit": who comes or goes to whom, with the day, and the hour where it is no visit."""
    verb = next((at for at in range(start, end - 1) if s.low(at + 1) in _COMES.get(s.lows[at], ())), -1)
    if verb < 0:
        verb = next((at for at in range(start, end - 1) if s.lows[at] in _GOES and at + 1 in s.starting), -1)
    part = s.lows[start:end]
    if verb < 0 or not (_TOOK_PLACE | v.NEGATIONS | {"if"}).isdisjoint(part):
        return None
    first = start if day_before(s, start, verb) > start else verb
    visit = s.low(verb + 1) == "for" and any([low in _SITTINGS for low in s.lows[verb:end]])
    if not (_is_timed(s, first, end) or (visit and any([_is_day(s.lows[:end], at) for at in range(first, end)]))):
        return None
    names = [name for name in s.names if start <= name.start < end and not _is_where(s, name, verb)]
    seen = s.lows[verb] in _GOES
    text = names[-1].end if seen and names and names[-1].start == verb + 1 else verb + 1 + (s.low(verb + 1) == "for")
    text += seen and s.low(text) in v.WITH
    text += seen and s.low(text) in {*v.HIM, "me", "us"}
    met = seen or s.lows[verb] in ("be", "being", "cover", "covering")
    return Proposal("coffee", start, text, refs(names), "" if names else "he", "meet" if met else "visit")


def day_before(s: Syntax, start: int, verb: int) -> int:
    """The place behind the day that a part begins with, before what is on it: "Sat 21 Nov he comes for a visit"."""
    at = start
    while at < verb and _is_of_time(s, at):
        at += 1
    return at if at > start and _is_day(s.lows[:at], start) else start


def _written_of(s: Syntax, start: int, end: int) -> Proposal | None:
    """ "texted Ana re golf Sun 8am", "emailed Ana about lunch on Fri at noon": the talk with its day and hour that a
    message of today is about."""
    at = next((at for at in range(start + 1, end - 1) if s.lows[at] in _RE), end)
    if at == end or not any([CHANNEL.get(low) in REMOTE or low in _WROTE for low in s.lows[start:at]]):
        return None
    talk = next((place for place in range(at + 1, end) if s.lows[place] in _TALKS), end)
    names = [name for name in s.names if start <= name.start < at]
    if talk == end or not names or not _is_timed(s, talk + 1, end):
        return None
    return Proposal("coffee", at, at + 1, refs(names), "", meeting_word(_kind(s.lows[talk])))


def _with_no_word(s: Syntax, start: int, end: int) -> Proposal | None:
    """ "Ana thurs 2pm", "2pm thurs Ana": somebody with a day and an hour, and no more but a word of another language
    for its suiting; or what a message asks for: "Ana texted, 4pm Fri?"."""
    teller = s.ending.get(start) if start and s.words[start - 1].token.raw[-1:] == ":" else None
    named = [name for name in s.names if start <= name.start < end] or ([teller] if teller is not None else [])
    alone = len(named) == 1 and (not start or teller is not None)
    leading = {"at", "our", *_OWNING}
    led = (at for at in range(start + 1, end - 1) if s.lows[at] in leading and not s.low(at + 1)[:1].isdecimal())
    place = next(led, end)
    told = start > 0 and not named and not _WROTE.isdisjoint(s.lows[:start])
    told = told and (place < end or s.words[end - 1].token.raw[-1:] == "?")
    if not (told or alone) or not _is_timed(s, start, end):
        return None
    first = named[0].end if alone and named[0].start == start else start
    others = [at for at in range(first, place) if not any([name.start <= at < name.end for name in named])]
    said = set(s.lows[first:end])
    agreed = alone and not _CAN_ABROAD.isdisjoint(said) and _NOT_ABROAD.isdisjoint(said)
    if not (agreed or all([_is_of_time(s, at) for at in others])):
        return None
    return Proposal("coffee", start, first, refs(named), "" if named else "he", "meet")


def _of_a_thing(s: Syntax, start: int, end: int) -> Proposal | None:
    """ "walkthrough at the hospital Mon 1pm w Ana", "Ana got back to me, recording on 24 Nov 2pm", "Ana: talk set 8 Dec
    6pm", "Ana keys handover Fri 9am": what is to be with somebody on a day, at an hour."""
    with_ = [name for name in s.names if start < name.start < end and s.lows[name.start - 1] in v.WITH]
    whose = s.starting.get(start)
    first = whose.end if whose is not None else start
    day = next((at for at in range(first, end) if s.lows[at] and _is_day(s.lows[:end], at)), end)
    thing = [low for low in s.lows[first:day] if low not in _UP_TO_A_DAY]
    labelled = start > 0 and s.words[start - 1].token.raw[-1:] == ":"
    if whose is not None:  # "Ana tasting Tue 15h" is planned, "Ana lands Mon 10am" is hers
        named = (
            _SITTINGS.isdisjoint(thing) and not s.words[first - 1].owner and "s" not in [low[-1:] for low in thing[:1]]
        )
    else:
        named = start > 0 and bool(thing) and (labelled or (len(thing) == 1 and _TALKS.isdisjoint(thing)))
    named = named and len(thing) <= _WORDS_OF_A_THING and all([low.isalpha() and low not in _NO_THING for low in thing])
    theirs = named and len({id(name.ref) for name in s.names if name.start < end}) == 1
    if not (theirs or (with_ and not start)) or not _is_timed(s, start, end):
        return None
    from netritual.domain.quicklog.natural.contact import HOW  # which reads appointments itself

    said = FOR_A_DAY.union(thing if labelled else ()) if theirs and (labelled or whose is not None) else ()
    part = [low for low in s.lows[first:end] if low not in said]
    told = any([low in HOW or low in _TOOK_PLACE or low in DUE_BEFORE or low[-2:] == "ed" for low in part])
    held = told or not v.NEGATIONS.isdisjoint(part) or not _NO_TALK.isdisjoint(part)
    people = [whose] if whose is not None and theirs else with_
    return None if held else Proposal("coffee", start, first, refs(people), "" if people else "he", "meet")


def _of_a_group(s: Syntax, start: int, end: int) -> Proposal | None:
    """ "rang Ana, 22 people Fri 11 Dec": how many come on which day, to be followed up by then."""
    counted = start > 0 and s.lows[start].isdecimal() and s.low(start + 1) in _GUESTS
    if not counted:
        return None
    day = next((at for at in range(start + 2, end) if _is_day(s.lows[:end], at)), end)
    day = end if day == end and is_day_alone(s, end) else day
    return Proposal("follow", start, start, (), "he") if day < len(s.words) else None


def _is_of_time(s: Syntax, at: int) -> bool:
    """True for a word of a day or an hour."""
    low = s.lows[at]
    return low in _TIME_WORDS or is_clock(low) or low.replace("-", "").isdecimal() or is_ordinal(low)


def _is_teller(s: Syntax, start: int) -> bool:
    """True behind the colon of a name, for what she said: "Ana: call me Thu 2pm"."""
    return start in s.ending and s.words[start - 1].token.raw[-1:] == ":" and s.low(start + 1) in ("me", "us")


def _is_timed(s: Syntax, start: int, end: int) -> bool:
    """Whether some words have a day that may be one to come, and its hour, in any order."""
    days = [at for at in range(start, end) if s.lows[at] and _is_day(s.lows[:end], at)]
    hours = [at for at in range(start, end) if s.lows[at] and (_is_hour(s.lows, at) or _is_bare_hour(s.lows, at))]
    return bool(days and hours)


def _one_of_several(s: Syntax, start: int) -> Proposal | None:
    """ "coffees: Ana Wed 1 April 10:30, Tom Thu 2 April 3pm": each has a day and an hour of their own."""
    if not start or not _is_of_own(s, start):
        return None
    before = [name for name in s.names if name.start < start and _is_of_own(s, name.start)]
    return Proposal("coffee", start, s.starting[start].end, refs([s.starting[start]]), "", "meet") if before else None


def _is_of_own(s: Syntax, at: int) -> bool:
    """True for a name with its day and hour right behind it, and no more."""
    name = s.starting.get(at)
    if name is None or s.gap(name.end - 1) or not _is_day(s.lows, name.end):
        return False
    end = part_of(s.words, name.end)[1]
    return _is_timed(s, name.end, end) and _TALKS.isdisjoint(s.lows[at:end])


def _agreed(s: Syntax, start: int, end: int) -> Proposal | None:
    """ "yes to guest lecture, 12 May 14:00", "agreed first clinic 2 April 5pm": what was agreed to, with its day and
    hour."""
    if s.lows[start] not in _AGREEING and "yes" not in s.lows[start:end]:
        return None
    at = next((place for place in range(start, end - 2) if s.lows[place : place + 2] == ["yes", "to"]), -1)
    if at >= 0 and (is_time_of_it(s, end) or _is_day(s.lows[:end], at + 2 + (s.lows[at + 2] == "the"))):
        text = at + 2
    elif s.lows[start] in _AGREEING and s.low(start + 1) not in ("to", "that") and is_fixed(s.lows, start + 2, end):
        at, text = start, start + 1
    else:
        return None
    names = [name for name in s.names if start <= name.start < end]
    if not _TALKS.isdisjoint(s.lows[at:end]):
        return None
    return Proposal("coffee", at, text, refs(names), "" if names else "he", "meet")


def is_agreed(lows: Sequence[str], at: int) -> bool:
    """Whether a line begins with an appointment with somebody, and has its day: "appointment with Ana on monday"."""
    agreed = lows[at] in _AGREED_ON and at < 2 and lows[at + 1 : at + 2] != [] and lows[at + 1] in v.WITH
    return agreed and _TOOK_PLACE.isdisjoint(lows) and lies_ahead(lows)


def is_appointed(lows: Sequence[str], at: int) -> bool:
    """Whether such a word has its day and hour behind it, and nothing is said of how it was."""
    return _TOOK_PLACE.isdisjoint(lows) and is_fixed(lows, at + 1, len(lows))


def is_fixed(lows: Sequence[str], start: int, end: int) -> bool:
    """Whether some words have a day that may be one to come, and its hour."""
    day = next((at for at in range(start, end) if lows[at] and _is_day(lows[:end], at)), end)
    return any([bool(lows[at]) and (_is_hour(lows, at) or _is_bare_hour(lows, at)) for at in range(day, end)])


def _is_bare_hour(lows: Sequence[str], at: int) -> bool:
    """True for "at 9", "16 uhr", and the number of "thurs 2 works"."""
    low, behind = lows[at], lows[at + 1] if at + 1 < len(lows) else ""
    if not low.isdecimal():
        return False
    led = at > 0 and lows[at - 1] in WEEKDAY and len(low) < _SHORTEST_YEAR and behind in _BEHIND_HOUR
    return led or lows[at - 1] in AT_WORDS or behind in HOUR_WORDS or (len(low) < _SHORTEST_YEAR and behind in WEEKDAY)


def suits_at(s: Syntax, at: int) -> bool:
    """True for "works", "ok" and "is good": behind a day these say that it suits."""
    return s.lows[at] in SUITS or (s.lows[at] in ("is", "'s", "looks") and s.low(at + 1) in _GOOD)


def _offered(s: Syntax, start: int, end: int) -> Proposal | None:
    """ "how about Wed 18 at 9", "rebook for the 26th": another day, said or to be found."""
    at = start + (s.lows[start] in _SAYING)
    again = s.low(at) in _REBOOKING
    if not again and s.low(at) not in _MAY_OFFER:
        return None
    text = next((at + len(one) for one in _OFFERING if tuple(s.lows[at : at + len(one)]) == one), 0)
    if again:
        text = at + 1 + (s.low(at + 1) in ("it", "coffee", "lunch", "her", "him", "them"))
        text += s.low(text) in _TO_A_TIME
        week = not {"week", "next", "after"}.isdisjoint(s.lows[text:end])
    else:
        week = "week" in s.lows[text:end] or (text > 0 and is_fixed(s.lows, text, end))
    if not text or text >= end:
        return None
    if not week and not (again and any([_is_day(s.lows[:end], place) for place in range(text, end)])):
        return None
    before = [name for name in s.names if name.end <= start]
    several = len(before) > 1 and again
    people = before if several else before[-1:]
    text += s.low(text) in _ARTICLES and s.low(text + 1) in v.MEALS
    meal = v.MEALS.get(s.low(text), "")  # "can we do lunch Wed 1pm"
    return Proposal("coffee", start, text + bool(meal), refs(people), "" if people else "he", meeting_word(meal))


def _invited(s: Syntax, start: int, end: int) -> Proposal | None:
    """ "invited Ana for dinner 3 April", "asked Ana to lunch Fri", "offered Ana coffee on Tue", "sent Ana an invite for
    lunch Fri": a meal that is offered, with its day."""
    if s.lows[start] in v.MEALS and s.low(start + 1) in INVITES:  # "dinner invite from Ana, sat 7pm his place"
        host = [one for one in s.names if start < one.start < end]
        timed = _is_timed(s, start, end) or is_time_of_it(s, end)
        word = meeting_word(v.MEALS[s.lows[start]])
        return Proposal("coffee", start, host[0].end, refs(host), "", word) if host and timed else None
    name = s.starting.get(start + 1) if s.lows[start] in ("invited", "asked", "offered", "sent") else None
    if name is not None and s.lows[start] == "offered":
        meal = name.end + (s.low(name.end) == "a")
    elif name is not None and s.lows[start] == "sent":
        at = next((at for at in range(name.end, min(name.end + 3, end)) if s.lows[at] in INVITES), end)
        meal = at + 2 if s.low(at + 1) in ("for", "to") else end
    else:
        meal = name.end + 1 if name is not None and s.low(name.end) in {"for", "to", "over"} else end
        meal += s.low(meal) in {"for", "to", "a"}
    if name is None or meal >= end or s.lows[meal] not in v.MEALS:
        return None
    if not any([bool(s.lows[place]) and _is_day(s.lows[:end], place) for place in range(meal + 1, end)]):
        return None
    return Proposal("coffee", start, meal + 1, [name.ref], "", meeting_word(v.MEALS[s.lows[meal]]))


def _fitting(s: Syntax, start: int, end: int) -> Proposal | None:
    """ "Wed 18 at 11 suits her", "new date Tue 17 12:30", "tasting is 20.3. at 11": a day that somebody can or has set,
    with its hour."""
    name = s.starting.get(start)
    said = name.end if name is not None else start + (s.lows[start] in v.HE)
    day = start + 2 * (s.lows[start] == "new" and s.low(start + 1) in _NEW)
    day = said + 1 if s.low(said) in _SAYING else day
    day = start + 1 if s.lows[start] in ASKING else day  # "Ana texted is Tue 11 ok"
    if (
        day == start
        and s.low(start + 1) == "is"
        and s.lows[start] not in v.STOP
        and not _WROTE.isdisjoint(s.lows[:start])
    ):
        day = start + 2
    suits = next((at for at in range(day, end) if suits_at(s, at)), end)
    if (
        day >= suits
        or ((day == start or s.low(day - 1) in _SAYING) and suits == end)
        or not s.lows[day]
        or not _is_day(s.lows[:suits], day)
    ):
        return None
    told = suits < end and not _WROTE.isdisjoint(s.lows[:start])  # "Ana rang, Monday suits her"
    if not told and not any([
        _is_hour(s.lows, at) or _is_bare_hour(s.lows, at) or s.lows[at] == "same" for at in range(day, suits)
    ]):  # fmt: skip
        return None
    before = [one for one in s.names if one.end <= day]
    text = start if s.lows[start + 1] == "is" else day
    fits = s.starting.get(suits + 1)  # "Wed 18 at 11 suits Ana"
    people = [fits] if fits is not None else before[-1:]
    return Proposal("coffee", start, text, refs(people), "" if people else "he", "meet")


def is_time_of_it(s: Syntax, at: int) -> bool:
    """True for a day with its hour, or alone, behind a comma, of what stands before it: ", Thu 9am", ", Sat week"."""
    if at >= len(s.words) or s.gap(at - 1) != SOFT or not _is_day(s.lows, at):
        return False
    return is_day_alone(s, at) or any(
        [bool(s.lows[place]) and _is_hour(s.lows, place) for place in range(at + 1, min(at + 4, len(s.lows)))]
    )


def is_day_alone(s: Syntax, at: int) -> bool:
    """True for a day behind a sign, and no more: ", Sat week"."""
    timed = at < len(s.words) and _is_day(s.lows, at)
    return timed and all([_is_of_time(s, place) for place in range(*part_of(s.words, at))])


def end_of_hour(s: Syntax, start: int, end: int, limit: int) -> int:
    """Where a talk ends whose hour begins a later part of the line than its day: "yes to Sat 28th, 11 partners, 2pm
    start"; the end of its own part where that has an hour, or no other one has."""
    own = range(start, end)
    if not any([bool(s.lows[at]) and _is_day(s.lows[:end], at) for at in own]):
        return end
    if any([bool(s.lows[at]) and (_is_hour(s.lows, at) or _is_bare_hour(s.lows, at)) for at in own]):
        return end
    parts = (at for at in range(end, limit) if at and s.gaps[at - 1] == SOFT)
    hour = next((at for at in parts if s.lows[at] and _is_hour(s.lows, at)), end)
    return min(part_of(s.words, hour)[1], limit) if hour > end else end


def _wanting(s: Syntax, start: int, end: int) -> tuple[int, list[Name], str]:
    """The place behind "he wants", "Fiona is up for"; and who. The start itself when nobody wants anything."""
    name, low = s.starting.get(start), s.lows[start]
    if low in _PROPOSING and s.low(start + 1) in v.HIM and start + 2 < end:
        return start + 2, [], s.lows[start + 1]
    if name is None and (low not in v.PRONOUNS or low in v.HIM):
        told = not (_WROTE | _TALKS).isdisjoint(s.lows[:start])
        told = told or any([pair in _NOT_MADE for pair in pairwise(s.lows[:start])])
        if not start or not (told or (low in _CHOOSING and 0 in s.starting)):
            return start, [], ""
        at, low = start, "he"  # "Dave replied, wants a call next week", "Dave replied, the board wants a call"
        at += next((more for more in range(_WANTED_BY) if s.low(start + more) in ("wants", "want")), 0)
    else:
        at = name.end if name is not None else start + 1
    who = [name] if name is not None else []
    while who and s.low(at) in JOINING and at + 1 in s.starting:  # "Ana and Bob want coffee"
        who.append(s.starting[at + 1])
        at = who[-1].end
    if name is not None and s.low(at) in _SAYING:  # "Dave says she can do Wed at 2"
        at += 1 + (s.low(at + 1) in {"he", "she", "they", "that"})
    while at < end and (s.lows[at] in v.ADVERBS or s.lows[at] in {"is", "'s", "are", "'re"}):
        at += 1
    for phrase in _WANTS if s.low(at) in _MAY_WANT else ():
        if tuple(s.lows[at : at + len(phrase)]) == phrase:
            day = at + 1 + (phrase == ("free",) and s.low(at + 1) in ("on", "the") and at + 2 < end)
            if len(phrase) == 1 and phrase[0] in ("can", "free") and not (
                day < end and (_is_day(s.lows, day) or is_ordinal(s.lows[day]))
            ):  # fmt: skip
                continue
            return at + len(phrase), who, "" if who else low
    return start, [], ""


def _is_to_come(s: Syntax, start: int, end: int, sure: bool) -> bool:
    """Whether a part of a line names a day to come; unless that is sure, it says so by an hour, a question mark,
    "next", or a day of a month."""
    lows = s.lows[:end]
    days = [at for at in range(start, end) if lows[at] and _is_day(lows, at)]
    if not days:
        return False
    sure = sure or not {"next", "tomorrow"}.isdisjoint(lows[start:end]) or lows[days[0]] not in WEEKDAY
    asked = any([word.token.raw[-1:] == "?" for word in s.words[start:end]])
    return sure or asked or any([_is_hour(lows, at) for at in range(start, end)])


def _is_day(lows: Sequence[str], at: int) -> bool:
    """True for a phrase that may be a day to come; yesterday, last and ago look back."""
    if at >= len(lows):
        return False
    if is_ordinal(lows[at]):
        return True
    found = read_day(lows, at, _ANY_DAY, True) if lows[at] and may_begin_day(lows, at) else None
    if found is None or found.day is None:
        return False
    dated = lows[at] in WEEKDAY and found.length == 2 and is_digit(lows[at + 1][:1])  # "Tue 31st", of any month
    return dated or found.day > _ANY_DAY


def _is_hour(lows: Sequence[str], at: int) -> bool:
    low = lows[at]
    return is_clock(low) or low in ("noon", "midday")
