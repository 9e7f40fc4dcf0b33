"""Where toasts stand: at the right of the title, in a review below it, and over the keys where they would hide what is
worked on."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from textual.notifications import Notification
from textual.screen import Screen
from textual.widgets._toast import ToastRack

from netritual.tui.widgets.item_list import ItemList

AT_TOP = "-work-at-top"
"""The class of a screen whose row or line at work stands where toasts would hide it."""


def place_toasts(screen: Screen[Any]) -> None:
    """Put the toasts of a screen where they do not hide the row with the cursor, nor the line that is typed."""
    from netritual.tui.widgets.text_line import TextLine

    work = screen.focused
    if not isinstance(work, ItemList | TextLine):
        work = next(iter(screen.query(TextLine)), None)  # a name of its line is picked
    rows = work.rows_at_cursor if isinstance(work, ItemList) else range(0)
    if isinstance(work, TextLine):
        rows = range(work.region.y - 1, work.region.bottom)  # with the title above it
    height = sum(toast.region.height for toast in screen.query("Toast"))  # their rack may have no place of its own
    above = sum(rack.styles.margin.top for rack in screen.query(ToastRack))
    screen.set_class(bool(rows) and rows[0] < above + height, AT_TOP)


def take_away(screen: Screen[Any], toast: Notification) -> None:
    """Take a toast from a screen with its holder, which Textual leaves behind, one row high."""
    screen.app._unnotify(toast, refresh=False)
    screen.query(f"#{ToastRack._toast_id(toast)}").remove()


def end_step(screen: Screen[Any], earlier: Collection[str]) -> None:
    """Take away what was said of a step that is left, in the ``earlier`` toasts; warnings stay."""
    for toast in list(screen.app._notifications):
        if toast.identity in earlier and toast.severity == "information":
            take_away(screen, toast)
