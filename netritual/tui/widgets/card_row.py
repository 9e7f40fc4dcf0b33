"""Places beside each other that are all of one height: one a row of a list, of which the one at work is lit."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from textual import events
from textual.containers import Horizontal
from textual.geometry import Size
from textual.message import Message

from netritual.tui.content import plain
from netritual.tui.face.border_text import in_border
from netritual.tui.face.painter import PRESS, Painter, palette_of
from netritual.tui.face.spans import Line
from netritual.tui.face.unscrolled import Unpainted


class RowCard(Struct, frozen=True):
    """What a card shows: the key of its row, its title, its lower border, and how it is drawn in a width."""

    key: str
    title: str
    foot: Line
    paint: Callable[[int], Sequence[Line]]


class CardPlace(Painter):
    """The place of one card."""

    def __init__(self) -> None:
        super().__init__(classes="place")
        self.key = ""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As high as the highest beside it."""
        beside = self.parent.query(CardPlace) if self.parent is not None else ()
        return max((len(card.lines(width)) for card in beside if card.display), default=0)

    def on_click(self, event: events.Click) -> None:
        """Say which card was clicked, and what on it. The end of a selection is no click."""
        if self.text_selection is None:
            event.stop()
            self.post_message(CardRow.Chosen(self.key, event.style.meta.get(PRESS, "")))


class CardRow(Horizontal, Unpainted):
    """Up to ``most`` cards beside each other; of more of them those around the one at work."""

    class Chosen(Message):
        """A card was clicked; ``press`` is what was clicked on it, "" for the card itself."""

        def __init__(self, key: str, press: str) -> None:
            super().__init__()
            self.key, self.press = key, press

    class Turned(Message):
        """The wheel was turned over the cards, by so many cards."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def __init__(self, most: int, *, id: str, classes: str = "") -> None:
        super().__init__(*(CardPlace() for _ in range(most)), id=id, classes=classes)
        self._most = most
        self._first = 0

    def in_view(self, cards: Sequence[object], at: int | None) -> range:
        """The places of the cards in sight: as far as possible those that were, and the one at work."""
        last = max(0, len(cards) - self._most)
        if at is not None:
            self._first = min(max(self._first, at - self._most + 1), at)
        self._first = min(self._first, last)
        return range(self._first, min(len(cards), self._first + self._most))

    def show(self, cards: Sequence[RowCard], at: int | None) -> None:
        """Draw the cards in sight, with the one ``at`` work lit; None while none is."""
        in_view = self.in_view(cards, at)
        palette = palette_of(self)
        changed = False
        for place, number in zip(self.query(CardPlace), [*in_view, *[None] * self._most], strict=False):
            changed |= place.display != (number is not None)
            place.display = number is not None
            if number is None:
                continue
            card = cards[number]
            place.key = card.key
            place.border_title = plain(card.title)
            place.border_subtitle = in_border(card.foot, palette)
            place.set_class(number == at, "-lit")
            place.show(card.paint)
        if changed:
            self.refresh(layout=True)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.post_message(self.Turned(1))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.post_message(self.Turned(-1))
