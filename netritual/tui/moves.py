"""Moving: the same keys in every list, and ``tab`` from panel to panel."""

from __future__ import annotations

from textual import on
from textual.screen import Screen

from netritual.tui.typeahead import takes_text
from netritual.tui.widgets.item_list import ItemList


class Moves(Screen[None], inherit_bindings=False):
    """The actions of the Move group, over the list that has the focus (or the one that had it last)."""

    _list: ItemList | None = None

    @property
    def list(self) -> ItemList | None:
        """The list that keys move in: the focused one, else the one that had the focus last, else the first."""
        focused = self.focused
        if isinstance(focused, ItemList):
            self._list = focused
        if self._list is None or not self._list.is_attached:
            self._list = next((items for items in self.query(ItemList) if items.display), None)
        return self._list

    @property
    def typing(self) -> bool:
        """True while a text field has the focus."""
        return takes_text(self.focused)

    @on(ItemList.Opened)
    async def open_row(self, event: ItemList.Opened) -> None:
        """A click on the cursor's row is what enter does there."""
        event.stop()
        await self.run_action("open_item")

    def action_move(self, rows: int) -> None:
        """So many rows down."""
        if (items := self.list) is not None:
            items.move(rows)

    def action_move_half(self, way: int) -> None:
        """Half a page down (1) or up (-1)."""
        if (items := self.list) is not None:
            items.move_half(way)

    def action_move_to_end(self, way: int) -> None:
        """To the last row (1) or the first (-1)."""
        if (items := self.list) is not None:
            items.move_last() if way > 0 else items.move_first()

    def action_next_panel(self) -> None:
        """To the next section of the list, then to the next widget that takes the focus."""
        self._panel(1)

    def action_previous_panel(self) -> None:
        self._panel(-1)

    def _panel(self, way: int) -> None:
        focused = self.focused
        if isinstance(focused, ItemList) and focused.move_section(way):
            return
        arrived = self.focus_next() if way > 0 else self.focus_previous()
        if isinstance(arrived, ItemList):
            arrived.move_first() if way > 0 else arrived.move_last()
