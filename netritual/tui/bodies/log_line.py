"""The log line in its place at the foot of a step: the line itself, and under it what it is understood as."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Static

from netritual.domain.quicklog.line_words import CHANNEL
from netritual.domain.text import clean
from netritual.tui.app import shell_of
from netritual.tui.chips import ENTER_SHOWS, chip_lines, chips_of, notes_of
from netritual.tui.command_table import keys_of
from netritual.tui.content import plain
from netritual.tui.face.painter import Painter
from netritual.tui.face.spans import Line, cut, line
from netritual.tui.face.unscrolled import Unscrolled
from netritual.tui.messages import TextLeft
from netritual.tui.widgets.log_bar import LogInput
from netritual.tui.widgets.text_line import EntrySign

HINT, HINT_INSIDE = "a type a line, ] go on ", "enter saves the line, ] goes on "
"""What stands in the line while it is empty: before it has the focus, and while it has."""
ENTER_SAVES = "enter saves it, a digit above then picks"
"""What an unclear name wants here."""
MOST_LINES = 4
"""Lines that the chips take at the most."""
LINE = "line"
"""The key under which the line is kept while it is typed."""


class StepLogInput(LogInput):
    """The log bar's line, which escape leaves. It stays open for the next line; while it is empty, the keys of the next
    step and the one before are no text and do what they do in the list."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "back to the list", show=False)]

    def action_leave(self) -> None:
        """Go back to the list."""
        self.post_message(TextLeft())

    def on_key(self, event: events.Key) -> None:
        """In an empty line leave it with the keys that go on and back."""
        steps = (key for id_ in ("next-step", "previous-step") for key in keys_of(id_, self.shell.keymap))
        if not self.value and event.key in steps:
            event.prevent_default().stop()
            self.action_leave()
            self.shell.typed.again(events.Key(event.key, event.character))


class LogLine(Vertical, Unscrolled):
    """The place of a line: what is typed and, while something stands there, the chips below. Nothing is saved here."""

    @dataclass
    class Saved(Message):
        """Enter: the line is to be logged."""

        line: str
        """What was typed."""

    def __init__(self, changed: Callable[[str], object]) -> None:
        super().__init__(classes="place across")
        self.border_title = plain("Log a line")
        self._tell = changed
        self._is_next = False
        """A line was saved, and the next one is typed right behind it."""

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield EntrySign(shell_of(self).signs)
            yield StepLogInput()
            yield Static(plain(HINT), classes="hint")
        yield Painter()

    @property
    def line(self) -> StepLogInput:
        """The text's widget."""
        return self.query_one(StepLogInput)

    def fill(self, text: str) -> None:
        """Let a text that was left half typed stand there again."""
        if not self.line.has_focus and self.line.value != text:
            with self.prevent(Input.Changed):
                self.line.value = clean(text)
        self.preview()

    def edit(self) -> None:
        """Put the cursor at the end of the line."""
        line = self.line
        line.find_recent()
        line.focus()
        line.cursor_position = len(line.value)

    def preview(self) -> None:
        """Show what is understood, and whose name is meant."""
        reading = self.query_one(Painter)
        reading.display = bool(self.line.value.strip())
        reading.show(self._said)
        hint = self.query_one(".hint", Static)
        hint.display = not self.line.value
        hint.update(plain(HINT_INSIDE if self.line.has_focus else HINT))

    def on_descendant_focus(self) -> None:
        self.preview()

    def on_descendant_blur(self) -> None:
        self.preview()

    def _said(self, width: int) -> Sequence[Line]:
        """The chips, and what needs a look, in so many cells."""
        field = self.line
        if not field.value.strip():
            return ()
        reading, today, unfinished = field.read(field.value), field.shell.parts.now().date(), field.unfinished()
        chips = chips_of(reading, today, {}, {}, unfinished)
        rows = chip_lines(chips, width, field.shell.palette.colored)
        if len(rows) > MOST_LINES:
            rows = [*rows[: MOST_LINES - 1], cut([span for row in rows[MOST_LINES - 1 :] for span in row], width)]
        offered, at = field.offers(), field.typed_name()
        if offered and at is not None:
            chosen = min(field.choice, len(offered) - 1)
            meant = ", ".join(f"{person.name}{' (tab)' if n == chosen else ''}" for n, person in enumerate(offered))
            return [*rows, cut(line((f"@{at[1]}: ", "muted"), meant), width)]
        notes = [note.replace(ENTER_SHOWS, ENTER_SAVES) for note in notes_of(reading, {}, unfinished)]
        keys = "tab yes, shift+tab no, ctrl+t not that" if field.asked() else ""
        return [*rows, cut(line(" ".join(notes), " " if notes and keys else "", (keys, "muted")), width)]

    @on(Input.Changed)
    def tell(self, event: Input.Changed) -> None:
        """What is typed is kept, and read."""
        event.stop()
        if self._is_next and self._begins_with_key(event.value):
            self.line.value = event.value[1:]
            return
        self._tell(clean(event.value))
        self.preview()

    def _begins_with_key(self, typed: str) -> bool:
        """Whether the key that opens the line was pressed though it is open: "alunch ", which is nobody's name."""
        word, blank, rest = typed.partition(" ")
        meant = word[:1] == "a" and word[1:].lower() in CHANNEL and word.lower() not in CHANNEL
        return meant and blank != "" and not rest and not self.line.shell.names.offered(word)

    @on(LogInput.Moved)
    def show_choice(self, event: LogInput.Moved) -> None:
        event.stop()
        self.preview()

    @on(Input.Submitted)
    def save(self, event: Input.Submitted) -> None:
        """Enter saves; an unclear name is settled in the list above."""
        event.stop()
        if event.value.strip():
            self._is_next = True
            self.post_message(self.Saved(event.value))
