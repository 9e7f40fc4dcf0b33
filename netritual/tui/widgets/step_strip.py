"""The rows at the top of the review: the question and the time spent, the names of the steps, a segment for each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct
from rich.cells import cell_len

from netritual.charts.signs import Signs
from netritual.review.state import Progress
from netritual.tui.face.painter import Painter, signs_for
from netritual.tui.face.spans import Line, Role, Span, ends, line, pad

NAMES_FROM = 78
"""Columns from which the steps are named."""
TICKS_FROM = 100
"""Columns from which the sign of what became of a step stands before its name; else before its segment."""

Mark = Literal[Progress, "empty", "looked-at"]
"""How far a step is; ``empty``: it was passed over, as nothing stood in it; ``looked-at``: nothing was done in it."""

ROLES: dict[Mark, Role] = {
    "done": "done",
    "here": "here-strong",
    "ahead": "muted",
    "empty": "muted",
    "looked-at": "muted",
}


class StepMark(Struct, frozen=True):
    """One step of the strip."""

    id: str
    title: str
    mark: Mark


class StepStrip(Painter):
    """The strip of a review. A click on a step presses its id; the time is that spent, never a countdown."""

    DEFAULT_CSS = "StepStrip { height: auto; }"

    def __init__(self) -> None:
        super().__init__(self._rows)
        self._question, self._time = "", ""
        self._steps: Sequence[StepMark] = ()

    def tell(self, question: str, steps: Sequence[StepMark], time: str) -> None:
        """Show a step among the others, and the time that was spent in words."""
        if (question, steps, time) != (self._question, self._steps, self._time):
            self._question, self._steps, self._time = question, steps, time
            self.show(self._rows)

    def _rows(self, width: int) -> list[Line]:
        signs = signs_for(self)
        number = next((at for at, step in enumerate(self._steps, 1) if step.mark == "here"), 0)
        right = self._time if width >= NAMES_FROM or not number else f"{number} of {len(self._steps)}"
        first = ends(
            line(" ", (signs.brand, "here"), " ", (self._question, "strong")), line((f"{right} ", "muted")), width
        )
        if not self._steps:
            return [first, [Span("")]]
        named = [self._names(width, signs)] if width >= NAMES_FROM else []
        return [first, *named, self._segments(width, signs)]

    def _room(self, width: int) -> int:
        """The cells of one step, with the blank behind it."""
        return max(2, (width - 1) // len(self._steps))

    def _names(self, width: int, signs: Signs) -> Line:
        spans, room = [Span(" ")], self._room(width)
        for step in self._steps:
            tick = _sign(step.mark, signs) if width >= TICKS_FROM else ""
            name = f"{tick} {step.title}" if tick else step.title
            named = pad([Span(name, ROLES[step.mark], step.id)], room - 1)
            spans += [*named, Span(" ")]
        return spans

    def _segments(self, width: int, signs: Signs) -> Line:
        spans, room = [Span(" ")], self._room(width)
        for step in self._steps:
            sign = signs.light if step.mark == "ahead" else signs.heavy
            role: Role = "line" if step.mark == "ahead" else ROLES[step.mark]
            tick = "" if width >= TICKS_FROM else _sign(step.mark, signs)
            spans += [Span(tick.ljust(room - 1, sign)[: room - 1], role, step.id), Span(" ")]
        if (rest := width - sum(cell_len(span.text) for span in spans)) > 0:
            spans.append(Span(" " * rest))
        return spans


def _sign(mark: Mark, signs: Signs) -> str:
    """What became of a step; "" for the one at hand and those ahead."""
    return {"done": signs.tick, "empty": "·", "looked-at": signs.open}.get(mark, "")


def minutes_spent(seconds: float, minutes: float) -> str:
    """The time spent of that aimed at, as ``3 of 15 min``: it goes on once a minute."""
    return f"{max(0, int(seconds)) // 60} of {minutes:g} min"
