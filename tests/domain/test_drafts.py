"""Drafts: a sentence is used only when all that it needs is known, and every draft is one that can be sent."""

import re
from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import asdict, replace

from netritual.domain.drafts.draft_blanks import blanks
from netritual.domain.drafts.draft_checks import MOST_WORDS, Background, Draft, checks
from netritual.domain.drafts.draft_sentences import SENTENCES, DraftKind
from netritual.domain.drafts.note_drafts import NoteFacts, draft, needs_of
from netritual.domain.model import Person

KINDS = get_args(DraftKind)
ALL = NoteFacts(
    you="Tom", me="Marta", topic="pricing", thing="the deck", wanted="an intro to Ana", deed="send you the deck",
    object="the deck", help="looking over my CV", name="Tom Reed", said="a coffee",
    question="what you charge", words="the feedback on your deck", did="your help with the pitch",
    wrong="the delivery was late", quiet="yes", stranger="yes",
    doing="yes", other_day="yes", other_days="Tuesday 14 April",
    offered="Friday 20 March at 11", waited="yes",
    call="yes", news="yes", treat="lunch", lent="your drill", figure="the number", event="yes",
    hard="yes", joy="passing your exam",
    same="yes", agreed="yes", day="Tuesday 17 March at 12:30",
    first="at the Web Summit",
    came="I raised our prices", since="last week",
    meeting="a coffee", when="on Tuesday 17 March at 12:30", place="at Fabrica", talk="our lunch on Monday",
    subject="hiring", met="at the Web Summit",
    city="Ghent", days="from 22 March to 24 March", title="Ports and prices", other="Li Wei", called="Li",
    other_work="Head of Data at Nortel", work="Designer at Bluewave", need="a CFO", offer="CFO services",
    back="data people",
)  # fmt: skip
NOTHING = NoteFacts(
    you="Tom", name="Tom Reed", other="Li Wei", called="Li", city="your city", since="two weeks ago",
    meeting="a coffee", said="lunch",
    when="on Tuesday 17 March at 12:30", day="Tuesday 17 March at 12:30", days="on Friday 13 March",
)  # fmt: skip
"""What is known of a matter of which nothing is known: names and days."""


UNSAID = ("hello", "thanks_answer", "give", "owed", "outcome", "follow", "keep", "late", "thanks", "how_did_it_go",
          "approach", "nudge", "nudge_message", "ask_first")  # fmt: skip
"""Kinds of which nothing is said where nothing is known."""


def is_whole(text: str, signature: str) -> bool:
    """True for whole sentences, each begun and ended, with nothing doubled and nothing empty."""
    body = text.removesuffix(f"\n{signature}") if signature else text
    plain = re.sub(r"\{[^{}]*\}", "x", body)
    return (
        body.isprintable()
        and not re.search(r"  | [.,;:?]|[.,;:?]{2}|\[|\]|<|>|\(\)|“”|!", plain)
        and (body[-1] in ".?}")
        and all(part[0] == part[0].upper() for part in re.split(r"(?<=[.?]) ", body))
    )


@pytest.mark.parametrize("turn", range(4))
@pytest.mark.parametrize("known", [ALL, NOTHING], ids=["all is known", "hardly anything is known"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_a_note_to_somebody(kind: DraftKind, known: NoteFacts, turn: int) -> None:
    text = draft(kind, replace(known, turn=turn))
    if not text:
        assert known is NOTHING and kind in UNSAID
        return
    person = Person(id=1, handle="tom", name="Tom Reed")
    assert text.startswith("Hi Tom") and text.endswith(known.me) and is_whole(text, known.me), text
    assert len(blanks(text)) <= 1
    background = Background(today=date(2026, 3, 11))
    found = {one.check: one for one in checks(Draft(text=text, made=text, person=person), background)}
    assert {found[name].level for name in ("personal", "words", "questions")} == {"ok"}, text
    assert "tone" not in found and "promise" not in found
    assert ("blanks" in found) == bool(blanks(text))
    assert len(text.split()) <= MOST_WORDS


@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_needs_what_no_note_can_know(kind: DraftKind) -> None:
    assert needs_of(kind) <= asdict(ALL).keys() and all(SENTENCES[kind])


@given(
    st.sampled_from(KINDS),
    st.sets(st.sampled_from(sorted(name for name, value in asdict(NOTHING).items() if value == ""))),
    st.integers(0, 5),
)
def test_whatever_is_known_the_sentences_are_whole(kind: DraftKind, names: set[str], turn: int) -> None:
    known = replace(NOTHING, turn=turn, **{name: getattr(ALL, name) for name in names})
    text = draft(kind, known)
    assert is_whole(text, known.me) if text else kind in UNSAID, text
    assert len(blanks(text)) <= 1


@pytest.mark.parametrize("kind", ["answer", "keep", "give", "wrote"])
def test_what_only_the_writer_can_say_is_a_blank(kind: DraftKind) -> None:
    text = draft(kind, replace(ALL, did="", call="", treat="", lent="", hard="", other_day="", offer=""))
    ((start, end),) = blanks(text)
    assert text[start] == "{" and text[end - 1] == "}"


@pytest.mark.parametrize("kind", ["intro_first", "ask", "nudge", "invite", "thanks", "hello", "late", "confirm"])
def test_what_is_known_needs_no_blank(kind: DraftKind) -> None:
    assert blanks(draft(kind, replace(ALL, hard="", first="", stranger="", joy=""))) == []


def test_an_invitation_says_kind_day_time_and_place() -> None:
    known = replace(NOTHING, topic="pricing", place="at Fabrica", days="", turn=2)
    assert draft("invite", known) == (
        "Hi Tom, I'd like to talk about pricing with you. How about a coffee on Tuesday 17 March at 12:30 at Fabrica?"
    )
    assert "on Tuesday" not in draft("invite", replace(known, when=""))


def test_neighbours_and_another_week_get_other_words() -> None:
    for kind in ("thanks_answer", "invite", "late", "thanks", "nudge_message", "ask"):
        known = replace(NOTHING, topic="pricing", object="the deck", thing="the deck")
        assert len({draft(kind, replace(known, turn=turn)) for turn in range(3)}) >= 2, kind


@pytest.mark.parametrize("kind", ["ask", "nudge", "intro_first", "intro_second", "intro_wait"])
@pytest.mark.parametrize("turn", range(3))
def test_who_is_asked_may_say_no(kind: DraftKind, turn: int) -> None:
    assert re.search(r"\b([Nn]o problem)\b", draft(kind, replace(ALL, turn=turn, figure="")))


@pytest.mark.parametrize("turn", range(3))
def test_what_was_promised_is_not_let_off(turn: int) -> None:
    assert "o problem" not in draft("owed", replace(ALL, turn=turn, call="", news=""))
