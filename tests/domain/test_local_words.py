"""Hours as they are said where the person lives."""

from datetime import UTC, date, datetime

import pytest

from netritual.domain.dates.working_hours import local_words, review_hour
from netritual.domain.model import Settings

TODAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("tz", "said", "review"),
    [
        ("Europe/Lisbon", "Fri 13 Mar 17:30", "16:00"), ("America/Chicago", "Fri 13 Mar 12:30pm", "4pm"),
        ("Australia/Brisbane", "Sat 14 Mar 3:30am", "4pm"), ("UTC", "Fri 13 Mar 17:30", "16:00"),
    ],
)  # fmt: skip
def test_an_hour_is_said_as_it_is_there(tz: str, said: str, review: str) -> None:
    settings = Settings(tz=tz)
    assert local_words(datetime(2026, 3, 13, 17, 30, tzinfo=UTC), settings, TODAY) == said
    assert review_hour(settings) == review


def test_today_is_called_so() -> None:
    assert local_words(datetime(2026, 3, 10, 21, tzinfo=UTC), Settings(tz="America/Chicago"), TODAY) == "today 4pm"
