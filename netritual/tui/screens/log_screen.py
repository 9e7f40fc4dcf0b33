"""The log bar, over any view: a line, what it was understood as with each key, and who may be meant."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from netritual.domain.model import Change, Interaction
from netritual.domain.network import People
from netritual.domain.quicklog.days_away import may_be_away
from netritual.domain.quicklog.reading import UNREAD, Reading, Ref
from netritual.domain.quicklog.sentence import archived_words, family_words
from netritual.errors import NetritualError
from netritual.services.ports import Store
from netritual.tui import key_hints
from netritual.tui.app import NetritualApp, shell_of
from netritual.tui.face.painter import Painter
from netritual.tui.face.spans import Line, line
from netritual.tui.key_hints import Hint
from netritual.tui.log_rows import first_rows, read_rows
from netritual.tui.pick_list import LEFT_OPEN, OpenPick
from netritual.tui.refused_names import learn_refusals
from netritual.tui.widgets.foot_panel import AtFoot, line_to_type
from netritual.tui.widgets.log_bar import LogInput

if TYPE_CHECKING:
    from netritual.services.verbs.touches import LoggedLine

EDGES = 3
"""Rows of the bar that are not under its line: two of its border, and the line."""
USUAL_ROWS = 6
"""Rows under the line from the start, or a third of the screen: most lines need as many, and a bar that grows is drawn
anew, which is seen over a slow line."""


class LogScreen(AtFoot[int]):
    """``enter`` saves; at an unclear name it first opens the pick list. The text stays until it is saved. Its result is
    the id of what was saved."""

    BINDINGS = [("escape", "go_back", "back"), ("backspace", "widen", "back"), ("q", "app.quit", "quit")]

    def __init__(self, start: str = "", asked: str = "", entry: int = 0) -> None:
        super().__init__()
        self._entry = entry
        """The entry whose line is corrected; 0 for a new one."""
        self._start, self._asked = start, asked
        self._picks: dict[str, int] = {}
        self._pick_list: OpenPick | None = None
        self._unsaved: tuple[str, ...] = ()
        """Lines among the recent ones that were not saved, or taken back."""
        self._saving = False
        self._following = ""
        """The next line, typed on while the pick list was open."""
        self._text = self._last_left = ""
        self._read: tuple[tuple[str, int], Reading] | None = None
        """The line as it was last read, with the text and the version of the store that it was read from."""
        self._tallest = 0
        """Rows under the line so far: the bar grows while one types, and does not jump."""

    @property
    def shell(self) -> NetritualApp:
        return shell_of(self)

    def compose(self) -> ComposeResult:
        """The line, and under it what it is understood as."""
        with Vertical(classes="place at-foot"):
            yield from line_to_type(LogInput(self._start, id="line"), self)
            yield Painter(id="reading")

    def on_mount(self) -> None:
        line = self.query_one(LogInput)
        line.cursor_position = len(self._start)
        self._unsaved = line.find_recent()
        self._text, self._last_left = self._start, next(iter(self._unsaved), "")
        line.read = self.reading
        line.focus()
        self.draw()
        self.call_after_refresh(lambda: self.shell.names.holders(""))  # the keys are there when a name is typed

    def on_resize(self, event: events.Resize) -> None:
        self.call_later(self.draw)

    def changed(self, change: Change) -> None:
        """Somebody saved something: who is gone is neither picked nor offered any longer."""
        people = People(self.shell.network)
        self._picks = {typed: who for typed, who in self._picks.items() if not who or who in people}
        if self._pick_list is not None:
            typed = self._pick_list.typed
            self._open_list(
                [ref for ref in self._unclear(nearest=True) if ref.typed == typed], self._pick_list.narrowed
            )
        self.draw()

    # What is understood.

    def reading(self, line: str | None = None) -> Reading:
        """The line of the bar, or another one, read once a text."""
        text = self.query_one(LogInput).value if line is None else line
        read_from = text, self.shell.version
        if self._read is None or self._read[0] != read_from:
            self._read = read_from, self.read(text)
        return self._read[1]

    def read(self, text: str) -> Reading:
        """Any line, read with the names of now and its day: that of now, or of the entry that is corrected."""
        talk = self.shell.network.get(Interaction, self._entry) if self._entry else None
        reading = self.shell.read_line(text, talk.logged if talk is not None else None)
        if talk is not None or all(clause.kind != "coffee" for clause in reading.proposed):
            return reading
        from netritual.services.questions.coffee_question import without_moved

        return without_moved(self.shell.network, self.shell.settings, self.shell.parts.now(), reading, text)

    def draw(self) -> None:
        """Show what the line says now."""
        self.query_one("#reading", Painter).show(self._rows)
        self.frame()

    def heading(self) -> str:
        unsaved = self.query_one(LogInput).value.strip() in self._unsaved
        return "Log what happened: not saved yet" if unsaved else self._asked or "Log what happened"

    def hints(self) -> Sequence[Hint]:
        if self._pick_list is not None:
            return self._pick_list.hints
        line = self.query_one(LogInput)
        if not line.value.strip():
            source: tuple[str, ...] = key_hints.LOG_REMOVE if self._entry else key_hints.LOG_EMPTY
        else:
            unclear = key_hints.UNCLEAR if self._unclear(nearest=True) else ()
            now = key_hints.OFFERED if line.offers() else key_hints.ASKED if line.asked() else unclear
            source = (*now, *key_hints.LOG_LINE)
        return key_hints.rows((source,), self.shell.keymap)[0]

    def _rows(self, width: int) -> list[Line]:
        """What stands under the line, in so many cells."""
        room, field = max(1, self.app.size.height - EDGES), self.query_one(LogInput)
        if field.value.strip():
            rows = read_rows(field, self.reading(), self._picks, self._pick_list, width, room)
        else:
            rows = first_rows(field, self._unsaved, self._last_left, width, room)
        if width > 1:  # once it is laid out
            self._tallest = min(room, max(self._tallest, len(rows), min(USUAL_ROWS, room // 3)))
        return [*rows, *([line()] * (self._tallest - len(rows)))]

    # What is typed.

    @on(Input.Changed, "#line")
    def preview(self, event: Input.Changed) -> None:
        """Read the line again with each key."""
        event.stop()
        self._pick_list, self._text = None, event.value
        self.draw()

    def on_key(self, event: events.Key) -> None:
        """In the open pick list enter takes the row under the cursor and digits theirs, letters narrow it, ``n`` or
        ``+`` makes a new person, ``0`` saves the line with the name left open."""
        pick_list, character = self._pick_list, event.character or ""
        if pick_list is None:
            return
        answer = pick_list.at_cursor if event.key == "enter" else pick_list.picked_by(character)
        if answer == LEFT_OPEN:
            self._following = pick_list.next_line(self.shell.keymap)
            self.save()
        elif answer is not None:
            self._picks[pick_list.typed] = answer
            self._open_list(self._unclear())
        elif event.key in ("up", "down"):
            pick_list.move(1 if event.key == "down" else -1)
        elif not pick_list.narrow(character):
            return
        event.stop()
        self.draw()

    def takes_letters(self, character: str) -> bool:
        """Letters narrow the open pick list: they are text, whatever keyboard they come from."""
        return self._pick_list is not None and character.isalpha()

    def _open_list(self, unclear: Sequence[Ref], narrowed: str = "") -> None:
        """Open the pick list of the first of these names; without one, back to the text."""
        people, line = People(self.shell.network), self.query_one(LogInput).value
        self._pick_list = OpenPick(unclear[0], people, line, narrowed) if unclear else None
        if self._pick_list is None:
            self.query_one(LogInput).focus()
        else:
            self.set_focus(None)

    def _unclear(self, *, nearest: bool = False) -> list[Ref]:
        """The names that may mean several people; where there is none, with ``nearest`` those of which the nearest
        person was taken, with all others."""
        reading, picks = self.reading(), self._picks
        unclear = [ref for ref in reading.ambiguous if ref.typed not in picks]
        if unclear or not nearest:
            return unclear
        passed_over = [ref.typed for ref in reading.refs if ref.passed_over and ref.typed not in picks]
        return [Ref(typed, self.shell.names.find(typed)) for typed in passed_over]

    @on(Input.Submitted, "#line")
    def enter(self, event: Input.Submitted) -> None:
        """Save; at an unclear name open the pick list first. A line that cannot be read stays."""
        event.stop()
        if self._entry and not event.value.strip() and not self._saving:
            self.save()
            return
        if not event.value.strip() or self._saving or UNREAD in self.reading().warnings:
            return
        unclear = self._unclear()
        if unclear:
            self._open_list(unclear)
            self.draw()
        else:
            self.save()

    def save(self) -> None:
        """Ask the store's thread to save the line; the text stays until it did. An entry whose line is empty goes."""
        from netritual.services.verbs import touches
        from netritual.services.verbs.corrections import correct_entry, remove_entry

        entry, line, settings = self._entry, self.query_one(LogInput).value, self.shell.settings
        picks: dict[str, int | Literal["new"]] = {typed: who or "new" for typed, who in self._picks.items()}
        self._saving, self._pick_list = True, None

        def job(store: Store, now: datetime) -> tuple[Any, Change | None]:
            if entry:
                logged, change = correct_entry(store, now, entry, line, settings, picks)
            else:
                logged, change = touches.log(store, now, line, settings, picks=picks)
            self.shell.unsaved.saved(change, line)
            return logged, change

        def refused(_: NetritualError) -> None:
            self._saving = False
            self.query_one(LogInput).focus()
            self.draw()

        def removed(_: object) -> None:
            self._text = self._start  # nothing was begun
            self.dismiss(entry)

        if line.strip():
            self.shell.write(job, self._saved, refused)
        else:
            self.shell.write(lambda store, now: remove_entry(store, now, entry, settings), removed, refused)

    def _saved(self, logged: LoggedLine) -> None:
        from netritual.tui.closing_questions import close_earlier
        from netritual.tui.days_off_question import ask_for_days_off

        self.shell.unsaved.forget(self._text)
        self.shell.unsaved.forget(self.query_one(LogInput).recalled)
        today = self.shell.parts.now().date()
        learn_refusals(self.shell, self._text, today)
        if may_be_away(self._text):
            self.shell.call_after_refresh(ask_for_days_off, self.shell, self._text, today)
        for words in (*archived_words(logged.reading), *family_words(logged.reading, self._text)):
            self.shell.toast(words)
        if logged.article:
            self.shell.toast(logged.article)
        self._text = ""
        self.dismiss(logged.id)
        self.shell.call_later(close_earlier, self.shell, logged.id)
        if self._following:
            self.shell.unsaved.put_away(self._following)
            self.shell.call_later(self.shell.open_log, self._following)
            self.shell.call_later(self.shell.typed.again, events.Key("enter", "\r"))
        else:
            self.shell.typed.acts_once("enter")

    def on_unmount(self) -> None:
        """Keep what was begun when the bar is closed; ``↑`` brings it back."""
        text = self._text.strip()
        if text and text != self._start.strip():
            self.shell.unsaved.put_away(text)

    @on(LogInput.Unclear)
    def open_unclear(self) -> None:
        """Show who may be meant by the first unclear name, or by one of which the nearest was taken."""
        if unclear := self._unclear(nearest=True):
            self._open_list(unclear)
            self.draw()

    @on(LogInput.Moved)
    def show_choice(self) -> None:
        self.draw()

    def action_widen(self) -> None:
        """Take a letter back that narrowed the pick list; with none, back to the text."""
        if self._pick_list is None or not self._pick_list.narrowed:
            self.action_go_back()
        else:
            self._pick_list.widen()
            self.draw()

    def action_go_back(self) -> None:
        """From the pick list to the text; from the text back to the view."""
        if self._pick_list is not None:
            if following := self._pick_list.next_line(self.shell.keymap):
                self.shell.unsaved.put_away(following)
            self._open_list(())
            self.draw()
        else:
            from netritual.tui.closing_questions import ask_again

            self.dismiss(None)
            self.shell.call_later(ask_again, self.shell)
