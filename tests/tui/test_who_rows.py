"""The rows of step 1 as spans."""

import pytest

from netritual.review.step import Item
from netritual.tui.bodies.who_rows import question_lines
from netritual.tui.face.spans import text_of, width_of

NAMES = "Kwame Walker, last visit Thu 5 Nov and Kwame Walker, no talk yet"


@pytest.mark.parametrize("width", [40, 58, 76, 120])
def test_what_tells_two_people_apart_is_never_cut(width: int) -> None:
    cells = ("", "the same name", NAMES)
    lines = question_lines(
        Item(key="who:alike", table="people", ref=1, section="One person?", cells=cells, acts=()), width
    )
    assert " ".join(" ".join(map(text_of, lines)).split()) == f"{NAMES} the same name"
    assert all(width_of(line) <= width for line in lines)
