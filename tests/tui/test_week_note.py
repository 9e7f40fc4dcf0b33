"""The week beside the questions of step 1: its days, and a line for each talk that says something whole."""

from datetime import date

import pytest

from netritual.charts.signs import FULL
from netritual.tui.bodies.week_note import NotedTalk, week_lines, whole_part
from netritual.tui.face.spans import text_of, width_of
from tests.tui.conftest import HOSTILE

TODAY = date(2026, 3, 11)


def talk(who: str, about: str, day: int = 10) -> NotedTalk:
    return NotedTalk(date(2026, 3, day), True, True, who, "coffee", about)


@pytest.mark.parametrize(
    ("text", "room", "part"),
    [
        ("the list is out, two complaints", 20, "the list is out"), ("glad; ask her", 5, "glad"),
        ("Café Fabrica, re pricing, again", 25, "Café Fabrica, re pricing"), ("no clause at all", 8, ""),
    ],
)  # fmt: skip
def test_a_part_of_what_was_talked_about_ends_with_a_clause(text: str, room: int, part: str) -> None:
    assert whole_part(text, room) == part


@pytest.mark.parametrize("width", [20, 38, 52, 90])
def test_every_talk_stands_there_in_lines_that_fit(width: int) -> None:
    logged = [talk(name, "what it was about, and at some length, " * 3) for name in HOSTILE]
    lines = week_lines(logged, date(2026, 3, 4), TODAY, width, FULL)
    assert all(width_of(line) <= width for line in lines)
    text = "\n".join(text_of(line) for line in lines)
    assert f"{len(HOSTILE)} entries since" in text.replace(" …", " since")
    assert width < 38 or text.count("coffee") == len(HOSTILE)


def test_a_day_is_named_once() -> None:
    logged = [talk("Ana", "pricing"), talk("Bob", "hiring"), talk("Cleo", "", 9)]
    text = [text_of(line) for line in week_lines(logged, date(2026, 3, 6), TODAY, 60, FULL)]
    rows = [row for row in text if "coffee" in row]
    assert [row[:4].strip() for row in rows] == ["Tue", "", "Mon"]
