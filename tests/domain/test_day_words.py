"""Days ahead and behind, as rows and reasons say them."""

from datetime import date, timedelta

import pytest

from netritual.domain.dates.day_wording import by_day, near_day

FRIDAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("days", "near", "by"),
    [
        (0, "today", "due today"),
        (1, "tomorrow", "by tomorrow"),
        (2, "Sunday", "by Sunday"),
        (6, "Thursday", "by Thursday"),
        (7, "Fri 4 Dec", "by Fri 4 Dec"),  # "Friday" would be today
        (40, "Wed 6 Jan 2027", "by Wed 6 Jan 2027"),
        (-3, "Tue 24 Nov", "was for Tue 24 Nov"),
    ],
)
def test_a_day_ahead_has_its_name_and_a_later_one_its_date(days: int, near: str, by: str) -> None:
    day = FRIDAY + timedelta(days=days)
    assert (near_day(day, FRIDAY), by_day(day, FRIDAY)) == (near, by)
