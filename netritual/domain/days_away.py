"""Days on which I am away, in a line of mine about nobody: "off to my sister all next week", "bin bis Freitag weg".

Lines in six other languages are read as the English ones that say the same. Standard library only: the quick log loads
this with a line that may tell of such a day.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from netritual.domain.date_phrases import read_day
from netritual.domain.dates import MONTH_NAMES as ENGLISH_MONTHS
from netritual.domain.dates import WEEKDAY, WEEKDAY_NAMES, without_stop
from netritual.domain.text import unaccent

AWAY = frozenset(("off", "away", "ooo", "holiday", "holidays", "hols", "vacation", "leave", "pto"))
_FIRST_PERSON = frozenset((
    "i", "i'm", "im", "i'll", "ill", "am", "be", "will", "we", "we're", "are", "on", "my", "our", "annual", "a", "the",
    "week", "day", "days", "taking", "taken", "have", "having", "all",
))  # fmt: skip
_SPAN_WORDS = frozenset(("till", "until", "til", "to", "thru", "through", "-", "–"))
_OUT = (("not", "in"), ("out", "of"))
_WORK = frozenset(("practise", "practice", "office", "shop", "clinic", "studio", "surgery", "work", "school"))
"""Behind these two: "not in the office"."""
_ABROAD = """
away    weg absent absente absents absentes fuera fora assente
holiday urlaub ferien vacances vacaciones vacanza ferie ferias vakantie verlof conge conges
off     frei freigenommen vrij
i       ich wir je nous on ik wij estoy estamos estou sono siamo
am      bin sind suis sommes ben zijn
have    habe hab j'ai heb nehme prends
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
the     die der den das zum la le les el los il gli het
"""
"""English words and those of other languages that say the same, without accents: they count in a line that tells of
days away in them."""
_ENGLISH = {word: english for english, *same in map(str.split, _ABROAD.strip().splitlines()) for word in same}
_SAYING_NOTHING = frozenset(("de", "di", "que", "che", "da", "no", "na"))
_WHOLE_WEEKS = (("next", "week"), ("this", "week"))
_LAST_DAY = 4
"""A week off ends on its Friday."""
LONGEST_STRETCH = 60
"""Days of one stretch of holidays: a longer one is more often two days typed the wrong way round."""


def may_be_away(line: str) -> bool:
    """Whether a line may tell of one of my days away."""
    return not AWAY.isdisjoint(_words_of(line)) or _is_out(line)


def days_away(line: str, today: date, order: str = "dmy", eow: str = "fri") -> tuple[date, date | None] | None:
    """The first and the last day on which I am away by a line; no last one where it names none. None for a line that
    tells of no such day."""
    words = _words_of(line)

    def length(at: int) -> int:
        """The length of a day and of what leads to it."""
        led = words[at] in _SPAN_WORDS or words[at] == "from"
        when = read_day(words, at + led, today, True, order, eow) if at + led < len(words) else None
        return led + when.length if when is not None else 0

    at = dated = 0
    while at < len(words) and (words[at] in _FIRST_PERSON or length(at)):
        dated = dated or length(at)
        at += length(at) or 1
    is_away = at < len(words) and words[at] in AWAY and not (dated and words[at] == "leave")
    if not is_away and not _is_out(line):
        return None
    start = at + 1 if is_away and not dated else 0
    for place in range(start, len(words)):
        before = words[place - 1] if place else ""
        when = read_day(words, place, today, True, order, eow)
        if when is None or when.day is None:
            continue
        behind = place + when.length
        behind += behind < len(words) and words[behind] == str(when.day.day)  # "mon 16"
        if tuple(words[place:behind]) in _WHOLE_WEEKS:
            return _sound(when.day, when.day + timedelta(days=_LAST_DAY - when.day.weekday()), today)
        if when.span is not None:
            first, last = when.span
            named = not WEEKDAY.keys().isdisjoint(words[place:behind])
            week_on = timedelta(days=7 if named and first < today else 0)
            return _sound(first + week_on, last + week_on, today)
        if before in _SPAN_WORDS and before != "to":
            return _sound(today, when.day, today)
        if behind + 1 < len(words) and words[behind] in (*_SPAN_WORDS, "and"):
            end = read_day(words, behind + 1, when.day, True, order, eow)
            beside = words[behind] != "and" or (end and end.day) == when.day + timedelta(days=1)
            if end is not None and end.day is not None and beside:
                return _sound(when.day, end.day, today)
        if before == "from":
            return when.day, None
        return _sound(when.day, when.day, today) if place == start or before == "on" or not start else None
    return None


def _sound(first: date, last: date, today: date) -> tuple[date, date] | None:
    return (max(first, today), last) if last >= max(first, today) else None


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
    for word in map(without_stop, line.lower().replace("’", "'").split()):
        first, _, last = word.partition("-")
        words += [first, "to", last] if first in WEEKDAY and last in WEEKDAY else [word]
    plain = [word if word.isascii() else unaccent(word) for word in words]
    if any([_ENGLISH.get(word) in AWAY for word in plain]):
        return _in_english(plain)
    return words


def _in_english(words: Sequence[str]) -> list[str]:
    from netritual.domain.foreign_dates import MONTH_NAMES, WEEKDAYS_ABROAD

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
        elif word not in _SAYING_NOTHING and not (said in ("to", "the") and english[-1:] == ["till"]):
            english.append(said)
    return english
