"""The rows of the first step: what lines leave open, what was looked through, the log. Pure functions."""

from collections.abc import Sequence

from msgspec.structs import replace as with_fields
from rich.cells import cell_len

from netritual.charts.signs import Signs
from netritual.domain.model import Proposed
from netritual.domain.text import clean
from netritual.domain.words import counted
from netritual.review.rows import ALSO
from netritual.review.step import Item
from netritual.tui.bodies.item_rows import head_row, item_row
from netritual.tui.face.spans import Column, Line, Span, cut, flowed, in_columns, pad, width_of, wrap_line
from netritual.tui.screens.home_rows import SEEMING
from netritual.tui.widgets.item_list import Row

MORE, CHANNELS, SWEEP, AGAIN = "@more", "@channels", "sweep", "again"
"""Keys of the row that shows the rest of the log and of that of all channels; states of the one row of the sweep, and
of a row that asks about the line of the row above."""
DAY = 12
"""Cells of the day before what is asked: of two rows the words begin in one column."""
MOST_LINES = 3
"""Lines of candidates, of a line, or of what is asked of it."""
LOGGED = (Column(10), Column(17), Column(8), Column(8, 1))
"""When, with whom, how, what about."""


def week_rows(items: Sequence[Item], signs: Signs, *, wide: bool, expanded: bool, marked: str) -> list[Row]:
    """Names to settle, what is missing, the sweep (one row in the narrow shape, a channel of it ``marked``), and the
    log, ``expanded`` on demand."""
    logged = [item for item in items if is_logged(item)]
    sweep = [_with_sign(item, signs) for item in items if item.table == SWEEP]
    rows = _section([item for item in items if not is_logged(item) and item.table != SWEEP])
    if sweep:
        rows.append(head_row(plain_title(sweep[0].section), len(sweep), first=not rows))
        rows += [item_row(item) for item in sweep] if wide else [_sweep_row(sweep, marked)]
    return rows + _logged_rows(logged, rows, expanded)


def _section(items: Sequence[Item]) -> list[Row]:
    """Rows under their headings; one that asks about the line of the row above does not say it again."""
    rows: list[Row] = []
    before = None
    for item in items:
        if before is None or item.section != before.section:
            count = sum(one.section == item.section for one in items)
            rows.append(head_row(plain_title(item.section), count, first=not rows))
            before = None
        again = before is not None and item.line and item.cells[1] == before.cells[1]
        rows.append(item_row(item)._replace(state=AGAIN if again else item.state))
        before = item
    return rows


def _logged_rows(logged: Sequence[Item], above: Sequence[Row], expanded: bool) -> list[Row]:
    """The log comes into the list on demand, where each of its lines can be corrected."""
    if not logged:
        return []
    head = head_row("Logged", len(logged), first=not above)
    if expanded:
        return [head, *map(item_row, logged)]
    return [head, Row(MORE, (f"{counted(len(logged), 'line')}: enter shows them, then e corrects one",))]


def _with_sign(item: Item, signs: Signs) -> Item:
    """A channel with the sign that says whether it was looked through."""
    sign = signs.tick if item.state == "picked" else signs.open
    return with_fields(item, cells=(f"{sign} {item.cells[0]}", *item.cells[1:]))


def _sweep_row(sweep: Sequence[Item], marked: str) -> Row:
    """All channels in one row: space ticks the marked one, the arrows mark another."""
    value = next(item for item in sweep if item.key == marked)
    return Row(CHANNELS, tuple(item.cells[0] for item in sweep), value=value, state=SWEEP, lines=0)


def marked_channel(items: Sequence[Item], cursor: str, marked: str) -> str:
    """The channel that is marked from now on: the next open one when the marked one was looked through."""
    sweep = [item for item in items if item.table == SWEEP]
    keys = [item.key for item in sweep]
    open_ones = [item.key for item in sweep if item.state != "picked"]
    if cursor in keys and marked not in keys:
        marked = cursor
    if marked not in open_ones and open_ones:
        after = [key for key in open_ones if marked in keys and keys.index(key) > keys.index(marked)]
        return (after or open_ones)[0]
    return keys[0] if keys and marked not in keys else marked


def question_lines(item: Item, state: str, width: int) -> list[Line]:
    """A row that asks: the day and the line as it was written, and what is asked of it, whom it may mean numbered."""
    day, typed, asked = item.cells[:3]
    size = max(DAY, cell_len(day) + 2)
    indent = Span(" " * min(size, width // 3))
    room = width - width_of([indent])
    if not item.line:
        first = [*pad([Span(day, "muted")], size), Span(asked, "strong"), Span(f"  {typed}", "muted")]
        if width_of(first) <= width:
            return [first]
        return [cut(first[:-1], width), [indent, *cut([Span(typed, "muted")], room)]]
    said = wrap_line([Span(quoted(typed), "quote")], room, MOST_LINES) if state != AGAIN else []
    lines = [[*(pad([Span(day, "muted")], size) if not n else [indent]), *spans] for n, spans in enumerate(said)]
    asks = candidate_lines(item, room)[0] if item.candidates else []
    asks = asks or wrap_line(_asked(item, asked), room, MOST_LINES)
    return [*lines, *([indent, *spans] for spans in asks)]


def _asked(item: Item, words: str) -> list[Span]:
    """What is asked; of what a line seems to hold who and how in the colour of its kind, as on Home."""
    if not isinstance(item.subject, Proposed) or item.subject.kind not in SEEMING:
        return [Span(words)]
    head, sign, matter = words.partition(": ")
    return [Span(head, SEEMING[item.subject.kind][1]), Span(f"{sign}{matter}")]


def quoted(typed: str) -> str:
    """A line as it was written, in quotes."""
    words = typed[1:-1] if len(typed) > 1 and typed[0] == typed[-1] == '"' else typed
    return words if words.startswith("“") else f"“{words}”"


def channel_lines(row: Row, width: int) -> list[Line]:
    """The channels of the sweep side by side, the marked one lit."""
    marked = row.value.cells[0] if isinstance(row.value, Item) else ""
    return [*flowed(([Span(words, "here-strong" if words == marked else "text")] for words in row.cells), width, 2)]


def candidate_room(item: Item, width: int) -> int:
    """The cells that are left for whom a name may mean, beside the day."""
    return width - min(max(DAY, cell_len(item.cells[0]) + 2), width // 3)


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


def logged_lines(item: Item, width: int) -> list[Line]:
    """A talk in one line, or what it was about in a second one."""
    day, channel, who, about = (*item.cells, "")[:4]
    cells = ([Span(day, "faint")], [Span(who, "strong")], [Span(channel)], [Span(about, "muted")])
    columns, shown_columns = LOGGED, LOGGED[:-1]
    left = sum(column.width + 1 for column in shown_columns)
    if width_of(cells[-1]) <= width - left:
        return [in_columns(cells, columns, width, 1)]
    indent = columns[0].width + 1
    return [in_columns(cells[:-1], shown_columns, width, 1), [Span(" " * indent), *cut(cells[-1], width - indent)]]
