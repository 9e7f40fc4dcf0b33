"""What a note says of a planned coffee: that it is off or declined, that it has another time, that it stands, that it
took place, or that nobody came."""

import re
from collections.abc import Sequence, Set
from datetime import date, datetime, timedelta
from typing import Literal

from msgspec import Struct

from netritual.domain.coffees.absentees import CANNOT, COME, dropping_out, short_names, tells_of_dropout, who_cannot
from netritual.domain.coffees.coffee import planned_ahead
from netritual.domain.dates.date_phrases import read_day
from netritual.domain.dates.dates import SPELLINGS, WEEKDAY
from netritual.domain.dates.moments import Stated, read_moment
from netritual.domain.dates.working_hours import zone_of
from netritual.domain.language.text import fold, unaccent
from netritual.domain.loops.coffees_meant import coffee_meant, day_of, occasion_meant, people_meant
from netritual.domain.loops.corrected_times import CorrectedTime, corrected_time, is_time_of, new_time_beside
from netritual.domain.loops.preferred_times import preferred_time
from netritual.domain.loops.settled_times import (
    OF_A_TALK,
    TALKS,
    is_agreed,
    is_settled,
    names_of_talk,
    says_no_more,
    tells_move,
)
from netritual.domain.model import Coffee, Interaction, Proposed, Settings
from netritual.domain.network import Network, known_people
from netritual.domain.quicklog.line_vocabulary import CALLED_OFF, REBOOKED, WAS_RETIMED, WRITTEN
from netritual.domain.quicklog.meeting_phrases import MeetingPhrase, place_of, read_meeting, with_place
from netritual.domain.quicklog.natural.phrase import words_of
from netritual.domain.quicklog.natural.talks_called_off import is_off
from netritual.domain.quicklog.plan_translations import plan_in_english
from netritual.domain.quicklog.shifts import shift_at
from netritual.domain.quicklog.tokens import tokens_of
from netritual.regex import regex

CoffeeAct = Literal[
    "cancel-coffee",
    "decline-coffee",
    "plan-coffee",
    "move-coffee",
    "hold-coffee",
    "confirm-coffee",
    "let-rest",
    "drop-guests",
]

_KIND = "(?:coffee|lunch|dinner|breakfast|drinks|walk|call)"
_TALK = rf"(?:{_KIND}|meeting)"
_MOVED = (
    rf"(?:{'|'.join((*WAS_RETIMED, *REBOOKED))}|moves?|push|pushes|shifts?|resched\w*|postpones?|mudou|passou"
    r"|adiou|adiad[oa]|reagend\w+|remarc\w+|aplaz\w+|reprogram\w+|movio|cambio|verschoben|verlegt|reportee?|decalee?"
    r"|spostat[oa]|rimandat[oa]|posticipato|verzet|verplaatst|uitgesteld)"
)
_NEW_TIME = regex(
    rf"\b{_MOVED}\b(?:[^,;]*?\b(?:to|for|till|until|para|auf|naar|au|al?)\s+|\s+)(?P<moved>[^,;(]+)"
    r"|\b(?:(?:can|could) (?:(?:he|she|they|i|you|we) )?(?:do|make|meet)|propos\w+|suggest\w*|offer(?:s|ed)|prefers?"
    r"|is free|does|(?:how|what) about|moving (?:it |this |that )?(?:to|until|till?))\s+"
    r"(?:(?:the )?following (?=[a-z]+ (?:the )?\d))?(?P<offered>[^,;(]+)"
    r"|\bsays (?![^,;(]*(?:['’]|\b(?:is|was|not?|never|out|off|only|cant|wont|dont|doesnt)\b))(?P<says>[^,;(]+)"
    r"|(?:\b(?:do it|try) (?:again )?|, (?=next )|\bnew (?:one|date|day|time|slot)(?: is| on|:)? )(?P<again>[^,;(]+)"
    r"|\bnow\s+(?:on\s+)?(?P<now>[^,;(]+)|(?:^|[,;(])(?P<before>[^,;(]+?)\s+(?:instead|verschoben|verlegt|verzet|verplaatst)\b"
    r"|[,.;]\s+(?P<then>[^,;(?]+)\?\s*$"
)
_BEHIND_A_NO = regex(rf"\b{CANNOT}\b[^,;]*[,;]\s+(?P<then>[^,;(?]+?)[\s.!]*$")
"""A day with its hour that ends the line: "can't do Thu, Fri 2pm"; a day alone may be one more that does not suit."""
_THEY = frozenset(("", "he", "she", "they"))
_BEHIND_SAID = frozenset(("works", "suits", "instead", "better", "for", "at", "in", "or", "if", "please", "?"))
"""Behind a day that somebody says, these leave it a day that would suit."""
_PUT_OFF = regex(r"\bput off(?! by\b)", re.I)
_FOLLOWING = regex(r"\b(?:the )?following (?P<day>[a-z]+)(?! (?:the )?\d)", re.I)
_MOVES = regex(rf"\b{_MOVED}\b")
_TALK_MOVED = regex(
    rf"(?:(?<!\bto )|(?<=\bha[sd] to )|(?<=\bneeds to ))\b{_MOVED}\b (?:(?:the|our|my|his|her|their) )?"
    rf"{_TALK}\b"
    r"(?= (?:to|by|back|an?|half|up|forward|until|till)\b|\s*$)"
)
"""A talk that is moved: "pushed coffee to 9", "has to move our call by an hour"."""
_KIND_MOVED = regex(
    rf"\b{_MOVED} (?:(?:the|our|my|his|her|their) )?(?P<moved>{_KIND})\b"
    rf"|^(?:(?:the|our|my) )?(?P<moves>{_KIND})\b[^,;.]*? {_MOVED}\b"
)
"""Which kind of talk is moved."""
TELLING = frozenset(("note", "call", *WRITTEN))
"""Entries that may tell of a planned coffee: a note, and what was said or written without meeting."""
_OFF_IN_PASSING = regex(
    r"\b(?:cancel(?:l?ed|s)|call(?:ed|s) off|postponed|moved|rescheduled) (?:our|the|my) (?:next )?"
    rf"{_TALK}\b"
)
"""What a call or a message tells of another talk: "rang, cancelled our meeting tomorrow"."""
_DONE = regex(r"\bdone\b(?=\s*(?:[,;.!(–-]|$))|\b(?:happened|took place|went ahead)\b")
_NO = regex(
    r"(?<!\bi )\b(?:declined|refused|turned (?:me |us )?down|passed on|(?:said|says|say) no)\b"
    r"(?: (?:to|on))?(?: (?:the|my|our|a|an))?"
    rf"(?: (?:{_TALK}|drink|video|meet|invitation|invite)\b"
    r"|\s*(?:[,;:.!(–-]|$))"
)
"""Their no to a talk, or to what is not named; of another thing that they refused nothing is said."""
NO_ABROAD = regex(
    r"\b(?:(?:sagt|sagte|zegt|zei|a dit|dit) (?:nein|nee|non|no)|hat (?:nein gesagt|abgelehnt)|(?:dice|dijo) que no"
    r"|ha detto di no|dice di no|(?:disse|diz) que n[ãa]o)\b",
    re.I,
)
"""A no in six languages, as "said no"."""
_NO_TO_A_TALK = regex(rf"\b(?:no|not) to (?:(?:the|a|our|his|her|their) )?(?:{_TALK}|drink)\b")
_NOT_HELD = regex(r"\bhappen|\bno[ -]show\b|\bshow(?:ed)?\b|\bturn(?:ed)? up\b|\bstood me up\b|n['’]?t there\b")
_NEVER_CAME = regex(
    r"\bnever (?:came|showed|turned)(?: up)?(?= (?:again|today|yesterday)\b|\s*(?:[,;.!?(–-]|$)"
    rf"| (?:for|to) (?:our|the) {_TALK}\b)"
)
"""Where a line is about one person, it tells that they did not come: "waited an hour, he never showed"."""
_DAY_OFF = regex(
    r"\b(?P<day>mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|[a-z]+day|tomorrow|tmrw|today)"
    r"(?:(?: is|['’]s)? off|(?: (?:doesn|won)['’]?t| does not| no longer) (?:work|suit|fit)s?)\b"
    rf"|\b(?:{CANNOT}|(?:to|must|gotta|will) cancel)"
    rf"(?: (?:be there|make|do|come|meet|attend|it|on|for|this|next|the|our|{_TALK}))*"
    r" (?P<days>[^,;.!(]+)"
    r"|(?<!\bi )\b(?:said|says|say) no to (?P<noes>(?:the )?[^,;.!(\s]+)(?=\s*(?:[,;.!(]|$))"
)
"""Of a day that is named: "thurs off, kid has fever", "cant wed 9, sick", "must cancel fri"."""
_CANNOT = regex(rf"\b{CANNOT} (?:{COME}|make)(?P<behind>[^,;.!(]*)")
_TO_WHAT = regex(r" to (?:the |my |our |his |her |their |[\w-]+['’]s )?(\w+)")
"""What somebody cannot make."""
_BY_NOBODY = regex(r"(?:(?:sorry|i|we)\b[\s,]*)*")
"""Before "cant wed" these name nobody who cannot."""
_STANDS = regex(
    r"(?<!\bi )\bconfirm(?:s|ed)\b(?: (?:for|on|the|our|that|this))*"
    r"(?=\s*(?:[,;.!(–-]|$)|\s(?P<rest>[^,;.!(]+))"
    r"|\b(?:says|said|thinks) (?:that )?(?P<good>[^,;.!(]+?) (?:is |are )?(?:good|fine|ok|okay|great|works|suits)\b"
)
"""It stands: "Derek confirmed Thursday", "says Thursday works": of what else was confirmed it tells nothing."""
_OTHERS_STAND = regex(r"\bstill (?:on|coming|in|up for it)\b")
_CANCEL = regex(r"(?:please |pls )?(?:cancel|call off|scrap)\b")
"""A line that begins like this tells the program to."""
MOVES: frozenset[CoffeeAct] = frozenset(("plan-coffee", "move-coffee"))
"""The acts that need a time."""
_NOT_MOVED = regex(
    r"\b(?:do not|don['’]?t|can(?:no|['’]?)t|can not|won['’]?t|never|not) (?:(?:want|like|need) to |be )?"
    rf"(?:{_MOVED}|cancel(?:l?ed)?)\b"
)
"""It stays as it is."""
_DAYS_OF = {"week": 7, "month": 31}
_SAME_TIME = "same time"
_TO_IN_SHORT = regex(rf"\b({_MOVED}(?: \w+){{0,3}}?) 2(?= (?:{'|'.join(WEEKDAY)}|tom|tomorrow|tmw|next|nxt)\b)", re.I)
_NO_TIME = ("", "", False)
_WORD = regex(r"[^\W\d_]+")
_MOST_WORDS = 8
"""Words within which the new day and hour stand."""


class CoffeeChange(Struct, frozen=True):
    """A change of a planned coffee that a note tells of: the id of its verb, and the new time, or why not, as typed.

    Of a move whose new time cannot be read ``to`` is empty, and ``why`` says what is wrong with it, if anything.
    ``settled``: the line tells the new time, or a move to a time that is not known, as a fact or as agreed on.
    """

    coffee: Coffee
    act: CoffeeAct
    to: str = ""
    why: str = ""
    settled: bool = False


def coffee_change(network: Network, settings: Settings, now: datetime, id: int) -> CoffeeChange | None:
    """What the entry with this id says of a planned coffee with its people. A talk that was held answers by itself."""
    talk = network.get(Interaction, id)
    return change_told(network, settings, now, talk) if talk is not None else None


def change_told(network: Network, settings: Settings, now: datetime, talk: Interaction) -> CoffeeChange | None:
    """The same of an entry that may not be saved yet."""
    if talk.channel not in TELLING or not talk.line:
        return None
    typed = _in_full(network, talk)
    line = NO_ABROAD.sub("said no", plan_in_english(typed))
    if _PUT_OFF.search(line) and tells_it_is_off(line):
        line = _PUT_OFF.sub("postponed", line)
    text = unaccent(line.casefold())
    tells = talk.channel == "note" or (talk.channel in WRITTEN and _NEW_TIME.search(text) is not None)
    rather = preferred_time(text, now.date(), settings)
    tells = tells or rather is not None
    if not tells and _OFF_IN_PASSING.search(text) is None:
        return None
    if _NOT_MOVED.search(text):
        return None
    if talk.channel == "note" and (corrected := corrected_time(text)) is not None:
        return _with_time_corrected(network, settings, now, talk, corrected)
    never_came = len({*talk.people, *talk.mentions}) == 1 and _NEVER_CAME.search(text) is not None
    off = never_came or tells_it_is_off(typed)
    off = off or _CANCEL.match(text) is not None or _TALK_MOVED.search(text) is not None or bool(_shifts(text))
    day_off = _DAY_OFF.search(text)
    if (off or day_off) and rather is not None and rather.before is not None:
        rather = None  # "can't do Thursday, says Friday": the new time of what is off
    no = _NO.search(text)
    stands = None if rather else _STANDS.search(text)
    drops_out = talk.channel == "note" and tells_of_dropout(text)
    if not (off or day_off or no or stands or rather or drops_out or _DONE.search(text)):
        return None
    not_held = never_came or (off and _NOT_HELD.search(text) is not None)
    began = not_held or not (off or day_off or no or stands or rather or drops_out)
    of_anybody = day_off is not None and _BY_NOBODY.fullmatch(text, 0, day_off.start()) is not None
    coffee = coffee_meant(network, now, talk, line.casefold(), began=began, of_anybody=of_anybody)
    if coffee is None and off and not (talk.people or talk.mentions or talk.open_names):
        coffee = occasion_meant(network, now, talk, text)
    if coffee is None:
        return None
    if no:
        is_of_it = _is_within(day_of(coffee), text[no.end() :], talk.on)
        return CoffeeChange(coffee, "decline-coffee", why=text[no.end() :]) if is_of_it else None
    act: CoffeeAct = "plan-coffee" if coffee.slot is None else "move-coffee"
    if rather:
        theirs = talk.channel != "note" or (rather.before or "") in names_of_talk(network, coffee) | _THEY
        if not theirs:
            return None  # "invoice from Tom, says Friday"
        change = CoffeeChange(coffee, act, rather.words, rather.why)
        is_asked = coffee.slot is None and any(one.kind == "coffee" for one in talk.proposed)
        return None if is_asked and start_of(change, now.date(), settings) is None else change
    line = _with_following_day(line, day_of(coffee))
    names = names_of_talk(network, coffee)
    who = who_cannot(text) if drops_out and not off else None
    off = off or (who is not None and says_no_more(who, names))
    to, why, settled = _new_time(line, now.date(), settings, names) if off or day_off else _NO_TIME
    settled = settled or (not to and tells_move(text, names))
    minutes = _shift(text, names) if not to and coffee.slot is not None else 0
    if minutes is None:
        return None
    if minutes and coffee.slot is not None:
        start = on_the_wall(coffee.slot.start, settings) + timedelta(minutes=minutes)
        to, settled = f"{start:%Y-%m-%d %H:%M}", False
    if to and coffee.slot is None and _moves_another(text, talk.proposed, names):
        return None
    if to or why or (off and _is_only_moved(text)):
        return CoffeeChange(coffee, act, to, why, settled)
    if not_held:
        return CoffeeChange(coffee, "let-rest")
    named = people_meant(network, talk)
    out = dropping_out(network, coffee, talk.line, named)
    gone = [one for one in coffee.people if one in out]
    of_some = drops_out and bool(named) and named < {*coffee.people}
    if not gone and len(coffee.people) > len(talk.people) and (of_some or _OTHERS_STAND.search(text)):
        return None  # it is off for one of several, or of something else
    if _misses_another(day_of(coffee), text, talk.on):
        return None
    if gone:
        return CoffeeChange(coffee, "drop-guests", why=", ".join(short_names(network, gone, coffee.people)))
    if off or (day_off and _is_of_its_day(day_of(coffee), _named_off(day_off), now.date(), settings)):
        return CoffeeChange(coffee, "cancel-coffee")
    if day_off:
        return None
    if stands:
        fits = coffee.state == "proposed" and _is_of_its_day(
            day_of(coffee), stands["rest"] or stands["good"] or "", now.date(), settings
        )
        return CoffeeChange(coffee, "confirm-coffee") if fits else None
    if drops_out:
        return None
    return CoffeeChange(coffee, "hold-coffee")


def _in_full(network: Network, talk: Interaction) -> str:
    """The line of an entry with its days as they are spelled; "tom" is tomorrow unless somebody of it is called so."""
    named = known_people(network, [*people_meant(network, talk), *talk.people])
    is_day = not any("tom" in fold(one.name) for one in named)
    words = []
    for word in _TO_IN_SHORT.sub(r"\1 to", talk.line).split():
        bare = word.strip(",;:.!?()")
        low = SPELLINGS.get(bare.lower(), bare)
        words.append(word.replace(bare, "tomorrow" if is_day and bare == "tom" else low) if bare else word)
    return " ".join(words)


def _with_time_corrected(
    network: Network, settings: Settings, now: datetime, talk: Interaction, said: CorrectedTime
) -> CoffeeChange | None:
    """The one planned coffee with the people of a note that begins when a line says that it does not, or that is what
    gets another time; of a note that names nobody "it" is the one that was planned last, that day."""
    people, today = people_meant(network, talk), now.date()
    fitting: list[tuple[Coffee, datetime]] = []
    for one in planned_ahead(network.all(Coffee), now):
        if one.id > talk.id or one.slot is None or (people and people.isdisjoint(one.people)):
            continue
        start = on_the_wall(one.slot.start, settings)
        of_it = (
            said.what <= names_of_talk(network, one) | TALKS | OF_A_TALK | _SAYING
        )  # not "the train is at 1.30 not 1"
        if of_it and (not said.old or is_time_of(said.old, start, one.channel, today, settings)):
            fitting.append((one, start))
    if not (people or said.old):
        fitting = [one for one in fitting if one[0].created is not None and one[0].created.date() == today][-1:]
    if len(fitting) != 1:
        return None
    (coffee, start), settled = fitting[0], said.is_certain and bool(said.old or people)
    change = CoffeeChange(coffee, "move-coffee", new_time_beside(said, start, today), settled=settled)
    return change if start_of(change, today, settings) is not None else None


_SAYING = frozenset(("says", "said", "is", "at", "on", "they", "be", "for"))
"""Beside the two times and who it is with these say of nothing else."""


def start_of(change: CoffeeChange, today: date, settings: Settings) -> datetime | None:
    """The new start by the clock on the wall: what is not said of it is as it was planned; None for no day or hour."""
    meeting = read_meeting(change.to, today, settings.date_order, settings.eow, change.coffee.channel)
    slot = change.coffee.slot
    before = on_the_wall(slot.start, settings) if slot is not None else None
    if not isinstance(meeting, MeetingPhrase):
        return None
    stated = meeting.stated
    day = stated.day or (before.date() if before is not None else None)
    at = stated.at or (before.time() if before is not None else None)
    return datetime.combine(day, at) if day is not None and at is not None else None


def _shifts(text: str) -> list[tuple[str, int]]:
    """The minutes by which a folded line moves a talk, negative where it is earlier, each behind the words up to the
    verb."""
    words = [word.strip(",;.!()") for word in text.split()]
    moved = ((at, shift_at(words, at)) for at in range(len(words)))
    return [(" ".join(words[: at + 1]), minutes) for at, minutes in moved if minutes]


def _shift(text: str, names: Set[str]) -> int | None:
    """The minutes by which a folded line moves the talk of some names; 0 where it says no length, or not which way;
    None where it is another talk that it moves so."""
    moved = _shifts(text)
    return next((minutes for said, minutes in moved if tells_move(said, names)), None if moved else 0)


def on_the_wall(moment: datetime, settings: Settings) -> datetime:
    """A moment by the clock on the wall, without its zone."""
    return moment.astimezone(zone_of(settings, moment)).replace(tzinfo=None)


def is_called_off(line: str, day: date, on: date) -> bool:
    """Whether a line of the day ``on`` says that somebody cannot come on a day, or names none and calls a talk off."""
    text = unaccent(line.casefold())
    if day_off := _DAY_OFF.search(text):
        return _is_of_its_day(day, _named_off(day_off), on, Settings())
    named = {WEEKDAY[word] for word in _WORD.findall(text) if word in WEEKDAY}
    return named <= {day.weekday()} and tells_it_is_off(line)


def is_refused(line: str) -> bool:
    """Whether a line tells of a no to a meeting, mine or theirs: "told Ana no to coffee"."""
    return _NO_TO_A_TALK.search(unaccent(line.casefold())) is not None


def tells_it_is_off(line: str) -> bool:
    """Whether a line calls a talk off or puts it off."""
    words = words_of(tokens_of(line)[0])
    return is_off(words, [word.low for word in words], -1)


def _named_off(day_off: re.Match[str]) -> str:
    return day_off["day"] or day_off["days"] or day_off["noes"] or ""


def _is_of_its_day(planned: date | None, words: str, today: date, settings: Settings) -> bool:
    """Whether words begin with the day of a coffee or its weekday, or with a talk, or are none."""
    typed = words.split()
    if not typed or typed[0] in TALKS:
        return True
    for length in range(min(len(typed), _MOST_WORDS), 0, -1):
        stated = read_moment(" ".join(typed[:length]), today, settings.date_order, settings.eow)
        if isinstance(stated, Stated) and stated.day is not None and planned is not None:
            return stated.day == planned or (length == 1 and stated.day.weekday() == planned.weekday())
    return False


def _misses_another(planned: date | None, text: str, on: date) -> bool:
    """Whether it is not the talk of a day that somebody cannot make: "can't make it to the wedding", "not able to come
    on Sat"."""
    match = _CANNOT.search(text)
    if match is None:
        return False
    what, words = _TO_WHAT.match(match["behind"]), match["behind"].split()
    if what is not None and what[1] not in TALKS | WEEKDAY.keys():
        return True
    weekdays = [WEEKDAY[word] for word in words if word in WEEKDAY]
    if len(weekdays) == 1 and planned is not None and not any(word[:1].isdecimal() for word in words):
        return weekdays[0] != planned.weekday()
    return not _is_within(planned, match["behind"], on)


def _is_within(planned: date | None, words: str, on: date) -> bool:
    """Whether a coffee is in the time that the clause behind a no names, "next week"; where it names none it may be
    any."""
    typed = words.split(",")[0].split()
    for at in range(len(typed)):
        when = read_day(typed, at, on, True)
        if when is not None and when.day is not None and planned is not None:
            days = next((_DAYS_OF[word] for word in typed[at : at + when.length] if word in _DAYS_OF), 1)
            first, last = when.span or (when.day, when.day + timedelta(days=days - 1))
            return first <= planned <= last
    return True


def _moves_another(text: str, proposed: Sequence[Proposed], names: Set[str]) -> bool:
    """Whether a line moves a talk of another kind than the planned one, which it proposes by itself."""
    moved = _KIND_MOVED.search(text)
    kind = moved[moved.lastgroup or 0] if moved else ""
    return kind not in names and any(one.kind == "coffee" and one.word == kind for one in proposed)


def _is_only_moved(text: str) -> bool:
    """Whether a line speaks of another time and not of an end."""
    ended = [word for word in _WORD.findall(text) if word == "off" or word in CALLED_OFF]
    return _MOVES.search(text) is not None and all(_MOVES.fullmatch(word) for word in ended)


def _with_following_day(line: str, planned: date | None) -> str:
    """A line with the day for "the following Wed", which is in the week behind that of the coffee."""

    def day(match: re.Match[str]) -> str:
        when = read_day(("following", match["day"].lower()), 0, planned, True) if planned is not None else None
        return when.day.isoformat() if when is not None and when.day is not None else match[0]

    return _FOLLOWING.sub(day, line)


def _new_time(line: str, today: date, settings: Settings, names: Set[str]) -> tuple[str, str, bool]:
    """The day, the hour or both that a note moves a coffee to, the longest words that say one, with the place behind
    them; or what is wrong with such words, in a sentence; and whether it is settled. A number behind the words is never
    left out: "fri 9" may be an hour or a day."""
    why, text, raw = "", unaccent(line.casefold()), line.split()
    for match in reversed(list(_NEW_TIME.finditer(text))):
        words = match[match.lastgroup or 0].split()
        starts = range(len(words)) if match["before"] else range(1)
        longest_first = ((at, most) for most in range(_MOST_WORDS, 0, -1) for at in starts if at + most <= len(words))
        for first, length in longest_first:
            typed = " ".join(words[first : first + length]).rstrip(".!")
            stated = read_moment(typed, today, settings.date_order, settings.eow)
            if not isinstance(stated, Stated):
                why = why or (stated.words if stated.near else "")
            elif stated.day is not None or stated.at is not None:
                behind = " ".join(words[first + length : first + length + 1])
                if match["says"] and behind and behind not in _BEHIND_SAID:
                    break  # "says thursday too busy"
                if behind[:1].isdigit():
                    return "", why, False
                form, begin = match.lastgroup or "", match.start(match.lastgroup or 0)
                is_a_fact = form != "says" and is_settled(
                    text, form, begin, names, whole=first == 0 and length == len(words)
                )
                settled = is_a_fact and (stated.at is not None or _SAME_TIME in text or is_agreed(text))
                end = len(text[: match.start(match.lastgroup or 0)].split()) + first + length
                end += bool(match["before"]) and first + length == len(words)  # the word that says "instead"
                return with_place(typed, place_of(raw[end:])), "", settled
    if not why and (said := _BEHIND_A_NO.search(text)) is not None:
        stated = read_moment(said["then"], today, settings.date_order, settings.eow)
        if isinstance(stated, Stated) and (stated.at is not None or _SAME_TIME in said["then"]):
            return said["then"], "", False
    return "", why, False
