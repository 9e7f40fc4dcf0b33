"""Days and lengths as people type them. A phrase is matched whole or refused.

The common forms are read by ``basic_date_phrases``, what is rarer by ``composed_date_phrases``, which comes first.
Other languages (``foreign_dates``) and other clocks (``time_phrases``) are loaded with the first word that may begin
one. Standard library only, and no patterns: the quick log loads this. Reads no clock; ``today`` is an argument.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from netritual.domain.dates.dates import (
    BEFORE_SHORT,
    DAY_ENDS,
    DOTTED,
    ENDS_OF_A_DAY,
    FEW,
    FIRST_DAYS,
    FOREIGN_NUMBERS,
    FOREIGN_SHORT_WORDS,
    HALVES,
    HOURS,
    LAST_YEAR,
    MINUTES,
    MONTH,
    NEAR_DAYS,
    NUMBER,
    OFF_TIME,
    PARTS_OF_DAY,
    UNIT,
    WEEKDAY,
    When,
    is_clock,
    is_digit,
    is_hour_of_day,
    shape_of,
    without_stop,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from netritual.domain.dates.basic_date_phrases import DayReader

_FIRST = frozenset(
    (*WEEKDAY, *MONTH, *NEAR_DAYS, *NUMBER, *FEW, *DAY_ENDS, "couple", "in", "last", "next", "this",
     "following", "half")
)  # fmt: skip


_RARER = frozenset((
    "last", "next", "this", "in", "during", "early", "mid", "late", "start", "beginning", "middle", "end", "about",
    "around", "roughly", "almost", "nearly", "some", "approximately", "approx", "maybe", "circa", "recently", "lately",
    "days", "weeks", "months", "years", "week", "weekend", "month", "year", "fortnight", "night", "day", "the", "other",
    "a", "over", "back", "earlier", "later", "just", "once", "ages", "at", "from", "between", "more", "less",
))  # fmt: skip
"""First words of the rarer phrases, beside numbers, weekdays and months."""
FOREIGN_STARTS = frozenset((
    "abril", "afgel", "agost", "altro", "amanh", "anni", "anno", "ano", "anoch", "anos", "ans", "antea",
    "anteo", "antie", "aout", "apres", "april", "augus", "aujou", "avant", "avril", "ayer", "dag", "dagen",
    "decem", "demai", "derni", "dezem", "dia", "dias", "dicem", "dicie", "diens", "diman", "dinsd", "doman",
    "domen", "domin", "donde", "donne", "dopod", "eergi", "enero", "febbr", "febre", "febru", "fever", "fevri",
    "freit", "genna", "geste", "giorn", "giove", "giste", "giugn", "hace", "heute", "hier", "hoje", "hoy",
    "ieri", "jaar", "jahr", "jahre", "janei", "janua", "janvi", "jeudi", "jour", "jours", "jueve", "juill",
    "juin", "julho", "juli", "julio", "junho", "juni", "junio", "komen", "komme", "laats", "letzt", "lugli",
    "lundi", "luned", "lunes", "maand", "maart", "maggi", "mai", "maio", "manan", "marco", "mardi", "mars",
    "marte", "marz", "marzo", "matin", "mayo", "mei", "merco", "mercr", "mes", "mese", "meses", "mesi", "midi",
    "mierc", "mittw", "mois", "monat", "monta", "morge", "nachs", "noche", "novem", "novie", "nuit", "octob",
    "octub", "oggi", "oktob", "ontem", "ottob", "outub", "overm", "pasad", "passa", "proch", "pross", "proxi",
    "quart", "quint", "sabad", "sabat", "samed", "samst", "scors", "segun", "semai", "seman", "septe", "septi",
    "setem", "sette", "setti", "sexta", "soir", "sonna", "sonnt", "stama", "stase", "tag", "tagen", "tarde",
    "terca", "uberm", "ultim", "vanav", "vanda", "vanmi", "vanoc", "vendr", "vener", "verga", "viern", "volge", "vorge",
    "vorig", "vrijd", "weken", "woche", "woens", "zater", "zonda",
))  # fmt: skip
"""The first five letters of the words of ``foreign_dates``; a test holds both together."""
FOREIGN_LEADS = frozenset((
    "el", "la", "le", "il", "los", "am", "im", "in", "en", "den", "em", "na", "no", "nella", "op", "de", "al",
    "a", "ce", "cet", "cette", "esta", "este", "ha", "vor", "l'altro", "l'autre", "ende", "fin", "fine", "fim", "eind",
    "finales", "anfang", "debut", "début", "principios", "inizio", "inicio", "início", "begin", "mitte", "mediados",
    "metà", "meados", "medio", "kw", "dia",
))  # fmt: skip
"""Words of other languages that stand before a day."""
_PARTS_OF_MONTHS = frozenset(("anfang", "mitte", "ende", "begin", "eind"))
"""Of these those before a month in German and Dutch that is cut short: "bis ende Dez"."""
_OPENERS = frozenset((*_FIRST, *_RARER, *FOREIGN_NUMBERS))


def read_day(
    words: Sequence[str], at: int, today: date, forward: bool = False, order: str = "dmy", eow: str = "fri"
) -> When | None:
    """The date phrase that begins at a word, the longest one; None when there is none.

    ``words`` are lower case and without trailing punctuation (but "1.3." keeps its dot); "" is a gap no phrase crosses.
    ``forward`` is the direction of time: False looks back, as in a head, True forward, as in a clause.
    """
    word = words[at]
    if word[:1] == "~" and is_digit(word[1:2]):
        when = read_day([*words[:at], word[1:], *words[at + 1 :]], at, today, forward, order, eow)
        if when is not None:
            when.approx = True
        return when
    if not may_begin_day(words, at) or not _may_go_on(words, at):
        return None
    from netritual.domain.dates.basic_date_phrases import DayReader

    try:
        when = _read(DayReader(words, at, today, forward, order, eow))
    except (OverflowError, ValueError):
        return None
    if when is not None and when.day is not None and when.day.year > LAST_YEAR:
        return When(when.length, None, when.kind)
    return when


def past_day(words: Sequence[str], at: int, today: date) -> When | None:
    """The day that such a phrase means for who looks back: a weekday, and any other day that is not nearer to come."""
    past = read_day(words, at, today) if at < len(words) and words[at] else None
    if past is None or past.day is None or past.day > today:
        return None
    coming = read_day(words, at, today, True)
    ahead = (coming.day - today).days if coming is not None and coming.day is not None else 0
    return past if ahead <= 7 or (today - past.day).days <= ahead else None


def _read(reader: DayReader) -> When | None:
    """The phrase, whichever form it has."""
    from netritual.domain.dates.composed_date_phrases import read_phrase, with_weekday

    when = read_phrase(reader) or reader.common(reader.rest[0])
    if when is None and (_may_be_foreign(reader.words, reader.at) or _may_follow(reader.words, reader.at)):
        from netritual.domain.dates.foreign_dates import read_foreign

        when = read_foreign(reader)
    behind = reader.word(when.length) if when is not None else ""
    if when is None or not behind:
        return when
    if reader.rest[0] in DAY_ENDS and reader.word(when.length - 1) in _ENDS_OF_ONE_DAY:
        return _end_of_day(reader, when)
    if behind in WEEKDAY:
        when = with_weekday(reader, when)
        behind = reader.word(when.length)
    if behind in PARTS_OF_DAY and when.span is None and is_digit(reader.word(when.length - 1)[:1]):
        when = when.longer(1)  # "the 24th evening"
        behind = reader.word(when.length)
    same = when.day is not None and behind == str(when.day.day)
    if same and reader.word(when.length - 1) in WEEKDAY:
        after = reader.word(when.length + 1)  # "next week tue 24"
        when.length += not after or after == "at" or is_clock(after)
    if behind == "today" and reader.word(when.length - 1) == "ago":
        when.length += 1
    if when.day is None or when.span is not None or reader.word(when.length) not in ENDS_OF_A_DAY:
        return when
    ahead = when if reader.forward else _read(reader.on(0, True))  # "Fri eod" is still to come
    return ahead if ahead is None or not reader.forward else ahead.longer(1)


def _end_of_day(reader: DayReader, when: When) -> When:
    """ "eod Fri", "end of day on 12/4": the coming day that is named behind its end, else today."""
    on = reader.word(when.length) in ("on", "of")
    at = reader.at + when.length + on
    if at >= len(reader.words):
        return when
    named = read_day(reader.words, at, reader.today, True, reader.order, reader.eow)
    return named.longer(when.length + on) if named is not None and named.day is not None and not named.span else when


_ENDS_OF_ONE_DAY = ENDS_OF_A_DAY | {"day", "business"}


def parse_day(text: str, today: date, forward: bool = True, order: str = "dmy", eow: str = "fri") -> date | None:
    """The day that a whole answer means ("fri", "13 Feb", "2w"), or None when any of it is not understood.

    An answer may be a bare length here: "3d", "2w", "1m" are that far ahead (or back, when not ``forward``).
    """
    words = [f"{word}." if shape_of(word)[0] == "0.0" else without_stop(word) for word in text.lower().split()]
    if words and words[0] in ("on", "by", "before", "due", "until"):
        del words[0]
    if not words:
        return None
    when = read_day(words, 0, today, forward, order, eow)
    if when is not None and when.length == len(words):
        return when.day
    shape, numbers = shape_of(words[0])
    if len(words) == 1 and shape == "0m":
        words = [numbers[0], "mo"]
    ahead = ["in", *words] if forward else [*words, "ago"]
    when = read_day(ahead, 0, today, forward, order, eow)
    return when.day if when is not None and when.length == len(ahead) else None


def read_length(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """A length that begins at a word: how many words it takes, and its minutes. "for" may stand before it."""
    spoken = words[at] == "for"
    start = at + spoken
    word = words[start] if start < len(words) else ""
    if not word or not (is_digit(word.lstrip("~")[:1]) or word in NUMBER or word in HALVES):
        return None
    length = _plain_length(words, start)
    if length is None:
        from netritual.domain.dates.time_phrases import length_of

        length = length_of(words, start, spoken)
    if length is None or not length[0] or _counts_other(words, at, start + length[0]):
        return None
    return start + length[0] - at, length[1]


def _plain_length(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """``20m``, ``2h``, ``3 hours``: words taken and minutes. No words for what is no length, None for a rarer form."""
    shape, numbers = shape_of(words[at].lstrip("~"))
    if not numbers:
        return None
    following = words[at + 1] if at + 1 < len(words) else ""
    spaced = shape == "0"
    if spaced and following not in HOURS and following not in MINUTES and following not in ("1/2", "and"):
        return 0, 0
    if shape[:2] == "0-" and len(numbers[0]) < 4 and (shape[2:] in MINUTES or shape[2:] in HOURS):
        return 1, int(numbers[0]) * (1 if shape[2:] in MINUTES else 60)
    if len(numbers[0]) > 4 or shape[-2:] in ("am", "pm") or "-" in shape or "/" in shape:
        return 0, 0
    behind = following if not spaced else words[at + 2] if at + 2 < len(words) else ""
    if is_digit(behind[:1]) or "and" in (behind, following):
        return None
    if shape in ("0m", "0min") or (spaced and following in MINUTES):
        return 1 + spaced, int(numbers[0])
    if len(numbers[0]) < 4 and (shape == "0h" or (spaced and following in HOURS)):
        return 1 + spaced, int(numbers[0]) * 60
    return None


_NOT_LENGTH_BEFORE = frozenset(("in", "within", "every", "per", "after", "another", "raised", "raising", "worth"))
_NOT_LENGTH_BEHIND = OFF_TIME.union((
    "back", "later", "earlier", "away", "before", "delay", "delayed", "drive", "arr", "round", "revenue", "users",
))  # fmt: skip


def _counts_other(words: Sequence[str], at: int, end: int) -> bool:
    """True when a length from ``at`` to ``end`` is none of the talk: "in 20 min", "5 min late", "raised 5m"."""
    if at > 0 and words[at - 1] in _NOT_LENGTH_BEFORE:
        return True
    return end < len(words) and words[end] in _NOT_LENGTH_BEHIND


_LENGTH_WORDS = 3


def before_length(lows: Sequence[str], at: int) -> int:
    """The place of a length right before a word: "a 20 min call"; the word itself without one."""
    for first in range(max(0, at - _LENGTH_WORDS), at):
        length = read_length(lows, first) if lows[first] and lows[first] != "for" else None
        if length is not None and length[1] and first + length[0] == at:
            return first
    return at


_BEGIN_NUMBERS = frozenset("0123456789~")


def may_begin_day(words: Sequence[str], at: int) -> bool:
    """False for a word that no date phrase begins with: what is asked of every word, so that few are read."""
    word = words[at]
    if _begins_day(word):
        return True
    return (word in FOREIGN_LEADS or word in FOREIGN_SHORT_WORDS or not word.isascii()) and _may_be_foreign(words, at)


_BEHIND_THE = frozenset((
    "other", "weekend", "following", "last", "start", "beginning", "middle", "end", "first", "second", "third",
    "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
))  # fmt: skip
_BEHIND_A = frozenset((*UNIT, *FEW, "couple", "while", "long"))
_BEHIND_NUMBER = frozenset((*UNIT, *MONTH, "before", "after"))
_ABOUT = frozenset(
    ("about", "around", "roughly", "almost", "nearly", "approximately", "approx", "maybe", "circa", "more", "less")
)
_BEHIND_ABOUT = frozenset((*NUMBER, *FEW, "some", "half", "couple", "than"))
_COMMON = frozenset(("the", "at", *NUMBER, *_ABOUT))


def _may_go_on(words: Sequence[str], at: int) -> bool:
    """False for a word of most lines with another behind it with which it begins no phrase."""
    word, behind = words[at], [*words[at + 1 : at + 3]]
    if word not in _COMMON or behind[-1:] == ["ago"]:
        return True
    if not behind or word == "at":
        return behind == ["the", "weekend"]
    if word == "the":
        return is_digit(behind[0][:1]) or behind[0] in _BEHIND_THE or behind[-1] in ("before", "after")
    if word in _ABOUT:
        return is_digit(behind[0][:1]) or behind[0] in _BEHIND_ABOUT
    return behind[0] in (_BEHIND_A if word == "a" else _BEHIND_NUMBER) or _may_be_foreign(words, at)


@lru_cache(4096)  # the words of one line are mostly those of another
def _begins_day(word: str) -> bool:
    """True for a word that a date phrase begins with, whatever follows."""
    if word in _OPENERS or word[:5] in FOREIGN_STARTS:
        return True
    return not word.isalpha() and (word[:1] in _BEGIN_NUMBERS or "-" in word or word.startswith(_ELIDED))


_ELIDED = tuple([f"l'{number}" for number in "18"])
"""How the 1st, 8th and 11th begin in Italian."""


def _is_short(words: Sequence[str], at: int) -> bool:
    """True for a weekday cut short where a day is expected: "bis mi", "di 31.3.", "di 10 uhr", "di 10:00"."""
    if at and words[at - 1] in BEFORE_SHORT:
        return True
    behind = words[at + 1] if at + 1 < len(words) else ""
    return shape_of(behind)[0] in DOTTED or is_hour_of_day(words, at + 1)


def may_be_abroad(word: str) -> bool:
    """False for a word that is none of ``foreign_dates``."""
    return word[:5] in FOREIGN_STARTS or word in FOREIGN_SHORT_WORDS or not word.isascii()


def _may_be_foreign(words: Sequence[str], at: int) -> bool:
    word = words[at]
    if word in FOREIGN_SHORT_WORDS:
        return _is_short(words, at)
    if word[:5] in FOREIGN_STARTS or (not word.isascii() and word[0].isalpha()) or word.startswith(_ELIDED):
        return True
    behind = words[at + 1] if at + 1 < len(words) else ""
    due = at > 0 and words[at - 1] in BEFORE_SHORT
    cut_short = due and word in _PARTS_OF_MONTHS and (behind in MONTH or behind in ("dez", "okt", "mrz", "mrt"))
    return cut_short or (word in FOREIGN_LEADS and behind != "" and _foreign_follows(behind))


def _foreign_follows(word: str) -> bool:
    return (
        word[:5] in FOREIGN_STARTS or is_digit(word[:1]) or not word.isascii() or word in FOREIGN_NUMBERS
        or word in ("y", "an", "week", "de", "di") or word in FOREIGN_SHORT_WORDS or word in FIRST_DAYS
    )  # fmt: skip


def _may_follow(words: Sequence[str], at: int) -> bool:
    """True for a number with a word behind it that may be of another language."""
    word = words[at]
    if not is_digit(word[:1]) and word not in FOREIGN_NUMBERS:
        return False
    following = words[at + 1] if at + 1 < len(words) else ""
    return following == "de" or (bool(following) and not is_digit(following[0]) and _foreign_follows(following))
