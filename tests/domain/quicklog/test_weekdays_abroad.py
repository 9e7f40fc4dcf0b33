"""Days of six languages behind a name, with capitals and with hours: on Friday 27 November 2026."""

from datetime import date

import pytest

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex
from netritual.domain.quicklog.reading import Reading

TODAY = date(2026, 11, 27)
NETWORK = ("Ana Ruiz", "Bob Stone", "Tom Berg", "May Chan", "Jo Freitag")
BOOK = NameIndex((at, f"p{at}", name, (), "", "network") for at, name in enumerate(NETWORK, 1))


def read(line: str) -> Reading:
    return parse(line, BOOK, TODAY, hour="16:00")


def there(found: Reading) -> str:
    return ", ".join(ref.name for ref in found.people)


@pytest.mark.parametrize(
    ("line", "who", "day"),
    [
        ("Kaffee mit Ana Montag", "Ana Ruiz", date(2026, 11, 23)),
        ("Kaffee mit Bob und Tom Montag", "Bob Stone, Tom Berg", date(2026, 11, 23)),
        ("Kaffee mit Ana Vorgestern", "Ana Ruiz", date(2026, 11, 25)),
        ("Kaffee mit Ana Montagabend", "Ana Ruiz", date(2026, 11, 23)),
        ("Kaffee mit Ana Mittwochnachmittag", "Ana Ruiz", date(2026, 11, 25)),
        ("Kaffee mit Ana Anfang November", "Ana Ruiz", date(2026, 11, 1)),
        ("Kaffee mit Ana Mitte Oktober", "Ana Ruiz", date(2026, 10, 15)),
        ("Kaffee mit Ana Mi 18.11.", "Ana Ruiz", date(2026, 11, 18)),
        ("Kaffee mit Ana Mi 14 Uhr", "Ana Ruiz", date(2026, 12, 2)),
        ("Abendessen mit Ana Ruiz Sa 28.11 19:00", "Ana Ruiz", date(2026, 11, 28)),
        ("réunion avec Ana Ruiz mar 1.12 à 9h", "Ana Ruiz", date(2026, 12, 1)),
        ("riunione con Ana mar 1.12 alle 9", "Ana Ruiz", date(2026, 12, 1)),
        ("dîner avec Ana mercredi 2 à 19h", "Ana Ruiz", date(2026, 12, 2)),
        ("déj avec Ana jeudi 10 a 12h30", "Ana Ruiz", date(2026, 12, 10)),
        ("déjeuner avec Ana le 30 à 12h30", "Ana Ruiz", date(2026, 11, 30)),
        ("vu Ana hier", "Ana Ruiz", date(2026, 11, 26)),
        ("Treffen mit Ana hier", "Ana Ruiz", date(2026, 11, 27)),
        ("Abendessen mit Ana Mittwoch 18 Uhr", "Ana Ruiz", date(2026, 12, 2)),
        ("reunião com Ana 1.12 às 9h", "Ana Ruiz", date(2026, 12, 1)),
        ("déjeuner avec Ana le 30.11 à 12h30", "Ana Ruiz", date(2026, 11, 30)),
        ("Kaffee mit Ana Ende November", "Ana Ruiz", date(2026, 11, 30)),
        ("Kaffee mit Ana KW 49", "Ana Ruiz", date(2026, 11, 30)),
        ("Kaffee mit Ana KW 40", "Ana Ruiz", date(2026, 9, 28)),
        ("Kaffee mit May Montag früh", "May Chan", date(2026, 11, 23)),
        ("Kaffee mit Bob Do 10 Uhr", "Bob Stone", date(2026, 11, 26)),
        ("Telefonat Bob Dienstag", "Bob Stone", date(2026, 11, 24)),
        ("Déjeuner avec Bob Mardi", "Bob Stone", date(2026, 11, 24)),
        ("déjeuner - avec bob mardi", "Bob Stone", date(2026, 11, 24)),
        ("Dîner avec Bob Samedi soir", "Bob Stone", date(2026, 11, 21)),
        ("café avec Ana début novembre", "Ana Ruiz", date(2026, 11, 1)),
        ("Almuerzo con Bob Martes", "Bob Stone", date(2026, 11, 24)),
        ("Reunión con Bob el Lunes", "Bob Stone", date(2026, 11, 23)),
        ("café con Ana a principios de noviembre", "Ana Ruiz", date(2026, 11, 1)),
        ("Colazione con Bob Lunedì", "Bob Stone", date(2026, 11, 23)),
        ("Almoço com Bob Terça", "Bob Stone", date(2026, 11, 24)),
        ("Koffie met Bob Dinsdag", "Bob Stone", date(2026, 11, 24)),
        ("koffie met Ana maandagavond", "Ana Ruiz", date(2026, 11, 23)),
    ],
)
def test_a_day_with_a_capital_behind_a_known_name_is_a_day(line: str, who: str, day: date) -> None:
    found = read(line)
    assert (there(found), found.date) == (who, day)
    assert not found.new


def test_a_last_name_that_is_a_weekday_stays_one() -> None:
    assert there(read("Kaffee mit Jo Freitag")) == "Jo Freitag"
    found = read("Kaffee mit Jo Freitag Montag")
    assert (there(found), found.date) == ("Jo Freitag", date(2026, 11, 23))
    assert [ref.name for ref in read("Kaffee mit Nina Montag").new] == ["Nina Montag"]


def test_a_small_word_that_is_a_weekday_cut_short_is_none_before_an_hour_in_english() -> None:
    assert read("coffee with Ana so 10:00 was late").date == TODAY


@pytest.mark.parametrize(
    "line",
    [
        "coffee with Bob on tuesday at 10",
        "Kaffee mit Bob am Dienstag um 10 Uhr",
        "Kaffee mit Bob Dienstag 10 Uhr",
        "Kaffee Bob Di 10:00",
        "café avec Bob mardi à 10h",
        "café con Bob el martes a las 10",
        "caffè con Bob martedì alle 10",
        "café com Bob na terça-feira às 10h",
        "koffie met Bob dinsdag om 10 uur",
        "thé avec Bob mardi 10h",
        "té con Bob martes 10h",
        "chá com Bob terça 10h",
        "tè con Bob martedì ore 10",
        "thee met Bob dinsdag 10u",
        "caffè con Bob martedì alle ore 10",
    ],
)
def test_a_weekday_with_its_hour_is_planned_alike_in_every_language(line: str) -> None:
    found = read(line)
    assert (there(found), found.date, found.time) == ("Bob Stone", date(2026, 12, 1), "10:00")
    assert found.planned and "taken for the coming one" in found.warnings[-1]


@pytest.mark.parametrize(
    "line",
    [
        "Kaffee mit Bob am Dienstag um 10 Uhr, war super",
        "Hatte Kaffee mit Bob am Dienstag um 10 Uhr",
        "café avec Bob mardi à 10h, c'était bien",
        "café con Bob el martes a las 10, estuvo bien",
        "koffie met Bob dinsdag om 10 uur, was leuk",
        "pris un thé avec Bob mardi 10h",
        "tomé un café con Bob el martes a las 10",
        "tomei um chá com Bob terça 10h",
        "preso un caffè con Bob martedì ore 10",
        "Kaffee getrunken mit Bob Dienstag 10 Uhr",
        "koffie gedronken met Bob dinsdag 10u",
        "thee met Bob dinsdag 10u was gezellig",
        "lunch with Bob on tuesday at 12:30, he was late",
    ],
)
def test_a_weekday_with_its_hour_of_a_talk_that_was_is_the_last_one_and_told(line: str) -> None:
    found = read(line)
    assert (there(found), found.date) == ("Bob Stone", date(2026, 11, 24))
    assert "taken for the last one" in found.warnings[-1]


@pytest.mark.parametrize(
    "line", ["lapin hier : Ana Ruiz pas venue au café", "café avec Ana, pas venue", "Kaffee mit Ana, nicht gekommen"]
)
def test_who_did_not_come_was_not_there(line: str) -> None:
    assert (read(line).channel, there(read(line))) == ("note", "Ana Ruiz")


@pytest.mark.parametrize(
    ("line", "channel"),
    [("thee met Bob", "coffee"), ("thee gedronken met Bob en Ana", "coffee"), ("thee van Bob gekregen", "note"),
     ("Bob houdt van thee", "note"), ("thee gekocht voor Bob", "note"), ("met Bob", "meeting")],
)  # fmt: skip
def test_dutch_tea_is_a_talk_where_it_is_drunk_with_somebody(line: str, channel: str) -> None:
    assert read(line).channel == channel


@pytest.mark.parametrize("line", ["pranzo con Bob 2 ore", "parlato con Bob 2 ore 15 min", "Bob ha lavorato 3 ore"])
def test_hours_that_something_took_are_no_time_of_day(line: str) -> None:
    assert (read(line).time, read(line).date) == ("", TODAY)
