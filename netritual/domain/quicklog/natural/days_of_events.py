"""What is to be on a day of a month, in a line about somebody that tells of nothing else: "Ana's shop opens 5 Dec"."""

from __future__ import annotations

from collections.abc import Sequence

from netritual.domain.dates.dates import MONTH, is_clock
from netritual.domain.language.past_tense import is_deed
from netritual.domain.quicklog.line_segment import is_ordinal
from netritual.domain.quicklog.line_vocabulary import CALLED_OFF, CONVERSATIONS, DUE_BEFORE, RETIMED
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.contact_vocabulary import HOW, PAST_TALKS
from netritual.domain.quicklog.natural.days_and_hours import has_hour, is_day, is_of_time
from netritual.domain.quicklog.natural.name_frames import CALENDAR
from netritual.domain.quicklog.natural.phrase import Word, lows_of
from netritual.domain.quicklog.natural.recognised_names import Name
from netritual.domain.quicklog.natural.syntax import Proposal, Syntax, refs
from netritual.domain.quicklog.natural.talk_states import TOOK_PLACE
from netritual.domain.quicklog.tokens import Token

_NO_EVENT = v.words("""
    birthday bday born since until till from between away off back left went got had gave took told instead ready sent
    taught late can can't cant paid
""")
"""A line with one of these tells of no day of something to come, or of it otherwise."""
_NO_DAY_BEHIND = frozenset(("from", "since", "until", "till", "like", "than", "of", "by", "before", "after"))
_HAVING = frozenset(("has", "have"))
"""Behind the name that a part begins with these say no more than whose it is: "Ana has a concert 5 Dec"."""
_NO_THING = v.NEGATIONS | v.WANTING | CALLED_OFF | RETIMED | {"off", "free", "cannot", "every", "each", "due"}
_SAYING = frozenset(("says", "said", "suggests", "can"))


def on_its_day(s: Syntax, *, timed: bool = False) -> Proposal | None:
    """ "Ana's shop opens Sat 5 Dec", "Tom moves house on 12 December": what is to be on a day of a month is followed up
    then, in a line about somebody that tells of no contact and of nothing past; ``timed``, where it has its month and
    its hour, and what it is may be called a talk."""
    words = [low for low in s.lows if low not in CALENDAR]  # no Saturday sat
    allowed = CONVERSATIONS if timed else frozenset[str]()
    is_past = any([low in _NO_EVENT or low in PAST_TALKS or (low in HOW and HOW[low] not in allowed) for low in words])
    days = (at for at in range(len(s.words)) if _is_day_of_month(s, at))
    day = next((at for at in days if not timed or _has_month_and_hour(s, at)), -1)
    if is_past or day < 0 or not s.names or not v.NEGATIONS.isdisjoint(s.lows):
        return None
    first = s.part_start(day)
    named = [name for name in s.names if first <= name.start < day][:1] or s.names
    part = s.lows[first : s.part_end(day)]
    if any([low in TOOK_PLACE or low in v.WANTING or v.seems_past(low) for low in part]):
        return None
    said = any([low.isalpha() and low not in v.STOP and low not in CALENDAR for low in s.lows[first:day]])
    if not said or (timed and s.low(day - 1) in _SAYING):
        return None
    led = named[0].end if named[0].start == first and s.low(named[0].end) in _HAVING else first - 1
    noted = Proposal("follow", first, led + 1, refs(named))
    noted.noted = True
    later = range(day, s.part_end(day))
    end = next((at for at in later if not (s.lows[at][:1].isdecimal() or is_of_time(s.lows[at]))), later.stop)
    noted.end = end if timed else -1
    return noted


def _is_day_of_month(s: Syntax, at: int) -> bool:
    """True for "5 Dec", "Sat 5 Dec", "the 10th", "12 December"."""
    numbered = any([low[:1].isdecimal() and not is_clock(low) for low in s.lows[at : at + 2]])
    before = s.low(at - 1 - (s.low(at - 1) == "the"))
    after = "" if s.gap(at) else s.low(at + 1)
    counted = is_ordinal(s.low(at)) and after.isalpha() and after not in v.STOP | CALENDAR  # "the 2nd price"
    return numbered and is_day(s.lows, at) and before not in _NO_DAY_BEHIND and not counted


def _has_month_and_hour(s: Syntax, at: int) -> bool:
    """True for "1/11 1pm", "Feb 6 6pm"."""
    month = any([low in MONTH or "/" in low for low in s.lows[at : at + 3]])
    return month and has_hour(s.lows, at + 1, s.part_end(at))


def thing_to_come(
    words: Sequence[Word], names: Sequence[Name], day: Token, proposals: Sequence[Proposal]
) -> Proposal | None:
    """What a part of the line says is to be on a ``day``, at an hour, to be followed up, where no other loop is of it:
    "call from Ana, rdv le 16 à 15h"."""
    at = next((place for place, word in enumerate(words) if word.token is day), -1)
    is_told = any([one.start <= at < one.end or one.kind in ("coffee", "follow") for one in proposals])
    if at < 0 or is_told or not names or not TOOK_PLACE.isdisjoint(lows_of(words)):
        return None
    s = Syntax(words, names)
    first, end = s.part_start(at), s.part_end(at)
    part = [low for low in s.lows[first:end] if low not in CALENDAR]
    is_past = any([low in _NO_EVENT or low in PAST_TALKS or v.seems_past(low) or is_deed(low) for low in part])
    if is_past or not _NO_THING.isdisjoint(part) or s.low(at - 1) in DUE_BEFORE or not any(map(str.isalpha, part)):
        return None
    thing = Proposal("follow", first, first, refs([name for name in names if first <= name.start < end] or names[:1]))
    thing.end = thing.led = end
    return thing
