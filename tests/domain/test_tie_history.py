"""How a tie stood on former days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.model import Person, Settings
from netritual.domain.network import Touch
from netritual.domain.tie_history import MONTHS, SHORTEST, closeness, monthly, strengths, week_ends, weeks_known
from netritual.domain.ties import strength_words, tie

TODAY = date(2026, 3, 11)
CHANNELS = ("coffee", "call", "email", "comment", "note", "event")


@st.composite
def logs(draw: st.DrawFn) -> list[Touch]:
    days = sorted(draw(st.lists(st.integers(-1, 900), max_size=30)), reverse=True)
    return [
        Touch(TODAY.toordinal() - back, draw(st.sampled_from(CHANNELS)), "mutual", False, at)
        for at, back in enumerate(days)
    ]


@given(logs(), st.integers(0, 5), st.integers(1, 110))
def test_the_last_strength_is_that_of_today(touches: list[Touch], tier: int, weeks: int) -> None:
    ana = Person(id=1, handle="ana", name="Ana", tier=tier)
    values = strengths(ana, touches, Settings(), week_ends(TODAY, weeks))
    assert len(values) == weeks
    assert values[-1] == pytest.approx(tie(ana, touches, Settings(), TODAY).strength)
    assert all(value >= 0 for value in values)


def test_a_strength_of_before_does_not_know_what_came_after() -> None:
    ana = Person(id=1, handle="ana", name="Ana", tier=2)
    late = Touch(TODAY.toordinal() - 3, "coffee", "mutual", False, 1)
    values = strengths(ana, [late], Settings(), week_ends(TODAY, 3))
    assert values[:2] == [0.0, 0.0] and values[2] > 2


@pytest.mark.parametrize(("strength", "low", "high"), [(0.5, 0, 1 / 3), (2, 1 / 3, 2 / 3), (3.1, 2 / 3, 1), (40, 1, 1)])
def test_each_word_for_a_strength_has_a_third_of_the_height(strength: float, low: float, high: float) -> None:
    assert low <= closeness(strength) <= high
    third = min(2, int(closeness(strength) * 3))
    assert strength_words(strength) == ("light", "warm", "strong")[third]


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


def test_a_curve_is_as_long_as_the_tie_and_no_longer() -> None:
    assert weeks_known(None, TODAY, 52) == 0
    assert weeks_known(TODAY, TODAY, 52) == SHORTEST
    assert weeks_known(TODAY - timedelta(weeks=30), TODAY, 52) == 32
    assert weeks_known(TODAY - timedelta(weeks=300), TODAY, 52) == 52
