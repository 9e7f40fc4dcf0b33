"""The purpose of a coffee, and what is open with its people."""

from datetime import UTC, date, datetime

from netritual.domain.model import Interaction, Person, Promise, Request
from netritual.domain.suggestions.coffee_preparation import first_topics, purpose_for, they_owe, you_owe
from tests.support.network import MemoryNetwork

TODAY = date(2026, 3, 11)


def test_before_a_first_talk_their_work_is_something_to_talk_about() -> None:
    ana = Person(id=1, handle="ana", name="Ana", position="Head of Product", company="Juniper", topics=("locks",),
                 private_notes="divorce", tier=1, purpose="a board seat")  # fmt: skip
    topics = first_topics(MemoryNetwork(ana), (1, 99))
    assert topics == "their work (Head of Product, Juniper); what would help them most right now"
    assert first_topics(MemoryNetwork(), (1,)) == "what would help them most right now"


def test_what_is_owed_is_told_with_its_day_and_of_these_people_alone() -> None:
    network = MemoryNetwork(
        Promise(people=(1,), text="send deck", made=TODAY, due=date(2026, 3, 13)),
        Promise(people=(1,), text="kept one", made=TODAY, state="kept"),
        Promise(people=(2,), text="somebody else's", made=TODAY),
        Promise(by="them", people=(1,), text="the numbers", made=TODAY, state="moved"),
        Request(from_=1, type="resume", asked=datetime(2026, 3, 1, tzinfo=UTC)),
    )
    assert you_owe(network, (1,), TODAY) == ("send deck (by Fri 13 Mar)", "an answer: resume")
    assert they_owe(network, (1,), TODAY) == ("the numbers",)
    assert you_owe(network, (9,), TODAY) == they_owe(network, (9,), TODAY) == ()


def test_a_purpose_is_found_where_none_was_given() -> None:
    talk = Interaction(on=date(2026, 2, 27), channel="email", people=(1, 2), topic="Lyon")
    ana, tom = Person(id=1, handle="ana", name="Ana"), Person(id=2, handle="tom", name="Tom", purpose="a board seat")
    assert purpose_for(MemoryNetwork(ana, tom), (1, 2)) == "Catch up"
    assert purpose_for(MemoryNetwork(ana, tom, talk), (1, 2)) == "Catch up: Lyon"
    assert purpose_for(MemoryNetwork(ana, tom, talk), (1,)) == "Catch up: Lyon"
    assert purpose_for(MemoryNetwork(ana), (1,)) == purpose_for(MemoryNetwork(), (9,)) == "Catch up"
