"""Home: where the network stands, this week's figures, what to do now, what comes, and who is quiet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from netritual.domain.hours import review_hour
from netritual.domain.model import Article, Person
from netritual.domain.rhythm import TIER_NAMES
from netritual.domain.ties import keep_words
from netritual.domain.words import counted
from netritual.review.step import Item
from netritual.services.coming_up import MOVING, TENTATIVE
from netritual.services.home_page import HomePage, Quiet, Suggested, home_page, suggested
from netritual.tui import bars
from netritual.tui.article_actions import ArticleActions
from netritual.tui.bodies.rows import CURSOR
from netritual.tui.command_table import Where
from netritual.tui.content import Column, fits, isolated, narrowed, room_of, shorten, spread, wrap
from netritual.tui.screens import home_panels as panels
from netritual.tui.widgets.frame import Divider, Lines, Rule
from netritual.tui.widgets.item_list import ItemList, Row, from_text

if TYPE_CHECKING:
    from netritual.domain.articles import Reading

_NOW = (Column(27), Column(22, 1), Column(19))
_NOW_WIDE = (Column(8), Column(16), Column(20, 1), Column(26))
_NOW_SINGLE = (Column(19), Column(12, 1), Column(19))
_COMING = (Column(18), Column(9), Column(17), Column(14, 1), Column(17))
_WORD = (Column(19), Column(20, 1))
ARTICLES_SHOWN = 2
MOST_LINES = 3
"""Lines that one matter takes on a wide terminal."""
SIDE = 40
"""Width of the right side at 120 columns."""
VERBS = {
    "reply": ("Reply to", "Reply"), "promise": ("Keep promise to", "Promise"), "thanks": ("Thank", "Thanks"),
    "coffee": ("Book coffee with", "Coffee"), "outcome": ("Report back to", "Outcome"), "owed": ("Ask after", "Owed"),
    "ask": ("Nudge", "Ask"), "handoff": ("Check with", "Handed"), "follow": ("Follow up with", "Follow"),
    "no_ack": ("Ask how it went:", "No ack"), "no_answer": ("Write again to", "Nudge"),
    "held": ("Did you meet", "Met?"), "planned": ("Ask", "Ask"), "heard": ("Answered?", "Answer?"),
    "resting": ("Let rest:", "Rest"), "proposed": ("Yes or no:", "Yes/no?"),
    "changed": ("Yes or no:", "Yes/no?"),
}  # fmt: skip
"""Kind or stage of a loop -> what to do, before the person; and one word for a column."""


class HomeScreen(ArticleActions):
    """The first tab. Below the figures stands one list; on wide terminals a second one at its right."""

    PLACE = Where.HOME
    DEFAULT_CSS = """
    HomeScreen #top { height: auto; }
    HomeScreen #side, HomeScreen #side-divider, HomeScreen #middle-rule { display: none; }
    HomeScreen.-wide #side, HomeScreen.-wide #side-divider, HomeScreen.-wide #middle-rule { display: block; }
    HomeScreen #items { width: 1fr; scrollbar-gutter: stable; }
    HomeScreen #side { width: 40; height: 1fr; }
    HomeScreen #coming { height: 1fr; }
    HomeScreen #side-text { height: auto; }
    HomeScreen.-single #top { display: none; }
    HomeScreen.-empty #split, HomeScreen.-empty #middle-rule { display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._page: HomePage | None = None
        self._now: Sequence[Column] = ()
        """The columns of what is to be done now."""
        self._coming: Sequence[Column] = _COMING
        self._suggested = Suggested()

    def body(self) -> Iterable[Widget]:
        """Figures above, lists below."""
        yield Lines(id="top")
        yield Rule(id="middle-rule")
        with Horizontal(id="split"):
            yield ItemList(from_text(self._line), id="items")
            yield Divider(id="side-divider")
            with Vertical(id="side"):
                yield ItemList(from_text(self._side_line), id="coming")
                yield Lines(id="side-text")

    def redraw(self) -> None:
        """Everything, from one read model."""
        page = self._page = home_page(self.network, self.settings, self.shell.parts.now())
        wide, today = self.shape == "wide", self.today
        week = f" {today.year}   week {today.isocalendar().week}" if wide else ""
        self.show_title(right=f"{today:%a} {today.day} {today:%b}{week}")
        self.set_class(page.empty, "-empty")
        if page.empty:
            self.query_one("#top", Lines).lines = panels.DAY_ONE
            self.set_focus(None)
            self.show_keys()
            return
        self.query_one("#top", Lines).lines = tuple(
            panels.wide_top(page, self.app.size.width) if wide else panels.narrow_top(page, self.app.size.width)
        )
        self._show_lists(page, wide)
        if self.focused is None:
            self.query_one("#items", ItemList).focus()
        self.show_keys()
        if not page.coming:
            # Suggestions are worked out when the first frame stands.
            self.call_after_refresh(self._tell_suggestions)

    def _tell_suggestions(self) -> None:
        """How many are suggested where nothing is planned, and whom to write a first word."""
        page, before = self._page, self._suggested
        if page is not None and self.is_mounted:
            self._suggested = suggested(self.network, self.settings, self.today)
            if self._suggested != before:
                self._show_lists(page, self.shape == "wide")

    def _show_lists(self, page: HomePage, wide: bool) -> None:
        title = f"DO NOW  ({page.more} more in Loops)" if page.more else "DO NOW"
        rows = [*_section(title, self._now_rows(page, wide), "why")]
        if page.waiting:
            rows.append(Row("waiting", (f"   {page.waiting}",), head=True))
        quiet = [_quiet_row(person, wide) for person in page.quiet]
        gaps = 2
        if not wide:
            coming = [_coming_row(item) for item in page.coming]
            self._coming = narrowed(_COMING, [row.cells for row in coming])
            coming += [Row(key, (f"   {words}",), head=True) for key, words in self._beside_coming(page)]
            taken = len(rows) + 1 + len(coming)
            words = self._first_words(page, self._room(taken))
            gaps, quiet = self._fitting(taken + len(words), quiet)
            rows += [_gap("a")] if gaps else []
            waiting = len(self._readings())
            to_read = f"read {counted(waiting, 'article')}: 4" if waiting else ""
            rows += [*_section("COMING UP", coming, to_read), *words]
        if quiet:
            rows += [_gap("b")] if gaps > 1 else []
            rows += _section("QUIET, BUT WORTH A WORD", quiet)
        if wide:
            rows += self._articles()
        self.query_one("#items", ItemList).set_rows(rows)
        if wide:
            self._show_side(page)

    def _now_rows(self, page: HomePage, wide: bool) -> list[Row]:
        """What is to be done now. On a wide terminal the matter is told in whole, on more lines where it needs them."""
        columns = _NOW_WIDE if wide else _NOW if self.shape == "narrow" else _NOW_SINGLE
        rows = [_now_row(item, wide) for item in page.now]
        self._now = (columns[0], *narrowed(columns[1:], [row.cells[1:] for row in rows]))
        if not wide:
            return rows
        room = room_of(2, self._now, self.app.size.width - SIDE - 2 - CURSOR)  # the divider and the gutter
        before = " " * (
            sum(column.width + 2 for column in self._now[:2]) + CURSOR - 1
        )  # a heading begins before the cursor
        lines: list[Row] = []
        for row in rows:
            first, *more = wrap(row.cells[2], room, MOST_LINES) or [""]
            lines.append(row._replace(cells=(*row.cells[:2], first, *row.cells[3:])))
            lines += [Row(f"{row.key}-{at}", (f"{before}{line}",), head=True) for at, line in enumerate(more)]
        return lines

    def _beside_coming(self, page: HomePage) -> Iterable[tuple[str, str]]:
        """The key and the words of the lines under what comes: that nothing is planned, and who may be named."""
        if not page.coming:
            yield "no-coming", self._suggested.words
        if page.five:
            yield "five", "f: five people to call for advice"
        if page.names:
            yield "names", "t: twelve names you may enjoy to see"

    def _first_words(self, page: HomePage, room: int) -> list[Row]:
        """The first words to write under their heading, as far as there are lines for them; none beside a coffee."""
        items = self._suggested.first_words[: max(0, room - 1)] if not page.coming else ()
        rows = [Row(one.key, (isolated(one.cells[0]), one.cells[1]), value=one, state="first word") for one in items]
        return _section(items[0].section, rows) if items else []

    def _room(self, taken: int) -> int:
        """The lines that are left under so many."""
        return self.body_height - taken - (len(self.query_one("#top", Lines).lines) if self.shape == "narrow" else 0)

    def _fitting(self, taken: int, quiet: list[Row]) -> tuple[int, list[Row]]:
        """How many blank lines there is room for, and who of the quiet ones: the list should not scroll.

        ``taken`` are the lines that stay in any case. The quiet ones give way down to one, then the blank lines do,
        then the last quiet one with its heading.
        """
        room = self._room(taken)
        if room < 2:
            return max(0, room), []
        shown = quiet[: max(1, room - 3)]
        return max(0, min(2, room - 1 - len(shown))), shown

    def _readings(self) -> list[Reading]:
        """The articles that wait; without any of them nothing is loaded for it."""
        if not any(article.state == "queued" for article in self.network.all(Article)):
            return []
        from netritual.domain.articles import queue

        return queue(self.network, self.settings, self.shell.parts.now())

    def _articles(self) -> list[Row]:
        from netritual.review.article_item import article_item

        readings = self._readings()
        more = f"{len(readings)} in all: 4" if len(readings) > ARTICLES_SHOWN else ""
        items = [article_item(self.network, self.today, reading) for reading in readings[:ARTICLES_SHOWN]]
        rows = [Row(item.key, _article_cells(item), value=item, state="article") for item in items]
        return [_gap("c"), *_section("ARTICLES FROM YOUR PEOPLE", rows, more)] if rows else []

    def _show_side(self, page: HomePage) -> None:
        width = self.app.size.width
        joints = ((panels.FIRST, "┴"), (width - SIDE - 1, "┴"))
        self.query_one("#middle-rule", Rule).joints = joints
        rows: list[Row] = [Row("COMING UP", ("COMING UP",), head=True)]
        for item in page.coming:
            day, kind, who = item.cells[:3]
            words = f"{day} {kind} {isolated(who)}"
            rows.append(Row(item.key, (words,), value=item, state=_state_of(item)))
            more = ", ".join(part for part in item.cells[3:] if part)
            if more:
                rows.append(Row(f"{item.key}-more", (f"   {more}",), head=True))
        rows += [Row(key, (f"  {words}",), head=True) for key, words in self._beside_coming(page)]
        rows.append(Row("review", (f"{page.review_on:%a %d} {review_hour(self.settings)} review",), value="review"))
        rows += self._first_words(page, 3)
        side = self.query_one("#coming", ItemList)
        side.styles.height = min(len(rows), 8)
        side.set_rows(rows)
        # Whom to help is worked out when the first frame stands; it is no part of the start.
        self.call_after_refresh(self._show_help)

    def _show_help(self) -> None:
        page = self._page
        if page is not None and not page.empty:
            lines = panels.side_text(self.network, self.settings, self.today, page)
            self.query_one("#side-text", Lines).lines = tuple(lines)

    def _line(self, row: Row, width: int) -> str:
        wide = self.shape == "wide"
        columns = self._now
        if row.head:
            if len(row.cells) == 2 and row.cells[1]:
                title = row.cells if fits(columns, width) else row.cells[:1]
                return spread(title, (Column(20, 1), columns[-1]), width)
            return row.cells[0]
        if row.state in ("coming", TENTATIVE):
            return spread(row.cells, self._coming, width)
        if row.state == "first word":
            return spread(row.cells, _WORD, width)
        if row.state == "article":
            return spread(row.cells, (Column(14), Column(30, 1), Column(5, 0, True), Column(3, 0, True)), width)
        if row.state == "quiet":
            return spread(row.cells, (Column(14), *([Column(6), Column(5)] if wide else []), Column(20, 1)), width)
        return spread(row.cells, columns, width)

    def _side_line(self, row: Row, width: int) -> str:
        return shorten(": ".join(cell for cell in row.cells if cell), width)

    def key_rows(self) -> bars.Rows:
        """The keys of the row under the cursor: a planned coffee has its own."""
        keymap = self.shell.keymap
        if self._page is not None and self._page.empty:
            return bars.rows(bars.DAY_ONE, keymap)
        row = self.list.row if self.list is not None else None
        if row is not None and row.state == "coming":
            return self.without_draft(bars.rows(bars.COFFEE_ROW, keymap))
        return super().key_rows()

    @property
    def item(self) -> Item | None:
        """The loop or the coffee under the cursor."""
        return self.list.value(Item) if self.list is not None else None

    @property
    def person(self) -> Person | None:
        """The person under the cursor: of a quiet row, or of the item."""
        quiet = self.list.value(Quiet) if self.list is not None else None
        return self.network.get(Person, quiet.person) if quiet is not None else super().person

    def action_open_item(self) -> None:
        """The main thing of the row: the act, the prep of a coffee, the page of a person."""
        row = self.list.row if self.list is not None else None
        if row is None:
            return
        if isinstance(row.value, Item):
            if row.state == "coming":
                self.show_prep(row.value)
            else:
                self.action_act("enter")
        elif row.value == "review":
            self.shell.open_review()
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


def _section(title: str, rows: Sequence[Row], right: str = "") -> list[Row]:
    return [Row(title, (title, right), head=True), *rows]


def _gap(name: str) -> Row:
    return Row(f"gap-{name}", ("",), head=True)


def _now_row(item: Item, wide: bool) -> Row:
    kind, (who, what, when) = item.kind, item.cells
    when = when.replace(" days", " d").replace(" day", " d")
    if wide:
        return Row(item.key, (VERBS[kind][1], isolated(who), what, when), value=item)
    return Row(item.key, (f"{VERBS[kind][0]} {isolated(who)}", what, when), value=item)


def _article_cells(item: Item) -> tuple[str, ...]:
    fit, who, title, age = item.cells[:4]
    return isolated(who), title, age, fit


def _coming_row(item: Item) -> Row:
    when, kind, who, place, _away, sure = item.cells
    asked = sure if item.state == TENTATIVE or sure == MOVING else ""
    where = (asked, place) if asked else (place or sure, "prep ready: enter" if place else "")
    return Row(item.key, (when, kind, isolated(who), *where), value=item, state=_state_of(item))


def _state_of(item: Item) -> str:
    """The state of the row: a talk that waits for a yes has the keys of its question."""
    return TENTATIVE if item.state == TENTATIVE else "coming"


def _quiet_row(quiet: Quiet, wide: bool) -> Row:
    usual = (
        f"~{round(quiet.usual / 7)} weeks" if quiet.usual and quiet.usual >= 14 else f"~{round(quiet.usual or 0)} days"
    )
    name = isolated(quiet.name)
    if wide:
        why = f"every {usual}" if quiet.usual else "few talks so far"
        why += "; dormant" if quiet.dormant else f"; {keep_words(quiet.keep)}"
        cells: tuple[str, ...] = (name, TIER_NAMES[quiet.tier], f"{quiet.days} d", why)
    else:
        why = f"{TIER_NAMES[quiet.tier]} tie, quiet {quiet.days} days"
        why += f" (you used to talk every {usual})" if quiet.usual else ""
        cells = (name, why)
    return Row(f"quiet:{quiet.person}", cells, value=quiet, state="quiet")
