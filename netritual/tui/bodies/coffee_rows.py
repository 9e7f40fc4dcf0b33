"""The parts of the step of coffees, and what stands in them: cards, rows, a draft or reasons, the weeks, sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.widget import Widget

from netritual.review.choice import Choice
from netritual.review.step import Item
from netritual.services.verbs.calendar_file import Contents
from netritual.tui.bodies.coffee_card import suggestion_lines, word_lines
from netritual.tui.bodies.coffee_parts import FilePreview, SuggestionCards, WeeksGrid
from netritual.tui.bodies.coffee_words import beyond_lines, foot_lines, silence
from netritual.tui.bodies.draft_body import DraftBody
from netritual.tui.bodies.item_rows import rows_of, sentence, with_keys
from netritual.tui.bodies.step_view import Note, note_of
from netritual.tui.content import plain
from netritual.tui.face.painter import Painter, signs_for
from netritual.tui.face.spans import Line
from netritual.tui.widgets.item_list import Row

CARD_ROWS = 34
"""Rows of a terminal from which there is room for cards over the weeks."""
AT_CURSOR = 2
"""Reasons that a row shows under the cursor."""


RECKONING = ("fit", "reckoning")
"""What is known of an item by its figures: ``o`` says it."""


class CoffeeRows(DraftBody):
    """Suggestions as cards or as rows, with all that belongs to them."""

    opens_wide: ClassVar[bool] = True

    def __init__(self) -> None:
        super().__init__()
        self.preview: Contents | None = None
        self.all_left_out = False

    # The parts.

    def entry(self) -> Iterable[Widget]:
        self.set_class(self.has_cards, "-carded")  # before there are parts whose styles hang on it
        yield SuggestionCards()
        yield Painter(id="beyond", classes="across")

    def tail(self) -> Iterable[Widget]:
        yield WeeksGrid()
        yield FilePreview()
        yield Painter(id="foot", classes="note across gives")

    # What stands in the list.

    @property
    def has_cards(self) -> bool:
        """Whether suggestions are cards; else they are rows of the list."""
        return self.wide and self.app.size.height >= CARD_ROWS and bool(self.suggestions())

    def suggestions(self) -> list[Item]:
        """What can be picked."""
        return [item for item in self.view.items if is_suggestion(item)]

    def in_state(self, state: str) -> list[Item]:
        """The items of one state, such as "left out"."""
        return [item for item in self.view.items if item.state == state]

    def listed(self) -> Sequence[Item]:
        shown = [item for item in self.view.items if self.all_left_out or item.state != "left out"]
        if not self.has_cards:
            return shown
        others = [item for item in shown if not is_suggestion(item)]
        return sorted(others, key=lambda item: item.state != "planned")  # it is in the file

    def rows(self) -> list[Row]:
        """The first section has its title in the frame. Rows of suggestions that are cards are not seen."""
        cards = [*map(self.row_of, self.suggestions())] if self.has_cards else []
        rows = rows_of(self.listed(), self.row_of, roomy=self.wide and not cards)  # the cards leave no room
        return [*cards, *rows[1 if rows and rows[0].head else 0 :]]

    def list_title(self) -> str:
        return next((item.section for item in self.listed()), self.view.step.title)

    def row_lines(self, item: Item, width: int) -> Sequence[Line]:
        return self._lines(item, width, 1)

    def cursor_lines(self, item: Item, width: int) -> Sequence[Line]:
        lines = self._lines(item, width, 1 if self.small or self.preview is not None else AT_CURSOR)
        return lines if is_suggestion(item) else with_keys(lines, item.acts, width)

    def _lines(self, item: Item, width: int, most: int) -> Sequence[Line]:
        context = self.view.context
        if is_suggestion(item) and self.has_cards:
            return []
        if is_suggestion(item):
            return suggestion_lines(item, context, signs_for(self), width, self._names, most=most)
        if is_word(item):
            return word_lines(item, context, signs_for(self), width)
        return super().row_lines(item, width)

    @property
    def aside(self) -> str:
        return "" if self.has_cards else super().aside

    def sentences(self) -> Sequence[str]:
        if self._has_rows:
            return ()
        return tuple(filter(None, (self.view.step.nothing(self.view.context), silence(self.view.context))))

    # What stands beside it.

    def beside(self, item: Item | None) -> Note | None:
        """Why this one, where no card says so."""
        if item is None or self.preview is not None or self.shows_draft(item):
            return None
        if not self.wide or (is_suggestion(item) and self.has_cards):
            return None
        said = [(label, text) for label, text in item.detail if label not in RECKONING]
        return note_of(f"Why {item.cells[0]}" if is_suggestion(item) else item.cells[0], said)

    def shows_draft(self, item: Item | None) -> bool:
        """Of a first word at once, of others when it was asked for."""
        if item is None or self.preview is not None:
            return False
        return super().shows_draft(item) if is_word(item) else bool(item.draft) and self._opened == item.key

    def follow(self) -> None:
        super().follow()
        at, every = self.current(), self.suggestions()
        self.set_class(self.preview is not None, "-preview")
        self.set_class(self.has_cards, "-carded")
        self.items.set_class(not self.listed(), "-unseen")
        self.items.set_class(self.has_cards and (at is None or is_suggestion(at)), "-elsewhere")
        beyond = self.query_one(SuggestionCards).follow(every, at, self.view.context) if self.has_cards else ((), ())
        self._say(beyond, silence(self.view.context) if self._has_rows and not every else "")
        self.query_one(WeeksGrid).follow(self.view, at, super().aside if self.has_cards else "")
        self.query_one(FilePreview).follow(self.preview, self.view)

    def _say(self, beyond: tuple[Sequence[Item], Sequence[Item]], quiet: str) -> None:
        """The sentences above the list and at the foot."""
        left, signs = [] if self.all_left_out else self.in_state("left out"), signs_for(self)
        view, wide, small, has_cards = self.view, self.wide, self.small, self.has_cards
        above, foot = self.query_one("#beyond", Painter), self.query_one("#foot", Painter)
        above.set_class(not (has_cards or quiet), "-nothing")
        above.show(
            lambda width: [
                *(sentence(quiet, width, "text") if quiet else ()),
                *(beyond_lines(*beyond, left, signs, width) if has_cards else ()),
            ]
        )
        foot.border_title = plain("The calendar file" if wide else "")
        foot.show(
            lambda width: foot_lines(view, () if has_cards or small else left, signs, width, wide=wide, brief=small)
        )


def is_suggestion(item: object) -> bool:
    """Whether it can be picked as a coffee."""
    return isinstance(item, Item) and isinstance(item.subject, Choice) and not item.subject.first_word


def is_word(item: Item) -> bool:
    """Whether it is a message to be written."""
    return item.state == "first word"
