"""Import: a file is looked at first, said what it would do, then taken in as one change that one undo takes back."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from typing import Any

from textual import on
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, Static

from netritual.domain.model import Change
from netritual.domain.suggestions.triage import is_offered
from netritual.errors import NetritualError
from netritual.services.intake.feed_outlines import OPML
from netritual.services.intake.import_plan import ImportReport
from netritual.services.ports import ImportBatch, Store
from netritual.services.setting_changes import SettingsFile
from netritual.services.verbs.imports import import_rows, note_imported, preview, read_file
from netritual.tui import key_hints
from netritual.tui.command_table import Where
from netritual.tui.face.painter import Painter
from netritual.tui.face.spans import Span, wrap_line
from netritual.tui.view import View
from netritual.tui.widgets.text_line import TextLine

MOST_ROWS = 200
"""Rows of a file that are named of each kind."""
INTRO = (
    " LinkedIn Connections.csv (or its zip), a vCard file, a spreadsheet as CSV, or a netritual export.",
    " The kind is told by what is in the file. Everyone lands on the list; nobody gets a rhythm.",
    "",
    " Type the path of the file; enter shows what would happen, and changes nothing.",
)


class ImportScreen(View):
    """First the path, then what would happen, then enter takes it in."""

    PLACE = Where.IMPORT
    SHOWS = ()  # the report is of the file

    def __init__(self) -> None:
        super().__init__()
        self._batch: ImportBatch | None = None
        self._path = ""
        self._lines: tuple[str, ...] = INTRO
        self._done: ImportReport | None = None
        self._pairs: tuple[tuple[int, int], ...] = ()
        """Who came in and who they may be, while it was not asked."""

    def body(self) -> Iterable[Widget]:
        """The path, and what would happen."""
        with Horizontal(id="path-line"):
            yield Static(" > ")
            yield TextLine(id="path", placeholder="~/Downloads/Connections.csv")
        with VerticalScroll(id="sheet", can_focus=False):
            yield Painter(id="report")

    def on_mount(self) -> None:
        self.query_one("#path", Input).focus()

    def redraw(self) -> None:
        """The words of where it stands."""
        self.show_title("import a file", "done" if self._done else "2 of 2" if self._batch else "1 of 2")
        said = self._lines
        self.query_one("#report", Painter).show(
            lambda width: [part for line in said for part in wrap_line([Span(line.strip())], width)]
        )

    def key_rows(self) -> key_hints.Rows:
        """What enter does now."""
        enter = self._next[1] if self._done else "import it" if self._batch else "look at the file"
        hints = (key_hints.Hint("enter", enter, "enter"), key_hints.Hint("esc", "back", "escape"))
        moves = () if self._batch is None and self._done is None else (key_hints.Hint("j k ↓ ↑", "all of it"),)
        return ((*hints, *((key_hints.Hint("u", "undo", "u"),) if self._done else ()), *moves),)

    def action_in_list(self, method: str, *values: int) -> None:
        """Move in what is said of the file."""
        sheet = self.query_one("#sheet", VerticalScroll)
        if method in ("move_first", "move_last"):
            sheet.scroll_home(animate=False) if method == "move_first" else sheet.scroll_end(animate=False)
        else:
            rows = max(1, sheet.size.height // 2) if method == "move_half" else 1
            sheet.scroll_relative(y=values[0] * rows, animate=False)

    @on(Input.Submitted, "#path")
    def look(self, event: Input.Submitted) -> None:
        """Read the file on the store's thread and show what it would do."""
        event.stop()
        name = os.path.expanduser(event.value.strip())
        if not name:
            return
        parts = self.shell.parts

        def job(store: Store, now: datetime) -> tuple[Any, None]:
            batch = read_file(parts, name, store)
            return (batch, preview(store.view(), batch, now, store.id, SettingsFile(parts))), None

        self.shell.write(job, partial(self._show_preview, name), self._show_wrong, quiet=True)

    def _show_preview(self, path: str, looked_at: tuple[ImportBatch, ImportReport]) -> None:
        batch, report = looked_at
        self._batch = batch if report.good else None
        self._path = path
        head = "This would happen:" if report.good else "Nothing in this file can be taken in."
        sums, rows = report_lines(report)
        self._lines = (
            head,
            *sums,
            *(("Nothing was changed yet. enter imports it.",) if report.good else ()),
            "",
            *rows,
        )
        if report.good:
            self.set_focus(None)
        self.draw()

    def _show_wrong(self, error: NetritualError) -> None:
        self._batch = None
        self._lines = (str(error), "", *INTRO)
        self.draw()

    def action_open_item(self) -> None:
        """Import what was looked at; afterwards go on with what comes next."""
        if self._pairs:
            self._pairs = ()
            self.shell.open_lookalikes(0, lambda _: self._show_next())
        elif self._done:
            self.dismiss(None)
            self._next[2]()
        elif self._batch is not None:
            self._take_in(self._batch)

    @property
    def _next(self) -> tuple[str, str, Callable[[], object]]:
        """What comes after an import: in a sentence, in a word for the key, and done."""
        if self._pairs:
            count = len(self._pairs)
            who = "One of them may be somebody" if count == 1 else f"{count} of them may be people"
            return f"Next: {who} you have. enter asks, one key each.", "who is who", lambda: None
        if any(isinstance(screen, View) and screen.PLACE is Where.FIRST_RUN for screen in self.app.screen_stack):
            words = "enter goes on with the questions. After them t on Home shows twelve names: about a minute."
            return words, "go on", lambda: None
        if self._done is not None and self._done.format == OPML:
            return "R reads them there; enter says whose one is.", "to the feeds", self._open_feeds
        if is_offered(self.network, self.today):
            words = "Next: whom of them would you enjoy to see? Twelve names, one key each, about a minute: enter."
            return words, "twelve names", self.shell.open_names
        return "", "to people", lambda: self.shell.open_tab(2)

    def _open_feeds(self) -> None:
        self.shell.open_tab(4)
        self.shell.open_page("feeds")

    def _take_in(self, batch: ImportBatch) -> None:
        parts = self.shell.parts

        def job(store: Store, now: datetime) -> tuple[ImportReport, Change | None]:
            done = parts.outside.together(lambda: import_rows(store, now, batch, store.id, SettingsFile(parts)))
            note_imported(parts, self._path)
            return done

        self.shell.write(job, self._show_done, self._show_wrong, quiet=True)

    def _show_done(self, report: ImportReport) -> None:
        self._done, self._batch, self._pairs = report, None, report.pairs
        self._show_next()

    def _show_next(self) -> None:
        """What was done, and what comes next."""
        if self._done is None:
            return
        asked = self._done.pairs and not self._pairs
        back = "the last answer back, then the whole import" if asked else "the whole import back"
        undo = f"u takes {back}, now or later."
        listed = "Everyone new is on your list; most can stay there." if self._done.format != OPML else ""
        sums, rows = report_lines(self._done)
        self._lines = ("Done.", *sums, " ".join(filter(None, (listed, undo))), self._next[0], "", *rows)
        self.draw()
        self.query_one("#sheet", VerticalScroll).scroll_home(animate=False)

    def action_go_back(self) -> None:
        """From what would happen back to the path; from the path away."""
        if self._batch is not None:
            self._batch, self._lines = None, INTRO
            self.query_one("#path", Input).focus()
            self.draw()
        else:
            self.dismiss(None)


def report_lines(report: ImportReport) -> tuple[list[str], list[str]]:
    """What an import did or would do, in counts that add up; and each row that was joined, asked about or left out."""
    sums = [f"{report.words}.", *([f"{report.doubt_words}."] if report.doubt else [])]
    rows = [
        *report.decisions(MOST_ROWS),
        *(f"{problem.where}: {problem.why}" for problem in report.problems[:MOST_ROWS]),
    ]
    more = len(report.problems) - MOST_ROWS
    return sums, [*rows, *([f"… and {more} more"] if more > 0 else [])]
