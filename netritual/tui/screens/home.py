"""Home: this week's figures, what to do now, what comes, who is quiet, and the year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import events
from textual.layout import Layout as Arrangement
from textual.widget import Widget

from netritual.domain.model import Person
from netritual.review.step import Item
from netritual.services.pages.home_offers import Help, HomeOffers, home_offers
from netritual.services.pages.home_page import HomePage, Quiet, home_page, with_drafts
from netritual.services.pages.week_figures import first_week
from netritual.tui import key_hints
from netritual.tui.article_actions import ArticleActions
from netritual.tui.command_table import Where
from netritual.tui.content import plain
from netritual.tui.face.columns import BESIDE, GAP, ColumnParts
from netritual.tui.face.painter import Painter
from netritual.tui.screens.home_blocks import SIDE, HomeBlock, HomeData, HomeForm, blocks_of, form_of, free_rows
from netritual.tui.screens.home_figures import narrow_figures, wide_figures
from netritual.tui.screens.home_notes import day_one
from netritual.tui.widgets.item_list import ItemList, Row

PARTS = ("past", "now", "first", "quiet", "offers", "year", "coming", "rhythms", "talks", "five", "wrote")
"""The ids of the parts, as they stand on a wide terminal."""
NOTES = ("year", "rhythms", "talks")
"""Those that are only read."""
_FIGURES = {"wide": 6, "narrow": 2, "single": 0}
"""Rows of the figures with the blank ones beside them, by shape."""


class HomeParts(ColumnParts):
    """The parts of Home; the right column of a wide terminal is as wide on any."""

    @property
    def layout(self) -> Arrangement:
        width = max(self.size.width, SIDE + 1)
        self._columns.share = (width - SIDE - GAP + 0.5) / width
        return self._columns


class HomeScreen(ArticleActions):
    """The first tab."""

    PLACE = Where.HOME

    def __init__(self) -> None:
        super().__init__()
        self._page: HomePage | None = None
        self._drawn: tuple[int, HomeForm] | None = None
        """The version of the network that was drawn last, and the layout."""
        self._titles: dict[str, tuple[str, str]] = {}
        """The title and the foot of each part."""
        self._entered: ItemList | None = None
        """The list in which the cursor was put, as long as nobody pressed a key."""
        self._offers = HomeOffers()
        self._offers_of = (-1, False)
        """The version of the network that the offers are of, and whether they are those of a wide terminal."""

    def body(self) -> Iterable[Widget]:
        """Figures above, parts below."""
        yield Painter(id="figures")
        with HomeParts(id="parts"):
            for id in PARTS:
                if id in NOTES:
                    yield Painter(id=id, classes="note")
                    continue
                items = ItemList(id=id, classes="place")
                items.rests_unseen = True
                yield items

    def redraw(self) -> None:
        """Everything, from one read model; what costs more is told once the first frame stands."""
        is_first = self._page is None
        page = self._page = home_page(self.network, self.settings, self.shell.parts.now(), drafted=not is_first)
        today = self.today
        wide = f"{today:%A} {today.day} {today:%B}  ·  week {today.isocalendar().week}"
        self.show_title(right=wide if self.shape == "wide" else f"{today:%a} {today.day} {today:%b}")
        self.set_class(page.empty, "-empty")
        if page.empty:
            self._show_day_one()
        else:
            self._show(page)
            if self._offers_of != self._moment:
                self.after_frame(self._tell_more)
        self.show_keys()

    def _show_day_one(self) -> None:
        height, signs = self.app.size.height, self.shell.signs
        self.query_one("#figures", Painter).show(lambda width: day_one(width, height, signs))
        self.set_focus(None)

    @property
    def _moment(self) -> tuple[int, bool]:
        return self.shell.version, self.shape == "wide"

    def _tell_more(self) -> None:
        """Drafts, suggestions, whom to help, and the year."""
        page = self._page
        if page is None or page.empty or not self.is_mounted or (page.drafted and self._offers_of == self._moment):
            return
        if not page.drafted:
            page = self._page = with_drafts(page, self.network, self.settings, self.shell.parts.now())
        self._offers_of = self._moment
        self._offers = home_offers(
            self.network, self.settings, self.today,
            is_planned=bool(page.coming), is_settled=page.figures.is_settled, is_wide=self.shape == "wide",
        )  # fmt: skip
        self._show(page)
        self.show_keys()

    def with_draft(self, item: Item) -> Item:
        self._tell_more()
        page = self._page
        rows = (*page.past, *page.now, *page.coming) if page is not None else ()
        return next((one for one in rows if one.key == item.key), item)

    def _show(self, page: HomePage) -> None:
        """Put figures and parts into their places."""
        week = None if page.figures.is_settled else first_week(self.network, self.today)
        form, signs = form_of(self.shape, self.app.size.width), self.shell.signs
        figures = wide_figures if form.is_wide else narrow_figures
        self.query_one("#figures", Painter).show(lambda width: figures(page, week, width, signs))
        data = HomeData(
            page=page, week=week, offers=self._offers, network=self.network, today=self.today, signs=signs
        )  # fmt: skip
        room = self.body_height - _FIGURES[form.shape]
        blocks = blocks_of(data, data.rows(), form, room)
        former, self._drawn = self._drawn, (self.shell.version, form)
        self._put(blocks, form, free_rows(blocks, form, room), anew=former != self._drawn)

    def _put(self, blocks: Sequence[HomeBlock], form: HomeForm, free: int, *, anew: bool) -> None:
        """Show these parts in this order and no others, ``anew`` where their rows may look otherwise; the cursor stays
        in its list, or goes to the first."""
        parts = self.query_one(HomeParts)
        parts.set_class(free >= len(blocks), "-roomy")
        parts.set_class(0 < free < len(blocks), "-airy")
        shown = {block.id: block for block in blocks}
        if [child.id for child in parts.children if child.id in shown] != [*shown]:
            for at, block in enumerate(blocks):
                parts.move_child(parts.get_child_by_id(block.id), before=at)
        for block in blocks:
            widget = parts.get_child_by_id(block.id)
            widget.set_class(block.side and form.is_wide, BESIDE)
            if self._titles.get(block.id) != (block.title, block.foot):
                self._titles[block.id] = (block.title, block.foot)
                widget.border_title, widget.border_subtitle = plain(block.title), plain(block.foot)
            widget.styles.height = block.lines + form.frame
            if isinstance(widget, ItemList) and (anew or widget.rows != block.rows):
                widget.set_rows(block.rows)
            elif isinstance(widget, Painter) and block.paint is not None:
                widget.show(block.paint)
        for widget in parts.children:
            widget.display = widget.id in shown
        with_rows = [self.query_one(f"#{block.id}", ItemList) for block in blocks if _stops(block.rows)]
        for items in self.query(ItemList):
            items.can_focus = items in with_rows
        focused = self.focused
        if with_rows and (focused not in with_rows or focused is self._entered):
            self._entered = with_rows[0]
            self.set_focus(self._entered)

    # The row under the cursor.

    @property
    def item(self) -> Item | None:
        """The loop, the coffee or the article under the cursor."""
        return self.list.value(Item) if self.list is not None else None

    @property
    def person(self) -> Person | None:
        """The person under the cursor: of a row about somebody, or of the item."""
        row = self.list_row
        if row is not None and isinstance(row.value, Quiet | Help):
            return self.network.get(Person, row.value.person)
        return super().person

    @property
    def main(self) -> str:
        """What enter does: the act of the row, the prep of a coffee, the page of a person, or what is offered."""
        row = self.list_row
        if row is None:
            return ""
        if row.state == "coming":
            return "prep"
        if row.state in ("offer", "review"):
            return "begin"
        return super().main or ("open" if self.person is not None else "")

    def row_hints(self) -> Sequence[key_hints.Hint]:
        """Those of the row; on day one there is none."""
        return () if self._page is None or self._page.empty else super().row_hints()

    async def on_event(self, event: events.Event) -> None:
        """The first key takes the cursor over: from then on it stays where the person left it."""
        if isinstance(event, events.Key):
            self._entered = None
        await super().on_event(event)

    def action_in_list(self, method: str, *values: int) -> None:
        """Move in the list; a step over its end goes on in the next one."""
        items, before = self.list, self.list_row
        super().action_in_list(method, *values)
        if method == "move" and items is not None and items.row == before:
            self._go(1 if values[0] > 0 else -1, around=False)

    def action_panel(self, way: int) -> None:
        self._go(way, around=True)

    def _go(self, way: int, *, around: bool) -> None:
        """To the next part, down the left column and then down the right one."""
        lists = [one for one in self.query_one(HomeParts).children if isinstance(one, ItemList) and one.focusable]
        at = next((at for at, one in enumerate(lists) if one is self.list), -1) + way
        if not lists or (not around and not 0 <= at < len(lists)):
            return
        target = lists[at % len(lists)]
        target.move_first() if way > 0 else target.move_last()
        target.focus()

    def action_open_item(self) -> None:
        """The main thing of the row: the act, the prep of a coffee, the page of a person, or what is offered."""
        row = self.list_row
        if row is None:
            return
        if isinstance(row.value, Item):
            if row.state == "coming":
                self.show_prep(row.value)
            else:
                self.action_act("enter")
        elif row.key == "review":
            self.shell.open_review()
        elif row.key == "twelve-names":
            self.action_twelve_names()
        elif row.key == "add-five":
            self.shell.open_first_run(2)
        elif self.person is not None:
            self.shell.open_person(self.person.id)

    def action_twelve_names(self) -> None:
        """Twelve names of the list, one key each."""
        self.shell.open_names()

    def action_open_demo(self) -> None:
        """Look around with sample people, in a home of their own."""
        if self._page is not None and self._page.empty:
            self.shell.open_demo()
        else:
            self.shell.toast("netritual demo shows sample people, in a home of their own.")

    def action_open_tab(self, number: int) -> None:
        """A tab; on day one ``2`` adds the first five."""
        if number == 2 and self._page is not None and self._page.empty:
            self.shell.open_first_run(2)
        else:
            super().action_open_tab(number)


def _stops(rows: Iterable[Row]) -> bool:
    """Whether the cursor may stand on one of the rows."""
    return any(not row.head for row in rows)
