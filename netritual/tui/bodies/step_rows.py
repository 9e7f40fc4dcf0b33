"""The list of a step: which rows it has, how each is drawn, and its titles. Steps that draw theirs otherwise have their
own kind."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from netritual.charts.signs import Signs
from netritual.review.step import Item
from netritual.tui.app import NetritualApp
from netritual.tui.bodies.item_rows import item_lines, name_width, rows_of, tier_mark, with_keys
from netritual.tui.bodies.step_view import StepView
from netritual.tui.face.spans import Line
from netritual.tui.view import Shape, shape_of
from netritual.tui.widgets.item_list import Row


class StepRows:
    """The items of a step as rows; ``view`` is the step as it is now."""

    place_title: ClassVar[str] = ""
    """The title over the rows of more than one section; "" for the title of the step."""
    view: StepView

    def __init__(self, app: NetritualApp) -> None:
        self.app = app
        self._names = 0
        """The cells of the column of names."""

    @property
    def shape(self) -> Shape:
        """How the terminal is laid out now."""
        return shape_of(*self.app.size)

    @property
    def signs(self) -> Signs:
        """The signs of this terminal."""
        return self.app.signs

    @property
    def title(self) -> str:
        """The title over the rows: that of their section, where they have one."""
        sections = list(dict.fromkeys(item.section for item in self.listed()))
        return sections[0] if len(sections) == 1 else self.place_title or self.view.step.title

    @property
    def aside(self) -> str:
        """What stands in the lower border of the rows: what the first sentence says behind a tab."""
        return (self.view.lines[0] if self.view.lines else "").partition("\t")[2] if self.shape == "wide" else ""

    def for_width(self, width: int) -> list[Row]:
        """The rows of a list of so many cells."""
        rows = self.rows()
        self._names = name_width((self.cells_of(row.value) for row in rows if isinstance(row.value, Item)), width)
        return rows

    def rows(self) -> list[Row]:
        """The items under the headings of their sections."""
        return rows_of(self.listed(), self.row_of, roomy=self.shape == "wide")

    def listed(self) -> Sequence[Item]:
        """The items of the list."""
        return self.view.items

    def row_of(self, item: Item) -> Row:
        """The row of an item, as high as its words need."""
        return Row(
            item.key, partial(self.lines_of, item), item, state=item.state, at_cursor=partial(self.cursor_lines, item)
        )

    def cells_of(self, item: Item) -> Sequence[str]:
        """What stands in the row of an item: who, what, and when."""
        return item.cells

    def lines_of(self, item: Item, width: int) -> Sequence[Line]:
        """How the row of an item is drawn."""
        return item_lines(self.cells_of(item), width, self._names, self.mark_of(item), late=item.state == "late")

    def mark_of(self, item: Item) -> Line:
        """What stands before a row: how close its person is."""
        return tier_mark(item, self.view.items, self.view.context.network, self.signs)

    def cursor_lines(self, item: Item, width: int) -> Sequence[Line]:
        """How the row under the cursor is drawn: with its keys, where there is room."""
        return with_keys(self.lines_of(item, width), item.acts, width)
