"""A list of rows with headings, for thousands of people: only what is near the window is laid out.

``OptionList`` with ``height: 1fr`` and no markup. A new set of rows replaces the visible rows and 50 more; the rest
follow on scroll.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol, TypeVar

from rich.segment import Segment
from textual import events
from textual.css.styles import RulesMap
from textual.message import Message
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from netritual.tui.content import Column, cells, fit, spread

V = TypeVar("V")
AHEAD = 50
"""Rows laid out beyond the window: a page and more of moving costs nothing."""


RAW = "raw"
"""State of a heading that is a line as it stands, from edge to edge: a rule."""


class Row(NamedTuple):
    """One row. ``key`` is stable and unique in its list; ``cells`` are plain text; a ``head`` row is a heading.

    ``value`` is what the row stands for (a person's id, an item); ``state`` a word that the layout may use.
    """

    key: str
    cells: tuple[str, ...]
    head: bool = False
    value: object = None
    state: str = ""


Layout = Callable[[Row, int], str]
"""How a row becomes a line of so many cells. The three cells before it are the list's own (blank, cursor, blank)."""


def in_columns(*columns: Column) -> Layout:
    """The usual layout: the cells of a row in columns, a heading in one."""

    def line(row: Row, width: int) -> str:
        return row.cells[0] if row.head else spread(row.cells, columns, width)

    return line


class _Line(Visual):
    """A row that is one line already. ``Content`` would look for markup, line ends and words to break, on every key."""

    def __init__(self, text: str) -> None:
        self._text = text

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The line, in exactly ``width`` cells."""
        return [Strip([Segment(self._text, style.rich_style)]).adjust_cell_length(width, style.rich_style)]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return cells(self._text)

    def get_height(self, rules: RulesMap, width: int) -> int:
        return 1


class HeadOrRow(Protocol):
    """A heading, or a row that the cursor may stand on."""

    @property
    def head(self) -> bool:
        """Whether the cursor passes over it."""


class CursorList(OptionList, inherit_bindings=False):
    """Rows under headings, which the cursor passes over. Keys are the screen's: it calls ``move`` and its like."""

    DEFAULT_CSS = """
    CursorList {
        height: 1fr; border: none; padding: 0; background: transparent; scrollbar-size-vertical: 1;
        &:focus { border: none; background-tint: transparent; }
        & > .option-list--option { padding: 0; }
        & > .option-list--option-disabled { color: $text-muted; text-style: none; }
        & > .option-list--option-highlighted { background: transparent; color: $foreground; text-style: none; }
        &:focus > .option-list--option-highlighted { background: $primary 20%; color: $foreground; text-style: bold; }
        &:nocolor:focus > .option-list--option-highlighted { text-style: bold underline; }
    }
    """
    _rows: Sequence[HeadOrRow] = ()

    def _grow(self, until: int) -> None:
        """Lay out the rows up to an index, where they are not laid out all at once."""

    def opened(self) -> None:
        """A row was clicked while the cursor stood on it."""

    def move(self, steps: int) -> None:
        """Move the cursor by so many rows; headings are stepped over, and it stops at the ends."""
        at = self.highlighted
        if at is None:
            self.highlighted = self._near(0)
            return
        way, left, target = (1 if steps > 0 else -1), abs(steps), at
        index = at + way
        while left and 0 <= index < len(self._rows):
            if not self._rows[index].head:
                target, left = index, left - 1
            index += way
        self._grow(target + 1)
        if target == self._near(0):  # at the first row its heading comes into sight too
            self.scroll_to(y=0, animate=False, immediate=True)
        self.highlighted = target

    def move_half(self, way: int) -> None:
        """Move by half of what is in sight."""
        self.move(way * max(1, self.size.height // 2))

    def move_first(self) -> None:
        """To the first row."""
        self.highlighted = self._near(0)
        self.scroll_to(y=0, animate=False, immediate=True)

    def move_last(self) -> None:
        """To the last row."""
        if self._rows:
            self._grow(len(self._rows))
            self.highlighted = self._near(len(self._rows) - 1, -1)

    def _near(self, index: int, way: int = 1) -> int | None:
        """The row nearest to an index that is no heading: this way first, then the other."""
        last = len(self._rows) - 1
        if last < 0:
            return None
        index = max(0, min(index, last))
        for direction in (way, -way):
            at = index
            while 0 <= at <= last:
                if not self._rows[at].head:
                    self._grow(at + 1)
                    return at
                at += direction
        return None

    async def _on_click(self, event: events.Click) -> None:
        """A click puts the cursor there; a click on the cursor's row opens it."""
        event.prevent_default()
        index = event.style.meta.get("option")
        if index is None or self._rows[index].head:
            return
        if index == self.highlighted:
            self.opened()
        else:
            self.highlighted = index


@dataclass
class _RowMessage(Message):
    """Something about the row under the cursor of a list."""

    items: ItemList
    row: Row | None

    @property
    def control(self) -> ItemList:
        """The list, for ``@on`` selectors."""
        return self.items


class ItemList(CursorList, inherit_bindings=False):
    """A list that lays out what is near the window, with a ``>`` at the cursor."""

    DEFAULT_CSS = """
    ItemList {
        text-wrap: nowrap; text-overflow: ellipsis;
        & > .option-list--option-disabled { text-style: bold; }
    }
    """
    _rows: Sequence[Row] = ()

    class Moved(_RowMessage):
        """The cursor stands on another row (None: the list is empty)."""

    class Opened(_RowMessage):
        """A row was clicked while the cursor stood on it: the same as ``enter``."""

        row: Row

    def __init__(self, layout: Layout, *, id: str) -> None:
        super().__init__(id=id, markup=False)
        self.auto_links = False
        self.line_of = layout
        self.always_marked = False
        """True for a list beside a text line: its cursor shows while the line has the focus."""
        self._laid_for = 0
        self._height = 0
        self._left = False

    @property
    def rows(self) -> Sequence[Row]:
        """All rows, laid out or not."""
        return self._rows

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self._rows[self.highlighted] if self.highlighted is not None and self._rows else None

    def value(self, kind: type[V]) -> V | None:
        """What the row under the cursor stands for, when it is one of this kind."""
        row = self.row
        return row.value if row is not None and isinstance(row.value, kind) else None

    def set_rows(self, rows: Sequence[Row], *, keep: bool = True) -> None:
        """Show other rows. With ``keep`` the cursor stays on its row, or else on the next of the rows that stay, or
        else at its place; without it, it goes to the top. One that was left nowhere stays there (``leave``)."""
        before = self.row
        target = self._place_in(rows) if keep and before is not None else None
        left, self._rows = self._left and keep, rows
        with self.app.batch_update():
            top = self.scroll_y if keep else 0
            self._lay(target or 0)
            self.highlighted = None if left else self._near(target or 0)
            if keep and self.scroll_y != top:
                self.scroll_to(y=top, animate=False, immediate=True)
                self.scroll_to_highlight()
        after = self.row
        if after is None or before is None or after.key == before.key:
            self.post_message(self.Moved(self, after))

    def _place_in(self, rows: Sequence[Row]) -> int | None:
        """The place among other rows of the row under the cursor, else of the nearest that is still there: one below
        it first, so that a row which only came now is not under the cursor. Its old place without one."""
        at = self.highlighted
        places = {row.key: place for place, row in enumerate(rows) if not row.head}
        nearest = (*self._rows[at:], *reversed(self._rows[:at]))
        return next((places[row.key] for row in nearest if row.key in places), at)

    def leave(self, first: Callable[[Row], bool]) -> None:
        """Take the cursor off its row, which is answered: to the next row of which ``first`` is true, else to the next
        one; nowhere, until it is moved, where there is no other."""
        at = self.highlighted
        if at is None:
            return
        others = [place for place in (*range(at + 1, len(self._rows)), *range(at)) if not self._rows[place].head]
        asking = (place for place in others if first(self._rows[place]))
        self.highlighted = (
            self._near(target) if (target := next(asking, next(iter(others), None))) is not None else None
        )
        self._left = target is None

    def move_section(self, way: int) -> bool:
        """To the first row of the next (or previous) section; False when there is none that way."""
        heads = [index for index, row in enumerate(self._rows) if row.head]
        at = self.highlighted or 0
        own = max((index for index in heads if index < at), default=-1)
        others = [h for h in heads if (h > at if way > 0 else h < own)]
        for head in others if way > 0 else reversed(others):
            target = self._near(head, 1)
            if target is not None and target > head and (target < at if way < 0 else True):
                self._grow(target + 1)
                self.highlighted = target
                return True
        return False

    def go_to(self, key: str) -> bool:
        """Put the cursor on the row with this key; False when there is none."""
        for index, row in enumerate(self._rows):
            if row.key == key and not row.head:
                self._grow(index + 1)
                self.highlighted = index
                return True
        return False

    def _lay(self, target: int) -> None:
        self._laid_for = self._width()
        self.set_options(())
        self._grow(max(target + 1, int(self.scroll_y) + self.size.height) + AHEAD)

    def _grow(self, until: int) -> None:
        """Lay out the rows up to an index, 50 at least at a time."""
        done = self.option_count
        if until > done and done < len(self._rows):
            last = min(len(self._rows), max(until, done + AHEAD))
            self.add_options(self._option(row) for row in self._rows[done:last])

    def _option(self, row: Row) -> Option:
        width = self._laid_for
        if row.state == RAW:
            return Option(_Line(fit(row.cells[0], width)), disabled=True)
        text = self.line_of(row, width - 1) if row.head else self.line_of(row, width - 3)
        return Option(_Line(fit(f" {text}" if row.head else f"   {text}", width)), disabled=row.head)

    def _width(self) -> int:
        return max(4, self.scrollable_content_region.width)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Lay out more rows before the window reaches the end of them."""
        super().watch_scroll_y(old_value, new_value)
        if new_value + self.size.height + AHEAD // 2 > self.option_count:
            self._grow(int(new_value) + self.size.height + AHEAD)

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Tell the screen where the cursor is."""
        super().watch_highlighted(highlighted)
        self._left = self._left and highlighted is None
        self.post_message(self.Moved(self, self.row))

    def on_resize(self) -> None:
        """Lay the rows out for the new width; what takes room from the list does not hide the cursor."""
        shorter, self._height = self.size.height < self._height, self.size.height
        if self._rows and self._width() != self._laid_for:
            self.set_rows(self._rows)
        else:
            self._grow(int(self.scroll_y) + self.size.height + AHEAD)
        if shorter:
            self.scroll_to_highlight()

    def on_focus(self) -> None:
        """The cursor sign appears."""
        self.refresh()

    def on_blur(self) -> None:
        """The cursor sign goes to the list that has the focus."""
        self.refresh()

    def opened(self) -> None:
        if (row := self.row) is not None:
            self.post_message(self.Opened(self, row))

    def render_line(self, y: int) -> Strip:
        """The row, with ``>`` before it when the cursor stands there."""
        strip = super().render_line(y)
        line = self.scroll_offset.y + y
        marked = self.always_marked or self.screen.focused is self
        if self.highlighted != line or not marked or strip.cell_length < 3:
            return strip
        before, mark, after = strip.divide([1, 2, strip.cell_length])
        style = next((segment.style for segment in mark), None)
        return Strip.join([before, Strip([Segment(">", style)], 1), after])
