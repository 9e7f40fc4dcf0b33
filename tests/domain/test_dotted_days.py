"""Days such as "24.11", without their last dot, beside times, prices and versions: on Wednesday 18 November 2026."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.dates.date_phrases import parse_day
from netritual.domain.dates.dates import WEEKDAY_NAMES
from netritual.domain.dates.dotted_days import dotted_days
from netritual.domain.dates.moments import Stated, read_moment
from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex

TODAY = date(2026, 11, 18)
BOOK = NameIndex([(1, "katrin-hahn", "Katrin Hahn", (), "", "list")])
SHORT = ("mo", "di", "mi", "do", "fr", "sa", "so")
DAYS = st.dates(TODAY - timedelta(60), TODAY + timedelta(100))


def days(line: str, order: str = "dmy") -> list[str]:
    words = [word.rstrip(",") for word in line.split()]
    ends = {at for at, word in enumerate(line.split()) if word.endswith(",")}
    talks = ("met", "lunch", "katrin", "call")
    led = {at for at, word in enumerate(words, 1) if word in talks} | ({0} if words[1] in talks else set())
    return [words[at] for at in dotted_days(words, ends, led, TODAY, order)]


@pytest.mark.parametrize(
    "line",
    [
        "meeting with katrin on 24.11 at 10:00", "meeting katrin di 24.11 10:00", "katrin visit 24.11 at 10",
        "from do 19.11 to fr 20.11 8:00", "the plan till 30.11", "the plan till mo 9.11", "angebot bis 2.12",
        "innungsversammlung 19.11 19:00", "met katrin 12.11", "lunch with katrin 16.11, good talk",
        "20.11 lunch with katrin", "le 24.11 à 12h30", "il 24.11 alle 13", "el 24.11 a las 14", "dia 24.11 às 13h",
        "op 24.11 om 10", "di 24.11 10u30", "vom 12.11", "due 30.11", "from 21.12 to 6.1", "katrin 24.11 10.30",
        "call fri 20.11 9.30", "do 10.12",
    ],
)  # fmt: skip
def test_what_says_that_a_number_is_a_day(line: str) -> None:
    assert days(line)[:1] == [word.rstrip(",") for word in line.split() if "." in word][:1]


@pytest.mark.parametrize(
    "line",
    [
        "lunch 12.50", "paid 12.11 for lunch", "price 24.11 euro", "python 3.12", "version 2.1", "release 2.1",
        "2.1 is ready", "call at 10.10", "call um 10.11", "call fri 12.30", "tue 9.30", "till 9.30", "up 3.5 percent",
        "invoice 24.11", "room 2.10", "score 9.11", "12.11 eur each", "call 10.10",
    ],
)  # fmt: skip
def test_a_time_a_price_and_a_version_are_no_days(line: str) -> None:
    assert days(line) == []


def test_where_the_month_is_written_first_a_number_by_itself_is_no_day() -> None:
    assert days("met katrin 12.11", "mdy") == []
    assert days("meeting fri 11.27 at 10", "mdy") == ["11.27"]


@given(DAYS, st.sampled_from(["{short} {day}", "{day} um 9", "{day} 14:30", "{name} {day}", "{short} {day} 9.30"]))
def test_a_day_reads_the_same_without_its_dot(day: date, form: str) -> None:
    names = {"short": SHORT[day.weekday()], "name": WEEKDAY_NAMES[day.weekday()]}
    bare, dotted = (form.format(day=f"{day.day}.{day.month}{dot}", **names) for dot in ("", "."))
    told, same = (parse(f"meeting with katrin hahn {text}", BOOK, TODAY) for text in (bare, dotted))
    assert (told.date, told.time, told.planned, told.summary) == (same.date, same.time, same.planned, same.summary)
    assert told.date == day


@given(DAYS, st.sampled_from(["by", "till", "until", "bis"]))
def test_a_promise_is_due_on_the_day_behind_its_word(day: date, until: str) -> None:
    found = parse(f"promised katrin hahn the plan {until} {SHORT[day.weekday()]} {day.day}.{day.month}", BOOK, TODAY)
    assert [(one.text, one.due) for one in found.proposed] == [("the plan", day)]


@given(st.integers(0, 23), st.sampled_from([15, 20, 25, 30, 35, 40, 45, 50, 55]))
def test_an_hour_with_a_dot_is_never_a_day(hour: int, minute: int) -> None:
    assert days(f"call katrin fri {hour}.{minute}") == days(f"call katrin on {hour}.{minute}") == []


@pytest.mark.parametrize(
    "line",
    [
        "Katrin installed postgres 9.11", "coffee with Katrin Hahn, beat me 6.11", "ran a marathon in 3.12 with Katrin",
        "Katrin uses ubuntu 24.11", "Katrin: gpa 3.11", "Katrin: tax 3.11", "Katrin's baby weighs 3.12",
        "Katrin wants 5.11 or nothing", "Katrin lent me 20.12, on Friday", "Katrin said rent is 1.12",
        "the app of Katrin runs on 2.12", "call with Katrin re release 2.1", "paid 12.11 for lunch with Katrin",
    ],
)  # fmt: skip
def test_a_figure_dates_nothing(line: str) -> None:
    found = parse(line, BOOK, TODAY)
    assert found.date in (TODAY, TODAY + timedelta(2), TODAY - timedelta(5)) and not any(
        one.due and (one.due - TODAY).days > 7 for one in found.proposed
    )


@pytest.mark.parametrize("text", ["di 24.11 9:00", "24.11 9:00", "9:00 24.11", "am 24.11 um 9", "le 24.11 à 9h"])
def test_an_answer_may_lack_the_dot(text: str) -> None:
    assert read_moment(text, TODAY) == Stated(date(2026, 11, 24), time(9))
    assert read_moment("di 9:00", TODAY) == Stated(date(2026, 11, 24), time(9))
    assert parse_day("by 24.11", TODAY) == date(2026, 11, 24)


@pytest.mark.parametrize("when", ["fr 20.11 14:00", "on 20.11 at 14:00", "20 Nov 2pm"])
def test_who_is_met_on_a_coming_day_at_its_hour_is_yet_to_be_met(when: str) -> None:
    found = parse(f"met katrin hahn {when}", BOOK, TODAY)
    assert (found.date, found.time, found.planned) == (date(2026, 11, 20), "14:00", True)
    assert parse("met katrin hahn fr 13.11 14:00", BOOK, TODAY).date == date(2026, 11, 13)


def test_a_short_weekday_before_an_hour_is_read_in_a_language_of_the_settings() -> None:
    found = parse("meeting katrin hahn fr 9:00", BOOK, TODAY, natural=lambda: ("on", (), ("de",)))
    assert (found.date, found.time, found.planned) == (date(2026, 11, 20), "09:00", True)
    assert parse("meeting katrin hahn fr 9:00", BOOK, TODAY, natural=lambda: ("on", (), ("it",))).date == TODAY
