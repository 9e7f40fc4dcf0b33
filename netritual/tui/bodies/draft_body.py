"""Steps whose items come with a draft: replies, promises, favours. ``m`` opens the draft, ``y`` copies it."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.widget import Widget

from netritual.domain.draft_checks import Draft
from netritual.domain.text import clean
from netritual.review.item_draft import item_draft
from netritual.review.step import Item
from netritual.tui.bodies.item_rows import item_lines
from netritual.tui.bodies.step_body import StepBody
from netritual.tui.bodies.step_view import Note
from netritual.tui.face.spans import Line, Span, indented
from netritual.tui.widgets.draft_pane import DraftPane


class DraftBody(StepBody):
    """The rows, what stands behind the one at work, and its draft with the checks."""

    opens_wide: ClassVar[bool] = False
    """The draft stands open beside the list; else ``m`` opens it."""
    opens_narrow: ClassVar[bool] = False
    """The draft also stands open under the list."""

    def __init__(self) -> None:
        super().__init__()
        self._opened: str = ""

    def extras(self) -> Iterable[Widget]:
        return (DraftPane(id="draft"),)

    @property
    def pane(self) -> DraftPane:
        """The pane of the draft."""
        return self.query_one(DraftPane)

    def draft_of(self, item: Item) -> str:
        """The draft as the person left it, else as it was made."""
        return self.under_way(item.key) or item.draft

    def copyable(self, item: Item) -> Draft:
        """The draft as the person left it."""
        return item_draft(self.view.context.network, item, self.draft_of(item))

    def shows_draft(self, item: Item | None) -> bool:
        """True when the draft of an item is on the screen."""
        if item is None or not self.draft_of(item):
            return False
        return (self.opens_wide if self.wide else self.opens_narrow) or self._opened == item.key

    def beside(self, item: Item | None) -> Note | None:
        """The reasons; in the narrow shape the draft takes their place."""
        return None if not self.wide and self.shows_draft(item) else super().beside(item)

    def filled(self, item: Item | None) -> None:
        shown = self.shows_draft(item)
        self.pane.set_class(shown, "-shown")
        if item is not None and shown:
            title = f"Your draft to {item.cells[0]}" if item.cells else "Your draft"
            self.pane.fill(item.key, title, self.copyable(item))

    def open_draft(self, item: Item) -> bool:
        """Put the cursor into the draft of an item; False when it has none."""
        if not self.draft_of(item):
            return False
        self._opened = item.key
        self.follow()
        self.pane.edit()
        return True

    @on(DraftPane.Changed)
    def keep_text(self, event: DraftPane.Changed) -> None:
        """Keep what is typed: the screen saves it when the text is left."""
        event.stop()
        self.texts[event.key] = clean(event.text, newlines=True)


class OpenDraftBody(DraftBody):
    """The draft of the row stands open at once."""

    opens_wide: ClassVar[bool] = True
    opens_narrow: ClassVar[bool] = True


class GiveBody(DraftBody):
    """Favours and pairs of people."""

    opens_wide: ClassVar[bool] = True

    def row_lines(self, item: Item, width: int) -> Sequence[Line]:
        """Whom to do a favour and what they need, and below it how; others as everywhere."""
        if not _is_favour(item):
            return super().row_lines(item, width)
        name, what, why = item.cells
        names = max(cell_len(one.cells[0]) for one in self.view.items if _is_favour(one))
        lines = item_lines((name, what, ""), width, min(names, width // 3), self.mark_of(item))
        return [*lines, *indented([Span(why, "faint")], width, 2)]


def _is_favour(item: Item) -> bool:
    """Whether a row offers a favour to somebody; an introduction is of two, and a mere word of nothing."""
    return item.table == "people" and item.subject is not None
