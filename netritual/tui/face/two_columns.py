"""Parts one below the other in two columns, those of the class ``-side`` in the right one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Offset, Size
from textual.layout import ArrangeResult, WidgetPlacement
from textual.layouts.vertical import VerticalLayout

if TYPE_CHECKING:
    from textual.widget import Widget


class TwoColumns(VerticalLayout):
    """The right column has a width of its own, the left one the rest; a cell stays between them."""

    name = "two-columns"

    def __init__(self, side: int) -> None:
        self._side = side

    def arrange(self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True) -> ArrangeResult:
        """Place both columns from the top."""
        right = [child for child in children if child.has_class("-side")]
        left = [child for child in children if not child.has_class("-side")]
        width = max(1, size.width - self._side - 1)
        beside = super().arrange(parent, right, Size(self._side, size.height), greedy)
        return [
            *super().arrange(parent, left, Size(width, size.height), greedy),
            *WidgetPlacement.translate(list(beside), Offset(width + 1, 0)),
        ]
