"""What every full screen shares: tab strip and key bar, the keys of everywhere, and how a change reaches it.

How a screen is added
---------------------
1. Subclass ``View`` in ``screens/<name>.py``; give ``PLACE`` (its rows of the table of commands). Its style stands in
   ``face/face.tcss``.
2. ``body()`` yields its widgets. ``redraw()`` puts what the network says into them; it is called when the screen is
   laid out, after a change of one of the tables in ``SHOWS``, and when the screen's shape changes.
3. Keys are ``action_<id with underscores>``; rows stand in ``command_table.COMMANDS``. A command of the row for
   which the screen has no such method goes to ``action_act("<key>")``, with the key as ``Act.key`` writes it.
4. Writes go through ``self.shell.write(job, then=..., refused=...)``; questions through ``self.ask(question, then)``.
5. Open it with ``self.app.push_screen(TheScreen(...))``; a tab is a mode in ``app.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import ClassVar, Literal, get_args

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widget import Widget

from netritual.domain.model import TABLES, Change, Settings
from netritual.domain.network import Network
from netritual.tui import key_hints
from netritual.tui.app import NetritualApp, shell_of
from netritual.tui.command_table import BY_ID, TABS, Place, Where, action_of, bindings
from netritual.tui.face.spans import Line
from netritual.tui.face.unscrolled import Unpainted
from netritual.tui.screen_frames import ScreenFrames
from netritual.tui.typeahead import takes_text
from netritual.tui.widgets.item_list import ItemList
from netritual.tui.widgets.key_bar import KeyBar

Shape = Literal["single", "narrow", "wide"]
"""Below 80x20 a single list; from 100 columns on two panels; between them one list and a strip."""

SINGLE_BELOW = (80, 20)
WIDE_FROM = 100


def shape_of(width: int, height: int) -> Shape:
    """The shape of a screen of so many cells."""
    if width < SINGLE_BELOW[0] or height < SINGLE_BELOW[1]:
        return "single"
    return "wide" if width >= WIDE_FROM else "narrow"


class ViewBody(Vertical, Unpainted):
    """What stands between the tab strip and the key bar."""


class View(ScreenFrames, inherit_bindings=False):
    """A full screen of the app: tab strip, body, key bar."""

    PLACE: ClassVar[Where] = Where.HOME
    TAB: ClassVar[int] = 0
    """The number of the tab, 1 to 5; 0 for screens that are no tab."""
    SHOWS: ClassVar[Iterable[str]] = TABLES
    """The tables whose changes may alter what is shown here."""
    title_shown = ""
    """What stands at the top of a screen that is no tab: its name for the screens that are opened over it."""
    _list: ItemList | None = None
    AUTO_FOCUS = ""
    """Views say themselves where the cursor goes: after a question it is where it was."""

    def __init_subclass__(cls, **inherits: bool) -> None:
        """Bind the keys of the place, unless the screen gives others; a tab has the number of its place."""
        if "PLACE" in vars(cls):
            cls.TAB = TABS.index(cls.PLACE) + 1 if cls.PLACE in TABS else 0
            cls.BINDINGS = vars(cls).get("BINDINGS") or bindings(cls.PLACE, screen=cls)
        super().__init_subclass__(**inherits)

    def __init__(self) -> None:
        super().__init__()
        self._css_update_count = self.app._css_update_count  # it is styled with the sheet of now, as it is mounted
        self._drawn_at = -1
        self._shape: Shape | None = None
        self._size_drawn: tuple[int, int] = (0, 0)

    @property
    def shell(self) -> NetritualApp:
        """The app, with its store thread, settings and clock."""
        return shell_of(self)

    @property
    def network(self) -> Network:
        """Everything known now."""
        return self.shell.network

    @property
    def settings(self) -> Settings:
        """The settings as they are now."""
        return self.shell.settings

    @property
    def today(self) -> date:
        """The date of the clock in its own offset."""
        return self.shell.parts.now().date()

    @property
    def shape(self) -> Shape:
        """How this terminal is laid out."""
        return shape_of(self.app.size.width, self.app.size.height)

    @property
    def is_drawn(self) -> bool:
        """Whether something was put into its widgets."""
        return self._shape is not None

    @property
    def body_height(self) -> int:
        """The rows between the tab strip and the key bar."""
        keys = max(1, len(self.query_one(KeyBar).hints(self.app.size.width)))
        return max(0, self.app.size.height - 2 - keys)

    def compose(self) -> ComposeResult:
        """The parts; screens give ``body``, and some a ``head`` of their own."""
        self._set_shape(update=False)  # what is mounted now gets its style once
        yield self.head()
        with ViewBody(id="body"):
            yield from self.body()
        yield KeyBar()

    def head(self) -> Widget:
        """The rows at the top: the tabs, or where one is and what lies behind."""
        from netritual.tui.widgets.tab_strip import TabStrip

        return TabStrip(tab=self.TAB, behind="" if self.TAB else self._behind())

    def _behind(self) -> str:
        """The name of the screen that ``esc`` leads back to."""
        below = next((screen for screen in self.app.screen_stack[-2::-1] if isinstance(screen, View)), None)
        if below is None:
            return TABS[0]
        return TABS[below.TAB - 1] if below.TAB else below.title_shown

    def body(self) -> Iterable[Widget]:
        """The widgets between the tab strip and the key bar."""
        return ()

    def redraw(self) -> None:
        """Show what the network says now, in the present shape."""

    @property
    def place(self) -> Place:
        """Which set of keys this screen has now."""
        return self.PLACE

    def show_title(self, left: str = "", right: str | Line = "") -> None:
        """Set the words of the first row; no ``left`` shows the tabs."""
        from netritual.tui.widgets.tab_strip import TabStrip

        self.title_shown = left
        self.query_one(TabStrip).tell(title=left, right=right)

    def key_rows(self) -> key_hints.Rows:
        """The keys of the row at work, then those of everywhere, as far as there is room."""
        fit = key_hints.fitted_in_one if self.shape == "single" else key_hints.fitted
        return fit(self.row_hints(), self.always_hints(), self.app.size.width - 2)

    def row_hints(self) -> Sequence[key_hints.Hint]:
        """The keys of what is at work here."""
        return key_hints.rows(key_hints.WRITTEN[self.PLACE][:1], self.shell.keymap)[0]

    def always_hints(self) -> Sequence[key_hints.Hint]:
        """The keys of everywhere; of one line of keys its last: the way from here, and where the others are."""
        last = ("=1-5 tabs" if self.TAB else "go-back", "show-keys more")
        written = last if self.shape == "single" else key_hints.WRITTEN[self.PLACE][1]
        return key_hints.rows((written,), self.shell.keymap)[0]

    def show_keys(self) -> None:
        """Put the keys that work now at the foot."""
        self.query_one(KeyBar).rows = self.key_rows()

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def follow_focus(self, event: events.DescendantFocus | events.DescendantBlur) -> None:
        """Other keys work in another list, and in a text. Where the focus went on, what has it tells of that."""
        if self._shape is not None and (self.focused is None or isinstance(event, events.DescendantFocus)):
            self.show_keys()

    def draw(self) -> None:
        """Redraw the whole screen and remember what it shows."""
        if not self.is_drawn:
            self.refresh(layout=True)
        self._drawn_at = self.shell.version
        self._shape, self._size_drawn = self.shape, (self.app.size.width, self.app.size.height)
        self._is_out_of_date = False
        self._set_shape()
        self.show_keys()
        self.redraw()

    def _set_shape(self, *, update: bool = True) -> None:
        """Give the style sheets the shape as a class; without ``update`` for widgets still to come."""
        classes = {f"-{shape}": shape == self.shape for shape in get_args(Shape)}
        self.update_classes(classes, update=update)

    def changed(self, change: Change) -> None:
        """A transaction is on disk; the app calls this for the screens in sight. After an undo the cursor stands on the
        row that came back."""
        if change.touched.keys() & self.SHOWS:
            items = self.list if change.undoes is not None else None
            before = {row.key for row in items.rows} if items is not None else set()
            self.draw()
            if items is not None:
                back = (row.key for row in items.rows if row.key not in before and not row.head)
                items.go_to(next(back, ""))
        else:
            self._drawn_at = self.shell.version

    def on_screen_suspend(self) -> None:
        """Toasts go on standing on the screen that covers this one."""
        self.query("ToastRack").set(display=False)

    @on(events.ScreenResume)
    def keep_first_styles(self, event: events.ScreenResume) -> None:
        """What was mounted a moment ago has its style."""
        event.refresh_styles &= self.is_drawn

    def on_screen_resume(self) -> None:
        """Catch up with what changed while the screen was away."""
        self.query("ToastRack").set(display=True)
        if self.is_mounted and self.is_drawn and self._drawn_at != self.shell.version:
            self.catch_up()
        elif self._is_out_of_date:
            self.draw()

    def catch_up(self) -> None:
        """Show what changed while other screens covered this one; more than one change may have come."""
        self.draw()

    def on_resize(self, event: events.Resize) -> None:
        """Lay out again: lines are cut and padded for the width."""
        if (self.app.size.width, self.app.size.height) != self._size_drawn:
            self.call_later(self._do_in_sight, self.draw)

    def ask(self, question: ModalScreen[str | None], then: Callable[[str], object]) -> None:
        """Put a question; ``then`` gets the answer, and nothing happens when there is none."""

        def answered(answer: str | None) -> None:
            if answer is not None:
                then(answer)

        self.app.push_screen(question, answered)

    # Moving: the same keys in every list, and ``tab`` from panel to panel.

    @property
    def list(self) -> ItemList | None:
        """The list that keys move in: the focused one, else the one that had the focus last, else the first."""
        if isinstance(self.focused, ItemList):
            self._list = self.focused
        elif self._list not in (in_sight := [one for one in self.focus_chain if isinstance(one, ItemList)]):
            self._list = next(iter(in_sight), None)
        return self._list

    @property
    def typing(self) -> bool:
        """True while a text field has the focus."""
        return takes_text(self.focused)

    @on(ItemList.Opened)
    async def open_row(self, event: ItemList.Opened) -> None:
        """A click on the cursor's row is what enter does there."""
        event.stop()
        await self.run_action(action_of(BY_ID["open-item"], self))

    def action_in_list(self, method: str, *values: int) -> None:
        """Move in the list, by a method of it."""
        if self.list is not None:
            getattr(self.list, method)(*values)

    def action_panel(self, way: int) -> None:
        """To the next section of the list (1), then to the next widget that takes the focus; or to the one before
        (-1)."""
        focused = self.focused
        if isinstance(focused, ItemList) and focused.move_section(way):
            return
        arrived = self.focus_next() if way > 0 else self.focus_previous()
        if isinstance(arrived, ItemList):
            arrived.move_first() if way > 0 else arrived.move_last()

    # Keys that mean the same everywhere.

    def action_log_interaction(self) -> None:
        self.shell.open_log()

    def action_start_review(self) -> None:
        """Start or resume the weekly review."""
        self.shell.open_review()

    def action_shell(self, method: str, *values: object) -> None:
        """What a method of the app does, whatever is shown."""
        getattr(self.shell, method)(*values)

    def action_filter_list(self) -> None:
        """Where there is no list to filter it opens People with the filter."""
        self.shell.open_tab(2, filtering=True)

    def action_undo(self) -> None:
        from netritual.tui.undo_question import ask_unless_newest_here

        ask_unless_newest_here(self.shell, lambda: self.shell.take_back(True))

    def action_show_keys(self) -> None:
        self.shell.open_help(self.place)

    def action_go_back(self) -> None:
        """Back to where this screen was opened from; a tab has nothing behind it but Home."""
        if self.TAB:
            self.shell.open_tab(1)
        else:
            self.dismiss(None)

    def unsaved(self) -> Sequence[str]:
        """Texts that were typed here and are not in the journal yet."""
        return ()

    def leave(self) -> None:
        """The app is about to end: ask for what must still be saved."""

    def action_open_tab(self, number: int) -> None:
        """One of the tabs, 1 to 5."""
        self.shell.open_tab(number)
