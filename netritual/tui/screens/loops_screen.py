"""Loops: everything open between you and your people, late first, then this week, then what others owe."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import partial

from rich.cells import cell_len
from textual.widget import Widget

from netritual.charts.beads import month_beads
from netritual.charts.signs import tier_sign
from netritual.domain.dates.day_wording import capital
from netritual.domain.language.text import fold
from netritual.domain.loops.closing_decisions import Closing, is_late
from netritual.domain.loops.loop import Loop, day_given
from netritual.domain.loops.loop_list import loops
from netritual.domain.model import TABLES, Person
from netritual.domain.people.first_names import first_name
from netritual.domain.ties.rhythm import TIER_NAMES
from netritual.domain.ties.tie_history import monthly
from netritual.review.letter_wording import NO_ONE, waiting_words
from netritual.review.loop_item import loop_item
from netritual.review.step import Item
from netritual.tui.command_table import Where
from netritual.tui.content import isolated, plain
from netritual.tui.face.draft_lines import DRAFT_KEYS, draft_lines
from netritual.tui.face.painter import Painter
from netritual.tui.face.spans import Line, Span, cut, text_of
from netritual.tui.filtered_list import FilteredList
from netritual.tui.screens import loop_rows
from netritual.tui.screens.home_rows import kind_of
from netritual.tui.widgets.item_list import Row, heading, sentence_row

NO_MATCH = "Nothing matches. esc clears the filter."


class LoopsScreen(FilteredList):
    """One row an open loop, under headings."""

    PLACE = Where.LOOPS
    SHOWS = TABLES.keys() - {"files", "lines", "standards", "facts", "articles"}
    TITLE = "Open between you and others"

    def __init__(self) -> None:
        super().__init__()
        self._kinds = 0
        """The cells of the longest kind."""

    def beside_list(self) -> Iterable[Widget]:
        """What stands behind the loop, its draft, and the person."""
        yield Painter(id="card", classes="place")
        yield Painter(id="draft", classes="place")
        yield Painter(id="between", classes="note")

    def redraw(self) -> None:
        """All open loops, under their headings."""
        now = self.shell.parts.now()
        self.show_filter("a name, or what it is about")
        open_loops = loops(self.network, self.settings, now)
        sections = self._sections(open_loops, now)
        late = sum(is_late(self.network, loop) for loop in open_loops)
        short = f"{late} of {len(open_loops)} late"
        whole = f"{len(open_loops)} open, {late} late" if self.shape == "wide" else short
        self.show_title(right=whole if late else f"{len(open_loops)} open")
        listed: list[Row] = []
        for name, section in sections.items():
            if section:
                listed.append(heading(name, str(len(section))))
                listed += section
        self.show_list(listed or [sentence_row(self._nothing(bool(open_loops)))])
        self.show_row()

    def _sections(self, open_loops: Sequence[Loop], now: datetime) -> dict[str, list[Row]]:
        """The rows under each heading that the filter holds for."""
        key = fold(self.filter_text)
        sections: dict[str, list[Row]] = {name: [] for name in loop_rows.SECTIONS}
        days: dict[str, date] = {}
        self._kinds = 0
        for loop in open_loops:
            item = loop_item(self.network, self.settings, now, loop, prefix="loops")
            day = day_given(self.network, loop)
            days[item.key] = day or date.max
            section = loop_rows.section_of(loop, day, self.today, is_late=item.state == "late")
            who, what, _ = item.cells
            word = loop_rows.kind_word(loop)
            if not key or key in fold(f"{word} {who} {what}"):
                state = loop_rows.DONE if loop.late and isinstance(item.subject, Closing) else item.state
                self._kinds = max(self._kinds, cell_len(word))
                sections[section].append(Row(item.key, partial(self._lines, item, word, state), item))
        sections[loop_rows.LATER].sort(key=lambda row: days[row.key])
        return sections

    def _nothing(self, filtered: bool) -> str:
        nobody = f"{NO_ONE} A line for what somebody asks: Tom wants my resume"
        return NO_MATCH if filtered else waiting_words(self.network, self.today, otherwise=nobody)

    def _lines(self, item: Item, word: str, state: str, width: int) -> Sequence[Line]:
        person = self.network.get(Person, item.person or 0)
        tier = tier_sign(person.tier if person is not None else 0, self.shell.signs)
        return loop_rows.loop_lines((word, *item.cells), state, kind_of(item)[1], tier, self._kinds, width)

    def show_row(self) -> None:
        """The keys, and what stands behind the loop under the cursor."""
        super().show_row()
        item = self.item
        wide = self.shape == "wide"
        for id_, is_shown in (("card", True), ("draft", wide and item is not None and item.draft), ("between", wide)):
            self.query_one(f"#{id_}", Painter).display = item is not None and bool(is_shown)
        if item is None or self.shape == "single":
            return
        signs, note = self.shell.signs, item.cells[2]
        person = self.person
        tier = TIER_NAMES[person.tier] if person is not None else ""
        card = self.query_one("#card", Painter)
        who, what, _ = item.cells
        title = capital(what) if wide else f"{who}: {what}"
        card.entitle(plain(isolated(text_of(cut([Span(title)], self.side_width - 6)))))
        card.show(
            lambda width: tuple(
                loop_rows.card_lines(item, note, tier, signs, width)
                if wide
                else loop_rows.short_card(item, note, signs, width)
            )
        )
        if wide:
            self._show_draft(item)
            self._show_between(person)

    def _show_draft(self, item: Item) -> None:
        draft = self.query_one("#draft", Painter)
        text = self.shell.edited.get(item.draft, item.draft)
        draft.border_title, draft.border_subtitle = plain("Your draft"), plain(DRAFT_KEYS)
        draft.show(lambda width: tuple(draft_lines(text, width)))

    def _show_between(self, person: Person | None) -> None:
        """Twelve months with the person, as beads."""
        between = self.query_one("#between", Painter)
        between.display = person is not None
        if person is None:
            return
        months = monthly(self.network.touches(person.id), self.today)
        talks = sum(both for _, both in months)
        words = f"   {talks} {'talk' if talks == 1 else 'talks'} in a year"
        between.entitle(plain(f"You and {first_name(person.name) or isolated(person.name)}"))
        between.show(lambda width: (cut([*month_beads(months, self.shell.signs), Span(words, "muted")], width),))
