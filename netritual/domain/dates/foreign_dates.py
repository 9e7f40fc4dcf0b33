"""Days in Spanish, Portuguese, German, French, Italian and Dutch: "ayer", "am Montag", "le 5 mars", "vor 2 Wochen".

The names of months and weekdays are the wide forms of Unicode CLDR, without accents; no name means two days. Some are
names of people or English words: those count only where something says that they are days. ``date_phrases`` loads this
with the first word that may be one. Standard library only.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from netritual.domain.dates.basic_date_phrases import DayReader
from netritual.domain.dates.composed_date_phrases import numbered_weekday, on_weekday
from netritual.domain.dates.date_periods import month_span, span_of
from netritual.domain.dates.date_ranges import ordinal
from netritual.domain.dates.dates import (
    ADVERB,
    BEFORE_SHORT,
    DOTTED,
    ENDS_OF_A_DAY,
    FIRST_DAYS,
    FOREIGN_SHORT,
    MONTH,
    NAMED,
    When,
    day_of,
    is_clock,
    is_digit,
    is_hour_of_day,
    is_year,
    months_on,
    shape_of,
)
from netritual.domain.language.text import unaccent

WEEKDAYS_ABROAD = {
    "es": "lunes martes miercoles jueves viernes sabado domingo",
    "pt": "segunda-feira terca-feira quarta-feira quinta-feira sexta-feira sabado domingo",
    "p2": "segunda terca quarta quinta sexta sabado domingo",
    "de": "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "d2": "montags dienstags mittwochs donnerstags freitags sonnabend sonntags",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "it": "lunedi martedi mercoledi giovedi venerdi sabato domenica",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
}  # fmt: skip
_ORDINARY_WORDS = frozenset(("so", "do", "fr", "sa", "sam", "ma", "sex", "dim", "di", "mo"))
"""Of the weekdays cut short: words and names. Behind "am" they are days where the phrase ends or its hour follows."""
_EDGES = {
    "anfang": 1, "debut": 1, "principios": 1, "inizio": 1, "inicio": 1, "begin": 1,
    "mitte": 15, "mediados": 15, "meta": 15, "meados": 15, "medio": 15,
    "ende": 31, "fin": 31, "fine": 31, "fim": 31, "eind": 31, "finales": 31,
}  # fmt: skip
"""Before a month: the day of it that is meant, 31 for the last; one in the middle is reckoned."""
_SHORT_MONTHS = {word: number for word, number in MONTH.items() if len(word) == 3} | {
    "mrz": 3, "mrt": 3, "okt": 10, "dez": 12, "dic": 12, "ene": 1, "fev": 2, "abr": 4, "ago": 8, "gen": 1,
    "janv": 1, "fevr": 2, "avr": 4, "juil": 7, "sept": 9, "mag": 5, "giu": 6, "lug": 7, "set": 9, "ott": 10,
}  # fmt: skip
"""Behind one of these, a month that is cut short."""
MONTH_NAMES = {
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "pt": "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
    "de": "januar februar marz april mai juni juli august september oktober november dezember",
    "fr": "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
}  # fmt: skip
_DAYS = {
    "es": "hoy 0 ayer -1 anteayer -2 antier -2 anoche -1 manana 1", "pt": "hoje 0 ontem -1 anteontem -2 amanha 1",
    "de": "heute 0 gestern -1 vorgestern -2 morgen 1 ubermorgen 2",
    "fr": "aujourd'hui 0 hier -1 avant-hier -2 demain 1 apres-demain 2",
    "it": "oggi 0 stamattina 0 stasera 0 ieri -1 altroieri -2 domani 1 dopodomani 2",
    "nl": "vandaag 0 vanmiddag 0 vanavond 0 vanochtend 0 gisteren -1 gisteravond -1 eergisteren -2 morgen 1 "
    "overmorgen 2",
}  # fmt: skip
_UNITS = {
    "d": "dia dias tag tagen jour jours giorno giorni dag dagen",
    "w": "semana semanas woche wochen semaine semaines settimana settimane week weken",
    "m": "mes meses monat monaten mois mese mesi maand maanden",
    "y": "ano anos jahr jahren an ans anno anni jaar",
}  # fmt: skip
_NUMBERS = (
    "un una uno um uma ein eine einem einer une een", "dos dois duas zwei deux due twee", "tres drei trois tre drie",
    "cuatro quatro vier quatre quattro", "cinco funf cinq cinque vijf", "seis sechs six sei zes",
)  # fmt: skip
_EVIDENCE = {
    "es": "con y el almuerzo almorce comida cena cene desayuno reunion llamada hablamos",
    "pt": "com almoco jantar reuniao ligacao na cafe no",
    "de": "mit und mittagessen abendessen kaffee fruhstuck treffen anruf telefonat am im den getroffen besprechung",
    "fr": "avec dejeuner diner souper petit-dejeuner reunion appel le chez et",
    "it": "con pranzo cena caffe colazione riunione chiamata il",
    "nl": "koffie etentje gesprek afspraak borrel overleg vergadering bij lunchen gegeten op",
}  # fmt: skip
"""Words that say which language a line is in."""
_AMBIGUOUS_DAYS = frozenset((
    "domingo", "mardi", "segunda", "terca", "quarta", "quinta", "sexta", "hier", "morgen", "manana", "sabato",
    "domenica",
))  # fmt: skip
"""Names of people and English words; days only behind an article or in a line of their language."""
_TOMORROWS = frozenset(("morgen", "manana"))
"""Of these what has its hour behind it is a day in any line: "morgen 15h"."""
_LAST_NAMES = frozenset(("ayer", "hoy"))
"""Near days that are last names of English people too."""
_ANY_DAY = date(2000, 1, 3)
"""Stands for today where it is only asked whether a phrase is a day."""
_LEADS = frozenset((
    "el", "la", "le", "il", "los", "am", "den", "na", "no", "nella", "op", "de", "do", "les", "l'", "em", "dia",
))  # fmt: skip
_UNTIL = {"pt": ("ate", "para"), "es": ("hasta", "para"), "fr": ("jusqu'a", "pour"), "it": ("entro", "per")}
"""Before a day these say until when or to when, and that it is one."""
_LAST = frozenset((
    "pasado", "pasada", "passado", "passada", "ultimo", "ultima", "letzten", "letzter", "letztes", "letzte",
    "vorigen", "vorige", "voriger", "vergangenen", "vergangene", "dernier", "derniere", "scorso", "scorsa",
    "afgelopen", "vorig", "laatste",
))  # fmt: skip
_NEXT = frozenset((
    "proximo", "proxima", "nachsten", "nachste", "nachster", "nachstes", "kommenden", "kommende", "prochain",
    "prochaine", "prossimo", "prossima", "volgende", "komende",
))  # fmt: skip
_THIS = frozenset((
    "este", "esta", "diesen", "diese", "dieser", "ce", "cette", "questo", "questa", "deze",
))  # fmt: skip
_DAYTIME = frozenset((
    "abend", "morgen", "fruh", "mittag", "nachmittag", "vormittag", "soir", "matin", "apres-midi", "midi",
    "sera", "mattina", "pomeriggio", "avond", "ochtend", "middag",
))  # fmt: skip
_BEHIND_PARTICLE = frozenset(("noite", "tarde", "la", "manha"))
"""Parts of a day behind "a", "por", "de" and "en"."""
_THIS_PART = {"esta": "manana tarde noche", "ce": "matin soir midi", "cet": "apres-midi", "cette": "nuit"}
_WITHIN = {"en": "es fr", "em": "pt", "im": "de", "in": "it nl", "a": "it"}
"""The word before a month alone, by language."""
_BEFORE_HERE = frozenset(("war", "ist", "bin", "sind", "waren", "was", "is", "ben", "zijn", "waar", "von", "bis", "ab"))
"""Before "hier" these say that it is the German or Dutch word for here."""
_BEFORE_HOUR = frozenset(("a", "um", "om", "alle", "as", "gegen", "to"))
_DATING = frozenset(("le", "el", "il", "la", "dia", "am", "den", "op"))
_BEHIND_DATE = frozenset(("", "at", "chez", "avec", "con", "com", "noon", "pour", "para", "per", "au", "en", "da"))
"""Before these the number behind an article is the day of a month: "le 28 chez Luc"."""
_NOT_BEHIND = frozenset((
    "la", "por", "guten", "jeden", "jedem", "diesen", "ganzen", "goede", "elke", "iedere", "cada", "toda",
    "frau", "herr", "herrn",
))  # fmt: skip
"""Behind these "Morgen" and "mañana" are the morning, or somebody's name."""


def _by_word(table: dict[str, str]) -> dict[str, tuple[int, str]]:
    """Word -> its number and its languages."""
    out: dict[str, tuple[int, str]] = {}
    for language, words in table.items():
        code = {"p2": "pt", "d2": "de"}.get(language, language)
        for number, word in enumerate(words.split()):
            codes = out.get(word, (number, ""))[1]
            out[word] = (number, codes if code in codes else f"{codes} {code}".strip())
    return out


_WEEKDAY, _MONTH, _SHORT = _by_word(WEEKDAYS_ABROAD), _by_word(MONTH_NAMES), _by_word(FOREIGN_SHORT)
_DAY: dict[str, tuple[int, str]] = {}
for _language, _words in _DAYS.items():
    _split = _words.split()
    for _word, _days in zip(_split[::2], _split[1::2], strict=True):
        _DAY[_word] = (int(_days), f"{_DAY[_word][1]} {_language}" if _word in _DAY else _language)
_UNIT = {word: unit for unit, words in _UNITS.items() for word in words.split()}
_NUMBER = {word: number for number, words in enumerate(_NUMBERS, 1) for word in words.split()}
_LANGUAGE: dict[str, str] = {}
for _language, _words in _EVIDENCE.items():
    for _word in _words.split():
        _LANGUAGE[_word] = f"{_LANGUAGE.get(_word, '')} {_language}".strip()


def read_foreign(r: DayReader) -> When | None:
    """The phrase of another language that begins at the reader's word."""
    return _Foreign(r).read()


def is_day_of_line(words: Sequence[str], at: int) -> bool:
    """True for a word of a day: where it is a last name or an English word too, in a line of its language, "cafe con
    lucia ayer", but not "coffee with chris hoy"."""
    one = _Foreign(DayReader(words, at, _ANY_DAY, False, "dmy", "fri"))
    word = one.word(0)
    languages = _DAY[word][1] if word in _DAY else _WEEKDAY[word][1] if word in _WEEKDAY else ""
    alone = word in _DAY and word not in _LAST_NAMES
    return bool(languages) and (one.in_language(languages) or (alone and one.day_word(0) is not None))


class _Foreign:
    """One attempt. ``led`` is true once an article or a preposition stood before the day."""

    def __init__(self, r: DayReader) -> None:
        self.r, self.led = r, False

    def word(self, at: int) -> str:
        """The word some places on without accents; "março" keeps what tells it from Marco."""
        word = self.r.word(at)
        return word if word.isascii() else unaccent(word)

    def read(self) -> When | None:
        when = self.ago() or self.part_of_today()
        if when:
            return when
        if self.word(0) in _WITHIN:
            when = self.month_alone()
            if when:
                return when
        if self.word(0) in _EDGES:
            return self.part_of_month()
        if self.word(0) == "kw":
            return self.numbered_week()
        at = 0
        if self.word(0) in _LEADS and self.word(1) not in _UNIT and not self.is_short(0, ""):  # "do 23.4."
            at, self.led = 1, True
        if self.word(0) in ("l'altro", "l'autre") and self.word(1) in ("ieri", "jour"):
            days = -2 if self.word(1) == "ieri" else -3
            return When(2, self.r.today + timedelta(days), approx=days == -3)
        if at and shape_of(self.word(at))[0] in ("0.0.", "0/0"):  # "le 24.11. à 12h30"
            day = self.r.on(at).numeric(self.word(at))
            return When(at + 1, day.day, NAMED) if day is not None else None
        return self.day_word(at) or self.weekday(at) or self.numbered(at) or self.of_month(at) or self.period()

    def in_language(self, languages: str) -> bool:
        """True when another word of the line is of one of these languages."""
        for at, typed in enumerate(self.r.words):
            if at == self.r.at:
                continue
            word = typed if typed.isascii() else unaccent(typed)
            said = _LANGUAGE.get(word, "")
            for table in (_WEEKDAY, _DAY):
                if word in table and word not in _AMBIGUOUS_DAYS:
                    said += f" {table[word][1]}"
            if any(language in languages for language in said.split()):
                return True
        return False

    def counts(self, word: str, languages: str) -> bool:
        """Whether a word is a day here."""
        until = any(self.word(-1) in _UNTIL.get(language, ()) for language in languages.split())
        return word not in _AMBIGUOUS_DAYS or self.led or until or self.in_language(languages)

    def day_word(self, at: int) -> When | None:
        """ayer, gestern, hier soir."""
        word = self.word(at)
        if word not in _DAY or (at and word != "manana"):
            return None
        days, languages = _DAY[word]
        length = at + 1
        here = len(self.r.words) == 1 or self.in_language("de nl") or self.word(at - 1) in _BEFORE_HERE
        sure = self.word(length) in ("soir", "matin") or (word == "hier" and not here)
        tomorrow = word in _TOMORROWS and self.word(at - 1) not in _NOT_BEHIND
        sure = sure or (tomorrow and is_hour_of_day(self.r.words, self.r.at + length))
        unclear = word in _AMBIGUOUS_DAYS and not sure
        if unclear and (self.word(at - 1) in _NOT_BEHIND or not self.in_language(languages)):
            return None
        if self.word(length) in _DAYTIME:
            length += 1
        elif self.word(length) in ("a", "por", "de", "en") and self.word(length + 1) in _BEHIND_PARTICLE:
            length += 3 if self.word(length + 1) == "la" else 2
        return When(length, self.r.today + timedelta(days))

    def part_of_today(self) -> When | None:
        """ce matin, esta tarde."""
        part = _THIS_PART.get(self.word(0))
        return When(2, self.r.today) if part and self.word(1) in part.split() else None

    def weekday(self, at: int) -> When | None:
        """A weekday, with last or next before or behind it, or with its date."""
        r, start = self.r, at
        which = self.word(at)
        if which in _LAST or which in _NEXT or which in _THIS:
            at += 1
        else:
            which = ""
        word = self.word(at)
        if word not in _WEEKDAY:  # "montagabend"
            cut = [word[: -len(part)] for part in _DAYTIME if word.endswith(part) and word[: -len(part)] in _WEEKDAY]
            word = cut[0] if cut else word
        if word not in _WEEKDAY and not self.is_short(at, which):
            return None
        number, languages = _WEEKDAY.get(word) or _SHORT[word]
        length = at + 1
        behind = self.word(length)
        if not which and (behind in _LAST or behind in _NEXT):
            which, length = behind, length + 1
        self.led = self.led or bool(which) or is_digit(r.word(length)[:1])
        if not self.counts(word, languages) or (word == "mardi" and behind == "gras"):
            return None
        if is_digit(r.word(length)[:1]) or (self.word(length) in _LEADS and is_digit(r.word(length + 1)[:1])):
            dated = self.with_date(length, number)
            if dated:
                return dated
        numbered = numbered_weekday(r, length, number) if not which and word not in _SHORT else None
        if numbered is not None:
            return numbered.longer(length)
        if which in _LAST:
            day = r.last_weekday(number)
        elif which in _NEXT:
            day = r.on(0, True).weekday(number)
        elif which in _THIS:
            day = r.monday + timedelta(number)
        else:
            day = r.weekday(number)
        if not which and self.word(length) in _DAYTIME and start >= 0:
            length += 1
        return When(length, day, NAMED)

    def is_short(self, at: int, which: str) -> bool:
        """True for a weekday cut short behind "next", before its date, or where a day is expected."""
        word, behind = self.word(at), self.word(at + 1)
        if word not in _SHORT:
            return False
        if shape_of(behind)[0] in DOTTED or which:
            return True
        if self.word(at - 2) == "i" and self.word(at - 1) == "am":
            return False
        if is_hour_of_day(self.r.words, self.r.at + at + 1) and self.word(at - 1) not in BEFORE_SHORT:
            language = next(one for one in ("de", "nl", _SHORT[word][1]) if one in _SHORT[word][1])
            return self.word(at + 2) in ("uhr", "uur") or self.in_language(language)
        ends = not behind or is_digit(behind[:1]) or behind in ENDS_OF_A_DAY or behind in ("um", "gegen", "a", "om")
        return self.word(at - 1) in BEFORE_SHORT and (ends or word not in _ORDINARY_WORDS)

    def part_of_month(self) -> When | None:
        """``ende märz``, ``fin de mars``, ``anfang dezember``."""
        of = 1 + (self.word(1) in ("de", "di", "des"))
        word, part = self.word(of), _EDGES[self.word(0)]
        number = _MONTH[word][0] + 1 if word in _MONTH else _SHORT_MONTHS.get(word, 0)
        if not number:
            return None
        first = date(self.r.year_of(number), number, 1)
        if part > 15:
            return When(of + 1, months_on(first, 1) - timedelta(1), NAMED)
        return When(of + 1, first.replace(day=part), NAMED, approx=part > 1)

    def numbered_week(self) -> When | None:
        """``KW 49``: the nearest week of that number, as ISO 8601 counts them."""
        typed, today = self.word(1), self.r.today
        number = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 3 else 0
        if not 1 <= number <= 52:
            return None
        mondays = [date.fromisocalendar(today.year + step, number, 1) for step in (-1, 0, 1)]
        monday = min(mondays, key=lambda day: abs(day - today))
        return span_of(self.r, 2, monday, monday + timedelta(6))

    def with_date(self, at: int, number: int) -> When | None:
        """``lundi 9 mars``: the date counts; the weekday says which year is meant."""
        at += self.word(at) in _LEADS
        both: list[When] = []
        for forward in (self.r.forward, not self.r.forward):
            reader = self.r.on(at, forward)
            date_alone = _Foreign(reader).numbered(0) or reader.common(reader.word(0))
            if date_alone is None:
                return None
            both.append(date_alone)
        return on_weekday(both, number, self.r.today).longer(at)

    def numbered(self, at: int) -> When | None:
        """``5 de marzo de 2026``, ``3. März``, ``1er mars``."""
        shape, numbers = shape_of("1" if at and self.word(at) in FIRST_DAYS else self.word(at).removeprefix("l'"))
        if shape not in ("0", "0.", "0er", "0o", "0e", "0º", "0°") or not 1 <= int(numbers[0]) <= 31:
            return None
        of = at + 1 + (self.word(at + 1) in ("de", "do"))
        name = self.word(of)
        short = name in _SHORT_MONTHS and (self.word(0) in _DATING or self.word(0)[:2] == "l'")  # "le 4 jan"
        month = (_SHORT_MONTHS[name] - 1, "") if short else _MONTH.get(name)
        if month is None or (name == "marco" and self.r.word(of).isascii() and not self.in_language("pt")):
            return None
        day, length = int(numbers[0]), of + 1
        year = length + (self.word(length) in ("de", "del", "do"))
        if is_year(self.r.word(year)):
            return When(year + 1, day_of(int(self.r.word(year)), month[0] + 1, day), NAMED)
        return When(length, self.r.rolled(month[0] + 1, day), NAMED)

    def of_month(self, at: int) -> When | None:
        """``le 12 à 12h30``: the day of a month behind its article, with its hour."""
        typed, behind = self.word(at), self.word(at + 1)
        hour = is_clock(behind) or (behind in _BEFORE_HOUR and is_digit(self.word(at + 2)[:1]))
        alone = self.word(0) in ("le", "el", "il", "dia") and (behind in _BEHIND_DATE or behind in _BEFORE_HOUR)
        if not at or not typed.isdecimal() or len(typed) > 2 or not (hour or alone):
            return None
        reader = DayReader([f"{typed}th"], 0, self.r.today, self.r.forward, self.r.order, self.r.eow)
        day = ordinal(reader)
        return When(at + 1, day.day, NAMED) if day is not None else None

    def month_alone(self) -> When | None:
        """``en enero``, ``im Januar 2025``: the whole month."""
        month = _MONTH.get(self.word(1))
        if month is None or not set(_WITHIN[self.word(0)].split()) & set(month[1].split()):
            return None
        number = month[0] + 1
        at = 2 + (self.word(2) in ("de", "del"))
        if is_year(self.r.word(at)):
            return month_span(self.r, at + 1, int(self.r.word(at)), number)
        return month_span(self.r, 2, self.r.year_of(number), number)

    def count(self, at: int) -> tuple[int, str] | None:
        """A number and its unit."""
        word = self.word(at)
        number = int(word) if word.isascii() and word.isdigit() and len(word) <= 4 else _NUMBER.get(word)
        unit = _UNIT.get(self.word(at + 1))
        return (number, unit) if number and unit else None

    def ago(self) -> When | None:
        """hace n días, há n semanas, vor n Wochen, il y a n jours; n giorni fa, n weken geleden, n dias atrás."""
        word = self.word(0)
        start = 1 if word in ("hace", "ha", "vor") else 3 * ([word, self.word(1), self.word(2)] == ["il", "y", "a"])
        amount = self.count(start)
        if amount is None:
            return None
        if not start and self.word(2) not in ("fa", "geleden", "atras"):
            return None
        return When(start + 2 + (not start), self.r.shifted(-amount[0], amount[1]), ADVERB)

    def period(self) -> When | None:
        """la semana pasada, letzte Woche, le mois dernier."""
        at = 1 if self.word(0) in _LEADS else 0
        words = (self.word(at), self.word(at + 1))
        for which, what in (words, words[::-1]):
            unit = _UNIT.get(what)
            if unit in ("w", "m", "y") and (which in _LAST or which in _NEXT):
                return self.whole(at + 2, unit, -1 if which in _LAST else 1)
        return None

    def whole(self, length: int, unit: str, step: int) -> When:
        today = self.r.today
        if unit == "w":
            return When(length, self.r.monday + timedelta(7 * step))
        if unit == "y":
            return month_span(self.r, length, today.year + step, 1, 12)
        first = months_on(today.replace(day=1), step)
        return month_span(self.r, length, first.year, first.month)
