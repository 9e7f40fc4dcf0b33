"""A list with a filter above it: ``/`` opens the line, each key narrows, enter goes to the list, esc clears."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.widgets import Input

from netritual.tui.acting import Acting
from netritual.tui.widgets.item_list import ItemList


class Filtering(Acting):
    """A view with an ``Input`` of id ``filter`` and a list that it narrows; ``FILTERED`` selects that list."""

    FILTERED: ClassVar[str] = ""

    def action_filter_list(self) -> None:
        """Show the filter and go into it."""
        self.add_class("-filtering")
        self.query_one("#filter", Input).focus()

    @on(Input.Changed, "#filter")
    def narrow(self, event: Input.Changed) -> None:
        """Filter with each key."""
        event.stop()
        if self._shape is not None:
            self.redraw()

    @on(Input.Submitted, "#filter")
    def leave_filter(self, event: Input.Submitted) -> None:
        """Enter goes to the list."""
        event.stop()
        self.query_one(self.FILTERED, ItemList).focus()

    def close_filter(self) -> bool:
        """Clear and hide the filter, and go to the list; False when it was not open."""
        if not self.has_class("-filtering"):
            return False
        self.remove_class("-filtering")
        self.query_one("#filter", Input).value = ""
        self.query_one(self.FILTERED, ItemList).focus()
        return True
