"""Find: people and talks that hold all the words typed; enter opens the person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from netritual.domain.words import day_words, listed
from netritual.services.finding import Hit, find
from netritual.tui.command_table import Where
from netritual.tui.content import Column, isolated, wrap
from netritual.tui.filtering import FilteringWithText
from netritual.tui.widgets.item_list import Row

MOST = 200
"""Hits that are shown: more words find fewer."""
HINT = "Type words: names, notes, topics, places and talks that hold all of them."


class FindScreen(FilteringWithText):
    """The line to type into, the hits below it, and the whole text of the one under the cursor."""

    PLACE = Where.FIND
    _NARROW = (Column(11), Column(18), Column(30, 1))
    COLUMNS: ClassVar = {"single": (Column(10), Column(12), Column(20, 1)), "narrow": _NARROW, "wide": _NARROW}
    TEXT_LINES = 4
    DEFAULT_CSS = "FindScreen FilterLine { display: block; }"

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

    def text_of_row(self, width: int) -> Sequence[str]:
        """The whole text of the hit under the cursor."""
        hit = self.items.value(Hit)
        words = hit.marked if hit else "Nothing holds all of these words." if self.filter_text.strip() else HINT
        return wrap(words, width, self.TEXT_LINES)

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
