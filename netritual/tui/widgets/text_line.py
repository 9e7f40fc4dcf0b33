"""One line of text as the app has it everywhere: on the ground it stands on, with a cursor that does not blink."""

from typing import Any, ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.geometry import Offset, Region, Size
from textual.reactive import Reactive, reactive
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, Static

from netritual.charts.signs import Signs
from netritual.domain.language.text import visible
from netritual.tui.content import plain
from netritual.tui.face.unscrolled import Unpainted, Unscrolled
from netritual.tui.messages import TextLeft


class LineRow(Horizontal, Unpainted):
    """The row of a line that is typed, with what stands before and behind it."""


class LineHint(Static, Unscrolled):
    """Words behind it."""


class EntrySign(Static, Unscrolled):
    """The sign before it."""

    def __init__(self, signs: Signs) -> None:
        super().__init__(plain(f"{signs.entry} "), classes="sign")


class LeftText(Widget):
    """A text that escape leaves; what is typed stays as it is."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "back to the list", show=False)]

    def action_leave(self) -> None:
        """Go back to the list."""
        self.post_message(TextLeft())


class TextLine(Input):
    """An ``Input`` of one line and no border."""

    DEFAULT_CSS = "TextLine { width: 1fr; background: transparent; }"
    cursor_blink = reactive(False, init=False)
    virtual_size = Reactive(Size(0, 0))
    """The cells of the text. It scrolls in its own place, so a longer text lays out nothing around it."""

    def __init__(self, value: str = "", **more: Any) -> None:
        super().__init__(value, compact=True, **more)

    @property
    def _value(self) -> Text:
        """What is drawn: no control sign of a text reaches the terminal."""
        value = super()._value
        value.plain = visible(value.plain)
        return value

    @property
    def content_width(self) -> int:
        """The cells of the text, or of what stands there while it is empty, and one for the cursor."""
        text = "•" * len(self.value) if self.password else visible(self.value)
        return cell_len(text) + 1 if text else cell_len(str(self.placeholder))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw it, and put the terminal's own cursor where one types: the line may have moved since the last key."""
        if self.app.focused is self:
            before = cell_len(visible(self.value[: self.cursor_position])) - self.scroll_offset.x
            self.app.cursor_position = self.content_region.offset + Offset(before, 0)
        return super().render_lines(crop)
