"""Step 8: whoever stays on the list is named, and why, as long as they are few."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from netritual.domain.dates.day_wording import day_words
from netritual.domain.model import Ask, Interaction, Person, Promise, Proposed, Record, Request, Review, Settings
from netritual.review.done_rows import WeekFigure
from netritual.review.step import StepContext
from netritual.review.steps import s80_done
from tests.support.network import MemoryNetwork

NOW = datetime(2026, 3, 27, 16, tzinfo=UTC)


def listed(*names: str) -> list[str]:
    people = [Person(id=at, handle=f"p{at}", name=name) for at, name in enumerate(names, 1)]
    review = Review(id=90, week="2026-W13", started=NOW)
    ctx = StepContext(network=MemoryNetwork(*people), settings=Settings(), now=NOW, review=review)
    return [item.cells[0] for item in s80_done.build(ctx) if item.key == "done:not-now:list"]


def test_few_are_named_and_many_are_counted() -> None:
    assert listed("Lea Kröger") == ["Lea Kröger stays on the list: no talk noted yet"]
    assert listed("Lea Kröger", "Tom Hale") == ["Lea Kröger and Tom Hale stay on the list: no talk noted yet"]
    assert listed(*(f"P {at} Q" for at in range(1200))) == ["1,200 people stay on the list"]
    assert listed() == []


def ahead(*records: Record, **settings: Any) -> list[tuple[str, ...]]:
    """What step 8 lists for the days until the end of next week."""
    helene = Person(id=1, handle="helene", name="Hélène Roy")
    review = Review(id=90, week="2026-W13", started=NOW)
    network = MemoryNetwork(helene, *records)
    ctx = StepContext(network=network, settings=Settings(tz="UTC", **settings), now=NOW, review=review)
    return [item.cells for item in s80_done.build(ctx) if item.key.startswith("done:next")]


def test_whatever_has_a_day_next_week_is_listed() -> None:
    friday = date(2026, 4, 3)
    assert ahead(Request(id=2, from_=1, text="an offer", asked=NOW, due=friday)) == [
        ("Fri 3 Apr", "answer Hélène Roy: an offer")
    ]
    assert ahead(Request(id=2, from_=1, text="an offer", asked=NOW)) == []
    assert ahead(Promise(id=2, people=(1,), text="think about it", made=NOW.date(), due=friday)) == [
        ("Fri 3 Apr", "Hélène Roy: think about it")
    ]
    minutes = Promise(id=2, by="them", people=(1,), text="the minutes", made=NOW.date(), due=friday)
    assert ahead(minutes) == [("Fri 3 Apr", "owed by Hélène Roy: the minutes")]
    mine = Promise(id=3, people=(1,), text="think about it", made=NOW.date(), due=date(2026, 4, 4))
    assert [cells[1] for cells in ahead(minutes, mine)] == [
        "Hélène Roy: think about it",
        "owed by Hélène Roy: the minutes",
    ]
    assert ahead(replace(minutes, due=None)) == ahead(replace(minutes, due=date(2026, 3, 26))) == []
    lunch = Proposed(kind="coffee", word="lunch", text="noon", people=(1,), due=friday)
    line = Interaction(id=3, on=NOW.date(), logged=NOW, people=(1,), line="lunch fri noon?", proposed=(lunch,))
    assert ahead(line) == [("Fri 3 Apr 12:00", "lunch Hélène Roy", "yes or no?")]


def test_a_review_that_a_day_off_moves_says_why() -> None:
    friday = date(2026, 4, 3)
    review = Review(id=90, week="2026-W13", started=NOW, ended=NOW)
    for off, words in (
        ((), "If it is Fri 3 Apr 16:00 then I review for 15 minutes."),
        ((friday,), "If it is Thu 2 Apr 16:00 then I review for 15 minutes, as Fri 3 Apr is a day off."),
    ):
        ctx = StepContext(
            network=MemoryNetwork(), settings=Settings(tz="UTC"), now=NOW, review=review, holidays=frozenset(off)
        )
        assert f"{words}  (e changes)" in s80_done.lines(ctx)


def test_nobody_is_nudged_on_a_day_off() -> None:
    ask = Ask(id=2, to=1, asked=date(2026, 3, 25))
    off = (date(2026, 4, 1), date(2026, 4, 2))
    assert ahead(ask) == [("Wed 1 Apr", "nudge Hélène Roy")]
    assert ahead(ask, holidays=off) == [("Fri 3 Apr", "nudge Hélène Roy")]


def test_nobody_is_nudged_who_was_heard_from_since() -> None:
    ask = Ask(id=2, to=1, asked=date(2026, 3, 25))
    wrote = Interaction(id=3, on=date(2026, 3, 26), channel="email", people=(1,), initiator="them")
    assert ahead(ask) and ahead(ask, wrote) == []


def test_people_of_whom_there_are_notes_alone_are_counted_beside_those_i_was_in_touch_with() -> None:
    people = [Person(id=at, handle=f"p{at}", name=f"P {at}") for at in (1, 2, 3)]
    monday = date(2026, 3, 23)
    talks = [
        Interaction(id=10, on=monday, channel="call", people=(1,)),
        Interaction(id=11, on=monday, channel="note", people=(1, 2)),
        Interaction(id=12, on=date(2026, 3, 18), channel="note", people=(3,)),
    ]
    review = Review(id=90, week="2026-W13", started=NOW)
    ctx = StepContext(network=MemoryNetwork(*people, *talks), settings=Settings(tz="UTC"), now=NOW, review=review)
    (figure,) = [item.subject for item in s80_done.build(ctx) if item.key.endswith("week:people_reached")]
    assert isinstance(figure, WeekFigure)
    assert (figure.mine, figure.beside) == (1, 1)


@pytest.mark.parametrize(("days", "usual"), [(4, 1), (7, 1), (10, 1), (11, None), (35, None)])
def test_what_is_counted_since_a_review_of_weeks_ago_stands_beside_no_usual_week(days: int, usual: int | None) -> None:
    before = NOW - timedelta(days=days)
    last = Review(id=80, week="2026-W08", started=before, ended=before + timedelta(minutes=15))
    weeks = [
        Interaction(id=at, on=(NOW - timedelta(weeks=at)).date(), channel="coffee", people=(1,)) for at in range(1, 13)
    ]
    network = MemoryNetwork(Person(id=1, handle="p", name="P"), *weeks, last)
    review = Review(id=90, week="2026-W13", started=NOW)
    ctx = StepContext(network=network, settings=Settings(tz="UTC"), now=NOW, review=review)
    rows = {item.key.rpartition(":")[2]: item for item in s80_done.build(ctx)}
    reached = rows["people_reached"].subject
    assert isinstance(reached, WeekFigure) and reached.usual == usual
    said = rows["people_reached"].cells[2]
    assert said == ("usual 1" if usual else f"since {day_words(before.date(), NOW.date())}")


def test_each_talk_is_counted_by_one_review_and_a_weekend_by_the_one_behind_it() -> None:
    people = [Person(id=at, handle=f"p{at}", name=f"P {at}") for at in (1, 2, 3, 4)]
    before = datetime(2026, 3, 20, 16, tzinfo=UTC)
    last = Review(id=80, week="2026-W12", started=before, ended=before + timedelta(minutes=15))
    talks = [
        Interaction(id=10, on=date(2026, 3, 20), channel="coffee", people=(1,), logged=before - timedelta(hours=3)),
        Interaction(id=11, on=date(2026, 3, 20), channel="drinks", people=(2,), logged=before + timedelta(hours=3)),
        Interaction(id=12, on=date(2026, 3, 21), channel="meeting", people=(2, 3)),
        Interaction(id=13, on=date(2026, 3, 24), channel="call", people=(4,)),
    ]
    review = Review(id=90, week="2026-W13", started=NOW)
    network = MemoryNetwork(*people, *talks, last)
    ctx = StepContext(network=network, settings=Settings(tz="UTC"), now=NOW, review=review)
    figures = {item.key.rpartition(":")[2]: item.subject for item in s80_done.build(ctx)}
    reached, met = figures["people_reached"], figures["in_person"]
    assert isinstance(reached, WeekFigure) and isinstance(met, WeekFigure)
    assert (reached.mine, reached.since, met.mine) == (3, "since Fri 20 Mar", 2)
