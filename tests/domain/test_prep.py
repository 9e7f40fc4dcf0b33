"""The purpose of a coffee and the text of its event."""

from datetime import UTC, date, datetime

from netritual.domain.model import Coffee, Interaction, Person, Promise, Request
from netritual.domain.prep import notes_for, purpose_for
from tests.support.network import MemoryNetwork

TODAY = date(2026, 3, 11)
COFFEE = Coffee(people=(1,), said=TODAY, purpose="pricing panel in May", give="intro to Ngũgĩ", ask="how Lyon went")


def test_the_text_says_what_to_have_in_mind_and_nothing_private() -> None:
    network = MemoryNetwork(
        Person(id=1, handle="ana", name="Ana", private_notes="divorced"),
        Promise(people=(1,), text="send\ndeck", made=TODAY, due=date(2026, 3, 13)),
        Promise(people=(1,), text="kept one", made=TODAY, state="kept"),
        Promise(people=(2,), text="somebody else's", made=TODAY),
        Promise(by="them", people=(1,), text="the numbers", made=TODAY, state="moved"),
        Request(from_=1, type="resume", asked=datetime(2026, 3, 1, tzinfo=UTC)),
        Interaction(on=date(2026, 2, 27), channel="email", people=(1,), topic="Lyon", note="cried"),
        Interaction(on=date(2026, 3, 9), channel="note", people=(1,), summary="do not forget"),
    )
    assert notes_for(network, COFFEE, TODAY).split("\n") == [
        "Purpose: pricing panel in May",
        "Give: intro to Ngũgĩ",
        "Ask: how Lyon went",
        "You owe: send deck (by Fri 13 Mar); an answer: resume",
        "They owe: the numbers",
        "Last talk: Fri 27 Feb, email: Lyon",
    ]


def test_nothing_is_owed_between_strangers() -> None:
    network = MemoryNetwork(Person(id=1, handle="ana", name="Ana"))
    assert notes_for(network, Coffee(people=(1, 99), said=TODAY, purpose="x"), TODAY) == (
        "Purpose: x\nYou owe: nothing\nThey owe: nothing\nTalk about: what would help them most right now"
    )


def test_before_a_first_talk_the_event_says_what_one_may_talk_about() -> None:
    ana = Person(id=1, handle="ana", name="Ana", position="Head of Product", company="Juniper", topics=("locks",),
                 private_notes="divorce", tier=1, purpose="a board seat")  # fmt: skip
    notes = notes_for(MemoryNetwork(ana), Coffee(people=(1,), said=TODAY, purpose="x"), TODAY)
    assert "Talk about: their work (Head of Product, Juniper); what would help" in notes
    assert not any(word in notes for word in ("divorce", "locks", "board"))


def test_days_are_named_by_their_dates_since_the_event_is_read_later() -> None:
    network = MemoryNetwork(
        Person(id=1, handle="ana", name="Ana"),
        Promise(people=(1,), text="the deck", made=TODAY, due=TODAY),
        Interaction(on=TODAY, channel="call", people=(1,)),
    )
    text = notes_for(network, Coffee(people=(1,), said=TODAY, purpose="x"), TODAY)
    assert "Last talk: Wed 11 Mar, call" in text and "(by Wed 11 Mar)" in text and "today" not in text


def test_a_purpose_is_found_where_none_was_given() -> None:
    talk = Interaction(on=date(2026, 2, 27), channel="email", people=(1, 2), topic="Lyon")
    ana, tom = Person(id=1, handle="ana", name="Ana"), Person(id=2, handle="tom", name="Tom", purpose="a board seat")
    assert purpose_for(MemoryNetwork(ana, tom), (1, 2)) == "Catch up"
    assert purpose_for(MemoryNetwork(ana, tom, talk), (1, 2)) == "Catch up: Lyon"
    assert purpose_for(MemoryNetwork(ana, tom, talk), (1,)) == "Catch up: Lyon"
    assert purpose_for(MemoryNetwork(ana), (1,)) == purpose_for(MemoryNetwork(), (9,)) == "Catch up"
