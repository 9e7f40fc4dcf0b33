"""Find: people and talks that hold all the words typed; enter opens the person."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.widget import Widget

from netritual.domain.words import day_words, listed
from netritual.services.finding import Hit, find
from netritual.tui.command_table import Where
from netritual.tui.content import Column, isolated, shorten, wrap
from netritual.tui.filtering import Filtering, FilterLine
from netritual.tui.widgets.frame import Lines, Rule
from netritual.tui.widgets.item_list import ItemList, Row

MOST = 200
"""Hits that are shown: more words find fewer."""
ABOUT = 4
"""Lines below the list with the whole text under the cursor."""
HINT = "Type words: names, notes, topics, places and talks that hold all of them."


class FindScreen(Filtering):
    """The line to type into, the hits below it, and the whole text of the one under the cursor."""

    PLACE = Where.FIND
    _NARROW = (Column(11), Column(18), Column(30, 1))
    COLUMNS: ClassVar = {"single": (Column(10), Column(12), Column(20, 1)), "narrow": _NARROW, "wide": _NARROW}
    DEFAULT_CSS = """
    FindScreen FilterLine { display: block; }
    FindScreen #about { height: 4; }
    """

    def body(self) -> Iterable[Widget]:
        """The line, the list, and the text of one hit."""
        yield FilterLine()
        yield ItemList(self.line_of, id="items")
        yield Rule(id="about-rule")
        yield Lines(id="about")

    def on_mount(self) -> None:
        """The line has the focus first."""
        self.call_next(self.action_filter_list)

    def redraw(self) -> None:
        """The people and talks that hold what is typed."""
        hits = find(self.network, self.filter_text, MOST)
        count = f"the first {MOST}" if len(hits) == MOST else f"{len(hits)} found"
        self.show_title("find", count if self.filter_text.strip() else "")
        self.items.set_rows([Row(f"{hit.table}:{hit.id}", self._cells(hit), value=hit) for hit in hits])
        self.show_text()

    def _cells(self, hit: Hit) -> tuple[str, ...]:
        when = day_words(hit.on, self.today) if hit.on is not None else ""
        return when, isolated(listed([person.name for person in hit.people])), hit.shown

    @on(ItemList.Moved)
    def show_text(self) -> None:
        """Show the whole text of the hit under the cursor."""
        hit, width = self.items.value(Hit), self.app.size.width - 2
        words = hit.marked if hit else "Nothing holds all of these words." if self.filter_text.strip() else HINT
        lines = wrap(words, width, ABOUT)
        self.query_one("#about", Lines).lines = tuple(f" {shorten(line, width)}" for line in lines)

    def action_open_item(self) -> None:
        """Open the page of the person of a hit; of a talk with nobody in it, its line."""
        hit = self.items.value(Hit)
        if hit is not None and hit.people:
            self.shell.open_person(hit.people[0].id)
        elif hit is not None:
            self.shell.correct_line(hit.id)

    def action_go_back(self) -> None:
        """Clear the line, else go back."""
        if self.filter_text:
            self.close_filter()
            self.action_filter_list()
        else:
            self.dismiss(None)
