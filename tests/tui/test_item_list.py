"""The one list: what the cursor does, what is painted, what a click says, at any size."""

from typing import Any

import pytest
from textual import on
from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot

from netritual.charts.signs import FULL, Signs
from netritual.tui.face.spans import Line, Span
from netritual.tui.face.themes import DEFAULT_THEME, ThemeStyles, themes
from netritual.tui.widgets.item_list import ItemList, Row, heading
from tests.tui.conftest import HOSTILE


def row(key: str, words: str, press: str = "", *, lines: int = 1, grows: bool = False, **others: Any) -> Row:
    """A row of two lines, and of a third one under the cursor where it ``grows``; what is painted is noted."""
    painted: list[str] = others.get("painted", [])

    def paint(width: int) -> list[Line]:
        painted.append(key)
        return [[Span(words, "strong", press=press)], [Span("more", "faint")]]

    def at_cursor(width: int) -> list[Line]:
        return [*paint(width), [Span("keys", "muted")]]

    return Row(key, paint, lines=lines, at_cursor=at_cursor if grows else None)


class Lists(App[None]):
    """One list in a terminal."""

    def __init__(self, rows: list[Row], *, colored: bool = True) -> None:
        super().__init__()
        self.rows, self.colored = rows, colored
        self.said: list[Message] = []
        for theme in themes():
            self.register_theme(theme)
        self.theme = DEFAULT_THEME

    @property
    def palette(self) -> ThemeStyles:
        return ThemeStyles(self.theme_variables, colored=self.colored)

    @property
    def signs(self) -> Signs:
        return FULL

    def compose(self) -> ComposeResult:
        yield ItemList(id="items")

    def on_mount(self) -> None:
        self.items.set_rows(self.rows)
        self.items.focus()

    @property
    def items(self) -> ItemList:
        return self.query_one(ItemList)

    @on(ItemList.Moved)
    @on(ItemList.Opened)
    @on(ItemList.Pressed)
    def hear(self, message: Message) -> None:
        self.said.append(message)


def rows(count: int, **others: Any) -> list[Row]:
    return [row(f"r{n}", f"row {n}", **others) for n in range(count)]


def lines(pilot: Pilot[None]) -> list[str]:
    """What is shown, but for the column of the scroll bar."""
    strips = pilot.app.screen._compositor.render_strips()
    return [strip.text[: pilot.app.size.width - 1].rstrip() for strip in strips]


def style_at(pilot: Pilot[None], x: int, y: int) -> Any:
    return pilot.app.screen.get_style_at(x, y)


async def test_the_cursor_passes_over_headings_and_stops_at_the_ends() -> None:
    listed = [heading("Late", "2", "h"), *rows(2), heading("Later", key="h2"), row("end", "last")]
    app = Lists(listed)
    async with app.run_test(size=(30, 12)) as pilot:
        await pilot.pause()
        assert lines(pilot)[:2] == [" Late" + " " * 23 + "2", "▌row 0"]
        app.items.move(-1)
        assert app.items.row == listed[1]
        app.items.move(2)
        assert app.items.row == listed[4]
        app.items.move(5)
        assert app.items.row == listed[4]
        assert app.items.move_section(-1) and app.items.row == listed[1]
        assert not app.items.move_section(-1)


async def test_only_what_is_in_sight_is_laid_out_and_a_move_lays_out_two_rows() -> None:
    painted: list[str] = []
    app = Lists(rows(50_000, painted=painted))
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        assert 10 <= len(painted) <= 20
        painted.clear()
        app.items.move(1)
        await pilot.pause()
        assert painted == ["r0", "r1"]
        app.items.move_last()
        await pilot.pause()
        assert lines(pilot)[9] == "▌row 49999" and app.items.max_scroll_y == 49_990
        app.items.move_first()
        await pilot.pause()
        assert lines(pilot)[0] == "▌row 0"


async def test_rows_of_more_lines_scroll_whole_and_one_may_grow_under_the_cursor() -> None:
    app = Lists(rows(9, lines=0, grows=True))
    async with app.run_test(size=(20, 7)) as pilot:
        await pilot.pause()
        assert lines(pilot) == ["▌row 0", "▌more", "▌keys", " row 1", " more", " row 2", " more"]
        app.items.move(1)
        await pilot.pause()
        assert lines(pilot) == [" row 0", " more", "▌row 1", "▌more", "▌keys", " row 2", " more"]
        app.items.move(2)
        await pilot.pause()
        assert lines(pilot)[-3:] == ["▌row 3", "▌more", "▌keys"]
        assert app.items.max_scroll_y == 9 * 2 + 1 - 7


async def test_a_click_puts_the_cursor_and_a_second_one_opens() -> None:
    app = Lists([heading("Head", key="h"), *rows(3), row("p", "press", "it")])
    async with app.run_test(size=(20, 8)) as pilot:
        await pilot.pause()
        app.said.clear()
        await pilot.click(ItemList, offset=(3, 2))
        await pilot.pause()
        assert [type(message) for message in app.said] == [ItemList.Moved] and app.items.row == app.rows[2]
        await pilot.click(ItemList, offset=(3, 2))
        await pilot.click(ItemList, offset=(3, 0))
        await pilot.pause()
        assert isinstance(app.said[-1], ItemList.Opened) and app.items.row == app.rows[2]
        await pilot.click(ItemList, offset=(3, 4))
        await pilot.pause()
        pressed = app.said[-1]
        assert isinstance(pressed, ItemList.Pressed) and (pressed.row, pressed.press) == (app.rows[4], "it")
        assert app.items.row == app.rows[4]


async def test_other_rows_leave_the_cursor_on_its_row_or_the_next_that_stayed() -> None:
    app = Lists(rows(5))
    async with app.run_test(size=(20, 8)) as pilot:
        app.items.go_to("r2")
        app.items.set_rows([row("new", "new"), *app.rows])
        assert app.items.row == app.rows[2]
        app.items.set_rows([app.rows[0], app.rows[4]])
        assert app.items.row == app.rows[4]
        app.items.leave(lambda row: True)
        assert app.items.row == app.rows[0]
        app.items.set_rows(app.rows[:1])
        app.items.leave(lambda row: True)
        app.items.set_rows(app.rows)
        assert app.items.row is None, "left nowhere, it stays there until it is moved"
        app.items.move(1)
        assert app.items.row == app.rows[0]
        await pilot.pause()


async def test_the_cursor_is_a_sign_a_ground_and_bold_and_dimmer_without_the_focus() -> None:
    app = Lists(rows(3))
    async with app.run_test(size=(20, 8)) as pilot:
        await pilot.pause()
        variables = app.theme_variables

        def ground() -> str:
            return str(style_at(pilot, 3, 0).bgcolor.get_truecolor().hex.upper())

        assert ground() == variables["cursor"] and style_at(pilot, 3, 0).bold
        app.set_focus(None)
        await pilot.pause()
        assert ground() == variables["cursor-blur"] and lines(pilot)[0] == "▌row 0"


async def test_without_colour_the_cursor_is_underlined() -> None:
    app = Lists(rows(3), colored=False)
    async with app.run_test(size=(20, 8)) as pilot:
        await pilot.pause()
        assert style_at(pilot, 3, 0).underline and not style_at(pilot, 3, 1).underline


async def test_another_size_keeps_the_cursor_in_sight() -> None:
    app = Lists(rows(60))
    async with app.run_test(size=(40, 30)) as pilot:
        app.items.move(25)
        for size in ((4, 4), (200, 60), (20, 5)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert app.items.row == app.rows[25]
            assert any(line.startswith("▌") for line in lines(pilot))


@pytest.mark.parametrize("name", HOSTILE)
async def test_hostile_text_is_plain_and_fills_its_line(name: str) -> None:
    app = Lists([heading(name, name, "h"), row("r", name)])
    async with app.run_test(size=(24, 4)) as pilot:
        await pilot.pause()
        for strip in app.screen._compositor.render_strips():
            assert strip.cell_length == 24 and "\x1b" not in strip.text


async def test_words_are_selected_with_the_mouse_as_text() -> None:
    app = Lists([heading("Head", key="h"), *rows(3)])
    async with app.run_test(size=(20, 8)) as pilot:
        await pilot.pause()
        app.said.clear()
        await pilot.mouse_down(ItemList, offset=(1, 0))
        await pilot.hover(ItemList, offset=(4, 2))
        await pilot.mouse_up(ItemList, offset=(4, 2))
        await pilot.pause()
        assert app.screen.get_selected_text() == "Head\n row 0\n row "
        assert not app.said, "what ends a selection is no click"


async def test_rows_that_stay_in_their_places_are_not_drawn_again() -> None:
    """Where it is said that they are drawn alike; what went, came, moved or has the cursor now is drawn."""
    painted: list[str] = []
    every = rows(30, painted=painted)
    async with Lists(every).run_test(size=(20, 8)) as pilot:
        items = pilot.app.query_one(ItemList)
        items.move(3)
        await pilot.pause()
        painted.clear()
        items.set_rows([*every[:2], *every[4:]], keep=False, alike=True)
        await pilot.pause()
        assert lines(pilot) == ["▌row 0", " row 1", *(f" row {n}" for n in range(4, 10))]
        assert painted == ["r0", *(f"r{n}" for n in range(4, 10))]
        painted.clear()
        items.set_rows(every[:1], keep=False, alike=True)
        await pilot.pause()
        assert lines(pilot) == ["▌row 0", *[""] * 7] and painted == []
        items.set_rows(every[:1])
        await pilot.pause()
        assert painted == ["r0"], "they may be drawn in another way"
        items.move_first()
        items.set_rows(every)
        items.move_last()
        await pilot.pause()
        items.set_rows(every[:6], keep=False, alike=True)
        await pilot.pause()
        assert lines(pilot) == ["▌row 0", *(f" row {n}" for n in range(1, 6)), "", ""], "from the top"
