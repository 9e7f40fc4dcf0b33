"""A draft of a note: its text, which can be edited, and the checks on it. Nothing is sent from here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static, TextArea

from netritual.domain.drafts import Check
from netritual.domain.text import clean
from netritual.tui.bodies.rows import labelled, rule
from netritual.tui.text import plain, wrap

SIGNS = {"ok": "ok", "look": "*", "block": "!"}
"""A sign before each kind of check, so that none is told by colour."""

Checker = Callable[[str], Sequence[Check]]
"""Text to what is said about it."""


def check_lines(checks: Sequence[Check], room: int, *, wide: bool) -> list[str]:
    """What the checks say, in lines of ``room`` cells: a table in the wide shape, running text in the narrow one."""
    if wide:
        rows = [
            (check.check.replace("_", " "), check.text if check.level == "ok" else f"{SIGNS[check.level]} {check.text}")
            for check in checks
        ]
        return [f" {line}" for line in labelled(rows, max(1, room - 1))]
    fine = ", ".join(check.text for check in checks if check.level == "ok")
    lines = [f"ok: {fine}"] if fine else []
    lines += [f"{SIGNS[check.level]} {check.text}" for check in checks if check.level != "ok"]
    return [f"   {part}" for line in lines for part in wrap(line, max(1, room - 4))]


class DraftText(TextArea):
    """The text itself. Escape leaves it; its letters are text."""

    HELP: ClassVar[str] = "The draft. Type to change it; esc goes back to the list, where y copies it."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "back to the list", show=False, tooltip="Leave the text; it is kept.")
    ]

    @dataclass
    class Left(Message):
        """The person is done with the text."""

        text: str
        """The text as it stands."""

    def action_leave(self) -> None:
        """Go back to the list."""
        self.post_message(self.Left(self.text))


class DraftPane(Vertical):
    """Heading, text, checks. ``fill`` puts a draft in; the text is read from ``text``."""

    HELP: ClassVar[str] = "A draft and the checks on it. m edits, y copies."
    DEFAULT_CSS = """
    DraftPane {
        height: auto; width: 1fr; display: none;
        &.-shown { display: block; }
        & > .heading { height: 1; color: $text-muted; }
        & > DraftText { height: 2; border: none; padding: 0 1; background: transparent; scrollbar-size-vertical: 1; }
        & > DraftText:focus { border: none; background: $boost; }
        & > .checks { height: auto; }
    }
    """

    @dataclass
    class Changed(Message):
        """The text was edited."""

        key: str
        """Which item's draft it is."""
        text: str
        """The new text."""

    def __init__(self, checker: Checker, id: str | None = None) -> None:
        super().__init__(id=id)
        self._checker = checker
        self._key = ""
        self._title = ""
        self.checks: tuple[Check, ...] = ()
        self.heading_lines: list[int] = []

    def compose(self) -> ComposeResult:
        """The three parts."""
        yield Static(classes="heading")
        yield DraftText(compact=True, show_line_numbers=False, highlight_cursor_line=False)
        yield Static(classes="heading between")
        yield Static(classes="checks")

    @property
    def text(self) -> str:
        """The draft as it stands."""
        return self.query_one(DraftText).text

    @property
    def editing(self) -> bool:
        """True while the text has the focus."""
        return self.query_one(DraftText).has_focus

    def fill(self, key: str, title: str, text: str) -> None:
        """Show the draft of an item; the text under the cursor of somebody who types is left alone."""
        area = self.query_one(DraftText)
        self._title = title
        if key != self._key or (text != area.text and not area.has_focus):
            self._key = key
            with self.prevent(TextArea.Changed):
                area.load_text(clean(text, newlines=True))
        self.checks = tuple(self._checker(area.text))

    def wanted_height(self, room: int, *, wide: bool) -> int:
        """Lines of the whole pane at a width."""
        text = len(wrap(self.text, max(1, room - 3)))
        return 1 + text + (1 if wide and self.checks else 0) + len(check_lines(self.checks, room, wide=wide))

    def lay(self, room: int, lines: int, *, wide: bool) -> None:
        """Draw for a width, in a number of lines: what is too long scrolls."""
        below = check_lines(self.checks, room, wide=wide)
        between = 1 if wide and below else 0
        headings = self.query(".heading").results(Static)
        next(headings).update(plain(rule(self._title, room)))
        second = next(headings)
        second.update(plain(rule("checks", room)))
        second.display = bool(between)
        text = max(1, lines - 1 - between - len(below))
        self.heading_lines = [0, 1 + text] if between else [0]
        self.query_one(DraftText).styles.height = text
        checks = self.query_one(".checks", Static)
        checks.update(plain("\n".join(below)))
        checks.styles.height = len(below)

    def edit(self) -> None:
        """Put the cursor into the text."""
        area = self.query_one(DraftText)
        area.focus()
        area.move_cursor(area.document.end)

    @on(TextArea.Changed)
    def check_text(self, event: TextArea.Changed) -> None:
        """Check the text with every change."""
        event.stop()
        self.checks = tuple(self._checker(event.text_area.text))
        self.post_message(self.Changed(self._key, event.text_area.text))
