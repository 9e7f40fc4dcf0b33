"""The step of coffees: suggestions to pick from, with their times, and the file to be written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from netritual.domain.coffees.slots import turns_to
from netritual.review.step import Item
from netritual.services.verbs.calendar_file import CalendarFileContents
from netritual.tui.app import shell_of
from netritual.tui.bodies.calendar_file_wording import FILE
from netritual.tui.bodies.coffee_parts import (
    FilePreview,
    FittedPainter,
    SuggestionCards,
    show_beyond,
    show_foot,
    show_weeks,
)
from netritual.tui.bodies.coffee_rows import CoffeeRows, CoffeeSentences, is_suggestion, is_word
from netritual.tui.bodies.coffee_wording import silence
from netritual.tui.bodies.draft_body import DraftBody
from netritual.tui.bodies.fortnight import FREE_HOUR
from netritual.tui.bodies.step_view import SideNote, StepView, note_of
from netritual.tui.face.painter import Painter
from netritual.tui.widgets.card_row import CardRow

RECKONING = ("fit", "reckoning")
"""What is known of an item by its figures: ``o`` says it."""
ONLY_SHOWN = f"Nothing was written: {FILE} was only shown. [ goes to Coffees, and enter twice writes it."


class CoffeeBody(DraftBody):
    """Suggestions to pick from; < and > move the time, enter shows the file and then writes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", "the card before", show=False),
        Binding("right", "turn(1)", "the next card", show=False),
    ]

    rows_kind = CoffeeRows
    sentences_kind = CoffeeSentences
    main_key = "space"  # enter is the file's
    opens_wide: ClassVar[bool] = True
    rows: CoffeeRows
    preview: CalendarFileContents | None = None
    """What would be written, while it is shown."""

    # The parts.

    def compose(self) -> ComposeResult:
        self.set_class(self.rows.has_cards, "-carded")  # before there are parts whose styles hang on it
        yield SuggestionCards()
        yield Painter(id="beyond", classes="across")
        yield from super().compose()
        yield FittedPainter(id="weeks", classes="note across gives")
        yield FilePreview()
        yield Painter(id="foot", classes="note across gives")

    def follow(self) -> None:
        super().follow()
        rows, at, every = self.rows, self.current(), self.rows.suggestions()
        self.set_class(self.preview is not None, "-preview")
        self.set_class(rows.has_cards, "-carded")
        self.items.set_class(not rows.listed(), "-unseen")
        self.items.set_class(rows.has_cards and (at is None or is_suggestion(at)), "-elsewhere")
        beyond = self.query_one(SuggestionCards).follow(every, at, self.view.context) if rows.has_cards else None
        left = () if rows.all_left_out else rows.left_out()
        quiet = silence(self.view.context) if self._has_rows and not every else ""
        show_beyond(self.query_one("#beyond", Painter), beyond, left, quiet)
        show_foot(self.query_one("#foot", Painter), self.view, () if rows.has_cards else left)
        show_weeks(self.query_one("#weeks", FittedPainter), self.view, at, rows.aside_of_weeks)
        self.query_one(FilePreview).follow(self.preview, self.view)

    def beside(self, item: Item | None) -> SideNote | None:
        """Why this one, where no card says so."""
        if item is None or self.preview is not None or self.shows_draft(item):
            return None
        if not self.wide or (is_suggestion(item) and self.rows.has_cards):
            return None
        said = [(label, text) for label, text in item.detail if label not in RECKONING]
        return note_of(f"Why {item.cells[0]}" if is_suggestion(item) else item.cells[0], said)

    def shows_draft(self, item: Item | None) -> bool:
        """Of a first word at once, of others when it was asked for."""
        if item is None or self.preview is not None:
            return False
        return super().shows_draft(item) if is_word(item) else bool(item.draft) and self._opened == item.key

    # The preview.

    def show_preview(self, contents: CalendarFileContents) -> None:
        """Show what would be written."""
        self.preview = contents
        self.redraw()

    def hide_preview(self) -> None:
        """Back to the reasons."""
        if self.preview is not None:
            self.preview = None
            self.redraw()
            self.go_back()

    def show(self, view: StepView) -> None:
        """What changed may be in the file: a preview is of the past then, but not by the drafts that came meanwhile."""
        if not self.is_mounted or _without_drafts(view.items) != _without_drafts(self.view.items):
            self.preview = None
        super().show(view)

    # Keys and the mouse.

    @property
    def own_acts(self) -> Mapping[str, Callable[[], object]]:
        """n whatever row the cursor is on; y while the preview is shown."""
        copies = {"y": lambda: shell_of(self).outgoing.copy(self.query_one(FilePreview).text)}
        return {"n": self.turn_left_out, **(copies if self.preview is not None else {})}

    def turn_left_out(self) -> None:
        """Show everyone who is left out, or nobody of them."""
        self.rows.all_left_out = not self.rows.all_left_out
        self.redraw()
        if self.rows.all_left_out and (left := self.rows.left_out()):
            self.stand_on(left[0].key)

    def own_keys(self) -> Sequence[str]:
        return ("=enter write it", "=y copy", "=esc go back") if self.preview is not None else ()

    def open_detail(self) -> bool:
        """None: enter is the file's at every size; ``o`` says why."""
        return False

    def words_on_leaving(self) -> str:
        """That a file that was only shown is not written."""
        return ONLY_SHOWN if self.preview is not None else ""

    def took_escape(self) -> bool:
        """Escape closes the preview first, then the rows of those left out."""
        shown = self.preview is not None or self.rows.all_left_out
        if self.preview is None and shown:
            self.turn_left_out()
        self.hide_preview()
        return shown

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The arrows go from card to card where there are cards."""
        return action != "turn" or (self.rows.has_cards and self.items.has_focus)

    def action_turn(self, by: int) -> None:
        """Go to the card beside this one."""
        every, at = self.rows.suggestions(), self.current()
        place = every.index(at) + by if at in every else 0
        if 0 <= place < len(every):
            self.stand_on(every[place].key)

    @on(CardRow.Turned)
    def turn_card(self, event: CardRow.Turned) -> None:
        """The wheel goes from card to card."""
        event.stop()
        self.action_turn(event.by)

    @on(CardRow.Chosen)
    def choose_card(self, event: CardRow.Chosen) -> None:
        """A click on a card puts the cursor there; one on its arrows, or on the card at work, is their key."""
        event.stop()
        before = self.current()
        self.stand_on(event.key)
        if event.press or self.current() is before:
            self._want(event.press or self.main_key)

    @on(Painter.Pressed)
    def go_to_mark(self, event: Painter.Pressed) -> None:
        """A click on a coffee of the weeks goes to its card or row, one on a free hour takes that for the card or row
        at work."""
        if event.press.startswith(FREE_HOUR):
            event.stop()
            self._take_hour(datetime.fromisoformat(event.press.removeprefix(FREE_HOUR)))
        elif self.items.go_to(event.press):
            event.stop()

    def _take_hour(self, start: datetime) -> None:
        """Turn the coffee at work to the slot at an hour."""
        item, shell = self.current(), shell_of(self)
        if item is None or not is_suggestion(item):
            shell.toast("A free hour is for the coffee under the cursor. Go to one of the suggestions first.")
            return
        by = turns_to(item.subject.options, item.subject.chosen.slot, start)
        if by is None:
            shell.toast(f"{item.cells[0]} has no free time then.")
        elif by:
            self._want(">" if by > 0 else "<", str(abs(by)))


def _without_drafts(items: Sequence[Item]) -> list[Item]:
    """Rows as they are before their drafts are made."""
    return [replace(item, draft="", drafted=True, acts=()) for item in items]
