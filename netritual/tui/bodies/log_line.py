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
from netritual.tui.chips import chips_of, packed
from netritual.tui.command_table import keys_of
from netritual.tui.content import plain, shorten
from netritual.tui.messages import TextLeft
from netritual.tui.widgets.log_bar import LogInput

HINT, HINT_INSIDE = "a type a line, ] go on ", "enter saves the line, ] goes on "
"""What stands in the line while it is empty: before it has the focus, and while it has."""
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


class LogLine(Vertical):
    """`` > coffee @chl`` and, while something stands there, the chips under it. Nothing is saved from here."""

    DEFAULT_CSS = """
    LogLine {
        height: auto; width: 1fr;
        & > Horizontal { height: 1; }
        & > Horizontal > Static { width: auto; height: 1; }
        & > .chips { height: auto; color: $text-muted; }
        & LogInput:focus { background: $boost; }
        &:nocolor LogInput:focus { text-style: underline; }
    }
    """

    @dataclass
    class Saved(Message):
        """Enter: the line is to be logged."""

        line: str
        """What was typed."""

    @dataclass
    class Sized(Message):
        """The chips take more or fewer lines than before."""

    def __init__(self, changed: Callable[[str], object]) -> None:
        super().__init__()
        self._tell = changed
        self._rows = 0
        self._is_next = False
        """A line was saved, and the next one is typed right behind it."""

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Static(plain(" > "))
            yield StepLogInput()
            yield Static(plain(HINT), classes="hint")
        yield Static(classes="chips")

    @property
    def line(self) -> StepLogInput:
        """The text's widget."""
        return self.query_one(StepLogInput)

    @property
    def rows(self) -> int:
        """Lines that the whole takes."""
        return 1 + self._rows

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
        lines = self._said() if self.line.value.strip() else []
        self.query_one(".chips", Static).update(plain("\n".join(lines)))
        hint = self.query_one(".hint", Static)
        hint.display = not self.line.value
        hint.update(plain(HINT_INSIDE if self.line.has_focus else HINT))
        if len(lines) != self._rows:
            self._rows = len(lines)
            self.post_message(self.Sized())

    def on_descendant_focus(self) -> None:
        self.preview()

    def on_descendant_blur(self) -> None:
        self.preview()

    def _said(self) -> Sequence[str]:
        room, reading = self.app.size.width - 4, self.line.read(self.line.value)
        today = self.line.shell.parts.now().date()
        chips = chips_of(reading, today, {}, {}, self.line.asked_words(), self.line.unfinished())
        said = packed(chips, room, MOST_LINES)
        offered, at = self.line.offers(), self.line.typed_name()
        if offered and at is not None:
            chosen = min(self.line.choice, len(offered) - 1)
            meant = ", ".join(f"{person.name}{' (tab)' if n == chosen else ''}" for n, person in enumerate(offered))
            return [f"   {line}" for line in (*said, shorten(f"@{at[1]}: {meant}", room))]
        notes = [note.replace("enter, then pick", "enter saves it, a digit above then picks") for note in chips.notes]
        if self.line.asked():
            notes.append("tab yes, shift+tab no, ctrl+t not that")
        return [f"   {line}".rstrip() for line in (*said, shorten("; ".join(notes), room))]

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
