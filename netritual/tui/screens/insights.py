"""Insights: is it a network or a list? The numbers of a period against your own median; enter shows who is behind."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date

from textual.widget import Widget

from netritual.domain.network import known_people
from netritual.domain.suggestions.calibration import Calibration, calibrate
from netritual.domain.words import capital
from netritual.services.draft_counts import draft_days
from netritual.services.insight_page import PERIODS, InsightPage, insight_page, people_behind
from netritual.tui.command_table import Where
from netritual.tui.item_actions import ItemActions
from netritual.tui.person_actions import ask_whom
from netritual.tui.screens import insight_lines, learning
from netritual.tui.screens.preferences import save_settings
from netritual.tui.widgets.frame import Lines
from netritual.tui.widgets.item_list import ItemList, Row, from_text
from netritual.tui.widgets.question import numbered


class InsightsScreen(ItemActions):
    """One line a number, or two."""

    PLACE = Where.INSIGHTS
    DEFAULT_CSS = "InsightsScreen { #note { height: auto; } #figures { scrollbar-gutter: auto; } }"

    def __init__(self) -> None:
        super().__init__()
        self._period = 1
        self._page: InsightPage | None = None
        self._taught: tuple[date, Calibration] | None = None

    def body(self) -> Iterable[Widget]:
        """A note for the first weeks, and the lines."""
        yield Lines(id="note")
        yield ItemList(from_text(lambda row, width: row.cells[0][row.head :]), id="figures")

    def on_mount(self) -> None:
        self.query_one("#figures", ItemList).focus()

    def redraw(self) -> None:
        """The numbers of the period."""
        parts = self.shell.parts
        drafts = draft_days(parts.disk, parts.home)
        page = self._page = insight_page(self.network, self.settings, parts.now(), self._period, drafts)
        wide = self.shape == "wide"
        self.show_title(right=f"{page.title}   < > change" if wide else page.title)
        weeks = insight_lines.NOT_YET.format(weeks=page.weeks_to_go)
        self.query_one("#note", Lines).lines = (f" {weeks}",) if page.weeks_to_go else ()
        lines = insight_lines.lines_of(page, self.app.size.width, wide, self._learned())
        rows = [Row(str(n), (line.text,), head=not line.keys, value=line.keys) for n, line in enumerate(lines)]
        self.query_one("#figures", ItemList).set_rows(rows)

    def _learned(self) -> tuple[str, str]:
        """Two lines on what the log teaches; it is asked once a day, after the numbers are there to be read."""
        if self._taught is None or self._taught[0] != self.today:
            self.call_after_refresh(self._learn)
            return "", ""
        return learning.lines_of(self._taught[1], self.settings.learned)

    def _learn(self) -> None:
        if self._taught is None or self._taught[0] != self.today:
            self._taught = self.today, calibrate(self.network, self.today)
            self.draw()

    def action_learn_from_log(self) -> None:
        """Choose between the built-in rule and what the log teaches."""
        self._learn()
        taught, learned = self._taught[1] if self._taught else None, self.settings.learned
        if taught is None or not (taught.better or learned):
            self.shell.toast(f"{capital(taught.words)}." if taught else "")
            return
        own = taught.keep if taught.better else learned

        def chosen(answer: str) -> None:
            keep = own if answer == "2" else None
            save_settings(self, {"learned": keep}, lambda: self._say_choice(keep is not None))

        self.ask(numbered(learning.QUESTION, learning.choices(taught)), chosen)

    def _say_choice(self, learned: bool) -> None:
        self.shell.toast(learning.NOW_LEARNED if learned else learning.NOW_BUILT_IN)
        self.draw()

    def action_open_item(self) -> None:
        """Who is behind the number; a line with two numbers asks which."""
        row = self.query_one("#figures", ItemList).row
        keys = row.value if row is not None and isinstance(row.value, tuple) else ()
        if len(keys) == 1:
            self.show_people(*keys[0])
        elif keys:
            self.ask(
                numbered("The people behind which number?", [words for _, words in keys]),
                lambda answer: self.show_people(*keys[int(answer) - 1]),
            )

    def show_people(self, key: str, words: str) -> None:
        """Show the people behind one number."""
        page = self._page
        if page is None:
            return
        behind = people_behind(self.network, self.settings, page.stats, key)
        people = known_people(self.network, behind)
        if not people:
            self.shell.toast("Nobody is behind this number yet.")
            return
        ask_whom(self, f"{words}: {len(people)}", people, lambda one: self.shell.open_person(one.id), first=behind)

    def action_move_period(self, way: int) -> None:
        """The period before (-1) or after (1)."""
        self._period = min(len(PERIODS) - 1, max(0, self._period - way))
        self.draw()

    def action_export_insights(self) -> None:
        """Write the numbers as csv and markdown into the home."""
        page = self._page
        if page is None:
            return
        folder = os.path.join(self.shell.parts.home.root, "exports")
        name = f"insights-{page.stats.first}-{page.stats.last}"
        self.shell.save_text(os.path.join(folder, f"{name}.md"), insight_lines.markdown(page))
        self.shell.save_text(os.path.join(folder, f"{name}.csv"), insight_lines.csv_text(page))
