"""An evening at somebody's is a talk with them, of its day; other evenings stay what they were."""

from datetime import date

import pytest

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex
from netritual.domain.quicklog.reading import Reading

TODAY = date(2026, 11, 30)  # a Monday
PEOPLE = ("Rose Tyler", "Ana Ruiz", "Tom Reed")
BOOK = NameIndex((at, name.split()[0].lower(), name, (), "", "network") for at, name in enumerate(PEOPLE, 1))


def read(line: str) -> Reading:
    return parse(line, BOOK, TODAY)


@pytest.mark.parametrize(
    ("line", "who", "day"),
    [
        ("friday evening at Rose's", "rose", date(2026, 12, 4)),
        ("tomorrow evening at Rose's", "rose", date(2026, 12, 1)),
        ("evening at Ana's on sunday", "ana", date(2026, 12, 6)), ("friday night at Ana's", "ana", date(2026, 12, 4)),
        ("saturday evening at Tom's place", "tom", date(2026, 12, 5)),
        ("last friday evening at Rose's", "rose", date(2026, 11, 27)),
        ("yesterday evening at Ana's", "ana", date(2026, 11, 29)), ("last night at Ana's", "ana", date(2026, 11, 29)),
        ("lovely evening at Ana's", "ana", TODAY), ("friday evening at Ana's, bring wine", "ana", date(2026, 12, 4)),
    ],
)  # fmt: skip
def test_an_evening_at_somebodys_is_a_talk_with_them(line: str, who: str, day: date) -> None:
    reading = read(line)
    assert (reading.channel, [ref.matches[0][1] for ref in reading.people]) == ("meeting", [who])
    assert (reading.date, reading.planned) == (day, day > TODAY)
    assert not [one for one in reading.warnings if "last one" in one]


@pytest.mark.parametrize(
    "line",
    [
        "friday evening at home", "friday evening at Ana's shop", "friday morning at Ana's office", "friday at Ana's",
        "friday evening deadline at Ana's", "quiz night at Ana's", "night at Ana's gallery", "weekend at Ana's",
        "the evening at Ana's was lovely", "left my keys at Ana's friday evening", "friday evening at Trader Joe's",
        "evening class at Ana's",
    ],
)  # fmt: skip
def test_what_is_near_an_evening_at_somebodys_stays_a_note(line: str) -> None:
    assert read(line).channel == "note"
