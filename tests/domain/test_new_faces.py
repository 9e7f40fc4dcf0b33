"""Who should come first: whoever was introduced to me, a thank-you after a planned talk, what a line names or holds."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from netritual.domain.model import Coffee, Follow, Gift, Interaction, Proposed, Record, Request
from netritual.domain.suggestions.open_matters import is_task
from netritual.domain.suggestions.suggest import suggest, why_not
from tests.domain.test_openers import MADE, SETTINGS, TODAY, day, person, talk, told
from tests.support.network import MemoryNetwork

LINE = "Bea connected me with Uwe Marten, procurement"
BEA, UWE = person(1, name="Bea Hagen"), person(2, name="Uwe Marten", new=True)


def introduction(ago: int, line: str = LINE) -> Interaction:
    return talk(ago, 1, "note", None, summary=line)


@pytest.mark.parametrize(
    "line",
    [
        LINE,
        "coffee with Bea, she introduced me to Uwe Marten by mail",
        "Bea put me in touch with Uwe Marten",
        "Bea made an intro to uwe marten",
    ],
)
def test_a_new_introduction_is_the_first_of_first_words_for_four_weeks(line: str) -> None:
    met = [replace(talk(4, 9, "event"), people=(n,)) for n in (5, 6)]
    records = [BEA, UWE, person(5), person(6), *met, introduction(3, line)]
    one, *_ = told(*records).shown
    assert (one.person, one.kind, one.footing) == (2, "message", "follow") and one.preselected
    assert one.why == "Bea Hagen introduced you on Tue 10 Mar, and no word yet"
    assert 2 not in [s.person for s in told(*records, today=TODAY + timedelta(days=30)).shown]
    assert 2 not in [s.person for s in told(*records, talk(1, 2, "email", "me")).shown]


@pytest.mark.parametrize("name", ["Dr. Uwe Marten", "Marten, Uwe", "Uwe Marten (Lumen)", "Uwe Marten, PhD"])
def test_an_introduction_is_known_however_the_record_writes_the_name(name: str) -> None:
    assert told(BEA, replace(UWE, name=name, new=False), introduction(3)).shown[0].person == 2


def test_an_introduction_that_was_said_yes_to_counts_too() -> None:
    got = Gift(people=(1,), direction="got", text="intro to Uwe Marten", on=day(3))
    assert told(BEA, UWE, got).shown[0].why.startswith("Bea Hagen introduced you on Tue 10 Mar")


@pytest.mark.parametrize(
    ("line", "channel", "people"),
    [
        ("introduced to Uwe Marten by mail from Bea Hagen", "email", (2, 1)),
        ("introduced to Uwe Marten by Bea", "note", (2, 1)),
        ("got introduced by Bea Hagen to Uwe Marten, procurement", "note", (1, 2)),
    ],
)
def test_the_line_that_introduces_is_no_word_between_us(line: str, channel: Any, people: tuple[int, ...]) -> None:
    note = replace(talk(3, 1, channel, "them", summary=line), id=50, people=people)
    one, *_ = told(BEA, UWE, note).shown
    assert (one.person, one.kind) == (2, "message")
    assert one.why.startswith("Bea Hagen introduced you on Tue 10 Mar, and no word yet")
    assert 2 not in [s.person for s in told(BEA, UWE, note, replace(talk(1, 2, "email", "me"), id=51)).shown]


def test_whoever_was_met_when_introduced_has_had_a_word() -> None:
    note = replace(talk(3, 2, "note", None, summary="introduced to Uwe Marten at the fair by Bea"), id=50)
    assert not any("introduced you" in one.why for one in told(BEA, UWE, note).shown)


@pytest.mark.parametrize(
    "line",
    [
        "Bea Hagen replied, fund opens in june, suggests to talk to Uwe Marten at Nesta",
        "call with Bea, told me to talk to Uwe Marten",
        "lunch with Bea, suggested I speak to Uwe Marten",
        "Bea says I should contact Uwe Marten",
    ],
)
def test_whom_somebody_sends_me_on_to_is_written_to(line: str) -> None:
    one = next(one for one in told(BEA, UWE, replace(introduction(3, line), id=50)).shown if one.person == 2)
    assert (one.kind, one.opener) == ("message", "introduced")
    assert one.why.startswith("Bea Hagen said on Tue 10 Mar that you should talk, and no word yet")
    after = told(BEA, UWE, replace(introduction(3, line), id=50), talk(1, 2, "email", "me"))
    assert 2 not in [one.person for one in after.shown]


def test_what_is_only_offered_is_no_introduction() -> None:
    assert told(BEA, UWE, introduction(3, "Bea will connect me with Uwe Marten")).shown == ()


@pytest.mark.parametrize(("text", "ago", "shown"), [
    ("interview with Jo", 1, True), ("interview with Jo", 15, False), ("interview with Jo", 0, False),
    ("send Jo the lease", 1, False),
])  # fmt: skip
def test_a_planned_talk_that_is_past_asks_for_thanks(text: str, ago: int, shown: bool) -> None:
    planned = Follow(people=(1,), text=text, made=day(ago + 1), due=day(ago))
    found = told(person(1, connected_on=day(900)), planned).shown
    assert [(s.person, s.kind, s.footing) for s in found] == [(1, "message", "follow")] * shown
    assert not shown or found[0].why.startswith("your interview with Jo was Thu 12 Mar: thank them")
    assert not told(person(1), planned, talk(0, 1, "email", "me")).shown


def holding(ago: int, proposed: Proposed, **fields: Any) -> Interaction:
    return talk(
        ago, 1, fields.pop("channel", "call"), fields.pop("initiator", "mutual"), proposed=(proposed,), **fields
    )


@pytest.mark.parametrize(
    ("proposed", "kind", "words"),
    [
        (Proposed(kind="promise", text="her the plan", people=(1,)), "message", "did you promise “her the plan”?"),
        (Proposed(kind="request", text="a quote", from_=1), "message", "is their request “a quote” still open?"),
        (Proposed(kind="coffee", text="walk", people=(1,)), "walk", "did you speak of a walk?"),
    ],
)
def test_what_a_line_holds_waits_for_no_yes(proposed: Proposed, kind: str, words: str) -> None:
    one = told(person(1, city="Ghent"), holding(20, proposed)).shown[0]
    assert one.kind == kind and words in one.why


def test_a_request_is_answered_by_a_message() -> None:
    asked = Request(from_=1, text="a quote", asked=MADE)
    assert told(person(1, city="Ghent"), talk(20, 1, "coffee"), asked).shown[0].kind == "message"


def test_a_day_that_a_line_names_is_the_day_and_before_that_they_rest() -> None:
    call = holding(9, Proposed(kind="coffee", word="meet", text="call", people=(1,), due=day(-11)), channel="email")
    records: list[Record] = [person(1), call]
    assert why_not(MemoryNetwork(*records), SETTINGS, TODAY, 1).why == "call on Tue 24 Mar, as you noted"
    one = suggest(MemoryNetwork(*records), SETTINGS, TODAY + timedelta(days=7)).shown[0]
    assert (one.kind, one.days) == ("call", (day(-11),))


def test_whoever_was_talked_with_comes_before_those_only_named() -> None:
    met = talk(20, 1, "coffee")
    found = told(person(1), person(2, tier=2), met).shown
    assert [one.person for one in found] == [1, 2] and found[0].score < found[1].score


def test_a_place_is_kept_for_whoever_was_named_however_many_answered() -> None:
    wrote = [talk(ago, n, "email", by) for n in (1, 2, 3) for ago, by in ((6, "me"), (3, "them"))]
    people = [*map(person, (1, 2, 3)), person(4, tier=2)]
    meetings = [one.person for one in told(*people, *wrote).shown if one.preselected and one.kind != "message"]
    assert len(meetings) == SETTINGS.capacity and meetings[0] != 4 and meetings[-1] == 4
    only = told(*people, *wrote, capacity=1).shown
    assert [one.person for one in only if one.preselected and one.kind != "message"] != [4]


def test_a_coffee_that_was_said_for_a_week_may_be_on_any_working_day_of_it() -> None:
    monday = day(-3)
    said = Coffee(people=(1,), said=TODAY, due=monday + timedelta(4), line="coffee with Ana next week?")
    one = told(person(1, city="Ghent"), talk(20, 1, "coffee"), said).shown[0]
    assert one.days == tuple(monday + timedelta(days) for days in range(5))
    assert "for next week" in one.why


@pytest.mark.parametrize(("name", "company", "shown"), [("Lumora", "", 0), ("Uwe", "Uwe", 0), ("Uwe", "", 1)])
def test_a_word_that_only_others_are_asked_about_is_no_row(name: str, company: str, shown: int) -> None:
    line = talk(3, 1, "note", summary="asked Bea for an intro", mentions=(2,))
    asks = Proposed(kind="request", text="a quote", from_=2)
    records = BEA, person(2, name=name, new=True), person(3, company=company), replace(line, proposed=(asks,))
    assert [one.person for one in told(*records).shown].count(2) == shown


def test_where_whoever_was_introduced_works_is_not_introduced() -> None:
    line = introduction(3, "Bea introduced me to Uwe Marten at Lumora")
    lumora = person(3, name="Lumora", new=True)
    assert [one.person for one in told(BEA, UWE, lumora, line).shown] == [2]
    assert not told(BEA, UWE, lumora, line, talk(2, 2)).shown


@pytest.mark.parametrize(
    ("text", "task"),
    [("read it", True), ("send me the contract", True), ("the lease", False), ("her the plan", False), ("call", False)],
)
def test_what_is_to_be_done_is_told_apart_from_a_thing(text: str, task: bool) -> None:
    assert is_task(text) == task
