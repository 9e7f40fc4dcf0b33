"""What a terminal too small for any view says. Nothing is lost; a bigger window brings the view back."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static


class TooSmallScreen(ModalScreen[None]):
    """Stands over everything below 60x15."""

    DEFAULT_CSS = """
    TooSmallScreen { background: $background; align: center middle; }
    TooSmallScreen Static { width: 1fr; height: auto; text-align: center; }
    """
    BINDINGS = [("q", "app.quit", "quit")]

    def compose(self) -> ComposeResult:
        yield Static("netritual needs 60 columns and 15 rows. Nothing is lost: make the window bigger, or q quits.")
