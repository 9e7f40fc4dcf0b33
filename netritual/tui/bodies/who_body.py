"""What lines of the week leave open, what may be missing, what was looked through; beside it what was logged, below it
the log line."""

from collections.abc import Callable, Mapping, Sequence

from msgspec.structs import replace as with_fields
from textual import events, on
from textual.app import ComposeResult

from netritual.review.rows import logged_from
from netritual.review.step import Item
from netritual.tui.bodies.log_line import LINE, LogLine
from netritual.tui.bodies.step_body import StepBody
from netritual.tui.bodies.step_sentences import StepSentences
from netritual.tui.bodies.step_view import SideNote, StepView
from netritual.tui.bodies.week_note import logged_of, week_lines
from netritual.tui.bodies.who_rows import (
    CHANNELS,
    MORE,
    SWEEP,
    WhoRows,
    candidate_lines,
    candidate_room,
    is_logged,
    marked_channel,
)
from netritual.tui.face.painter import signs_for
from netritual.tui.widgets.item_list import ItemList


class WhoSentences(StepSentences):
    """The sentences, without a title."""

    title = ""


class WhoBody(StepBody):
    """What is to be answered, the week's log, and the sweep."""

    rows_kind = WhoRows
    sentences_kind = WhoSentences
    rows: WhoRows

    def show(self, view: StepView) -> None:
        """The mark of the sweep goes on when its channel was ticked."""
        self.rows.channel = marked_channel(view.items, view.cursor, self.rows.channel)
        super().show(view)

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield LogLine(self._keep)

    def filled(self, item: Item | None) -> None:
        """The line holds what was left half typed."""
        self.query_one(LogLine).fill(self.under_way(LINE))

    def typing_keys(self) -> Sequence[str]:
        return ("=enter save", "=tab accept", "=F2 form", "=ctrl+z undo typing", "=↑ recent lines",
                "=esc back to the list", "=F1 grammar")  # fmt: skip

    def _keep(self, text: str) -> None:
        self.texts[LINE] = text

    def current(self) -> Item | None:
        """The item under the cursor, with the digits alone whose people can be read on its row."""
        item = super().current()
        if item is None or not item.candidates:
            return item
        room = candidate_room(item, self.items.scrollable_content_region.width - 1)
        _, keys = candidate_lines(item, room)
        return with_fields(item, acts=tuple(act for act in item.acts if not act.key.isdigit() or act.key in keys))

    def beside(self, item: Item | None) -> SideNote | None:
        """Wide: the week's log. Narrow: nothing, it stands in the list."""
        logged = [item for item in self.view.items if is_logged(item)] if self.wide else []
        if not logged:
            return None
        context, signs = self.view.context, signs_for(self)
        talks, since = logged_of(context.network, logged), logged_from(context)
        return SideNote("Your week so far", lambda width: week_lines(talks, since, context.today, width, signs))

    def on_key(self, event: events.Key) -> None:
        """The arrows mark another channel of the sweep."""
        row = self.items.row
        if event.key not in ("left", "right") or row is None or row.state != SWEEP:
            return
        event.stop()
        self.rows.mark_next(1 if event.key == "right" else -1)
        self.redraw()

    def stand_on(self, key: str) -> None:
        """In the narrow shape one row stands for all channels."""
        item = self.view.item(key)
        super().stand_on(CHANNELS if item is not None and item.table == SWEEP and not self.wide else key)

    @on(ItemList.Opened)
    def show_more(self, event: ItemList.Opened) -> None:
        """A click on the row of the log shows all of it."""
        if event.row.key == MORE:
            event.stop()
            event.prevent_default()
            self.open_more()

    @property
    def own_acts(self) -> Mapping[str, Callable[[], object]]:
        """a and tab go to the log line; enter on the row of the log shows all of it."""
        more = {"enter": self.open_more} if self._cursor_key == MORE else {}
        return {"a": self.edit_line, "tab": self.edit_line, **more}

    @property
    def row_keys(self) -> Sequence[str]:
        return ("=enter shows them",) if self._cursor_key == MORE else ()

    def edit_line(self) -> None:
        """Put the cursor into the log line."""
        self.query_one(LogLine).edit()

    def open_more(self) -> None:
        """Show the whole log in the list."""
        self.rows.shows_log = True
        self.redraw()
        self.items.go_to(next(item.key for item in self.view.items if is_logged(item)))
