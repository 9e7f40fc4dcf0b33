"""Plans as they are typed in French and other languages, whatever the settings say: on Tuesday 1 December 2026."""

from datetime import date
from typing import Any

import pytest

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex

TODAY = date(2026, 12, 1)
NETWORK = ("Walter Ingersoll", "Sylvain Gagné")
BOOK = NameIndex((at, f"p{at}", name, (), "", "network") for at, name in enumerate(NETWORK, 1))


def read(line: str) -> dict[str, Any]:
    return parse(line, BOOK, TODAY, "mdy").to_json()


@pytest.mark.parametrize(
    ("line", "channel", "day", "hour"),
    [
        ("lunch avec Walter jeudi midi", "lunch", "2026-12-03", "12:00"),
        ("jeudi midi lunch avec Walter", "lunch", "2026-12-03", "12:00"),
        ("dîner avec Walter le 16 à midi", "dinner", "2026-12-16", "12:00"),
        ("Mittagessen mit Walter Donnerstag mittag", "lunch", "2026-12-03", "12:00"),
        ("comida con Walter el jueves al mediodía", "lunch", "2026-12-03", "12:00"),
        ("pranzo con Walter giovedì a mezzogiorno", "lunch", "2026-12-03", "12:00"),
        ("almoço com Walter quinta ao meio-dia", "lunch", "2026-12-03", "12:00"),
        ("souper avec Walter samedi, apporter le dossier", "dinner", "2026-12-05", ""),
        ("Abendessen mit Walter Samstag, Unterlagen mitbringen", "dinner", "2026-12-05", ""),
        ("rdv avec Me Gagné et Walter mercredi 16 à 15h, son bureau", "meeting", "2026-12-16", "15:00"),
        ("rdv le 16 à 15h avec Walter", "meeting", "2026-12-16", "15:00"),
        ("cita con Walter el jueves a las 10", "meeting", "2026-12-03", "10:00"),
        ("cita con Walter el 16 a las 15h", "meeting", "2026-12-16", "15:00"),
        ("consulta com Walter dia 16 às 15h", "meeting", "2026-12-16", "15:00"),
        ("appuntamento con Walter il 16 alle 15", "meeting", "2026-12-16", "15:00"),
        ("visite chez Walter jeudi 14h", "visit", "2026-12-03", "14:00"),
        ("souper Walter samedi 19h", "dinner", "2026-12-05", "19:00"),
    ],
)
def test_a_plan_has_its_day_and_hour(line: str, channel: str, day: str, hour: str) -> None:
    reading = read(line)
    assert (reading["channel"], reading["date"], reading.get("time", "")) == (channel, day, hour)
    assert reading["planned"]


@pytest.mark.parametrize(
    ("line", "kind", "due"),
    [
        ("Walter a rappelé, rdv le 16 à 15h", "coffee", "2026-12-16"),
        ("Walter llamó, cita el 16 a las 15h", "coffee", "2026-12-16"),
        ("Walter veut souper le 28", "coffee", "2026-12-28"),
        ("Walter veut souper le 28 à 18h", "coffee", "2026-12-28"),
        ("remercier Walter par écrit d'ici vendredi", "thanks", "2026-12-04"),
        ("Walter doit m'envoyer la liste d'ici lundi", "owed", "2026-12-07"),
    ],
)
def test_what_is_to_come_is_asked(line: str, kind: str, due: str) -> None:
    assert [(loop["kind"], loop["due"]) for loop in read(line)["proposed"]] == [(kind, due)]


@pytest.mark.parametrize(
    "line",
    [
        "souper avec Walter samedi", "dinner with Walter saturday", "cena con Walter sábado", "Abendessen mit Walter "
        "Samstag", "cena con Walter sabato", "jantar com Walter no sábado", "eten met Walter zaterdag",
    ],
)  # fmt: skip
def test_a_weekday_taken_for_the_last_one_is_told(line: str) -> None:
    reading = parse(line, BOOK, TODAY, "mdy")
    assert reading.date == date(2026, 11, 28)
    assert any("2026-12-05" in one for one in reading.warnings)


@pytest.mark.parametrize(
    "line",
    ["dinner with Walter saturday, it was fun", "celebrated with Walter saturday", "souper avec Walter samedi, super"],
)
def test_what_is_told_of_was(line: str) -> None:
    reading = parse(line, BOOK, TODAY, "mdy")
    assert (reading.date, reading.warnings) == (date(2026, 11, 28), [])


@pytest.mark.parametrize(
    ("line", "channel"),
    [
        ("parlé à Walter", "call"), ("texto à Walter", "text"), ("courriel de Walter re le legs", "email"),
        ("Walter a rappelé", "call"), ("ha chiamato Walter", "call"), ("visite chez Me Gagné", "visit"),
        ("Walter visite Paris", "note"), ("Walter visita Roma", "note"),
    ],
)  # fmt: skip
def test_a_talk_is_heard(line: str, channel: str) -> None:
    assert read(line)["channel"] == channel


def test_a_place_may_be_french() -> None:
    assert read("dîner avec Walter mercredi midi au Rideau Club")["place"] == "Rideau Club"


@pytest.mark.parametrize(
    "line", ["midi controller for Walter", "Walter loves le Midi", "room no 16 a nice one", "flat no 5 with Walter"]
)
def test_other_words_are_no_time(line: str) -> None:
    reading = read(line)
    assert (reading["date"], reading.get("time")) == (TODAY.isoformat(), None)


@pytest.mark.parametrize(
    ("line", "kind", "due"),
    [
        ("told Walter yes for the 27th, 5pm", "coffee", "2026-12-27"),
        ("réponse à Walter: oui pour le 27 chez maman, 17h", "coffee", "2026-12-27"),
        ("Walter dit oui pour le 16 à 15h", "coffee", "2026-12-16"),
        ("Walter confirmed dec 16 3pm", "coffee", "2026-12-16"),
        ("appel de Walter, rdv le 16 à 15h avec lui", "follow", "2026-12-16"),
    ],
)
def test_a_day_with_its_hour_is_never_only_read_as_one_to_come(line: str, kind: str, due: str) -> None:
    assert (kind, due) in [(loop["kind"], loop.get("due")) for loop in read(line)["proposed"]]


@pytest.mark.parametrize(
    "line",
    [
        "Walter never replied. interview was tues at 11", "Walter comes every wed 9am", "told Walter yes to the price",
        "Walter confirmed the numbers", "call with Walter, the thing due fri 5pm", "paid Walter 12/4 3pm",
        "Walter left 11/20 5pm", "Kaffee mit Walter auf Fr 11 Uhr verschoben", "resched'd drinks w Walter to thurs 5pm",
        "told Walter yes for 200",
    ],
)  # fmt: skip
def test_what_was_or_is_off_is_not_asked(line: str) -> None:
    assert not [loop for loop in read(line).get("proposed", []) if loop["kind"] in ("coffee", "follow")]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("café avec Walter 5 déc 9h", "2026-12-05"), ("souper avec Walter 16 janv", "2027-01-16"),
        ("cena con Walter 5 dic", "2026-12-05"), ("pranzo con Walter 5 gen", "2027-01-05"),
        ("jantar com Walter 5 dez", "2026-12-05"), ("Kaffee mit Walter mi 9:00", "2026-12-02"),
        ("koffie met Walter wo 9:00", "2026-12-02"), ("pranzo con Walter mar 12:30", "2026-12-01"),
        ("out of office 5 out", "2026-12-01"), ("coffee with Walter 5 set pieces", "2026-12-01"),
        ("coffee with Walter, 3 ago posters", "2026-12-01"),
    ],
)  # fmt: skip
def test_a_line_shows_its_language(line: str, day: str) -> None:
    assert read(line)["date"] == day
