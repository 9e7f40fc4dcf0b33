"""Days in six languages, on Thursday 15 October 2026."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.dates import foreign_dates as foreign
from netritual.domain.dates.date_phrases import FOREIGN_STARTS, read_day
from netritual.domain.dates.dates import MONTH

TODAY = date(2026, 10, 15)
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
MONTHS = {
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
}
WEEKDAYS = {
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
    "de": "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
}
FORMS = {
    "es": ("{d} de {m}", "el {d} de {m}", "{d} {m}"), "pt": ("{d} de {m}", "{d} {m}"),
    "de": ("{d}. {m}", "am {d}. {m}", "{d} {m}"), "fr": ("le {d} {m}", "{d} {m}"), "it": ("il {d} {m}", "{d} {m}"),
    "nl": ("{d} {m}", "op {d} {m}"),
}  # fmt: skip
ARTICLE = {"es": "el", "pt": "na", "de": "am", "fr": "le", "it": "il", "nl": "op"}


def day(text: str, today: date = TODAY, forward: bool = False) -> date | None:
    """The day of a phrase that must be all of the text."""
    words = [word.rstrip(".") for word in text.split()]
    found = read_day(words, 0, today, forward)
    assert found is not None and found.length == len(words), text
    return found.day


@given(DAYS, st.integers(0, 360), st.sampled_from(list(MONTHS)), st.booleans())
def test_any_day_in_any_of_the_languages(today: date, away: int, language: str, forward: bool) -> None:
    wanted = today + timedelta(away if forward else -away)
    name = MONTHS[language].split()[wanted.month - 1]
    for form in FORMS[language]:
        text = form.format(d=wanted.day, m=name)
        assert day(text, today, forward) == wanted, text
        assert day(f"{text} {wanted.year}", today, forward) == wanted, text


@pytest.mark.parametrize("language", MONTHS)
def test_every_month_and_weekday(language: str) -> None:
    for number, name in enumerate(MONTHS[language].split(), 1):
        assert day(f"3 {name} 2025") == date(2025, number, 3), name
    for number, name in enumerate(WEEKDAYS[language].split()):
        found = day(f"{ARTICLE[language]} {name}")
        assert found is not None and found.weekday() == number and 0 <= (TODAY - found).days < 7, name
        coming = day(f"{ARTICLE[language]} {name}", forward=True)
        assert coming is not None and coming.weekday() == number and 0 < (coming - TODAY).days <= 7, name


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("hoy", 0), ("ayer", -1), ("anteayer", -2), ("anoche", -1), ("hoje", 0), ("ontem", -1), ("anteontem", -2),
        ("amanhã", 1), ("heute", 0), ("gestern", -1), ("gestern abend", -1), ("vorgestern", -2), ("übermorgen", 2),
        ("aujourd'hui", 0), ("hier soir", -1), ("avant-hier", -2), ("demain", 1), ("ce matin", 0), ("oggi", 0),
        ("ieri", -1), ("ieri sera", -1), ("l'altro ieri", -2), ("domani", 1), ("dopodomani", 2), ("vandaag", 0),
        ("gisteren", -1), ("eergisteren", -2), ("overmorgen", 2), ("esta mañana", 0),
        ("hace 3 días", -3), ("há 2 semanas", -14), ("duas semanas atrás", -14), ("vor 2 Wochen", -14),
        ("vor einer Woche", -7), ("il y a 3 jours", -3), ("il y a une semaine", -7), ("3 giorni fa", -3),
        ("due settimane fa", -14), ("2 weken geleden", -14), ("drie dagen geleden", -3),
    ],
)  # fmt: skip
def test_words_for_days(text: str, days: int) -> None:
    assert day(text.lower()) == TODAY + timedelta(days)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("el lunes pasado", "2026-10-12"),
        ("letzten donnerstag", "2026-10-08"),
        ("lundi dernier", "2026-10-12"),
        ("lunedì scorso", "2026-10-12"),
        ("afgelopen vrijdag", "2026-10-09"),
        ("na sexta passada", "2026-10-09"),
        ("nächsten freitag", "2026-10-16"),
        ("la semana pasada", "2026-10-05"),
        ("letzte woche", "2026-10-05"),
        ("vorige week", "2026-10-05"),
        ("le mois dernier", "2026-09-01"),
        ("en enero", "2026-01-01"),
        ("im januar 2025", "2025-01-01"),
        ("lundi 12 octobre", "2026-10-12"),
        ("montag, 12. oktober".replace(",", ""), "2026-10-12"),
        ("1er mars", "2026-03-01"),
    ],
)
def test_weekdays_weeks_and_months(text: str, wanted: str) -> None:
    assert day(text) == date.fromisoformat(wanted)


@pytest.mark.parametrize(
    "text",
    ["domingo", "mardi", "mardi gras", "sabato", "marco", "5 marco", "hier", "morgen", "guten morgen", "la mañana",
     "mayo", "mars", "julio", "avril", "sexta", "set", "out", "ago", "do", "so", "due"],
)  # fmt: skip
def test_words_that_are_also_names_or_english_are_none_alone(text: str) -> None:
    assert read_day(text.split(), 0, TODAY) is None


@pytest.mark.parametrize(
    ("text", "at", "wanted"),
    [
        ("déjeuner avec chloé mardi", 3, "2026-10-13"),
        ("café avec chloé hier", 3, "2026-10-14"),
        ("koffie met jan morgen", 3, "2026-10-16"),
        ("cena con ana domingo", 3, "2026-10-11"),
    ],
)
def test_the_language_of_the_line_makes_them_days(text: str, at: int, wanted: str) -> None:
    found = read_day(text.split(), at, TODAY)
    assert found is not None and found.day == date.fromisoformat(wanted)


def test_the_starts_are_those_of_the_table() -> None:
    parts = {word for words in foreign._THIS_PART.values() for word in words.split()}
    tables = (foreign._WEEKDAY, foreign._MONTH, foreign._DAY, foreign._UNIT, foreign._LAST, foreign._NEXT, parts)
    english = {"an", "week", "august", "november"}
    words = {"hace"}.union(*tables) - english
    assert {word[:5] for word in words} == FOREIGN_STARTS


def test_no_name_means_two_months() -> None:
    seen = dict(MONTH)
    for names in MONTHS.values():
        for number, name in enumerate(names.split(), 1):
            assert seen.setdefault(name, number) == number


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("nächsten mi", date(2026, 10, 21)), ("nächsten di", date(2026, 10, 20)), ("am di", date(2026, 10, 20)),
        ("am do um 9", date(2026, 10, 22)), ("di 31.3.", date(2027, 3, 31)), ("le mer 21/10", date(2026, 10, 21)),
        ("próximo jue", date(2026, 10, 22)), ("ende märz", date(2027, 3, 31)), ("fin mars", date(2027, 3, 31)),
        ("am so tired", None), ("do 9 things", None), ("fine with", None), ("so so", None), ("di 5", None),
    ],
)  # fmt: skip
def test_weekdays_cut_short_and_the_end_of_a_month(text: str, wanted: date | None) -> None:
    found = read_day(text.split(), 0, TODAY, True)
    assert (found.day if found is not None else None) == wanted


@pytest.mark.parametrize(("text", "wanted"), [("bis mi", date(2026, 10, 21)), ("i am so", None), ("and so", None)])
def test_a_weekday_cut_short_behind_until(text: str, wanted: date | None) -> None:
    words = text.split()
    found = read_day(words, len(words) - 1, TODAY, True)
    assert (found.day if found is not None else None) == wanted
