"""How the parts of a screen share its room: in one column, or side by side in two.

Parts are as high as their style says: ``auto`` hugs what they hold, ``1fr`` takes the rest. Where there is no room for
all, parts of the class ``first-out`` go, the last of them first; then parts of the class ``gives`` get lower, the
highest of them first, as far as their ``min-height``.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import ClassVar

from textual.containers import Container
from textual.geometry import Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.layouts.vertical import VerticalLayout
from textual.widget import Widget

TWO_FROM, GAP = 96, 1
"""Cells from which there are two columns, those of a wide terminal without its sides; and the cells between them."""
BESIDE, ACROSS, FIRST_OUT, GIVES = "beside", "across", "first-out", "gives"
"""Classes of parts: in the second column, over the whole width, and what gives way."""


class Columns(Layout):
    """Parts below each other. From ``TWO_FROM`` cells on those of the class ``beside`` stand in a second column, and
    those of the class ``across`` over the whole width, above or below the columns by their order."""

    name = "columns"

    def __init__(self, share: float = 0.5) -> None:
        self.share = share
        """How much of the width the first column has."""

    def arrange(self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True) -> ArrangeResult:
        parent.pre_layout(self)
        two = size.width >= TWO_FROM and any(child.has_class(BESIDE) for child in children)
        bands = [
            (across, list(parts))
            for across, parts in groupby(children, lambda child: two and child.has_class(ACROSS))
        ]  # fmt: skip
        taken = {
            at: _height(_stacked(parent, parts, Size(size.width, size.height), greedy))
            for at, (across, parts) in enumerate(bands)
            if across
        }
        left = max(0, size.height - sum(taken.values()))
        placements: list[WidgetPlacement] = []
        y = 0
        for at, (across, parts) in enumerate(bands):
            room = min(taken[at], size.height - y) if across else left
            if across or not two:
                placed = _fitted(parent, parts, Size(size.width, max(0, room)), greedy)
            else:
                first = int(size.width * self.share)
                placed = [
                    *_fitted(parent, [one for one in parts if not one.has_class(BESIDE)], Size(first, room), greedy),
                    *_moved(
                        _fitted(
                            parent, [one for one in parts if one.has_class(BESIDE)],
                            Size(size.width - first - GAP, room), greedy,
                        ),
                        first + GAP, 0,
                    ),
                ]  # fmt: skip
            placements += _moved(placed, 0, y)
            y += _height(placed)
        return placements


class Parts(Container):
    """A container whose parts share its room by ``Columns``."""

    share: ClassVar[float] = 0.5
    """How much of a wide terminal the first column has."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._columns = Columns(self.share)

    @property
    def layout(self) -> Layout:
        """The one layout of such a container; style sheets choose no other."""
        return self._columns


def _stacked(parent: Widget, parts: Sequence[Widget], size: Size, greedy: bool) -> list[WidgetPlacement]:
    return list(VerticalLayout().arrange(parent, list(parts), size, greedy))


def _height(placements: Sequence[WidgetPlacement]) -> int:
    return max((placed.region.bottom for placed in placements), default=0)


def _moved(placements: Sequence[WidgetPlacement], x: int, y: int) -> list[WidgetPlacement]:
    return [placed._replace(region=placed.region.translate((x, y))) for placed in placements]


def _fitted(parent: Widget, parts: Sequence[Widget], size: Size, greedy: bool) -> list[WidgetPlacement]:
    """Parts below each other in no more lines than there are."""
    placements = _stacked(parent, parts, size, greedy)
    over = _height(placements) - size.height
    if over <= 0:
        return placements
    for placed in reversed(placements):
        if over > 0 and placed.widget.has_class(FIRST_OUT):
            placements = _without(placements, placed)
            over -= placed.region.height
    heights = {id(placed.widget): placed.region.height for placed in placements}
    giving = [placed.widget for placed in placements if placed.widget.has_class(GIVES)]
    while over > 0:
        able = [widget for widget in giving if heights[id(widget)] > _least(widget)]
        if not able:
            break
        highest = max(able, key=lambda widget: heights[id(widget)])
        heights[id(highest)] -= 1
        over -= 1
    restacked: list[WidgetPlacement] = []
    y = bottom = 0
    for placed in placements:
        region, height = placed.region, heights[id(placed.widget)]
        y += max(0, region.y - bottom)
        restacked.append(placed._replace(region=Region(region.x, y, region.width, height)))
        y, bottom = y + height, region.bottom
    return restacked


def _without(placements: Sequence[WidgetPlacement], gone: WidgetPlacement) -> list[WidgetPlacement]:
    """The others; those below it move up."""
    height = gone.region.height
    return [
        one._replace(region=one.region.translate((0, -height))) if one.region.y > gone.region.y else one
        for one in placements
        if one is not gone
    ]


def _least(widget: Widget) -> int:
    least = widget.styles.min_height
    return int(least.value) if least is not None else 1
