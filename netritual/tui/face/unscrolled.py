"""Widgets that are laid out once."""

from __future__ import annotations

from textual.geometry import Size
from textual.widget import Widget


class Unscrolled(Widget):
    """A widget that does not scroll, unless a style sheet says so. Textual lays everything out once more whenever a
    widget gets another size, and nothing comes of it for such a one.

    It is the last of the classes that a widget is made of: style sheets go by the first."""

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        scrolls = {self.styles.overflow_x, self.styles.overflow_y} != {"hidden"}
        return super()._size_updated(size, virtual_size, container_size, layout=layout and scrolls)
