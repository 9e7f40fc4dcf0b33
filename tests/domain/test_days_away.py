"""Days on which I am away, out of a line of mine."""

from datetime import date, timedelta

import pytest

from netritual.domain.model import Settings
from netritual.domain.quicklog.days_away import days_away
from netritual.domain.quicklog.grammar import parse
from netritual.services.questions.holiday_question import holiday_question
from tests.domain.quicklog.test_appointments import BOOK

TODAY = date(2026, 11, 12)
WEEK = (date(2026, 11, 16), date(2026, 11, 20))
WEEK_AFTER = (date(2026, 11, 23), date(2026, 11, 27))


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("off to my sister in donegal all next week", WEEK),
        ("team offsite 16 nov to 20 nov coorg", WEEK),
        ("travelling to singapore 16-20 nov", WEEK),
        ("conference 16-20 nov lisbon", WEEK),
        ("i'm at the saas conference 16-20 nov", WEEK),
        ("trip to lisbon mon to fri", WEEK),
        ("our retreat is 16-20 nov", WEEK),
        ("conference 5-7 nov lisbon", None),
        ("offsite on 16 nov", None),
        ("conference call mon 3pm", None),
        ("flying to goa fri", None),
        ("notes for the conference 16-20 nov", None),
        ("met the team after the offsite 16-20 nov", None),
        ("prep with ben before the summit 16-20 nov", None),
        ("trip report by fri", None),
        ("I'm off mon 16 to fri 20 nov", WEEK),
        ("away 16-20 nov, back on the 23rd", WEEK),
        ("on holidays next week.", WEEK),
        ("away the week after next", WEEK_AFTER),
        ("away week after next", WEEK_AFTER),
        ("on leave from mon to fri", WEEK),
        ("away till thurs", (TODAY, date(2026, 11, 19))),
        ("week off 16 to 20 nov", WEEK),
        ("taking a week off next week", WEEK),
        ("off thurs", (date(2026, 11, 19), date(2026, 11, 19))),
        ("on holidays from mon", (date(2026, 11, 16), None)),
        ("trade fair in antwerp next fri-sat, not in practise", (date(2026, 11, 20), date(2026, 11, 21))),
        ("out of office mon-fri next week", WEEK),
        ("i'm not in the office mon 16 to fri 20 nov", WEEK),
        ("not in the mood for friday", None),
        ("dentist not in school on 4 dec", None),
        ("speaker not in berlin, school talk on 4 dec", None),
        ("ran out of milk, school on friday", None),
        ("tom is out of office mon-fri next week", None),
        ("off to see the accountant tomorrow 10am", None),
        ("off the phone with sinead", None),
        ("leave the keys with tom", None),
        ("called tom, he is away next week", None),
        ("next week I'm away", WEEK),
        ("friday leave the keys with the neighbour", None),
        ("off on thursday and friday", (date(2026, 11, 19), date(2026, 11, 20))),
        ("je suis absente jeudi et vendredi", (date(2026, 11, 19), date(2026, 11, 20))),
        ("bin nächste Woche im Urlaub", WEEK),
        ("Urlaub vom 16. bis 20. November", WEEK),
        ("wir sind bis Donnerstag weg", (TODAY, date(2026, 11, 19))),
        ("hab am Donnerstag frei", (date(2026, 11, 19), date(2026, 11, 19))),
        ("Petra ist nächste Woche im Urlaub", None),
        ("bin Donnerstag in Bern", None),
        ("en congés la semaine prochaine", WEEK),
        ("je suis absente jusqu'à jeudi", (TODAY, date(2026, 11, 19))),
        ("vacances du 16 au 20 novembre", WEEK),
        ("Claire est absente jeudi", None),
        ("de vacaciones la semana que viene", WEEK),
        ("estoy fuera del 16 al 20 de noviembre", WEEK),
        ("in ferie fino a giovedì", (TODAY, date(2026, 11, 19))),
        ("estou de férias na próxima semana", WEEK),
        ("vou de férias 16 a 20 nov, fora toda a semana", WEEK),
        ("voy de vacaciones del 16 al 20 nov", WEEK),
        ("gehe in Urlaub 16. bis 20. November", WEEK),
        ("ik ben donderdag vrij", (date(2026, 11, 19), date(2026, 11, 19))),
        ("verlof vanaf maandag", (date(2026, 11, 16), None)),
        ("war letzte Woche im Urlaub", None),
    ],
)
def test_a_line_tells_on_which_days_i_am_away(line: str, days: tuple[date, date | None] | None) -> None:
    assert days_away(line, TODAY) == (None if days is None else [days])


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("I'm away thursday and monday", [(19, 19), (23, 23)]),
        ("off 20 nov and 27 nov", [(20, 20), (27, 27)]),
        ("away 20 and 27 november", [(20, 20), (27, 27)]),
        ("away 18, 20 and 27 nov", [(18, 18), (20, 20), (27, 27)]),
        ("absente le 20 et le 27 novembre", [(20, 20), (27, 27)]),
        ("bin am 20. und 27. November weg", [(20, 20), (27, 27)]),
        ("off nov 20 and 27", [(20, 20), (27, 27)]),
        ("off 18 nov and then 20 nov", [(18, 18), (20, 20)]),
        ("off thursday, monday dentist", [(19, 19)]),
        ("friday 20 nov and monday I'm away", [(20, 20), (23, 23)]),
        ("ho ferie dal 18 al 20 novembre", [(18, 20)]),
    ],
)
def test_all_days_that_a_line_names_are_offered(line: str, days: list[tuple[int, int]]) -> None:
    month = [(date(2026, 11, first), date(2026, 11, last)) for first, last in days]
    assert days_away(line, TODAY) == month


@pytest.mark.parametrize(
    "line",
    [
        "no estoy de vacaciones la semana próxima", "la semana próxima no estoy fuera",
        "je ne suis pas en vacances la semaine prochaine", "bin nicht im Urlaub nächste Woche",
        "non sono in ferie la settimana prossima", "não estou de férias amanhã", "I'm not away next week",
        "my holiday next week is cancelled", "Urlaub nächste Woche abgesagt", "away next week but not thursday",
    ],
)  # fmt: skip
def test_a_denial_is_no_day_off(line: str) -> None:
    assert not days_away(line, TODAY)


@pytest.mark.parametrize(
    "line",
    [
        "estou de férias de 20 a 27 de dezembro", "je suis en vacances du 20 au 27 décembre",
        "estoy de vacaciones del 20 al 27 de diciembre", "sono in ferie dal 20 al 27 dicembre",
        "away 20 and 27 dec", "nächste Woche Urlaub, außer Donnerstag", "vacances annulées la semaine prochaine",
        "off friday, monday dentist",
    ],
)  # fmt: skip
def test_the_days_away_do_not_date_the_entry(line: str) -> None:
    found = parse(line, BOOK, TODAY)
    assert (found.planned, found.date, found.summary, found.warnings) == (False, TODAY, line, [])


def test_such_a_line_is_a_note_of_today_and_nothing_to_follow_up() -> None:
    found = parse("off to my sister in donegal all next week", BOOK, TODAY)
    assert (found.planned, found.date, found.summary) == (False, TODAY, "off to my sister in donegal all next week")


def test_the_command_has_all_days_off_and_is_asked_once() -> None:
    line = "off all next week"
    asked, command = holiday_question(Settings(holidays=(date(2026, 12, 24), date(2026, 12, 25))), TODAY, line)
    assert asked == "Keep Mon 16 Nov to Fri 20 Nov free of coffees?"
    assert command == 'netritual settings set holidays "2026-11-16 to 2026-11-20, 2026-12-24 to 2026-12-25"'
    assert holiday_question(Settings(), TODAY, "away thursday and from monday") == (
        "Days off Thu 19 Nov and from Mon 23 Nov: until when?",
        'netritual settings set holidays "2026-11-19, 2026-11-23 to DAY"',
    )
    long = tuple(date(2026, 12, 1) + timedelta(days=at) for at in range(70))
    _, command = holiday_question(Settings(holidays=long), TODAY, line)
    assert command.endswith('"2026-11-16 to 2026-11-20, 2026-12-01 to 2027-01-29, 2027-01-30 to 2027-02-08"')
    off = tuple(date(2026, 11, day) for day in range(16, 21))
    assert holiday_question(Settings(holidays=off), TODAY, line) == ("", "")
