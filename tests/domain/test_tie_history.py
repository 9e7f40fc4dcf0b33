"""How a tie stood on former days."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.model import Person, Settings
from netritual.domain.network import Touch
from netritual.domain.ties.tie import strength_words, tie
from netritual.domain.ties.tie_history import MONTHS, closeness, course_of, monthly, strengths

TODAY = date(2026, 3, 11)
CHANNELS = ("coffee", "call", "email", "comment", "note", "event")


@st.composite
def logs(draw: st.DrawFn) -> list[Touch]:
    days = sorted(draw(st.lists(st.integers(-1, 900), max_size=30)), reverse=True)
    return [
        Touch(TODAY.toordinal() - back, draw(st.sampled_from(CHANNELS)), "mutual", False, at)
        for at, back in enumerate(days)
    ]


def weeks(count: int) -> list[date]:
    return [TODAY - timedelta(weeks=back) for back in range(count - 1, -1, -1)]


@given(logs(), st.integers(0, 5), st.integers(1, 110))
def test_the_last_strength_is_that_of_today(touches: list[Touch], tier: int, count: int) -> None:
    ana = Person(id=1, handle="ana", name="Ana", tier=tier)
    values = strengths(ana, touches, Settings(), weeks(count))
    assert len(values) == count
    assert values[-1] == pytest.approx(tie(ana, touches, Settings(), TODAY).strength)
    assert all(value >= 0 for value in values)


def test_a_strength_of_before_does_not_know_what_came_after() -> None:
    ana = Person(id=1, handle="ana", name="Ana", tier=2)
    late = Touch(TODAY.toordinal() - 3, "coffee", "mutual", False, 1)
    values = strengths(ana, [late], Settings(), weeks(3))
    assert values[:2] == [0.0, 0.0] and values[2] > 2


@pytest.mark.parametrize("strength", [0.1, 0.9, 1.1, 2.9, 3.1, 14, 400])
def test_each_word_for_a_strength_has_a_third_of_the_height(strength: float) -> None:
    (height,) = closeness([strength])
    assert 0 <= height <= 1
    assert strength_words(strength) == ("light", "medium", "strong")[min(2, int(height * 3))]


def test_a_curve_is_smooth_and_ends_at_the_strength_of_today() -> None:
    spiky = [0.0, 6.0] * 10
    heights = closeness(spiky, 4)
    assert max(abs(a - b) for a, b in pairwise(heights[4:-4])) < 0.1
    assert heights[-1] == closeness([spiky[-1]])[0] and len(heights) == len(spiky)


def test_the_months_count_talks_and_those_in_person_and_no_notes() -> None:
    def touch(on: date, channel: str) -> Touch:
        return Touch(on.toordinal(), channel, "mutual", False, 1)

    touches = [
        touch(date(2025, 3, 31), "coffee"), touch(date(2025, 4, 1), "coffee"), touch(date(2026, 3, 1), "note"),
        touch(date(2026, 3, 2), "email"), touch(TODAY, "lunch"), touch(TODAY + timedelta(days=30), "lunch"),
    ]  # fmt: skip
    months = monthly(touches, TODAY)
    assert len(months) == MONTHS
    assert months[0] == (1, 1) and months[-1] == (1, 2)
    assert all(month == (0, 0) for month in months[1:-1])


@pytest.mark.parametrize(("days_ago", "covers"), [(0, 84), (90, 97), (400, 407), (3000, 730)])
def test_a_course_is_as_long_as_the_tie_and_begins_with_it(days_ago: int, covers: int) -> None:
    ana = Person(id=1, handle="ana", name="Ana", tier=2)
    first = TODAY - timedelta(days=days_ago)
    course = course_of(ana, [Touch(first.toordinal(), "coffee", "mutual", False, 1)], Settings(), first, TODAY, 730)
    assert abs((TODAY - course.first).days - covers) <= 7 and len(course.heights) >= 80
    assert course.heights[-1] is not None
    assert (course.heights[0] is None) == (first > course.first)


def test_a_tie_without_a_touch_has_no_course() -> None:
    assert not course_of(Person(id=1, handle="ana", name="Ana"), [], Settings(), None, TODAY, 365).heights
