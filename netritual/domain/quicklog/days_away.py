"""Days on which I am away, in a line of mine about nobody: "off to my sister all next week", "bin bis Freitag weg".

Lines in six other languages are read as the English ones that say the same. Standard library only: the quick log loads
this with a line that may tell of such a day.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from netritual.domain.dates.date_phrases import read_day
from netritual.domain.dates.dates import MONTH, WEEKDAY, WEEKDAY_NAMES, When, without_stop
from netritual.domain.dates.dates import MONTH_NAMES as ENGLISH_MONTHS
from netritual.domain.language.text import unaccent
from netritual.domain.quicklog.line_vocabulary import AWAY_ABROAD, CALLED_OFF

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

AWAY = frozenset(("off", "away", "ooo", "holiday", "holidays", "hols", "vacation", "leave", "pto"))
_GOING = frozenset(("travelling", "traveling", "flying", "trip"))
_OCCASIONS = frozenset(("offsite", "off-site", "conference", "retreat", "summit", "congress", "bootcamp"))
"""With the days of several these take them as well: "team offsite 21 to 23 dec coorg"."""
_LEADING = 4
"""So many words may say which one it is."""
_SOON = timedelta(days=180)
_NO_NAME = frozenset(
    ("with", "w", "w/", "met", "for", "about", "re", "from", "after", "before", "is", "was", "if", "no")
)
_FIRST_PERSON = frozenset((
    "i", "i'm", "im", "i'll", "ill", "am", "be", "will", "we", "we're", "are", "on", "my", "our", "annual", "a", "the",
    "week", "day", "days", "taking", "taken", "have", "having", "all", "",
))  # fmt: skip
_SPAN_WORDS = frozenset(("till", "until", "til", "to", "thru", "through", "-", "–"))
_BEFORE_DAY = frozenset(("on", "no", "from", ""))
"""Between what says that I am away and its day."""
_JOINING = frozenset(("and", "&", "+", ""))
"""Between two days, "" for a comma."""
_EXCEPT = frozenset(("not", "except", "but", "without"))
"""Before a day these take it out."""
_OUT = (("not", "in"), ("out", "of"))
_WORK = frozenset(("practise", "practice", "office", "shop", "clinic", "studio", "surgery", "work", "school"))
"""Behind these two: "not in the office"."""
_ABROAD = """
i       ich wir je nous on ik wij estoy estamos estou sono siamo vou vamos voy vais vado gehe ga
am      bin sind suis sommes ben zijn
have    habe hab j'ai heb nehme prends ho tengo tenho
taken   genommen genomen pris
on      im auf en em in op met mit
from    vom von ab du dal desde van vanaf
till    bis jusqu'a jusqu'au hasta ate fino tot
to      au al ao
and     und et y e
next    nachste nachsten nachster prochain prochaine proximo proxima prossimo prossima volgende komende viene vem
this    diese diesen dieser ce cette este esta questo questa deze
week    woche semaine semana settimana
today   heute aujourd'hui hoy oggi hoje vandaag
tomorrow morgen demain manana domani amanha
all     ganze ganzen toute toda tutta hele
except  nicht ausser sauf pas excepto salvo non tranne exceto nao niet behalve
cancelled abgesagt annule annules annulees cancelado canceladas annullate geannuleerd
"""
"""English words and those of other languages that say the same, without accents: they count in a line that tells of
days away in them."""
_ENGLISH = {word: english for english, *same in map(str.split, _ABROAD.strip().splitlines()) for word in same}
_ENGLISH.update(dict.fromkeys(AWAY_ABROAD, "away"))
_SAYING_NOTHING = frozenset((
    "de", "di", "que", "che", "da", "na", "die", "der", "den", "das", "zum", "la",
    "le", "les", "el", "los", "il", "gli", "het",
))  # fmt: skip
_WHOLE_WEEKS = (("next", "week"), ("this", "week"), ("week", "after", "next"), ("the", "week", "after", "next"))
_LAST_DAY = 4
"""A week off ends on its Friday."""
Stretch: TypeAlias = tuple[date, date | None]
"""The first and the last day of being away; no last one where a line names none."""
LONGEST_STRETCH = 60
"""Days of one stretch of holidays: a longer one is more often two days typed the wrong way round."""


def may_be_away(line: str) -> bool:
    """Whether a line may tell of one of my days away."""
    words = _words_of(line)
    return any([not table.isdisjoint(words) for table in (AWAY, _GOING, _OCCASIONS)]) or _is_out(line)


def days_away(line: str, today: date, order: str = "dmy", eow: str = "fri") -> list[Stretch] | None:
    """The stretches of days on which I am away by a line; none for days that are called off, or of which it takes some
    out. None for a line that tells of no such day."""
    words = _with_months(_words_of(line))

    def day_at(at: int, since: date = today) -> When | None:
        """The day that begins at a place, when a calendar has it."""
        when = read_day(words, at, since, True, order, eow) if at < len(words) else None
        return when if when is not None and when.day is not None else None

    def length(at: int) -> int:
        """The length of a day and of what leads to it."""
        led = words[at] in _SPAN_WORDS or words[at] in ("from", "and")
        when = day_at(at + led)
        return led + when.length if when is not None else 0

    at = dated = 0
    while at < len(words) and (words[at] in _FIRST_PERSON or length(at)):
        dated = dated or length(at)
        at += length(at) or 1
    is_away = at < len(words) and words[at] in AWAY | _GOING and not (dated and words[at] == "leave")
    occasion = next((place for place, word in enumerate(words[: _LEADING + 1]) if word in _OCCASIONS), -1)
    if not is_away and occasion >= 0 and not dated and _NO_NAME.isdisjoint(words[:occasion]):
        is_away, at, several = True, occasion, True
    else:
        several = is_away and words[at] in _GOING
    if not (is_away or _is_out(line)):
        return None
    start = at + 1 if is_away and not dated else 0
    place = next((place for place in range(start, len(words)) if day_at(place)), -1)
    outs = [at + 1 + (words[at + 1] == "on") for at, word in enumerate(words[:-1]) if word in _EXCEPT]
    stretch = _stretch(words, place, today, day_at)
    if stretch is None:
        return None
    first, last, behind = stretch
    if several and (first == last or last is None or first - today > _SOON):
        return None
    if first == last and start and place > start and words[place - 1] not in _BEFORE_DAY:
        return None
    if any([day_at(at) for at in outs]) or not CALLED_OFF.isdisjoint(words):
        return []
    stretches = [(first, last)]
    while behind + 1 < len(words) and words[behind] in _JOINING:
        listed, place = not words[behind], behind + 1 + (words[behind + 1] in ("on", "from", "the", "then"))
        stretch = _stretch(words, place, first, day_at)
        if stretch is None:
            break
        first, last, behind = stretch
        if listed and words[behind : behind + 1] and words[behind] not in _JOINING:  # "off Friday, Monday dentist"
            break
        begun, end = stretches[-1]
        beside = end is not None and first == end + timedelta(days=1)
        stretches[-1:] = [(begun, last)] if beside else [(begun, end), (first, last)]
    return [(max(one, today), end) for one, end in stretches if end is None or end >= max(one, today)]


def _stretch(
    words: Sequence[str], at: int, since: date, day_at: Callable[[int, date], When | None]
) -> tuple[date, date | None, int] | None:
    """The first and the last day of the stretch that begins at a place, and the place behind it; None without one."""
    when = day_at(at, since) if at >= 0 else None
    if when is None or when.day is None:
        return None
    before, behind = words[at - 1] if at else "", at + when.length
    behind += behind < len(words) and words[behind] == str(when.day.day)  # "mon 16"
    if tuple(words[at:behind]) in _WHOLE_WEEKS:
        return when.day, when.day + timedelta(days=_LAST_DAY - when.day.weekday()), behind
    if when.span is not None:
        first, last = when.span
        week_on = timedelta(days=7 if not WEEKDAY.keys().isdisjoint(words[at:behind]) and first < since else 0)
        return first + week_on, last + week_on, behind
    if before in _SPAN_WORDS and before != "to":
        return since, when.day, behind
    end = day_at(behind + 1, when.day) if behind < len(words) and words[behind] in _SPAN_WORDS else None
    if end is not None and end.day is not None:
        return when.day, end.day, behind + 1 + end.length
    return when.day, None if before == "from" else when.day, behind


def _with_months(words: Sequence[str]) -> list[str]:
    """The words of a list of days with the month of one beside each: "24 and 31 december", "december 24 and 31"."""
    dated: list[str] = []
    led = ""
    for at, word in enumerate(words):
        before, behind = words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else ""
        if word in MONTH:
            led = word if behind[:1].isdigit() and not before[:1].isdigit() else ""
        elif not word[:1].isdigit():
            led = led if word in _JOINING else ""
        elif behind not in MONTH and not (led and before == led):
            month = led or _month_behind(words, at + 1)
            dated += [word, month] if month else [word]
            continue
        dated.append(word)
    return dated


def _month_behind(words: Sequence[str], at: int) -> str:
    """The month of the last of a list of days that goes on at a place; "" where the list has none."""
    if at < len(words) and words[at] in _JOINING:
        days = (place for place in range(at, len(words)) if words[place] not in _JOINING and words[place] != "the")
        last = next((place for place in days if not words[place][:1].isdigit()), 0)
        return words[last] if last and words[last] in MONTH else ""
    return ""


def _is_out(line: str) -> bool:
    """True where a clause says of me "I'm not in the office": the workplace stands right behind, with an article at
    most."""
    for clause in line.lower().replace(";", ",").split(","):
        words = _words_of(clause)
        at = next((at for at, word in enumerate(words) if word not in _FIRST_PERSON), len(words))
        place = at + 2 + (words[at + 2 : at + 3] in (["the"], ["my"], ["our"]))
        if tuple(words[at : at + 2]) in _OUT and not _WORK.isdisjoint(words[place : place + 1]):
            return True
    return False


def _words_of(line: str) -> list[str]:
    """The words of a line to compare, in English where it tells of days away in another language."""
    words: list[str] = []
    for word in map(without_stop, line.lower().replace("’", "'").replace(", ", " , ").split()):
        first, _, last = word.partition("-")
        words += [first, "to", last] if first in WEEKDAY and last in WEEKDAY else [word]
    plain = [word if word.isascii() else unaccent(word) for word in words]
    if any([_ENGLISH.get(word) in AWAY for word in plain]):
        return _in_english(plain)
    return words


def _in_english(words: Sequence[str]) -> list[str]:
    from netritual.domain.dates.foreign_dates import MONTH_NAMES, WEEKDAYS_ABROAD

    days = {
        word: english
        for table, names in ((WEEKDAYS_ABROAD, WEEKDAY_NAMES), (MONTH_NAMES, ENGLISH_MONTHS))
        for said in table.values()
        for word, english in zip(said.split(), map(str.lower, names), strict=True)
    }
    english: list[str] = []
    for word in words:
        said = _ENGLISH.get(word) or days.get(word, "to" if word == "a" else word)
        if said == "next" and english[-1:] and english[-1] in ("week", *WEEKDAY):  # "la semaine prochaine"
            english.insert(-1, said)
        elif word not in _SAYING_NOTHING and not (said == "to" and english[-1:] == ["till"]):
            english.append(said)
    return english
