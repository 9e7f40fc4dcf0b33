"""The next weeks as a grid of hours and days: coffees, busy times, free coffee hours, holidays, the review."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cached_property
from typing import Literal
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace
from rich.cells import cell_len

from netritual.charts.signs import Signs
from netritual.domain.dates.dates import WEEKDAYS
from netritual.domain.dates.day_wording import listed
from netritual.domain.dates.weeks import monday_of
from netritual.domain.dates.working_hours import hour_words, minutes_of
from netritual.review.step import StepContext
from netritual.tui.face.spans import Line, Role, Span, pad, width_of

MarkKind = Literal["proposed", "planned", "offered", "tentative", "words"]
WORKDAYS = 5
CELL, WIDEST_CELL, LEAST_CELL = 8, 13, 3
"""Cells of one day, where weeks stand beside each other and below each other."""
MOST_LEGEND = 2
"""Lines of the legend where weeks stand beside each other."""
LEGEND_GAP = 3
"""Cells between two pieces of the legend."""
MOST_WEEKS = 3
"""Weeks that the slots on offer can lie in: two weeks from the next working day (``free_slots.HORIZON``)."""
FAR = 5
"""Weeks from this one in which a coffee is looked for: holidays can put the next working day off."""
BETWEEN = 4
"""Cells between two weeks."""
DAY_HOURS = (8, 17)
"""The first and the last hour that has a row without a coffee in it."""
LOOK = 45
"""Minutes that are free in a free coffee hour: a coffee's length."""
NOTHING, BUSY, REVIEW, FREE, MARKED = range(5)
"""What a row holds at most; where room is short, rows of the lowest go first."""


FREE_HOUR = "free "
"""What a click on a free hour presses, before its moment."""


class GridMark(Struct, frozen=True):
    """What stands in the grid: two moments with offset, a first name, what it is, and what a click on it presses."""

    start: datetime
    end: datetime
    name: str
    kind: MarkKind = "proposed"
    press: str = ""


class GridCell(Struct, frozen=True):
    """An hour of a day: how much it weighs, how it is drawn, and the piece of the legend that explains it."""

    weight: int = NOTHING
    spans: Line = ()
    legend: str = ""


class Fortnight:
    """The weeks of some marks, in the zone of the settings."""

    def __init__(self, context: StepContext, marks: Sequence[GridMark], signs: Signs, on: date | None = None) -> None:
        """``on`` is the day of the coffee at work, which is lit."""
        self._context, self._settings, self._signs, self._on = context, context.settings, signs, on
        self._zone: tzinfo = ZoneInfo(self._settings.tz) if self._settings.tz else (context.now.tzinfo or UTC)
        local = (replace(m, start=m.start.astimezone(self._zone), end=m.end.astimezone(self._zone)) for m in marks)
        self._marks = sorted(local, key=lambda mark: (mark.kind != "planned", mark.kind == "offered", mark.start))
        firm = ("planned", "tentative")
        self.weeks = weeks_of(
            context.today,
            [mark.start.date() for mark in self._marks if mark.kind not in (*firm, "words")],
            [mark.start.date() for mark in self._marks if mark.kind in firm],
        )
        last = self.weeks[-1] + timedelta(days=7)
        self._busy = [
            (one.start.timestamp(), one.end.timestamp()) for one in context.busy
            if one.end.date() >= self.weeks[0] and one.start.date() <= last
        ]  # fmt: skip
        self._drawn: dict[tuple[int, int], list[Line]] = {}
        self._grids: dict[tuple[int, int], list[dict[int, list[list[GridCell]]]]] = {}
        """All rows, by the weeks beside each other and the cells of a day."""
        self._taken = [(one.start.timestamp(), one.end.timestamp()) for one in self._marks if one.kind != "offered"]

    @property
    def title(self) -> str:
        """The heading, by how many weeks there are."""
        return f"Next {'three' if len(self.weeks) > 2 else 'two'} weeks"

    @property
    def coffee_hours(self) -> str:
        """My hours for coffees: "Tue Wed Thu, 08:30 to 10:00 and 12:30 to 13:30"."""
        starts: dict[tuple[str, ...], list[str]] = {}
        for window in self._settings.windows:
            hours = " to ".join(self._hour(minutes_of(at) or 0) for at in (window.from_, window.to))
            starts.setdefault(window.days, []).append(hours)
        return "; ".join(
            f"{' '.join(day.capitalize() for day in days)}, {listed(hours)}" for days, hours in starts.items()
        )

    def lines(self, width: int, height: int = 0) -> list[Line]:
        """The grid in so many cells, and in so many lines at most, or 0 for as many as it needs: weeks beside each
        other with all hours of the day, or below each other with the coffee hours alone."""
        key = (width, height)
        if key not in self._drawn:
            self._drawn[key] = self._draw(width, height)
        return self._drawn[key]

    def _draw(self, width: int, height: int) -> list[Line]:
        label = max(cell_len(self._hour(minute)) for minute in (0, 21 * 60 + 30)) + 1
        least = label + self._days * (CELL + 1)
        abreast = max(1, min(2, (width + BETWEEN) // (least + BETWEEN)))
        room = (width - BETWEEN * (abreast - 1)) // abreast
        cell = max(LEAST_CELL, min(WIDEST_CELL, (room - label) // self._days - 1))
        bands = [self.weeks[at : at + abreast] for at in range(0, len(self.weeks), abreast)]
        if (abreast, cell) not in self._grids:
            hours = [self._minutes(band, whole_day=abreast > 1) for band in bands]
            self._grids[abreast, cell] = [self._grid(*both, cell) for both in zip(bands, hours, strict=True)]
        grids = [{**grid} for grid in self._grids[abreast, cell]]
        shown = {cell.legend for grid in grids for row in grid.values() for week in row for cell in week}
        legend = legend_lines(shown, self._signs, width, label, most=MOST_LEGEND if abreast > 1 else 1)
        self._fit(grids, height - len(legend) - len(bands) if height else 0)
        lines: list[Line] = []
        for band, grid in zip(bands, grids, strict=True):
            lines.append(self._across([self._head(week, cell) for week in band], label, "", room))
            for number, (minute, row) in enumerate(grid.items()):
                holiday = number == len(grid) // 2
                weeks = [self._week(week, cell, words=holiday) for week in row]
                lines.append(self._across(weeks, label, self._hour(minute), room))
        return [*lines, *([[]] if not height or len(lines) + len(legend) < height else []), *legend]

    # Days and hours.

    @cached_property
    def _days(self) -> int:
        """The columns of a week: weekends only where something is on them."""
        named = {WEEKDAYS.index(day) for window in self._settings.windows for day in window.days}
        met = {mark.start.weekday() for mark in self._marks if monday_of(mark.start.date()) in self.weeks}
        return max(WORKDAYS, *(at + 1 for at in named | met), 0)

    def _hour(self, minute: int) -> str:
        return hour_words(time(*divmod(minute % (24 * 60), 60)), self._settings)

    def _minutes(self, weeks: Sequence[date], *, whole_day: bool) -> list[int]:
        """The hours that have a row, in minutes of the day: those of windows and of marks, and with the ``whole_day``
        those of work, but for an hour in which one of the others begins."""
        starts = {minutes_of(window.from_) or 0 for window in self._settings.windows}
        starts |= {
            mark.start.hour * 60 + mark.start.minute for mark in self._marks if monday_of(mark.start.date()) in weeks
        }
        if not whole_day:
            return sorted(starts)
        if self._settings.review.day in WEEKDAYS and (review := minutes_of(self._settings.review.at)):
            starts.add(review)
        work = self._settings.working_hours
        first, last = (minutes_of(hour) or 0 for hour in (work.from_, work.to))
        hours = (60 * hour for hour in range(DAY_HOURS[0], DAY_HOURS[1] + 1))
        return sorted(
            starts | {at for at in hours if first <= at < last and not any(at <= one < at + 60 for one in starts)}
        )

    def _grid(self, weeks: Sequence[date], minutes: Sequence[int], cell: int) -> dict[int, list[list[GridCell]]]:
        """The cells of each row, by week and day; without the rows above and below all that stands in it."""
        ends = [*minutes[1:], (minutes[-1] if minutes else 0) + 60]
        rows = {
            start: [
                [self._cell(week + timedelta(days=at), start, end - start, minutes, cell) for at in range(self._days)]
                for week in weeks
            ]
            for start, end in zip(minutes, ends, strict=True)
        }
        weighty = [minute for minute, row in rows.items() if _weight(row) > NOTHING]
        return {minute: row for minute, row in rows.items() if weighty and weighty[0] <= minute <= weighty[-1]}

    @staticmethod
    def _fit(grids: Sequence[dict[int, list[list[GridCell]]]], height: int) -> None:
        """Leave out the rows that say least until no more than ``height`` are left; 0 leaves all."""
        rows = sorted(((_weight(row), -minute, at) for at, grid in enumerate(grids) for minute, row in grid.items()))
        for _, minute, at in rows[: max(0, len(rows) - max(1, height)) if height else 0]:
            del grids[at][-minute]

    # What stands in an hour.

    def _cell(self, day: date, minute: int, length: int, minutes: Sequence[int], cell: int) -> GridCell:
        here = [
            mark for mark in self._marks
            if mark.start.date() == day and mark.start.hour * 60 + mark.start.minute == minute
        ]  # fmt: skip
        if here:
            return self._marked(here, cell)
        if day in self._context.holidays or day in self._settings.holidays:
            return GridCell(NOTHING, (), "holiday")
        if day < self._context.today:
            return GridCell()
        review = self._settings.review
        if WEEKDAYS[day.weekday()] == review.day and minutes_of(review.at) == minute:
            return GridCell(REVIEW, [Span(" review" if cell > 6 else "review")])
        start = self._stamp(day, minute)
        if _overlap(self._busy, start, start + length * 60):
            return GridCell(BUSY, [Span(self._signs.busy * cell, "busy")], "busy")
        if self._is_free(day, minute, minutes):
            press = f"{FREE_HOUR}{datetime.fromtimestamp(start, self._zone).isoformat()}"
            return GridCell(FREE, [Span(f"  {self._signs.free}".ljust(cell), "muted", press)], "free")
        return GridCell()

    def _stamp(self, day: date, minute: int) -> float:
        return datetime.combine(day, time(*divmod(minute, 60)), self._zone).timestamp()

    def _is_free(self, day: date, minute: int, minutes: Sequence[int]) -> bool:
        """Whether a coffee could begin then: in the first row of a coffee hour in which nothing is."""
        name = WEEKDAYS[day.weekday()]
        for window in self._settings.windows:
            first, last = (minutes_of(hour) or 0 for hour in (window.from_, window.to))
            if name not in window.days or not first <= minute < last:
                continue
            able = [
                at for at in minutes
                if first <= at and (at == first or at + LOOK <= last) and self._has_room(self._stamp(day, at))
            ]  # fmt: skip
            return bool(able) and able[0] == minute
        return False

    def _has_room(self, start: float) -> bool:
        end = start + LOOK * 60
        later = start > self._context.now.timestamp()
        return later and not _overlap(self._busy, start, end) and not _overlap(self._taken, start, end)

    def _marked(self, marks: Sequence[GridMark], cell: int) -> GridCell:
        """A coffee in its hour; where two are, the first one and how many more. Of a name that has to be cut there its
        first letters stand, for they say more than that it is cut."""
        mark, *others = marks
        room = cell - 2 - (mark.kind in ("planned", "offered", "tentative"))
        more = f" +{len(others)}" if others else ""
        if others and cell_len(mark.name) > room - len(more):
            more = more.strip()
            letters = max(1, room - len(more))
            name = "".join(char for at, char in enumerate(mark.name) if cell_len(mark.name[: at + 1]) <= letters)
        else:
            name = "".join(span.text for span in pad([Span(mark.name)], max(1, room - len(more)))).rstrip()
        name += more
        if mark.kind == "planned":
            tick = Span(f" {self._signs.tick}".ljust(cell - 1 - cell_len(name)), "chip-done", mark.press)
            return GridCell(MARKED, [Span(f" {name}", "chip-strong", mark.press), tick], "planned")
        if mark.kind == "proposed":
            edges = edges_of(self._signs)
            whole = f"{edges[0]}{name}{edges[1]}" if edges[1].strip() else f" {name}{' ' * (cell - 1 - cell_len(name))}"
            return GridCell(MARKED, [Span(whole, "proposed", mark.press)], "proposed")
        if mark.kind == "words":
            return GridCell(MARKED, [Span(f" {name}", "tentative", mark.press)], "words")
        role: Role = "muted" if mark.kind == "offered" else "tentative"
        return GridCell(MARKED, [Span(f" {name}?", role, mark.press)], mark.kind)

    # Lines.

    def _head(self, week: date, cell: int) -> list[Span]:
        days = (week + timedelta(days=at) for at in range(self._days))
        spans: list[Span] = []
        for day in days:
            words = f"{day:%a} {day.day}" if cell >= CELL - 2 else str(day.day)
            spans += pad([Span(words, "strong" if day == self._on else "muted")], cell + 1)
        return spans

    def _week(self, row: Sequence[GridCell], cell: int, *, words: bool) -> list[Span]:
        spans: list[Span] = []
        for one in row:
            own = one.spans
            if one.legend == "holiday" and not own:
                own = (
                    [Span(" holiday", "muted")]
                    if words and cell >= CELL
                    else [Span(self._signs.holiday * cell, "line")]
                )
            spans += [*pad(own, cell), Span(" ")]
        return spans

    @staticmethod
    def _across(weeks: Sequence[Line], label: int, hour: str, room: int) -> list[Span]:
        """The lines of weeks beside each other, each with its hour before it."""
        spans: list[Span] = []
        for number, week in enumerate(weeks):
            before = [Span(" " * BETWEEN)] if number else []
            spans += [*before, *pad([Span(hour, "faint"), *pad([], label - cell_len(hour)), *week], room)]
        return spans


def _weight(row: Iterable[Iterable[GridCell]]) -> int:
    """What a row holds at most."""
    return max((cell.weight for week in row for cell in week), default=NOTHING)


def _overlap(times: Iterable[tuple[float, float]], start: float, end: float) -> bool:
    return any(first < end and last > start for first, last in times)


def edges_of(signs: Signs) -> tuple[str, str]:
    """What stands around a name whose ground says something: brackets where grounds are not seen."""
    return (" ", " ") if signs.busy.isspace() else ("[", "]")


def legend_lines(shown: Iterable[str], signs: Signs, width: int, label: int, *, most: int) -> list[list[Span]]:
    """The signs that stand in the grid, with their words, in ``most`` lines; what explains itself goes first."""
    shown = set(shown)
    words: dict[str, Line] = {
        "proposed": (Span("Name".join(edges_of(signs)), "proposed"), Span(" picked", "muted")),
        "planned": (Span(" Name ", "chip-strong"), Span(f"{signs.tick} ", "chip-done"), Span(" planned", "muted")),
        "offered": (Span("Name?", "muted"), Span(" not picked", "muted")),
        "tentative": (Span("Name?", "tentative"), Span(" yes or no?", "muted")),
        "busy": (Span(signs.busy * 4, "busy"), Span(" busy", "muted")),
        "free": (Span(signs.free), Span(" free", "muted")),
        "holiday": (Span(signs.holiday * 2, "line"), Span(" holiday", "muted")),
        "words": (Span("words", "tentative"), Span(" first words", "muted")),
    }
    lines: list[list[Span]] = []
    for name, piece in words.items():
        if name not in shown:
            continue
        if lines and width_of(lines[-1]) + LEGEND_GAP + width_of(piece) <= width:
            lines[-1] += [Span(" " * LEGEND_GAP), *piece]
        elif len(lines) < most:
            lines.append([Span(" " * min(label, max(0, width - width_of(piece)))), *piece])
    return lines


def weeks_of(today: date, offered: Iterable[date], planned: Iterable[date] = ()) -> tuple[date, ...]:
    """The Mondays to show: the first two weeks in which a coffee is, and a third one when an offered slot lies in it.

    ``offered`` and ``planned`` are the days of the coffees; what is over or far off counts for nothing. Next week and
    the one after it fill up to two.
    """
    this, fits = monday_of(today), _weeks(today, offered)
    near = fits | _weeks(today, planned)
    fill = [at for at in (1, 2) if at not in near]
    weeks = sorted([*near, *fill[: max(0, 2 - len(near))]])
    count = max(2, *(weeks.index(at) + 1 for at in fits), 0)
    return tuple(this + timedelta(days=7 * at) for at in weeks[: min(count, MOST_WEEKS)])


def _weeks(today: date, days: Iterable[date]) -> set[int]:
    """In which weeks, counted from this one, the days lie that are not over and not far off."""
    this = monday_of(today)
    return {at for day in days if day >= today and (at := (monday_of(day) - this).days // 7) < FAR}
