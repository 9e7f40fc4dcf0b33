"""The log line in its place at the foot of a step: the line itself, and under it what it is understood as."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events, on
from textual.app import ComposeResult

from netritual.domain.quicklog.line_vocabulary import CHANNEL
from netritual.tui.app import shell_of
from netritual.tui.bodies.typed_line import TypedLine
from netritual.tui.command_table import keys_of
from netritual.tui.content import plain
from netritual.tui.face.painter import Painter
from netritual.tui.face.spans import Line, cut, line
from netritual.tui.reading_chips import ENTER_SHOWS, chip_lines, chips_of, notes_of
from netritual.tui.widgets.log_bar import LogInput
from netritual.tui.widgets.text_line import EntrySign, LeftText, LineHint, LineRow

HINT, HINT_INSIDE = "a type a line, ] go on ", "enter saves the line, ] goes on "
"""What stands in the line while it is empty: before it has the focus, and while it has."""
ENTER_SAVES = "enter saves it, a digit above then picks"
"""What an unclear name wants here."""
MOST_LINES = 4
"""Lines that the chips take at the most."""
LINE = "line"
"""The key under which the line is kept while it is typed."""


class StepLogInput(LogInput, LeftText):
    """The log bar's line. It stays open for the next line; while it is empty, the keys of the next step and the one
    before are no text and do what they do in the list."""

    def on_key(self, event: events.Key) -> None:
        """In an empty line leave it with the keys that go on and back."""
        steps = (key for id_ in ("next-step", "previous-step") for key in keys_of(id_, self.shell.keymap))
        if not self.value and event.key in steps:
            event.prevent_default().stop()
            self.action_leave()
            self.shell.typed.again(events.Key(event.key, event.character))


class LogLine(TypedLine):
    """The place of a line to log: what is typed and, while something stands there, the chips below. Nothing is saved
    here."""

    line: StepLogInput

    def __init__(self, changed: Callable[[str], object]) -> None:
        super().__init__("Log a line", changed, StepLogInput(), classes="place across")
        self._is_next = False
        """A line was saved, and the next one is typed right behind it."""

    def compose(self) -> ComposeResult:
        with LineRow():
            yield EntrySign(shell_of(self).signs)
            yield self.line
            yield LineHint(plain(HINT))
        yield Painter()

    def fill(self, text: str) -> None:
        """Let a text that was left half typed stand there again."""
        super().fill(text)
        self.preview()

    def edit(self) -> None:
        """Put the cursor at the end of the line."""
        self.line.find_recent()
        super().edit()

    def preview(self) -> None:
        """Show what is understood, and whose name is meant."""
        reading = self.query_one(Painter)
        reading.display = bool(self.line.value.strip())
        reading.show(self._said)
        hint = self.query_one(LineHint)
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

    def typed(self, text: str) -> None:
        """What is typed is kept, and read."""
        if self._is_next and self._begins_with_key(text):
            self.line.value = text[1:]
        else:
            super().typed(text)
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

    def save(self, text: str) -> None:
        """An unclear name is settled in the list above."""
        if text.strip():
            self._is_next = True
            super().save(text)
