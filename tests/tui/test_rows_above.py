"""Where the cursor goes when settling a row brings others above it."""

from typing import Any

import pytest

from netritual.review.step import Item
from netritual.review.steps import s10_who, s20_replies
from netritual.tui.bodies.step_view import StepView


def view(keys: str, step: Any = s10_who.STEP) -> StepView:
    items = tuple(Item(key=key, table="people", ref=1, section="", cells=(), acts=()) for key in keys)
    nothing: Any = None
    return StepView(step=step, items=items, lines=(), cursor="", context=nothing)


@pytest.mark.parametrize(
    ("before", "now", "gone", "goes"),
    [
        ("abc", "nbc", "a", "n"),
        ("abc", "nmbc", "a", "n"),
        ("abc", "anc", "b", "n"),
        ("abc", "ban", "c", "n"),
        ("abc", "bcn", "a", ""),
        ("abc", "bc", "a", ""),
        ("abc", "nabc", "a", ""),
        ("abc", "nb", None, ""),
    ],
)
def test_the_cursor_goes_to_what_came_of_a_row_above_it(before: str, now: str, gone: str | None, goes: str) -> None:
    assert view(now).came_above(view(before), gone) == goes


def test_another_step_begins_where_it_stood() -> None:
    assert view("nbc", s20_replies.STEP).came_above(view("abc"), "a") == ""
