"""What is told of a no as soon as it is logged."""

from datetime import date

import pytest

from netritual.domain.model import Interaction, Person
from netritual.services.questions.noted_refusals import refusal_words
from tests.support.network import MemoryNetwork


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Ana said no to coffee", ["Noted as a no: no meeting with Ana Ruiz is suggested for now."]),
        ("Ana is too busy until april", ["Noted as a no: no meeting with Ana Ruiz is suggested before Wed 1 Apr."]),
        ("can't meet Ana till april", ["Noted as a no: no meeting with Ana Ruiz is suggested before Wed 1 Apr."]),
        ("can't see Ana before april", ["Noted as a no: no meeting with Ana Ruiz is suggested before Wed 1 Apr."]),
        ("can't see Ana's point before the vote", []),
        ("asked Ana for a room, she can't help", []),
        ("no time for a call with Tom, lunch with Ana", []),
        ("Ana said no to a coffee with the client", []),
        ("Ana said no problem", []),
        ("Ana said no to the job", []),
        ("Ana said no to sugar in her coffee", []),
        ("Ana said no to lunch, but yes to a call", []),
        ("Ana can't do lunch before noon", []),
        ("Ana can't talk now, driving", []),
        ("Ana can't complain about the talk", []),
        ("Ana declined the calendar invite because it was twice", []),
        ("Ana cant do the cotham job til the 23rd", []),
        ("Ana sent the keys", []),
    ],
)
def test_a_no_is_told_with_what_follows_from_it(line: str, words: list[str]) -> None:
    talk = Interaction(id=9, on=date(2026, 3, 11), channel="note", people=(1,), line=line, summary=line, sentence=True)
    network = MemoryNetwork(Person(id=1, handle="ana-ruiz", name="Ana Ruiz"), talk)
    assert refusal_words(network, 9) == words
