"""Who of somebody's is ill, as they told it, is named; nobody is offered company for it."""

import pytest

from netritual.review.message_drafts.loop_drafts import person_note
from netritual.review.message_drafts.message_draft import note_to
from tests.review.test_notes import ANA, NOW, SETTINGS, TODAY, typed
from tests.support.network import MemoryNetwork


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("lunch with ana cancelled, her mother is in hospital", "your mother is in hospital"),
        ("ana's dad is very ill", "your dad is very ill"),
        ("ana's in hospital", "you are in hospital"),
    ],
)
def test_who_is_ill_is_named_as_it_was_told(line: str, said: str) -> None:
    network = MemoryNetwork(ANA, typed(line))
    notes = {person_note(network, SETTINGS, NOW, 1), note_to(network, SETTINGS, TODAY, "here", 1)}
    assert notes == {f"Hi Ana, I'm sorry to hear that {said}. If there is anything that I can do, just say so.\nMarta"}


def test_a_word_of_mine_ends_it() -> None:
    network = MemoryNetwork(ANA, typed("ana's mother is in hospital", days=6), typed("rang her, told her i'm sorry"))
    assert "sorry to hear" not in person_note(network, SETTINGS, NOW, 1)
