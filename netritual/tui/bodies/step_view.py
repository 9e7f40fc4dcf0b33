"""What a body draws, and the few texts that are made of an item."""

from collections.abc import Sequence
from dataclasses import dataclass

from netritual.review.step import Act, Item, StepContext, StepSpec
from netritual.tui.content import cells as cells_of
from netritual.tui.content import wrap


@dataclass(frozen=True, kw_only=True)
class StepView:
    """What a body draws: one step as it is in the store now. ``cursor`` is the key of the item to stand on.

    ``events`` are those that the calendar file would hold when it was written now, where coffees are planned.
    """

    step: StepSpec
    items: tuple[Item, ...]
    lines: tuple[str, ...]
    cursor: str
    context: StepContext
    events: int = 0

    def item(self, key: str | None) -> Item | None:
        """The item of a key."""
        return next((item for item in self.items if item.key == key), None)


def hint_of(acts: Sequence[Act]) -> str:
    """The first three keys of a row, as they are shown at its end."""
    words: dict[str, str] = {}
    for act in acts:
        if act.key not in ("y", "enter") and act.label not in words.values():
            words.setdefault(act.key, act.label)
    return "  ".join(f"{key} {label}" for key, label in list(words.items())[:3])


def title_of(item: Item) -> str:
    """The heading of an item's panel: who, and what."""
    cells = [cell for cell in item.cells[:2] if cell]
    return ": ".join(cells)


def wrap_line(text: str, room: int) -> list[str]:
    """A sentence with one blank before it, on as many lines as it needs."""
    if cells_of(text.rstrip()) <= room:
        return [text.rstrip()]
    return [f" {line}" for line in wrap(text.strip(), max(1, room - 2))]
