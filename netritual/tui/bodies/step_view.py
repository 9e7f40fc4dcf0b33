"""What a body draws, and the few texts that are made of an item."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import is_
from typing import TYPE_CHECKING

from msgspec import Struct

from netritual.review.step import Item, StepContext, StepSpec
from netritual.tui.bodies.item_rows import labelled
from netritual.tui.face.spans import Line

if TYPE_CHECKING:
    from netritual.services.verbs.calendar_file import CalendarFileContents


class StepView(Struct, frozen=True, kw_only=True):
    """What a body draws: one step as it is in the store now. ``cursor`` is the key of the item to stand on.

    ``file`` is what the calendar file would hold when it was written now, where coffees are planned.
    """

    step: StepSpec
    items: tuple[Item, ...]
    lines: tuple[str, ...]
    cursor: str
    context: StepContext
    file: CalendarFileContents | None = None

    def item(self, key: str | None) -> Item | None:
        """The item of a key."""
        return next((item for item in self.items if item.key == key), None)

    def came_above(self, former: StepView, gone: str | None) -> str:
        """The key of the first row that came above the place of one which has gone: what came of settling it; "" for
        none."""
        before, now = [item.key for item in former.items], [item.key for item in self.items]
        if self.step is not former.step or gone not in before or gone in now:
            return ""
        behind = next((key for key in before[before.index(gone) :] if key in now), "")
        above = now[: now.index(behind)] if behind else now
        return next((key for key in above if key not in before), "")

    def is_same(self, other: StepView) -> bool:
        """Whether another view shows the same: nothing was saved since but the place of the review."""
        same = len(self.items) == len(other.items) and all(map(is_, self.items, other.items))
        return same and (self.lines, self.cursor, self.file) == (other.lines, other.cursor, other.file)


def title_of(item: Item) -> str:
    """The heading of an item's panel: who, and what."""
    cells = [cell for cell in item.cells[:2] if cell]
    return ": ".join(cells)


class SideNote(Struct, frozen=True):
    """What stands beside the rows: a title, and how it is drawn in a width."""

    title: str
    paint: Callable[[int], Sequence[Line]]


def note_of(title: str, rows: Sequence[tuple[str, str]]) -> SideNote | None:
    """Labels and texts as a note; None without any."""
    return SideNote(title, lambda width: labelled(rows, width)) if rows else None
