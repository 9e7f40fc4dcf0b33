"""Widgets that do no work of which nothing is seen."""

from __future__ import annotations

from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget


class Unscrolled(Widget):
    """A widget that does not scroll, unless a style sheet says so. Textual lays everything out once more whenever a
    widget gets another size, and nothing comes of it for such a one.

    It is the last of the classes that a widget is made of: style sheets go by the first."""

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        scrolls = {self.styles.overflow_x, self.styles.overflow_y} != {"hidden"}
        return super()._size_updated(size, virtual_size, container_size, layout=layout and scrolls)


class Unpainted(Unscrolled):
    """A container of which only its children are seen: where a style sheet gives it neither a frame nor a ground, what
    stands behind it shows through, and none of its lines is drawn."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Its lines in sight; none where nothing of them would be seen."""
        frame, ground = self.styles.border, self.styles.background
        if ground.is_transparent and not any(edge for edge, _ in frame):
            return []
        return super().render_lines(crop)
