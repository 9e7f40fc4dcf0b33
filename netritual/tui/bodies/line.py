"""A line that is typed in its place in a step: a label, the text, and words at its end."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from netritual.domain.text import clean
from netritual.tui.text import cells, plain


class LineText(Input):
    """The text itself. Escape leaves it; what is typed is kept."""

    HELP: ClassVar[str] = "One line of text: enter saves it, esc goes back and keeps it."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "back", show=False, tooltip="Leave the line; it is kept.")
    ]

    @dataclass
    class Left(Message):
        """The person is done with the line for now."""

    def action_leave(self) -> None:
        """Go back to the list."""
        self.post_message(self.Left())


class TypedLine(Horizontal):
    """``label > text   words``. ``saved`` is what is stored, ``changed`` is told of each key."""

    HELP: ClassVar[str] = "One line of text: enter saves it, esc goes back and keeps it."
    DEFAULT_CSS = """
    TypedLine {
        height: 1; width: 1fr;
        & > Static { width: auto; height: 1; }
        & > LineText { height: 1; width: 1fr; border: none; padding: 0; background: transparent; }
        & > LineText:focus { background: $boost; }
        &:nocolor > LineText:focus { text-style: underline; }
    }
    """

    @dataclass
    class Saved(Message):
        """Enter: the line is to be saved."""

        text: str
        """What stands in it."""

    def __init__(self, label: str, changed: Callable[[str], object], placeholder: str = "") -> None:
        super().__init__()
        self._label, self._tell, self._placeholder = label, changed, placeholder

    def compose(self) -> ComposeResult:
        """Label, text, words."""
        yield Static(plain(self._label), classes="label")
        text = LineText(placeholder=self._placeholder, compact=True, select_on_focus=False)
        text.cursor_blink = False
        yield text
        yield Static(classes="words")

    @property
    def line(self) -> LineText:
        """The text's widget."""
        return self.query_one(LineText)

    @property
    def typing(self) -> bool:
        """True while the text has the focus."""
        return self.line.has_focus

    def label_with(self, label: str) -> None:
        """Another label: a shorter one where a heading says it already."""
        if label != self._label:
            self._label = label
            self.query_one(".label", Static).update(plain(label))

    def fill(self, text: str, words: str = "") -> None:
        """Put a text in, but not under the cursor of somebody who types; ``words`` go where room is left."""
        if not self.typing and self.line.value != text:
            with self.prevent(Input.Changed):
                self.line.value = clean(text)
        room = self.app.size.width - cells(self._label) - cells(text) - 4
        self.query_one(".words", Static).update(plain(f"  {words} " if words and cells(words) <= room else ""))

    def edit(self) -> None:
        """Put the cursor at the end of the text."""
        self.line.focus()
        self.line.cursor_position = len(self.line.value)

    @on(Input.Changed)
    def tell(self, event: Input.Changed) -> None:
        """What is typed is kept."""
        event.stop()
        self._tell(clean(event.value))

    @on(Input.Submitted)
    def save(self, event: Input.Submitted) -> None:
        """Enter saves."""
        event.stop()
        self.post_message(self.Saved(clean(event.value).strip()))

    def on_click(self, event: events.Click) -> None:
        """A click anywhere on the line goes into its text."""
        event.stop()
        self.edit()
