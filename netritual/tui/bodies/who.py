"""What was logged on one side, what may be missing and the sweep on the other, the log line below."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from msgspec.structs import replace as with_fields
from textual import events, on
from textual.widget import Widget

from netritual.charts.signs import signs_of
from netritual.domain.text import clean
from netritual.domain.words import counted, day_words
from netritual.review.rows import ALSO, logged_from
from netritual.review.step import Item
from netritual.tui.bodies.log_line import LINE, LogLine
from netritual.tui.bodies.rows import CURSOR, GAP
from netritual.tui.bodies.step_body import StepBody
from netritual.tui.bodies.step_list import ListRow, StepList, heading
from netritual.tui.bodies.step_view import StepView
from netritual.tui.content import cells as cells_of
from netritual.tui.content import fit, shorten, wrap
from netritual.tui.widgets.why_panel import Passage

MORE = "@more"
"""The row that shows the rest of the log."""
MARGIN = CURSOR + 2
"""Cells beside the text of a row: the cursor, a blank, and the scroll bar when there is one."""
MOST_LINES = 3
"""Lines of candidates, of a line, or of what is asked of it."""
FIRST_LOGGED = 4
"""Talks that the narrow shape shows before the rest is asked for: two lines of two."""


class WhoBody(StepBody):
    """The week's log, what may be missing, and the sweep."""

    list_first: ClassVar[bool] = False

    def __init__(self) -> None:
        super().__init__()
        self._expanded = False
        self._sweep_key = ""
        self._line = ""
        """The line that stands above the next question."""

    def show(self, view: StepView) -> None:
        """The mark of the sweep goes on when its channel was ticked."""
        sweep = [item for item in view.items if item.table == "sweep"]
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

    def stays_on(self, view: StepView) -> str | None:
        """The one line of the sweep in the narrow shape has the key of the channel that is marked."""
        key = super().stays_on(view)
        item = view.item(key)
        return self._sweep_key if item is not None and item.table == "sweep" and not self.wide else key

    def above(self) -> list[str]:
        """Wide: the purpose of the quarter, else the count. Narrow: the count, and what is asked no more."""
        lines, is_purpose = self.view.lines, bool(self.view.context.settings.purpose)
        whole = next((line.partition("\t")[2] for line in lines if "\t" in line), "")
        said = [line.partition("\t")[0] for line in (lines[:1] if self.wide else lines[is_purpose:])]
        return self.parted([f"{line}\t{whole if not at else ''}" for at, line in enumerate(said)])

    def foot(self) -> list[str]:
        """Nothing: the log line stands there."""
        return []

    def tail(self) -> Sequence[Widget]:
        return (LogLine(self._keep),)

    def tail_height(self) -> int:
        return self.query_one(LogLine).rows

    def filled(self, item: Item | None) -> None:
        """The line holds what was left half typed."""
        self.query_one(LogLine).fill(self.under_way(LINE))

    def typing_keys(self) -> Sequence[str]:
        return ("=enter save", "=tab accept", "=F2 form", "=ctrl+z undo typing", "=↑ recent lines",
                "=esc back to the list", "=F1 grammar")  # fmt: skip

    def _keep(self, text: str) -> None:
        self.texts[LINE] = text

    @on(LogLine.Sized)
    def make_room(self, event: LogLine.Sized) -> None:
        """The chips came or went."""
        event.stop()
        self.lay_out()

    def rows(self) -> list[ListRow]:
        """Names to settle, the log (narrow shape), what is missing, the sweep (one line in the narrow shape)."""
        logged = [item for item in self.view.items if is_logged(item)]
        sweep = [self._with_sign(item) for item in self.view.items if item.table == "sweep"]
        rest = [item for item in self.view.items if not is_logged(item) and item.table != "sweep"]
        before = [item for item in rest if item.table not in ("meetings", "coffees")]
        after = [item for item in rest if item.table in ("meetings", "coffees")]
        self.items.shared = False
        rows = self._section(before)
        if logged and not self.wide:
            rows += self._logged_rows(logged)
        rows += self._section(after)
        if sweep:
            rows.append(heading(sweep[0].section.partition(" (")[0] if self.wide else sweep[0].section))
            rows += [self.row(item, first=False) for item in sweep] if self.wide else [self._sweep_row(sweep)]
        if logged and self.wide:
            rows += self._logged_rows(logged)
        return rows

    def row(self, item: Item, *, first: bool) -> ListRow:
        """A row. What is asked of a line stands beside it, else below it; of several questions, below the first."""
        row, room = super().row(item, first=first), self.list_width - MARGIN
        if len(row.cells) < 3:
            return row
        day, typed, asked = row.cells[:3]
        below: Sequence[str] = ()
        if item.candidates and not self._names_all(item):
            asked, (below, _) = one_of(item), candidates_below(item, room)
        if item.line:
            joined, is_new, self._line = (" " * GAP).join(row.cells[:2]), typed != self._line, typed
            if is_new and not below and cells_of(f"{joined}{asked}") + GAP <= room:
                return replace(row, cells=(f"{joined}{' ' * GAP}{asked}",))
            line = wrap(joined, room, MOST_LINES) if is_new else []
            top, *rest = (*line, *wrap(asked, room - GAP, MOST_LINES), *below)
            below = [*rest[: len(line) - 1], *(" " * GAP + text for text in rest[max(0, len(line) - 1) :])]
            return replace(row, cells=(top if line else " " * GAP + top,), more=tuple(below), hint="")
        if cells_of(day) + cells_of(typed) + cells_of(asked) + 2 * GAP > room and not below:
            asked, below = "", wrap(asked, room, MOST_LINES)
        return replace(
            row, cells=(day, typed, asked, *row.cells[3:]), more=tuple(below), hint="" if below else row.hint
        )

    def current(self) -> Item | None:
        """The item under the cursor, with the digits alone whose people can be read on its row."""
        item = super().current()
        if item is None or not item.candidates or self._names_all(item):
            return item
        _, keys = candidates_below(item, self.list_width - MARGIN)
        return with_fields(item, acts=tuple(act for act in item.acts if not act.key.isdigit() or act.key in keys))

    def _names_all(self, item: Item) -> bool:
        """Whether all whom an unclear name may mean can be read in what is asked."""
        return len(item.candidates) < 3 and cells_of(item.cells[2]) <= self.list_width - MARGIN - GAP

    def _section(self, items: Sequence[Item]) -> list[ListRow]:
        rows: list[ListRow] = []
        section = None
        for item in items:
            if item.section != section:
                self._line = ""
                rows.append(heading(item.section.partition(" (")[0] if self.wide else item.section))
            rows.append(self.row(item, first=item.section != section))
            section = item.section
        return rows

    def _logged_rows(self, logged: Sequence[Item]) -> list[ListRow]:
        """The log. Where it stands beside the list it comes into it on demand: a row of the list can be corrected."""
        rows = [heading("Logged")]
        if self._expanded:
            return rows + [self.row(item, first=False) for item in logged]
        if self.wide:
            return [*rows, ListRow(key=MORE, cells=(f"{counted(len(logged), 'line')}: enter, then e corrects one",))]
        half = (self.space.width - CURSOR - GAP) // 2
        brief = [fit(logged_words(item, half), half) for item in logged[:FIRST_LOGGED]]
        for at in range(0, len(brief), 2):
            rows.append(ListRow(key=None, cells=("  " + (" " * GAP).join(brief[at : at + 2]),), note=True))
        if len(logged) > FIRST_LOGGED:
            rows.append(ListRow(key=MORE, cells=(f"...{len(logged) - FIRST_LOGGED} more (enter)",)))
        return rows

    def _with_sign(self, item: Item) -> Item:
        """A channel with the sign that says whether it was looked through."""
        signs = signs_of("plain" if self.view.context.settings.plain else "auto")
        sign = signs.tick if item.state == "picked" else signs.open
        return with_fields(item, cells=(f"{sign} {item.cells[0]}", *item.cells[1:]))

    def _sweep_row(self, sweep: Sequence[Item]) -> ListRow:
        """All channels in one row: space ticks the marked one, the arrows mark another."""
        parts = [
            f"{'>' if at and item.key == self._sweep_key else ' '}{item.cells[0]}" for at, item in enumerate(sweep)
        ]  # the row's own cursor stands before the first one
        return ListRow(key=self._sweep_key, cells=(shorten(" ".join(parts).strip(), self.space.width - CURSOR - 1),))

    def beside(self, item: Item | None) -> tuple[Passage, ...]:
        """Wide: the week's log. Narrow: nothing, it stands in the list."""
        if not self.wide:
            return ()
        logged = [item for item in self.view.items if is_logged(item)]
        wide = [max((cells_of(item.cells[at]) for item in logged), default=0) for at in range(3)]
        raw = tuple(
            "  ".join([*(fit(item.cells[at], min(wide[at], 18)) for at in range(3)), item.cells[3]]) for item in logged
        )
        empty = () if logged else (("", self.view.step.nothing(self.view.context)),)
        since = day_words(logged_from(self.view.context), self.view.context.today)
        return (Passage(f"logged since {since} ({len(logged)})", empty, raw),)

    def on_key(self, event: events.Key) -> None:
        """The arrows mark another channel of the sweep."""
        if event.key not in ("left", "right") or self.wide:
            return
        keys = [item.key for item in self.view.items if item.table == "sweep"]
        if self.items.cursor in keys:
            event.stop()
            at = keys.index(self._sweep_key) + (1 if event.key == "right" else -1)
            self._sweep_key = keys[at % len(keys)]
            self.items.show(self.rows(), self._sweep_key, wide=False)
            self.follow()

    @on(StepList.Chosen)
    def show_more(self, event: StepList.Chosen) -> None:
        """Enter on the last line of the log shows all of it."""
        if event.key == MORE:
            event.stop()
            event.prevent_default()
            self.open_more()

    def would_take(self, key: str) -> bool:
        """Enter on the last line of the log."""
        return key == "enter" and self.items.cursor == MORE

    def took_key(self, key: str) -> bool:
        """Enter on the last line of the log shows all of it; a and tab go to the log line."""
        if key in ("a", "tab"):
            self.query_one(LogLine).edit()
            return True
        return key == "enter" and self.open_more()

    def open_more(self) -> bool:
        """Show the whole log in the list; False when the cursor is not there."""
        if self.items.cursor != MORE:
            return False
        self._expanded = True
        first = next(item.key for item in self.view.items if is_logged(item))
        self.draw(first)
        return True


def candidates_below(item: Item, room: int) -> tuple[list[str], frozenset[str]]:
    """Whom a name may mean, as numbered lines of ``room`` cells, and the digits that can be read there.

    Nobody is shown in part: who does not fit has no digit, and is counted with those who never had one.
    """
    lines, keys = [""], set[str]()
    for act in item.acts:
        if not act.key.isdigit():
            continue
        part = f"{act.key} {' '.join(clean(act.label).split())}"
        joined = f"{lines[-1]}{' ' * GAP}{part}" if lines[-1] else part
        if cells_of(joined) <= room:
            lines[-1] = joined
        elif cells_of(part) <= room and len(lines) < MOST_LINES:
            lines.append(part)
        else:
            break
        keys.add(act.key)
    more = len(item.candidates) - len(keys)
    if more:
        rest = f"{'and ' if keys else ''}{more} more: enter"
        joined = f"{lines[-1]}{' ' * GAP}{rest}" if lines[-1] else rest
        lines = [*lines[:-1], joined] if cells_of(joined) <= room else [*lines, rest]
    return lines, frozenset(keys)


def one_of(item: Item) -> str:
    """What stands in the row of an unclear name whose candidates stand below."""
    lines = 1 + sum(label == ALSO for label, _ in item.detail)
    name = str(item.subject) if isinstance(item.subject, str) else ""
    name += f", {lines} lines" if lines > 1 else ""
    return f"{name}{': ' if name else ''}one of {len(item.candidates)}?"


def is_logged(item: Item) -> bool:
    """True for a talk of the week that is in the log already."""
    return item.table == "interactions" and bool(item.acts) and item.acts[0].id == "open-person"


def logged_words(item: Item, room: int) -> str:
    """A talk in half a line: who, when, what."""
    day, channel, who = item.cells[:3]
    return f"{fit(who, max(8, room - 22))}  {fit(day, 8)} {channel}"
