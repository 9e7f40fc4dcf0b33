"""A draft, to be read, edited, copied or saved to a file. Nothing is sent."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, cast

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import TextArea

from netritual.tui.bars import Hint
from netritual.tui.widgets.frame import Rule
from netritual.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from netritual.tui.app import NetritualApp


READING = (
    Hint("y", "copy", "y"), Hint("e", "edit", "e"), Hint("f", "save to file", "f"), Hint("esc", "back", "escape"),
)  # fmt: skip
TYPING = (Hint("esc", "leave the text (it is kept)", "escape"), Hint("ctrl+z", "undo typing"))


class DraftScreen(ModalScreen[None]):
    """Letters are commands until ``enter`` or ``e`` goes into the text; ``esc`` leaves it."""

    DEFAULT_CSS = """
    DraftScreen { background: transparent; align: left bottom; }
    DraftScreen #draft { height: 14; background: $surface; }
    DraftScreen TextArea { height: 1fr; border: none; padding: 0 1; }
    """
    BINDINGS = [
        ("escape,backspace", "go_back", "back"),
        ("y", "copy_text", "copy"),
        ("e,enter", "edit", "edit"),
        ("f", "save_file", "save to file"),
        ("q", "app.quit", "quit"),
    ]

    def __init__(self, text: str, to: str) -> None:
        super().__init__()
        self._text, self._to = text, to

    def compose(self) -> ComposeResult:
        """The text under a rule, and the keys."""
        with Vertical(id="draft"):
            yield Rule(f"draft to {self._to}" if self._to else "draft")
            area = TextArea(self._text, soft_wrap=True, compact=True)
            area.cursor_blink = False
            area.can_focus = False
            yield area
            yield KeyBar(READING)

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def show_keys(self) -> None:
        """The keys that work now: in the text its letters are text."""
        self.query_one(KeyBar).rows = (TYPING if self._area.has_focus else READING,)

    @property
    def _area(self) -> TextArea:
        return self.query_one(TextArea)

    @property
    def _shell(self) -> NetritualApp:
        return cast("NetritualApp", self.app)

    def action_edit(self) -> None:
        self._area.can_focus = True
        self._area.focus()

    def action_go_back(self) -> None:
        """Leave the text, or the draft."""
        if self._area.has_focus:
            self.set_focus(None)
            self._area.can_focus = False
        else:
            self.dismiss(None)

    def action_copy_text(self) -> None:
        """Copy it; a terminal that cannot take it still has the file."""
        self._shell.copy(self._area.text)

    def action_save_file(self) -> None:
        """Write it into the home, for terminals without a clipboard."""
        path = os.path.join(self._shell.parts.home.root, "draft.txt")
        self._shell.save_text(path, self._area.text)
