"""A list with a filter above it: ``/`` opens the line, each key narrows, enter goes to the list, esc clears."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input, Static

from netritual.tui.acting import Acting
from netritual.tui.widgets.item_list import ItemList


class FilterLine(Horizontal):
    """The line that narrows a list; it is seen while it is used."""

    DEFAULT_CSS = """
    FilterLine {
        height: 1; display: none;
        & > Static { width: 3; }
        & > Input { width: 1fr; height: 1; border: none; padding: 0; background: transparent; }
    }
    """

    def __init__(self, *beside: Widget) -> None:
        super().__init__()
        self._beside = beside

    def compose(self) -> ComposeResult:
        """A sign, the text, and what stands beside it."""
        yield Static(" / ")
        line = Input(id="filter", compact=True)
        line.cursor_blink = False
        yield line
        yield from self._beside


class Filtering(Acting):
    """A view with a ``FilterLine`` and a list that it narrows; ``FILTERED`` selects that list."""

    FILTERED: ClassVar[str] = ""
    DEFAULT_CSS = "Filtering.-filtering FilterLine { display: block; }"

    @property
    def items(self) -> ItemList:
        """The list."""
        return self.query_one(self.FILTERED, ItemList)

    @property
    def filter_text(self) -> str:
        """What is typed into the filter."""
        return self.query_one("#filter", Input).value

    def on_mount(self) -> None:
        """The list has the focus first."""
        self.items.focus()

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
        """Clear and hide the filter, and go to the list; False when it was not open."""
        if not self.has_class("-filtering"):
            return False
        self.remove_class("-filtering")
        self.query_one("#filter", Input).value = ""
        self.items.focus()
        return True
