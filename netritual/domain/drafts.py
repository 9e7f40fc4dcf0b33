"""Drafts of notes to people, and the checks on them (``product.md`` 3, 42-53)."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from netritual.domain.model import Interaction, Person, Settings

DraftKind = Literal[
    "answer", "nudge", "thanks", "ask", "intro_a", "intro_b", "release", "move", "how_did_it_go", "here", "invite", "outcome"
]  # fmt: skip


class Check(Struct, frozen=True):
    """One check on a draft: ``ok``, ``look`` (asks for a look, never blocks) or ``block`` (a leftover placeholder)."""

    check: str
    level: Literal["ok", "look", "block"]
    text: str


def draft(
    kind: DraftKind, person: Person, settings: Settings, *, today: date, about: str = "", other: Person | None = None,
    last: Interaction | None = None, due: date | None = None,
) -> str:  # fmt: skip
    """The text of a note: the first name, the matter, the last talk, and the user's name under it."""
    raise NotImplementedError


def checks(text: str, person: Person | None, others: Sequence[tuple[str, str]] = ()) -> list[Check]:
    """Words, questions, leftover placeholders, the name, and likeness to notes ``(name, text)`` sent to others."""
    raise NotImplementedError


def likeness(first: str, second: str) -> float:
    """Jaccard of the 3-word shingles of two texts, 0 to 1."""
    raise NotImplementedError
