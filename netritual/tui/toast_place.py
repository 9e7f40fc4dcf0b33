"""Where toasts stand: on the line below the tabs, which says nothing, and at the foot where the row at work would be
behind them there. Of the review they have the last line of keys."""

from __future__ import annotations

from typing import Any

from textual.notifications import Notification
from textual.screen import Screen
from textual.widgets._toast import ToastRack

from netritual.tui.face.spans import Span, text_of, wrap_line
from netritual.tui.widgets.item_list import ItemList

AT_TOP, AT_FOOT = "-work-at-top", "-work-at-foot"
"""Classes of a screen whose row at work is where toasts at that end would hide it."""
ABOVE = 2
"""Rows above the first toast, where the screen has the most of them."""
ROOMY = 100
"""Columns from which a toast may have any number of lines."""
MOST = 3
FRAME = 6
"""Cells of a line of toasts that hold no words."""


def place_toasts(screen: Screen[Any]) -> None:
    """Put the toasts of a screen where they do not hide the row with the cursor."""
    items, racks = screen.focused, screen.query("ToastRack")
    rows = items.rows_at_cursor if isinstance(items, ItemList) else range(0)
    height = sum(rack.region.height for rack in racks)
    screen.set_class(bool(rows) and rows[0] < ABOVE + height, AT_TOP)
    screen.set_class(bool(rows) and rows[-1] >= screen.app.size.height - height, AT_FOOT)


def take_away(screen: Screen[Any], toast: Notification) -> None:
    """Take a toast from a screen with its holder, which Textual leaves behind, one row high."""
    screen.query(f"#{ToastRack._toast_id(toast)}").remove()


def fitted(words: str, width: int) -> str:
    """What a toast says on a screen of ``width`` cells: ``MOST`` lines of it where that is little."""
    if width >= ROOMY:
        return words
    return " ".join(map(text_of, wrap_line([Span(words)], width - FRAME, MOST)))
