"""Suggestions: the worked example, the parts, the factors, and what always holds."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from netritual.domain.dates.birthdays import days_to_birthday
from netritual.domain.model import (
    Ask,
    Coffee,
    Gift,
    Interaction,
    Person,
    PersonEvent,
    Promise,
    Proposed,
    Record,
    Request,
    Settings,
    Slot,
    Trip,
)
from netritual.domain.suggestions.score import tenth
from netritual.domain.suggestions.suggest import suggest
from netritual.domain.suggestions.suggestion import Suggestion, Suggestions
from netritual.domain.ties.tie import tie
from tests.support.network import MemoryNetwork

TODAY = date(2026, 3, 11)
SETTINGS = Settings(city="Lisbon")


def day(ago: int) -> date:
    return TODAY - timedelta(days=ago)


def person(number: int, **fields: Any) -> Person:
    given: dict[str, Any] = {"handle": f"p{number}", "name": f"Person {number}", "city": "Lisbon", "tier": 2}
    return Person(id=number, **{**given, **fields})


def talk(ago: int, *people: int, channel: Any = "coffee", initiator: Any = "mutual") -> Interaction:
    return Interaction(on=day(ago), channel=channel, people=people, initiator=initiator)


def chloe() -> list[Record]:
    records: list[Record] = [
        person(1, handle="chloe", name="Chloé Dubois", city="LISBON"),
        talk(150, 1), talk(40, 1, channel="call"), talk(20, 1, channel="call"), talk(12, 1, channel="email"),
        Coffee(people=(1,), said=day(12), said_by="both"),
    ]  # fmt: skip
    records += [Gift(people=(1,), direction="got", on=day(100 + n)) for n in range(3)]
    states: tuple[Any, ...] = ("held", "held", "held", "declined")
    return records + [Coffee(people=(1,), said=day(800), state=state) for state in states]


def points(suggestion: Suggestion) -> dict[str, float]:
    return {p.component: p.points for p in suggestion.points}


def factors(suggestion: Suggestion) -> dict[str, float]:
    return {m.name: m.value for m in suggestion.multipliers}


def only(found: Suggestions) -> Suggestion:
    assert [s.person for s in found.shown] == [1]
    return found.shown[0]


def test_chloe_of_the_design() -> None:
    found = only(suggest(MemoryNetwork(*chloe()), SETTINGS, TODAY))
    assert points(found) == {
        "loop": 36.0, "due": 0.0, "in_person": 16.0, "fading": 1.6, "dormant": 0.0, "give_back": 4.5, "timing": 0.0,
    }  # fmt: skip
    assert factors(found) == {"tier": 0.85, "yes": 1.1, "place": 1.0} and found.score == 54.3
    told = {p.component: p.why for p in found.points} | {m.name: m.why for m in found.multipliers}
    assert told["loop"] == "you both said coffee 12 days ago, and nothing is booked yet"
    assert (
        told["in_person"] == "not met for 150 days, and you aim at every 60 days"
        and told["due"] == "last talk 12 days ago, on a rhythm of 30 days"
    )
    assert (
        told["fading"] == "61 of 100 such ties go on by themselves"
        and told["give_back"] == "they gave you 3, you gave 0"
    )
    assert (told["tier"], told["yes"], told["place"]) == ("a close tie", "said yes 3 of 4 times", "same city")
    assert found.kind == "coffee" and found.preselected and not found.wild_card
    assert found.why == f"{told['loop']}; {told['in_person']}"


@pytest.mark.parametrize(("value", "rounded"), [(0.25, 0.2), (0.35, 0.4), (0.15, 0.2), (2.45, 2.4), (21.6, 21.6)])
def test_parts_are_rounded_half_even(value: float, rounded: float) -> None:
    assert tenth(value) == rounded


@pytest.mark.parametrize(
    ("record", "loop"),
    [
        (Coffee(people=(1,), said=day(3)), 36.0),
        (Coffee(people=(1,), said=day(2)), 21.6),
        (Coffee(people=(1,), said=day(60)), 36.0),
        (Coffee(people=(1,), said=day(61)), 18.0),
        (Promise(people=(1,), made=day(9), due=day(1)), 32.4),
        (Promise(people=(1,), made=day(9), due=day(-7)), 21.6),
        (Promise(people=(1,), made=day(9), due=day(-8)), 0.0),
        (Promise(people=(1,), made=day(9), due=day(1), state="kept"), 0.0),
        (Promise(people=(1,), made=day(9), due=day(1), snooze_until=day(-1)), 0.0),
        (Promise(by="them", people=(1,), made=day(9), due=day(4)), 10.8),
        (Promise(by="them", people=(1,), made=day(9), due=day(3)), 0.0),
        (Request(from_=1, asked=datetime(2026, 3, 11, 9, tzinfo=UTC)), 32.4),
        (Request(from_=1, asked=datetime(2026, 3, 11, 9, tzinfo=UTC), state="answered"), 0.0),
        (Ask(to=1, asked=day(50), answered=day(40), state="answered"), 18.0),
        (Ask(to=1, asked=day(50), answered=day(40), state="answered", outcome_told=day(2)), 0.0),
    ],
)
def test_what_an_open_loop_is_worth(record: Record, loop: float) -> None:
    quiet = [person(1, tier=1), talk(300, 1), talk(280, 1), talk(260, 1)]
    found = only(suggest(MemoryNetwork(*quiet, record), SETTINGS, TODAY))
    assert points(found)["loop"] == loop


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (Coffee(people=(1,), said=day(5), said_by="them", channel="video"),
         "they spoke of a video call 5 days ago, and nothing is booked yet"),
        (Request(from_=1, asked=datetime(2026, 3, 11, 9, tzinfo=UTC), text="which studio prints small runs?"),
         "their request “which studio prints small runs?” is not answered yet"),
        (Request(from_=1, asked=datetime(2026, 3, 11, 9, tzinfo=UTC), type="complaint"),
         "their complaint to you is not answered yet"),
        (Ask(to=1, asked=day(50), answered=day(40), state="answered", topic="pricing"),
         "you have not told them what came of “pricing”"),
        (Promise(people=(1,), made=day(9), due=day(1), text="the deck"), "you promised “the deck”, was for Tue 10 Mar"),
    ],
)  # fmt: skip
def test_open_loops_are_told_as_one_says_them(record: Record, words: str) -> None:
    found = only(suggest(MemoryNetwork(person(1, tier=1), talk(300, 1), record), SETTINGS, TODAY))
    assert found.points[0].why == words and words in found.why


@pytest.mark.parametrize(
    ("ago", "since"),
    [
        (40, "used to talk every 4 days, quiet since Jan 2026"),
        (365, "used to talk every 4 days, quiet since Mar 2025"),
        (366, "once close, quiet since 2025"),
    ],
)
def test_the_dormant_are_quiet_since_a_month_or_a_year(ago: int, since: str) -> None:
    talks = [talk(ago + 4 * n, 1) for n in range(6)]
    found = only(suggest(MemoryNetwork(person(1), *talks), SETTINGS, TODAY))
    assert found.points[4].why == since


@pytest.mark.parametrize(("ago", "due"), [(22, 0.0), (30, 4.0), (60, 20.0), (90, 20.0)])
def test_due_runs_from_three_quarters_of_the_rhythm_to_twice(ago: int, due: float) -> None:
    found = only(suggest(MemoryNetwork(person(1), talk(ago, 1), Coffee(people=(1,), said=day(5))), SETTINGS, TODAY))
    assert points(found)["due"] == due


@pytest.mark.parametrize(
    ("fields", "place", "in_person"),
    [
        ({}, 1.0, 16.0),
        ({"travel_min": 31}, 0.8, 16.0),
        ({"travel_min": 30}, 1.0, 16.0),
        ({"city": "Porto"}, 0.7, 0.0),
        ({"city": ""}, 0.8, 0.0),
        ({"city": "København"}, 1.0, 16.0),
        ({"city": "Oslo"}, 0.7, 0.0),
        ({"city": "Rome", "events": (PersonEvent(kind="visit", on=day(-5)),)}, 1.0, 16.0),
    ],
)
def test_place(fields: dict[str, Any], place: float, in_person: float) -> None:
    trips = (Trip(city="KOBENHAVN", from_=day(-10), to=day(-12)), Trip(city="Oslo", from_=day(-30), to=day(-33)))
    records = (person(1, **fields), talk(150, 1))
    found = only(suggest(MemoryNetwork(*records), Settings(city="Lisbon", trips=trips), TODAY))
    assert factors(found)["place"] == place and points(found)["in_person"] == in_person
    assert found.kind == ("video" if place == 0.7 else "coffee")


@pytest.mark.parametrize(
    ("event", "value"),
    [
        (PersonEvent(kind="job", on=day(14)), 4.0),
        (PersonEvent(kind="job", on=day(15)), 0.0),
        (PersonEvent(kind="milestone", on=day(-14)), 4.0),
        (PersonEvent(kind="visit", on=day(1)), 0.0),
        (PersonEvent(kind="anniversary", on=date(2019, 3, 20)), 4.0),
    ],
)
def test_timing(event: PersonEvent, value: float) -> None:
    found = only(suggest(MemoryNetwork(person(1, events=(event,)), talk(150, 1)), SETTINGS, TODAY))
    assert points(found)["timing"] == value


@pytest.mark.parametrize(
    ("text", "days"),
    [("03-11", 0), ("1980-03-25", 14), ("03-10", 364), ("02-29", 354), ("13-01", None), ("x", None), ("02-30", None)],
)
def test_days_to_a_birthday(text: str, days: int | None) -> None:
    assert days_to_birthday(text, TODAY) == days


def test_a_need_that_somebody_meets_gives_back() -> None:
    needy, helper = person(1, needs=("data people",)), person(2, tier=0, city="", offers=("data hiring",))
    found = suggest(MemoryNetwork(needy, helper, talk(90, 1)), SETTINGS, TODAY)
    assert points(only(found))["give_back"] == 6.0
    both = MemoryNetwork(replace(needy, knows=(2,)), helper, talk(90, 1))
    met, led_to = suggest(both, SETTINGS, TODAY).shown
    assert (met.person, led_to.person, led_to.kind) == (1, 2, "message")
    assert points(met)["give_back"] == 0.0


def test_gifts_older_than_two_years_do_not_count() -> None:
    gifts = [Gift(people=(1,), direction="got", on=day(ago)) for ago in (730, 731, 10)]
    found = only(suggest(MemoryNetwork(person(1), talk(90, 1), *gifts), SETTINGS, TODAY))
    assert points(found)["give_back"] == 3.0


def test_a_tier_0_person_counts_by_their_talks() -> None:
    stranger = person(1, tier=0)
    assert suggest(MemoryNetwork(stranger), SETTINGS, TODAY).shown == ()
    found = only(suggest(MemoryNetwork(stranger, talk(200, 1)), SETTINGS, TODAY))
    assert factors(found)["tier"] == pytest.approx(0.508, abs=0.001) and found.footing == "history"
    asked = suggest(MemoryNetwork(stranger, Coffee(people=(1,), said=day(5))), SETTINGS, TODAY)
    assert factors(only(asked))["tier"] == 0.4375


def test_the_kind_of_meeting() -> None:
    def kind(*records: Record, **fields: Any) -> str:
        return only(suggest(MemoryNetwork(person(1, **fields), talk(90, 1), *records), SETTINGS, TODAY)).kind

    assert kind(Coffee(people=(1,), said=day(5), channel="lunch")) == "lunch"
    assert kind(prefers=("walk",)) == "walk"
    assert kind(prefers=("walk",), blocked_kinds=("walk",)) == "coffee"
    assert kind(prefers=("walk", "call"), city="Porto") == "call"
    wrong = Coffee(people=(1,), said=day(300), channel="coffee", state="declined", decline_reason="wrong_channel")
    assert kind(wrong) == "lunch"


def test_nobody_is_picked_at_first_for_what_a_message_tells() -> None:
    answered = Ask(to=1, topic="pricing", asked=day(30), state="answered", answered=day(20))

    def picked(ago: int, *records: Record) -> bool:
        (shown,) = suggest(MemoryNetwork(person(1), talk(ago, 1), *records), SETTINGS, TODAY).shown
        return shown.preselected

    assert not picked(20, answered)
    assert picked(20, Coffee(people=(1,), said=day(12)), answered)
    assert picked(60, answered) and picked(60)


@pytest.mark.parametrize(
    ("today", "planned", "free"),
    [
        (date(2026, 3, 13), (16, 17, 19, 20), 0), (date(2026, 3, 12), (16, 17, 19, 20), 0),
        (date(2026, 3, 13), (17, 19), 2), (date(2026, 3, 12), (13, 17), 2), (date(2026, 3, 10), (16, 17, 19), 2),
        (date(2026, 3, 13), (24, 25), 4),
    ],
)  # fmt: skip
def test_what_is_planned_for_the_week_uses_up_its_places(today: date, planned: tuple[int, ...], free: int) -> None:
    there = range(1, 10)
    records: list[Record] = [person(n) for n in there]
    records += [Interaction(on=today - timedelta(days=90), channel="coffee", people=(n,)) for n in there]
    for at, day_of_march in enumerate(planned, 5):
        start = datetime(2026, 3, day_of_march, 9, tzinfo=UTC)
        slot = Slot(start=start, end=start + timedelta(minutes=45), tz="UTC")
        records.append(Coffee(people=(at,), said=today, state="proposed", slot=slot))
    found = suggest(MemoryNetwork(*records), replace(SETTINGS, capacity=4), today)
    assert sum(one.preselected for one in found.shown) == free


def test_nobody_may_need_a_coffee() -> None:
    found = suggest(MemoryNetwork(person(1), talk(13, 1, channel="call")), SETTINGS, TODAY)
    assert found.shown == () and [(n.person, n.why) for n in found.not_shown] == [(1, "no reason for a coffee now")]
    assert suggest(MemoryNetwork(), SETTINGS, TODAY).shown == ()


CHANNELS = ("coffee", "email", "call", "comment", "react", "dm", "walk")


@st.composite
def networks(draw: st.DrawFn) -> list[Record]:
    """A few people with talks, loops and former coffees."""
    size = draw(st.integers(1, 9))
    records: list[Record] = []
    for number in range(1, size + 1):
        records.append(
            person(
                number,
                tier=draw(st.integers(0, 5)),
                city=draw(st.sampled_from(("Lisbon", "Porto", ""))),
                company=draw(st.sampled_from(("", "Nortel"))),
                circles=draw(st.sampled_from(((), ("a",), ("a", "b")))),
                tier_set=day(draw(st.integers(0, 700))),
                snooze_until=draw(st.sampled_from((None, day(1), day(-1)))),
                status=draw(st.sampled_from(("list", "network", "archived"))),
            )
        )
    who = st.integers(1, size)
    for number in range(draw(st.integers(0, 40))):
        records.append(
            Interaction(
                id=number + 1,
                on=day(draw(st.integers(0, 900))),
                channel=draw(st.sampled_from(CHANNELS)),
                people=(draw(who),),
                initiator=draw(st.sampled_from(("me", "them", "mutual", None))),
            )
        )
    for number in range(draw(st.integers(0, 5))):
        state: Any = draw(st.sampled_from(("said", "declined", "held", "written")))
        said = day(draw(st.integers(0, 200)))
        records.append(Coffee(id=number + 1, people=(draw(who),), said=said, state=state))
        records.append(Promise(id=number + 1, people=(draw(who),), made=day(30), due=day(draw(st.integers(-20, 20)))))
    return records


@given(networks())
def test_the_parts_and_the_factors_give_the_score(records: list[Record]) -> None:
    for suggestion in suggest(MemoryNetwork(*records), SETTINGS, TODAY).shown:
        product = sum(p.points for p in suggestion.points)
        for factor in suggestion.multipliers:
            product *= factor.value
        assert abs(product - suggestion.score) <= 0.05 + 1e-9
        assert all(p.points == round(p.points, 1) and p.why for p in suggestion.points)
        assert suggestion.score > 0 and suggestion.why


@given(networks())
def test_everyone_considered_is_shown_or_told_why_not(records: list[Record]) -> None:
    found = suggest(MemoryNetwork(*records), SETTINGS, TODAY)
    told = [s.person for s in found.shown] + [n.person for n in found.not_shown]
    assert len(told) == len(set(told))
    tiered = {r.id for r in records if isinstance(r, Person) and r.tier}
    assert tiered <= set(told) and all(n.why for n in found.not_shown)


@given(networks())
def test_later_and_archived_always_exclude(records: list[Record]) -> None:
    gone = {r.id for r in records if isinstance(r, Person) and (r.status == "archived" or r.snooze_until == day(-1))}
    assert not gone & {s.person for s in suggest(MemoryNetwork(*records), SETTINGS, TODAY).shown}


@given(networks(), st.randoms())
def test_the_order_of_the_input_never_matters(records: list[Record], rng: Any) -> None:
    shuffled = list(records)
    rng.shuffle(shuffled)
    first = suggest(MemoryNetwork(*records), SETTINGS, TODAY)
    assert suggest(MemoryNetwork(*shuffled), SETTINGS, TODAY) == first
    assert suggest(MemoryNetwork(*records), SETTINGS, TODAY) == first


@given(st.lists(st.integers(0, 800), max_size=12), st.integers(1, 400), st.sampled_from((1, 2, 3, 4, 5)))
def test_a_longer_silence_never_lowers_due(agos: list[int], later: int, tier: int) -> None:
    from netritual.domain.ties.tie_stats import due_value

    one = person(1, tier=tier, tier_set=day(900))
    network = MemoryNetwork(one, *(talk(ago, 1) for ago in agos))
    now = due_value(tie(one, network.touches(1), SETTINGS, TODAY))
    then = due_value(tie(one, network.touches(1), SETTINGS, TODAY + timedelta(days=later)))
    assert then >= now


@given(
    st.lists(st.tuples(st.integers(0, 800), st.sampled_from(CHANNELS), st.sampled_from(("me", "them"))), max_size=12),
    st.tuples(st.integers(0, 800), st.sampled_from(CHANNELS), st.sampled_from(("me", "them"))),
    st.integers(800, 900),
    st.integers(0, 5),
)
def test_a_logged_touch_never_raises_due(
    log: list[tuple[int, str, str]], more: tuple[int, str, str], set_ago: int, tier: int
) -> None:
    from netritual.domain.ties.tie_stats import due_value

    one = person(1, tier=tier, tier_set=day(set_ago))

    def value(entries: list[tuple[int, str, str]]) -> float:
        talks = (talk(ago, 1, channel=channel, initiator=way) for ago, channel, way in entries)
        return due_value(tie(one, MemoryNetwork(one, *talks).touches(1), SETTINGS, TODAY))

    assert value([*log, more]) <= value(log)


CALLED_OFF = Interaction(
    id=50, on=day(2), logged=datetime(2026, 3, 9, 9, tzinfo=UTC), channel="note", people=(1,),
    line="person cancelled this am, kid sick. next week?",
)  # fmt: skip


def coffee_of(ago: int, **fields: Any) -> Coffee:
    start = datetime(2026, 3, 11, 8, 30, tzinfo=UTC) - timedelta(days=ago)
    slot = Slot(start=start, end=start + timedelta(minutes=45), tz="UTC")
    return Coffee(id=40, people=(1,), said=day(ago + 9), slot=slot, **fields)


@pytest.mark.parametrize("state", ["cancelled", "proposed"])
def test_a_coffee_that_they_called_off_is_to_have_a_new_day(state: Any) -> None:
    told = datetime(2026, 3, 9, 9, tzinfo=UTC) if state == "cancelled" else datetime(2026, 3, 1, 9, tzinfo=UTC)
    records = (person(1), talk(30, 1), coffee_of(2, state=state, changed=told), CALLED_OFF)
    found = only(suggest(MemoryNetwork(*records), SETTINGS, TODAY))
    assert found.why.startswith("your coffee of Mon 9 Mar was called off: find a new day")
    met = suggest(MemoryNetwork(*records, talk(1, 1)), SETTINGS, TODAY)
    assert not met.shown


@pytest.mark.parametrize("line", ["person no show again, leave it", "texted person, thu 19 mar 11h instead"])
def test_a_coffee_that_did_not_take_place_needs_no_new_day_where_a_line_says_so(line: str) -> None:
    again = Proposed(kind="coffee", word="meet", text="11h", people=(1,), due=day(-8))
    told = replace(CALLED_OFF, line=line, proposed=(again,) if "instead" in line else ())
    records = (person(1), talk(30, 1), coffee_of(3, state="lapsed", changed=datetime(2026, 3, 9, 9, tzinfo=UTC)), told)
    found = suggest(MemoryNetwork(*records), SETTINGS, TODAY)
    assert not any("find a new day" in one.why for one in found.shown)
    silent = suggest(MemoryNetwork(*records[:-1]), SETTINGS, TODAY)
    assert "find a new day" in only(silent).why


def test_a_coffee_that_was_cancelled_without_a_word_of_theirs_rests() -> None:
    off = coffee_of(2, state="cancelled", changed=datetime(2026, 3, 9, 9, tzinfo=UTC))
    found = suggest(MemoryNetwork(person(1), talk(30, 1), off), SETTINGS, TODAY)
    assert [left.why for left in found.not_shown] == ["coffee cancelled 2 days ago"]


def test_a_promise_that_a_line_tells_as_kept_is_no_reason() -> None:
    promise = Promise(id=20, people=(1,), text="the review", made=day(9), due=day(5))
    sent = Interaction(
        id=30, on=day(5), logged=datetime(2026, 3, 6, 9, tzinfo=UTC), channel="note", people=(1,),
        line="sent person my review of the docs",
    )  # fmt: skip
    late = suggest(MemoryNetwork(person(1), talk(30, 1), promise), SETTINGS, TODAY)
    assert "you promised" in late.shown[0].why
    done = suggest(MemoryNetwork(person(1), talk(30, 1), promise, sent), SETTINGS, TODAY)
    assert all("you promised" not in one.why for one in done.shown)
