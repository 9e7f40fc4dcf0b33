"""How the parts of a screen share its room: in one column, or side by side in two.

Parts are as high as their style says: ``auto`` hugs what they hold, ``1fr`` takes the rest. Where there is no room for
all, parts of the class ``first-out`` go, the last of them first; then parts of the class ``gives`` get lower, the
highest of them first, as far as their ``min-height``.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import ClassVar, NamedTuple

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
        taken = self._rooms(parent, bands, size, greedy)
        left = max(0, size.height - sum(taken.values()))
        placements: list[WidgetPlacement] = []
        y = 0
        for at, (across, parts) in enumerate(bands):
            room = min(taken[at], size.height - y) if across else left
            if across or not two:
                placed = _fitted(parent, parts, Size(size.width, max(0, room)), greedy)
            else:
                left_parts, right_parts, first = self._halves(parts, size.width)
                second = Size(size.width - first - GAP, room)
                placed = [
                    *_fitted(parent, left_parts, Size(first, room), greedy),
                    *_moved(_fitted(parent, right_parts, second, greedy), first + GAP, 0),
                ]
            placements += _moved(placed, 0, y)
            y += _height(placed)
        return placements

    def _halves(self, parts: Sequence[Widget], width: int) -> tuple[list[Widget], list[Widget], int]:
        """The parts of the first and of the second column, and the width of the first."""
        first, second = ([one for one in parts if one.has_class(BESIDE) is beside] for beside in (False, True))
        return first, second, int(width * self.share)

    def _rooms(
        self, parent: Widget, bands: Sequence[tuple[bool, list[Widget]]], size: Size, greedy: bool
    ) -> dict[int, int]:
        """The height of each band across: all that it asks for, unless the columns have too little then. Where there
        is no room for all, the highest band that can gets lower."""
        asked: list[Claim] = []
        for across, parts in bands:
            if across:
                asked.append(_claim(parent, parts, size, greedy))
                continue
            left, right, first = self._halves(parts, size.width)
            second = Size(size.width - first - GAP, size.height)
            asked.append(
                max(_claim(parent, left, Size(first, size.height), greedy), _claim(parent, right, second, greedy))
            )
        over = sum(claim.height for claim in asked) - size.height
        while over > 0 and (able := [at for at, claim in enumerate(asked) if claim.spare > 0]):
            at = max(able, key=lambda at: asked[at].height)
            asked[at] = Claim(asked[at].height - 1, asked[at].spare - 1)
            over -= 1
        return {at: asked[at].height for at, (across, _) in enumerate(bands) if across}


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


class Claim(NamedTuple):
    """The height that parts ask for, and how much of it they can do without."""

    height: int
    spare: int


def _claim(parent: Widget, parts: Sequence[Widget], size: Size, greedy: bool) -> Claim:
    """What parts below each other ask for; those that fill what is left ask for the least they need."""
    height = spare = 0
    for placed in _stacked(parent, parts, size, greedy):
        own, least = placed.region.height, _least(placed.widget)
        asked = placed.widget.styles.height
        if asked is not None and asked.is_fraction:
            own = least
        height += own
        spare += max(0, own - least) if placed.widget.has_class(GIVES) else 0
    return Claim(height, spare)


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
