"""A list with a filter above it: ``/`` opens the line, each key narrows, enter goes to the list, esc clears."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Input, Static

from netritual.tui.content import Column, list_cells, shorten, spread
from netritual.tui.item_actions import ItemActions
from netritual.tui.view import Shape
from netritual.tui.widgets.frame import Divider, Lines, Rule
from netritual.tui.widgets.item_list import ItemList, Row, from_text
from netritual.tui.widgets.text_line import TextLine


class FilterLine(Horizontal):
    """The line that narrows a list; it is seen while it is used."""

    DEFAULT_CSS = """
    FilterLine {
        height: 1; display: none;
        & > Static { width: 3; }
    }
    """

    def __init__(self, *beside: Widget) -> None:
        super().__init__()
        self._beside = beside

    def compose(self) -> ComposeResult:
        """A sign, the text, and what stands beside it."""
        yield Static(" / ")
        yield TextLine(id="filter")
        yield from self._beside


class Filtering(ItemActions):
    """A view with a ``FilterLine`` and a list that it narrows; on wide terminals a panel stands beside the list."""

    COLUMNS: ClassVar[Mapping[Shape, Sequence[Column]]]
    GAP: ClassVar[int] = 2
    """Cells between two columns."""
    SHARE: ClassVar[float] = 0.52
    """The list's share of a wide terminal."""
    DEFAULT_CSS = """
    Filtering.-filtering FilterLine { display: block; }
    Filtering #left { width: 1fr; }
    Filtering #panel { width: 1fr; height: 1fr; }
    Filtering #panel, Filtering #panel-divider, Filtering #panel-rule { display: none; }
    Filtering.-wide #panel, Filtering.-wide #panel-divider, Filtering.-wide #panel-rule { display: block; }
    """

    def body(self) -> Iterable[Widget]:
        """The filter, the list under its heads, and what stands beside and below it."""
        yield FilterLine(*self.beside_filter())
        yield Rule(id="panel-rule")
        with Horizontal(id="split"):
            with Vertical(id="left"):
                yield Lines(id="heads")
                yield ItemList(from_text(self.line_of), id="items")
                yield from self.below_list()
            yield Divider(id="panel-divider")
            yield from self.panel()

    def beside_filter(self) -> Iterable[Widget]:
        """What stands in the line of the filter."""
        return ()

    def below_list(self) -> Iterable[Widget]:
        """What stands under the list."""
        return ()

    def panel(self) -> Iterable[Widget]:
        """What stands beside the list."""
        yield Lines(id="panel")

    @property
    def items(self) -> ItemList:
        """The list."""
        return self.query_one("#items", ItemList)

    @property
    def columns(self) -> Sequence[Column]:
        """The columns of the list in this shape."""
        return self.COLUMNS[self.shape]

    @property
    def list_width(self) -> int:
        """The cells of the list, and of what is left of the panel."""
        width = self.app.size.width
        return list_cells(width, self.SHARE) if self.shape == "wide" else width

    def fit_list(self, rows: int, below: int, least: int = 1) -> None:
        """Give the list no more lines than it has rows where so many lines stand ``below`` it: in the narrow shape."""
        room = max(least, min(rows, self.body_height - below))
        self.items.styles.height = room if self.shape == "narrow" else "1fr"

    def line_of(self, row: Row, width: int) -> str:
        """A row in its columns; a heading as it is."""
        return row.cells[0] if row.head else spread(row.cells, self.columns, width, self.GAP)

    def show_heads(self, heads: Sequence[str], gutter: int = 0) -> None:
        """Name the columns; ``gutter`` are the cells that the scroll bar keeps."""
        self.query_one("#left").styles.width = self.list_width if self.shape == "wide" else "1fr"
        self.tell(f"  {spread(heads, self.columns, self.list_width - 3 - gutter, self.GAP)}", "#heads")

    def show_rule(self, title: str, beside: str = "") -> None:
        """The titles of the list and of the panel, on wide terminals."""
        rule, left = self.query_one("#panel-rule", Rule), self.list_width
        rule.titles = ((0, title), (left, beside)) if beside else ((0, title),)
        rule.joints = ((left, "┬"),) if beside else rule.joints

    def tell(self, words: str, *places: str) -> None:
        """Put one line of words into some places."""
        for place in places:
            self.query_one(place, Lines).lines = (f" {words}",)

    @property
    def filter_text(self) -> str:
        """What is typed into the filter."""
        return self.query_one("#filter", Input).value

    def on_mount(self) -> None:
        """The list has the focus first."""
        self.items.focus()

    def action_filter_list(self) -> None:
        """Show the filter and go into it."""
        self.add_class("-filtering")
        self.query_one("#filter", Input).focus()

    @on(Input.Changed, "#filter")
    def narrow(self, event: Input.Changed) -> None:
        event.stop()
        if self._shape is not None:
            self.narrowed()

    def narrowed(self) -> None:
        """Show the rows that the filter holds for now."""
        self.redraw()

    @on(Input.Submitted, "#filter")
    def leave_filter(self, event: Input.Submitted) -> None:
        event.stop()
        self.items.focus()

    def close_filter(self) -> bool:
        """Clear and hide the filter, and go to the list; False when it was not open."""
        if not self.has_class("-filtering"):
            return False
        self.remove_class("-filtering")
        self.query_one("#filter", Input).value = ""
        self.items.focus()
        return True

    def action_go_back(self) -> None:
        """Clear the filter, else go back."""
        if not self.close_filter():
            super().action_go_back()


class FilteringWithText(Filtering):
    """A list below its filter, and under it some lines of text on the row under the cursor."""

    TEXT_LINES: ClassVar[int]
    """The lines of the text."""

    def body(self) -> Iterable[Widget]:
        """The filter, the list, and the text on one row."""
        yield FilterLine()
        yield ItemList(from_text(self.line_of), id="items")
        yield Rule(id="about-rule")
        about = Lines(id="about")
        about.styles.height = self.TEXT_LINES
        yield about

    def text_of_row(self, width: int) -> Sequence[str]:
        """The text on the row under the cursor, in lines of that width."""
        raise NotImplementedError

    @on(ItemList.Moved)
    def show_text(self) -> None:
        """Show the text on the row under the cursor."""
        width = self.app.size.width - 2
        lines = self.text_of_row(width)[: self.TEXT_LINES]
        self.query_one("#about", Lines).lines = tuple(f" {shorten(line, width)}" for line in lines)
