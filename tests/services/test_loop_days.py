"""What happened, what is open afterwards, and what is asked when: each kind of loop, walked for sixty days.

A loop is asked from its day on, once at a time, and never for ever: what nobody answers rests by itself.
"""

import pytest

from tests.support.loop_walk import Happened, log, plan, press, tell, walk, wanted

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
    # reply: they asked me. At once, and for a month after the answer was due.
    Happened("Ana asked about visas, and nobody answers", ((0, log("+req @ana visas")),), {"reply": "0-59"},
             {"reply": "0-31"}),
    Happened("she was answered", ((0, log("+req @ana visas")), (3, tell("answered @ana about the visas"))),
             {"reply": "0-3", "no_ack": "17-59"}, {"reply": "0-3", "no_ack": "17-47"}),
    Happened("she asked for a paper and got it: nobody comes back to that",
             ((0, log("+req @ana our price list")), (3, tell("sent Ana our price list"))), {"reply": "0-3"},
             {"reply": "0-3"}),
    # promise: at once, and for a month after its day.
    Happened("the deck was promised by Friday, and never sent", ((0, log("+promise @ana the deck by fri")),),
             {"promise": "0-59"}, {"promise": "0-34"}),
    Happened("the deck was sent late, and a line says so",
             ((0, log("+promise @ana the deck by fri")), (9, tell("sent Ana the deck"))),
             {"promise": "0-9"}, {"promise": "0-9"}),
    Happened("the deck was moved to a later day",
             ((0, log("+promise @ana the deck by fri")), (5, press("promise", "s", "2026-03-16"))),
             {"promise": "0-59"}, {"promise": "0-5, 7-44"}),
    Happened("a talk was promised for a day in three weeks",
             ((0, log("+promise @ana speak at the rotary on 2026-03-26")),),
             {"promise": "0-59"}, {"promise": "17-54"}),
    Happened("a line in plain words promised the deck, and nobody says yes or no",
             ((0, log("talked with Ana, promised her the deck")),), {"promise": "0-59"}, {"promise": "0-30"}),
    Happened("a lunch was promised and is planned, and was held",
             ((0, log("+promise @ana a lunch")), (1, LUNCH), (3, press("held", "space"))),
             {"promise": "0-1", "held": "2-3"}, {"promise": "0-1", "held": "2-3"}),
    Happened("a lunch was promised and planned, and did not take place",
             ((0, log("+promise @ana a lunch")), (1, LUNCH), (4, press("held", "x"))),
             {"promise": "0-1, 4-59", "held": "2-4"}, {"promise": "0-1, 4-30", "held": "2-4"}),
    Happened("an introduction was promised, and nobody does it",
             ((0, log("+intro @ana @bob")),), {"promise": "0-59"}, {"promise": "0-30"}),
    Happened("an introduction was promised and made",
             ((0, log("+intro @ana @bob")), (5, tell("intro'd ana and bob by mail"))), {"promise": "0-5"},
             {"promise": "0-5"}),
    Happened("a promise is nobody's", ((0, log("+promise send the notes")),), {"promise": "0-59"},
             {"promise": "0-30"}),
    # owed: they promised me. From the day after theirs, or a week after a promise without a day.
    Happened("her slides were due on Friday, and never come", ((0, log("+owed @ana her slides by fri")),),
             {"owed": "0-59"}, {"owed": "5-35"}),
    Happened("her slides were due some day, and came", ((0, log("+owed @ana her slides")),
             (8, tell("Ana sent me the slides"))), {"owed": "0-8"}, {"owed": "7-8"}),
    Happened("she was reminded", ((0, log("+owed @ana her slides")), (7, press("owed", "n"))),
             {"owed": "0-7, 14-59"}, {"owed": "7, 14-44"}),
    # ask: nudged after a week, and after another, and then it rests; a word of hers may be the answer.
    Happened("Ana was asked, and never answers", ((0, log("+ask @ana pricing")),), {"ask": "0-59"}, {"ask": "7-37"}),
    Happened("she was nudged twice", ((0, log("+ask @ana pricing")), (7, press("ask", "n")), (14, press("ask", "n"))),
             {"ask": "0-59"}, {"ask": "7, 14, 21-51"}),
    Happened("she was to be a mentor and said yes",
             ((0, log("+ask @ana be my mentor")), (3, tell("Ana answered: yes"))), {"ask": "0-3"}, {}),
    Happened("she said no", ((0, log("+ask @ana pricing")), (3, tell("Ana said no"))), {"ask": "0-3"}, {}),
    Happened("a coffee with her says nothing of it", ((0, log("+ask @ana pricing")), (3, log("coffee with Ana"))),
             {"ask": "0-59"}, {"ask": "3-33"}),
    Happened("an ask is planned for a day", ((0, log("+ask @ana pricing in 2 weeks")),), {"ask": "0-59"},
             {"ask": "14-44"}),
    Happened("she was asked for time, and a talk was it",
             ((0, log("+ask @ana 20 min")), (3, tell("call with Ana"))), {"ask": "0-3"}, {}),
    # outcome: what came of an answer. From two weeks on, for two months.
    Happened("she answered, and never hears what came of it",
             ((0, log("+ask @ana pricing")), (1, press("ask", "space"))), {"ask": "0-1", "outcome": "1-89"},
             {"outcome": "15-75"}, days=90),
    Happened("she heard what came of it",
             ((0, log("+ask @ana pricing")), (1, press("ask", "space")), (20, tell("told Ana how the pricing went"))),
             {"ask": "0-1", "outcome": "1-20"}, {"outcome": "15-20"}),
    Happened("a meeting was asked for and she said yes",
             ((0, log("+ask @ana a meeting about the garden")), (3, tell("Ana answered: yes"))), {"ask": "0-3"}, {}),
    Happened("she was asked for a deed and did it",
             ((0, log("+ask @ana to find me a host")), (3, tell("Ana found a host"))), {"ask": "0-3"}, {}),
    # thanks: within two days, and for a month after.
    Happened("nobody thanks her", ((0, log("+thanks @ana the intro")),), {"thanks": "0-59"}, {"thanks": "0-32"}),
    Happened("she was thanked", ((0, log("+thanks @ana the intro")), (1, tell("thanked Ana for the intro"))),
             {"thanks": "0-1"}, {"thanks": "0-1"}),
    # handoff: did it land? From a week on.
    Happened("a request was handed on, and nobody hears of it",
             ((0, log("+req @ana visas")), (1, press("reply", "h", "bob"))), {"reply": "0-1", "handoff": "1-59"},
             {"reply": "0-1", "handoff": "8-38"}),
    Happened("it landed",
             ((0, log("+req @ana visas")), (1, press("reply", "h", "bob")), (9, press("handoff", "space"))),
             {"reply": "0-1", "handoff": "1-9"}, {"reply": "0-1", "handoff": "8-9"}),
    # coffee: said, and nothing booked. At once; a planned one or a meeting ends it.
    Happened("a coffee was said, and nothing is booked", ((0, log("+coffee @ana")),), {"coffee": "0-59"},
             {"coffee": "0-30"}),
    Happened("a day and an hour were suggested, and a yes plans that",
             ((0, log("Ana suggested lunch on 2026-03-12 at 1")), (1, press("coffee", "space")),
              (11, press("held", "space"))),
             {"coffee": "0-1", "held": "10-11"}, {"coffee": "0-1", "held": "10-11"}),
    # follow: on its day.
    Happened("there is something to follow up in two weeks", ((0, log("+follow @ana up on the offer in 2 weeks")),),
             {"follow": "0-59"}, {"follow": "14-44"}),
    Happened("she said to call in four weeks, and that is done on its day",
             ((0, log("Ana said call me in april")), (1, press("follow", "space")), (31, tell("called Ana"))),
             {"follow": "0-31"}, {"follow": "0-1, 30-31"}),
    Happened("it was followed up", ((0, log("+follow @ana up on the offer in 2 weeks")),
             (15, tell("followed up with Ana on the offer"))), {"follow": "0-15"}, {"follow": "14-15"}),
    # no_ack: answered, and they never said how it went. Once, from two weeks on.
    Happened("she never says how it went", ((0, log("+req @ana visas")), (1, press("reply", "space"))),
             {"reply": "0-1", "no_ack": "15-59"}, {"reply": "0-1", "no_ack": "15-45"}),
    Happened("a note tells how it went", ((0, log("+req @ana visas")), (1, press("reply", "space")),
             (4, log("note @ana happy with the visas"))), {"reply": "0-1"}, {"reply": "0-1"}),
    # no_answer: a message of mine. From a week on, until it rests by itself.
    Happened("an e-mail is never answered", ((0, log("email @ana")),), {"no_answer": "7-30"}, {"no_answer": "7-30"}),
    Happened("she was thanked by a message", ((0, log("text to @ana: thanks for the slides")),), {}, {}),
    Happened("a note says that all are in", ((0, log("email @ana and @bob the dates")),
             (8, log("ana and bob: both in"))), {"no_answer": "7-8"}, {"no_answer": "7-8"}),
    Happened("she wrote back", ((0, log("email @ana")), (9, log("email from @ana"))), {"no_answer": "7-9"},
             {"no_answer": "7-9"}),
)  # fmt: skip
"""One row for what happened, under the kind of loop that it opens."""


@pytest.mark.parametrize(
    "each_evening", [False, pytest.param(True, marks=pytest.mark.nightly)], ids=["fridays", "each evening"]
)
@pytest.mark.parametrize("happened", TABLE, ids=lambda row: row.words)
def test_what_is_asked_when(happened: Happened, each_evening: bool) -> None:
    walked = walk(happened, each_evening=each_evening)
    assert walked.open == wanted(happened.open)
    assert walked.asked == wanted(happened.asked)
    assert all(happened.days - 1 not in days for days in walked.asked.values())
