"""A talk of an hour of today that has not come yet is one to come; nothing else of today is."""

from datetime import date

import pytest

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex

TODAY = date(2026, 3, 12)
BOOK = NameIndex([(1, "wei", "Wei Chen", (), "", "network"), (2, "tom", "Tom Reed", (), "", "network")])


@pytest.mark.parametrize(
    "line",
    [
        "coffee with Wei today 15:30",
        "coffee @wei 15:30",
        "call with Tom this afternoon at 3pm re pricing",
        "lunch with Wei and Tom at noon at Nero",
        "video w tom today 4pm",
    ],
)
def test_an_hour_that_is_to_come_is_a_plan_and_that_is_told(line: str) -> None:
    found = parse(line, BOOK, TODAY, hour="09:00")
    assert found.planned and found.date == TODAY and "is still to come" in found.warnings[-1]
    late = parse(line, BOOK, TODAY, hour="18:00")
    assert not late.planned and not late.warnings
    assert not parse(line, BOOK, TODAY).planned


@pytest.mark.parametrize(
    "line",
    [
        "met Wei today 15:30",
        "had coffee with Wei 15:30",
        "coffee with Wei 15:30, was good",
        "coffee with Wei yesterday 15:30",
        "email from Wei 15:30",
        "coffee @wei 15:30 +promise the deck",
        "coffee with Wei 15:30, promised him the deck",
        "coffee with Wei today",
        "coffee with Wei 8:30",
    ],
)
def test_what_tells_of_a_talk_stays_one_that_was(line: str) -> None:
    assert not parse(line, BOOK, TODAY, hour="09:00").planned
