"""Days behind where somebody works, behind a topic, and in front: on Tuesday 1 December 2026."""

from datetime import date
from typing import Any

import pytest

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex

TODAY = date(2026, 12, 1)
BOOK = NameIndex((at, f"p{at}", name, (), "", "network") for at, name in enumerate(("Ewa Nowak", "Bruno Silva"), 1))


def read(line: str) -> dict[str, Any]:
    return parse(line, BOOK, TODAY).to_json()


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("coffee with Petra Vogel from Siemens last month", "2026-11-01"),
        ("coffee with Ewa from Siemens the week before last", "2026-11-16"),
        ("coffee with Ewa about the rota last month", "2026-11-01"),
        ("coffee with Ewa about the rota last weekend", "2026-11-28"),
        ("coffee with Ewa about the rota in October", "2026-10-01"),
        ("commented on Ewa's post last weekend", "2026-11-28"),
        ("thanked Ewa for the cake last month", "2026-11-01"),
        ("introduced Ewa to Petra Vogel in November", "2026-11-01"),
        ("On the 28th coffee with Ewa", "2026-11-28"),
        ("the 12th lunch with Ewa", "2026-12-12"),
        ("Ewa told me on Monday she needs a bike", "2026-11-30"),
        ("Ewa told me last month she needs a bike", "2026-11-01"),
        ("Ewa called in November", "2026-11-01"),
        ("lunch with Ewa sometime last week", "2026-11-23"),
        ("caffè con Ewa l'8 settembre", "2026-09-08"),
        ("caffè con Ewa il 1° settembre", "2026-09-01"),
        ("caffè con Ewa il primo settembre", "2026-09-01"),
        ("café avec Ewa le 1er sept", "2026-09-01"),
        ("café avec Ewa le premier septembre", "2026-09-01"),
        ("caffè con Ewa l'11 dicembre alle 15", "2026-12-11"),
        ("dîner avec Ewa le 4 janv", "2027-01-04"),
    ],
)
def test_a_day_is_read_behind_other_words(line: str, day: str) -> None:
    assert read(line)["date"] == day


@pytest.mark.parametrize(
    "line",
    [
        "coffee with Ewa, new job in November", "coffee with Ewa about the launch in January",
        "Ewa moved house last month", "coffee with Ewa, her brother moved last month", "the 3rd coffee with Ewa",
        "coffee with Ewa, she told me Monday works", "Ewa called in sick", "Ewa called in a favour",
        "Fwd: Invitation to the Harvest Supper", "Fwd: Team Dinner", "FW: Zoom link for Monday",
        "Re: Lunch on Thursday",
        "coffee with Ewa re l'Oréal", "coffee with Ewa, primo piano",
    ],
)  # fmt: skip
def test_a_day_of_something_else_dates_nothing(line: str) -> None:
    assert read(line)["date"] == TODAY.isoformat()


@pytest.mark.parametrize("line", ["Fwd: Team Dinner", "FW: Zoom link for Monday", "WG: Mittagessen", "Fwd: Call notes"])
def test_a_forwarded_subject_is_no_talk(line: str) -> None:
    reading = read(line)
    assert (reading["channel"], reading.get("asks")) == ("note", None)


def test_some_time_ago_is_a_talk_whose_day_is_asked() -> None:
    reading = read("coffee with Ewa some time ago")
    assert (reading["channel"], reading["asks"], reading.get("proposed")) == ("coffee", ["when"], None)


def test_a_task_in_french_has_its_day() -> None:
    loop = read("rappeler Ewa le 4 jan re photo op")["proposed"][0]
    assert (loop["kind"], loop["due"]) == ("follow", "2027-01-04")
