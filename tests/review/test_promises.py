"""Step 3: what it says about promises is what Insights say."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from netritual.domain.dates.id_stamps import ID_BITS, ID_EPOCH
from netritual.domain.figures.stats_metrics import stats
from netritual.domain.model import (
    Coffee,
    DueMove,
    Interaction,
    Introduction,
    Person,
    Promise,
    Proposed,
    Review,
    Settings,
    Slot,
    Thanks,
)
from netritual.domain.ties.tally import share_words
from netritual.review.done_rows import NEXT
from netritual.review.step import StepContext
from netritual.review.steps import s20_replies, s30_promises, s80_done
from tests.support.network import MemoryNetwork
from tests.support.review import NOW, TODAY

DAY = timedelta(days=1)
DUE = TODAY - 20 * DAY


def promise(**more: Any) -> Promise:
    return Promise(people=(1,), text="x", made=TODAY - 90 * DAY, due=DUE, **more)


KEPT = promise(state="kept", closed=DUE)
MOVED = promise(state="moved", history=(DueMove(on=DUE - DAY, due=DUE),))
BROKEN = promise()
UNDATED = Promise(people=(1,), text="x", made=TODAY - 90 * DAY, state="kept", closed=DUE)
THEIRS = promise(by="them", state="kept", closed=DUE)


def said(*promises: Promise) -> str:
    network = MemoryNetwork(*promises)
    context = StepContext(network=network, settings=Settings(), now=NOW, review=Review(week="2026-W11", started=NOW))
    part, whole = stats(network, Settings(), NOW, "12w").of["promises_on_time"]
    words = s30_promises.lines(context)[0].partition("\t")[0]
    assert not whole or share_words(part, whole) in words, "the figure of Insights"
    return words


def test_before_twelve_weeks_are_over_none_are_named() -> None:
    fresh = Promise(people=(1,), text="x", made=DUE - DAY, due=DUE, state="kept", closed=DUE)
    assert said(fresh, fresh) == "On time: 2 of 2 so far."
    assert said(*[fresh] * 9) == "You keep 100 % on time (9 of 9 so far)."


@pytest.mark.parametrize(
    ("promises", "words"),
    [
        ((*[KEPT] * 7, MOVED, BROKEN), "You keep 83 % on time (7.5 of 9 in 12 weeks)."),
        ((*[KEPT] * 8, UNDATED, THEIRS), "You keep 100 % on time (8 of 8 in 12 weeks)."),
        ((KEPT, MOVED, BROKEN), "On time: 1.5 of 3 in 12 weeks."),
        ((BROKEN,), "On time: 0 of 1 in 12 weeks."),
        ((UNDATED, THEIRS), "Follow through, or say so in time."),
        ((), "Follow through, or say so in time."),
    ],
)
def test_promises_are_measured_as_in_insights(promises: tuple[Promise, ...], words: str) -> None:
    assert said(*promises) == words


def test_what_waits_for_a_yes_is_said_where_nothing_else_is_open_and_is_late_for_nobody() -> None:
    due = TODAY - 2 * DAY
    fee = Proposed(kind="promise", text="send her my fee", people=(1,), due=due)
    marta = Person(id=1, handle="marta", name="Marta Solé")
    talk = Interaction(on=TODAY - 5 * DAY, logged=NOW - 5 * DAY, people=(1,), line="owe marta my fee", proposed=(fee,))
    network = MemoryNetwork(marta, talk)
    context = StepContext(network=network, settings=Settings(), now=NOW, review=Review(week="2026-W11", started=NOW))
    assert s30_promises.build(context) == []
    assert "1 more line may hold one: step 1 asks for your yes or no." in s30_promises.lines(context)
    assert not [item for item in s80_done.build(context) if "fee" in str(item.cells)], "Done has it as no promise"


def test_all_that_is_late_among_the_rows_is_counted() -> None:
    thanks = Thanks(to=1, text="the intro", made=TODAY - 20 * DAY, due=TODAY - 3 * DAY)
    network = MemoryNetwork(Person(id=1, handle="marta", name="Marta Solé"), BROKEN, thanks)
    context = StepContext(network=network, settings=Settings(), now=NOW, review=Review(week="2026-W11", started=NOW))
    rows = s30_promises.build(context)
    assert f"{sum(item.state == 'late' for item in rows)} late" in s30_promises.lines(context)[0]
    assert all(item.state == "late" for item in rows) and len(rows) == 2


def test_thanks_are_late_only_by_a_day_that_was_named() -> None:
    for due, state in ((None, ""), (TODAY - DAY, "late")):
        thanks = Thanks(to=1, text="the intro", made=TODAY - 9 * DAY, due=due)
        network = MemoryNetwork(Person(id=1, handle="marta", name="Marta Solé"), thanks)
        context = StepContext(
            network=network, settings=Settings(), now=NOW, review=Review(week="2026-W11", started=NOW)
        )
        assert [item.state for item in s30_promises.build(context)] == [state]


def test_what_was_kept_in_the_week_is_one_figure_in_two_steps() -> None:
    lately = TODAY - 2 * DAY
    kept = [Promise(people=(1,), text="x", made=DUE, state="kept", closed=lately) for _ in range(3)]
    network = MemoryNetwork(*kept, promise(state="kept", closed=lately), Promise(people=(1,), made=DUE, text="x"))
    context = StepContext(network=network, settings=Settings(), now=NOW, review=Review(week="2026-W11", started=NOW))
    assert s30_promises.lines(context)[0].endswith("4 kept this week, 0 late")
    assert ("promises kept", "4", "") in [item.cells for item in s80_done.build(context)]


def test_what_is_planned_for_a_day_stands_by_its_hour() -> None:
    hours = (NOW + DAY + timedelta(hours=6), NOW + DAY)
    plans = [
        Coffee(people=(1,), state="proposed", said=TODAY, slot=Slot(start=at, end=at + DAY / 24, tz="UTC"))
        for at in hours
    ]
    network = MemoryNetwork(Person(id=1, handle="marta", name="Marta Solé"), *plans)
    review = Review(week="2026-W11", started=NOW)
    context = StepContext(network=network, settings=Settings(tz="UTC"), now=NOW, review=review)
    rows = [item.cells[0] for item in s80_done.build(context) if item.section == NEXT]
    assert len(rows) == 2 and rows == sorted(rows)


@pytest.mark.parametrize(("written", "asked"), [(TODAY, True), (TODAY - 20 * DAY, True), (TODAY - 40 * DAY, False)])
def test_the_month_of_asking_begins_when_a_promise_of_an_old_line_was_written(written: date, asked: bool) -> None:
    day = datetime(written.year, written.month, written.day, 12, tzinfo=UTC)
    number = (day - ID_EPOCH) // timedelta(milliseconds=1) << ID_BITS
    owed = Promise(id=number, by="them", people=(1,), text="the intro", made=TODAY - 280 * DAY)
    network = MemoryNetwork(Person(id=1, handle="ana", name="Ana"), owed)
    ctx = StepContext(network=network, settings=Settings(), now=NOW, review=Review(week="2026-W11", started=NOW))
    assert [item.ref for item in s30_promises.STEP.build(ctx)] == [number] * asked
    assert asked or not s30_promises.STEP.nothing(ctx).startswith("Nothing is open")


def test_as_many_are_open_as_there_are_rows_with_introductions_among_them() -> None:
    owed = [Promise(id=at, people=(1,), text="x", made=TODAY, due=TODAY + DAY) for at in range(10, 15)]
    intro = Introduction(id=20, between=(1, 2), made=TODAY)
    network = MemoryNetwork(Person(id=1, handle="a", name="A"), Person(id=2, handle="b", name="B"), *owed, intro)
    context = StepContext(network=network, settings=Settings(), now=NOW, review=Review(week="2026-W11", started=NOW))
    assert len(s30_promises.build(context)) == 6
    assert any(line.startswith("You have 6 open promises.") for line in s30_promises.lines(context))


def test_a_step_without_rows_tells_that_a_line_waits_for_a_yes_in_step_1() -> None:
    found = (Proposed(kind="promise", text="the deck", people=(1,)), Proposed(kind="request", text="a quote", from_=1))
    line = Interaction(on=TODAY, channel="note", people=(1,), line="of Ana", proposed=found)
    network = MemoryNetwork(Person(id=1, handle="ana", name="Ana"), line)
    ctx = StepContext(network=network, settings=Settings(), now=NOW, review=Review(week="2026-W11", started=NOW))
    for step, words in (
        (s20_replies.STEP, "Nobody else is waiting for you."),
        (s30_promises.STEP, "Nothing else is open."),
    ):
        assert not step.build(ctx)
        assert step.nothing(ctx) == words
        assert step.lines is not None and "1 more line may hold one: step 1 asks for your yes or no." in step.lines(ctx)


def test_a_promise_to_nobody_yet_is_late_where_its_row_stands() -> None:
    whose = Promise(id=7, people=(), text="get her a price", made=TODAY - 9 * DAY, due=TODAY - 2 * DAY)
    review = Review(week="2026-W11", started=NOW)
    context = StepContext(network=MemoryNetwork(whose), settings=Settings(), now=NOW, review=review)
    assert not s30_promises.build(context), "step 1 asks whose it is"
    assert "0 late" in s30_promises.lines(context)[0]
