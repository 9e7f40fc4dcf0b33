"""What I owe somebody is a message in the weeks of a newcomer: nobody is met for it, and nothing hides it."""

from datetime import date, timedelta

import pytest

from netritual.domain.model import (
    Follow,
    Interaction,
    Person,
    Promise,
    Proposed,
    Record,
    Review,
    Settings,
    Shown,
    Thanks,
)
from netritual.domain.suggestions.suggest import suggest
from netritual.domain.suggestions.suggestion import Suggestions
from tests.support.network import MemoryNetwork
from tests.support.review import NOW

TODAY = date(2026, 3, 11)
TIE = Person(id=1, handle="ana", name="Ana Ruiz", city="Lisbon", tier=2, tier_set=TODAY - timedelta(200))
ONCE = Person(id=2, handle="ben", name="Ben Cole", city="Lisbon")
LUNCH = Interaction(id=9, on=TODAY - timedelta(90), channel="lunch", people=(1,), initiator="mutual")
MET = Interaction(id=10, on=TODAY - timedelta(10), channel="coffee", people=(2,), initiator="mutual")
LATE = TODAY - timedelta(3)


def shown(*records: Record) -> Suggestions:
    return suggest(MemoryNetwork(*records), Settings(city="Lisbon"), TODAY)


def kinds(*records: Record) -> list[tuple[int, str | None]]:
    return [(one.person, one.kind) for one in shown(*records).shown]


def test_who_is_owed_something_late_is_written_to_and_not_met() -> None:
    assert kinds(TIE, LUNCH) == [(1, "coffee")]
    assert kinds(TIE, LUNCH, Promise(id=20, people=(1,), text="a sketch", made=LUNCH.on, due=LATE)) == [(1, "message")]
    far = Promise(id=20, people=(1,), text="a sketch", made=LUNCH.on, due=TODAY + timedelta(60))
    assert kinds(TIE, LUNCH, far) == [(1, "coffee")], "nothing is due before the coffee"


def test_what_a_line_seems_to_hold_is_asked_in_the_reason_and_changes_no_score() -> None:
    line = Interaction(
        id=11, on=TODAY - timedelta(30), channel="note", people=(1,), line="promised Ana a sketch",
        proposed=(Proposed(kind="promise", text="a sketch", people=(1,), due=LATE),),
    )  # fmt: skip
    before, after = shown(TIE, LUNCH).shown[0], shown(TIE, LUNCH, line).shown[0]
    assert (after.kind, after.score) == ("message", before.score)
    assert "did you promise “a sketch”" in after.why


@pytest.mark.parametrize(
    "owed",
    [
        Promise(id=20, people=(2,), text="the plan", made=MET.on),
        Thanks(id=20, to=2, made=MET.on),
        Follow(id=20, people=(2,), text="ring him", made=MET.on),
    ],
    ids=lambda one: type(one).__name__,
)
def test_what_is_late_and_has_no_day_is_not_hidden_by_the_meeting_it_is_about(owed: Record) -> None:
    assert not kinds(ONCE, MET)
    assert kinds(ONCE, MET, owed) == [(2, "message")]


def test_having_been_shown_halves_nothing_of_what_i_owe() -> None:
    owed = Promise(id=20, people=(2,), text="the plan", made=MET.on, due=LATE)
    last = Review(id=30, week="2026-W10", started=NOW - timedelta(7), shown=(Shown(person=2, score=9.0),))
    once = shown(ONCE, MET, owed).shown[0]
    assert [one.score for one in shown(ONCE, MET, owed, last).shown] == [once.score]
