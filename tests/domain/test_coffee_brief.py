"""The page of a coffee: what stands on it, in which order, and that nothing private leaves it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.coffees.calendar_events import coffee_events
from netritual.domain.coffees.calendar_privacy import shareable_purpose
from netritual.domain.model import (
    Ask,
    Coffee,
    Gift,
    Interaction,
    Person,
    PersonEvent,
    Promise,
    Record,
    Request,
    Settings,
    Slot,
    Thanks,
)
from netritual.domain.suggestions.coffee_brief import ASK_FIRST, brief_of
from netritual.domain.suggestions.coffee_preparation import ask_for, give_for, purpose_for
from tests.support.network import MemoryNetwork

TODAY = date(2026, 3, 11)
SETTINGS = Settings(city="Lisbon")
SECRET = "zxqv"


def ana(**fields: Any) -> Person:
    return Person(id=1, handle="ana", name="Ana Ruiz", tier=2, city="Lisbon", **fields)


def talk(ago: int, **fields: Any) -> Interaction:
    return Interaction(on=TODAY - timedelta(days=ago), channel=fields.pop("channel", "coffee"), people=(1,), **fields)


def test_everything_on_one_page_giving_before_asking() -> None:
    network = MemoryNetwork(
        ana(private_notes="\n two kids\nmornings only", purpose="pricing partner", needs=("a part-time CFO",)),
        Person(id=2, handle="wei", name="Wei Li", offers=("part-time CFO work",)),
        Promise(people=(1,), text="send deck", made=TODAY, due=date(2026, 3, 13)),
        Promise(by="them", people=(1,), text="the numbers", made=TODAY),
        Ask(to=1, text="how they price seats", state="planned"),
        talk(150, topic="pricing"), talk(190), talk(230, summary="met at PyData"), talk(300), talk(5, channel="note"),
    )  # fmt: skip
    rows = brief_of(network, SETTINGS, TODAY, Coffee(people=(1,), said=TODAY)).rows()
    assert [label for label, _ in rows] == [
        "why now", "purpose", "give first", "the ask", "you owe", "they owe", "last talks", "", "", "personal",
    ]  # fmt: skip
    told = dict(rows)
    assert told["why now"] == "you promised to “send deck”, by Friday; last talk 150 days ago, on a rhythm of 30 days"
    assert told["purpose"] == "pricing partner"
    assert told["give first"] == "an introduction to Wei Li, for “a part-time CFO”"
    assert told["the ask"] == "how they price seats"
    assert (told["you owe"], told["they owe"]) == ("send deck (by Fri 13 Mar)", "the numbers")
    assert [text for _, text in rows[6:9]] == [
        "Sun 12 Oct 2025, coffee: pricing", "Tue 2 Sep 2025, coffee", "Thu 24 Jul 2025, coffee: met at PyData",
    ]  # fmt: skip
    assert told["personal"] == "two kids (stays here)"


def test_what_one_wants_of_a_person_is_on_the_page_and_not_in_the_event() -> None:
    network = MemoryNetwork(ana(purpose="a board seat"), talk(9, topic="Lyon"))
    planned = Coffee(people=(1,), said=TODAY, purpose=purpose_for(network, (1,)))
    assert planned.purpose == "Catch up: Lyon"
    assert brief_of(network, SETTINGS, TODAY, planned).purpose == "a board seat"
    assert shareable_purpose(planned) == "Catch up"


def test_what_was_noted_for_the_coffee_goes_before_what_is_found() -> None:
    coffee = Coffee(
        people=(1,), said=TODAY - timedelta(days=4), said_by="them", state="written", channel="lunch",
        purpose="the panel", give="the ports study", ask="a word with Mei",
    )  # fmt: skip
    brief = brief_of(MemoryNetwork(ana(needs=("a CFO",)), talk(150)), SETTINGS, TODAY, coffee)
    assert brief.why.startswith("they said lunch 4 days ago; ")
    assert (brief.purpose, brief.give, brief.ask) == ("the panel", "the ports study", "a word with Mei")
    assert brief_of(MemoryNetwork(ana()), SETTINGS, TODAY, coffee, "asked for").why == "asked for"


def test_an_empty_log_still_gives_a_page() -> None:
    brief = brief_of(MemoryNetwork(), SETTINGS, TODAY, Coffee(people=(9,), said=TODAY))
    assert brief.why and brief.give == ASK_FIRST and brief.personal == "" and brief.talks == ()
    assert all(text for _, text in brief.rows())
    noted = MemoryNetwork(ana(), talk(9, note="her mother is ill"), talk(3, topic="x"))
    assert brief_of(noted, SETTINGS, TODAY, Coffee(people=(1,), said=TODAY)).personal == "her mother is ill"


def test_an_idea_to_give_or_ask_is_found_only_where_there_is_one() -> None:
    assert give_for(MemoryNetwork(ana()), (1,)) == ask_for(MemoryNetwork(ana()), (1,)) == ""
    assert give_for(MemoryNetwork(ana(needs=("a CFO",))), (1,)) == "help with “a CFO”"
    knows = MemoryNetwork(ana(needs=("a CFO",), knows=(2,)), Person(id=2, handle="w", name="Wei", offers=("CFO",)))
    assert give_for(knows, (1,)) == "help with “a CFO”"
    made = MemoryNetwork(ana(), Ask(to=1, text="advice", state="asked"), Ask(to=2, text="x", state="planned"))
    assert ask_for(made, (1,)) == ""


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
secret = words.map(lambda text: f"{text}{SECRET}{text}")


@st.composite
def lives(draw: st.DrawFn) -> list[Record]:
    """People and what lies between us; all that is private holds the secret word."""
    found: list[Record] = [
        Person(
            id=n, handle=f"p{n}", name=draw(words) or "A", tier=draw(st.integers(0, 5)), private_notes=draw(secret),
            purpose=draw(secret), topics=(draw(secret),), needs=(draw(words),), offers=(draw(words),), birthday="02-29",
            events=(PersonEvent(kind="job", on=TODAY),),
        )
        for n in (1, 2)
    ]  # fmt: skip
    for _ in range(draw(st.integers(0, 4))):
        found.append(talk(draw(st.integers(0, 400)), topic=draw(words), note=draw(secret), line=draw(secret)))
    found.append(Promise(people=(1,), text=draw(words), made=TODAY))
    found.append(Thanks(to=1, text=draw(secret), made=TODAY))
    found.append(Gift(people=(1,), direction="got", text=draw(secret), on=TODAY))
    found.append(Request(from_=1, text=draw(words), asked=datetime(2026, 3, 1, tzinfo=UTC)))
    return found


@given(lives())
def test_of_the_page_the_event_has_only_the_purpose_that_was_typed(records: list[Record]) -> None:
    network = MemoryNetwork(*records)
    slot = Slot(start=datetime(2026, 3, 17, 8, tzinfo=UTC), end=datetime(2026, 3, 17, 9, tzinfo=UTC), tz="UTC")
    coffee = Coffee(
        people=(1, 2), said=TODAY, purpose="ports", give=give_for(network, (1, 2)), ask=ask_for(network, (1, 2)),
        state="written", slot=slot, uid="u", in_file=True,
    )  # fmt: skip
    assert SECRET not in purpose_for(network, (1, 2))
    brief = brief_of(network, SETTINGS, TODAY, coffee)
    (event,) = coffee_events([coffee], _people(network), SETTINGS, _now())
    assert SECRET not in "".join(map(str, event))
    assert brief.personal and SECRET not in "".join(text for _, text in brief.rows()[:-1])
    assert event.text == "Purpose: ports"


def _people(network: MemoryNetwork) -> dict[int, Person]:
    return {person.id: person for person in network.all(Person)}


def _now() -> datetime:
    return datetime(2026, 3, 11, 10, tzinfo=UTC)


@pytest.mark.parametrize("by", ["me", "them", "both"])
def test_who_said_coffee_is_told(by: Any) -> None:
    coffee = Coffee(people=(1,), said=TODAY - timedelta(days=12), said_by=by, state="proposed")
    told = brief_of(MemoryNetwork(ana()), SETTINGS, TODAY, coffee).why
    assert told.startswith({"me": "you said", "them": "they said", "both": "you both said"}[by])


def test_the_brief_holds_the_open_ask_and_asks_nobody_who_waits_for_an_answer() -> None:
    coffee = Coffee(people=(1,), said=TODAY)
    planned = Ask(to=1, state="planned", topic="pricing")
    waits = Request(from_=1, asked=_now(), text="an intro")
    asked = Ask(to=1, asked=TODAY - timedelta(days=1), topic="hiring")

    def ask(*records: Record) -> str:
        return brief_of(MemoryNetwork(ana(), *records), SETTINGS, TODAY, coffee).ask

    assert ask(planned) == "pricing"
    assert ask(planned, waits) == "nothing now: they wait for your answer"
    assert ask(planned, asked, waits) == "hiring (asked Tue 10 Mar, no answer yet)"


@pytest.mark.parametrize(
    ("line", "purpose"),
    [
        ("coffee with hugo mon 30 march 11:00, debrief", "debrief"),
        ("lunch with jorge thu 2 april 14:00 to celebrate, casa lucio", "to celebrate"),
        ("call ana fri 9 to go over the budget", "Catch up"),
        ("coffee with ana thu 9:00, she is getting divorced", "Catch up"),
        ("", "Catch up"),
    ],
)
def test_an_event_says_the_occasion_that_the_line_names_and_nothing_else(line: str, purpose: str) -> None:
    assert shareable_purpose(Coffee(said=TODAY, line=line, purpose="Catch up")) == purpose
