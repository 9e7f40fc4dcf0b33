"""Where toasts stand: at the foot, and under the tabs while the row at work would be behind them there."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen

from netritual.tui.widgets.item_list import ItemList

ABOVE = "-toasts-above"
"""The class of a screen whose toasts stand under the tabs."""


def place_toasts(screen: Screen[Any]) -> None:
    """Put the toasts of a screen where they do not hide the row with the cursor."""
    items, racks = screen.focused, screen.query("ToastRack")
    rows = items.rows_at_cursor if isinstance(items, ItemList) else range(0)
    height = sum(rack.region.height + rack.styles.margin.bottom for rack in racks)
    screen.set_class(bool(rows) and rows[-1] >= screen.app.size.height - height, ABOVE)
