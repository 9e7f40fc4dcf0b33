"""The drafts of five people in their first weeks, typed in their own words: none that one would be ashamed of.

``python -m tests.support.three_months FILE`` and ``tests.support.other_months`` write them all, to be read.
"""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from netritual.domain.dates.day_wording import on_day
from netritual.domain.drafts.draft_blanks import blanks
from netritual.domain.drafts.draft_checks import Background, Draft, checks
from tests.domain.test_drafts import is_whole
from tests.support.other_months import OTHER_MONTHS
from tests.support.three_months import MONTHS, Offered, all_offered

PRIVATE = (
    "should I go", "divorce", " ex,", "ill and tired", "kids", "not enough", "keep her posted", "laid off",
    "keep quiet", "badly", "gym", "for free", "off sick", "budget cut", "so good of her",
    "great guy",    "mum died", "disappointed", "never bid", "popped in", "asked:", "need to thank",
)  # fmt: skip
"""What was typed for oneself in these months."""
EVERYONE = MONTHS | OTHER_MONTHS
DAY = re.compile(r"(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day (\d+) (March|April)(?: at (\d\d:\d\d))?")


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> list[Offered]:
    return all_offered(str(tmp_path_factory.mktemp("homes")), EVERYONE)


def test_there_are_enough_of_every_kind(drafts: list[Offered]) -> None:
    assert len(drafts) >= 30
    assert {one.place for one in drafts} >= {"Home", "replies", "promises", "asks", "give", "coffees", "page"}
    assert {one.month for one in drafts} == set(EVERYONE)


def test_each_is_whole_and_tells_truly_what_is_to_be_filled_in(drafts: list[Offered]) -> None:
    for one in drafts:
        assert is_whole(one.text, one.text.rpartition("\n")[2]), one.text
        said = {check.check: check.text for check in checks(Draft(text=one.text), Background(today=one.now.date()))}
        assert len(blanks(one.text)) == one.text.count("{") <= 1
        assert said.get("blanks") == ("one blank to fill" if "{" in one.text else None)
        assert one.text.count("?") <= 1


def test_what_was_typed_for_oneself_is_in_none(drafts: list[Offered]) -> None:
    assert [(word, one.text) for word in PRIVATE for one in drafts if word in one.text] == []


def test_every_day_is_the_right_one_and_no_time_that_is_past_is_offered(drafts: list[Offered]) -> None:
    found = 0
    for one in drafts:
        for said in DAY.finditer(one.text):
            day = datetime.strptime(f"{said[2]} {said[3]} 2026", "%d %B %Y")
            assert on_day(day.date(), one.now.date()) == f"on {said[0].partition(' at ')[0]}"
            zone = ZoneInfo(EVERYONE[one.month].settings.tz)
            if said[4]:
                found += 1
                assert datetime.strptime(said[4], "%H:%M").replace(day.year, day.month, day.day, tzinfo=zone) > one.now
        assert not re.search(r"\b(yesterday|today|tomorrow|tonight)\b", one.text)
    assert found


def test_no_phrase_goes_word_for_word_to_three_people_in_one_place_of_a_day(drafts: list[Offered]) -> None:
    said: dict[tuple[str, datetime, str, str], set[str]] = {}
    for one in drafts:
        for sentence in re.split(r"(?<=[.?]) ", one.text.partition("\n")[0].partition(", ")[2]):
            if len(sentence.split()) > 5:
                said.setdefault((one.month, one.now, one.place, sentence.lower()), set()).add(one.to)
    assert {key: people for key, people in said.items() if len(people) > 2} == {}


@pytest.mark.parametrize(
    ("to", "words"),
    [("Helga Brandt", "your help with the pitch for Medirede"), ("Prof. Ruth Stein", "being a reference for me"),
     ("Erik Lund", "the intro to the Nordic Heat product team"), ("Nadia El Amrani", "your help with the subsidy form"),
     ("Aunt Bev Carter", "Hi Aunt Bev, thank you so much for doing my VAT return")],
)  # fmt: skip
def test_what_the_log_says_is_no_blank(drafts: list[Offered], to: str, words: str) -> None:
    assert any(words in one.text for one in drafts if one.to == to)


def test_who_waits_for_something_late_is_asked_for_nothing(drafts: list[Offered]) -> None:
    late = {(one.month, one.to) for one in drafts if "sorry about the delay" in one.text}
    asked = ("could I help", "anything I could", "Would you have 20 minutes", "Could you still", "may I introduce")
    assert late and [one for one in drafts if (one.month, one.to) in late and any(a in one.text for a in asked)] == []
