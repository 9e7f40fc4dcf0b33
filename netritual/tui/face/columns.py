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

from netritual.tui.face.unscrolled import Unpainted

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
        stacks = [self._stacks(parent, parts, size, two=two and not across, greedy=greedy) for across, parts in bands]
        claims = [max(stack.claim for stack in beside) for beside in stacks]
        for at in reversed(range(len(bands))):
            too_many = sum(claim.height - claim.spare for claim in claims) > size.height
            if too_many and bands[at][0] and all(part.has_class(FIRST_OUT) for part in bands[at][1]):
                claims[at] = HeightClaim(0, 0)  # there is no room for it: none is kept free
        rooms = _rooms(claims, size.height)
        across_height = sum(room for room, (across, _) in zip(rooms, bands, strict=True) if across)
        placements: list[WidgetPlacement] = []
        y = 0
        for (across, _), beside, asked in zip(bands, stacks, rooms, strict=True):
            room = max(0, min(asked, size.height - y) if across else size.height - across_height)
            x, placed = 0, list[WidgetPlacement]()
            for stack in beside:
                placed += _moved(stack.fitted(room), x, 0)
                x += stack.size.width + GAP
            placements += _moved(placed, 0, y)
            y += _height(placed)
        return placements

    def _stacks(self, parent: Widget, parts: Sequence[Widget], size: Size, *, two: bool, greedy: bool) -> list[Stack]:
        """The parts of a band in one column, or in ``two``."""
        if not two:
            return [Stack(parent, parts, size, greedy)]
        width = int(size.width * self.share)
        halves = [[one for one in parts if one.has_class(BESIDE) is beside] for beside in (False, True)]
        widths = (width, size.width - width - GAP)
        return [Stack(parent, half, Size(wide, size.height), greedy) for half, wide in zip(halves, widths, strict=True)]


class ColumnParts(Container, Unpainted):
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


class HeightClaim(NamedTuple):
    """The height that parts ask for, and how much of it they can do without."""

    height: int
    spare: int


class Stack:
    """Parts below each other in a width; each is laid out once, but for those that fill what is left."""

    def __init__(self, parent: Widget, parts: Sequence[Widget], size: Size, greedy: bool) -> None:
        self._parent, self._parts, self._greedy = parent, list(parts), greedy
        self.size = size
        self._placements = self._stacked(size.height)
        self._fills = any(map(_fills, self._parts))

    def _stacked(self, height: int) -> list[WidgetPlacement]:
        size = Size(self.size.width, height)
        return list(VerticalLayout().arrange(self._parent, self._parts, size, self._greedy))

    @property
    def claim(self) -> HeightClaim:
        """What the parts ask for; those that fill what is left ask for the least they need."""
        height = spare = 0
        for placed in self._placements:
            least = _least(placed.widget)
            own = least if _fills(placed.widget) else placed.region.height
            height += own
            spare += max(0, own - least) if placed.widget.has_class(GIVES) else 0
        return HeightClaim(height, spare)

    def fitted(self, height: int) -> list[WidgetPlacement]:
        """The parts in no more lines than there are."""
        return _fitted(
            self._stacked(height) if self._fills and height != self.size.height else self._placements, height
        )


def _rooms(claims: Sequence[HeightClaim], height: int) -> list[int]:
    """The height of each band: all that it asks for, or where there is no room for all, the highest band that can gets
    lower."""
    asked = list(claims)
    over = sum(claim.height for claim in asked) - height
    while over > 0 and (able := [at for at, claim in enumerate(asked) if claim.spare > 0]):
        at = max(able, key=lambda at: asked[at].height)
        asked[at] = HeightClaim(asked[at].height - 1, asked[at].spare - 1)
        over -= 1
    return [claim.height for claim in asked]


def _fills(widget: Widget) -> bool:
    height = widget.styles.height
    return height is not None and height.is_fraction


def _height(placements: Sequence[WidgetPlacement]) -> int:
    return max((placed.region.bottom for placed in placements), default=0)


def _moved(placements: Sequence[WidgetPlacement], x: int, y: int) -> list[WidgetPlacement]:
    return [placed._replace(region=placed.region.translate((x, y))) for placed in placements]


def _fitted(placements: Sequence[WidgetPlacement], height: int) -> list[WidgetPlacement]:
    """Parts below each other in no more lines than there are."""
    over = _height(placements) - height
    if over <= 0:
        return list(placements)
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
        region, own = placed.region, heights[id(placed.widget)]
        y += max(0, region.y - bottom)
        restacked.append(placed._replace(region=Region(region.x, y, region.width, own)))
        y, bottom = y + own, region.bottom
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
