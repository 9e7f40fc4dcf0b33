"""Loops: everything open between you and your people, late first, then this week, then what others owe."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import ClassVar

from textual import on

from netritual.domain.followups import loops
from netritual.domain.loop import Loop
from netritual.domain.model import Change
from netritual.domain.text import fold
from netritual.review.letter_words import NO_ONE_ASK, waiting_words
from netritual.review.loop_item import loop_item
from netritual.review.step import Item
from netritual.services.queries import LOOP_WORDS
from netritual.tui.command_table import Where
from netritual.tui.content import Column, beside_labels, cells, isolated, spread, wrap
from netritual.tui.filtering import Filtering
from netritual.tui.widgets.frame import Lines
from netritual.tui.widgets.item_list import ItemList, Row

_NARROW = (Column(11), Column(16), Column(29, 1), Column(18))
_WIDE = (Column(9), Column(13), Column(20, 1), Column(13))
_SHORT = {"handed on": "handed", "report back": "report", "follow up": "follow"}
"""Shorter words for kinds, where the list is one of two panels."""
_WORDS = {"planned": "to ask", "changed": "planned"}
"""Stage -> the word for a loop, where it is not that of its kind."""
SECTIONS = ("LATE", "THIS WEEK", "LATER", "WAITING ON THEM", "MENTORS")
_THEIRS = frozenset(("owed", "handoff", "ask", "no_ack", "no_answer"))


def section_of(loop: Loop, today: date) -> str:
    """The heading that a loop stands under."""
    if loop.kind == "outcome":
        return "MENTORS"
    if loop.kind in _THEIRS and not (loop.kind == "ask" and loop.state == "planned"):
        return "WAITING ON THEM"
    if loop.late:
        return "LATE"
    week_end = today + timedelta(days=6 - today.weekday())
    return "LATER" if loop.due_day is not None and loop.due_day > week_end else "THIS WEEK"


def short_when(loop: Loop, *, brief: bool) -> str:
    """When it is due or how old it is: "by Friday", "4 days ago: a nudge from Saturday".

    A ``brief`` one, where the detail stands elsewhere, is the first part alone: "4 days ago".
    """
    return loop.note.partition(":")[0].partition(",")[0] if brief else loop.note


class LoopsScreen(Filtering):
    """One row an open loop, under headings."""

    PLACE = Where.LOOPS
    COLUMNS: ClassVar = {"single": _WIDE, "narrow": _NARROW, "wide": _WIDE}
    GAP = 1
    DEFAULT_CSS = "LoopsScreen.-wide #heads { display: none; }"

    def wants(self, change: Change) -> bool:
        """Files and lines of mine open no loop."""
        return bool(change.touched.keys() - {"files", "lines", "standards", "facts", "articles"})

    def redraw(self) -> None:
        """All open loops, under their headings."""
        now = self.shell.parts.now()
        self.show_heads(("kind", "who", "what", "due / age"))
        open_loops = loops(self.network, self.settings, now)
        rows, late = self._rows(open_loops, now)
        self.show_title(right=f"{len(open_loops)} open, {late} late" if late else f"{len(open_loops)} open")
        items = self.items
        items.set_rows(rows)
        if items.row is None:
            self._show_empty(bool(open_loops))

    def _rows(self, open_loops: Sequence[Loop], now: datetime) -> tuple[list[Row], int]:
        """The rows, and how many loops are late; one that may be done by a later line is not."""
        key = fold(self.filter_text)
        sections: dict[str, list[Row]] = {name: [] for name in SECTIONS}
        late = 0
        for loop in open_loops:
            item = loop_item(self.network, self.settings, now, loop, prefix="loops")
            done = loop.late and item.state != "late"
            section = "THIS WEEK" if done else section_of(loop, self.today)
            late += section == "LATE"
            word = _WORDS.get(loop.stage, LOOP_WORDS[loop.kind][0])
            who, what, _ = item.cells
            when = "done?" if done else short_when(loop, brief=self.shape != "narrow")
            if key and key not in fold(f"{word} {who} {what}"):
                continue
            row = Row(item.key, (word, isolated(who), what, when), value=item, state=item.state)
            sections[section].append(row)
        named = [row for name, rows in sections.items() if rows for row in (Row(name, (name,), head=True), *rows)]
        return named, late

    def line_of(self, row: Row, width: int) -> str:
        """A longer last cell takes its room from the text before it."""
        if row.head:
            return row.cells[0]
        kind, who, what, when = row.cells
        room = min(max(cells(when), self.columns[3].width), width // 3)
        head = spread((kind if self.shape == "narrow" else _SHORT.get(kind, kind), who), self.columns[:2], width, 1)
        left = width - cells(head) - 1
        return f"{head} {spread((what, when), (Column(left - room - 1), Column(room)), left, 1)}"

    def _show_empty(self, filtered: bool) -> None:
        nobody = f"{NO_ONE_ASK}  try:  a  +req @tom resume"
        words = (
            "Nothing matches. esc clears the filter."
            if filtered
            else waiting_words(self.network, self.today, otherwise=nobody)
        )
        self.tell(f"  {words}", "#heads")
        self.tell(words, "#panel")
        self.show_rule("open loops")

    @property
    def item(self) -> Item | None:
        """The loop under the cursor."""
        return self.items.value(Item)

    @on(ItemList.Moved)
    def show_item(self) -> None:
        """What stands behind the loop, beside it."""
        item = self.item
        if self.shape == "wide" and item is not None:
            self.show_rule("open loops", f"{item.cells[0]}: {item.cells[1]}")
            lines = detail_lines(item, self.app.size.width - self.list_width - 2)
            self.query_one("#panel", Lines).lines = tuple(lines)


def detail_lines(item: Item, width: int) -> Iterable[str]:
    """The rows of an item's detail, and its draft below."""
    yield from beside_labels(item.detail, 8, width - 10, 4)
    if item.draft:
        yield ""
        yield f" {'draft':8} m shows it, y copies it"
        yield from (f"   {line}" for line in wrap(item.draft, width - 4, 8))
