"""Which lines may name a time to come: only these are read for a talk on it."""

import pytest

from netritual.domain.quicklog.natural.days_and_hours import is_day, may_name_time


@pytest.mark.parametrize(
    "line",
    [
        "friday", "the 20th", "thu 2pm", "next week", "tomorrow", "in two wks", "in a wk", "in an yr", "in the spring",
        "over the summer", "back in autumn", "1.4.", "20/3", "am dienstag", "demain", "next month", "may 3",
        "this weekend", "nächste woche", "in three days", "in one w", "12 dec", "am 3. april", "volgende week",
    ],
)  # fmt: skip
def test_a_line_with_a_day_to_come_may_name_a_time(line: str) -> None:
    lows = f"met nadia at the fair {line}".split()
    assert any(is_day(lows, at) for at in range(len(lows)))
    assert may_name_time(lows)


@pytest.mark.parametrize("line", ["coffee sometime", "see ana there", "beers some day", "rebook after easter", "soon"])
def test_a_vague_time_is_one_too(line: str) -> None:
    assert may_name_time(line.split())


@pytest.mark.parametrize(
    "line",
    [
        "met nadia at the fair", "sent ana the deck", "lunch with tom at bluebird yesterday", "talked about the plan",
        "two introductions", "a note from priya", "over a pint", "one of them", "back from oslo", "just three slides",
        "lunch w ana", "in lisbon",
    ],
)  # fmt: skip
def test_most_lines_name_none(line: str) -> None:
    assert not may_name_time(line.split())
