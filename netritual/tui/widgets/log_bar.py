"""The text line of the log bar: its own undo, recent lines, and the name behind the cursor."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from rich.highlighter import Highlighter
from rich.style import Style
from rich.text import Text
from textual.message import Message

from netritual.domain.model import Person
from netritual.domain.quicklog.reading import NEW, Reading, Ref
from netritual.tui.app import NetritualApp, shell_of
from netritual.tui.command_table import Where, bindings
from netritual.tui.reading_chips import mark_role
from netritual.tui.widgets.text_line import TextLine

if TYPE_CHECKING:
    from netritual.domain.quicklog.natural.reading_confirmation import ReadStretch

MOST_UNDO = 200
RECENT_DAYS, MOST_RECENT = 90, 20


def name_at_end(text: str) -> tuple[int, str] | None:
    """Where the name begins that is being typed at the end of a text, and the name; None when there is none.

    Words behind a blank may belong to it ("@priya ram"): whether they do is for who knows the names.
    """
    at = text.rfind("@")
    if at < 0:
        return None
    typed = text[at + 1 :]
    if typed.startswith('"'):
        return (at, typed[1:]) if '"' not in typed[1:] else None
    return (at, typed) if not re.search(r"\s$|[,;:/#+<>\"]", typed) else None


class ReadWords(Highlighter):
    """Underlines the words that were read as something, in the colour of their chip; those that wait for a yes are
    bold."""

    def __init__(self, line: LogInput) -> None:
        self._line = line

    def highlight(self, text: Text) -> None:
        """Style the words of each mark."""
        palette, line = self._line.shell.palette, self._line
        for mark in line.marks(text.plain):
            role = mark_role(mark, text.plain[mark.start : mark.end], line.read(text.plain))
            style = palette[role] + Style(bold=mark.open, underline=True)
            text.stylize(style, mark.start, mark.end)


class LogInput(TextLine):
    """One line. ``ctrl+z`` takes typing back, ``↑`` and ``↓`` go through recent lines, F2 opens the form.

    ``tab`` takes the person who is offered for the name behind the cursor, else says yes to the first thing that is
    asked, else opens the list of an unclear name; ``shift+tab`` says no to what is asked; ``ctrl+t`` makes the last
    words that were read text. ``↓`` and ``↑`` go through who is offered.

    ctrl+e belongs to ``Input`` (end of line), so it is bound here, on our own class.
    """

    BINDINGS = bindings(Where.LOG)

    class Moved(Message):
        """Another one of those who are offered is the one to take."""

    class Unclear(Message):
        """``tab`` where nothing waits for a yes: the names that may mean several people are to be picked."""

    def __init__(self, value: str = "", *, id: str | None = None) -> None:
        # Before the base class: it sets the value, and the value is watched.
        self._before: list[tuple[str, int]] = []
        self._last = (value, len(value))
        self._undoing = False
        self.recent: tuple[str, ...] = ()
        """Lines saved before, newest first."""
        self._recent_at = 0
        self._typed = ""
        self.read: Callable[[str], Reading] = lambda text: self.shell.read_line(text)
        """Reads any line."""
        self.choice = 0
        """Which of those ``tab`` takes."""
        super().__init__(value, id=id, select_on_focus=False, highlighter=ReadWords(self))

    @property
    def shell(self) -> NetritualApp:
        """The app, which knows the names."""
        return shell_of(self)

    def watch_value(self, value: str) -> None:
        """Remember what stood here, so that it can be taken back."""
        if not self._undoing and value != self._last[0]:
            self._before.append(self._last)
            del self._before[:-MOST_UNDO]
        self._last, self.choice = (value, self.cursor_position), 0

    def find_recent(self) -> tuple[str, ...]:
        """Look for the recent lines: those that were put away, which are given back, before those typed lately."""
        put_away, today = self.shell.unsaved.recent, self.shell.parts.now().date()
        talks = self.shell.network.talks_between(today - timedelta(days=RECENT_DAYS), today)
        typed = dict.fromkeys(talk.line for talk in reversed(talks) if talk.line)
        self.recent = (*put_away, *[*typed][:MOST_RECENT])
        return put_away

    def action_take_back(self) -> None:
        """Take the newest piece of typing back."""
        if self._before:
            self._undoing = True
            value, cursor = self._before.pop()
            self.value, self.cursor_position = value, min(cursor, len(value))
            self._last = (value, self.cursor_position)
            self._undoing = False

    def action_recent(self, way: int) -> None:
        """An older (1) or newer (-1) line; the one being typed comes back at the end. While names are offered, first
        the one above or below."""
        if not (self._recent_at and self.value == self.recalled) and self.choice >= way and (offers := self.offers()):
            self.choice = min(self.choice - way, len(offers) - 1)
            self.post_message(self.Moved())
            return
        if self._recent_at == 0:
            self._typed = self.value
        self._recent_at = max(0, min(len(self.recent), self._recent_at + way))
        text = self.recent[self._recent_at - 1] if self._recent_at else self._typed
        self.value, self.cursor_position = text, len(text)

    def asked(self) -> list[ReadStretch]:
        """What of the line waits for a yes or a no, from left to right."""
        return [mark for mark in self.marks(self.value) if mark.open]

    def unfinished(self) -> Ref | None:
        """A new name that is still being typed: the word under the cursor is no name before a blank or a sign."""
        at = self.cursor_position
        if not self.value[at - 1 : at].isalnum() or self.value[at : at + 1].isalnum():
            return None
        return next((m.ref for m in self.marks(self.value) if m.end == at and m.ref and m.ref.state == NEW), None)

    def marks(self, text: str) -> list[ReadStretch]:
        """Everything of a text that was read as something."""
        if not text.strip():
            return []
        from netritual.domain.quicklog.natural.reading_confirmation import marks_of

        return marks_of(text, self.read(text))

    @property
    def recalled(self) -> str:
        """The recent line that the text was made from, "" for none."""
        return self.recent[self._recent_at - 1] if self._recent_at else ""

    def typed_name(self) -> tuple[int, str] | None:
        """Where the name begins that ends at the cursor, and the name."""
        at = self.cursor_position
        return name_at_end(self.value[:at]) if not self.value[at : at + 1].strip() else None

    def offers(self) -> list[Person]:
        """Who may be meant by the name at the cursor, the closest first."""
        at = self.typed_name()
        return self.shell.names.offered(at[1]) if at is not None else []

    def action_accept(self) -> None:
        """Put the handle of who is offered behind the @, else say yes to what is asked."""
        from netritual.domain.quicklog.natural.reading_confirmation import accepted

        offers, at = self.offers(), self.typed_name()
        if offers and at is not None:
            name = f"@{offers[min(self.choice, len(offers) - 1)].handle} "
            self._write(self.value[: at[0]] + name + self.value[self.cursor_position :].lstrip(), at[0] + len(name))
        elif asked := self.asked():
            mark, text = asked[0], accepted(self.value, asked[0], self.read)
            changed_at = next((at for at, char in enumerate(self.value) if text[at : at + 1] != char), len(self.value))
            self._rewrite(text, mark.start if mark.ref is not None else changed_at)
        else:
            self.post_message(self.Unclear())

    def action_refuse(self) -> None:
        """No to what is asked: its words are text."""
        from netritual.domain.quicklog.natural.reading_confirmation import refused

        if asked := self.asked():
            self._rewrite(refused(self.value, asked[0]), asked[0].refused)

    def action_take_out(self) -> None:
        """The last words that were read are only text; pressed again, those before."""
        from netritual.domain.quicklog.natural.reading_confirmation import taken_out

        certain = [mark for mark in self.marks(self.value) if not mark.open]
        if certain:
            self._write(taken_out(self.value, certain[-1], self.read))

    def _write(self, text: str, cursor: int | None = None) -> None:
        self.value, self.cursor_position = text, len(text) if cursor is None else cursor

    def _rewrite(self, text: str, at: int) -> None:
        """Put another text from a place on; the cursor stays before what it stood before, to type on there."""
        cursor, behind = self.cursor_position, len(self.value) - self.cursor_position
        self._write(text, cursor if cursor <= at else len(text) - behind)

    def action_form(self) -> None:
        """Edit the line as a form; saving the form writes the line anew."""
        from netritual.tui.log_form import complaint, fields_of, line_of
        from netritual.tui.widgets.form import Form, Values

        read = self.read

        def take(values: Values | None) -> None:
            if values is not None:
                self._write(line_of(values, read))
                self.focus()

        fields = fields_of(read(self.value), read)
        self.app.push_screen(Form("edit as form", fields, lambda values: complaint(values, read)), take)

    def action_grammar(self) -> None:
        """Show what a line can hold."""
        from netritual.tui.screens.help import LegendScreen

        self.app.push_screen(LegendScreen())
