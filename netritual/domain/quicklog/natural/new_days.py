"""The new day of a talk: moved, put off, offered, or said to suit.

A function here reads the words of a part of the line, from its start to its end, as a coffee to arrange.
"""

from __future__ import annotations

from netritual.domain.quicklog.line_segment import is_ordinal
from netritual.domain.quicklog.line_vocabulary import ASKING, REBOOKED, RETIMED, meeting_word
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.contact_vocabulary import HOW
from netritual.domain.quicklog.natural.days_and_hours import has_day, has_hour, is_day, is_fixed, is_of_time, is_timed
from netritual.domain.quicklog.natural.recognised_names import places_of
from netritual.domain.quicklog.natural.syntax import Proposal, Syntax, refs
from netritual.domain.quicklog.natural.talk_states import ARTICLES, OWNING, SITTINGS, TO_A_TIME, suits_at
from netritual.domain.quicklog.natural.talks_to_come import SAYING, WROTE, coffee, kind

PUT = RETIMED.union(REBOOKED, ("moving",))
"""Before "to" and a day these give a talk another time."""
_OFFERING = v.phrases(
    ", ".join([f"{can} {who} {do}" for can in ("can", "could") for who in ("i", "you", "he", "she", "they")
               for do in ("do it", "make it", "do", "make")])
    + """, can we make it, could we make it, we 're on for, we're on for, how about, what about, shall we say,
    let's say, lets say, or maybe, let's do it, lets do it, let's do, lets do"""  # but "can we do lunch" is wanted
)  # fmt: skip
"""Before a day these propose it: "can't on Tue, how about Wed 18 at 9"."""

REBOOKING = v.words("rebook rearrange reschedule replan rebooking rearranging rescheduling")
"""A note to oneself that a talk needs another day."""

_NEW = frozenset(("one", "date", "day", "time", "slot", "try", "attempt"))
"""Behind "new" these begin the day of a talk that was put off."""

_I_MUST = v.I | {"will", "'ll", "must", "should", "need", "to"}


_NO_THING = v.NEGATIONS | v.words("skype facetime it that this instead already again now sorry hi ok sick ill busy")
"""Beside a verb of moving these name no thing."""


_NEXT = frozenset(("one", "round", "session"))
"""Behind "next" these are the talk that follows on the one that was held."""
_OUR = frozenset(("the", "our", "my", "and", "so"))
_UP_TO_ITS_DAY = frozenset(("is", "on", "for", "set", "will", "be"))


def following(s: Syntax, start: int, end: int) -> Proposal | None:
    """ "coffee with Ana and Tom, next one the 18th 9am", "…, our next one is Thu": the talk that follows."""
    at = start + (s.lows[start] in _OUR)
    if not start or s.low(at) != "next" or s.low(at + 1) not in _NEXT:
        return None
    day = next((place for place in range(at + 2, end) if s.lows[place] not in _UP_TO_ITS_DAY), end)
    dated = day < end and s.lows[day] != "in" and is_day(s.lows[:end], day)  # a month is too far away to book
    return Proposal("coffee", start, at, [], "they", "meet") if dated else None


def moved(s: Syntax, start: int, end: int) -> Proposal | None:
    """ "interview moved to Fri 11", "can't do Thu, moved to the 12th 7am", "can't do Thu, Fri 9am instead": the new day
    of a talk. Where that talk is planned, the line is asked of the plan."""
    at = next((place for place in range(start, end) if s.lows[place] in PUT), end)
    times = (place for place in range(at + 1, end - 1) if s.lows[place] in TO_A_TIME)
    to = next((place for place in times if is_day(s.lows[:end], place + 1) and s.low(place + 2) != "week"), end)
    if to == end:
        times = (place for place in range(at + 1, end - 1) if s.lows[place] == "to")
        to = next((place for place in times if s.low(place + 1)[:1].isdecimal() and is_timed(s.lows, at, end)), end)
    word = next((place for place in range(start, end) if s.lows[place] == "instead"), end)
    same = s.lows[word + 1 : end] == ["same", "time"] and has_day(s.lows, start, word)
    timed = same or (
        all([is_of_time(s.lows[place]) for place in range(word + 1, end)]) and is_timed(s.lows, start, end)
    )
    instead = word < end and is_of_time(s.lows[start]) and timed
    if to == end and not instead:
        return None
    if _ends_in_thing(s, to + 1, end):
        return None
    to = start - 1 if to == end else to
    before = [low for low in s.lows[:to] if low in SITTINGS]
    talk = next((low for low in [*before[::-1], *s.lows[to:end]] if low in SITTINGS), "")
    names = [name for name in s.names if start <= name.start < max(to, start + 1)]
    beside = [name for name in names if s.low(name.start - 1) in v.WITH]  # "drone day with Ana moved to 11 Dec"
    thing = _thing_moved(s, start, at, to) if at < end and not beside else end
    if thing < end:
        return Proposal("follow", thing, thing, refs(names) or refs(s.names[:1]))
    spoken = names or talk or not (v.PRONOUNS | v.I | {"it", "that", "this"}).isdisjoint(s.lows[start:at])
    if start < at < end and not (spoken or start in s.ending):
        return None  # "evening on 10 Dec moved to 17 Dec"
    return coffee(start, to + 1, names, meeting_word(kind(talk)))


def _thing_moved(s: Syntax, start: int, verb: int, to: int) -> int:
    """Where it begins that a thing, and no talk, has another day: "the opening moved to 11 Dec", "Ana postponed the
    launch to 11 Dec"; the end of the line for a talk."""
    named = places_of(s.names)
    said = [at for at in (*range(start, verb), *range(verb + 1, to)) if at not in named]
    things = [at for at in said if s.lows[at].isalpha() and s.lows[at] not in v.UNASKED | _NO_THING]
    things = [at for at in things if not is_of_time(s.lows[at])]
    if not things or any([low in SITTINGS or low in HOW for low in s.lows[start:to]]):
        return len(s.lows)
    first: int = things[0] - (s.low(things[0] - 1) in OWNING)
    return min(first, verb)


def _ends_in_thing(s: Syntax, day: int, end: int) -> bool:
    """True for "moved to the 12th floor", "moved to 3 March street": no day of a talk."""
    place = day + (s.low(day) == "the")
    after = s.low(place + 1) if place + 1 < end else ""
    is_thing = after.isalpha() and after not in v.STOP and not is_of_time(after) and after not in v.WITH
    return is_ordinal(s.low(place)) and is_thing


def offered(s: Syntax, start: int, end: int) -> Proposal | None:
    """ "how about Wed 18 at 9", "rebook for the 26th": another day, said or to be found."""
    at = start + (s.lows[start] in SAYING)
    led = next((place for place in range(at, end) if s.lows[place] not in _I_MUST), end)
    at = led if s.low(led) in REBOOKING else at
    again = s.low(at) in REBOOKING
    if not again and s.low(at) not in _OFFERING:
        return None
    if again:
        text = at + 1 + (s.low(at + 1) in ("it", "coffee", "lunch", "her", "him", "them"))
        text += s.low(text) in TO_A_TIME
        week = not {"week", "next", "after"}.isdisjoint(s.lows[text:end])
    else:
        text = at + v.said_at(_OFFERING, s.lows, at)
        week = "week" in s.lows[text:end] or (text > at and is_fixed(s.lows, text, end))
    if text == at or text >= end:
        return None
    timed = is_of_time(s.lows[text]) or is_day(s.lows, text) or not {s.lows[text], s.low(text + 1)}.isdisjoint(v.MEALS)
    if not again and (not timed or any([word.low == "week" and word.owner for word in s.words[text:end]])):
        return None  # "can you make it cheaper next week", "what about next week's budget"
    if not week and not (again and has_day(s.lows, text, end)):
        return None
    before = [name for name in s.names if name.end <= start]
    several = len(before) > 1 and again
    people = before if several else before[-1:]
    text += s.low(text) in ARTICLES and s.low(text + 1) in v.MEALS
    meal = v.MEALS.get(s.low(text), "")  # "can we do lunch Wed 1pm"
    return coffee(start, text + bool(meal), people, meeting_word(meal))


def retimed(s: Syntax, start: int, end: int) -> Proposal | None:
    """ "Ana rescheduled: Thu 3 Dec 14:00", "had to reschedule Ana, now Mon 7/12 10am", "Ana forgot. Rescheduled Mon 30
    at 9": the day behind a sign."""
    day = start + (s.lows[start] == "now" or (start > 0 and s.lows[start] in PUT))
    put = not (PUT | REBOOKING).isdisjoint(s.lows[:day])
    names = [name for name in s.names if name.end <= start]
    timed = put and day < end and is_day(s.lows, day) and has_hour(s.lows, day, end)
    return coffee(start, day, names[-1:], "meet") if names and timed else None


def set_for(s: Syntax, start: int, end: int) -> Proposal | None:
    """ "panel interview w Tom is Thu 19 at 1pm", "lunch with Ana is Fri 1pm": the day and hour that a talk is said to
    have. "Ana's interview is Thu 1pm" and "his interview is" are of theirs."""
    at = next((place for place in range(start + 1, end - 1) if s.lows[place] == "is"), end)
    named = places_of(s.names)
    said = [s.lows[place] for place in range(start, at) if place not in named]
    people = [name for name in s.names if start <= name.start < end]
    owned = any([s.words[name.end - 1].owner for name in people])
    timed = at < end and is_day(s.lows[:end], at + 1) and has_hour(s.lows, at + 1, end)
    if owned or not timed or SITTINGS.isdisjoint(said) or not (SITTINGS | _BESIDE_A_TALK).issuperset(said):
        return None
    talk = next(low for low in said if low in SITTINGS)
    if not s.names and talk not in ("interview", "panel"):
        return None  # "the party is Sat 8pm"
    return coffee(start, start if not people else at + 1, people or s.names[:1], meeting_word(kind(talk)))


_BESIDE_A_TALK = v.WITH | SAYING | v.words("my our the hm hr final first second phone video site")
"""Beside a talk that has its day these say which it is."""


def fitting(s: Syntax, start: int, end: int) -> Proposal | None:
    """ "Wed 18 at 11 suits her", "new date Tue 17 12:30", "tasting is 20.3. at 11": a day that somebody can or has set,
    with its hour."""
    name = s.starting.get(start)
    said = name.end if name is not None else start + (s.lows[start] in v.HE)
    day = start + 2 * (s.lows[start] == "new" and s.low(start + 1) in _NEW)
    day = said + 1 if s.low(said) in SAYING else day
    day = start + 1 if s.lows[start] in ASKING else day  # "Ana texted is Tue 11 ok"
    if (
        day == start
        and s.low(start + 1) == "is"
        and s.lows[start] not in v.STOP
        and not WROTE.isdisjoint(s.lows[:start])
    ):
        day = start + 2
    suits = next((at for at in range(day, end) if suits_at(s.lows, at)), end)
    if day >= suits or ((day == start or s.low(day - 1) in SAYING) and suits == end) or not is_day(s.lows[:suits], day):
        return None
    is_told = suits < end and not WROTE.isdisjoint(s.lows[:start])  # "Ana rang, Monday suits her"
    anew = day == start + 2 and s.lows[start] == "new"
    if not (is_told or anew) and not has_hour(s.lows, day, suits) and "same" not in s.lows[day:suits]:
        return None
    before = [one for one in s.names if one.end <= day]
    text = start if s.lows[start + 1] == "is" else day
    fits = s.starting.get(suits + 1)  # "Wed 18 at 11 suits Ana"
    people = [fits] if fits is not None else before[-1:]
    return coffee(start, text, people, "meet")
