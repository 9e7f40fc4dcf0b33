"""What lines of the week leave open, what may be missing, what was looked through; beside it what was logged, below it
the log line."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from msgspec.structs import replace as with_fields
from rich.cells import cell_len
from textual import events, on
from textual.widget import Widget

from netritual.domain.text import clean
from netritual.domain.words import counted
from netritual.review.rows import ALSO, logged_from
from netritual.review.step import Item
from netritual.tui.bodies.item_rows import head_row, item_row
from netritual.tui.bodies.log_line import LINE, LogLine
from netritual.tui.bodies.step_body import Note, StepBody
from netritual.tui.bodies.step_view import StepView
from netritual.tui.bodies.week_note import logged_of, week_lines
from netritual.tui.face.painter import signs_for
from netritual.tui.face.spans import Column, Line, Span, cut, in_columns, pad, width_of, wrap_line
from netritual.tui.widgets.item_list import ItemList, Row

MORE, CHANNELS, SWEEP, AGAIN = "@more", "@channels", "sweep", "again"
"""Keys of the row that shows the rest of the log and of that of all channels; states of the one row of the sweep, and
of a row that asks about the line of the row above."""
DAY = 8
"""Cells of the day before what is asked."""
MOST_LINES = 3
"""Lines of candidates, of a line, or of what is asked of it."""
LOGGED = (Column(10), Column(17), Column(8), Column(8, 1))
"""When, with whom, how, what about."""


class WhoBody(StepBody):
    """What is to be answered, the week's log, and the sweep."""

    place_title: ClassVar[str] = "Open questions"

    def __init__(self) -> None:
        super().__init__()
        self._expanded = False
        self._sweep_key = ""

    def show(self, view: StepView) -> None:
        """The mark of the sweep goes on when its channel was ticked."""
        sweep = [item for item in view.items if item.table == SWEEP]
        keys = [item.key for item in sweep]
        open_ones = [item.key for item in sweep if item.state != "picked"]
        if view.cursor in keys and self._sweep_key not in keys:
            self._sweep_key = view.cursor
        if self._sweep_key not in open_ones and open_ones:
            after = [
                key for key in open_ones if self._sweep_key in keys and keys.index(key) > keys.index(self._sweep_key)
            ]
            self._sweep_key = (after or open_ones)[0]
        elif self._sweep_key not in keys and keys:
            self._sweep_key = keys[0]
        super().show(view)

    def tail(self) -> Iterable[Widget]:
        return (LogLine(self._keep),)

    def filled(self, item: Item | None) -> None:
        """The line holds what was left half typed."""
        self.query_one(LogLine).fill(self.under_way(LINE))

    def typing_keys(self) -> Sequence[str]:
        return ("=enter save", "=tab accept", "=F2 form", "=ctrl+z undo typing", "=↑ recent lines",
                "=esc back to the list", "=F1 grammar")  # fmt: skip

    def _keep(self, text: str) -> None:
        self.texts[LINE] = text

    @property
    def said_title(self) -> str:
        return ""

    # The rows.

    def rows(self) -> list[Row]:
        """Names to settle, what is missing, the sweep (one row in the narrow shape), and the log on demand."""
        logged = [item for item in self.view.items if is_logged(item)]
        sweep = [self._with_sign(item) for item in self.view.items if item.table == SWEEP]
        rest = [item for item in self.view.items if not is_logged(item) and item.table != SWEEP]
        before = [item for item in rest if item.table not in ("meetings", "coffees")]
        after = [item for item in rest if item.table in ("meetings", "coffees")]
        rows = self._section(before, [])
        if not self.wide:
            rows += self._logged_rows(logged, rows)
        rows += self._section(after, rows)
        if sweep:
            rows.append(head_row(plain_title(sweep[0].section), len(sweep), first=not rows))
            rows += [item_row(item) for item in sweep] if self.wide else [self._sweep_row(sweep)]
        if self.wide:
            rows += self._logged_rows(logged, rows)
        return rows

    def _section(self, items: Sequence[Item], above: Sequence[Row]) -> list[Row]:
        """Rows under their headings; one that asks about the line of the row above does not say it again."""
        rows: list[Row] = []
        before = None
        for item in items:
            if before is None or item.section != before.section:
                count = sum(one.section == item.section for one in items)
                rows.append(head_row(plain_title(item.section), count, first=not (rows or above)))
                before = None
            again = before is not None and item.line and item.cells[1] == before.cells[1]
            rows.append(item_row(item)._replace(state=AGAIN if again else item.state))
            before = item
        return rows

    def _logged_rows(self, logged: Sequence[Item], above: Sequence[Row]) -> list[Row]:
        """The log comes into the list on demand, where each of its lines can be corrected."""
        if not logged:
            return []
        head = head_row("Logged", len(logged), first=not above)
        if self._expanded:
            return [head, *map(item_row, logged)]
        return [head, Row(MORE, (f"{counted(len(logged), 'line')}: enter shows them, then e corrects one",))]

    def _with_sign(self, item: Item) -> Item:
        """A channel with the sign that says whether it was looked through."""
        signs = signs_for(self)
        sign = signs.tick if item.state == "picked" else signs.open
        return with_fields(item, cells=(f"{sign} {item.cells[0]}", *item.cells[1:]))

    def _sweep_row(self, sweep: Sequence[Item]) -> Row:
        """All channels in one row: space ticks the marked one, the arrows mark another."""
        marked = next(item for item in sweep if item.key == self._sweep_key)
        return Row(CHANNELS, tuple(item.cells[0] for item in sweep), value=marked, state=SWEEP, lines=0)

    def row_lines(self, row: Row, width: int) -> Sequence[Line]:
        item, room = row.value, width
        if row.key == MORE:
            return [cut([Span(row.cells[0], "muted")], room)]
        if row.state == SWEEP:
            return self._channels(row, room)
        if not isinstance(item, Item) or len(item.cells) < 3 or item.table == SWEEP:
            return super().row_lines(row, width)
        if is_logged(item):
            return _logged_lines(_logged_cells(item), LOGGED, room)
        day, typed, asked = item.cells[:3]
        size = max(DAY, cell_len(day) + 2)
        indent = Span(" " * min(size, room // 3))
        if not item.line:
            first = [*pad([Span(day, "muted")], size), Span(asked, "strong"), Span(f"  {typed}", "muted")]
            if width_of(first) <= room:
                return [first]
            return [cut(first[:-1], room), [indent, *cut([Span(typed, "muted")], room - width_of([indent]))]]
        said = wrap_line([Span(typed, "quote")], room - size, MOST_LINES) if row.state != AGAIN else []
        lines = [[*(pad([Span(day, "muted")], size) if not n else [indent]), *spans] for n, spans in enumerate(said)]
        asks = self._candidates(item, room)[0] if item.candidates else []
        asks = asks or wrap_line([Span(asked)], room - width_of([indent]), MOST_LINES)
        return [*lines, *([indent, *spans] for spans in asks)]

    def _channels(self, row: Row, width: int) -> list[list[Span]]:
        marked = row.value.cells[0] if isinstance(row.value, Item) else ""
        lines: list[list[Span]] = [[]]
        for words in row.cells:
            span = Span(words, "here-strong" if words == marked else "text")
            apart = [Span("  ")] if lines[-1] else []
            if lines[-1] and width_of([*lines[-1], *apart, span]) > width:
                lines.append([span])
            else:
                lines[-1] += [*apart, span]
        return lines

    def _candidates(self, item: Item, room: int) -> tuple[list[list[Span]], frozenset[str]]:
        day = item.cells[0]
        return candidate_lines(item, room - min(max(DAY, cell_len(day) + 2), room // 3))

    def current(self) -> Item | None:
        """The item under the cursor, with the digits alone whose people can be read on its row."""
        item = super().current()
        if item is None or not item.candidates:
            return item
        _, keys = self._candidates(item, self.items.scrollable_content_region.width - 1)
        return with_fields(item, acts=tuple(act for act in item.acts if not act.key.isdigit() or act.key in keys))

    def beside(self, item: Item | None) -> Note | None:
        """Wide: the week's log. Narrow: nothing, it stands in the list."""
        if not self.wide:
            return None
        logged = [item for item in self.view.items if is_logged(item)]
        if not logged:
            return None
        context, signs = self.view.context, signs_for(self)
        talks, since = logged_of(context.network, logged), logged_from(context)
        return Note("Your week so far", lambda width: week_lines(talks, since, context.today, width, signs))

    # Keys.

    def on_key(self, event: events.Key) -> None:
        """The arrows mark another channel of the sweep."""
        row = self.items.row
        if event.key not in ("left", "right") or row is None or row.state != SWEEP:
            return
        event.stop()
        keys = [item.key for item in self.view.items if item.table == SWEEP]
        at = keys.index(self._sweep_key) + (1 if event.key == "right" else -1)
        self._sweep_key = keys[at % len(keys)]
        self.redraw()

    def mark_of(self, item: object) -> Line:
        """Nothing: a day stands before most rows."""
        return ()

    def stand_on(self, key: str) -> None:
        """In the narrow shape one row stands for all channels."""
        item = self.view.item(key)
        super().stand_on(CHANNELS if item is not None and item.table == SWEEP and not self.wide else key)

    @on(ItemList.Opened)
    def show_more(self, event: ItemList.Opened) -> None:
        """A click on the row of the log shows all of it."""
        if event.row.key == MORE:
            event.stop()
            event.prevent_default()
            self.open_more()

    def would_take(self, key: str) -> bool:
        """Enter on the row of the log."""
        return key == "enter" and self._cursor_key == MORE

    def took_key(self, key: str) -> bool:
        """Enter on the row of the log shows all of it; a and tab go to the log line."""
        if key in ("a", "tab"):
            self.query_one(LogLine).edit()
            return True
        return key == "enter" and self.open_more()

    def open_more(self) -> bool:
        """Show the whole log in the list; False when the cursor is not there."""
        if self._cursor_key != MORE:
            return False
        self._expanded = True
        self.redraw()
        self.items.go_to(next(item.key for item in self.view.items if is_logged(item)))
        return True


def candidate_lines(item: Item, room: int) -> tuple[list[list[Span]], frozenset[str]]:
    """Whom a name may mean, numbered, in lines of ``room`` cells, and the digits that can be read there.

    Nobody is shown in part: who does not fit has no digit, and is counted with those who never had one.
    """
    lines: list[list[Span]] = [[]]
    keys = set[str]()
    for act in item.acts:
        if not act.key.isdigit():
            continue
        part = [Span(act.key, "here", act.key), Span(f" {' '.join(clean(act.label).split())}", "text", act.key)]
        if width_of([*lines[-1], *(_apart(lines[-1])), *part]) <= room:
            lines[-1] += [*_apart(lines[-1]), *part]
        elif width_of(part) <= room and len(lines) < MOST_LINES:
            lines.append(part)
        else:
            break
        keys.add(act.key)
    more = len(item.candidates) - len(keys)
    lines_of_it = 1 + sum(label == ALSO for label, _ in item.detail)
    rest = f"{'and ' if keys else ''}{more} more: enter" if more else ""
    rest += f"{'; ' if rest else ''}{lines_of_it} lines" if lines_of_it > 1 else ""
    if rest:
        part = [Span(rest, "muted")]
        fits = width_of([*lines[-1], *_apart(lines[-1]), *part]) <= room
        lines = [*lines[:-1], [*lines[-1], *_apart(lines[-1]), *part]] if fits else [*lines, cut(part, room)]
    return [spans for spans in lines if spans], frozenset(keys)


def _apart(spans: Sequence[Span]) -> list[Span]:
    return [Span("   ")] if spans else []


def plain_title(section: str) -> str:
    """The title of a section without what stands in brackets behind it."""
    return section.partition(" (")[0]


def is_logged(item: Item) -> bool:
    """True for a talk of the week that is in the log already."""
    return item.table == "interactions" and bool(item.acts) and item.acts[0].id == "open-person"


def _logged_cells(item: Item) -> tuple[Line, ...]:
    day, channel, who, about = (*item.cells, "")[:4]
    return [Span(day, "faint")], [Span(who, "strong")], [Span(channel)], [Span(about, "muted")]


def _logged_lines(cells: Sequence[Line], columns: Sequence[Column], width: int) -> list[Line]:
    """A talk in one line, or what it was about in a second one."""
    known = columns[:-1]
    left = sum(column.width + 1 for column in known)
    if width_of(cells[-1]) <= width - left:
        return [in_columns(cells, columns, width, 1)]
    indent = columns[0].width + 1
    return [in_columns(cells[:-1], known, width, 1), [Span(" " * indent), *cut(cells[-1], width - indent)]]
