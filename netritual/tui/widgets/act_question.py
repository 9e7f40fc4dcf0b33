"""The question that an act wants answered first."""

from __future__ import annotations

from collections.abc import Sequence

from textual.screen import ModalScreen

from netritual.domain.model import Person
from netritual.review.step import Act
from netritual.tui.widgets.person_pick import PersonPick
from netritual.tui.widgets.question import Check, Question, confirm, numbered

NEW_PEOPLE = ("settle-new", "answer-new")
"""Acts whose answer is the name of somebody new."""


def doubtful_name(text: str) -> str:
    """Why a name may be the rest of what was typed to find somebody, while its first letters were keys of the list."""
    if not (text.isalpha() and text.islower()):
        return ""
    return f"“{text}” is one word in small letters. enter again makes a person of that name, esc makes nobody."


def question_for(
    act: Act, people: Sequence[Person], check: Check | None = None, first: Sequence[int] = (), value: str = "",
    wrong: str = "",
) -> ModalScreen[str | None] | None:  # fmt: skip
    """The question that an act wants answered first; None when it wants nothing.

    ``people`` are those who may be picked, ``first`` those whom a name may mean; ``check`` judges a typed day or text.
    ``value`` is an answer that was refused, ``wrong`` says why.
    """
    prompt = act.prompt or f"{act.label}:"
    if act.answer or act.asks == "":
        return None
    if act.asks == "confirm":
        return confirm(prompt)
    if act.asks == "choice":
        return numbered(prompt, act.choices, meanings=act.meanings)
    if act.asks == "person":
        if act.id in ("answer-who", "settle-name"):
            otherwise = "esc, then n makes somebody new."
            return PersonPick(prompt, people, first=first, otherwise=otherwise, value=value)
        return PersonPick(prompt, people, first=first, value=value)
    doubt = doubtful_name if act.id in NEW_PEOPLE else None
    return Question(prompt, optional=act.optional, check=check, value=value or act.default, wrong=wrong, doubt=doubt)
