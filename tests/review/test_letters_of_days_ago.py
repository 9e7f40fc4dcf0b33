"""A message is thanked for while it is new; later its matter is named, and a talk with whom it was about ends it."""

from msgspec.structs import replace

from netritual.domain.model import Person, Record
from netritual.review.message_drafts.occasion_drafts import letter_note
from tests.review.test_notes import ANA, SETTINGS, TODAY, typed
from tests.support.network import MemoryNetwork

BO = Person(id=2, handle="bo", name="Bo Lund")


def note(*records: Record) -> str:
    return letter_note(MemoryNetwork(ANA, BO, *records), SETTINGS, TODAY, ANA)


def test_a_message_is_thanked_for_within_two_days_and_then_named() -> None:
    assert note(typed("ana pinged, can we talk", days=2)) == "Hi Ana, thank you for your message. {your answer}\nMarta"
    assert note(typed("ana pinged, can we talk")) == ""
    assert note(typed("ana emailed about the lease")) == "Hi Ana, about the lease: {your answer}\nMarta"


def test_a_talk_with_whom_a_message_names_ends_it() -> None:
    letter = replace(typed("ana pinged: Bo likes it but the fee is too high", days=2), mentions=(2,))
    talk = replace(typed("call w Bo, agreed 10% off", days=1, channel="call"), id=500, people=(2,))
    assert note(letter).startswith("Hi Ana, thank you for your message.")
    assert note(letter, talk) == ""
    assert note(letter, replace(talk, id=1, on=letter.on)) != "", "a talk before it"
