"""What a body draws, and the few texts that are made of an item."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from netritual.review.step import Item, StepContext, StepSpec

if TYPE_CHECKING:
    from netritual.services.verbs.calendar_file import Contents


@dataclass(frozen=True, kw_only=True)
class StepView:
    """What a body draws: one step as it is in the store now. ``cursor`` is the key of the item to stand on.

    ``file`` is what the calendar file would hold when it was written now, where coffees are planned.
    """

    step: StepSpec
    items: tuple[Item, ...]
    lines: tuple[str, ...]
    cursor: str
    context: StepContext
    file: Contents | None = None

    def item(self, key: str | None) -> Item | None:
        """The item of a key."""
        return next((item for item in self.items if item.key == key), None)


def title_of(item: Item) -> str:
    """The heading of an item's panel: who, and what."""
    cells = [cell for cell in item.cells[:2] if cell]
    return ": ".join(cells)
