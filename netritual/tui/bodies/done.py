"""The week against the own median, next week, what is not now on purpose, one thing learned, the plan."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.content import Content
from textual.widget import Widget

from netritual.domain.coffee import PLANNED
from netritual.domain.model import Coffee, WrittenFile
from netritual.domain.words import counted
from netritual.review.step import Item
from netritual.tui.app import shell_of
from netritual.tui.bodies.line import LineBody
from netritual.tui.bodies.step_body import Note
from netritual.tui.face.painter import Painter
from netritual.tui.face.spans import Column, Line, Span, in_columns, line, narrowed
from netritual.tui.widgets.item_list import Row

WEEK, NEXT, NOT_NOW = "This week", "Next week", "Not now (on purpose)"
FIGURES = (Column(24), Column(10, right=True), Column(18, first_out=1))
"""A figure's name, mine, and the usual one."""
AHEAD = (Column(14), Column(20, 1))


class DoneBody(LineBody):
    """The summary. Only the learned line can be changed here."""

    share = 0.5
    has_list: ClassVar[bool] = False
    said_classes: ClassVar[str] = ""
    line_key = "learned"
    line_title = "One thing I learned"
    line_hint = "tab: one line"
    line_keys = ("=enter save", "=esc back (the text is kept)")

    def rows(self) -> list[Row]:
        """None: what was learned is a line to type in."""
        return []

    def stored_line(self) -> str:
        return self.view.context.review.learned

    def entry(self) -> Iterable[Widget]:
        return ()

    def extras(self) -> Iterable[Widget]:
        """The figures of the week, what is ahead, and what is not now."""
        return (Painter(id="week"), *super().entry(), Painter(id="not-now"))

    def filled(self, item: Item | None) -> None:
        """What was learned, or what was left half typed."""
        self.query_one("#week", Painter).set_classes("note gives")
        self.query_one("#not-now", Painter).set_classes("note beside gives")
        self._note("#week", WEEK, FIGURES, [self._figure(item) for item in self._in(WEEK)])
        self._note("#not-now", "Not now, on purpose", AHEAD, [_ahead(item) for item in self._in(NOT_NOW)])
        self.fill_line()

    def beside(self, item: Item | None) -> Note | None:
        """Next week."""
        rows = [_ahead(item) for item in self._in(NEXT)] or [(line("Nothing planned yet."), ())]
        columns = narrowed(AHEAD, rows)
        return Note(NEXT, lambda width: [in_columns(row, columns, width) if row[1] else row[0] for row in rows])

    def _in(self, section: str) -> list[Item]:
        return [item for item in self.view.items if item.section == section]

    def _note(self, where: str, title: str, columns: Sequence[Column], rows: Sequence[Sequence[Line]]) -> None:
        note = self.query_one(where, Painter)
        note.display = bool(rows)
        note.border_title = Content(title)
        note.show(lambda width: [in_columns(row, columns, width) if row[1] else row[0] for row in rows])

    @staticmethod
    def _figure(item: Item) -> tuple[Line, ...]:
        name, mine, usual = item.cells
        return [Span(name)], [Span(mine, "strong")], [Span(usual if usual != "usual 0" else "", "faint")]

    def sentences(self) -> Sequence[str]:
        """The sentence of the week, the plan, and what was written."""
        written = self.written()
        return [words for words in (*super().sentences(), written, self.import_hint() if written else "") if words]

    def import_hint(self) -> str:
        """What a second import of the file does in the person's own calendar."""
        from netritual.services.verbs.calendar_file import new_path_of

        parts = shell_of(self).parts
        new = parts.disk.exists(new_path_of(parts.home.calendar))
        return parts.import_hint(self.view.context.settings.program, (), new)

    def written(self) -> str:
        """What this review put into the calendar file."""
        network, began = self.view.context.network, self.view.context.review.started
        files = [file for file in network.all(WrittenFile) if file.path.endswith("coffees.ics")]
        coffees = [network.get(Coffee, number) for file in files for number in file.batch]
        batch = [one for one in coffees if one is not None and one.state in PLANNED]
        if not any(one.changed is not None and one.changed >= began for one in batch):
            return ""
        return f"wrote {counted(len(batch), 'coffee')} to calendar/coffees.ics in your netritual folder"


def _ahead(item: Item) -> tuple[Line, Line]:
    """A row of what is ahead: when, and what."""
    head, *rest = item.cells
    return ([Span(head, "muted")], [Span("  ".join(cell for cell in rest if cell))]) if rest else ([Span(head)], ())
