"""People: everyone, filtered and sorted, with a card on the one under the cursor beside the list or below it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache, partial

from textual.content import Content
from textual.widget import Widget

from netritual.domain.loops.closing_decisions import is_late
from netritual.domain.model import TABLES, Person
from netritual.domain.search.people_rows import SORTS, PeopleIndex, PersonRow, Sort
from netritual.domain.ties.tie_history import monthly
from netritual.review.step import Item
from netritual.services.pages.person_card import person_card
from netritual.services.pages.queries import planned_with
from netritual.tui.app import shell_of
from netritual.tui.command_table import Where, keys_of
from netritual.tui.command_table import shown as key_sign
from netritual.tui.content import isolated, plain
from netritual.tui.face.border_text import in_border
from netritual.tui.face.painter import Painter
from netritual.tui.face.spans import Line, Span
from netritual.tui.filtered_list import FilteredList
from netritual.tui.item_actions import PeopleActions
from netritual.tui.screens.people_card import card_lines, column_heads, person_line, strip_lines
from netritual.tui.widgets.item_list import ItemList, Row, sentence_row
from netritual.tui.widgets.row_places import EvenRows

SORT_WORDS = {
    "attention": "who needs a word", "name": "name", "last": "the last word", "tier": "how close",
    "fit": "who fits a coffee",
}  # fmt: skip
MOST_LINES = 500
"""Rows of which the lines are held."""
LEAST_HEADED = 60
"""Cells of a list from which on its columns are named."""
MAY_BE_TYPED = "name, company, tag:fintech, quiet>30 …"
NOBODY = 'Nobody in your network yet. Press n to add someone, or a to log a talk:  coffee @"Ana Ruiz" mon'
ONLY_LISTED = "Nobody in your network yet. These are on your list: t says how often you want to talk."
NO_MATCH = "Nobody matches. esc clears the filter."


TITLE = "People"


class PeopleList(ItemList):
    """The list, whose border says what stands in the columns below it."""

    def on_resize(self) -> None:
        self.show_heads()

    def show_heads(self) -> None:
        """Name the columns as they are in this width."""
        shell = shell_of(self)
        title, width = plain(TITLE), self.scrollable_content_region.width - 1
        begun = title.cell_length + self.styles.gutter.left  # a frame has a corner before its title
        heads = column_heads(begun, width) if width > LEAST_HEADED else []
        self.entitle(Content.assemble(title, in_border(heads, shell.palette)).rstrip())


class PeopleScreen(FilteredList, PeopleActions):
    """One row a person."""

    PLACE = Where.PEOPLE
    SHOWS = TABLES.keys() - {"files", "lines", "standards", "facts"}
    TITLE = TITLE
    ALWAYS_FILTERS = True

    def __init__(self) -> None:
        super().__init__()
        self._index: PeopleIndex | None = None
        self._index_at = (-1, date.min)
        self._in_network = 0
        self._lines: dict[tuple[PersonRow, int], Sequence[Line]] = {}
        """The lines of rows in so many cells: a filter leaves many of them in sight. Each index has rows of its own."""
        self._sort: Sort = "attention"

    def _sorted_by(self) -> Line:
        words = SORT_WORDS[self._sort]
        sorted_by = "sorted by " if self.shape == "wide" else ""
        key = keys_of("cycle-sort", self.shell.keymap)[0]
        return [Span(sorted_by, "muted"), Span(words), Span(f"  {key_sign(key)}", "here", press=key)]

    @property
    def index(self) -> PeopleIndex:
        """Everyone, prepared once for each state of the store and each day."""
        if self._index is None or self._index_at != (self.shell.version, self.today):
            now = self.shell.parts.now()
            self._index = PeopleIndex(self.network, self.settings, self.today, now)
            self._index_at = (self.shell.version, self.today)
            self._in_network = len(self._index.rows(""))
        return self._index

    def redraw(self) -> None:
        """The rows that the filter holds for."""
        self.show_filter(MAY_BE_TYPED if self.shape == "wide" else "find", self._sorted_by())
        self.show_rows()
        self.show_row()
        self.query_one(PeopleList).show_heads()
        self.after_frame(partial(self.index.prepare_filters, self._sort))

    def make_list(self) -> ItemList:
        return PeopleList(id="items", classes="place")

    def show_rows(self, *, narrowed: bool = False) -> None:
        """Fill the list from the filter and say how many there are; with another filter alone from the top."""
        index, text = self.index, self.filter_text
        people = index.rows(text, self._sort)
        listed = index.rows("list", self._sort) if not self._in_network else ()
        if not text.strip() and listed:
            people = list(listed)
        rows: Sequence[Row] = EvenRows(people, self._row)
        if listed and not text.strip():
            rows = [sentence_row(ONLY_LISTED, "listed"), *rows]
        self.show_list(rows or [sentence_row(NO_MATCH if text.strip() else NOBODY)], keep=not narrowed, alike=narrowed)
        self.show_title(right=self._counts(len(people), text, listed))

    def _counts(self, shown: int, text: str, listed: Sequence[PersonRow]) -> str:
        everyone = f"{self.index.alive:,}"
        if listed and not text.strip():
            return f"{len(listed):,} on your list"
        if self.shape != "wide":
            people = "1 person" if self._in_network == 1 else f"{self._in_network:,} people"
            return f"{shown:,} of {everyone}" if text.strip() else people
        matching = f"{shown:,} match, " if text.strip() else ""
        return f"{matching}{self._in_network:,} in your network, {everyone} in all"

    def _row(self, person: PersonRow) -> Row:
        return Row(str(person.id), partial(self.person_lines, person), person, lines=1)

    def person_lines(self, person: PersonRow, width: int) -> Sequence[Line]:
        """A person in the list."""
        lines = self._lines.get((person, width))
        if lines is None:
            if len(self._lines) >= MOST_LINES:
                self._lines.clear()
            months = monthly(self.network.touches(person.id), self.today)
            late = person.loop is not None and is_late(self.network, person.loop)
            lines = [person_line(person, months, self.today, self.shell.signs, width, late=late)]
            self._lines[person, width] = lines
        return lines

    @property
    def person(self) -> Person | None:
        """The person under the cursor."""
        row = self.items.value(PersonRow)
        return self.network.get(Person, row.id) if row is not None else None

    @property
    def item(self) -> Item | None:
        """The next talk that is planned with the person under the cursor: it can be moved or cancelled here."""
        return self._planned(drafted=False)

    def with_draft(self, item: Item) -> Item:
        return self._planned(drafted=True) or item

    def _planned(self, *, drafted: bool) -> Item | None:
        person, now = self.person, self.shell.parts.now()
        planned = planned_with(self.network, self.settings, now, person.id, drafted=drafted) if person else ()
        return planned[0].item if planned else None

    @property
    def main(self) -> str:
        """Enter opens the page, whatever is planned."""
        return "open" if self.person is not None else ""

    def beside_list(self) -> Iterable[Widget]:
        """The card, or its three lines."""
        yield Painter(id="card", classes="place")

    def show_row(self) -> None:
        """The keys, and the card of the person under the cursor."""
        super().show_row()
        card, person = self.query_one("#card", Painter), self.person
        card.display = person is not None
        if person is None or self.shape == "single":
            return
        network, settings, now = self.network, self.settings, self.shell.parts.now()
        words = cache(lambda: person_card(network, settings, now, person))  # painted, or left before it is
        card.entitle(plain(isolated(person.name)))
        today, signs, wide = self.today, self.shell.signs, self.shape == "wide"
        colored, why = self.shell.palette.colored, self._sort == "attention"
        card.show(
            lambda width: tuple(
                card_lines(words(), today, signs, width, colored=colored, why=why)
                if wide
                else strip_lines(words(), width, why=why)
            )
        )

    def action_open_item(self) -> None:
        """Open the page of the person under the cursor."""
        if self.person is not None:
            self.shell.open_person(self.person.id)

    def narrowed(self) -> None:
        """Show the rows that the filter holds for, from the top."""
        self.show_rows(narrowed=True)

    def action_merge_people(self) -> None:
        """The pairs that look alike; where nobody does, who is the same person as this one."""
        if not self.shell.open_lookalikes(self.person.id if self.person is not None else 0):
            super().action_merge_people()

    def action_cycle_sort(self) -> None:
        self._sort = SORTS[(SORTS.index(self._sort) + 1) % len(SORTS)]
        self.draw()
        self.items.move_first()
