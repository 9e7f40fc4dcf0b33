"""Names that are words of the calendar too: Jan, May, April, Sun.

Such a word is a name by what stands around it: the last name behind it, or a frame that expects a person. Loaded only
when a line has one.
"""

from __future__ import annotations

from collections.abc import Sequence

from netritual.domain.dates.dates import BEHIND_NO_DAY, MONTH, WEEKDAY
from netritual.domain.language.text import fold
from netritual.domain.quicklog.name_kinds import FIRST as FIRST_NAME
from netritual.domain.quicklog.natural import vocabulary as v
from netritual.domain.quicklog.natural.name_frames import CALENDAR, Frames
from netritual.domain.quicklog.natural.newcomers import PLAIN, Newcomers, is_first_name, is_noun
from netritual.domain.quicklog.natural.phrase import SOFT, Word, behind_particles
from netritual.domain.quicklog.natural.recognised_names import EXPECTING
from netritual.domain.quicklog.tokens import WORD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from netritual.domain.quicklog.names import NameLookup

_CALLED = frozenset(("april", "may", "june", "august", "jan", "mar"))
"""Months that people are called by. Another, or a weekday, is a name only before a last name where one expects it."""
_BEFORE_DATE = v.words("""
    in on till until since next last this every each mid early late end start beginning middle begin through during
""")  # fmt: skip
_MONTH_DAYS = 31


def mark_names(words: Sequence[Word], lookup: NameLookup) -> set[int]:
    """Let the words of the calendar that are names here keep their capital in ``low``, as no word of a list has it.

    Also the places of those that a number makes a day of.
    """
    frames = Frames(words)
    days: set[int] = set()
    for at, word in enumerate(words):
        low = word.low
        if word.token.kind != WORD or not (low in _CALLED or (word.upper and (low in WEEKDAY or low in MONTH))):
            continue
        if _is_numbered(frames, at):
            days.add(at)
            continue
        word.low = frames.lows[at] = word.bare.title()
        if not _is_name(frames, at, low, lookup):
            word.low = frames.lows[at] = low
    return days


def _is_numbered(frames: Frames, at: int) -> bool:
    """True beside the day or the year of a date: "5 jan", "Jan 5", but not "coffee with Jan 5 nov", "Jan 5 euro"."""
    if at and not frames.words[at - 1].gap and _is_day(frames.low(at - 1)):
        return True
    return (
        not frames.words[at].gap
        and _is_day(frames.low(at + 1))
        and frames.low(at + 2) not in BEHIND_NO_DAY
        and frames.low(at + 2) not in MONTH
    )


def _is_name(frames: Frames, at: int, low: str, lookup: NameLookup) -> bool:
    """Whether a word that ``low`` is in the calendar stands where a person does."""
    words = frames.words
    if words[at].bare.isupper() or (at and not words[at - 1].gap and frames.low(at - 1) in _BEFORE_DATE):
        return False
    expected = frames.of(at, at + 1) in EXPECTING
    if _has_last_name(frames, at, low, lookup):
        return low in _CALLED or expected
    if low not in _CALLED or (low == "mar" and not words[at].upper):
        return False
    if words[at].capital and expected:
        return True
    if words[at].capital and _is_listed(frames, at):
        return True
    end, frame = Newcomers(frames, lookup, (), ()).at(at) or (at, "")
    key = fold(words[at].bare)
    if any([True for _ in lookup.holders(key)]):  # a lone one is judged as any name that is a word too
        return end > at + 1 and (words[at].upper or lookup.is_begun(key + fold(words[at + 1].bare)))
    return frame in EXPECTING or end > at + 1


def _is_listed(frames: Frames, at: int) -> bool:
    """True in a list of people: "lunch with Hugo, June and Tom", but not "with Ana in April and June"."""
    before = at - (frames.low(at - 1) in v.AND)
    joined = at > before or (at > 0 and frames.words[at - 1].gap == SOFT and frames.low(at + 1) in v.AND)
    listed = joined and frames.low(before - 1) not in CALENDAR
    return listed and not (v.WITH | v.MET).isdisjoint(frames.lows[:before])


def _is_day(low: str) -> bool:
    """True for the day or the year that stands beside a month, and for days from one to another: "14-15"."""
    first, _, last = low.replace("–", "-").partition("-")
    if last:
        return all([number.isdecimal() and 0 < int(number) <= _MONTH_DAYS for number in (first, last)])
    number = low.rstrip("stndrh.")
    return number.isdecimal() and (int(number) <= _MONTH_DAYS or len(number) > 2)


def _has_last_name(frames: Frames, at: int, low: str, lookup: NameLookup) -> bool:
    """True before a capital that begins no name of its own: "Jan Smit", "Jan Willem Bos", but not "Jan Ana called"."""
    words = frames.words
    last = behind_particles(words, at + 1)
    if not words[at].upper or words[at].gap or last >= len(words):
        return False
    word = words[last]
    if not word.capital or word.token.kind != WORD or word.low in PLAIN or word.low in CALENDAR or is_noun(word.low):
        return False
    if word.low in v.NOT_NEW or word.low in v.ORGANISATION:
        return False
    following = words[last + 1].bare if last + 1 < len(words) and not word.gap else ""
    if last > at + 1:
        return True
    if following[:1].isupper() and low in _CALLED:
        return not lookup.exact(f"{word.bare} {following}")
    named = any([kinds & FIRST_NAME for _, kinds in lookup.holders(fold(word.bare))])
    return not named and (low in _CALLED or not is_first_name(word))
