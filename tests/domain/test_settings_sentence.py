"""What a changed settings file is called in the history: by the calendar or the settings that changed."""

from base64 import b64encode
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.history.settings_sentence import settings_sentence

WORK, HOME = '[[calendars]]\nname = "work"\npath = "w.ics"\n', '[[calendars]]\nname = "home"\npath = "h.ics"\n'


def coded(text: str) -> str:
    return b64encode(text.encode()).decode()


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (None, WORK, "Added the calendar work."),
        ('tz = "UTC"\n', 'tz = "UTC"\n' + WORK, "Added the calendar work."),
        (WORK, WORK + HOME, "Added the calendar home."),
        (WORK + HOME, HOME, "Removed the calendar work."),
        (WORK, HOME, "Changed the setting calendars."),
        ("", "capacity = 3", "Changed the setting capacity."),
        ("a_day = 1", "capacity = 3", "Changed the settings a_day and capacity."),
        ("", 'a_day=1\ncapacity=3\nname="x"\ncity="y"', "Changed the settings."),
        ("capacity = 3", "# other words\ncapacity = 3", "Changed the settings."),
        ("no toml", "capacity = 3", "Changed the setting capacity."),
        ("calendars = 3", "calendars = [1]", "Changed the setting calendars."),
    ],
)
def test_the_sentence_says_what_changed(before: str | None, after: str, words: str) -> None:
    former = None if before is None else {"data": coded(before)}
    assert settings_sentence({"data": coded(after)}, former) == words


def test_what_somebody_else_wrote_last_is_what_stood_there() -> None:
    doc = {"data": coded("capacity = 3"), "former": coded("capacity = 3\na_day = 2")}
    assert settings_sentence(doc, {"data": coded("")}) == "Changed the setting a_day."


@given(st.none() | st.text() | st.text().map(coded), st.none() | st.integers() | st.text())
def test_any_data_has_a_sentence(data: Any, former: Any) -> None:
    assert settings_sentence({"data": data}, {"data": former}).endswith(".")
