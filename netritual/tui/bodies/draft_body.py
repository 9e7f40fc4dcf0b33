"""Steps whose items come with a draft: replies, promises, favours. ``m`` opens the draft, ``y`` copies it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from rich.cells import cell_len
from textual.app import ComposeResult

from netritual.domain.language.text import clean
from netritual.review.step import Item
from netritual.tui.bodies.item_rows import item_lines
from netritual.tui.bodies.step_body import StepBody
from netritual.tui.bodies.step_rows import StepRows
from netritual.tui.bodies.step_view import SideNote
from netritual.tui.face.spans import Line, Span, indented

if TYPE_CHECKING:
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

    def compose(self) -> ComposeResult:
        yield from super().compose()
        if any(map(self.shows_draft, self.view.items)):
            yield _draft_pane()

    @property
    def pane(self) -> DraftPane | None:
        """The pane of the draft; None until a row shows one."""
        return cast("DraftPane | None", self.query_one_optional("#draft"))

    def shows_draft(self, item: Item | None) -> bool:
        """True when the draft of an item is on the screen."""
        if item is None or not self.draft_of(item):
            return False
        return (self.opens_wide if self.wide else self.opens_narrow) or self._opened == item.key

    def beside(self, item: Item | None) -> SideNote | None:
        """The reasons; in the narrow shape the draft takes their place."""
        return None if not self.wide and self.shows_draft(item) else super().beside(item)

    def filled(self, item: Item | None) -> None:
        shown, pane = self.shows_draft(item), self.pane
        if pane is None:
            if shown:
                self.call_next(self._bring_pane)
            return
        pane.set_class(shown, "-shown")
        if item is not None and shown:
            title = f"Your draft to {item.cells[0]}" if item.cells else "Your draft"
            pane.fill(item.key, title, self.copyable(item))

    async def _bring_pane(self) -> None:
        """The first draft of all is asked for."""
        if self.is_attached and self.pane is None:
            with self.app.batch_update():
                await self.mount(_draft_pane(), after="#why")
                self.filled(self.current())

    def open_draft(self, item: Item) -> bool:
        """Put the cursor into the draft of an item; False when it has none."""
        if not self.draft_of(item):
            return False
        self._opened = item.key
        self.follow()
        self.call_next(self._edit)
        return True

    def _edit(self) -> None:
        if self.pane is not None:
            self.pane.edit()

    def on_draft_pane_changed(self, event: DraftPane.Changed) -> None:
        """Keep what is typed: the screen saves it when the text is left."""
        event.stop()
        self.texts[event.key] = clean(event.text, newlines=True)


def _draft_pane() -> DraftPane:
    from netritual.tui.widgets.draft_pane import DraftPane  # not at start: a field for text is much to load

    return DraftPane(id="draft")


class OpenDraftBody(DraftBody):
    """The draft of the row stands open at once."""

    opens_wide: ClassVar[bool] = True
    opens_narrow: ClassVar[bool] = True


class GiveRows(StepRows):
    """Favours and pairs of people."""

    def lines_of(self, item: Item, width: int) -> Sequence[Line]:
        """Whom to do a favour and what they need, and below it how; others as everywhere."""
        if not _is_favour(item):
            return super().lines_of(item, width)
        name, what, why = item.cells
        names = max(cell_len(one.cells[0]) for one in self.view.items if _is_favour(one))
        lines = item_lines((name, what, ""), width, min(names, width // 3), self.mark_of(item))
        return [*lines, *indented([Span(why, "faint")], width, 2)]


class GiveBody(DraftBody):
    """Favours and pairs of people."""

    rows_kind = GiveRows
    opens_wide: ClassVar[bool] = True


def _is_favour(item: Item) -> bool:
    """Whether a row offers a favour to somebody; an introduction is of two, and a mere word of nothing."""
    return item.table == "people" and item.subject is not None
