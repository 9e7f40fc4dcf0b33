"""The one list of the app: rows of spans under headings, for 50,000 rows.

Only lines in sight are laid out, and a strip is kept for each until rows, width, theme or cursor change it. Keys are
the screen's: it calls ``move`` and its like.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct
from textual import events, on
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from netritual.tui.face.painter import PRESS, LinesWidget, palette_of, selected, signs_for, strip_of
from netritual.tui.face.spans import Line, Span, ends, text_of, wrap_line
from netritual.tui.widgets.row_cursor import RowCursor
from netritual.tui.widgets.row_places import EvenRows, RowPlaces

if TYPE_CHECKING:
    from textual.selection import Selection

V = TypeVar("V")

MOST_STRIPS = 2000
"""Strips that are kept: some fifty windows of a large terminal."""


Paint = Callable[[int], Iterable[Line]]
"""The lines of something in so many cells."""


class Row(Struct, frozen=True, eq=False):
    """One row. ``key`` is stable and unique in its list; ``paint`` draws it behind the cell of the cursor, and
    ``at_cursor`` under the cursor, where it says more there. The cursor passes over a ``head``.

    ``value`` is what the row stands for (a person's id, an item); ``state`` a word for what kind of row it is.
    ``lines`` is its height, beyond which no line is drawn; with 0, for lists of few rows, it is as high as what is
    drawn. Rows are equal that say the same, whatever draws them.
    """

    key: str
    paint: Paint
    value: object = None
    head: bool = False
    state: str = ""
    lines: int = 0
    at_cursor: Paint | None = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Row) and self._says == other._says

    def __hash__(self) -> int:
        return hash(self._says)

    @property
    def _says(self) -> tuple[object, ...]:
        return self.key, self.value, self.head, self.state, self.lines

    @property
    def grows(self) -> bool:
        """Whether its height may be another one under the cursor."""
        return self.at_cursor is not None and not self.lines


def sentence_row(words: str, key: str = "none") -> Row:
    """A sentence in place of rows or above them, on as many lines as it needs."""
    return Row(key, lambda width: wrap_line([Span(words, "muted")], width), words, head=True)


def heading(title: str, count: str = "", key: str = "") -> Row:
    """The usual heading: its title, and at the right its count."""
    left, right = [Span(title, "strong")], [Span(count, "muted")]
    return Row(key or title, lambda width: [ends(left, right, width)], (title, count), head=True, lines=1)


class _RowMessage(Message):
    """Something about a row of a list."""

    def __init__(self, items: ItemList, row: Row | None) -> None:
        super().__init__()
        self.items, self.row = items, row

    @property
    def control(self) -> ItemList:
        """The list, for ``@on`` selectors."""
        return self.items


class ItemList(ScrollView, LinesWidget, can_focus=True, inherit_bindings=False):
    """Rows and headings, with a cursor that passes over the headings."""

    DEFAULT_CSS = """
    ItemList { height: 1fr; overflow-x: hidden; scrollbar-gutter: stable; scrollbar-size: 0 1; }
    """

    class Moved(_RowMessage):
        """The cursor stands on another row (None: on none), or the rows are others."""

    class Opened(_RowMessage):
        """A row was clicked while the cursor stood on it: the same as ``enter``."""

        row: Row

    class Pressed(_RowMessage):
        """A span that can be pressed was clicked; the cursor stands on its row, unless that is a heading."""

        row: Row

        def __init__(self, items: ItemList, row: Row, press: str) -> None:
            super().__init__(items, row)
            self.press = press

    def __init__(self, *, id: str, classes: str = "") -> None:
        super().__init__(id=id, classes=classes)
        self.always_marked = False
        """True for a list beside a text line: its cursor looks focused while the line has the focus."""
        self.rests_unseen = False
        """True for one of several lists on a page: its cursor is seen only while it has the focus."""
        self._cursor = RowCursor[Row]()
        self._places = RowPlaces()
        self._measured = -1
        """The cells that the heights are of; -1 while they are of none."""

    # Rows.

    @property
    def rows(self) -> Sequence[Row]:
        """All rows."""
        return self._cursor.rows

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self._cursor.row

    @property
    def rows_at_cursor(self) -> range:
        """The rows of the screen on which the row under the cursor stands; none without one."""
        if self._cursor.at is None:
            return range(0)
        first = self.content_region.y - self.scroll_offset.y
        return range(first + self._places.top(self._cursor.at), first + self._places.top(self._cursor.at + 1))

    def value(self, kind: type[V]) -> V | None:
        """What the row under the cursor stands for, when it is one of this kind."""
        row = self.row
        return row.value if row is not None and isinstance(row.value, kind) else None

    def set_rows(self, rows: Sequence[Row], *, keep: bool = True, alike: bool = False) -> None:
        """Show other rows; ``keep`` as in ``RowCursor.take``. With ``alike`` a row that was here before is drawn as it
        was: where it stays in its place nothing is painted for it."""
        before = self._in_sight() if alike else None
        self._cursor.take(rows, keep=keep)
        if not keep:
            self.scroll_to(y=0, animate=False)
        self._lay_out(before)
        self.post_message(self.Moved(self, self.row))

    # The cursor.

    def move(self, steps: int) -> None:
        """Move the cursor by so many rows."""
        self._stand(self._cursor.moved(steps))
        self.reveal()  # where the cursor stays but was scrolled out of sight

    def move_half(self, way: int) -> None:
        """Move by half of what is in sight."""
        self.move(way * max(1, self.scrollable_content_region.height // 2))

    def move_first(self) -> None:
        """To the first row."""
        self._stand(self._cursor.first)
        self.scroll_to(y=0, animate=False)

    def move_last(self) -> None:
        """To the last row."""
        self._stand(self._cursor.last)
        self.reveal()

    def move_section(self, way: int) -> bool:
        """To the first row of the next (or previous) section; False when there is none that way."""
        return self._go(self._cursor.section(way))

    def go_to(self, key: str) -> bool:
        """Put the cursor on the row with this key; False when there is none."""
        return self._go(self._cursor.place_of(key))

    def _go(self, index: int | None) -> bool:
        if index is not None:
            self._stand(index)
        return index is not None

    def leave(self, first: Callable[[Row], bool]) -> None:
        """Take the cursor off its row, which is answered: to the next row of which ``first`` is true, else to the next
        one; nowhere, until it is moved, where there is no other."""
        if self._cursor.at is not None:
            target = self._cursor.next_waiting(first)
            self._stand(target)
            self._cursor.is_away = target is None

    def _stand(self, index: int | None) -> None:
        """Put the cursor on a row; two rows are painted anew, or all where their heights change with it."""
        before = self._cursor.at
        if index == before:
            return
        self._cursor.at = index
        if any(self.rows[at].grows for at in (before, index) if at is not None):
            self._lay_out()
        else:
            self._paint_row(before)
            self._paint_row(index)
            self.reveal()
        self._cursor.is_away = False
        self.post_message(self.Moved(self, self.row))

    # Places of lines.

    def _measure(self, width: int) -> None:
        """Work out where rows begin in a width; only rows of no fixed height are laid out for it."""
        self._measured = width
        self._strips.clear()
        room, at = max(1, width - 1), self._cursor.at
        if isinstance(self.rows, EvenRows):
            self._places = RowPlaces(range(len(self.rows) + 1))
        else:
            self._places = RowPlaces.of_heights(row.lines or len([*row.paint(room)]) for row in self.rows)
        grown = self.rows[at].at_cursor if at is not None else None
        if at is not None and grown is not None and self.rows[at].grows:
            self._places = self._places.grown(at, max(0, len([*grown(room)]) - self._places.height(at)))
        self.set_reactive(ItemList.virtual_size, Size(width, self._places.count))

    def _in_sight(self) -> dict[int, tuple[object, ...]]:
        """What stands on each line in sight: the row, which of its lines, and whether the cursor is seen on it."""
        first, height, places = self.scroll_offset.y, self.scrollable_content_region.height, self._places
        lines = ((y, places.row_at(y)) for y in range(first, min(first + height, places.count)))
        return {y: (self.rows[at], y - places.top(at), self._is_marked(at)) for y, at in lines}

    def _lay_out(self, before: Mapping[int, object] | None = None) -> None:
        """The rows or their heights are others: paint all that is in sight, but for what stood there ``before`` and is
        drawn as it was, and keep the cursor there."""
        if not self.size.width:  # it has no place yet: its heights are of one
            self._measured, self._places = -1, RowPlaces(range(len(self.rows) + 1))
            self.refresh(layout=self.styles.is_auto_height)
            return
        height, strips = self.virtual_size.height, self._strips.copy()
        self._measure(max(1, self.scrollable_content_region.width))
        self._scroll_update(self.virtual_size)
        if before is not None and not self.styles.is_auto_height:
            after, top = self._in_sight(), self.scroll_offset.y
            others = {y for y in before.keys() | after.keys() if before.get(y) != after.get(y)}
            self._strips = {y: strip for y, strip in strips.items() if y in after and y not in others}
            if others:
                self.refresh(*(Region(0, y - top, self.size.width, 1) for y in others))
        else:
            self.refresh(layout=self.styles.is_auto_height and height != self.virtual_size.height)
        self.reveal()

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        inner = max(1, size.width - self.styles.gutter.width - self.styles.scrollbar_size_vertical)
        if self._measured != inner:
            self._measure(inner)  # before it is painted: heights are of a width
        return super()._size_updated(size, virtual_size, container_size, layout)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        inner = max(1, width - self.styles.scrollbar_size_vertical)
        if self._measured != inner:
            self._measure(inner)
        return self.virtual_size.height

    @on(events.Resize)
    def reveal(self) -> None:
        """Scroll as little as brings the cursor's row into sight, with the headings above it where they fit; so too
        where something takes room from the list."""
        at, window = self._cursor.at, self.scrollable_content_region.height
        if at is None or not window:
            return
        top, end = self._places.top(at), self._places.top(at + 1)
        first = at
        while first and self.rows[first - 1].head and end - self._places.top(first - 1) <= window:
            first -= 1
            top = self._places.top(first)
        if at == self._cursor.last:
            end = max(end, min(self._places.top(len(self.rows)), top + window))
        y = self.scroll_offset.y
        if top < y:
            self.scroll_to(y=top, animate=False)
        elif end > y + window:
            self.scroll_to(y=end - window, animate=False)

    # Painting.

    def _paint_row(self, index: int | None) -> None:
        if index is None:
            return
        top, height = self._places.top(index), self._places.height(index)
        for y in range(top, top + height):
            self._strips.pop(y, None)
        self.refresh_lines(top, height)

    @property
    def _lit(self) -> bool:
        """Whether the cursor looks focused; it does so under a question too."""
        return self.always_marked or self.screen.focused is self

    def render_line(self, y: int) -> Strip:
        """The line of a row, on the ground of the cursor where that stands on it; the terminal's own cursor is put
        there too, for who has the screen read out."""
        line = y + self.scroll_offset.y
        if self._cursor.at is not None and self.app.focused is self and line == self._places.top(self._cursor.at):
            self.app.cursor_position = self.content_region.offset + Offset(0, y)
        strip = self._strips.get(line)
        if strip is None:
            if len(self._strips) >= MOST_STRIPS:
                self._strips.clear()
            strip = self._strip_at(line, self.scrollable_content_region.width)
            self._strips[line] = strip
        return selected(strip, self, line)

    def _strip_at(self, y: int, width: int) -> Strip:
        index = self._places.row_at(y)
        palette = palette_of(self)
        spans: Line = ()
        if 0 <= index < len(self.rows):
            marked = self._is_marked(index)
            words = self._lines_of(index, width - 1)
            at = y - self._places.top(index)
            sign = Span(" ")
            if marked:
                sign = Span(signs_for(self).cursor, "here" if self._lit else "faint")
                palette = palette.on_cursor(focused=self._lit)
            spans = (sign, *(words[at] if at < len(words) else ()))
        return strip_of(spans, width, palette, self._ground).apply_offsets(0, y)

    def _is_marked(self, index: int) -> bool:
        """Whether the cursor is seen on a row."""
        return index == self._cursor.at and (self._lit or not self.rests_unseen)

    def _lines_of(self, index: int, width: int) -> Sequence[Line]:
        row = self.rows[index]
        paint = row.at_cursor if row.at_cursor is not None and self._is_marked(index) else row.paint
        return [*paint(max(1, width))]

    @on(events.Focus)
    @on(events.Blur)
    def light_cursor(self) -> None:
        """The cursor is lit while the list has the focus."""
        self._paint_row(self._cursor.at)

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Its frame is lit by ``:focus-within``, which is looked at as the focus goes: not once more."""

    # The mouse.

    async def _on_click(self, event: events.Click) -> None:
        """Put the cursor there. A click on the cursor's row opens it, one on a span that can be pressed presses that;
        what ends a selection is no click."""
        offset = event.get_content_offset(self)
        if offset is None or self.text_selection is not None:
            return
        index = self._places.row_at(offset.y + self.scroll_offset.y)
        if not 0 <= index < len(self.rows):
            return
        row, press, stood = self.rows[index], event.style.meta.get(PRESS), self._cursor.at
        if not row.head:
            self._stand(index)
        if press:
            self.post_message(self.Pressed(self, row, press))
        elif not row.head and index == stood:
            self.post_message(self.Opened(self, row))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The words that were selected with the mouse."""
        last = len(self.rows) if selection.end is None else self._places.row_at(selection.end.y) + 1
        return selection.extract("\n".join(self._texts(last))), "\n"

    def _texts(self, until: int) -> Iterator[str]:
        """The lines of the rows before an index, as text."""
        width = self.scrollable_content_region.width - 1
        for index in range(min(until, len(self.rows))):
            words = self._lines_of(index, width)
            for at in range(self._places.height(index)):
                yield f" {text_of(words[at])}".rstrip() if at < len(words) else ""
