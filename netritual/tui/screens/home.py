"""Home."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from netritual.tui.registry import Where, bindings
from netritual.tui.text import Column
from netritual.tui.view import View
from netritual.tui.widgets.item_list import ItemList, Row, in_columns


class HomeScreen(View):
    """What to do now."""

    PLACE = Where.HOME
    TAB = 1
    BINDINGS = bindings(Where.HOME)

    def body(self) -> Iterable[Widget]:
        yield ItemList(in_columns(Column(20, 1), Column(20)), id="items")

    def redraw(self) -> None:
        self.show_title(right=self.today.strftime("%a %d %b"))
        items = self.query_one(ItemList)
        rows = [Row("h", ("DO NOW",), head=True)] + [Row(str(n), (f"[b]Person {n}", f"what {n}")) for n in range(500)]
        items.set_rows(rows)
        if self.focused is None:
            items.focus()
