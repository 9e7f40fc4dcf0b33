"""Answers to when: the time, the kind and the place, in any order; all of it is read, or none."""

from datetime import date, time

import pytest

from netritual.domain.dates.moments import Stated
from netritual.domain.quicklog.meeting_phrases import MeetingPhrase, place_of, read_meeting, with_place

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("typed", "kind", "place"),
    [
        ("thu 26 12h30", "", ""), ("lunch thu 26 12h30", "lunch", ""), ("a walk on thu 26 12h30", "walk", ""),
        ("thu 26 12h30 for lunch chez Mattia", "lunch", "chez Mattia"),
        ("thu 26 12h30 @ blue bottle", "", "blue bottle"),
        ("at the Star thu 26 12:30", "", "the Star"), ("thu 26 12:30 im café johanna", "", "café johanna"),
        ("drinks thu 26 12:30 im Literaturhaus", "drinks", "Literaturhaus"),
        ("thu 26 12:30 in the park", "", "the park"),
        ("thu 26 12:30 at 12 rue de Rivoli", "", "12 rue de Rivoli"), ("video at 12:30 thu 26", "video", ""),
    ],
)  # fmt: skip
def test_a_time_with_its_kind_and_place(typed: str, kind: str, place: str) -> None:
    found = read_meeting(typed, TODAY)
    assert found == MeetingPhrase(Stated(date(2026, 3, 26), time(12, 30)), kind, place)


@pytest.mark.parametrize(
    "typed", ["lunch", "thu 26 12:30 with bob", "wed at noonish", "thu 12:30 in two weeks", "lunch tue 18 12:30", ""]
)
def test_what_is_not_read_to_its_last_word_is_no_time(typed: str) -> None:
    assert not isinstance(read_meeting(typed, TODAY), MeetingPhrase)


def test_an_hour_without_its_half_is_that_of_the_kind_that_is_said_or_moved() -> None:
    said = read_meeting("drinks fri 5:30", date(2026, 3, 10))
    assert isinstance(said, MeetingPhrase) and said.stated.at == time(17, 30)
    moved = read_meeting("fri 7:30", date(2026, 3, 10), kind="dinner")
    assert isinstance(moved, MeetingPhrase) and moved.stated.at == time(19, 30)


def test_a_place_ends_with_its_part_of_the_sentence_and_reads_the_same_again() -> None:
    assert place_of(["chez", "Mattia,", "merci"]) == "chez Mattia"
    assert place_of(["at", "the", "Star.", "he", "pays"]) == "the Star"
    assert place_of(["instead", "of", "thursday"]) == place_of([]) == ""
    for place in ("chez Mattia", "the Star", "12 rue de Rivoli"):
        found = read_meeting(with_place("2026-03-26 12:30", place), TODAY)
        assert isinstance(found, MeetingPhrase) and found.place == place
