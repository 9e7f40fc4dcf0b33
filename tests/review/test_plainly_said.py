"""What lines say so plainly that one yes may open all of it."""

from datetime import date, timedelta

import pytest

from netritual.domain.model import Interaction, Proposed
from netritual.review.rows import is_plainly_said

FRIDAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("line", "days", "plain"),
    [
        ("walkthrough w ana thurs 10am", 6, False),
        ("ana says interview is thurs 10am", 6, False),
        # Near it, and the day is one to come.
        ("walkthrough w ana mon 10am", 3, True),
        ("walkthrough w ana thurs 3 dec 10am", 6, True),
        ("ana can do thurs 10am", 6, True),
        ("walkthrough w ana next thurs 10am", 6, True),
        ("coffee w ana moved to thurs 10am", 6, True),
    ],
)
def test_a_weekday_that_may_be_the_last_one_is_not_so_plain(line: str, days: int, plain: bool) -> None:
    talk = Interaction(id=1, on=FRIDAY, channel="note", line=line)
    coffee = Proposed(kind="coffee", word="meet", text="10am", people=(1,), due=FRIDAY + timedelta(days=days))
    assert is_plainly_said(talk, coffee, FRIDAY) is plain
