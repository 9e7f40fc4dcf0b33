"""What lines say so plainly that one yes may open all of it, and what it is called in a row."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from netritual.domain.model import Interaction, Person, Promise, Proposed
from netritual.paths import Home
from netritual.review.entry_questions import seeming_loops
from netritual.review.rows import is_plainly_said, matter_of, proposed_words
from netritual.review.step import CalendarSnapshot, StepContext
from netritual.services.verbs.touches import log
from tests.support.network import MemoryNetwork
from tests.support.review import NOW, SETTINGS, TODAY, a_store, people, put

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


@pytest.mark.parametrize(
    ("word", "text", "words", "matter"),
    [
        ("meet", "at 10:00", "a meeting with Ana: at 10:00", "meeting at 10:00"),
        ("meet", "10am", "a meeting with Ana: at 10am", "meeting at 10am"),
        ("lunch", "12:30", "a lunch with Ana: at 12:30", "lunch at 12:30"),
        ("meet", "the meeting on pricing", "a meeting with Ana: the meeting on pricing", "the meeting on pricing"),
        ("coffee", "re pricing", "a coffee with Ana: re pricing", "re pricing"),
    ],
)
def test_a_talk_is_called_in_a_row_what_the_line_calls_it(word: str, text: str, words: str, matter: str) -> None:
    proposed = Proposed(kind="coffee", word=word, text=text, people=(1,), due=FRIDAY)
    assert matter_of(proposed, "ana, on friday") == matter
    network = MemoryNetwork(Person(id=1, handle="ana", name="Ana"))
    assert proposed_words(network, proposed, "ana, on friday") == words


@pytest.mark.parametrize(
    ("text", "is_plain"),
    [("40k", True), ("₹1,50,000", True), ("1.5L", True), ("€40", True), ("850", False), ("5k", True), ("deck", False),
     ("4th", False)],
)  # fmt: skip
def test_a_sum_says_what_is_owed(text: str, is_plain: bool) -> None:
    talk = Interaction(id=1, on=FRIDAY, channel="note", line=f"ana owes me {text}")
    assert is_plainly_said(talk, Proposed(kind="owed", word="owed", text=text, people=(1,)), FRIDAY) is is_plain


@pytest.mark.parametrize(
    ("owed", "line", "is_plain"),
    [
        ("40 for the van", "Ana owes me 30 for lunch", False),
        ("€40", "Ana owes me 30 euros", False),
        ("40 back", "Ana owes me 30 euros", False),
        ("3 chairs", "Ana owes me 2 books", False),
        ("the chairs", "Ana owes me 30 euros", True),
    ],
)
def test_a_second_number_of_the_same_people_is_asked_about(
    tmp_path: Path, owed: str, line: str, is_plain: bool
) -> None:
    store = a_store(Home(str(tmp_path)))
    (ana,) = people(store, "Ana Ruiz")
    put(store, Promise(by="them", people=(ana,), text=owed, made=TODAY))
    log(store, NOW, line, SETTINGS)
    plain, _ = seeming_loops(StepContext.outside_review(store.view(), SETTINGS, NOW, CalendarSnapshot()))
    assert [one.kind for _, one in plain] == ["owed"] * is_plain
    store.close()
