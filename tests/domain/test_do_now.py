"""DO NOW: what presses stands first, and what may be done by a later line last."""

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from netritual.domain.loops.closing_decisions import as_refused, done_ref
from netritual.domain.loops.do_now import today_of
from netritual.domain.loops.loop_list import loops
from netritual.domain.model import Interaction, Person, Promise, Record, Request, Review, ReviewItem, Settings, Thanks
from tests.support.network import MemoryNetwork

NOW = datetime(2026, 3, 19, 9, tzinfo=UTC)
SETTINGS = Settings(tz="UTC")
ANA = Person(id=1, handle="ana", name="Ana Ruiz", tier=2)
LATE = Promise(id=10, people=(1,), text="review", made=date(2026, 3, 12), due=date(2026, 3, 16))
QUESTION = Request(id=11, from_=1, text="a good baker", asked=NOW - timedelta(days=8))
SENT = Interaction(
    id=20, people=(1,), channel="note", on=date(2026, 3, 16), logged=NOW - timedelta(days=3),
    line="sent Ana my review of the tender",
)  # fmt: skip
CALLED = Interaction(
    id=21, people=(1,), channel="call", on=date(2026, 3, 16), logged=NOW - timedelta(days=3), initiator="mutual",
    line="called Ana, a long chat",
)  # fmt: skip


def shown(*records: Record) -> list[int]:
    return [loop.id for loop in today_of(MemoryNetwork(ANA, *records), SETTINGS, NOW).first]


@pytest.mark.parametrize(("loop", "entry"), [(LATE, SENT), (QUESTION, CALLED)])
def test_what_may_be_done_stands_last_with_the_line_that_says_so(loop: Record, entry: Interaction) -> None:
    tom = Person(id=2, handle="tom", name="Tom Maas")
    thanks = Thanks(id=60, to=2, made=date(2026, 3, 10))
    assert shown(loop, tom, thanks) == [loop.id, thanks.id]
    assert shown(loop, entry, tom, thanks) == [thanks.id, loop.id]
    reports = today_of(MemoryNetwork(ANA, tom, loop, entry, thanks), SETTINGS, NOW).reports
    assert [(one.id, report.statement.id) for one, report in reports.items()] == [(loop.id, entry.id)]


def test_it_stays_so_until_somebody_answers() -> None:
    tom, thanks = Person(id=2, handle="tom", name="Tom Maas"), Thanks(id=60, to=2, made=date(2026, 3, 10))
    asked = Review(week="2026-W12", started=NOW - timedelta(hours=2), ended=NOW - timedelta(hours=1))
    assert shown(LATE, SENT, tom, thanks, asked) == [thanks.id, LATE.id]
    loop = next(one for one in loops(MemoryNetwork(ANA, LATE), SETTINGS, NOW))
    refused = replace(SENT, still_open=(as_refused(loop),))
    assert shown(LATE, refused, tom, thanks, asked) == [LATE.id, thanks.id]
    former = ReviewItem(ref=f"who:{done_ref(MemoryNetwork(ANA, LATE, SENT), loop, SENT.id)}", outcome="skip")
    assert shown(LATE, SENT, tom, thanks, replace(asked, items=(former,))) == [LATE.id, thanks.id]
    assert shown(QUESTION, CALLED, tom, thanks, asked) == [QUESTION.id, thanks.id], "a talk was asked about once"


def test_a_talk_keeps_no_promise_and_no_answer_that_has_a_day() -> None:
    assert shown(LATE, CALLED) == [LATE.id]
    due = Request(id=11, from_=1, text="a good baker", asked=QUESTION.asked, due=date(2026, 3, 19))
    assert shown(due, CALLED) == [due.id]


def test_a_promise_that_is_due_today_stands_beside_a_request_and_before_what_can_wait() -> None:
    today = Promise(id=12, people=(1,), text="the report", made=date(2026, 3, 12), due=NOW.date())
    assert set(shown(QUESTION, today)) == {QUESTION.id, today.id}
    others = [Person(id=n, handle=f"p{n}", name=f"Person {n}", tier=1) for n in range(2, 9)]
    asked = [Request(id=n + 40, from_=n, text="a baker", asked=NOW - timedelta(hours=1)) for n in range(2, 9)]
    assert len(shown(*others, *asked)) == 5 and today.id in shown(*others, *asked, today)


def test_what_is_of_today_has_a_place_and_what_is_left_out_is_counted() -> None:
    people = [Person(id=n, handle=f"p{n}", name=f"Person {n}", tier=1) for n in range(2, 10)]
    late = [
        Promise(id=n + 40, people=(n,), text="x", made=date(2026, 3, 1), due=date(2026, 3, 10)) for n in range(2, 9)
    ]
    thanks = Thanks(id=60, to=9, made=date(2026, 3, 17))
    today = today_of(MemoryNetwork(*people, *late, thanks), SETTINGS, NOW)
    assert len(today.first) == 5 and today.first[-1].id == thanks.id and today.more == 3


def test_an_answer_of_next_month_is_nothing_to_do_today() -> None:
    far = Request(id=11, from_=1, text="a quote", asked=QUESTION.asked, due=date(2026, 4, 19))
    assert shown(far) == [] and shown(replace(far, due=date(2026, 3, 25))) == [far.id]


def test_a_request_and_the_promise_to_answer_it_are_one_row() -> None:
    answer = Promise(id=12, people=(1,), text="answer him this week", made=date(2026, 3, 12), due=NOW.date())
    assert shown(answer) == [answer.id]
    assert shown(QUESTION, answer) == [QUESTION.id]


def test_on_a_day_off_nothing_is_late_and_all_of_it_waits() -> None:
    off = replace(SETTINGS, holidays=(NOW.date(),))
    day = today_of(MemoryNetwork(ANA, LATE, QUESTION), off, NOW)
    assert day.off and not day.first and not day.more and len(day.every) == 2
    assert today_of(MemoryNetwork(ANA, LATE, QUESTION), off, NOW + timedelta(days=1)).first
