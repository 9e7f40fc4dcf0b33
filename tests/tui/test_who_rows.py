"""The rows of step 1 as spans."""

import pytest

from netritual.review.acts import acts
from netritual.review.step import Item
from netritual.tui.bodies.who_rows import is_logged, logged_lines, question_lines
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


def test_a_line_that_names_nobody_stands_with_the_log_in_its_own_words() -> None:
    note = Item(
        key="who:interactions:1", table="interactions", ref=1, section="Logged",
        cells=("Thu 17 Dec", "note", "“great week, slept well”"), acts=acts("correct-entry"),
    )  # fmt: skip
    assert is_logged(note)
    (line,) = logged_lines(note, 60)
    assert text_of(line).split("  ")[0] == "Thu 17 Dec note" and "“great week, slept well”" in text_of(line)
    asked = Item(key="who:x", table="interactions", ref=1, section="", cells=("", "", ""), acts=acts("drop-name"))
    assert not is_logged(asked)
