"""Drafts and the checks on them."""

from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netritual.domain.drafts import DraftKind, checks, draft, first_name, likeness
from netritual.domain.model import Interaction, Person, Settings

TODAY = date(2026, 3, 11)
SETTINGS = Settings(name="Marta Silva")
TOM = Person(id=1, handle="tom", name="Tom Reed", topics=("resume",), company="Bluewave")
BOB = Person(id=2, handle="bob", name="Bob Stone")


def level(text: str, check: str, person: Person | None = TOM, others: tuple[tuple[str, str], ...] = ()) -> str:
    return next((c.level for c in checks(text, person, others) if c.check == check), "none")


@pytest.mark.parametrize("kind", get_args(DraftKind))
def test_every_kind_says_the_name_and_is_signed(kind: DraftKind) -> None:
    text = draft(kind, TOM, SETTINGS, today=TODAY, about="my resume", other=BOB, due=date(2026, 3, 13))
    assert "Tom" in text and text.endswith("Marta") and "!" not in text
    assert level(text, "personal") == "ok" and level(text, "words") == "ok" and level(text, "questions") == "ok"
    if kind in ("intro_a", "intro_b"):
        assert "Bob" in text
    if kind == "move":
        assert "Fri 13 Mar" in text


@pytest.mark.parametrize("kind", ["answer", "thanks", "release", "outcome", "nudge"])
def test_what_only_the_user_can_say_blocks_the_copy(kind: DraftKind) -> None:
    assert level(draft(kind, TOM, SETTINGS, today=TODAY, about="x"), "placeholder") == "block"


@pytest.mark.parametrize("kind", ["intro_a", "here", "how_did_it_go", "ask", "move"])
def test_a_complete_draft_may_go(kind: DraftKind) -> None:
    text = draft(kind, TOM, SETTINGS, today=TODAY, about="pricing", other=BOB, due=TODAY)
    assert level(text, "placeholder") == "ok"


def test_the_last_talk_is_named_when_it_is_recent() -> None:
    def told(on: date) -> str:
        last = Interaction(on=on, channel="lunch", people=(1,), topic="hiring")
        return draft("ask", TOM, SETTINGS, today=TODAY, about="pricing", last=last)

    assert "Tom, our lunch 2 days ago about hiring" in told(date(2026, 3, 9))
    assert "hiring" not in told(date(2025, 3, 9))


@pytest.mark.parametrize("left", ["{name}", "{your answer}", "<<date>>", "[Name]", "[first name]", "<company>", "{}"])
def test_leftover_placeholders(left: str) -> None:
    assert level(f"Tom, hello {left}.", "placeholder") == "block"


@pytest.mark.parametrize("text", ["Tom, a < b and c > d", "Tom, see [1] and x[0]", "Tom, {", "Tom, 1 <3 this"])
def test_what_is_no_placeholder(text: str) -> None:
    assert level(text, "placeholder") == "ok"


def test_the_meter() -> None:
    assert level("word " * 91, "words") == "look" and level("word " * 90, "words") == "ok"
    assert level("Tom, one? Two?", "questions") == "look" and level("Tom, really?!?", "questions") == "look"
    assert level("Tom, see https://ex.org/?q=1 what now?", "questions") == "ok"
    assert level("Hello you", "personal") == "look" and level("tom, hello", "personal") == "ok"
    assert level("Tomorrow is fine", "personal") == "look"
    assert level("Tom, I will send it", "promise") == "look" and level("Tom, I willed", "promise") == "none"
    assert level("Tom, I hope this email finds you well", "tone") == "look"


def test_a_note_like_one_to_somebody_else() -> None:
    mine = "Hi Tom, good to hear from you. My resume is attached; what role did you have in mind?"
    other = mine.replace("Tom", "Bob")
    found = next(c for c in checks(mine, TOM, (("Bob", other), ("Ana", "something else"))) if c.check == "own_words")
    assert found.level == "look" and "Bob" in found.text
    assert level(mine, "own_words", TOM, (("Ana", "a short word of thanks"),)) == "ok"


@given(st.text(max_size=80), st.text(max_size=80))
def test_likeness(first: str, second: str) -> None:
    assert 0 <= likeness(first, second) <= 1 and likeness(first, second) == likeness(second, first)
    assert likeness(first, first) in (0.0, 1.0)


@given(st.text(max_size=200), st.text(max_size=30))
def test_any_text_can_be_checked(text: str, name: str) -> None:
    assert checks(text, Person(id=1, handle="x", name=name), ((name, text),))


@pytest.mark.parametrize(("name", "first"), [("Ana Ruiz", "Ana"), ("李伟", "李伟"), ("", ""), ("  Bo  Li ", "Bo")])
def test_first_names(name: str, first: str) -> None:
    assert first_name(name) == first
