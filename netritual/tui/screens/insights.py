"""Insights: is it a network or a list? The numbers of a period as charts; enter shows the people behind one."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual import on
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget

from netritual.domain.dates.day_wording import capital, dated
from netritual.domain.network import known_people
from netritual.services.pages.draft_counts import draft_days
from netritual.services.pages.insight_charts import CHARTS, Chart, Numbers
from netritual.services.pages.insight_figures import InsightFigure, figures
from netritual.services.pages.insight_page import PERIODS, InsightPage, insight_page, people_behind
from netritual.services.pages.year_page import year_page
from netritual.tui.command_table import Where
from netritual.tui.content import plain
from netritual.tui.face.painter import Painter, signs_for
from netritual.tui.face.spans import Line, Span, ends, line
from netritual.tui.item_actions import ItemActions
from netritual.tui.view import Shape
from netritual.tui.widgets.item_list import ItemList, Row, heading

if TYPE_CHECKING:
    from netritual.domain.suggestions.calibration import Calibration

ROWS = (
    ("weeks", "ratio"),
    ("rhythms", "glance", "answers", "giving"),
    ("year",),
    ("coffees", "circles"),
)
"""The charts as they stand under each other; the style sheet says which of them a shape has room for."""
MOST = 78
"""Cells of a row of the list, so that a figure stands near its words."""
NOT_YET = "Numbers start making sense after three weeks: {weeks} to go."


def _row(number: int, figure: InsightFigure) -> Row:
    """A row of the list of all figures, its number loud; a figure without a value is a heading."""

    def paint(width: int) -> list[Line]:
        value = figure.value
        digits, blank, rest = value.partition(" ") if value[:1].isdigit() else ("", "", value)
        words = line((figure.words, "muted"))
        return [ends(words, line((digits, "strong"), (blank + rest, "muted")), min(width, MOST))]

    return Row(str(number), paint, figure, lines=1) if figure.value else heading(figure.words, key=str(number))


class ChartPlace(Painter, can_focus=True):
    """A chart that can be walked to, and opened."""

    def __init__(self, chart: Chart) -> None:
        super().__init__(id=chart.id, classes="place")
        self.chart = chart
        self.border_title = plain(chart.title)

    def draw(self, page: InsightPage, *, low: bool) -> None:
        """Show a period."""
        draw = self.chart.low if low else self.chart.draw
        signs = signs_for(self)
        self.show(lambda width: draw(page, width, signs))


class InsightsScreen(ItemActions):
    """Charts under each other, and below them all figures as a list; where there is little room, the list alone."""

    PLACE = Where.INSIGHTS

    def __init__(self) -> None:
        super().__init__()
        self._period: int | None = None
        self._page: InsightPage | None = None
        self._taught: tuple[date, Calibration] | None = None
        self._at: dict[Shape | None, str] = {}
        """Where the focus was in each shape: another shape may not show that place."""

    @property
    def period(self) -> int:
        """Which of ``PERIODS`` is shown."""
        return 1 if self._period is None else self._period

    def body(self) -> Iterable[Widget]:
        """A note for the first weeks, the charts, and the list."""
        yield Painter(id="not-yet")
        with VerticalScroll(id="charts", can_focus=False):
            with Vertical(id="drawn"):
                for row in ROWS:
                    with Horizontal(classes="charts"):
                        for chart in row:
                            yield ChartPlace(CHARTS[chart])
            figures = ItemList(id="figures", classes="place")
            figures.border_title = plain("All figures")
            yield figures

    def on_mount(self) -> None:
        self._focus()

    def draw(self) -> None:
        """In another shape the focus goes where it was when that was shown last."""
        former, focused = self._shape, self.focused
        if focused is not None and focused.id:
            self._at[former] = focused.id
        super().draw()
        if former not in (None, self.shape):
            self._focus()

    def _focus(self) -> None:
        """Stand where the focus was in this shape, at first in the first place."""
        first = "figures" if self.shape == "single" else "weeks"
        self.set_focus(self.query_one(f"#{self._at.get(self.shape, first)}"))

    def redraw(self) -> None:
        """The numbers of the period."""
        parts = self.shell.parts
        drafts = draft_days(parts.disk, parts.home)
        page = insight_page(self.network, self.settings, parts.now(), self.period, drafts)
        if self._period is None and page.weeks_to_go:  # the weeks before this one have nothing to say yet
            self._period = 0
            page = insight_page(self.network, self.settings, parts.now(), 0, drafts)
        self._page = page
        self.show_title(right=[Span(page.title, "muted"), *(self._arrows() if self.shape == "wide" else ())])
        words = NOT_YET.format(weeks=page.weeks_to_go)
        note = self.query_one("#not-yet", Painter)
        note.display = bool(page.weeks_to_go)
        note.show(lambda width: [line((f" {words}", "muted"))])
        low = self.shape != "wide"
        for place in self.query(ChartPlace):
            place.draw(page, low=low)
        self._show_figures(page)
        self.after_frame(self._show_year)

    def _arrows(self) -> Line:
        """The keys of the periods before and after, to be clicked."""
        signs = self.shell.signs
        return [
            Span("   "),
            Span(signs.before, "here", "less_than_sign"),
            Span(" "),
            Span(signs.after, "here", "greater_than_sign"),
        ]

    def _show_figures(self, page: InsightPage) -> None:
        rows = [_row(number, figure) for number, figure in enumerate(figures(page, self._learned()))]
        self.query_one("#figures", ItemList).set_rows(rows)

    def _show_year(self) -> None:
        """The year is read from many entries, so it follows when the rest is there to be read."""
        page = self._page
        if page is not None and page.year is None:
            self._page = page = replace(page, year=year_page(self.network, page.stats.on))
            self.query_one("#year", ChartPlace).draw(page, low=self.shape != "wide")

    def _learned(self) -> str:
        """What the log teaches; it is asked once a day, after the numbers are there to be read."""
        if self._taught is None or self._taught[0] != self.today:
            self.after_frame(self._learn)
            return ""
        from netritual.tui.screens import calibration_wording

        return calibration_wording.words_of(self._taught[1], self.settings.learned)

    def _learn(self) -> None:
        from netritual.domain.suggestions.calibration import calibrate

        if self._taught is None or self._taught[0] != self.today:
            self._taught = self.today, calibrate(self.network, self.today)
            if self._page is not None:
                self._show_figures(self._page)

    def action_learn_from_log(self) -> None:
        """Choose between the built-in rule and what the log teaches."""
        from netritual.tui.screens import calibration_wording
        from netritual.tui.screens.setting_questions import save_settings
        from netritual.tui.widgets.question import numbered

        self._learn()
        taught, learned = self._taught[1] if self._taught else None, self.settings.learned
        if taught is None or not (taught.better or learned):
            self.shell.toast(f"{capital(taught.words)}." if taught else "")
            return
        own = taught.keep if taught.better else learned

        def chosen(answer: str) -> None:
            keep = own if answer == "2" else None
            say = calibration_wording.NOW_BUILT_IN if keep is None else calibration_wording.NOW_LEARNED
            save_settings(self, {"learned": keep}, lambda: self._say_choice(say))

        self.ask(numbered(calibration_wording.QUESTION, calibration_wording.choices(taught)), chosen)

    def _say_choice(self, words: str) -> None:
        self.shell.toast(words)
        self.draw()

    # Who is behind a number.

    def action_open_item(self) -> None:
        """Who is behind the chart or the row; where there are several numbers it asks which."""
        from netritual.tui.widgets.question import numbered

        numbers = self._numbers()
        if len(numbers) == 1:
            self.show_people(*numbers[0])
        elif numbers:
            self.ask(
                numbered("The people behind which number?", [words for _, words in numbers]),
                lambda answer: self.show_people(*numbers[int(answer) - 1]),
            )
        else:
            self.shell.toast("Nobody is behind this number yet.")

    @property
    def main(self) -> str:
        """Who is behind the chart or the row, where somebody is."""
        return "who is behind it" if self._numbers() else ""

    def _numbers(self) -> Numbers:
        if self._page is not None and isinstance(self.focused, ChartPlace):
            return self.focused.chart.numbers(self._page)
        row = self.query_one("#figures", ItemList).row
        return row.value.numbers if row is not None and isinstance(row.value, InsightFigure) else ()

    def show_people(self, key: str, words: str) -> None:
        """Show the people behind one number."""
        from netritual.tui.person_actions import ask_whom

        page = self._page
        if page is None:
            return
        behind = people_behind(self.network, self.settings, page.stats, key)
        people = known_people(self.network, behind)
        if not people:
            self.shell.toast("Nobody is behind this number yet.")
            return
        ask_whom(self, f"{words}: {len(people)}", people, lambda one: self.shell.open_person(one.id), first=behind)

    @on(Painter.Pressed)
    def open_day(self, event: Painter.Pressed) -> None:
        """Who one talked with on the day under the mouse."""
        if event.press.startswith("day:"):
            event.stop()
            day = date.fromisoformat(event.press.removeprefix("day:"))
            self.show_people(event.press, dated(day, self.today))

    # Moving: from chart to chart as from row to row.

    def action_in_list(self, method: str, *values: int) -> None:
        """In the list by a method of it; among charts to the next one or the one before. The first of all is the first
        chart, and the last one the last figure."""
        charts = [chart for chart in self.query(ChartPlace) if chart.focusable]
        if isinstance(self.focused, ChartPlace) and method == "move":
            self.action_panel(values[0])
        elif charts and method == "move_first":
            charts[0].focus()
        elif charts and method == "move_last":
            figures = self.query_one("#figures", ItemList)
            figures.focus()
            figures.move_last()
        else:
            super().action_in_list(method, *values)

    def action_move_period(self, way: int) -> None:
        """The period before (-1) or after (1)."""
        self._period = min(len(PERIODS) - 1, max(0, self.period - way))
        self.draw()

    def action_export_insights(self) -> None:
        """Write the numbers as csv and markdown into the home."""
        from netritual.services.exports.insight_export import csv_text, markdown

        page = self._page
        if page is None:
            return
        folder = os.path.join(self.shell.parts.home.root, "exports")
        name = f"insights-{page.stats.first}-{page.stats.last}"
        self.shell.save_text(os.path.join(folder, f"{name}.md"), markdown(page))
        self.shell.save_text(os.path.join(folder, f"{name}.csv"), csv_text(page))
