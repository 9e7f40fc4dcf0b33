"""A text under way, which can be edited, and the checks on it. Nothing is sent from here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static, TextArea
from textual.widgets.text_area import Selection

from netritual.domain.draft_checks import Check
from netritual.domain.drafts import BLANK, blanks
from netritual.domain.requests_in_text import Place
from netritual.domain.text import clean
from netritual.tui.app import shell_of
from netritual.tui.bodies.rows import labelled
from netritual.tui.content import plain, wrap
from netritual.tui.messages import TextLeft
from netritual.tui.widgets.frame import rule

SIGNS = {"ok": " ", "look": "*", "confirm": "!", "block": "!"}
"""A sign before each kind of check, so that none is told by colour."""
MARKED = "underline"

Guards = Callable[[str], Sequence[Check]]
"""Text to what the guards say of it."""


def check_lines(checks: Sequence[Check], room: int, wide: bool) -> list[str]:
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
    """The text itself. Escape leaves it; its letters are text, and the first one fills the blank that is selected.
    ``enter`` on a blank leaves it as it is and goes behind it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "back to the list", show=False, tooltip="Leave the text; it is kept.")
    ]

    cursor_blink = reactive(False, init=False)
    _marks: Sequence[Place] = ()
    to_come = 0
    """The cells that its lines will get, while it was not laid out yet: they are broken for them at once."""

    @property
    def wrap_width(self) -> int:
        """Where lines are broken; the cursor has a cell of its own."""
        return super().wrap_width if self.size.width else max(0, self.to_come - 1)

    @on(TextArea.Changed)
    def insert_lines(self) -> None:
        """Put the words of a line of mine where its name was typed: ``{line:headline}``."""
        text = self.text
        for start, end, words in shell_of(self).insertions(text):
            self.replace(words, _location(text, start), _location(text, end))

    @property
    def marks(self) -> Sequence[Place]:
        """The places of which the guards speak: they are underlined."""
        return self._marks

    @marks.setter
    def marks(self, places: Sequence[Place]) -> None:
        if places != self._marks:
            self._marks = places
            self._line_cache.clear()
            self.refresh()

    def get_line(self, line_index: int) -> Text:
        """A line of the text with its marks."""
        line = super().get_line(line_index)
        begins = sum(len(before) + 1 for before in self.document.lines[:line_index])
        for start, end in self._marks:
            line.stylize(MARKED, max(0, start - begins), max(0, end - begins))
        return line

    def begin(self) -> None:
        """Go into the text: its first blank is selected; without one the cursor stands at its end."""
        self.focus()
        left = blanks(self.text)
        if left:
            start, end = left[0]
            self.selection = Selection(_location(self.text, start), _location(self.text, end))
        else:
            self.move_cursor(self.document.end)

    def on_key(self, event: events.Key) -> None:
        """Go behind a blank that is selected, instead of putting a line break in its place. A mark that ends a sentence
        takes the place of the full stop behind it."""
        line, column = self.cursor_location
        behind = self.document.get_line(line)[column : column + 2]
        if event.character in ("!", "?") and self.selection.is_empty and behind.rstrip() == ".":
            self.delete((line, column), (line, column + 1))
        if event.key == "enter" and BLANK.fullmatch(self.selected_text):
            event.stop()
            event.prevent_default()
            self.move_cursor(max(self.selection.start, self.selection.end))

    def action_leave(self) -> None:
        """Go back to the list."""
        self.post_message(TextLeft())


def _location(text: str, at: int) -> tuple[int, int]:
    """The line and column of a place in a text."""
    return text.count("\n", 0, at), at - text.rfind("\n", 0, at) - 1


class DraftPane(Vertical):
    """Heading, text, checks; ``row`` is a widget of one line between heading and text. ``fill`` puts a text in."""

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
        """Which item's text it is."""
        text: str
        """The new text."""

    def __init__(self, guards: Guards, *, id: str, row: Widget | None = None, least: int = 1, most: int = 0) -> None:
        super().__init__(id=id)
        self._guards, self._row, self._least, self._most = guards, row, least, most
        self._key = self._title = ""
        self._said: Sequence[Check] = ()
        self.heading_lines: list[int] = []
        """On which of its lines a heading stands."""

    def compose(self) -> ComposeResult:
        yield Static(classes="heading")
        if self._row is not None:
            yield self._row
        yield DraftText(compact=True, show_line_numbers=False, highlight_cursor_line=False)
        yield Static(classes="heading between")
        yield Static(classes="checks")

    @property
    def shown(self) -> bool:
        """True while there is a text to show."""
        return self.has_class("-shown")

    def fill(self, key: str, title: str, text: str, room: int) -> None:
        """Show the text of an item; under the cursor of somebody who types it is left alone."""
        area = self.query_one(DraftText)
        area.to_come = room - 2
        self._title = title
        if key != self._key or (text != area.text and not area.has_focus):
            self._key = key
            with self.prevent(TextArea.Changed):
                area.load_text(clean(text, newlines=True))
        self.check_again()

    def check_again(self) -> None:
        """Ask anew what is to be said about the text."""
        area = self.query_one(DraftText)
        self._said = self._guards(area.text)
        area.marks = [check.at for check in self._said if check.level != "ok" and check.at is not None]

    def wanted_height(self, room: int, *, wide: bool) -> int:
        """Lines of the whole pane at a width."""
        lines, below = (
            len(wrap(self.query_one(DraftText).text, max(1, room - 3))),
            len(check_lines(self._said, room, wide)),
        )
        text = max(self._least, min(lines, self._most or lines))
        return self.head(room) + text + int(wide and below > 0) + below

    def head(self, room: int) -> int:
        """Lines above the text at a width."""
        return 1

    def lay(self, room: int, lines: int, *, wide: bool) -> None:
        """Draw for a width, in a number of lines: what is too long scrolls."""
        below = check_lines(self._said, room, wide)
        between = int(wide and len(below) > 0)
        first, second = self.query(".heading").results(Static)
        first.update(plain(rule(room, (0, self._title))))
        second.update(plain(rule(room, (0, "checks"))))
        second.display = bool(between)
        text = max(1, lines - self.head(room) - between - len(below))
        self.heading_lines = [0, self.head(room) + text] if between else [0]
        self.query_one(DraftText).styles.height = text
        checks = self.query_one(".checks", Static)
        checks.update(plain("\n".join(below)))
        checks.styles.height = len(below)

    def edit(self) -> None:
        """Go into the text, to its first blank or to its end."""
        self.query_one(DraftText).begin()

    @on(TextArea.Changed)
    def tell_change(self, event: TextArea.Changed) -> None:
        """Check the text with every change."""
        event.stop()
        self.check_again()
        self.post_message(self.Changed(self._key, event.text_area.text))
