"""Find: people and talks that hold all the words typed; enter opens the person."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from netritual.domain.dates.day_wording import day_words, listed
from netritual.services.pages.find_page import Hit, find
from netritual.tui.command_table import Where
from netritual.tui.content import isolated
from netritual.tui.face.spans import Line, Span, ends, indented
from netritual.tui.filtered_list import FilteredList
from netritual.tui.widgets.item_list import Row, sentence_row

MOST = 200
"""Hits that are shown: more words find fewer."""
MOST_LINES = 4
"""Lines of the text of a hit."""
HINT = "Type words: names, notes, topics, places and talks that hold all of them."
NOTHING = "Nothing holds all of these words."


class FindScreen(FilteredList):
    """The line to type into, and the hits below it with their words."""

    PLACE = Where.FIND
    TITLE = "Found"
    ALWAYS_FILTERS = True

    def on_mount(self) -> None:
        """The line has the focus first."""
        self.call_next(self.action_filter_list)

    def redraw(self) -> None:
        """The people and talks that hold what is typed."""
        self.show_filter("words of names, notes, topics, places and talks")
        typed = self.filter_text.strip()
        hits = find(self.network, typed, MOST)
        count = f"the first {MOST}" if len(hits) == MOST else f"{len(hits)} found"
        self.show_title("Find", count if typed else "")
        rows = [Row(f"{hit.table}:{hit.id}", partial(self._lines, hit), hit) for hit in hits]
        self.show_list(rows or [sentence_row(NOTHING if typed else HINT)])

    def _lines(self, hit: Hit, width: int) -> Sequence[Line]:
        """Who and when, and the text with the words lit."""
        who = [Span(isolated(listed([person.name for person in hit.people])) or "nobody named", "strong")]
        when = [Span(day_words(hit.on, self.today) if hit.on is not None else "", "muted")]
        text = [Span(part, "match" if is_hit else "muted") for part, is_hit in hit.parts]
        return [ends(who, when, width), *indented(text, width, 2, limit=MOST_LINES)]

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
