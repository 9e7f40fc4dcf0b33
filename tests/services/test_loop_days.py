"""What happened, what is open afterwards, and what is asked when: each kind of loop, walked for sixty days.

A loop is asked from its day on, once at a time, and never for ever: what nobody answers rests by itself.
"""

import pytest

from tests.support.loop_walk import DAYS, Happened, log, plan, press, walk, wanted

LUNCH = plan("2026-03-04T12:30")
"""Lunch on day 2, from 12:30 to 13:30."""

TABLE = (
    # held: did the planned talk happen? Asked from its end, three weeks, then it rests by itself.
    Happened("a lunch is planned, and nobody says what became of it", ((0, LUNCH),), {"held": "2-22"},
             {"held": "2-22"}),
    Happened("a lunch was held", ((0, LUNCH), (3, press("held", "space"))), {"held": "2-3"}, {"held": "2-3"}),
    Happened("a lunch did not take place", ((0, LUNCH), (4, press("held", "x"))), {"held": "2-4"}, {"held": "2-4"}),
    Happened("a lunch was moved, and then held",
             ((0, LUNCH), (2.75, press("held", "s", "2026-03-11T12:30")), (10, press("held", "space"))),
             {"held": "2, 9-10"}, {"held": "2, 9-10"}),
    Happened("a lunch is logged on its day", ((0, LUNCH), (2.75, log("coffee with Ana"))), {"held": "2"},
             {"held": "2"}),
    Happened("a lunch is logged before it is over", ((0, LUNCH), (2.5, log("lunch with Ana"))), {}, {}),
    Happened("a lunch was logged for the day after, and that was it",
             ((0, LUNCH), (3, log("coffee with Ana")), (5, press("held", "space"))), {"held": "2-5"}, {"held": "2-5"}),
    Happened("a lunch was logged the day before, and that was it",
             ((0, LUNCH), (1, log("coffee with Ana")), (1.75, press("held", "space"))), {"held": "1"}, {"held": "1"}),
    Happened("a coffee the day before the lunch was another one",
             ((0, LUNCH), (1, log("coffee with Ana")), (1.75, press("held", "x")), (3, press("held", "b"))),
             {"held": "1-3"}, {"held": "1-3"}),
)  # fmt: skip
"""One row for what happened, under the kind of loop that it opens."""


@pytest.mark.parametrize("happened", TABLE, ids=lambda row: row.words)
def test_what_is_asked_when(happened: Happened) -> None:
    walked = walk(happened)
    assert walked.open == wanted(happened.open)
    assert walked.asked == wanted(happened.asked)
    assert all(DAYS - 1 not in days for days in walked.asked.values())
