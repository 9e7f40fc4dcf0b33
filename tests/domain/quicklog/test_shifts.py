"""By how much the words of a line move a talk."""

import pytest

from netritual.domain.quicklog.shifts import shift_at


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("preponed by 1 hr", -60),
        ("preponed by half an hour", -30),
        ("pushed by an hour", 60),
        ("pushed it back 45 min", 45),
        ("moved an hour later", 60),
        ("moved an hour earlier", -60),
        ("moved up by 30 min", -30),
        ("brought forward an hour", -60),
        ("moved forward by an hour", 0),
        ("moved by an hour", 0),
        ("moved boxes for an hour", None),
        ("pushed the launch by a week", None),
        ("moved by a week", None),
        ("moved to tears", None),
        ("moved", None),
        ("walked by an hour", None),
    ],
)
def test_a_length_behind_the_verb_says_how_far_and_which_way(words: str, minutes: int | None) -> None:
    assert shift_at(words.split(), 0) == minutes
