"""A list with a filter above it, and what stands beside it: ``/`` opens the line, each key narrows, enter goes to the
list, esc clears."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Input, Static

from netritual.review.step import Item
from netritual.tui.content import plain
from netritual.tui.face.painter import Painter
from netritual.tui.face.spans import Line, width_of
from netritual.tui.item_actions import ItemActions
from netritual.tui.rest_timer import RestTimer
from netritual.tui.widgets.item_list import ItemList, Row
from netritual.tui.widgets.text_line import TextLine

RESTED = 0.1
"""Seconds after the last move after which what stands beside a list is painted: a key that is held down paints rows
only."""


class FilterLine(Horizontal):
    """The line that narrows a list."""

    def compose(self) -> ComposeResult:
        """A sign, the text, and what stands beside it."""
        yield Static(" / ", id="filter-sign")
        yield TextLine(id="filter")
        yield Painter(id="beside-filter")


class FilteredList(ItemActions):
    """A view with one list, a ``FilterLine`` above it, and something on the row under the cursor beside or below it."""

    TITLE: ClassVar[str] = ""
    """The title of the list."""
    ALWAYS_FILTERS: ClassVar[bool] = False
    """Whether the line is seen while it is not used too."""
    SIDE: ClassVar[tuple[float, int, int]] = (0.32, 38, 60)
    """The share of a wide terminal that what stands beside the list has, and its least and most cells."""

    def __init__(self) -> None:
        super().__init__()
        self._resting = RestTimer(self)
        self._shown: tuple[str, object] | None = None
        """The key and the value of the row of which something stands beside the list."""
        self.set_class(self.ALWAYS_FILTERS, "-filtering", update=False)

    def body(self) -> Iterable[Widget]:
        """The filter, the list, and what stands beside it."""
        yield FilterLine()
        with Horizontal(id="split"):
            with Vertical(id="left"):
                yield self.make_list()
                yield from self.below_list()
            if beside := tuple(self.beside_list()):
                yield Vertical(*beside, id="side")

    def make_list(self) -> ItemList:
        """The list in its place."""
        items = ItemList(id="items", classes="place")
        items.border_title = plain(self.TITLE)
        return items

    def beside_list(self) -> Iterable[Widget]:
        """What stands beside the list on wide terminals, else below it."""
        return ()

    def below_list(self) -> Iterable[Widget]:
        """What stands under the list on wide terminals too."""
        return ()

    @property
    def side_width(self) -> int:
        """The cells of what stands beside the list, or below it."""
        width = self.app.size.width
        share, least, most = self.SIDE
        return min(most, max(least, int(width * share))) if self.shape == "wide" else width

    def draw(self) -> None:
        """What stands beside has its share."""
        for side in self.query("#side"):
            side.styles.width = self.side_width
        super().draw()

    @property
    def items(self) -> ItemList:
        """The list."""
        return self.query_one("#items", ItemList)

    @property
    def item(self) -> Item | None:
        """The item under the cursor, when the row is one."""
        return self.items.value(Item)

    def show_list(self, rows: Sequence[Row], *, keep: bool = True, alike: bool = False, count: str = "") -> None:
        """Show rows, and how many there are in the lower border; ``keep`` and ``alike`` as ``ItemList`` has them."""
        self.items.entitle(plain(count), below=True)
        self.items.set_rows(rows, keep=keep, alike=alike)

    # The filter.

    def show_filter(self, hint: str, beside: Line = ()) -> None:
        """Say in the empty line what may be typed, and what stands beside it."""
        self.query_one("#filter", Input).placeholder = hint
        painter = self.query_one("#beside-filter", Painter)
        painter.styles.width = width_of(beside) + 1 if beside else 0
        painter.show(lambda width: [beside])

    @property
    def filter_text(self) -> str:
        """What is typed into the filter."""
        return self.query_one("#filter", Input).value

    def on_mount(self) -> None:
        """The list has the focus first, before anything is painted."""
        self.set_focus(self.items)

    def action_filter_list(self) -> None:
        """Show the filter and go into it."""
        self.add_class("-filtering")
        self.query_one("#filter", Input).focus()

    @on(Input.Changed, "#filter")
    def narrow(self, event: Input.Changed) -> None:
        event.stop()
        if self._shape is not None:
            self.narrowed()

    def narrowed(self) -> None:
        """Show the rows that the filter holds for now."""
        self.redraw()

    @on(Input.Submitted, "#filter")
    def leave_filter(self, event: Input.Submitted) -> None:
        event.stop()
        self.items.focus()

    def close_filter(self) -> bool:
        """Clear the filter, hide it, and go to the list; False when there was nothing to close."""
        line = self.query_one("#filter", Input)
        if not line.value and not line.has_focus and (self.ALWAYS_FILTERS or not self.has_class("-filtering")):
            return False
        self.set_class(self.ALWAYS_FILTERS, "-filtering")
        line.value = ""
        self.items.focus()
        return True

    def action_go_back(self) -> None:
        """Clear the filter, else go back."""
        if not self.close_filter():
            super().action_go_back()

    # The row under the cursor.

    @on(ItemList.Moved)
    def follow_cursor(self, event: ItemList.Moved) -> None:
        """Another row: show what belongs to it once the cursor rests."""
        event.stop()
        event.prevent_default()
        self._resting.stop()
        if self._shape is not None and _identity(event.row) != self._shown:
            self._resting.after(RESTED, self.show_row)

    def show_row(self) -> None:
        """Show the keys of the row under the cursor, and what stands beside it."""
        self._shown = _identity(self.items.row)
        self.show_keys()


def _identity(row: Row | None) -> tuple[str, object] | None:
    """What tells a row from others, however often it is made."""
    return None if row is None else (row.key, row.value)
