"""What every step of the review shows: the place of its rows, sentences below it, and a note on the row at work.

Parts stand in two columns or below each other (``face/columns.py``); other bodies add to the parts and say what stands
in them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.events import DescendantFocus, Resize
from textual.geometry import Size
from textual.message import Message

from netritual.review.step import Act, Item
from netritual.tui.app import shell_of
from netritual.tui.bodies.step_rows import StepRows
from netritual.tui.bodies.step_sentences import StepSentences
from netritual.tui.bodies.step_view import SideNote, StepView, note_of, title_of
from netritual.tui.content import plain
from netritual.tui.face.columns import ColumnParts
from netritual.tui.face.painter import Painter
from netritual.tui.messages import TextLeft
from netritual.tui.view import shape_of
from netritual.tui.widgets.item_list import ItemList

if TYPE_CHECKING:
    from netritual.domain.drafts.draft_checks import Draft


class StepBody(ColumnParts):
    """The rows of a step; other bodies change what stands beside and below them."""

    share = 0.56
    rows_kind: ClassVar[type[StepRows]] = StepRows
    """What its list shows."""
    sentences_kind: ClassVar[type[StepSentences]] = StepSentences
    """What is said besides."""
    why_classes: ClassVar[tuple[str, ...]] = ("beside",)
    """Classes of the note on the row: none where it stands below the rows."""
    main_key: ClassVar[str] = "enter"
    """The key of what a click on the row under the cursor does."""
    has_list: ClassVar[bool] = True
    """False where nothing is chosen from: the keys are the step's."""
    view: StepView
    """The step as it is now; there from the first ``show`` on."""

    class ActWanted(Message):
        """The person wants an act done with the item of a key, "" for the step itself; with an ``answer`` nothing is
        asked."""

        def __init__(self, act: Act, key: str = "", answer: str | None = None) -> None:
            super().__init__()
            self.act, self.key, self.answer = act, key, answer

    class ItemMarked(Message):
        """The cursor stands on the item of a key, "" for a row that is none: its keys are shown."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self) -> None:
        super().__init__()
        self.rows = self.rows_kind(shell_of(self))
        """What the list shows."""
        self.texts: dict[str, str] = {}
        """Texts under way, by the key of their item; the screen shares them between steps and keeps them."""
        self._drawn_for = Size(0, 0)
        self._followed: str | None = None
        """The key of the row that what stands beside the list belongs to."""
        self._has_rows = False
        self._typed: object = None
        """What was typed when what stands beside the list was filled in."""
        self._awaited: StepView | None = None
        """The step as it is now, without the row whose text is being written."""

    # The parts.

    def compose(self) -> ComposeResult:
        """The rows, sentences, and the note on the row; other bodies add parts before and behind them: of the class
        ``beside`` such as a draft, of the class ``across`` under everything."""
        yield ItemList(id="items", classes="place gives")
        yield self.sentences_kind(self.view)
        why = Painter(id="why")
        why.set_classes(("note", "gives", *self.why_classes))
        yield why

    def on_mount(self) -> None:
        """Put in what was given before there was a place for it."""
        self.redraw(self.view.cursor)

    def arrive(self, view: StepView) -> None:
        """Come into sight, with the step as it is now."""
        if view.is_same(self.view):
            self.view = self.rows.view = view
            self._tell_mark() if self.typed == self._typed else self.follow()
        else:
            self.show(view)
            if view.cursor:
                self.stand_on(view.cursor)
        self.go_back()

    # What is shown.

    @property
    def items(self) -> ItemList:
        """The list."""
        return self.query_one("#items", ItemList)

    @property
    def wide(self) -> bool:
        """True when what belongs to a row stands beside the list."""
        return shape_of(*self.app.size) == "wide"

    def current(self) -> Item | None:
        """The item under the cursor."""
        items = self.query_one_optional("#items", ItemList)
        return items.value(Item) if items is not None else None

    def show(self, view: StepView) -> None:
        """Draw a step. From a row that has gone the cursor goes to what came of it above, else to the next.

        A row whose text is being written stays until the text is left, whatever became of it meanwhile."""
        if not self.is_mounted:
            self.view = self.rows.view = view
        elif self.writes and view.item(self._cursor_key) is None:
            self._awaited = view
        else:
            cursor, self._awaited = view.came_above(self.view, self._cursor_key), None
            self.view = self.rows.view = view
            self.redraw(cursor)

    @property
    def _cursor_key(self) -> str | None:
        row = self.items.row
        return row.key if row is not None else None

    def stand_on(self, key: str) -> None:
        """Put the cursor on the row of an item."""
        self.items.go_to(key)

    @property
    def writes(self) -> bool:
        """Whether the focus is beside the list, in the text of its row."""
        focused = self.screen.focused
        return focused is not None and any(part.has_class("beside") for part in focused.ancestors_with_self)

    @on(DescendantFocus)
    def show_awaited(self) -> None:
        """What changed while a text was written is shown when it is left."""
        if self._awaited is not None and not self.writes:
            self.show(self._awaited)

    def redraw(self, cursor: str = "") -> None:
        """Put the rows and all that belongs to them in; the cursor stays on its row, or goes to that of an item."""
        self._drawn_for = self.app.size
        width = self.items.size.width or int(self.app.size.width * (self.share if self.wide else 1))
        rows = self.rows.for_width(width) if self.has_list else []
        self._has_rows = bool(rows)
        is_empty = self.has_list and not rows
        self.items.set_class(not self._has_rows, "-nothing")
        self.set_class(is_empty, "-empty")
        self.items.set_rows(rows)
        if cursor:
            self.stand_on(cursor)
        self.items.border_title = plain(self.rows.title)
        self.items.entitle(plain(self.rows.aside), below=True)
        self.query_one(StepSentences).follow(self.view, is_empty=is_empty)
        self.follow()

    def follow(self) -> None:
        """Let what stands beside the list follow the cursor."""
        item, self._followed = self.current(), self._cursor_key
        note = self.query_one("#why", Painter)
        beside = self.beside(item)
        note.set_class(beside is None, "-nothing")
        if beside is not None:
            note.border_title = plain(beside.title)
            note.show(beside.paint)
        self.filled(item)
        self._typed = self.typed
        self._tell_mark()

    def _tell_mark(self) -> None:
        item = self.current()
        if self.display and (item is not None or self.row_keys):
            self.post_message(self.ItemMarked(item.key if item is not None else ""))

    @property
    def typed(self) -> object:
        """What was typed of which something is shown."""
        return dict(self.texts)

    def beside(self, item: Item | None) -> SideNote | None:
        """What stands beside the list: all that is known of the row at work."""
        return note_of(title_of(item), item.detail) if item is not None else None

    def filled(self, item: Item | None) -> None:
        """Called when extras should follow another item."""

    def on_resize(self, event: Resize) -> None:
        """Another shape shows other parts."""
        if self.app.size != self._drawn_for:
            self.remove_class("-detail")
            self.redraw()

    # The note in place of the list, where there is room for one of them.

    def open_detail(self) -> bool:
        """On a small terminal: show what stands behind the row; False when it is shown already, or there is nothing."""
        if self.rows.shape != "single" or self.has_class("-detail") or self.beside(self.current()) is None:
            return False
        self.add_class("-detail")
        return True

    def words_on_leaving(self) -> str:
        """What is said where the step is left for another one; "" for nothing."""
        return ""

    def took_escape(self) -> bool:
        """Back to the list; False when it is there: then escape leaves the review."""
        shown = self.has_class("-detail")
        self.remove_class("-detail")
        return shown

    # Keys and the mouse.

    @on(TextLeft)
    def leave_text(self, event: TextLeft) -> None:
        """From a text back to the list."""
        event.stop()
        self.go_back()

    def go_back(self) -> None:
        """Give the focus to the list, where there is one."""
        self.screen.set_focus(self.items if self._has_rows else None)

    @on(ItemList.Moved)
    def follow_cursor(self, event: ItemList.Moved) -> None:
        """Note, texts and keys follow the cursor."""
        event.stop()
        if self._cursor_key != self._followed:
            self.follow()

    @on(ItemList.Opened)
    @on(ItemList.Pressed)
    def do_clicked(self, event: ItemList.Opened | ItemList.Pressed) -> None:
        """A click on a key of a row is that key, one on the row under the cursor its main act, as enter is."""
        event.stop()
        self._want(event.press if isinstance(event, ItemList.Pressed) else self.main_key)

    def _want(self, key: str, answer: str | None = None) -> None:
        """Want what the row under the cursor has on a key."""
        item = self.current()
        act = item.act(key) if item is not None else None
        if item is not None and act is not None:
            self.post_message(self.ActWanted(act, item.key, answer))

    def under_way(self, key: str) -> str:
        """What was typed for an item and is not done yet, in this session or before; "" for nothing."""
        return self.texts.get(key, self.view.context.review.drafts.get(key, ""))

    def own_keys(self) -> Sequence[str]:
        """All keys that work now, for the key bar, where what is shown has keys of its own; else none."""
        return ()

    @property
    def row_keys(self) -> Sequence[str]:
        """The keys of a row under the cursor that is no item, for the key bar; none of any other row."""
        return ()

    def typing_keys(self) -> Sequence[str]:
        """Keys of the part beside the list that has the focus, such as a text, for the key bar."""
        return ("=esc back to the list (the text is kept)", "=ctrl+z undo typing", "=tab next panel")

    @property
    def own_acts(self) -> Mapping[str, Callable[[], object]]:
        """Keys of the list that the body itself answers now, and what they do; then no act is done."""
        return {}

    def took_key(self, key: str) -> bool:
        """Do what the body itself does with a key of the list; False where it is none of its own."""
        own = self.own_acts.get(key)
        if own is not None:
            own()
        return own is not None

    def answer_for(self, item: Item, act_id: str) -> str | None:
        """What the body already knows as the answer to an act's question; None asks it."""
        return None

    def open_draft(self, item: Item) -> bool:
        """Put the cursor into the text that belongs to an item; False when there is none."""
        return False

    def copyable(self, item: Item) -> Draft:
        """The draft to copy."""
        from netritual.review.item_draft import item_draft  # not at start: its guards read a text

        return item_draft(self.view.context.network, item, self.draft_of(item))

    def draft_of(self, item: Item) -> str:
        """The draft of an item as the person left it, else as it was made."""
        return self.under_way(item.key) or item.draft
