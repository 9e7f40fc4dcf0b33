"""The list of the step of coffees: suggestions as rows where they are no cards, and what else is planned or open."""

from __future__ import annotations

from collections.abc import Sequence

from netritual.review.choice import CoffeeChoice
from netritual.review.step import Item
from netritual.tui.app import NetritualApp
from netritual.tui.bodies.coffee_card import suggestion_lines, word_lines
from netritual.tui.bodies.coffee_wording import silence
from netritual.tui.bodies.item_rows import rows_of, with_keys
from netritual.tui.bodies.step_rows import StepRows
from netritual.tui.bodies.step_sentences import StepSentences
from netritual.tui.face.spans import Line
from netritual.tui.widgets.item_list import Row

CARD_ROWS = 34
"""Rows of a terminal from which there is room for cards over the weeks."""
AT_CURSOR = 2
"""Reasons that a row shows under the cursor."""


class CoffeeRows(StepRows):
    """What is suggested, planned, written, and on demand left out."""

    def __init__(self, app: NetritualApp) -> None:
        super().__init__(app)
        self.all_left_out = False
        """Whether everyone who was left out has a row."""

    @property
    def has_cards(self) -> bool:
        """Whether suggestions are cards; else they are rows of the list."""
        return self.shape == "wide" and self.app.size.height >= CARD_ROWS and bool(self.suggestions())

    def suggestions(self) -> list[Item]:
        """What can be picked."""
        return [item for item in self.view.items if is_suggestion(item)]

    def left_out(self) -> list[Item]:
        """Whom nothing is suggested with, and why."""
        return [item for item in self.view.items if item.state == "left out"]

    def listed(self) -> Sequence[Item]:
        shown = [item for item in self.view.items if self.all_left_out or item.state != "left out"]
        if not self.has_cards:
            return shown
        others = [item for item in shown if not is_suggestion(item)]
        return sorted(others, key=lambda item: item.state != "planned")  # it is in the file

    def rows(self) -> list[Row]:
        """The first section has its title in the frame. Rows of suggestions that are cards are not seen."""
        cards = [*map(self.row_of, self.suggestions())] if self.has_cards else []
        roomy = self.shape == "wide" and not cards  # the cards leave no room
        rows = rows_of(self.listed(), self.row_of, roomy=roomy)
        return [*cards, *rows[1 if rows and rows[0].head else 0 :]]

    @property
    def title(self) -> str:
        return next((item.section for item in self.listed()), self.view.step.title)

    @property
    def aside(self) -> str:
        return "" if self.has_cards else super().aside

    @property
    def aside_of_weeks(self) -> str:
        """What stands in the border of the weeks instead, where there are cards."""
        return super().aside if self.has_cards else ""

    def lines_of(self, item: Item, width: int) -> Sequence[Line]:
        return self._lines(item, width, 1)

    def cursor_lines(self, item: Item, width: int) -> Sequence[Line]:
        lines = self._lines(item, width, 1 if self.shape == "single" else AT_CURSOR)
        return lines if is_suggestion(item) else with_keys(lines, item.acts, width)

    def _lines(self, item: Item, width: int, most: int) -> Sequence[Line]:
        context = self.view.context
        if is_suggestion(item) and self.has_cards:
            return []
        if is_suggestion(item):
            return suggestion_lines(item, context, self.signs, width, self._names, most=most)
        if is_word(item):
            return word_lines(item, context, self.signs, width)
        return super().lines_of(item, width)


class CoffeeSentences(StepSentences):
    """Why there is nothing at all."""

    def sentences(self) -> Sequence[str]:
        if not self._is_empty:
            return ()
        return tuple(filter(None, (self.view.step.nothing(self.view.context), silence(self.view.context))))


def is_suggestion(item: object) -> bool:
    """Whether it can be picked as a coffee."""
    return isinstance(item, Item) and isinstance(item.subject, CoffeeChoice) and not item.subject.first_word


def is_word(item: Item) -> bool:
    """Whether it is a message to be written."""
    return item.state == "first word"
