"""A day of a trip on which a line says that two meet is agreed: nobody is asked which day, or for a coffee."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from netritual.domain.dates.day_wording import day_in_full
from netritual.domain.model import Trip
from netritual.review.message_drafts.loop_drafts import person_note
from tests.review.test_notes import ANA, NOW, SETTINGS, TODAY, typed
from tests.support.network import MemoryNetwork

FIRST = TODAY + timedelta(days=6)
DAY_OF_IT = FIRST + timedelta(days=1)
AWAY = replace(SETTINGS, trips=(Trip(city="Porto", from_=FIRST, to=FIRST + timedelta(days=3)),))
THERE = replace(ANA, city="Porto")


def note(line: str) -> str:
    network = MemoryNetwork(THERE, replace(typed(line), logged=NOW - timedelta(days=3)))
    return person_note(network, AWAY, NOW, 1)


@pytest.mark.parametrize(
    "line",
    ["ana whatsapp - can i stop by when i'm in Porto? Said yes {day}, time tbc", "meeting ana {day} in Porto"],
)
def test_a_day_that_was_agreed_is_not_asked_for(line: str) -> None:
    said = note(line.format(day=f"{DAY_OF_IT:%-d %b}"))
    assert f"seeing you on {day_in_full(DAY_OF_IT, TODAY)}. What time would suit you?" in said
    assert "Which day" not in said and "half an hour" not in said


@pytest.mark.parametrize("line", ["ana says maybe {day}, when i'm in Porto", "when i'm in Porto, said ana"])
def test_a_day_that_is_open_is(line: str) -> None:
    assert "looking forward" not in note(line.format(day=f"{DAY_OF_IT:%-d %b}"))
