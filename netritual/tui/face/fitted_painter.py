"""A painter that draws fewer lines where it gets less height than it asks for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.geometry import Size

from netritual.tui.face.painter import Painter
from netritual.tui.face.spans import Line

Fit = Callable[[int, int], Sequence[Line]]
"""The lines in so many cells, and in so many lines at most, or 0 for as many as it needs."""


class FittedPainter(Painter):
    """Draws what a ``Fit`` gives for its width and height."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._fit: Fit = lambda width, height: ()
        self._height = 0
        self._wish: tuple[int, int] | None = None

    def show_fitted(self, fit: Fit) -> None:
        """Draw something else from now on."""
        before, self._fit, self._wish = self._wish, fit, None
        self.show(self._fitted)
        if before is not None and self._wished(before[0]) != before[1]:
            self._layout_updates += 1
            self.refresh(layout=True)

    def _fitted(self, width: int) -> Sequence[Line]:
        """What fits: all that there is, where there is room for it."""
        whole = self._fit(width, 0)
        return whole if not self._height or len(whole) <= self._height else self._fit(width, self._height)

    def _wished(self, width: int) -> int:
        if self._wish is None or self._wish[0] != width:
            self._wish = (width, len(self._fit(width, 0)))
        return self._wish[1]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self._wished(width)

    def on_resize(self) -> None:
        """Another height is another choice of lines."""
        if self.size.height != self._height:
            self._height = self.size.height
            self.show(self._paint)
