"""The list of a review step: headings, rows in columns, the cursor sign, ticks, and the keys that fit into a row.

Rows are drawn for the width at hand and may take several lines; only the two rows that the cursor leaves and enters
are drawn anew when it moves.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from textual import events, on
from textual.content import Content
from textual.events import Resize
from textual.geometry import Size
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from netritual.tui.bodies.rows import CURSOR, GAP, column_widths, in_columns
from netritual.tui.content import cells as cells_of
from netritual.tui.content import fill, plain, shorten, wrap
from netritual.tui.widgets.frame import rule


@dataclass(frozen=True, kw_only=True)
class ListRow:
    """One row. ``key`` None is a heading, which the cursor passes over.

    ``box`` is the sign of a pick ("[x]", "[ ]") or "". ``more`` are lines under the first. ``hint`` are keys that are
    shown at the end of the row when there is room; ``word`` ("late") makes a row bold. A ``note`` is a line without a
    key that is only read.
    """

    key: str | None
    cells: tuple[str, ...]
    box: str = ""
    more: tuple[str, ...] = ()
    hint: str = ""
    hint_always: bool = False
    word: str = ""
    note: bool = False
    names: bool = False
    """A line with the names of the columns below it; ``box`` names the column of picks."""

    @property
    def head(self) -> bool:
        """Whether the cursor passes over it."""
        return self.key is None


def heading(title: str) -> ListRow:
    """A heading row."""
    return ListRow(key=None, cells=(title,))


def sentence_case(title: str, *, wide: bool) -> str:
    """A heading as its size asks: capitals in the narrow shape (but in brackets), plain in a rule."""
    if wide:
        return title if title.startswith("I ") else title[:1].lower() + title[1:]
    head, bracket, rest = title.partition(" (")
    return head.upper() + bracket + rest


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


class StepList(CursorList, inherit_bindings=False):
    """The rows of one step. Keys are the screen's. ``height`` is set by the body and never auto."""

    _rows: Sequence[ListRow] = ()

    @dataclass
    class CursorMoved(Message):
        """The cursor stands on another row."""

        key: str
        """The key of that row."""

    @dataclass
    class Chosen(Message):
        """A click on the row under the cursor."""

        key: str
        """The key of that row."""

    def __init__(self) -> None:
        super().__init__(id="items", markup=False, compact=True)
        self.wide = False
        self._widths: list[list[int]] = []
        self._marked: int | None = None
        self._drawn = -1
        self.shared = True
        self.to_come = 0
        """The cells that the list will get, while it was not laid out yet."""

    def show(self, rows: Sequence[ListRow], cursor: str | None, *, wide: bool) -> None:
        """Put rows in; the cursor goes to the row with that key, else to the first that can take it."""
        if tuple(rows) == self._rows and wide == self.wide and self._room() == self._drawn:
            self.stand(cursor)
            return
        self.wide = wide
        self._rows = tuple(rows)
        self._redraw(cursor)

    def stand(self, key: str | None) -> None:
        """Move the cursor to a row; an unknown key leaves it where it is."""
        at = next((at for at, row in enumerate(self._rows) if key is not None and row.key == key), None)
        if at is not None and at != self.highlighted:
            self.highlighted = at

    @property
    def cursor(self) -> str | None:
        """The key of the row under the cursor."""
        at = self.highlighted
        return self._rows[at].key if at is not None and at < len(self._rows) else None

    @property
    def wanted_height(self) -> int:
        """How many lines all rows take."""
        return sum(1 + len(row.more) for row in self._rows)

    def heading_lines(self) -> list[int]:
        """On which of its visible lines a heading stands, as it is scrolled now."""
        found, line = [], -int(self.scroll_offset.y)
        for row in self._rows:
            if row.key is None and self.wide and row.cells[0] and not row.note and not row.names:
                found.append(line)
            line += 1 + len(row.more)
        return [line for line in found if line >= 0]

    def _room(self) -> int:
        return self.scrollable_content_region.width or self.to_come

    def _redraw(self, cursor: str | None) -> None:
        room = self._drawn = self._room()
        self._widths = _section_widths(self._rows, room - CURSOR, shared=self.shared)
        keys = [row.key for row in self._rows]
        at = keys.index(cursor) if cursor is not None and cursor in keys else None
        if at is None:
            at = next((at for at, key in enumerate(keys) if key is not None), None)
        self._marked = at
        with self.prevent(OptionList.OptionHighlighted):
            self.set_options(
                Option(self._prompt(number), disabled=row.key is None) for number, row in enumerate(self._rows)
            )
            self.highlighted = at
        # Set here it is there for the layout; found out while painting it would ask for a second one.
        self.virtual_size = Size(room, self.wanted_height)

    def _prompt(self, at: int) -> Content:
        row, room = self._rows[at], max(1, self._room())
        if row.note:
            return plain(shorten(f" {row.cells[0]}", room))
        if row.names:
            names = in_columns(("", *row.cells) if row.box else row.cells, self._widths[at], room - CURSOR)
            return plain(" " * CURSOR + row.box + names[len(row.box) :])
        if row.key is None:
            return plain(_heading_line(row.cells[0], room, wide=self.wide))
        sign = ">" if at == self._marked else " "
        shown = (row.box, *row.cells) if row.box else row.cells
        widths = self._widths[at] if len(row.cells) > 1 else [room - CURSOR]
        first = in_columns(shown, widths, room - CURSOR)
        hint = row.hint if at == self._marked or row.hint_always else ""
        free = room - CURSOR - cells_of(first) - GAP
        hint = hint if hint and cells_of(hint) <= free else ""
        blanks = " " * (free + GAP - cells_of(hint) - 1) if hint else ""
        style = "bold" if row.word == "late" else "not bold"
        template = f"$lead[{style}]$first[/]$blanks[$text-muted not bold]$hint[/]"
        line = fill(template, lead=f" {sign} ", first=first, blanks=blanks, hint=hint)
        return Content("\n").join([line, *(plain(shorten(" " * CURSOR + below, room)) for below in row.more)])

    @on(OptionList.OptionHighlighted)
    def mark_row(self, event: OptionList.OptionHighlighted) -> None:
        """Draw the row that lost the cursor and the one that got it."""
        event.stop()
        before, now = self._marked, event.option_index
        if before == now:
            return
        self._marked = now
        for at in {before, now} - {None}:
            if at is not None and at < self.option_count:
                self.replace_option_prompt_at_index(at, self._prompt(at))
        key = self.cursor
        if key is not None:
            self.post_message(self.CursorMoved(key))

    def opened(self) -> None:
        if (key := self.cursor) is not None:
            self.post_message(self.Chosen(key))

    def on_resize(self, event: Resize) -> None:
        """Rows are drawn for a width; with another height the cursor may be out of sight."""
        if self._room() != self._drawn:
            self._redraw(self.cursor)
        else:
            self.scroll_to_highlight()


def _heading_line(title: str, room: int, *, wide: bool) -> str:
    if not title:
        return " "
    title = sentence_case(title, wide=wide)
    return rule(room, (0, title)) if wide else shorten(f" {title}", room)


def _sections(rows: Sequence[ListRow]) -> list[list[int]]:
    """The places of the rows of each section; the names of columns stand among them."""
    sections: list[list[int]] = [[]]
    for at, row in enumerate(rows):
        if row.key is None and not row.names:
            sections.append([])
        else:
            sections[-1].append(at)
    return sections


def _section_widths(rows: Sequence[ListRow], room: int, *, shared: bool) -> list[list[int]]:
    """Column widths of each row: columns line up within a section, and with ``shared`` the first over all of them."""
    every = [row.cells for row in rows if row.key is not None and len(row.cells) > 1]
    name = min(max((cells_of(cells[0]) for cells in every), default=0), max(6, room // 3)) if shared else 0
    result: list[list[int]] = [[] for _ in rows]
    for part in _sections(rows):
        widths = _widths_of([rows[at] for at in part if not rows[at].names], name, room)
        for at in part:
            result[at] = widths
    return result


def reasons_below(rows: Sequence[ListRow], room: int, free: int, *, shared: bool) -> list[ListRow]:
    """The rows of a list of ``room`` cells, the longest column of a section under its rows where it would be cut and
    ``free`` lines are one each at least; the first rows have theirs in whole. Names stay, and so do sections that have
    lines of their own."""
    widths = _section_widths(rows, room - CURSOR, shared=shared)
    done = list(rows)
    for part in _sections(rows):
        column = _cut_column([rows[at] for at in part], [widths[at] for at in part])
        if column is None or any(rows[at].more for at in part):
            continue
        texts = {at: rows[at].cells[column] for at in part if not rows[at].names}
        if len(texts) > free:
            continue
        free -= len(texts)
        below: dict[int, list[str]] = {}
        for at, text in texts.items():
            below[at] = wrap(text, room - CURSOR - GAP, 1 + free)
            free -= len(below[at]) - 1
        for at in part:
            cells = tuple("" if n == column else cell for n, cell in enumerate(rows[at].cells))
            more = tuple(" " * GAP + line for line in below.get(at, ()) if line)
            done[at] = replace(rows[at], cells=cells, more=more)
    return done


def _cut_column(part: Sequence[ListRow], widths: Sequence[list[int]]) -> int | None:
    """Which column behind the names is cut, that with the longest text, but for the day and the hour of a pick; None
    when all can be read."""
    cut: dict[int, int] = {}
    when = _when(part)
    for row, wide in zip(part, widths, strict=True):
        boxes = len(wide) - len(row.cells)
        for at, cell in enumerate(row.cells):
            if at > 0 and at != when and not row.names and boxes in (0, 1) and cells_of(cell) > wide[at + boxes]:
                cut[at] = max(cut.get(at, 0), cells_of(cell))
    return max(cut, key=lambda at: cut[at], default=None)


def _widths_of(part: Sequence[ListRow], name: int, room: int) -> list[int]:
    box = max((cells_of(row.box) for row in part), default=0)
    if not name:
        widths = column_widths([row.cells for row in part], room - (box + GAP if box else 0), _when(part))
        return [box, *widths] if box else widths
    room -= name + GAP + (box + GAP if box else 0)
    rest = column_widths([row.cells[1:] for row in part], room, _when(part) - 1)
    return [box, name, *rest] if box else [name, *rest]


def _when(part: Sequence[ListRow]) -> int:
    """The column with the day and the hour of what can be picked: it is cut last. -1 where nothing is picked."""
    return max((len(row.cells) for row in part if row.box), default=0) - 1
