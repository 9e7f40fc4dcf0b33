"""Days side by side, a bead for each talk: exact in any width, and told apart without colour."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.charts.day_beads import HEIGHT, DayOfTalks, day_beads
from netritual.charts.fitting import width_of
from netritual.charts.signs import FULL, PLAIN, Signs

days = st.builds(DayOfTalks, st.sampled_from(("Mon", "Tue")), st.just("12"), st.integers(0, 99), st.integers(0, 99))


@given(st.lists(days, max_size=20), st.integers(1, 120), st.sampled_from((FULL, PLAIN)))
def test_every_line_is_as_wide_as_asked(days: list[DayOfTalks], width: int, signs: Signs) -> None:
    lines = day_beads(days, width, signs)
    assert all(width_of(line) == width for line in lines)
    assert 3 <= len(lines) <= HEIGHT + 2


@pytest.mark.parametrize("signs", [FULL, PLAIN])
def test_a_bead_is_a_talk_and_those_in_person_stand_below(signs: Signs) -> None:
    lines = day_beads([DayOfTalks("Mon", "9", 1, 2), DayOfTalks("Tue", "10", 0, 0)], 12, signs)
    column = ["".join(span.text for span in line)[:6].strip() for line in lines]
    assert column == [signs.message, signs.message, signs.in_person, "Mon", "9"]
    many = day_beads([DayOfTalks("Mon", "9", 9, 2)], 12, signs)
    assert "".join(span.text for span in many[0]).strip() == "+8"


def test_the_newest_days_stay_where_there_is_no_room_for_all() -> None:
    lines = day_beads([DayOfTalks(str(at), str(at), 0, 0) for at in range(14)], 20, FULL)
    assert "".join(span.text for span in lines[-1]).split() == ["9", "10", "11", "12", "13"]
