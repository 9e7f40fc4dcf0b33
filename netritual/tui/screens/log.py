"""The log bar, over any view: a line, what it was understood as with each key, and who may be meant."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Literal

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from netritual.domain.days_away import may_be_away
from netritual.domain.model import Change, Interaction
from netritual.domain.network import People
from netritual.domain.quicklog.reading import Reading, Ref
from netritual.domain.text import clean
from netritual.errors import NetritualError
from netritual.services.ports import Store
from netritual.tui import bars
from netritual.tui.app import NetritualApp, shell_of
from netritual.tui.chips import GRAMMAR, KEPT, Chips, chips_of, in_columns, packed
from netritual.tui.command_table import Where
from netritual.tui.content import fit, shorten, wrap
from netritual.tui.pick_list import BOX, OpenPick, boxed, told_apart
from netritual.tui.refused_names import learn_refusals
from netritual.tui.view import SINGLE_BELOW, shape_of
from netritual.tui.widgets.frame import Lines, Rule
from netritual.tui.widgets.key_bar import KeyBar
from netritual.tui.widgets.log_bar import LogInput
from netritual.tui.widgets.tab_strip import TabStrip

if TYPE_CHECKING:
    from netritual.services.verbs.touches import Logged

FRAME = 8
"""Lines that are neither chips nor people: title, rule, line, the list's edges, a new person, rule and keys."""
ROUND = 3
"""Lines that chips do not take either: blank ones around them, and the keys right below."""
NOTE_LINES = 2
"""Lines that a sentence about the line takes at the most."""


class LogScreen(ModalScreen[None]):
    """``enter`` saves; at an unclear name it first opens the pick list. The text stays until it is saved."""

    DEFAULT_CSS = """
    LogScreen { background: transparent; }
    LogScreen #log-panel { height: 1fr; background: $background; }
    LogScreen #log-line { height: 1; }
    LogScreen #prompt-sign { width: 3; }
    LogScreen.-wide #log-panel { height: auto; offset-y: 2; }
    LogScreen.-wide #log-title, LogScreen.-wide #log-rule { display: none; }
    LogScreen.-wide.-asked #log-title { display: block; }
    LogScreen #foot { dock: bottom; height: auto; background: $background; }
    """
    BINDINGS = [("escape", "go_back", "back"), ("backspace", "widen", "back"), ("q", "app.quit", "quit")]

    def __init__(self, start: str = "", asked: str = "", entry: int = 0) -> None:
        super().__init__()
        self._entry = entry
        """The entry whose line is corrected; 0 for a new one."""
        self._start, self._asked = start, asked
        self.set_class(bool(asked), "-asked")
        self._picks: dict[str, int] = {}
        self._pick_list: OpenPick | None = None
        self._unsaved: tuple[str, ...] = ()
        """Lines among the recent ones that were not saved, or taken back."""
        self._saving = False
        self._text = self._last_left = ""
        self._read: tuple[tuple[str, int], Reading] | None = None
        """The line as it was last read, with the text and the version of the store that it was read from."""

    @property
    def shell(self) -> NetritualApp:
        return shell_of(self)

    def compose(self) -> ComposeResult:
        """The line, the chips, and what helps to type."""
        with Vertical(id="log-panel"):
            yield TabStrip(title="log", id="log-title")
            with Horizontal(id="log-line"):
                yield Static(" > ", id="prompt-sign")
                yield LogInput(self._start, id="line")
            yield Lines(id="chips")
            yield Lines(id="aids")
        with Vertical(id="foot"):
            yield Rule()
            yield KeyBar()

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
            self._open_list([ref for ref in self._unclear() if ref.typed == typed], self._pick_list.narrowed)
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
        return self.shell.read_line(text, talk.logged if talk is not None else None)

    def draw(self) -> None:
        """Show what the line says now."""
        size = self.app.size
        wide = shape_of(size.width, size.height) == "wide"
        self.set_class(wide, "-wide")
        today = self.shell.parts.now().date()
        reading = self.reading()
        people = People(self.shell.network)
        names = {who: people[who].name for who in self._picks.values() if who in people}
        line = self.query_one(LogInput)
        title = "log, not saved yet" if line.value.strip() in self._unsaved else self._asked or "log"
        self.query_one(TabStrip).tell(title=title, right=f"{today:%a} {today.day} {today:%b}")
        chips = chips_of(reading, today, names, self._picks, line.asked_words(), line.unfinished())
        said = tuple(self._chip_lines(chips, size.width, wide))
        self.query_one("#chips", Lines).lines = said
        room = size.height - FRAME - len(said) - int(size.width < SINGLE_BELOW[0])  # the keys take two lines there
        self.query_one("#aids", Lines).lines = tuple(self._aid_lines(room, wide))
        self.query_one(KeyBar).rows = self._keys(wide)

    def _keys(self, wide: bool) -> bars.Rows:
        if self._pick_list is not None:
            return self._pick_list.hints
        line = self.query_one(LogInput)
        now = bars.OFFERED if line.offers() else bars.ASKED if line.asked() else ()
        (first, *others), tab_keys = bars.bar(Where.LOG, wide), bars.rows((now,))
        return ((*tab_keys[0], *first), *others)

    def _chip_lines(self, chips: Chips, width: int, wide: bool) -> Sequence[str]:
        if not self.query_one(LogInput).value.strip():
            hint = f"   ↑ brings back:  {self._last_left}" if self._last_left else ""
            if pasted := self.shell.pasted.next:
                hint = f"   PgDn inserts:  {clean(pasted)}"
            example = "   try:  coffee with Ana yesterday, promised her the deck by friday"
            return (shorten(hint or (example if wide else ""), width - 1),)
        notes = [line for note in chips.notes for line in wrap(note, width - 4, NOTE_LINES)]
        if wide:
            lines = packed(chips, width - 4, max(1, self.app.size.height // 2))
            return [f"   {line}" for line in (*lines, *notes)]
        most = self.app.size.height - FRAME - ROUND
        rows = [(row, in_columns(row, width - 4)) for row in chips.rows]
        if sum(len(texts) for _, texts in rows) > most:
            rows = [(row, texts) for row, texts in rows if row[0] not in KEPT]
        said = [line for _, texts in rows for line in texts]
        shown = (*said, *notes[: max(0, most - len(said))])
        lines = ["", *(f"   {line}" for line in shown)]
        asked = "tab yes   shift+tab no   ctrl+t not that   " if self.query_one(LogInput).asked() else ""
        return [*lines, "", shorten(f"   enter save   {asked}F2 form   esc cancel", width), ""]

    def _aid_lines(self, room: int, wide: bool) -> Sequence[str]:
        title, box = self._box(room)
        if wide and not box:
            return ()
        left = boxed(title, box) if box else []
        line = self.query_one(LogInput)
        recent = [
            f"   {shorten(f'not saved: {text}' if text in self._unsaved else text, BOX - 3)}"
            for text in line.recent[:4]
        ]
        if not wide and recent:
            left += [" RECENT LINES (up arrow)", *recent]
        right = [] if wide else list(GRAMMAR)
        if not wide and not line.value.strip():
            right = ["", *right]
            left = ["", *left]
        beside = zip_longest(left, right, fillvalue="")
        return [f"{fit(one, BOX + 1)} {two}" if two else one for one, two in beside]

    def _box(self, room: int) -> tuple[str, list[str]]:
        """The title and rows of the open pick list, else of those whose name begins with what is typed."""
        if self._pick_list is not None:
            return self._pick_list.title_and_rows(room)
        line = self.query_one(LogInput)
        at, offers = line.typed_name(), line.offers()
        rows = told_apart(offers, offers)
        if at is None or not rows:
            return "", []
        chosen = min(line.choice, len(rows) - 1)
        return f"@{at[1]}", [f"{'>' if n == chosen else ' '} {row}" for n, row in enumerate(rows.values())]

    # What is typed.

    @on(Input.Changed, "#line")
    def preview(self, event: Input.Changed) -> None:
        """Read the line again with each key."""
        event.stop()
        self._pick_list, self._text = None, event.value
        self.draw()

    def on_key(self, event: events.Key) -> None:
        """In the open pick list digits pick, letters narrow it, ``n`` or ``+`` makes a new person, enter saves it
        unsettled."""
        pick_list, character = self._pick_list, event.character or ""
        if pick_list is None:
            return
        if event.key == "enter":
            event.stop()
            self.save()
        elif (who := pick_list.picked_by(character)) is not None:
            event.stop()
            self._picks[pick_list.typed] = who
            self._open_list(self._unclear())
            self.draw()
        elif pick_list.narrow(character):
            event.stop()
            self.draw()

    def takes_letters(self, character: str) -> bool:
        """Letters narrow the open pick list: they are text, whatever keyboard they come from."""
        return self._pick_list is not None and character.isalpha()

    def _open_list(self, unclear: Sequence[Ref], narrowed: str = "") -> None:
        """Open the pick list of the first of these names; without one, back to the text."""
        people = People(self.shell.network)
        self._pick_list = OpenPick(unclear[0], people, narrowed) if unclear else None
        if self._pick_list is None:
            self.query_one(LogInput).focus()
        else:
            self.set_focus(None)

    def _unclear(self) -> list[Ref]:
        return [ref for ref in self.reading().ambiguous if ref.typed not in self._picks]

    @on(Input.Submitted, "#line")
    def enter(self, event: Input.Submitted) -> None:
        """Save; at an unclear name open the pick list first."""
        event.stop()
        if not event.value.strip() or self._saving:
            return
        unclear = self._unclear()
        if unclear:
            self._open_list(unclear)
            self.draw()
        else:
            self.save()

    def save(self) -> None:
        """Ask the store's thread to save the line; the text stays until it did."""
        from netritual.services.verbs import touches
        from netritual.services.verbs.corrections import correct_entry

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

        self.shell.write(job, self._saved, self._not_saved)

    def _saved(self, logged: Logged) -> None:
        from netritual.domain.quicklog.sentence import archived_words, family_words
        from netritual.tui.closing_questions import close_earlier

        self.shell.unsaved.forget(self._text)
        self.shell.unsaved.forget(self.query_one(LogInput).recalled)
        today = self.shell.parts.now().date()
        learn_refusals(self.shell, self._text, today)
        if may_be_away(self._text):
            _ask_for_days_off(self.shell, self._text, today)
        for words in (*archived_words(logged.reading), *family_words(logged.reading, self._text)):
            self.shell.toast(words)
        if logged.article:
            self.shell.toast(logged.article)
        self._text = ""
        self.dismiss(None)
        self.shell.call_later(close_earlier, self.shell, logged.id)

    def on_unmount(self) -> None:
        """Keep what was begun when the bar is closed; ``↑`` brings it back."""
        text = self._text.strip()
        if text and text != self._start.strip():
            self.shell.unsaved.put_away(text)

    def _not_saved(self, _: NetritualError) -> None:
        self._saving = False
        self.query_one(LogInput).focus()
        self.draw()

    @on(LogInput.Moved)
    def show_choice(self) -> None:
        self.draw()

    def action_widen(self) -> None:
        """Take a letter back that narrowed the pick list; with none, back to the text."""
        if self._pick_list is None or not self._pick_list.narrowed:
            self.action_go_back()
        else:
            self._pick_list.narrowed = self._pick_list.narrowed[:-1]
            self.draw()

    def action_go_back(self) -> None:
        """From the pick list to the text; from the text back to the view."""
        if self._pick_list is not None:
            self._open_list(())
            self.draw()
        else:
            from netritual.tui.closing_questions import ask_again

            self.dismiss(None)
            self.shell.call_later(ask_again, self.shell)


def _ask_for_days_off(shell: NetritualApp, line: str, today: date) -> None:
    """Days on which I am away are days without coffees by the setting ``holidays``."""
    from netritual.services.holiday_question import holiday_question

    asked, command = holiday_question(shell.settings, today, line)
    if asked:
        shell.toast(f"{asked} In the settings (,) they are holidays; in the shell: {command}")
