"""A glad yes promises what stands behind it, and by itself nothing; the day of a task is not that of the talk; who came
was here."""

from datetime import date

import pytest

from tests.domain.quicklog.test_natural import TODAY, read


@pytest.mark.parametrize(
    ("line", "promised"),
    [
        ("Ana: coffee sometime? I said I'd love to", []),
        ("told Ana I'd be happy to", []),
        ("told Ana I'd be glad to send her the deck", ["send her the deck"]),
        ("told Ana I'd love to help her move", ["help her move"]),
        ("told Ana I'd be on time", ["be on time"]),
    ],
)
def test_a_glad_yes_is_no_thing(line: str, promised: list[str]) -> None:
    assert [clause.text for clause in read(line).proposed if clause.kind == "promise"] == promised


@pytest.mark.parametrize(
    ("line", "on"),
    [
        ("coffee w Ana, she needs a lecturer. told her probably, confirm next week", TODAY),
        ("lunch with Ana, send her the deck next tue", TODAY),
        ("coffee w Ana next tue, she has news", date(2026, 12, 1)),
    ],
)
def test_the_day_of_a_task_in_a_later_part_dates_no_talk(line: str, on: date) -> None:
    assert read(line).date == on


@pytest.mark.parametrize(
    ("line", "channel"),
    [
        ("Ana came, 2 hours, ate everything", "visit"),
        ("Ana and Tom came", "visit"),
        ("the parcel from Ana came, great", "note"),
        ("Ana never came", "note"),
        ("Ana came good", "note"),
    ],
)
def test_who_came_was_here(line: str, channel: str) -> None:
    assert read(line).channel == channel
