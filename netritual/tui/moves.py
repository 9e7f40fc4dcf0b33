"""Moving: the same keys in every list, and ``tab`` from panel to panel."""

from __future__ import annotations

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

    def action_move_down(self) -> None:
        """One row down."""
        if (items := self.list) is not None:
            items.move(1)

    def action_move_up(self) -> None:
        """One row up."""
        if (items := self.list) is not None:
            items.move(-1)

    def action_move_first(self) -> None:
        """To the first row."""
        if (items := self.list) is not None:
            items.move_first()

    def action_move_last(self) -> None:
        """To the last row."""
        if (items := self.list) is not None:
            items.move_last()

    def action_half_down(self) -> None:
        """Half a page down."""
        if (items := self.list) is not None:
            items.move_half(1)

    def action_half_up(self) -> None:
        """Half a page up."""
        if (items := self.list) is not None:
            items.move_half(-1)

    def action_next_panel(self) -> None:
        """To the next section of the list, then to the next widget that takes the focus."""
        self._panel(1)

    def action_previous_panel(self) -> None:
        """The other way round."""
        self._panel(-1)

    def _panel(self, way: int) -> None:
        focused = self.focused
        if isinstance(focused, ItemList) and focused.move_section(way):
            return
        arrived = self.focus_next() if way > 0 else self.focus_previous()
        if isinstance(arrived, ItemList):
            arrived.move_first() if way > 0 else arrived.move_last()
