"""Drafts: a sentence is used only when all that it needs is known, and every draft is one that can be sent."""

import re
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import asdict, replace

from netritual.domain.draft_checks import MOST_WORDS, checks
from netritual.domain.drafts import SENTENCES, DraftKind, Known, blanks, draft, needs_of
from netritual.domain.model import Person

KINDS = get_args(DraftKind)
ALL = Known(
    you="Tom", me="Marta", topic="pricing", thing="the deck", wanted="an intro to Ana", deed="send you the deck",
    object="the deck", help="looking over my CV", name="Tom Reed", said="a coffee",
    came="I raised our prices", since="on Monday 2 March", by="Friday 6 March", new="Friday 13 March",
    meeting="a coffee", when="on Tuesday 17 March at 12:30", place="at Fabrica", talk="our lunch on Monday",
    past="our lunch in January", subject="hiring", met="at the Web Summit", year="2017", company="Bluewave",
    city="Ghent", days="from 22 March to 24 March", title="Ports and prices", other="Li Wei", called="Li",
    other_work="Head of Data at Nortel", work="Designer at Bluewave", need="a CFO", offer="CFO services",
    back="data people",
)  # fmt: skip
NOTHING = Known(
    you="Tom", name="Tom Reed", other="Li Wei", called="Li", city="your city", since="on Monday 2 March",
    new="Friday 13 March", by="Friday 6 March", meeting="a coffee", said="lunch",
    when="on Tuesday 17 March at 12:30", days="on Friday 13 March",
)  # fmt: skip
"""What is known of a matter of which nothing is known: names and days."""


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


@pytest.mark.parametrize("known", [ALL, NOTHING], ids=["all is known", "hardly anything is known"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_a_note_to_somebody(kind: DraftKind, known: Known) -> None:
    text = draft(kind, known)
    person = Person(id=1, handle="tom", name="Tom Reed")
    assert text.startswith("Hi Tom") and text.endswith(known.me) and is_whole(text, known.me), text
    assert len(blanks(text)) <= 1
    found = {check.check: check for check in checks(text, person)}
    assert {found[name].level for name in ("personal", "words", "questions")} == {"ok"}, text
    assert "tone" not in found and "promise" not in found
    assert ("blanks" in found) == bool(blanks(text))
    assert len(text.split()) <= MOST_WORDS


@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_needs_what_no_note_can_know(kind: DraftKind) -> None:
    assert needs_of(kind) <= asdict(ALL).keys() and all(SENTENCES[kind])


@given(st.sampled_from(KINDS), st.sets(st.sampled_from(sorted(asdict(ALL).keys() - asdict(NOTHING).keys() | {
    name for name, value in asdict(NOTHING).items() if not value}))))  # fmt: skip
def test_whatever_is_known_the_sentences_are_whole(kind: DraftKind, names: set[str]) -> None:
    known = replace(NOTHING, **{name: getattr(ALL, name) for name in names})
    text = draft(kind, known)
    assert is_whole(text, known.me), text
    assert len(blanks(text)) <= 1


@pytest.mark.parametrize("kind", ["answer", "keep", "give", "wrote"])
def test_what_only_the_writer_can_say_is_a_blank(kind: DraftKind) -> None:
    text = draft(kind, ALL)
    ((start, end),) = blanks(text)
    assert text[start] == "{" and text[end - 1] == "}"


@pytest.mark.parametrize("kind", ["intro_first", "ask", "nudge", "invite", "thanks", "hello", "late", "confirm"])
def test_what_is_known_needs_no_blank(kind: DraftKind) -> None:
    assert blanks(draft(kind, replace(ALL, talk=""))) == []


def test_an_invitation_says_kind_day_time_and_place() -> None:
    assert draft("invite", replace(ALL, me="")) == (
        "Hi Tom, I would like to talk about pricing with you. Would a coffee on Tuesday 17 March at 12:30 at Fabrica "
        "suit you? If another day is better for you, tell me which."
    )
    assert "on Tuesday" not in draft("invite", replace(ALL, when=""))


@pytest.mark.parametrize("kind", ["ask", "nudge", "nudge_message", "owed", "intro_first", "intro_second", "intro_wait"])
def test_who_is_asked_may_say_no(kind: DraftKind) -> None:
    assert re.search(r"\b(no|If not|If it does not)\b", draft(kind, ALL))
