"""The rows of the first step: what lines leave open, what was looked through, the log."""

from collections.abc import Sequence
from itertools import groupby, pairwise

from msgspec.structs import replace as with_fields
from rich.cells import cell_len

from netritual.charts.signs import Signs
from netritual.domain.dates.day_wording import counted
from netritual.domain.language.text import clean
from netritual.domain.model import Proposed
from netritual.review.rows import ALSO
from netritual.review.step import Item
from netritual.tui.app import NetritualApp
from netritual.tui.bodies.item_rows import head_row, with_keys
from netritual.tui.bodies.step_rows import StepRows
from netritual.tui.face.spans import Line, Span, SpanColumn, cut, flowed, in_columns, pad, width_of, wrap_line
from netritual.tui.screens.home_rows import SEEMING
from netritual.tui.widgets.item_list import Row

MORE, CHANNELS, SWEEP = "@more", "@channels", "sweep"
"""Keys of the row that shows the rest of the log and of that of all channels; the state of the one row of the sweep."""
NOTHING_LEFT = "Nothing left to answer"
DAY = 12
"""Cells of the day before what is asked: of two rows the words begin in one column."""
MOST_LINES = 3
"""Lines of candidates, of a line, or of what is asked of it."""
LOGGED = (SpanColumn(10), SpanColumn(17), SpanColumn(8), SpanColumn(8, 1))
"""When, with whom, how, what about."""


class WhoRows(StepRows):
    """Names to settle, what is missing, the sweep (one row in the narrow shape), and the log on demand."""

    place_title = "Still open"

    def __init__(self, app: NetritualApp) -> None:
        super().__init__(app)
        self.shows_log = False
        """Whether each line of the log has a row."""
        self.channel = ""
        """The key of the channel that is marked in the one row of the sweep."""
        self._repeated: frozenset[str] = frozenset()

    @property
    def title(self) -> str:
        """That over all rows, or that nothing is left of what is asked."""
        title = super().title
        return title if title != self.place_title or asking(self.view.items) else NOTHING_LEFT

    def rows(self) -> list[Row]:
        items, wide = self.view.items, self.shape == "wide"
        self._repeated = repeated(items)
        rows: list[Row] = []

        def begin(title: str, count: int) -> None:
            rows.append(head_row(title, count, roomy=wide and bool(rows)))

        for section, group in groupby(asking(items), lambda item: item.section):
            asked = [*map(self.row_of, group)]
            begin(plain_title(section), len(asked))
            rows += asked
        if sweep := [_with_sign(item, self.signs) for item in items if item.table == SWEEP]:
            if rows or any(map(is_logged, items)):  # alone it has the title of the place
                begin(plain_title(sweep[0].section), len(sweep))
            rows += map(self.row_of, sweep) if wide else [_sweep_row(sweep, self.channel)]
        if logged := [item for item in items if is_logged(item)]:
            begin("Logged", len(logged))
            rows += map(self.row_of, logged) if self.shows_log else [_more_row(len(logged))]
        return rows

    def lines_of(self, item: Item, width: int) -> Sequence[Line]:
        if len(item.cells) < 3 or item.table == SWEEP:
            return super().lines_of(item, width)
        if is_logged(item):
            return logged_lines(item, width)
        return question_lines(item, width, again=item.key in self._repeated)

    def mark_of(self, item: Item) -> Line:
        """Nothing: a day stands before most rows."""
        return ()

    def mark_next(self, by: int) -> None:
        """Mark the next channel of the sweep, or the one before."""
        keys = [item.key for item in self.view.items if item.table == SWEEP]
        self.channel = keys[(keys.index(self.channel) + by) % len(keys)]


def asking(items: Sequence[Item]) -> list[Item]:
    """What is to be answered."""
    return [item for item in items if not is_logged(item) and item.table != SWEEP]


def repeated(items: Sequence[Item]) -> frozenset[str]:
    """The keys of those that ask about the line of the one before: their rows do not say it again."""
    pairs = pairwise(asking(items))
    return frozenset(
        item.key for one, item in pairs
        if item.line and (item.section, item.cells[1]) == (one.section, one.cells[1])
    )  # fmt: skip


def _more_row(count: int) -> Row:
    """The log comes into the list on demand, where each of its lines can be corrected."""
    words = f"{counted(count, 'line')}: enter shows them, then e corrects one"
    return Row(MORE, lambda width: [cut([Span(words, "muted")], width)], words, lines=1)


def _with_sign(item: Item, signs: Signs) -> Item:
    """A channel with the sign that says whether it was looked through."""
    sign = signs.tick if item.state == "picked" else signs.open
    return with_fields(item, cells=(f"{sign} {item.cells[0]}", *item.cells[1:]))


def _sweep_row(sweep: Sequence[Item], marked: str) -> Row:
    """All channels in one row, the marked one lit: space ticks it, the arrows mark another."""
    value = next(item for item in sweep if item.key == marked)

    def paint(width: int) -> list[Line]:
        names = ([Span(one.cells[0], "here-strong" if one is value else "text")] for one in sweep)
        return [*flowed(names, width, 2)]

    return Row(CHANNELS, paint, value, state=SWEEP, at_cursor=lambda width: with_keys(paint(width), value.acts, width))


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


def question_lines(item: Item, width: int, *, again: bool = False) -> list[Line]:
    """A row that asks: the day and the line as it was written, unless that is said ``again``, and what is asked of it,
    whom it may mean numbered."""
    day, typed, asked = item.cells[:3]
    size = max(DAY, cell_len(day) + 2)
    indent = Span(" " * min(size, width // 3))
    room = width - width_of([indent])
    if not item.line:
        first = [*pad([Span(day, "muted")], size), Span(asked, "strong"), Span(f"  {typed}", "muted")]
        if width_of(first) <= width:
            return [first]
        names = wrap_line([Span(asked, "strong")], room, MOST_LINES)
        lines = [[*(pad([Span(day, "muted")], size) if not n else [indent]), *spans] for n, spans in enumerate(names)]
        return [*([cut(spans, width) for spans in lines]), [indent, *cut([Span(typed, "muted")], room)]]
    said = wrap_line([Span(quoted(typed), "quote")], room, MOST_LINES) if not again else []
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
    """True for a line of the week that is in the log already, whoever it names: nothing of it is asked."""
    return item.table == "interactions" and {act.id for act in item.acts} <= {"open-person", "correct-entry"}


def logged_lines(item: Item, width: int) -> list[Line]:
    """A talk in one line, or what it was about in a second one."""
    day, channel, who, about = (*item.cells, "")[:4]
    if not item.people:  # its own words stand for whom it names
        words = ([Span(day, "faint")], [Span(channel)], [Span(who, "strong")])
        return [in_columns(words, (LOGGED[0], LOGGED[2], SpanColumn(LOGGED[1].width, 1)), width, 1)]
    cells = ([Span(day, "faint")], [Span(who, "strong")], [Span(channel)], [Span(about, "muted")])
    columns, shown_columns = LOGGED, LOGGED[:-1]
    left = sum(column.width + 1 for column in shown_columns)
    if width_of(cells[-1]) <= width - left:
        return [in_columns(cells, columns, width, 1)]
    indent = columns[0].width + 1
    return [in_columns(cells[:-1], shown_columns, width, 1), [Span(" " * indent), *cut(cells[-1], width - indent)]]
