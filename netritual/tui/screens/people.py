"""People: everyone, filtered and sorted, with a strip (or a panel) on the one under the cursor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import ClassVar, overload

from textual import on
from textual.widget import Widget
from textual.widgets import Input, Static

from netritual.domain.model import Change, Person
from netritual.domain.people import SORTS, PeopleIndex, PersonRow, Sort
from netritual.domain.rhythm import TIER_NAMES
from netritual.review.step import Item
from netritual.services.queries import PersonStrip, planned_with, strip_of
from netritual.tui import bars
from netritual.tui.command_table import Where
from netritual.tui.content import Column, beside_labels, ends, fit, isolated, plain, wrap
from netritual.tui.filtering import Filtering
from netritual.tui.item_actions import PeopleActions
from netritual.tui.widgets.frame import Lines
from netritual.tui.widgets.item_list import ItemList, Row

SORT_WORDS = {"attention": "needs attention", "name": "name", "last": "last word", "tier": "tier", "fit": "fit"}
_NARROW = (Column(19), Column(7), Column(11), Column(11), Column(11), Column(8, 1))
_WIDE = (Column(16, 1), Column(7), Column(11), Column(9), Column(15))
_HEADS = ("name", "tier", "last", "in person", "next", "state")
STRIP = 5
"""Rows of the strip under the list, with a blank above."""


def last_cell(row: PersonRow, today: date) -> str:
    """When and how the last touch was: "74d email"."""
    return f"{(today - row.last.on).days}d {row.last.channel}" if row.last is not None else "never"


def next_cell(row: PersonRow, today: date) -> str:
    """When the rhythm asks for the next word: "in 12d", "due now"; "coffee?" for one that stalled."""
    if row.state == "stalled":
        return "coffee?"
    if row.next is None:
        return "-"
    days = (row.next - today).days
    return "due now" if days <= 0 else f"in {days}d"


class PeopleScreen(Filtering, PeopleActions):
    """One row a person."""

    PLACE = Where.PEOPLE
    COLUMNS: ClassVar = {"single": _NARROW, "narrow": _NARROW, "wide": _WIDE}
    GAP = 1
    SHARE = 0.56
    DEFAULT_CSS = """
    PeopleScreen FilterLine { display: block; }
    PeopleScreen #sort { width: auto; }
    PeopleScreen #items { scrollbar-gutter: stable; }
    PeopleScreen.-wide #strip, PeopleScreen.-single #strip { display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._index: PeopleIndex | None = None
        self._index_at = (-1, date.min)
        self._in_network = 0
        self._sort: Sort = "attention"

    def beside_filter(self) -> Iterable[Widget]:
        """By what the list is sorted."""
        yield Static("", id="sort")

    def below_list(self) -> Iterable[Widget]:
        """The strip on the one under the cursor."""
        yield Lines(id="strip")

    @property
    def index(self) -> PeopleIndex:
        """Everyone, prepared once for each state of the store and each day."""
        if self._index is None or self._index_at != (self.shell.version, self.today):
            now = self.shell.parts.now()
            self._index = PeopleIndex(self.network, self.settings, self.today, now)
            self._index_at = (self.shell.version, self.today)
            self._in_network = len(self._index.rows(""))
        return self._index

    def wants(self, change: Change) -> bool:
        """Files and lines of mine change nobody."""
        return bool(change.touched.keys() - {"files", "lines", "standards", "facts"})

    def redraw(self) -> None:
        """The rows that the filter holds for."""
        wide = self.shape == "wide"
        self.query_one("#filter", Input).styles.width = "1fr"
        sort = SORT_WORDS[self._sort]
        words = f"sort: {sort}  (v cycles: name, last, tier, fit)  " if wide else f"v sort: {sort}  "
        self.query_one("#sort", Static).update(plain(words))
        self.show_heads((*_HEADS[:4], fit("next", 8) + "state") if wide else _HEADS, gutter=1)
        self.show_rows(keep=True)

    def show_rows(self, *, keep: bool) -> None:
        """Fill the list from the filter and say how many there are."""
        index = self.index
        text = self.filter_text
        rows = index.rows(text, self._sort)
        listed = index.rows("list", self._sort) if not self._in_network else ()
        if not text.strip() and listed:
            rows = list(listed)
        alone = f"Nobody in your network yet; {len(listed):,} on your list" if listed else ""
        self.query_one("#filter", Input).placeholder = alone
        network = self._in_network
        today, wide = self.today, self.shape == "wide"
        self.fit_list(len(rows), 2 + STRIP, least=3)
        self.items.set_rows(_Rows(rows, today, wide), keep=keep)
        words = f"{len(rows)} match, {network} in network" if text.strip() else f"{network} in network"
        if wide:
            words += f", {len(index):,} in all"
        elif text.strip():
            words = f"{len(rows)} of {len(index):,}"
        self.show_title(right=words)
        if not rows:
            self._show_nobody(text)

    def _show_nobody(self, text: str) -> None:
        hint = (
            "Nobody matches. esc clears the filter."
            if text.strip()
            else ('Nobody in your network yet. Press n to add someone, or a to log a talk:  coffee @"Ana Ruiz" mon')
        )
        self.query_one("#strip", Lines).lines = ("", f" {hint}")
        self.tell(hint, "#panel")
        self.show_rule("people")

    @property
    def person(self) -> Person | None:
        """The person under the cursor."""
        return self.network.get(Person, self.items.value(int) or 0)

    @property
    def item(self) -> Item | None:
        """The next talk that is planned with the person under the cursor: it can be moved or cancelled here."""
        person = self.person
        planned = planned_with(self.network, self.settings, self.shell.parts.now(), person.id) if person else ()
        return planned[0].item if planned else None

    def key_rows(self) -> bars.Rows:
        """The keys of somebody with whom a talk is planned are those of the talk."""
        planned = self.item is not None
        return self.without_draft(bars.rows(bars.PLANNED_WITH, self.shell.keymap)) if planned else super().key_rows()

    @on(ItemList.Moved)
    def show_person(self) -> None:
        """Put the person under the cursor into the strip or the panel."""
        person = self.person
        if person is None or self.shape == "single":
            return
        strip = strip_of(self.network, self.settings, self.shell.parts.now(), person)
        if self.shape == "wide":
            self.show_rule("people", person.name)
            lines = panel_lines(strip, self.app.size.width - self.list_width - 1)
            self.query_one("#panel", Lines).lines = tuple(lines)
        else:
            self.query_one("#strip", Lines).lines = tuple(strip_lines(strip, self.app.size.width))

    def action_open_item(self) -> None:
        """Open the page of the person under the cursor."""
        if self.person is not None:
            self.shell.open_person(self.person.id)

    def narrowed(self) -> None:
        """Show the rows that the filter holds for, from the top."""
        self.show_rows(keep=False)

    def action_merge_people(self) -> None:
        """The pairs that look alike; where nobody does, who is the same person as this one."""
        if not self.shell.open_lookalikes(self.person.id if self.person is not None else 0):
            super().action_merge_people()

    def action_go_back(self) -> None:
        """Leave the filter, then clear it, then go Home."""
        line = self.query_one("#filter", Input)
        if line.value:
            line.value = ""
            self.items.focus()
        elif line.has_focus:
            self.items.focus()
        else:
            super().action_go_back()

    def action_cycle_sort(self) -> None:
        self._sort = SORTS[(SORTS.index(self._sort) + 1) % len(SORTS)]
        self.draw()
        self.items.move_first()


class _Rows(Sequence[Row]):
    """Rows made when they are looked at: a filter over thousands makes only those in sight."""

    def __init__(self, people: Sequence[PersonRow], today: date, wide: bool) -> None:
        self._people, self._today, self._wide = people, today, wide

    def __len__(self) -> int:
        return len(self._people)

    @overload
    def __getitem__(self, at: int) -> Row: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...

    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        if isinstance(at, slice):
            return [_row(row, self._today, self._wide) for row in self._people[at]]
        return _row(self._people[at], self._today, self._wide)


def _row(row: PersonRow, today: date, wide: bool) -> Row:
    seen = f"{(today - row.in_person.on).days}d" if row.in_person is not None else "never"
    after, state = next_cell(row, today), row.state or ""
    tail = (fit(after, 7) + " " + state,) if wide else (after, state)
    cells = (isolated(row.name), TIER_NAMES[row.tier] or row.status, last_cell(row, today), seen, *tail)
    return Row(str(row.id), cells, value=row.id, state=state)


def strip_lines(strip: PersonStrip, width: int) -> Iterable[str]:
    """The strip under the list: name and place, what is open, why here."""
    circles = f"circles: {strip.circles}  " if strip.circles else ""
    yield ""
    yield ends(
        f" {isolated(strip.name)} - {strip.place}" if strip.place else f" {isolated(strip.name)}", circles, width
    )
    yield f"   open: {'; '.join(strip.open[:2]) or 'nothing on either side'}"
    yield from (f"   {line}" for line in wrap(f"why on top: {strip.why}", width - 6, 2))


def panel_lines(strip: PersonStrip, width: int) -> Iterable[str]:
    """The panel beside the list."""
    yield ends(f" {strip.place.replace('(remote, ', '(')}", f"{strip.rhythm} ", width)
    rows: list[tuple[str, str]] = [("why", strip.purpose)] if strip.purpose else []
    rows += [("open" if n == 0 else "", text) for n, text in enumerate(strip.open or ("nothing on either side",))]
    rows.append(("strength", strip.strength))
    rows += [("trips", trip) for trip in strip.trips]
    rows += [("last", strip.last), ("next", strip.next), ("on top", strip.why)]
    yield from beside_labels(rows, 8, width - 11, 3)
    if strip.circles:
        yield f" {fit('circles', 8)} {strip.circles}"
