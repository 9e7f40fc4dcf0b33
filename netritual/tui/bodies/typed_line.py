"""A line that is typed in its place in a step: a label, the text, and words at its end; and the steps that have one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from netritual.domain.language.text import clean
from netritual.tui.bodies.step_body import StepBody
from netritual.tui.content import plain
from netritual.tui.face.painter import signs_for
from netritual.tui.face.unscrolled import Unscrolled
from netritual.tui.widgets.text_line import EntrySign, LeftText, LineRow, TextLine


class LineText(TextLine, LeftText):
    """The text itself."""


class TypedLine(Vertical, Unscrolled):
    """A place of one line: its title, a sign, the text. ``changed`` is told of each key."""

    @dataclass
    class Saved(Message):
        """Enter: the line is to be saved."""

        text: str
        """What stands in it."""

    def __init__(self, title: str, changed: Callable[[str], object], line: TextLine, classes: str = "place") -> None:
        super().__init__(classes=classes)
        self.border_title = plain(title)
        self._tell = changed
        self.line = line
        """The text's widget."""

    def compose(self) -> ComposeResult:
        with LineRow():
            yield EntrySign(signs_for(self))
            yield self.line

    @property
    def typing(self) -> bool:
        """True while the text has the focus."""
        return self.line.has_focus

    def fill(self, text: str) -> None:
        """Put a text in, but not under the cursor of somebody who types."""
        if not self.typing and self.line.value != text:
            with self.prevent(Input.Changed):
                self.line.value = clean(text)

    def edit(self) -> None:
        """Put the cursor at the end of the text."""
        self.line.focus()
        self.line.cursor_position = len(self.line.value)

    @on(Input.Changed)
    def tell(self, event: Input.Changed) -> None:
        event.stop()
        self.typed(event.value)

    def typed(self, text: str) -> None:
        """Something else stands in the line."""
        self._tell(clean(text))

    @on(Input.Submitted)
    def submit(self, event: Input.Submitted) -> None:
        event.stop()
        self.save(event.value)

    def save(self, text: str) -> None:
        """Ask for the line to be saved."""
        self.post_message(self.Saved(text))

    def on_click(self, event: events.Click) -> None:
        """A click beside the text goes into it."""
        event.stop()
        if event.widget is not self.line:
            self.edit()


class LineBody(StepBody):
    """A step whose act on ``tab`` asks for a line: tab goes to the line and back, enter does the act with it."""

    line_key: ClassVar[str]
    """The key under which the line is kept while it is typed."""
    line_title: ClassVar[str]
    """The title of its place."""
    line_hint: ClassVar[str]
    """What stands in the empty line."""
    line_keys: ClassVar[Sequence[str]]
    """Keys of the line, for the key bar."""

    def stored_line(self) -> str:
        """The line as it is saved."""
        return ""

    def line_place(self) -> TypedLine:
        """The place of the line."""
        return TypedLine(self.line_title, self._keep, LineText(placeholder=self.line_hint, select_on_focus=False))

    def fill_line(self) -> None:
        """Put in what is stored, or what was left half typed."""
        self.query_one(TypedLine).fill(self.under_way(self.line_key) or self.stored_line())

    def typing_keys(self) -> Sequence[str]:
        """Those of the line, while it has the focus."""
        return self.line_keys if self.query_one(TypedLine).typing else super().typing_keys()

    @property
    def own_acts(self) -> Mapping[str, Callable[[], object]]:
        """tab goes to the line and back."""
        return {"tab": self.turn_to_line}

    def turn_to_line(self) -> None:
        """Put the cursor into the line, or back into the list."""
        line = self.query_one(TypedLine)
        if line.typing:
            self.go_back()
        else:
            line.edit()

    def _keep(self, text: str) -> None:
        self.texts[self.line_key] = "" if text == self.stored_line() else text

    @on(TypedLine.Saved)
    def save_line(self, event: TypedLine.Saved) -> None:
        """Do the act of the step with what was typed."""
        event.stop()
        self.texts[self.line_key] = ""
        self.go_back()
        for act in self.view.step.acts:
            if act.key == "tab":
                self.post_message(self.ActWanted(act, "", clean(event.text).strip()))
