"""A piece of a line of text and what it says about itself: what charts give and both faces draw."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

Role = Literal[
    "text", "strong", "muted", "faint", "line",
    "here", "here-strong", "late", "late-strong", "done", "waiting", "tentative", "gift", "error",
    "inperson", "virtual", "heat0", "heat1", "heat2", "heat3", "heat4",
    "chip", "chip-strong", "chip-label", "chip-here", "chip-inperson", "chip-virtual", "chip-gift",
    "chip-done", "blank", "busy", "proposed",
    "quote", "quote-bar", "quote-source", "match", "match-strong", "cursor", "cursor-blur",
]  # fmt: skip
"""What a span says about itself. ``text``, ``muted`` and ``faint`` are the three loudnesses; ``strong`` is for people
and figures; ``here`` is where one is, or what to press; ``heat0`` is a day without talks, ``heat4`` one with five and
more; ``blank`` is what a draft leaves to be written; ``match`` underlines what was searched for;
``cursor`` and ``cursor-blur`` are the ground of the row with the cursor, with and without the focus."""


class Span(Struct, frozen=True, gc=False):
    """A piece of a line: its text, its role, and what a click on it presses ("" for nothing)."""

    text: str
    role: Role = "text"
    press: str = ""

    def with_text(self, text: str) -> Span:
        """The same with another text."""
        return Span(text, self.role, self.press)


Line = Sequence[Span]
"""One row of spans from left to right."""
