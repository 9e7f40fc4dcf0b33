"""What is still to be asked: its note asks for the first time, and its clock starts only when it was asked."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from netritual.domain.loops.loop_list import loops
from netritual.domain.model import Ask, Person, Settings
from netritual.paths import Home
from netritual.review.message_drafts.loop_drafts import loop_note
from netritual.services.ports import Store
from netritual.services.verbs import entries, touches
from tests.review.test_notes import DAY, NOW
from tests.support.review import a_store, put

SETTINGS = Settings(name="Marta", tz="UTC", city="Dublin")


def logged(tmp_path: Path, *lines: str) -> Store:
    """The log of a line a day, with a yes to all that it seems to hold."""
    store = a_store(Home(str(tmp_path)))
    put(store, Person(handle="sofi-lerner", name="Sofi Lerner", tier=3, company="Owl & Otter"), now=NOW - 30 * DAY)
    for days, line in enumerate(lines):
        now = NOW + timedelta(days=days)
        touches.log(store, now, line, SETTINGS)
        (person,) = store.view().all(Person)
        for one in list(store.view().talks(person.id)):
            for proposed in one.proposed:
                entries.open_proposed(store, now, one.id, proposed, SETTINGS)
    return store


def note(store: Store, days: int) -> str:
    """The draft of the ask some days later, without greeting, name and the easy no."""
    view, now = store.view(), NOW + timedelta(days=days)
    texts = (loop_note(view, SETTINGS, now, loop, loop.who) for loop in loops(view, SETTINGS, now))
    said = next(filter(None, texts), "").removeprefix("Hi Sofi, ").removesuffix("\nMarta")
    return re.sub(r" (?:No problem if not|If it's not a good moment, no problem)\.$", "", said)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("need to ask Sofi if she'd look at the Owl & Otter contract if there is one",
         "would you look at the Owl & Otter contract, if there is one?"),
        ("must ask Sofi whether she'd stock the book", "would you stock the book?"),
        ("should ask Sofi for a quote", "may I ask you for a quote?"),
        ("want to ask Sofi about a stand", "I'd like to ask you about a stand. {your question}"),
        ("I'll ask Sofi what she charges", "may I ask what you charge?"),
        ("have to ask Sofi to print a sample", "could you print a sample?"),
        ("ask Sofi for a template", "may I ask you for a template?"),
    ],
)  # fmt: skip
def test_what_is_still_to_be_asked_is_asked_and_not_reminded_of(tmp_path: Path, line: str, said: str) -> None:
    store = logged(tmp_path, line)
    assert {note(store, days) for days in (1, 9)} == {said}
    assert all(ask.asked is None and ask.state == "planned" for ask in store.view().all(Ask))
    store.close()


def test_the_clock_starts_when_it_was_asked_and_what_was_answered_is_not_asked(tmp_path: Path) -> None:
    store = logged(tmp_path, "need to ask Sofi if she'd stock the book", "asked Sofi if she'd stock the book")
    assert note(store, 3) == "", "it was asked three days ago"
    assert note(store, 9).startswith("I asked you last week whether you'd stock the book.")
    store.close()
    answered = logged(
        tmp_path / "other", "need to ask Sofi if she'd stock the book", "Sofi said yes, she'll stock the book"
    )
    assert note(answered, 9) == ""
    answered.close()


def test_what_was_asked_about_is_not_asked_for(tmp_path: Path) -> None:
    store = logged(tmp_path, "asked Sofi about a stand")
    assert "about a stand" in note(store, 8) and "about a stand" in note(store, 15)
    assert "for a stand" not in note(store, 8) + note(store, 15)
    store.close()
