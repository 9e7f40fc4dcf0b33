"""How the parts of a screen share its room."""

from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.widgets import Static

from netritual.tui.face.columns import ColumnParts


class Shared(App[None]):
    """Parts of given classes and heights; a height of 0 takes the rest."""

    CSS = "Static { min-height: 2; }"

    def __init__(self, *parts: tuple[str, str, int]) -> None:
        super().__init__()
        self._parts = parts

    def compose(self) -> ComposeResult:
        with ColumnParts():
            yield from map(self._part, self._parts)

    @staticmethod
    def _part(described: tuple[str, str, int]) -> Static:
        id_, classes, height = described
        part = Static("x", id=id_, classes=classes)
        part.styles.height = height or "1fr"
        return part

    def at(self, id_: str) -> Region | None:
        """Where a part stands; None where it is left out."""
        widget = self.query_one(f"#{id_}")
        return widget.region if widget in self.screen._compositor.visible_widgets else None


async def test_parts_stand_side_by_side_on_a_wide_terminal_and_below_each_other_on_others() -> None:
    app = Shared(("list", "", 4), ("why", "beside", 6), ("foot", "across", 2))
    async with app.run_test(size=(120, 20)) as pilot:
        assert app.at("list") == Region(0, 0, 60, 4) and app.at("why") == Region(61, 0, 59, 6)
        assert app.at("foot") == Region(0, 6, 120, 2)
        await pilot.resize_terminal(80, 20)
        await pilot.pause()
        assert [app.at(id_) for id_ in ("list", "why", "foot")] == [
            Region(0, 0, 80, 4), Region(0, 4, 80, 6), Region(0, 10, 80, 2),
        ]  # fmt: skip


async def test_what_fills_takes_what_the_others_leave() -> None:
    app = Shared(("list", "", 0), ("why", "beside", 3), ("foot", "across", 2))
    async with app.run_test(size=(120, 20)):
        assert app.at("list") == Region(0, 0, 60, 18) and app.at("foot") == Region(0, 18, 120, 2)


async def test_where_there_is_no_room_some_parts_go_and_the_highest_gets_lower() -> None:
    app = Shared(("list", "gives", 9), ("said", "first-out", 3), ("why", "gives", 5), ("pane", "", 2))
    async with app.run_test(size=(80, 20)) as pilot:
        assert [app.at(id_) for id_ in ("list", "said", "why", "pane")] == [
            Region(0, 0, 80, 9), Region(0, 9, 80, 3), Region(0, 12, 80, 5), Region(0, 17, 80, 2),
        ]  # fmt: skip
        await pilot.resize_terminal(80, 12)
        await pilot.pause()
        assert app.at("said") is None
        assert [app.at(id_) for id_ in ("list", "why", "pane")] == [
            Region(0, 0, 80, 5), Region(0, 5, 80, 5), Region(0, 10, 80, 2),
        ]  # fmt: skip
        for size in ((4, 4), (200, 60), (1, 1)):
            await pilot.resize_terminal(*size)
            await pilot.pause()


async def test_no_rows_are_left_free_for_a_part_across_that_has_no_room() -> None:
    app = Shared(
        ("said", "across", 9), ("week", "gives", 4), ("next", "beside gives", 6), ("year", "across first-out", 12)
    )
    async with app.run_test(size=(120, 20)):
        assert app.at("week") == Region(0, 9, 60, 4) and app.at("next") == Region(61, 9, 59, 6)
        assert app.at("year") is None
