"""The drafts of three people in their first weeks, typed in their own words: none that one would be ashamed of.

``python -m tests.support.three_months FILE`` writes them all, to be read.
"""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from netritual.domain.draft_checks import MOST_QUESTIONS, checks
from netritual.domain.drafts import blanks
from netritual.domain.words import on_day
from tests.domain.test_drafts import is_whole
from tests.support.three_months import MONTHS, Offered, all_offered

PRIVATE = (
    "should I go", "divorce", " ex,", "ill and tired", "kids", "not enough", "keep her posted", "laid off",
    "keep quiet", "badly", "gym", "for free", "missed the call", "asked:", "pitch for",
)  # fmt: skip
"""What was typed for oneself in these months."""
DAY = re.compile(r"(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day (\d+) (March|April)(?: at (\d\d:\d\d))?")


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> list[Offered]:
    return all_offered(str(tmp_path_factory.mktemp("homes")))


def test_there_are_enough_of_every_kind(drafts: list[Offered]) -> None:
    assert len(drafts) >= 30
    assert {one.place for one in drafts} >= {"Home", "replies", "promises", "asks", "give", "coffees", "page"}
    assert {one.month for one in drafts} == set(MONTHS)


def test_each_is_whole_and_tells_truly_what_is_to_be_filled_in(drafts: list[Offered]) -> None:
    for one in drafts:
        assert is_whole(one.text, one.text.rpartition("\n")[2]), one.text
        said = {check.check: check.text for check in checks(one.text, None)}
        assert len(blanks(one.text)) == one.text.count("{") <= 1
        assert said.get("blanks") == ("one blank to fill" if "{" in one.text else None)
        assert one.text.count("?") <= MOST_QUESTIONS


def test_what_was_typed_for_oneself_is_in_none(drafts: list[Offered]) -> None:
    assert [(word, one.text) for word in PRIVATE for one in drafts if word in one.text] == []


def test_every_day_is_the_right_one_and_no_time_that_is_past_is_offered(drafts: list[Offered]) -> None:
    found = 0
    for one in drafts:
        for said in DAY.finditer(one.text):
            day = datetime.strptime(f"{said[2]} {said[3]} 2026", "%d %B %Y")
            assert on_day(day.date(), one.now.date()) == f"on {said[0].partition(' at ')[0]}"
            zone = ZoneInfo(MONTHS[one.month].settings.tz)
            if said[4]:
                found += 1
                assert datetime.strptime(said[4], "%H:%M").replace(day.year, day.month, day.day, tzinfo=zone) > one.now
        assert not re.search(r"\b(yesterday|today|tomorrow|tonight)\b", one.text)
    assert found >= 5
