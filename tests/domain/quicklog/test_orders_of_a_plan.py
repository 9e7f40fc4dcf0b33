"""A talk to come is the same in whatever order it is typed: on Wednesday 2 December 2026."""

from datetime import date
from itertools import product

import pytest

from netritual.domain.quicklog.grammar import parse
from netritual.domain.quicklog.names import NameIndex
from netritual.domain.quicklog.reading import Reading

TODAY, SATURDAY, TUESDAY = date(2026, 12, 2), date(2026, 12, 5), date(2026, 12, 8)
NETWORK = ("Erin Walsh", "Connie Albright", "Tom Berg")
BOOK = NameIndex((at, f"p{at}", name, (), "", "network") for at, name in enumerate(NETWORK, 1))
KINDS = ("coffee", "lunch", "zoom", "drinks", "meeting", "meet", "breakfast")
ORDERS = (
    "{kind} with erin {day}", "{kind} with erin {day} at joe's", "{kind} with erin at joe's {day}",
    "{kind} {day} with erin at joe's", "{kind} at joe's {day} with erin", "{kind} {day} at joe's with erin",
    "{day}: {kind} with erin", "{day} - {kind} with erin at joe's", "{kind} with erin, {day}",
    "{kind} with erin, {day}, at joe's",
)  # fmt: skip


def read(line: str, today: date = TODAY) -> Reading:
    return parse(line, BOOK, today)


@pytest.mark.parametrize(("kind", "order"), product(KINDS, ORDERS))
@pytest.mark.parametrize("day", ["dec 8", "dec 8 2pm", "next tue"])
def test_a_plan_has_its_day_in_any_order(kind: str, order: str, day: str) -> None:
    found = read(order.format(kind=kind, day=day))
    assert found.planned
    assert (found.date, [ref.name for ref in found.people]) == (TUESDAY, ["Erin Walsh"])


@pytest.mark.parametrize("order", ORDERS)
def test_a_weekday_that_is_a_word_is_a_day_in_any_order(order: str) -> None:
    found = read(order.format(kind="lunch", day="sat"))
    assert (found.channel, found.date) == ("lunch", date(2026, 11, 28))


@pytest.mark.parametrize(
    "line",
    [
        "meet erin sat",
        "sat 2-3pm: meet erin",
        "meet with erin sat at joe's",
        "sat: meet erin",
        "meet up w erin sat",
        "meet erin on saturday",
    ],
)
def test_to_meet_somebody_on_a_weekday_is_to_come(line: str) -> None:
    found = read(line)
    assert (found.channel, found.date, found.planned) == ("meeting", SATURDAY, True)


@pytest.mark.parametrize(
    "line",
    [
        "meet erin", "meet erin by friday", "meet erin and she starts dec 8", "nice to meet erin on sat",
        "erin will meet tom dec 8", "sat with erin at the wake", "erin sat with my mother", "tom can meet",
        "meet erin yesterday", "meet before dec 8: erin",
        "meet erin's deadline dec 8", "meet erin dec 8 or 9", "meet erin after dec 8",
    ],
)  # fmt: skip
def test_other_lines_with_these_words_plan_nothing(line: str) -> None:
    assert not read(line).planned


@pytest.mark.parametrize(
    "line",
    ["rang erin, friday 7pm works", "called erin, fri 7pm", "call with erin, fri she is off",
     "zoom with erin, thu 3pm her demo", "call with erin, friday works"],
)  # fmt: skip
def test_what_a_call_says_of_a_day_does_not_date_it(line: str) -> None:
    assert read(line).date == TODAY


@pytest.mark.parametrize(
    ("line", "kind", "due"),
    [
        ("fri: send erin the lease", "promise", date(2026, 12, 4)),
        ("friday send erin the lease", "promise", date(2026, 12, 4)),
        ("tomorrow send erin the lease", "promise", date(2026, 12, 3)),
        ("dec 8 send erin the lease", "promise", TUESDAY),
        ("on fri pay tom 200", "promise", date(2026, 12, 4)),
        ("mon: call erin", "follow", date(2026, 12, 7)),
        ("mon remind tom about the intro", "follow", date(2026, 12, 7)),
        ("by dec 8 send erin feedback", "promise", TUESDAY),
        ("next week tue: call erin", "follow", TUESDAY),
        ("cob fri: call erin", "follow", date(2026, 12, 4)),
        ("eow send erin a quote", "promise", date(2026, 12, 4)),
    ],
)
def test_a_task_behind_its_day_is_due_then(line: str, kind: str, due: date) -> None:
    found = read(line)
    assert found.date == TODAY
    assert [(one.kind, one.due) for one in found.proposed] == [(kind, due)]
    assert not found.warnings


@pytest.mark.parametrize(
    "line",
    ["friday order from connie came", "tue answer from erin: yes", "friday coffee with erin", "tomorrow call erin",
     "monday review with tom", "sunday text from tom"],
)  # fmt: skip
def test_a_noun_behind_a_day_is_no_task(line: str) -> None:
    assert read(line).proposed == []


@pytest.mark.parametrize("line", ["drinks 12/8 2pm with erin", "coffee @erin 12/8", "promised erin the deck by 12/8"])
def test_a_far_day_in_numbers_that_is_near_the_other_way_round_is_told(line: str) -> None:
    [warning] = read(line).warnings
    assert "If you meant Tue 8 Dec 2026, write 2026-12-08" in warning


@pytest.mark.parametrize("line", ["coffee with erin 3/11", "lunch with erin 8/12", "met erin 12/8/26", "met erin 20/8"])
def test_a_day_in_numbers_that_is_near_or_plain_is_not_told_so(line: str) -> None:
    assert not any("date_order" in warning for warning in read(line).warnings)
